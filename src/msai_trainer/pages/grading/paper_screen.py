"""What is seen of work on paper: the list, and one work with its picture beside the form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msai import ui
from msai.activities.assignment_form.screen_fields import place_nodes, question_nodes, title
from msai.assignments import placed
from msai.assignments.codes import is_mistyped
from msai_trainer.handins.catalogue import Catalogue
from msai_trainer.handins.paper_files import PDF, paper_kind
from msai_trainer.handins.transcribed import LONGEST_NAME
from msai_trainer.marking.masters import Masters
from msai_trainer.model import FoundFile
from msai_trainer.pages.grading.paper import Paper
from msai_trainer.pages.grading.paper_sheets import (
    PaperSheet,
    catalogue_of,
    opened_sheet,
    other_files,
    pictures_of,
    roster_of_desk,
    sheets_of_desk,
    unusable,
)
from msai_trainer.pages.grading.paper_typing import ZOOMS, shown_picture
from msai_trainer.pages.grading.state import NO_MASTERS, GradingDesk
from msai_trainer.pages.windows import WINDOW, turning
from msai_trainer.results.words import person

_ABOUT = (
    "Zdjęcia i skany kartek przepisujesz tutaj. Przepisana praca liczy się jak każda inna. Strony "
    "jednej pracy łączą się same, gdy wskażesz tę samą osobę i zadanie. Zdjęcia są tylko w tej "
    "przeglądarce: plik klasy zapisuje przepisane odpowiedzi, bez zdjęć."
)
_PRIVATE = (
    "Na zdjęciu może być więcej niż odpowiedzi: nazwisko, twarz, miejsce. Gdy przepiszesz "
    "odpowiedzi, odłóż zdjęcie."
)
_KEPT = "To, co wpisujesz, zapamiętuje się od razu. Liczy się dopiero po „Zapisz jako pracę”."
_NO_PICTURE = "Zdjęcia już nie ma. Odpowiedzi możesz poprawić."
_PDF = "Plik PDF otworzy się w nowej karcie. Ustaw obie karty obok siebie."
_DROP = "Usunąć wszystko, co tu przepisano? Zdjęcie zostanie."
_BROKEN = (
    "Przeglądarka nie pokaże tego zdjęcia: plik jest uszkodzony albo niepełny. Poproś o niego "
    "jeszcze raz albo przepisz odpowiedzi prosto z kartki."
)
_SWAP = "Zamień z pracą osoby {code}"
_CODE = "Kod z listy albo z kartki. Wybierzesz osobę z nazwiskiem, gdy podasz listę osób."


def paper_nodes(state: GradingDesk, masters: Callable[[], Masters]) -> list[ui.Node]:
    """Return the list of works on paper; nothing: there are none."""
    problems = [ui.Message("problem", words) for words in unusable(state)]
    sheets = sheets_of_desk(state, masters)
    told = [ui.Text(state.paper.told)] if state.paper.told else []
    if not sheets:
        return [*problems, *told]
    start = state.paper.start if state.paper.start < len(sheets) else 0
    rows: list[str | ui.Node] = [_row(state, one) for one in sheets[start : start + WINDOW]]
    done = sum(len(one.pictures) for one in sheets if one.work.done)
    clean = ui.Button("paper-clean", f"Odłóż zdjęcia przepisanych ({done})", "quiet")
    return [
        *problems,
        ui.Heading(f"Na papierze: {_count(sheets)}"),
        ui.Text(_ABOUT, small=True),
        *told,
        ui.Items(rows),
        *turning("prac na papierze", start, len(sheets), "paper-turn"),
        *([clean] if done else []),
    ]


def _count(sheets: Sequence[PaperSheet]) -> str:
    done = sum(one.work.done for one in sheets)
    return f"przepisane {done}, do przepisania {len(sheets) - done}"


def _row(state: GradingDesk, sheet: PaperSheet) -> ui.Columns:
    what = "Przepisz" if sheet.work.made is None else "Popraw"
    code, assignment = sheet.key
    name = sheet.pictures[0] if sheet.pictures else f"{code}, {_title(assignment)}"
    who = person(code, roster_of_desk(state)) if code else "nie wiadomo, czyja"
    pages = f"zdjęcia: {len(sheet.pictures)}" if len(sheet.pictures) > 1 else ""
    told = "; ".join(filter(None, (who, _title(assignment), pages, f"**{sheet.standing}**")))
    others = other_files(state, sheet)
    words = f"{told}. {others}".rstrip() if others else told
    return ui.Columns([ui.Button(f"paper-open:{sheet.place}", f"{what}: {name}"), ui.Text(words)])


def _title(assignment: str) -> str:
    return assignment.replace("-", " ").capitalize()


def sheet_view(state: GradingDesk, masters: Callable[[], Masters]) -> list[ui.Node]:
    """Return one work: whose it is, its picture beside the form; nothing: none is open."""
    paper = state.paper
    sheet = opened_sheet(sheets_of_desk(state, masters), paper.opened)
    if sheet is None:
        return []
    catalogue = catalogue_of(masters)
    name = sheet.pictures[0] if sheet.pictures else "bez zdjęcia"
    parts: list[ui.Node] = [
        ui.Columns([ui.Button("sheet-close", "Wróć do listy")]),
        ui.Group("Czyja to praca", _whose(state, sheet, catalogue), fieldset=True),
        *([ui.Text(paper.told)] if paper.told else []),
        *([ui.Message("problem", paper.problem)] if paper.problem else []),
        *([ui.Button("sheet-swap", _SWAP.format(code=paper.swap[0]))] if all(paper.swap) else []),
        ui.Columns(
            [
                ui.Group("Kartka", _picture(state, sheet)),
                ui.Group("Co na niej stoi", _form(paper, sheet, catalogue)),
            ]
        ),
    ]
    # What is opened begins where it can be read.
    return [ui.Keyed("sheet", f"Praca na papierze: {name}", (), paper.opened, parts)]


def _whose(state: GradingDesk, sheet: PaperSheet, catalogue: Catalogue) -> list[ui.Node]:
    code, assignment = sheet.key
    options = [
        ui.Option(name, one.assignment.title) for name, one in sorted(catalogue.masters.items())
    ]
    nodes: list[ui.Node] = [
        _person(state, code),
        ui.Choice("sheet-task", "Zadanie", options, assignment),
        ui.Input("sheet-by", "Kto przepisuje", state.paper.by, max_length=LONGEST_NAME),
    ]
    if not options:
        return [ui.Message("problem", NO_MASTERS)]
    if code and not roster_of_desk(state).entries and is_mistyped(code):
        nodes.append(
            ui.Message("problem", f"W kodzie {code} jest pomyłka: nie pasuje ostatni znak.")
        )
    return nodes


def _person(state: GradingDesk, code: str) -> ui.Node:
    roster = roster_of_desk(state)
    if not state.entries:
        return ui.Input("sheet-person", "Kod osoby", code, help=_CODE, max_length=40, patient=True)
    options = [ui.Option(one.kod, person(one.kod, roster)) for one in roster.entries]
    return ui.Choice("sheet-person", "Osoba", options, code)


def _picture(state: GradingDesk, sheet: PaperSheet) -> list[ui.Node]:
    name = shown_picture(state.paper, sheet)
    if not name:
        return [ui.Text(_NO_PICTURE)]
    at, several = sheet.pictures.index(name), len(sheet.pictures) > 1
    pages: list[ui.Node] = [
        ui.Button(f"sheet-page:{number}", f"Strona {number + 1}", pressed=number == at)
        for number in range(len(sheet.pictures))
    ]
    away: list[ui.Node] = [ui.Button("sheet-aside", "Odłóż to zdjęcie", "quiet")]
    if several:
        away.append(ui.Button("sheet-detach", "To inna praca: odłącz to zdjęcie", "quiet"))
    return [
        *([ui.Columns(pages)] if several else []),
        *_scan(state.paper, pictures_of(state)[name]),
        ui.Text(_PRIVATE, small=True),
        ui.Columns(away),
    ]


def _scan(paper: Paper, picture: FoundFile) -> list[ui.Node]:
    mime = paper_kind(picture.content)
    scan = ui.Scan(
        f"scan-{picture.name}",
        f"Kartka: {picture.name}",
        mime,
        picture.content,
        paper.about(picture.name).turned,
        paper.zoom,
        _BROKEN,
    )
    if mime == PDF:
        return [scan, ui.Text(_PDF, small=True)]
    return [
        ui.Columns(
            [
                ui.Button("sheet-larger", "Powiększ", disabled=paper.zoom == ZOOMS[-1]),
                ui.Button("sheet-smaller", "Pomniejsz", disabled=paper.zoom == ZOOMS[0]),
                ui.Button("sheet-turn", "Obróć"),
            ]
        ),
        scan,
    ]


def _form(paper: Paper, sheet: PaperSheet, catalogue: Catalogue) -> list[ui.Node]:
    master = catalogue.masters.get(sheet.key[1])
    if master is None or not sheet.known:
        return [ui.Text("Najpierw wybierz osobę i zadanie. Wtedy zobaczysz pytania.")]
    work = sheet.work
    task = placed(master.assignment, work.given)
    questions = [
        ui.Group(title(one, number), question_nodes(task, one, work.given))
        for number, one in enumerate(task.questions, start=1)
    ]
    group: list[ui.Node] = []
    if task.group_max > 1:
        label = "Kody osób, które pracowały razem z tą osobą"
        hint = "Tylko gdy to jedna praca kilku osób. Kody oddziel przecinkami."
        group = [ui.Input("sheet-group", label, work.group, help=hint, max_length=200)]
    return [
        ui.Text(_KEPT, small=True),
        *place_nodes(task, work.given),
        *questions,
        *group,
        ui.Columns([ui.Button("sheet-save", "Zapisz jako pracę", "primary")]),
        ui.Status(f"Ta praca: {sheet.standing}."),
        *_dropping(paper, sheet),
    ]


def _dropping(paper: Paper, sheet: PaperSheet) -> list[ui.Node]:
    if sheet.work.blank and sheet.work.made is None:
        return []
    if not paper.asking:
        return [ui.Button("sheet-drop", "Usuń przepisane odpowiedzi", "quiet")]
    yes, no = ui.Button("sheet-drop-yes", "Tak, usuń"), ui.Button("sheet-keep", "Nie, zostaw")
    return [ui.Message("question", _DROP), ui.Columns([yes, no])]
