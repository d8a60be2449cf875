"""One box ticked among several, seen from the answers that are known when Python takes it.

The browser says which box changed, not what the whole list is: it may not have seen yet what the
learner's click before this one, or her saved work, made of the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msai.ui.nodes import Checks, Node
from msai.ui.program import Event
from msai.ui.walking import every


@dataclass(frozen=True)
class Tick:
    """A box of the `Checks` node ``id`` was ticked, or unticked."""

    id: str
    option: str
    on: bool


def whole_answer(nodes: Iterable[Node], tick: Tick) -> Event:
    """Return the event that gives all ticked boxes of a view after this one changed."""
    shown = next((node for node in every(nodes, Checks) if node.id == tick.id), None)
    others = [value for value in (shown.value if shown else ()) if value != tick.option]
    return Event(tick.id, [*others, tick.option] if tick.on else others)
