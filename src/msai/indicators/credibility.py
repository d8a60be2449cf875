"""The ladder of credibility: what a way of comparing lets you say, and what it does not."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from msai.base.i18n import catalogue

_, ngettext = catalogue("indicators")


@dataclass(frozen=True, slots=True)
class Rung:
    """One way of comparing: its key, name and the limit to be written beside the result."""

    key: str
    name: str
    limit: str


def ladder() -> tuple[Rung, ...]:
    """Return the six rungs, the weakest first."""
    return (
        Rung(
            "after",
            _("only after"),
            _("We know how it is. We do not know whether anything changed."),
        ),
        Rung(
            "before_after",
            _("before and after"),
            _("We see a change. We do not know whether it would have come by itself."),
        ),
        Rung(
            "trend",
            _("before and after, with a trend of three years"),
            _("We see whether it goes otherwise than before, not why."),
        ),
        Rung(
            "similar_area",
            _("before and after, with a similar area"),
            _("The result holds if both places would have gone the same way."),
        ),
        Rung(
            "matched_people",
            _("before and after, with similar persons"),
            _("The persons are alike in what we measured; they may differ in will and strength."),
        ),
        Rung(
            "random_order",
            _("the order of entry drawn by lot"),
            _("The strongest comparison; in small groups chance still plays."),
        ),
    )


def usual_swing(values: list[float]) -> float | None:
    """Return the largest change from one year to the next; None for fewer than two years."""
    steps = [abs(after - before) for before, after in pairwise(values)]
    return max(steps) if steps else None
