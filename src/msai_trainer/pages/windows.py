"""Long tables in a page: a window of rows, and the buttons that move it."""

from __future__ import annotations

from msai import ui

#: Rows of a table that stand in the page at once.
WINDOW = 40


def turning(what: str, start: int, count: int, act: str = "turn") -> list[ui.Node]:
    """Return the buttons that show other rows, where there are more than fit.

    Args:
        what: What the rows are, in the genitive: „osób”.
        start: The first row that is shown, from 0.
        count: All rows.
        act: What the buttons do; the first row that is wanted follows.
    """
    if count <= WINDOW:
        return []
    buttons: list[ui.Node] = []
    if start > 0:
        before = max(0, start - WINDOW)
        buttons.append(ui.Button(f"{act}:{before}", f"Pokaż {what} {before + 1}–{start}"))
    if start + WINDOW < count:
        after, last = start + WINDOW, min(count, start + 2 * WINDOW)
        buttons.append(ui.Button(f"{act}:{after}", f"Pokaż {what} {after + 1}–{last}"))
    shown = f"Tu widzisz {start + 1}–{min(count, start + WINDOW)} z {count} {what}."
    return [ui.Text(shown, small=True), ui.Columns(buttons)]
