"""Did it work? Before and after, alone or against a comparison group.

Difference in differences = (after − before with us) − (after − before in the comparison group).
It is an effect of the programme only if both groups would have gone the same way without it
(parallel trends). The interval treats the four measurements as independent: it fits two surveys
or two yearly lists, and is cautious when the same persons are measured twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.indicators.intervals import (
    CONFIDENCE,
    Estimate,
    Share,
    combine,
    share_difference,
)

_, ngettext = catalogue("indicators")

Direction = Literal["up", "down"]
#: Numerators below this are called small: one person changes the result noticeably.
SMALL = 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed, how sure it is, and what may be said about it.

    Attributes:
        ours: Change with us; shares in points of percent.
        theirs: Change in the comparison group, or None.
        difference: Difference in differences, or None without a comparison group.
        sentences: What may be concluded, one sentence each.
        cautions: What may not be concluded, and what to check.
    """

    ours: Estimate
    theirs: Estimate | None
    difference: Estimate | None
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]


def compare_shares(
    before: Share,
    after: Share,
    comparison: tuple[Share, Share] | None = None,
    *,
    direction: Direction,
    confidence: float = CONFIDENCE,
) -> Comparison:
    """Compare shares before and after, and with a comparison group if there is one.

    Args:
        before: With us, before.
        after: With us, after.
        comparison: The comparison group before and after.
        direction: ``up`` or ``down``: what a good change is.
        confidence: How often such an interval holds the true value.

    Returns:
        Changes in points of percent.
    """
    shares = [before, after, *(comparison or ())]
    small = any(min(share.part, share.whole - share.part) < SMALL for share in shares)
    ours = share_difference(after, before, confidence)
    theirs = share_difference(comparison[1], comparison[0], confidence) if comparison else None
    difference = combine([(1, ours), (-1, theirs)]) if theirs else None
    return _told(
        ours.scaled(100), _points(theirs), _points(difference), _("points"), direction, small
    )


def _points(estimate: Estimate | None) -> Estimate | None:
    return estimate.scaled(100) if estimate else None


def _told(
    ours: Estimate,
    theirs: Estimate | None,
    difference: Estimate | None,
    unit: str,
    direction: Direction,
    small: bool,
) -> Comparison:
    sentences = [_change_sentence(ours, unit)]
    if difference is not None and theirs is not None:
        sentences += [_their_sentence(theirs, unit), _difference_sentence(difference, unit)]
    compared = difference is not None
    sentences.append(_verdict(difference or ours, direction, compared=compared))
    return Comparison(ours, theirs, difference, tuple(sentences), _cautions(compared, small))


def _change_sentence(change: Estimate, unit: str) -> str:
    if round(change.value, 1) == 0:
        return _("With you nothing changed.")
    text = (
        _("With you it fell by {size}.") if change.value < 0 else _("With you it rose by {size}.")
    )
    return _sized(text, change, unit)


def _their_sentence(change: Estimate, unit: str) -> str:
    if round(change.value, 1) == 0:
        return _("In the comparison group nothing changed.")
    fell, rose = (
        _("In the comparison group it fell by {size}."),
        _("In the comparison group it rose by {size}."),
    )
    return _sized(fell if change.value < 0 else rose, change, unit)


def _difference_sentence(difference: Estimate, unit: str) -> str:
    return _("The difference of the changes: {value} (interval from {low} to {high}).").format(
        value=_with_unit(difference.value, unit),
        low=number_text(difference.low, 1),
        high=_with_unit(difference.high, unit),
    )


def _verdict(estimate: Estimate, direction: Direction, *, compared: bool) -> str:
    if not estimate.excludes_zero:
        return _(
            "The interval holds zero: such a difference may be chance. It does not show that the"
            " programme works, nor that it does not."
        )
    if (estimate.value > 0) != (direction == "up"):
        return _("The change goes the wrong way. Ask the participants and the partners why.")
    if compared:
        return _("This is in line with the programme working, but does not prove it.")
    return _(
        "Something really changed. It is not known what would have happened without the programme."
    )


def _cautions(compared: bool, small: bool) -> tuple[str, ...]:
    cautions = [
        _("Did the boundaries, the definition, the income criterion or the people change?"),
        _("Did you start in the worst year? After it things often get better by themselves."),
    ]
    if compared:
        cautions.insert(0, _("Did both lines go side by side in earlier years? If not, be silent."))
    else:
        cautions.insert(0, _("There is nothing to compare with: add a similar place or a trend."))
    if small:
        cautions.append(
            _("The group is small: say “7 of 12”, not a percentage, and mind that nobody is shown.")
        )
    return tuple(cautions)


def _sized(sentence: str, change: Estimate, unit: str) -> str:
    # An abbreviated unit brings a full stop of its own.
    return sentence.format(size=_with_unit(abs(change.value), unit)).replace("..", ".")


def _with_unit(value: float, unit: str) -> str:
    return f"{number_text(value, 1)} {unit}".strip()
