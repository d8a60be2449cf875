"""Tables with units across and indicators down: recognised, asked about, turned when told so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import is_area, is_population
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.measures import measure_of
from msai.diagnosis.raw_table import filled, header_at, text_of
from msai.diagnosis.refusals import refuse
from msai.diagnosis.safe_files import MAX_COLUMNS, Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")


def turned(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return a table with its rows as columns, from its header on; turned again it is as before.

    Raises:
        TableError: It has more rows than a table can have columns.
    """
    start = header_at(rows)
    if start is None:
        return rows, []
    body = [row for row in rows[start:] if any(map(filled, row))]
    if len(body) > MAX_COLUMNS:
        message = _("The table has too many rows to be turned.")
        raise refuse("too_many_to_turn", message, _("Turn it in your spreadsheet program."))
    message = _("The table was turned: what stood in columns stands in rows now.")
    hint = _("If that is wrong, turn it back.")
    return [list(row) for row in zip_longest(*body)], [
        ImportStep(Problem.of("turned_table", message, hint))
    ]


def looks_turned(rows: Sequence[Sequence[object]]) -> bool:
    """Tell whether the first column names indicators and the header does not."""
    start = header_at(rows)
    if start is None:
        return False
    down = [text_of(row[0]) for row in rows[start + 1 :] if row and filled(row[0])][:200]
    across = [text_of(cell) for cell in rows[start][1:] if filled(cell)]
    return _indicators(down) > 0 and 2 * _indicators(down) >= len(down) and not _indicators(across)


def looks_turned_said() -> Problem:
    """Return the question about a table that looks turned."""
    return Problem.of(
        "looks_turned",
        _("Units seem to stand in columns and indicators in rows."),
        _("If so, turn the table."),
    )


def _indicators(texts: Sequence[str]) -> int:
    return sum(is_population(one) or is_area(one) or measure_of(one).kind != "" for one in texts)
