"""What happens with files, pasted tables and single cells; a bad one leaves what was there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from msai.activities.own_table import sources as of
from msai.activities.own_table.columns import of_year
from msai.activities.own_table.described import Described, SourceFile
from msai.activities.own_table.state import OwnTable
from msai.base.i18n import catalogue
from msai.diagnosis.importing.joining import ALL, JoinChoices
from msai.errors import MsaiError
from msai.ui import Event, GivenFile

_, ngettext = catalogue("activities_data")

#: Rows and columns of the grid of cells that are drawn at once.
GRID_ROWS, GRID_COLUMNS = 20, 8


def update(state: OwnTable, event: Event) -> OwnTable | None:
    """Take one choice about files or cells; None: it is about something else."""
    what, _colon, rest = event.id.partition(":")
    if what in ("file", "more", "paste", "paste-more"):
        return _given(state, event, adding=what in ("more", "paste-more"))
    if what in ("same", "apart", "whose", "joined-anew"):
        return _joined(state, what, rest or str(event.value or ""))
    if what == "cell":
        row, _colon, column = rest.partition(":")
        if row.isdecimal() and column.isdecimal() and len(rest) < 20:
            return _corrected(state, int(row), int(column), str(event.value or ""))
        return state
    if what == "years":
        columns = of_year(state.described.columns, str(event.value or ""))
        return replace(state, described=replace(state.described, columns=columns))
    if what == "turn":
        return _changed(state, lambda before: of.turned_over(before, state.filename))
    if what == "undo":
        return _changed(state, of.without_last)
    return _grid(state, rest) if what == "grid" else None


def _given(state: OwnTable, event: Event, *, adding: bool) -> OwnTable:
    files = _files(event, len(state.described.sources) or 1)
    if not files:
        return state
    before = of.sources_of(state.described, state.filename) if adding else ()
    alone = len(files) + len(before) == 1
    try:
        read = [of.read_source(one.name, one.content, alone=alone) for one in files]
        described = of.made_of((*before, *read), state.described if adding else None)
    except MsaiError as error:
        return replace(state, problems=tuple(error.problems), mending=Described())
    name = ", ".join(one.name for one in (*before, *read))[:200]
    return _taken(state, name, described, (*before, *read))


def _files(event: Event, number: int) -> Sequence[GivenFile]:
    """Return what was chosen, dropped or pasted; a pasted table gets a name."""
    if event.id.startswith("paste") and not event.files:
        content = event.content or str(event.value or "").encode("utf-8", "replace")
        name = _("pasted table {n}").format(n=number + event.id.endswith("more"))
        return [GivenFile(name, content)] if content.strip() else []
    return event.files or [GivenFile(str(event.value or ""), event.content)]


def _taken(
    state: OwnTable, name: str, described: Described, read: Sequence[SourceFile]
) -> OwnTable:
    """Take a table that was read, or keep its cells at hand as long as they cannot be used."""
    try:
        described = of.with_columns(described)
    except MsaiError as error:
        mending = replace(described, sources=tuple(read))
        return replace(state, problems=tuple(error.problems), mending=mending, grid=1)
    day = state.day if described.columns and state.described.columns else ""
    describing = not described.dictionary
    return OwnTable(name, described, describing=describing, day=day, borders=state.borders)


def _joined(state: OwnTable, what: str, name: str) -> OwnTable:
    joining = state.described.joining
    how = of.how_joined(state.described.sources, joining)
    if how is None:
        return state
    if what == "same" and name.isdecimal() and int(name) < len(how.alike):
        joining = replace(joining, same=(*joining.same, how.alike[int(name)]))
    elif what == "apart" and name in {one for pair in how.written for one in pair}:
        joining = replace(joining, apart=(*joining.apart, name))
    elif what == "whose" and name in (ALL, *(one.name for one in state.described.sources)):
        joining = replace(joining, units=name)
    elif what == "joined-anew":
        joining = JoinChoices()
    chosen = replace(state.described, joining=joining)
    return _changed(state, lambda _before: of.made_of(chosen.sources, chosen))


def _corrected(state: OwnTable, row: int, column: int, text: str) -> OwnTable:
    return _changed(
        state, lambda before: of.with_correction(before, state.filename, row, column, text)
    )


def _changed(state: OwnTable, change: Callable[[Described], Described]) -> OwnTable:
    """Change the table that is being mended, or the one that is there."""
    target = state.mending if state.mending.rows else state.described
    try:
        changed = change(target)
    except MsaiError as error:
        return replace(state, problems=tuple(error.problems))
    if changed == target:
        return state
    if state.mending.rows:
        name = ", ".join(one.name for one in changed.sources)[:200]
        done = _taken(state, name, changed, changed.sources)
        return replace(done, grid=state.grid, grid_column=state.grid_column)
    try:
        changed = of.with_columns(changed)
    except MsaiError as error:
        return replace(state, described=changed, problems=tuple(error.problems))
    return replace(state, described=changed, problems=())


def _grid(state: OwnTable, where: str) -> OwnTable:
    rows = state.mending.rows or state.described.rows
    widest = max(map(len, rows), default=0)
    row, column = state.grid, state.grid_column
    moves = {
        "open": (1, 0), "close": (0, 0),
        "down": (row + GRID_ROWS, column), "up": (max(1, row - GRID_ROWS), column),
        "right": (row, column + GRID_COLUMNS), "left": (row, max(0, column - GRID_COLUMNS)),
    }  # fmt: skip
    row, column = moves.get(where, (row, column))
    if row > len(rows) or column >= widest:
        return state
    return replace(state, grid=row, grid_column=column)
