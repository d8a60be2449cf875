"""What somebody says of columns before they are described: another name, one year of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.measures import of_other_years, years_of
from msai.diagnosis.raw_table import filled, header_at, text_of
from msai.diagnosis.refusals import refuse
from msai.diagnosis.safe_files import Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")


@dataclass(frozen=True, slots=True)
class ColumnChoices:
    """What somebody chose about the columns of a table before they are described.

    Attributes:
        turn: Units stand in columns and indicators in rows.
        rename: Pairs of a header and the name it is to have.
        year: Of numbers that stand for several years, the one to keep; "": all.
    """

    turn: bool = False
    rename: tuple[tuple[str, str], ...] = ()
    year: str = ""


def chosen(
    rows: Sequence[Row], choices: ColumnChoices
) -> tuple[Sequence[Row], tuple[ImportStep, ...]]:
    """Return the rows with the columns as somebody chose, and what was done.

    Raises:
        TableError: See `of_year` and `renamed`.
    """
    rows, left_out = of_year(rows, choices.year)
    rows, called = renamed(rows, choices.rename)
    return rows, (*left_out, *called)


def renamed(
    rows: Sequence[Row], names: Iterable[tuple[str, str]]
) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows with columns called otherwise.

    Args:
        rows: Rows of a table.
        names: Header and the name it is to have.

    Raises:
        TableError: The table has no such header; the ones it has are told.
    """
    start = header_at(rows)
    wanted = list(names)
    if start is None or not wanted:
        return rows, []
    header, steps = list(rows[start]), []
    for before, after in wanted:
        same = [
            i for i, cell in enumerate(header) if plain_name(text_of(cell)) == plain_name(before)
        ]
        if not same:
            raise _no_column(before, header)
        header[same[0]] = after
        message = _("The column “{before}” was renamed “{after}”.").format(
            before=before, after=after
        )
        hint = _("The file on your disk is as it was.")
        steps.append(ImportStep(Problem(None, after, "column_renamed", message, hint)))
    return [*rows[:start], header, *rows[start + 1 :]], steps


def of_year(rows: Sequence[Row], year: str) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows without columns that say the same of another year.

    Raises:
        TableError: No column that stands for several years has this one.
    """
    start = header_at(rows)
    if start is None or not year:
        return rows, []
    headers = [text_of(cell) for cell in rows[start]]
    known = sorted({one for years in years_of(headers).values() for one in years})
    if year not in known:
        message = _("No number of the table stands for several years, one of them {year}.")
        hint = _("Years that can be chosen: {years}.").format(years=", ".join(known) or "–")
        raise refuse("no_such_year", message.format(year=year), hint)
    gone = set(of_other_years(headers, year))
    kept = [at for at, header in enumerate(headers) if header not in gone]
    message = _("Columns of other years were left out: {columns}.")
    said = message.format(columns=", ".join(header for header in headers if header in gone))
    step = ImportStep(Problem.of("other_years", said, _("Choose another year if you need it.")))
    rest = [[row[at] for at in kept if at < len(row)] for row in rows[start:]]
    return [*rows[:start], *rest], [step]


def _no_column(name: str, header: Row) -> Exception:
    message = _("The table has no column “{name}”.").format(name=name)
    columns = ", ".join(text_of(cell) for cell in header if filled(cell))
    return refuse("no_such_column", message, _("Its columns: {columns}.").format(columns=columns))
