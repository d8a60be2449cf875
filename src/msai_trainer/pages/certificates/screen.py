"""What the trainer sees: the class, who passed, attendance, the training, certificates."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai_trainer.certificates.training import about, day_words
from msai_trainer.classfile.model import ClassFile
from msai_trainer.pages.certificates.certifying import certificates, passed, register
from msai_trainer.pages.certificates.keys import key_nodes
from msai_trainer.pages.certificates.practising import practising
from msai_trainer.pages.certificates.settling import settling
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.certificates.training_form import on_paper
from msai_trainer.pages.locked_screen import opening, protecting
from msai_trainer.pages.open_class import disputed, which
from msai_trainer.pages.refusals import told_at
from msai_trainer.pages.windows import turning

_LOCAL = (
    "Nic stąd nie wychodzi. Plik klasy czyta twoja przeglądarka na tym komputerze. "
    "Strona niczego nie zapamiętuje: wszystko jest w pliku klasy."
)
_UNSAVED = "Naciśnij „Zapisz klasę”, zanim zamkniesz tę stronę. Bez pliku przepadną też numery."
_INSTEAD = (
    "W klasie {name} są niezapisane zmiany. Otworzyć zamiast niej klasę {other}? "
    "Niezapisane numery zaświadczeń przepadną."
)


def view(state: CertificateDesk) -> Sequence[ui.Node]:
    """Return the desk, what cannot be done behind what was pressed."""
    return told_at(state.pressed, state.problems, _desk(state))


def _desk(state: CertificateDesk) -> list[ui.Node]:
    return [
        ui.Message("info", _LOCAL),
        ui.Status(state.told or which(state.file, len(state.standings))),
        *_saving(state),
        *_asking(state),
        *(_of_class(state, state.file) if state.file else _opening(state)),
        *([_another(state)] if state.file else []),
    ]


def _saving(state: CertificateDesk) -> list[ui.Node]:
    if state.file is None:
        return []
    unsaved = ui.Message("info", _UNSAVED, "Niezapisane zmiany:", unsaved=True)
    return [
        *([unsaved] if state.unsaved else []),
        ui.Button("save", "Zapisz klasę", "primary"),
        *protecting(state.locks, state.file),
    ]


def _asking(state: CertificateDesk) -> list[ui.Node]:
    if state.waiting is None or state.file is None:
        return []
    words = _INSTEAD.format(name=state.file.name, other=state.waiting.name)
    buttons = [
        ui.Button("instead:yes", "Tak, otwórz tamtą"), ui.Button("instead:", "Zostań przy tej")
    ]  # fmt: skip
    return [ui.Message("info", words), ui.Columns(buttons)]


def _opening(state: CertificateDesk) -> list[ui.Node]:
    file = ui.File(
        "open", "Otwórz klasę", ".klasa",
        "Plik .klasa ze strony „Ocenianie w przeglądarce” albo „Klasa”: z punktami i progami.",
    )  # fmt: skip
    return [file, *opening(state.locks)]


def _another(state: CertificateDesk) -> ui.Details:
    return ui.Details("Otwórz inną klasę", _opening(state), open=bool(state.locks.name))


def _of_class(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    return [
        *disputed(file),
        ui.Group("1. Kto zalicza", passed(state, file)),
        ui.Group("2. Mikrolekcja i praca z miejsca pracy", practising(state, file)),
        ui.Group("3. Obecność", _attendance(state, file)),
        ui.Group("4. Dane szkolenia", on_paper(file)),
        ui.Group("5. Zaświadczenia", certificates(state, file)),
        ui.Group("6. Rejestr", register(file)),
        ui.Group("7. Podpis elektroniczny", key_nodes(state)),
        ui.Group("8. Rozliczenie", settling(state, file)),
    ]


def _attendance(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    if not file.days:
        return [ui.Text("Klasa nie ma spotkań. Terminy wpisuje się na stronie „Klasa”.")]
    names = [
        f"Spotkanie {at}" + (f", {day_words(day)}" if day else "")
        for at, day in enumerate(file.days, 1)
    ]
    rows = [
        (one.person.name or one.person.code, *_ticks(one.person.code, one.meetings, names))
        for one in state.shown
    ]
    unknown = sum(one.meetings is None for one in state.standings)
    told = (
        f"Nie zapisano jeszcze nic o osobach: {unknown}." if unknown else "Zapisano o wszystkich."
    )
    return [
        ui.Number(
            "number:least_meetings", "Na ilu spotkaniach trzeba być", about(file).least_meetings,
            help="0: obecność nie decyduje o zaświadczeniu.",
        ),
        ui.Columns(
            [
                ui.Button(f"everyone:{at}", f"Spotkanie {at}: byli wszyscy")
                for at in range(1, len(names) + 1)
            ]
        ),
        ui.Text(told),
        ui.Table("Obecność na spotkaniach", ("Osoba", *names), rows, stacked=True),
        *turning("osób", state.people_from, len(state.standings)),
    ]  # fmt: skip


def _ticks(code: str, was: tuple[int, ...] | None, names: Sequence[str]) -> list[ui.Node]:
    return [
        ui.Check(f"present:{at}:{code}", f"{name}: {code}", at in (was or ()), hide_label=True)
        for at, name in enumerate(names, 1)
    ]
