"""What the trainer sees of her classes: open or make one, then its people, meetings and rules."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai_trainer.classfile.merging import Contradiction, conflicts
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.telling import conflict_words, is_of_several, version_words
from msai_trainer.pages.klasa import people
from msai_trainer.pages.klasa.state import MOST_KEPT, ClassDesk
from msai_trainer.pages.klasa.wording import TITLE, tasks_of
from msai_trainer.pages.locked_screen import opening, protecting
from msai_trainer.pages.open_class import which
from msai_trainer.pages.refusals import told_at

_LOCAL = (
    "Nazwiska zostają na tym komputerze. Nic stąd nie wychodzi, także do autorów kursu. "
    "Możesz też pracować na samych kodach, bez nazwisk."
)
_UNSAVED = (
    "{names}. Naciśnij „Zapisz klasę”, zanim zamkniesz tę stronę. Bez pliku zmiany przepadną."
)
_TWO_PEOPLE = (
    "To różne osoby, wpisane na dwóch komputerach? Powiedz, kto ma kod {what}. Druga dostanie nowy "
    "i nic z jej danych nie przepadnie. Prace i punkty zostaną przy kodzie {what}."
)
_TWO_NUMBERS = (
    "Ten numer dostały na dwóch komputerach różne osoby. Powiedz, czyj jest numer {what}. Drugie "
    "zaświadczenie dostanie nowy numer: wydrukujesz je jeszcze raz."
)
_KEEP_HELP = (
    "Zostaw puste na wspólnym komputerze: hasło pliku tej pamięci nie chroni. Wszystko usunie stąd "
    "przycisk „Zacznij od nowa”."
)


def view(state: ClassDesk) -> Sequence[ui.Node]:
    """Return the desk, what cannot be done behind what was pressed."""
    return told_at(state.pressed, state.problems, _desk(state))


def _desk(state: ClassDesk) -> list[ui.Node]:
    return [
        ui.Message("info", _LOCAL),
        ui.Status(state.told or _which(state)),
        *_saving(state),
        *_choosing(state),
        *(_of_class(state, state.file) if state.file else _beginning(state)),
        *([_another(state)] if state.file else []),
    ]


def _another(state: ClassDesk) -> ui.Details:
    label = "Otwórz albo załóż kolejną klasę"
    return ui.Details(label, _beginning(state), open=bool(state.locks.name))


def _which(state: ClassDesk) -> str:
    return which(state.file, len(state.file.roster.entries) if state.file else 0)


def _saving(state: ClassDesk) -> list[ui.Node]:
    if state.file is None:
        return []
    nodes: list[ui.Node] = []
    if state.unsaved:
        told = _UNSAVED.format(names=", ".join(state.unsaved))
        nodes.append(ui.Message("info", told, "Niezapisane zmiany:", unsaved=True))
    nodes += [
        ui.Button("save", "Zapisz klasę", "primary"),
        *protecting(state.locks, state.file),
        ui.Check("keep", "Pamiętaj klasy w tej przeglądarce", state.kept, _KEEP_HELP),
    ]
    if state.kept and sum(_weight(one) for one in state.classes) > MOST_KEPT:
        words = "Prace tej klasy są za duże dla pamięci przeglądarki. Zostaną tylko w pliku."
        nodes.append(ui.Message("info", words))
    return nodes


def _weight(file: ClassFile) -> int:
    return sum(map(len, file.contents.values()))


def _choosing(state: ClassDesk) -> list[ui.Node]:
    if len(state.classes) < 2:
        return []
    options = [ui.Option(str(at), one.name) for at, one in enumerate(state.classes)]
    return [ui.Choice("class", "Którą klasę widzisz", options, str(state.current))]


def _beginning(state: ClassDesk) -> list[ui.Node]:
    drafts = state.drafts
    return [
        ui.Group(
            "Otwórz klasę z pliku",
            [
                ui.File(
                    "open", "Otwórz klasę", ".klasa",
                    "Plik .klasa z tej strony, ze strony oceniania albo od koleżanki lub kolegi. "
                    "Kopie jednej klasy łączą się w jedną.",
                ),
                *opening(state.locks),
            ],
        ),
        ui.Group(
            "Załóż nową klasę",
            [
                ui.Input(
                    "draft:name", "Nazwa klasy", drafts.get("name", ""), max_length=24,
                    help="Litery bez ogonków, cyfry i łączniki, na przykład wiosna-2027. "
                    "Od nazwy zaczynają się kody.",
                ),
                ui.Input(
                    "draft:names", "Imiona i nazwiska", drafts.get("names", ""), rows=5,
                    max_length=20_000, help="Każda osoba w wierszu. Możesz wkleić je z arkusza.",
                ),
                ui.Input(
                    "draft:count", "Albo liczba osób, gdy wystarczą kody", drafts.get("count", "")
                ),
                ui.Button("make", "Załóż klasę", "primary"),
                ui.File(
                    "import", "Albo lista z pliku", ".csv,.xlsx,.txt",
                    "CSV albo XLSX z kolumną „kod”. Te kody zostaną. Najpierw wpisz nazwę klasy.",
                ),
            ],
        ),
    ]  # fmt: skip


def _of_class(state: ClassDesk, file: ClassFile) -> list[ui.Node]:
    return [
        *_conflicts(file),
        ui.Group("Osoby", people.everyone(state, file)),
        ui.Group("Jedna osoba", people.one_person(state, file)),
        ui.Group("Spotkania", _meetings(file)),
        ui.Group(TITLE, tasks_of(state, file)),
        ui.Group("Do druku", _papers()),
        ui.Group("Zamknięcie", _closing(state)),
    ]


def _conflicts(file: ClassFile) -> list[ui.Node]:
    found = conflicts(file)
    if not found:
        return []
    words = "Dwie kopie mówią co innego. Nic nie przepadło: ty decydujesz, co zostaje."
    nodes: list[ui.Node] = [ui.Message("info", words)]
    for one in found:
        nodes.append(ui.Text(f"**{conflict_words(one)}**"))
        told = [version_words(version) for version in one.versions]
        if one.kind == "works":
            nodes += [ui.Items(told), ui.Text("Zostają obie. Rozstrzygnie je ocenianie.")]
            continue
        nodes += _choices(one, told)
    return [ui.Group("Do rozstrzygnięcia", nodes)]


def _choices(one: Contradiction, told: Sequence[str]) -> list[ui.Node]:
    """Return the buttons that decide; a certificate of somebody else can't be dropped by one."""
    pairs = [*zip(one.versions, told, strict=True)]
    several, certificates = is_of_several(one), one.kind == "certificates"
    nodes: list[ui.Node] = []
    if not (several and certificates):
        nodes += [ui.Button(f"settle:{v.id}", f"Zostaw: {words}") for v, words in pairs]
    if several:
        what = one.key[0]
        about = _TWO_NUMBERS if certificates else _TWO_PEOPLE
        nodes.append(ui.Text(about.format(what=what)))
        nodes += [ui.Button(f"apart:{v.id}", f"{what} ma: {words}") for v, words in pairs if v.code]
    return nodes


def _meetings(file: ClassFile) -> list[ui.Node]:
    options = [ui.Option("1", "raz"), ui.Option("2", "dwa razy"), ui.Option("3", "trzy razy")]
    days = file.days
    return [
        ui.Choice("meetings", "Ile razy się spotykacie", options, str(len(days) or "")),
        *(
            ui.Input(f"day:{at}", f"Dzień spotkania {at + 1}",
                     day.isoformat() if day else "", kind="date")
            for at, day in enumerate(days)
        ),
    ]  # fmt: skip


def _papers() -> list[ui.Node]:
    return [
        ui.Columns(
            [
                ui.Button("slips", "Pobierz karteczki z kodami (DOCX)"),
                ui.Button("attendance", "Pobierz listę obecności (DOCX)"),
                ui.Button("list", "Pobierz listę osób (XLSX)"),
            ]
        )
    ]


def _closing(state: ClassDesk) -> list[ui.Node]:
    if state.asking != "close":
        return [ui.Button("ask:close", "Zamknij tę klasę", "quiet")]
    return [
        ui.Message("info", "Zamknąć klasę? Zostanie tylko w pliku, jeśli go masz."),
        ui.Columns([ui.Button("close", "Tak, zamknij"), ui.Button("ask:", "Zostaw otwartą")]),
    ]
