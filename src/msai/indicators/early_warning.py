"""Early warning: is the value where it should be by now?

The expected path is a straight line from the baseline to the target. The status is a word, never
a colour alone. The thresholds are the course's own convention: an agreement of the team on when
to talk, not a test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.errors import MsaiError, Problem
from msai.indicators.card import IndicatorCard

_, ngettext = catalogue("indicators")

Status = Literal["too_early", "on_track", "watch", "act"]
#: Part of the change expected by now that still counts as on track, and as worth watching.
ON_TRACK, WATCH = 0.9, 0.6
#: Before this part of the way it is too early to judge.
TOO_EARLY = 0.1


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an indicator stands on a day.

    Attributes:
        status: ``too_early``, ``on_track``, ``watch`` or ``act``.
        expected: Value on the straight line from baseline to target, in the indicator's unit.
        label: The status in words.
        advice: What to do now.
    """

    status: Status
    expected: float
    label: str
    advice: str


def early_warning(card: IndicatorCard, value: float, day: date) -> Standing:
    """Return where an indicator stands on a day, against a straight line to the target.

    Raises:
        MsaiError: Baseline, target or their dates are missing or reversed, or no change is planned.
    """
    start, end = card.baseline_date, card.target_date
    baseline, target = card.baseline_value, card.target_value
    if start is None or end is None or baseline is None or target is None:
        raise MsaiError(_no_path())
    if start >= end or baseline == target:
        raise MsaiError(_no_path())
    passed = min(max((day - start).days / (end - start).days, 0.0), 1.0)
    expected = baseline + passed * (target - baseline)
    done = (value - baseline) / (target - baseline)
    status = _status(passed, done)
    return Standing(status, expected, _labels()[status], _advice(status, expected, value))


def _status(passed: float, done: float) -> Status:
    if passed < TOO_EARLY:
        return "too_early"
    if done >= ON_TRACK * passed:
        return "on_track"
    return "watch" if done >= WATCH * passed else "act"


def _labels() -> dict[Status, str]:
    return {
        "too_early": _("too early to judge"),
        "on_track": _("on track (green)"),
        "watch": _("to be watched (amber)"),
        "act": _("time to act (red)"),
    }


def _advice(status: Status, expected: float, value: float) -> str:
    advice = {
        "too_early": _("Check that everybody was measured at entry."),
        "on_track": _("Go on. Ask the participants what helps most."),
        "watch": _("By now about {expected} was expected, there is {value}. Find out why."),
        "act": _(
            "By now about {expected} was expected, there is {value}. Sit down with the partners"
            " and change something: what, who, by when."
        ),
    }[status]
    return advice.format(expected=number_text(expected, 1), value=number_text(value, 1))


def _no_path() -> Problem:
    return Problem(
        row=None,
        column=None,
        code="no_path",
        message=_("There is no way from the baseline to the target to compare with."),
        hint=_("Fill in baseline and target with dates; the target later and different."),
    )
