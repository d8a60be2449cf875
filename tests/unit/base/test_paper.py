"""Paper has the colours of the pages, and can be read."""

import re

import pytest

from msai.base.paper import DAYS, LINE, MUTED, PAPER, SUNKEN, TEXT, day_colour
from msai_course.base.paths import ROOT

CSS = (ROOT / "src/msai_course/theme/static/msai.css_t").read_text(encoding="utf-8")
#: Those of the light theme stand first.
TOKENS = dict(re.findall(r"--([a-z0-9-]+): #([0-9a-f]{6})", CSS[: CSS.index("set dark")]))


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_colours_are_those_of_the_pages():
    days = [(day.strong, day.soft) for day in DAYS]
    names = ("neutral", "day-1", "day-2", "day-3")
    assert days == [(TOKENS[name], TOKENS[f"{name}-soft"]) for name in names]
    inks = [TOKENS[name] for name in ("text", "muted", "line", "sunken")]
    assert inks == [TEXT, MUTED, LINE, SUNKEN]


@pytest.mark.parametrize("day", DAYS)
def test_ink_can_be_read_on_its_ground(day):
    for ground in (day.soft, PAPER):
        assert _contrast(day.strong, ground) >= 4.5
        assert _contrast(TEXT, ground) >= 7
        assert _contrast(MUTED, ground) >= 4.5
    assert _contrast(day.strong, SUNKEN) >= 4.5
    assert _contrast(MUTED, SUNKEN) >= 4.5
    assert _contrast(PAPER, day.strong) >= 4.5


def test_what_belongs_to_no_day_has_a_colour_too():
    assert day_colour(0) == day_colour(7) == DAYS[0]
    assert day_colour(3) == DAYS[3]
