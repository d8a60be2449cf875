"""Paper has the colours of the pages, and can be read."""

import re

import pytest

from contrast import contrast
from msai.base.paper import DAYS, LINE, MUTED, PAPER, SUNKEN, TEXT, day_colour
from msai_course.base.paths import ROOT

CSS = (ROOT / "src/msai_course/theme/static/msai.css_t").read_text(encoding="utf-8")
#: Those of the light theme stand first.
TOKENS = dict(re.findall(r"--([a-z0-9-]+): #([0-9a-f]{6})", CSS[: CSS.index("set dark")]))


def test_the_colours_are_those_of_the_pages():
    days = [(day.strong, day.soft) for day in DAYS]
    names = ("neutral", "day-1", "day-2", "day-3")
    assert days == [(TOKENS[name], TOKENS[f"{name}-soft"]) for name in names]
    inks = [TOKENS[name] for name in ("text", "muted", "line", "sunken")]
    assert inks == [TEXT, MUTED, LINE, SUNKEN]


@pytest.mark.parametrize("day", DAYS)
def test_ink_can_be_read_on_its_ground(day):
    for ground in (day.soft, PAPER):
        assert contrast(day.strong, ground) >= 4.5
        assert contrast(TEXT, ground) >= 7
        assert contrast(MUTED, ground) >= 4.5
    assert contrast(day.strong, SUNKEN) >= 4.5
    assert contrast(MUTED, SUNKEN) >= 4.5
    assert contrast(PAPER, day.strong) >= 4.5


def test_what_belongs_to_no_day_has_a_colour_too():
    assert day_colour(0) == day_colour(7) == DAYS[0]
    assert day_colour(3) == DAYS[3]
