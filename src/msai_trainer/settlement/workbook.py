"""The settlement as a workbook: figures are figures, people are codes."""

from __future__ import annotations

from collections.abc import Sequence

from msai.assignments import outcome_name
from msai.base.sheets import Cell, Sheet, write_xlsx
from msai_trainer.certificates.evidence import title_of
from msai_trainer.certificates.issuing import valid_of
from msai_trainer.certificates.training import FIELDS, day_words, told
from msai_trainer.settlement.figures import OutcomeFigure, Settlement
from msai_trainer.settlement.words import CHECK_RULES, PRACTICE, attended, count_rows, practice_rows

_OUTCOMES = ("kod", "efekt", "wymagane (%)", "przed (%)", "po (%)", "decyzja")
_CRITERIA = (
    "kod", "efekt", "kryterium", "metoda", "zadanie", "wymagane (%)", "punkty po", "najwyżej",
    "efekt przed (%)", "efekt po (%)", "decyzja o efekcie",
)  # fmt: skip
_PEOPLE = ("kod", "wynik", "uzyskanie", "powód", "zaświadczenie")


def settlement_xlsx(one: Settlement) -> bytes:
    """Return the workbook: facts, people, attendance, outcomes, criteria, any other evidence."""
    return write_xlsx(
        [
            Sheet("Rozliczenie", _facts(one)),
            Sheet("Osoby", _people(one), frozen=(1, 1)),
            Sheet("Obecność", _attendance(one), frozen=(1, 1)),
            Sheet("Efekty", _outcomes(one), frozen=(1, 1)),
            Sheet("Kryteria", _criteria(one), frozen=(1, 1)),
            *_beside(one),
        ]
    )


def _facts(one: Settlement) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [
        ("Co", "Treść"),
        ("Uwaga", CHECK_RULES),
        ("Klasa", one.file.name),
    ]
    lines += [(field.label, told(one.file, field.name)) for field in FIELDS]
    lines += count_rows(one.count)
    return [*lines, *(("Do wyjaśnienia", sentence) for sentence in one.missing)]


def _people(one: Settlement) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [_PEOPLE]
    for standing in one.people:
        own = valid_of(one.file, standing.person.code)
        gained = "nie" if standing.lacking else "tak"
        why, number = "; ".join(standing.lacking), own.number if own else ""
        lines.append((standing.person.code, standing.result, gained, why, number))
    return lines


def _attendance(one: Settlement) -> list[Sequence[Cell]]:
    names = [
        day_words(day) if day else f"Spotkanie {at}" for at, day in enumerate(one.file.days, 1)
    ]
    lines: list[Sequence[Cell]] = [("kod", *names)]
    return [*lines, *((s.person.code, *attended(s, len(names))) for s in one.people)]


def _outcomes(one: Settlement) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [_OUTCOMES]
    for figure in one.outcomes:
        required, name = round(figure.required * 100, 1), outcome_name(figure.outcome)
        lines.append((figure.code, name, required, *_judged(figure)))
    return lines


def _beside(one: Settlement) -> list[Sheet]:
    rows = practice_rows(record for each in one.people for record in each.practice)
    return [Sheet("Inne dowody", [PRACTICE, *rows], frozen=(1, 1))] if rows else []


def _judged(figure: OutcomeFigure) -> tuple[Cell, ...]:
    """Return an outcome before and after, in percent, and the decision; before may be unknown."""
    before = None if figure.before is None else round(figure.before * 100, 1)
    return (before, round(figure.after * 100, 1), figure.decision)


def _criteria(one: Settlement) -> list[Sequence[Cell]]:
    lines: list[Sequence[Cell]] = [_CRITERIA]
    decided = {(figure.code, figure.outcome): _judged(figure) for figure in one.outcomes}
    for figure in one.criteria:
        criterion = figure.criterion
        lines.append(
            (
                figure.code, outcome_name(criterion.outcome), criterion.criterion,
                criterion.method, title_of(criterion),
                round(figure.required * 100, 1), round(figure.points, 2), figure.most,
                *decided.get((figure.code, criterion.outcome), ()),
            )
        )  # fmt: skip
    return lines
