"""The cells of the table, to be corrected where they stand: a window of rows and columns."""

from __future__ import annotations

from msai import ui
from msai.activities.own_table.loading import GRID_COLUMNS, GRID_ROWS
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis.raw_table import header_at, text_of

_, ngettext = catalogue("activities_data")


def grid(state: OwnTable) -> list[ui.Node]:
    """Return the grid if it is open, else the button that opens it."""
    shown = state.mending if state.mending.rows else state.described
    if not state.grid:
        return [ui.Button("grid:open", _("Correct cells of the table"), "quiet"), *_undo(state)]
    first, left = state.grid, state.grid_column
    last = min(len(shown.rows), first + GRID_ROWS - 1)
    start = (header_at([list(row) for row in shown.rows]) or 0) + 1
    width = max(map(len, shown.rows), default=0)
    columns = range(left, min(width, left + GRID_COLUMNS))
    names = [_text(state, start, at) or str(at + 1) for at in columns]
    rows = [
        [str(number), *(_cell(state, number, at, start, name)
                        for at, name in zip(columns, names, strict=True))]
        for number in range(first, last + 1)
    ]  # fmt: skip
    caption = _("Cells of the table, rows {first} to {last}").format(first=first, last=last)
    close = [] if state.mending.rows else [ui.Button("grid:close", _("Close the cells"), "quiet")]
    return [
        ui.Table(caption, [_("Row"), *names], rows),
        ui.Columns([*_moves(first, last, len(shown.rows), left, width), *close]),
        *_undo(state),
    ]


def _cell(state: OwnTable, number: int, at: int, start: int, name: str) -> str | ui.Node:
    text = _text(state, number, at)
    # A dictionary names its columns: a header changed under it would be a column it lacks.
    if number == start and (state.mending.dictionary or state.described.dictionary):
        return text
    label = _("row {number}, column “{name}”").format(number=number, name=name)
    return ui.Input(
        f"cell:{number}:{at}", label, text, max_length=300, hide_label=True, patient=True
    )


def _text(state: OwnTable, number: int, at: int) -> str:
    rows = state.mending.rows or state.described.rows
    row = rows[number - 1] if 0 < number <= len(rows) else ()
    return text_of(row[at]) if at < len(row) else ""


def _moves(first: int, last: int, rows: int, left: int, width: int) -> list[ui.Node]:
    said = (
        ("up", _("Rows above"), first > 1),
        ("down", _("Rows below"), last < rows),
        ("left", _("Columns to the left"), left > 0),
        ("right", _("Columns to the right"), left + GRID_COLUMNS < width),
    )
    return [ui.Button(f"grid:{where}", label) for where, label, there in said if there]


def _undo(state: OwnTable) -> list[ui.Node]:
    made = (state.mending if state.mending.rows else state.described).corrections
    if not made:
        return []
    last = made[-1]
    label = _("Take back the last correction: “{after}” to “{before}”")
    return [ui.Button("undo", label.format(after=last.after, before=last.before))]
