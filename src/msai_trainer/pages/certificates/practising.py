"""„Mikrolekcja i praca z miejsca pracy”: a rubric filled in for one person, and all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from msai import ui
from msai.base.numbers import number_text
from msai.ui import Event
from msai_trainer.certificates.earned import practice_of
from msai_trainer.certificates.training import day_words
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.errors import GradingError
from msai_trainer.pages.certificates.certifying import label
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.open_class import now, shown
from msai_trainer.results.practice import (
    PracticeKind,
    judged_levels,
    kind_named,
    kinds,
    outcomes_words,
    title_of,
)

_WHY = (
    "Nie każdą umiejętność widać w zadaniach. Oceniona mikrolekcja albo praca z miejsca pracy "
    "liczy się do efektów uczenia się tak jak odpowiedź, którą czyta człowiek. "
    "Nie jest obowiązkowa."
)
_LONGEST = 200
#: What is typed here, among all drafts of the desk.
_DRAFT = "practice"


def practising(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    """Return the form, and the evidence of the people whom the tables show."""
    kind, code = _kind(state), _said(state, "person")
    people = [ui.Option(one.person.code, label(one)) for one in state.standings]
    nodes: list[ui.Node] = [
        ui.Text(_WHY),
        *_entered(state),
        ui.Choice("practice:person", "Czyja", [ui.Option("", "–"), *people], code),
    ]
    if file.person(code) is None:
        return nodes
    options = [ui.Option(one.id, one.title) for one in kinds()]
    return [
        *nodes,
        ui.Choice("practice:kind", "Co oceniasz", options, kind.id, "radio"),
        ui.Text(f"Potwierdza efekty: {outcomes_words(kind)}.", small=True),
        ui.Input("practice:by", "Kto ocenia", _said(state, "by"), max_length=_LONGEST),
        ui.Input("practice:day", "Kiedy", _said(state, "day"), kind="date"),
        ui.Input(
            "practice:about", "Czego dotyczy", _said(state, "about"), max_length=_LONGEST,
            help="Na przykład temat mikrolekcji albo tytuł pracy. Bez nazwisk innych osób.",
        ),
        *(_criterion(state, kind, number) for number in range(len(kind.criteria))),
        ui.Columns(_buttons(file, code, kind)),
    ]  # fmt: skip


def _buttons(file: ClassFile, code: str, kind: PracticeKind) -> list[ui.Node]:
    buttons: list[ui.Node] = [ui.Button("practice:save", "Zapisz tę ocenę", "primary")]
    if any(one.kind == kind.id for one in practice_of(file, code)):
        buttons.append(ui.Button("practice:withdraw", "Wycofaj tę ocenę", "quiet"))
    return buttons


def _criterion(state: CertificateDesk, kind: PracticeKind, number: int) -> ui.Choice:
    criterion = kind.criteria[number]
    levels = [
        ui.Option(number_text(one.points), f"{number_text(one.points)} – {one.text}")
        for one in criterion.levels
    ]
    options = [*levels, ui.Option("", "nie dotyczy")]
    name = f"level-{number}"
    return ui.Choice(f"practice:{name}", criterion.name, options, _said(state, name), "radio")


def _entered(state: CertificateDesk) -> list[ui.Node]:
    rows = [
        (
            label(one), title_of(each.kind), each.about or "–", each.by,
            day_words(each.day) if each.day else "–",
            f"{number_text(sum(x.points for x in each.levels))} z "
            f"{number_text(sum(x.most for x in each.levels))}",
        )
        for one in state.shown
        for each in one.practice
    ]  # fmt: skip
    if not rows:
        return []
    columns = ("Osoba", "Co", "Czego dotyczy", "Kto ocenił", "Kiedy", "Punkty")
    return [ui.Table("Ocenione mikrolekcje i prace", columns, rows, stacked=True)]


def practice(state: CertificateDesk, rest: str, event: Event) -> CertificateDesk:
    """Take one choice in the form.

    Raises:
        GradingError: What is to be saved lacks something.
    """
    if rest == "save":
        return _saved(state)
    if rest == "withdraw":
        return _with(state, replace(_record(state), levels=()), "Wycofano tę ocenę.")
    value = "" if event.value is None else str(event.value)
    drafted = _with_drafts(state, {rest: value})
    return _opened(drafted) if rest in ("person", "kind") else drafted


def _opened(state: CertificateDesk) -> CertificateDesk:
    """Return the form with what was judged of this person before."""
    kind, code = _kind(state), _said(state, "person")
    own = next((one for one in practice_of(shown(state.file), code) if one.kind == kind.id), None)
    levels = {one.criterion: number_text(one.points) for one in own.levels} if own else {}
    said = {f"level-{number}": levels.get(one.name, "") for number, one in enumerate(kind.criteria)}
    said["about"] = own.about if own else ""
    if own is not None:
        said |= {"by": own.by, "day": own.day.isoformat() if own.day else ""}
    return _with_drafts(state, said)


def _saved(state: CertificateDesk) -> CertificateDesk:
    record = _record(state)
    if not record.by:
        message = "Nie wiadomo, kto ocenia. Nic nie zapisano."
        raise GradingError.of("no_marker", message, "Wpisz imię i nazwisko albo stanowisko.")
    if not record.levels:
        message = "Nie wybrano żadnego poziomu. Nic nie zapisano."
        raise GradingError.of("no_level", message, "Wybierz poziom w co najmniej jednym kryterium.")
    told = f"Zapisano: {title_of(record.kind)}, osoba {record.code}. Liczy się do efektów."
    return _with(state, record, told)


def _with(state: CertificateDesk, record: PracticeRecord, told: str) -> CertificateDesk:
    file = shown(state.file)
    if file.person(record.code) is None:
        return state
    return _opened(state.with_file(with_records(file, "practice", [record]), told))


def _record(state: CertificateDesk) -> PracticeRecord:
    kind = _kind(state)
    chosen = [_points(_said(state, f"level-{at}")) for at in range(len(kind.criteria))]
    return PracticeRecord(
        code=_said(state, "person"),
        kind=kind.id,
        by=_one_line(state, "by"),
        day=_day(_said(state, "day")),
        about=_one_line(state, "about"),
        levels=judged_levels(kind, chosen),
        saved_at=now(),
    )


def _points(text: str) -> float | None:
    return float(text) if text in ("0", "1", "2") else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError as fault:
        message = f"„{text[:20]}” to nie jest data. Nic nie zapisano."
        raise GradingError.of("bad_day", message, "Wpisz dzień, na przykład 2027-03-20.") from fault


def _one_line(state: CertificateDesk, name: str) -> str:
    return " ".join(_said(state, name).split())[:_LONGEST]


def _kind(state: CertificateDesk) -> PracticeKind:
    return kind_named(_said(state, "kind")) or kinds()[0]


def _said(state: CertificateDesk, name: str) -> str:
    return state.drafts.get(f"{_DRAFT}.{name}", "")


def _with_drafts(state: CertificateDesk, said: Mapping[str, str]) -> CertificateDesk:
    named = {f"{_DRAFT}.{name}": text for name, text in said.items()}
    return replace(state, drafts={**state.drafts, **named})
