"""One box ticked among several, seen from the answers that are known when Python takes it.

The browser says which box changed, not what the whole list is: it may not have seen yet what the
learner's click before this one, or her saved work, made of the list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msai.ui.nodes import Checks, Columns, Details, Group, Items, Node, Table
from msai.ui.program import Event


@dataclass(frozen=True)
class Tick:
    """A box of the `Checks` node ``id`` was ticked, or unticked."""

    id: str
    option: str
    on: bool


def whole_answer(nodes: Iterable[Node], tick: Tick) -> Event:
    """Return the event that gives all ticked boxes of a view after this one changed."""
    shown = next((node for node in _every(nodes) if node.id == tick.id), None)
    others = [value for value in (shown.value if shown else ()) if value != tick.option]
    return Event(tick.id, [*others, tick.option] if tick.on else others)


def _every(nodes: Iterable[Node | str]) -> Iterator[Checks]:
    for node in nodes:
        if isinstance(node, Checks):
            yield node
        else:
            yield from _every(_inside(node))


def _inside(node: Node | str) -> Sequence[Node | str]:
    if isinstance(node, (Columns, Details, Group)):
        return node.children
    if isinstance(node, Items):
        return node.items
    if isinstance(node, Table):
        return [cell for row in node.rows for cell in row]
    return ()
