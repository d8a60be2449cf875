"""Where a page says that something cannot be done: right behind what was pressed, and aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msai import ui
from msai.ui import Event, Node, Unasked


def pressed(before: str, event: Event) -> str:
    """Return what was pressed last; an answer of the browser belongs to the press before it."""
    return before if isinstance(event, Unasked) else event.id


def told_at(place: str, sentences: Iterable[str], nodes: Sequence[Node]) -> list[Node]:
    """Return the nodes of a page with what cannot be done behind the input that asked for it.

    Args:
        place: Id of that input; where the page does not have it any more: on top.
        sentences: Why not.
        nodes: The page.
    """
    messages: list[Node] = [ui.Message("problem", one, alert=True) for one in sentences]
    if not messages:
        return [*nodes]
    found = _behind(place, messages, nodes)
    return [*messages, *nodes] if found is None else found


def _behind(place: str, messages: list[Node], nodes: Sequence[Node]) -> list[Node] | None:
    """Return the nodes with messages among them; None: the input is not here."""
    for at, node in enumerate(nodes):
        if isinstance(node, ui.Group | ui.Details):
            inner = _behind(place, messages, node.children)
            if inner is None:
                continue
            around = replace(node, children=inner)
            shown = replace(around, open=True) if isinstance(around, ui.Details) else around
            return [*nodes[:at], shown, *nodes[at + 1 :]]
        if _has(place, node):
            return [*nodes[: at + 1], *messages, *nodes[at + 1 :]]
    return None


def _has(place: str, node: Node | str) -> bool:
    if isinstance(node, ui.Columns):
        return any(_has(place, one) for one in node.children)
    if isinstance(node, ui.Table):
        return any(_has(place, cell) for row in node.rows for cell in row)
    if isinstance(node, ui.Items):
        return any(_has(place, one) for one in node.items)
    return getattr(node, "id", None) == place
