"""How long a cascade trainer waits: a minute at most, on an idle machine of two cores."""

from __future__ import annotations

import time

import pytest
from municipality import write_borders, write_table

from msai_course.editions.building import build_edition
from msai_course.editions.new import new_edition
from msai_course.papers import keeping
from msai_course.papers.packing import pack
from msai_course.papers.source import course_source

pytestmark = pytest.mark.slow
BUDGET = 60


def test_an_edition_of_all_lessons_on_own_data(tmp_path, course, declared):
    made = new_edition(
        declared(lekcje=tuple(course.lessons)),
        tmp_path / "e",
        course,
        table=write_table(tmp_path / "gmina.xlsx"),
        boundaries=write_borders(tmp_path / "granice.geojson"),
    )
    begun = time.perf_counter()
    build_edition(made, course)
    assert time.perf_counter() - begun <= BUDGET


def test_the_pack_of_the_whole_course_with_nothing_made_before(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "CACHE", tmp_path / "cache")
    begun = time.perf_counter()
    pack(course_source(), tmp_path)
    assert time.perf_counter() - begun <= BUDGET
