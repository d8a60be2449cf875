"""One reader for lessons and prose pages; every mistake is named in Polish."""

import json

import pytest

from msai_course.content.metadata import (
    MetadataError,
    Minutes,
    find_problems,
    read_metadata,
    read_raw,
)

LESSON = {
    "id": "l04",
    "day": 1,
    "number": 4,
    "title": "Jak czytać wyznaczenie obszaru",
    "objectives": ["wskażesz oba limity"],
    "minutes": {"reading": 20, "exercise": 25, "workshop": 60},
    "prerequisites": ["l03"],
    "sources": ["ustawa-rewitalizacja"],
    "feeds": ["3.1"],
    "exercises": ["delimit-area"],
    "slides": [],
}


def notebook(tmp_path, metadata):
    path = tmp_path / "lekcja.ipynb"
    path.write_text(json.dumps({"cells": [], "metadata": metadata}), "utf-8")
    return path


def test_a_lesson_and_a_prose_page_are_read_alike(tmp_path):
    lesson = read_metadata(notebook(tmp_path, {"msai": LESSON}))
    page = tmp_path / "strona.md"
    page.write_text(f"---\nmsai: {json.dumps(LESSON)}\n---\n# Tytuł\n", "utf-8")
    assert read_metadata(page) == lesson
    assert lesson.minutes == Minutes(20, 25, 60)
    assert lesson.minutes.alone == 45
    assert lesson.is_lesson


def test_a_page_without_metadata_has_none(tmp_path):
    assert read_metadata(notebook(tmp_path, {})) is None


def test_a_broken_file_is_refused_with_its_name(tmp_path):
    path = tmp_path / "lekcja.ipynb"
    path.write_text("{", "utf-8")
    with pytest.raises(MetadataError, match=r"lekcja\.ipynb"):
        read_raw(path)


def test_a_complete_lesson_has_no_problems():
    assert find_problems(LESSON, "04") == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"objectvies": []}, "unknown_key"),
        ({"id": "L 4"}, "bad_id"),
        ({"title": " "}, "no_title"),
        ({"day": 4}, "bad_day"),
        ({"day": None}, "no_day"),
        ({"number": 0}, "bad_number"),
        ({"number": "4"}, "bad_number"),
        ({"objectives": []}, "no_objectives"),
        ({"objectives": "wskażesz"}, "not_a_list"),
        ({"sources": [1]}, "not_text"),
        ({"minutes": {}}, "no_minutes"),
        ({"minutes": {"reading": -5}}, "no_minutes"),
        ({"feeds": ["rozdział trzeci"]}, "bad_chapter"),
    ],
)
def test_each_mistake_is_named(change, code):
    problems = find_problems(LESSON | change, "04-obszar.ipynb")
    assert code in [problem.code for problem in problems]
    assert all(problem.row == "04-obszar.ipynb" and problem.hint for problem in problems)
