"""The ten errors put into the table of exercise 2: where, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from msai.base.i18n import catalogue

_, ngettext = catalogue("activities_data")


@dataclass(frozen=True, slots=True)
class Flaw:
    """One error.

    Attributes:
        kind: Its kind; there is one error of each kind.
        places: Where it may be marked: ``r3`` (row), ``c5`` (column) or ``r3c5`` (cell).
        code: What `msai.diagnosis` calls it.
        actions: What can reasonably be done about it.
        why: Why it is an error.
        todo: What to do.
    """

    kind: str
    places: tuple[str, ...]
    code: str
    actions: tuple[str, ...]
    why: str
    todo: str


def flaws() -> tuple[Flaw, ...]:
    """Return the errors from the top of the table to its bottom, then whole columns."""
    return (*_rows(), *_cells(), *_columns())


def _rows() -> tuple[Flaw, ...]:
    return (
        Flaw(
            "duplicated_unit",
            ("r3", "r10", "r3c1", "r10c1"),
            "duplicated_unit",
            ("join",),
            _("Dąbki stand in row 3 and in row 10. The same people are counted twice."),
            _("Compare both rows and leave one. If they differed, ask which one is right."),
        ),
        Flaw(
            "total_row",
            ("r11", "r11c1"),
            "total_row",
            ("set_aside",),
            _("“Razem” is no village. Left in, it would look like the biggest unit of all."),
            _("Set the row aside. It is useful for checking the sum."),
        ),
    )


def _cells() -> tuple[Flaw, ...]:
    return (
        Flaw(
            "over_100",
            ("r4c6",),
            "over_100_percent",
            ("ask",),
            _("104 % of the children cannot get meals. Somebody else is in the numerator."),
            _("Ask the keeper of the data: perhaps children from another village were counted."),
        ),
        Flaw(
            "decimal_mark",
            ("r5c6",),
            "mixed_decimals",
            ("rewrite",),
            _("12.5 has a point, all others a comma. A spreadsheet may read it as text or a date."),
            _("Write the whole column in one way."),
        ),
        Flaw(
            "text",
            ("r7c7",),
            "text_in_numbers",
            ("ask",),
            _("“ok. 48” is a text. A program leaves it out or refuses the table."),
            _("Ask for the exact number. If there is none, leave the cell empty and say so."),
        ),
        Flaw(
            "missing_code",
            ("r8c7",),
            "missing_code",
            ("empty",),
            _("−999 is a code for “no data”. Read as a number, it would spoil every average."),
            _("Leave the cell empty. Do not write 0: no data is not a good result."),
        ),
    )


def _columns() -> tuple[Flaw, ...]:
    return (
        Flaw(
            "population_sum",
            ("c2", "r11c2"),
            "population_sum",
            ("ask",),
            _(
                "Eight villages have 3365 inhabitants together, the register has 3580. "
                "215 people are missing."
            ),
            _("Ask whether a village is missing or the numbers are from another year."),
        ),
        Flaw(
            "denominator_year",
            ("c3", "c4"),
            "denominator_year",
            ("same_year",),
            _(
                "Unemployed people are from 2024, people of working age from 2019. Where people "
                "moved out, the share comes out too low."
            ),
            _("Take numerator and denominator from the same year."),
        ),
        Flaw(
            "absolute_count",
            ("c5",),
            "absolute_count",
            ("divide",),
            _("These are persons, not a share. The biggest village will always seem the worst."),
            _("Divide by inhabitants, so many per 100. Keep the number for planning."),
        ),
        Flaw(
            "reversed_direction",
            ("c7",),
            "reversed_direction",
            ("turn",),
            _("The dictionary says that higher turnout is worse. It is the other way round."),
            _("Turn the direction in the dictionary, not the numbers."),
        ),
    )


def kind_name(kind: str) -> str:
    """Return a kind of error in words."""
    return {
        "total_row": _("a row that is no unit (a total)"),
        "duplicated_unit": _("the same unit twice"),
        "over_100": _("a share above 100 %"),
        "decimal_mark": _("another decimal mark"),
        "text": _("text instead of a number"),
        "missing_code": _("a code for “no data” as a number"),
        "population_sum": _("the sum does not agree with the register"),
        "denominator_year": _("numerator and denominator from different years"),
        "absolute_count": _("a count instead of a share"),
        "reversed_direction": _("a reversed direction"),
    }[kind]


def action_name(action: str) -> str:
    """Return what can be done, in words."""
    return {
        "set_aside": _("set the row aside"),
        "join": _("compare the two rows and leave one"),
        "ask": _("ask the keeper of the data"),
        "rewrite": _("write it as the others are written"),
        "empty": _("leave the cell empty"),
        "same_year": _("take both numbers from the same year"),
        "divide": _("divide by the number of inhabitants"),
        "turn": _("turn the direction in the dictionary"),
    }[action]


KINDS = (
    *("total_row", "duplicated_unit", "over_100", "decimal_mark", "text", "missing_code"),
    *("population_sum", "denominator_year", "absolute_count", "reversed_direction"),
)
ACTIONS = ("set_aside", "join", "ask", "rewrite", "empty", "same_year", "divide", "turn")
