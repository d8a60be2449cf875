"""What an exercise shows and keeps of one state: made as a whole before the state counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.i18n import catalogue
from msai.ui import Node, Program, Tree, beside, sealed, to_json
from msai.ui.html import tone_words
from msai.ui.nodes import Word
from msai.ui.typeset import typeset
from msai.widgets.frame import FrameState, frame_body, notice_nodes, opening

_, ngettext = catalogue("ui")


@dataclass(frozen=True)
class Picture:
    """A state as the page draws it and as the browser keeps it.

    Attributes:
        body: The drawn view with what stands below it, as JSON.
        record: What was saved of it last; None: a fresh start, nothing was.
        beside: Bytes that the view shows, by the id of their node.
    """

    body: Sequence[Any]
    record: Mapping[str, Any] | None = None
    beside: Mapping[str, bytes] = field(default_factory=dict)


def picture(
    program: Program[Any], state: Any, frame: FrameState, record: Mapping[str, Any] | None
) -> Picture:
    """Draw a state; raises whatever the program's view raises."""
    nodes = frame_body(program, state, frame)
    return Picture(to_json(typeset(nodes)), record, beside(nodes))


def encoded(program: Program[Any], state: Any) -> Mapping[str, Any] | None:
    """Return the record of a state that could not be drawn; None: it cannot be written either."""
    try:
        return sealed(program, state)
    except Exception:
        # This is the way out after a fault: whatever the encoder raises, there is one file less.
        return None


def tree(
    program: Program[Any],
    shown: Picture,
    frame: FrameState,
    answered: int,
    below: Sequence[Node],
) -> Tree:
    """Return what the page draws (``web/PROTOCOL.md``); runs nothing of the program.

    Args:
        program: The exercise.
        shown: Its last good picture.
        frame: Carries the notice.
        answered: Inputs that this view knows of.
        below: What is said about saving.
    """
    unread = _(
        "The file {name} can't be read: it was moved, deleted or is open in another program. "
        "Close it there and choose it again."
    )
    words: dict[Word, str] = {**tone_words(), "choose": _("– choose –"), "unread": unread}
    top = to_json(typeset([opening(program), *notice_nodes(frame)]))
    return {
        "id": program.id,
        "title": typeset(program.title),
        "words": {name: typeset(said) for name, said in words.items()},
        "answered": answered,
        "nodes": [*top, *shown.body, *to_json(typeset(below))],
    }
