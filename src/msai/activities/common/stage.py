"""The stage of an exercise: its work, and beside it the answer that stays in sight."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.ui import Node, Stage

_, ngettext = catalogue("activities")


def with_answer(
    work: Sequence[Node],
    answer: Sequence[Node],
    more_title: str = "",
    more: Sequence[Node] = (),
) -> Stage:
    """Return the work of an exercise with its answer beside it."""
    return Stage(_("What comes of it"), work, answer, more_title, more)
