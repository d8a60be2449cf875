"""The test before and after in a real browser, the trainer's count of it, and the step at work."""

import json

from plan_pages import AXE, ExercisePage
from test_trainer_grading import BARRIERS, downloaded

from msai.outcomes.result_file import OutcomeResults, read_results, write_results

COUNTED = "Wynik poprawiło 0 z 5 osób. Gorszy: 5, taki sam: 0."


def ended(mounted):
    """Return the page after a first sitting done with the keyboard."""
    exercise = ExercisePage(mounted, "outcomes-test")
    exercise.from_top()
    exercise.type_in("code", "wiosna-07-5")
    exercise.press_on("begin")
    exercise.says("krok 1 z 7")
    exercise.type_in("a1", "360")
    exercise.press_radio("a2", "2")
    assert exercise.barriers() == []
    for step in range(2, 8):
        exercise.press("next")
        exercise.says(f"krok {step} z 7")
    exercise.fill("card:name", "Lokatorzy, którzy płacą raty")
    assert exercise.barriers() == []
    exercise.press("finish")
    exercise.says("4 z 4")
    return exercise


def test_a_sitting_by_keyboard_ends_with_a_path_and_its_file_is_counted_by_the_trainer(mounted):
    exercise = ended(mounted)
    assert exercise.barriers() == []
    given = read_results(downloaded(exercise.page, "Pobierz wynik dla osoby prowadzącej (JSON)"))
    assert given.key == "wiosna-07-5" and given.sittings[0].points["area"] == 4
    desk = mounted("trener/przed-po.html")
    desk.get_by_label("Pliki z wynikami").set_input_files(
        [
            {"name": f"{at}.json", "mimeType": "application/json", "buffer": content}
            for at, content in enumerate(_class_like(given))
        ]
    )
    desk.get_by_text(COUNTED).wait_for()
    desk.evaluate(AXE.read_text(encoding="utf-8"))
    assert desk.evaluate(BARRIERS) == []
    assert downloaded(desk, "Pobierz jedną stronę (DOCX)").startswith(b"PK")


def _class_like(given):
    """Yield five people who know less at the end."""
    (first,) = given.sittings
    raw = json.loads(write_results(OutcomeResults("x", (first, first))))
    raw["sittings"][1].update(occasion="end", points=dict.fromkeys(first.points, 0))
    for number in range(5):
        yield json.dumps({**raw, "key": f"k{number}"}).encode()


def test_a_step_at_work_goes_into_the_calendar(mounted):
    exercise = ExercisePage(mounted, "work-step")
    exercise.fill("step:what", "Zapytam szkołę o liczbę")
    exercise.says("Puste pole „Gdzie”.")
    exercise.fill("step:when", "2026-12-07")
    assert exercise.barriers() == []
    calendar = downloaded(exercise.page, "Pobierz daty (ICS)").decode()
    assert "DTSTART;VALUE=DATE:20261207" in calendar
