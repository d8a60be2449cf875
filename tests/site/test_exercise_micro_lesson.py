"""The rubric of micro-lessons in a real browser: points with evidence, and one change."""

import pytest
from plan_pages import ExercisePage

from msai.activities.micro_lesson.rubric import rubric

NO_EVIDENCE = "Dopisz dowód."


@pytest.fixture
def exercise(mounted):
    return ExercisePage(mounted, "micro-lesson")


def test_points_with_evidence_add_up(exercise):
    for criterion in rubric():
        exercise.pick(f"points:{criterion.id}", "2")
        exercise.fill(f"evidence:{criterion.id}", "każda para zapisała zadanie i termin")
    exercise.sums_up("Punkty: 12 z 12. Ocenione kryteria: 6 z 6.")
    exercise.root.get_by_text(NO_EVIDENCE).wait_for(state="detached")
    exercise.fill("strong", "Pytanie padło w pierwszej minucie.")
    exercise.fill("change", "Powtórz polecenie i zapisz je na tablicy.")
    assert exercise.barriers() == []


def test_points_without_evidence_and_several_changes_are_asked_about(exercise):
    exercise.pick("points:goal", "0")
    exercise.says(NO_EVIDENCE)
    exercise.fill("change", "Mów wolniej; skróć wstęp; daj czas na odpowiedź.")
    exercise.says("Wybierz jedną, która pomoże najbardziej.")
    exercise.sums_up("Punkty: 0 z 12. Ocenione kryteria: 1 z 6.")


def test_it_can_be_done_with_the_keyboard_alone(exercise):
    exercise.from_top()
    exercise.press_radio("points:goal", "1")
    exercise.says(NO_EVIDENCE)
    exercise.type_in("evidence:goal", "cel był nazwany, ale jako temat")
    exercise.wait_gone(NO_EVIDENCE)
    exercise.press_radio("points:start", "2")
    exercise.type_in("change", "Zapisz cel na kartce.")
    exercise.sums_up("Punkty: 3 z 12. Ocenione kryteria: 2 z 6.")
