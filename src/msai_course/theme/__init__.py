"""Sphinx extension of the course: boxes, quizzes, live cells, addresses, typography."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msai_course.theme import (
    agenda,
    bibliography,
    boxes,
    builder,
    certificate,
    certificate_check,
    course_book,
    course_map,
    edition_places,
    exercises,
    known_lessons,
    legal_state,
    lesson,
    live,
    navigation,
    printed,
    progress,
    quiz,
    review,
    tables,
    typography,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx

THEME = Path(__file__).resolve().parents[1] / "theme"
_PARTS = (
    *(builder, bibliography, boxes, quiz, live, known_lessons, lesson, exercises, legal_state),
    *(
        navigation,
        course_book,
        course_map,
        agenda,
        progress,
        certificate,
        certificate_check,
        printed,
        edition_places,
        review,
    ),
    *(tables, typography),
)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the theme and every part of the extension."""
    app.add_html_theme("msai", str(THEME))
    app.add_config_value("msai_edition", "msai", "html", types=(str,))
    app.add_config_value("msai_round", "", "html", types=(str,))
    # A fingerprint of this code: when it changes, pages read by the old code are read again.
    app.add_config_value("msai_fingerprint", "", "env", types=(str,))
    for part in _PARTS:
        part.setup(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
