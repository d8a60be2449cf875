"""The sheet of activities: all of them, in four states that differ, on one page."""

from pathlib import Path

import pytest

from msai_course.contact_sheet.activity_page import activities_html
from msai_course.contact_sheet.activity_pictures import THEMES, WIDTHS, Pictured
from msai_course.contact_sheet.activity_states import STATES, programs, states

ACTIVITIES = list(programs())


@pytest.mark.parametrize("program", ACTIVITIES, ids=lambda program: program.id)
def test_what_is_done_in_an_activity_shows(program):
    shown = {one.name: one.tree["nodes"] for one in states(program)}
    assert tuple(shown) == STATES
    assert shown["error"] != shown["opened"]
    assert shown["finished"] != shown["opened"]
    assert shown["help"] != shown["opened"] or not program.hints


def test_the_page_shows_each_picture_with_what_it_is_of(tmp_path):
    pictures = [
        Pictured(shown, width, theme, tmp_path / "a" / f"{shown.name}-{width}-{theme}.jpg")
        for shown in states(ACTIVITIES[0])
        for width in WIDTHS
        for theme in THEMES
    ]
    page = activities_html(pictures, Path(tmp_path))
    assert page.count("<img ") == len(STATES) * len(WIDTHS) * len(THEMES)
    assert (
        'src="a/error-360-dark.jpg" alt="Kierunek i sfera, w środku, z błędem, 360 px, ciemny"'
        in page.replace("\N{NO-BREAK SPACE}", " ")
    )
