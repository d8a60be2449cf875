"""„Wydaj”: the files that the desk gives, and where they are offered."""

from __future__ import annotations

from msai import ui
from msai.activities.common.take_home import DOCX, XLSX
from msai.base.export import write_docx
from msai.ui import Deliver
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.given_out import CHANGED, changed_people, regiving
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.tables import short_title
from msai_trainer.people.klasa import as_file_name
from msai_trainer.results import giving_out
from msai_trainer.results.class_report import ClassReport, class_report
from msai_trainer.results.handing_out import feedback_of, in_moodle, results_of
from msai_trainer.results.lessons import served_lessons
from msai_trainer.results.points import points_workbook
from msai_trainer.results.report_words import TITLE, report_blocks, report_xlsx

#: Buttons that give a file; ``moodle:<assignment>`` and ``changed:<one of them>`` besides.
GIVES = (
    *("xlsx", "mail", "word", "print", "moodle", "moodle-grades"),
    *("report-docx", "report-xlsx", "changed"),
)
_ZIP = "application/zip"
#: Codes that a sentence lists.
_FEW = 5
_MAIL = (
    "Jeden plik na osobę, ze wszystkimi zadaniami. Nazwa pliku mówi, dla kogo jest. W ZIP-ie jest "
    "też lista: kod, osoba, adres i plik. Pliki Worda powstają wolniej: chwila na każdą osobę."
)
_PRINT = "Dla osób bez adresu e-mail: jedna strona do wydruku, każda osoba na osobnych kartkach."
_POINTS = (
    "W wynikach są kody, bez nazwisk. W pliku ocen do Moodle każdą osobę wskazuje adres e-mail i "
    "numer ID (kod). Są w nim punkty dotąd przyznane: najpierw przeczytaj to, co czeka."
)


def made(kind: str, state: GradingDesk, masters: Masters) -> Deliver | None:
    """Return a file; None: there is nothing for it.

    Args:
        kind: One of `GIVES`, what it is about after a colon.
        state: The desk, on which something was judged.
        masters: The assignments.
    """
    batch = state.results
    if batch is None:
        return None
    what, _colon, about = kind.partition(":")
    if what == "xlsx":
        return Deliver("wyniki.xlsx", XLSX, points_workbook(batch, masters, state.sheets))
    if what == "moodle-grades":
        return Deliver("oceny-moodle.csv", "text/csv", _grades(batch))
    if what in ("report-docx", "report-xlsx"):
        return _report(what, state, batch, masters)
    return _feedback(what, about, state, batch, masters)


def report_of(state: GradingDesk, batch: Batch, masters: Masters) -> ClassReport:
    """Return the report of the class."""
    return class_report(results_of(batch, masters, state.sheets), served_lessons())


def _report(what: str, state: GradingDesk, batch: Batch, masters: Masters) -> Deliver:
    report, klasa = report_of(state, batch, masters), batch.roster.klasa.name
    name = f"raport-{as_file_name(klasa) or 'klasa'}"
    if what == "report-xlsx":
        return Deliver(f"{name}.xlsx", XLSX, report_xlsx(report))
    content = write_docx(report_blocks(report, klasa), title=TITLE)
    return Deliver(f"{name}.docx", DOCX, content)


def _feedback(
    what: str, about: str, state: GradingDesk, batch: Batch, masters: Masters
) -> Deliver | None:
    feedback = tuple(feedback_of(batch, masters, state.sheets))
    before = ""
    if what == "changed":
        people = changed_people(state, batch)
        feedback = tuple(one for one in feedback if one.code in people)
        what, before = about, CHANGED
    if not feedback:
        return None
    if what == "print":
        return Deliver(f"{before}do-druku.html", "text/html", giving_out.print_pages(feedback))
    if what == "moodle":
        content = giving_out.moodle_zip(feedback, about)
        return Deliver(f"moodle-{about}.zip", _ZIP, content) if content else None
    ending = "docx" if what == "word" else "html"
    name = "do-wyslania-word.zip" if what == "word" else "do-wyslania.zip"
    return Deliver(before + name, _ZIP, giving_out.mail_zip(feedback, ending))


def _grades(batch: Batch) -> bytes:
    scores = {
        name: {code: one.scores for code, one in batch.judged[name].items()} for name in batch.names
    }
    return giving_out.moodle_grades(batch.roster.entries, scores)


def giving(state: GradingDesk, batch: Batch, masters: Masters) -> list[ui.Node]:
    """Return what can be given out, and how."""
    points: list[ui.Node] = [
        ui.Columns(
            [
                ui.Button("xlsx", "Pobierz wyniki (XLSX)", "primary"),
                ui.Button("moodle-grades", "Oceny do dziennika Moodle (CSV)"),
            ]
        ),
        ui.Text(_POINTS, small=True),
    ]
    if not any(row.score is not None for row in batch.rows):
        words = "Nikt nie ma punktów, więc nie ma informacji zwrotnych. Wyniki mówią, dlaczego."
        return [ui.Text(words), *points]
    return [
        *regiving(state, batch),
        ui.Columns(
            [
                ui.Button("mail", "Do wysłania: strony (ZIP)", "primary"),
                ui.Button("word", "Do wysłania: Word (ZIP)"),
                ui.Button("print", "Do druku (HTML)"),
            ]
        ),
        ui.Text(f"{_MAIL} {_PRINT}", small=True),
        *_moodle(batch),
        *points,
    ]


def _moodle(batch: Batch) -> list[ui.Node]:
    there = in_moodle(batch)
    if not there:
        return [ui.Details("Informacje zwrotne do Moodle", [ui.Text(giving_out.NO_MOODLE)])]
    lines: list[str | ui.Node] = [
        ui.Columns(
            [
                ui.Button(f"moodle:{name}", f"Do Moodle: {short_title(name)} (ZIP)"),
                ui.Text(_told(batch, name, codes)),
            ]
        )
        for name, codes in there.items()
    ]
    return [ui.Text(giving_out.TO_MOODLE, small=True), ui.Items(lines)]


def _told(batch: Batch, name: str, codes: tuple[str, ...]) -> str:
    """Return how many people it is for, and who has no folder in Moodle's download."""
    others = [code for code in batch.judged[name] if code not in codes]
    known = f"osoby: {len(codes)}"
    if not others:
        return known
    few = ", ".join(others[:_FEW]) + (" i inne" if len(others) > _FEW else "")
    return f"{known}; tych Moodle nie nazwał, wydaj im inaczej: {few}"
