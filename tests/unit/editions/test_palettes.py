"""Colours of an edition can be read in both themes, and the first are those of the course."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from contrast import contrast
from msai_course.base.paths import ROOT
from msai_trainer.editions.palettes import PALETTES, Ground, declarations, screen_sheet

CSS = (ROOT / "src/msai_course/theme/static/msai.css_t").read_text(encoding="utf-8")
_TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6})")
LIGHT, DARK = (dict(_TOKEN.findall(part)) for part in CSS.split("set dark", 1))
INKS = ("text", "muted", "day-1", "day-2", "day-3", "right", "wrong")
THEMES = [(name, theme) for name in PALETTES for theme in ("light", "dark")]


@pytest.mark.parametrize(("name", "theme"), THEMES)
def test_every_ink_can_be_read_on_every_ground(name: str, theme: str) -> None:
    ground: Ground = getattr(PALETTES[name], theme)
    tokens = LIGHT if theme == "light" else DARK
    for under in (ground.page, ground.surface, ground.sunken):
        for ink in (ground.neutral, *(tokens[ink] for ink in INKS)):
            assert contrast(ink, under) >= 4.5, (ink, under)
        assert contrast(tokens["focus"], under) >= 3
        assert contrast(ground.line_strong, under) >= 3, under
    for ink in (ground.neutral, tokens["text"], tokens["muted"]):
        assert contrast(ink, ground.neutral_soft) >= 4.5
    assert contrast(ground.neutral, ground.surface) >= 4.5  # letters of the first button


def test_the_first_palette_is_the_courses_own_and_leaves_its_sheet_as_it_is() -> None:
    assert next(iter(PALETTES)) == "" and len(PALETTES) == 4
    assert screen_sheet(CSS, "") == CSS


def test_another_one_changes_the_marked_places_and_nothing_else() -> None:
    blue = screen_sheet(CSS, "niebieska")
    for theme in ("light", "dark"):
        assert declarations(getattr(PALETTES["niebieska"], theme)) in blue
    assert screen_sheet(blue, "") == CSS
    assert len(fields(Ground)) == 7
