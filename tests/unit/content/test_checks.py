"""The guards find each fault of a page, and nothing in a page without faults."""

import shutil
from pathlib import Path

import nbformat
import pytest

from msai_course.base.paths import ROOT
from msai_course.content.checks import check
from msai_course.content.notebook import to_notebook

FIXTURES = ROOT / "tests" / "fixtures" / "content"
LESSON = (FIXTURES / "lesson.md").read_text(encoding="utf-8")
HARD = "Niezidentyfikowana interdyscyplinarność przedsięwzięć rewitalizacyjnych. "

#: Name of the fault: what is replaced, by what, and the code of the problem it must raise.
FAULTS = {
    "no_objectives": ("[wskażesz obszar]", "[]", "no_objectives"),
    "objective_nobody_can_observe": ("wskażesz obszar", "zrozumiesz obszar", "unseen_objective"),
    "objective_that_is_no_action": ("wskażesz obszar", "wiedza o obszarze", "unseen_objective"),
    "title_differs_from_heading": ("# Próbna lekcja", "# Inny tytuł", "title_differs"),
    "no_reading_time": ("reading: 40, ", "reading: 0, ", "no_minutes"),
    "lesson_of_two_hours": ("exercise: 20", "exercise: 80", "lesson_length"),
    "preparation_too_long": ("exercise: 20", "exercise: 60", "before_too_long"),
    "needs_a_lesson_that_is_not_there": (
        "prerequisites: []", "prerequisites: [l00]", "no_such_prerequisite"
    ),
    "feeds_nothing": ('["3.1"]', "[]", "feeds_nothing"),
    "feeds_a_chapter_that_is_not_there": ('["3.1"]', '["14"]', "no_such_chapter"),
    "no_paper_twin": (":::{paper-twin}\nKarta.\n:::", "", "box_count"),
    "two_situations": ("## Warunki", ":::{situation}\nZnowu.\n:::\n\n## Warunki", "box_count"),
    "no_worked_example": (":::{worked-example}", ":::{tip}", "box_missing"),
    "takeaway_before_the_quiz": (
        "## Spróbuj", ":::{takeaway}\n- a\n- b\n- c\n:::\n\n## Spróbuj", "box_order"
    ),
    "one_point_to_take_away": ("- Dwa.\n- Trzy.\n", "", "takeaway_points"),
    "question_with_the_id_of_another": ("l01-q3\nquestion", "l01-q2\nquestion", "repeated_quiz"),
    "two_questions": (":::{quiz} l01-q3", ":::{tip} l01-q3", "quiz_count"),
    "option_without_explanation": ("    why: Tak nie powstaje udział.\n", "", "bad_quiz"),
    "question_without_right_answer": ("    correct: true\n", "", "bad_quiz"),
    "question_with_right_answers_only": (
        "Mnożę.\n", "Mnożę.\n    correct: true\n", "no_wrong_answer"
    ),
    "broken_question": ("question: Co robisz?", "question: [", "bad_quiz"),
    "code_that_computes": ("delimit_area()\n```", "print(1)\n```", "more_than_start"),
    "trainers_program_on_a_learners_page": (
        "from msai.widgets import", "from msai_trainer.pages import", "more_than_start"
    ),
    "exercise_not_declared": ("[delimit-area]", "[]", "exercise_differs"),
    "exercise_not_on_the_page": ("[delimit-area]", "[delimit-area, own-table]", "exercise_differs"),
    "unknown_source": ("{cite:p}`ustawa-rewitalizacja`", "{cite:p}`nieznane`", "unknown_source"),
    "law_without_a_source": (" {cite:p}`ustawa-rewitalizacja`", "", "claim_without_source"),
    "article_of_no_act": (
        "{cite:p}`ustawa-rewitalizacja`", "{cite:p}`badanie`", "article_without_act"
    ),
    "generality_without_a_source": (
        "## Spróbuj", "Tak jest zwykle.\n\n## Spróbuj", "generality"
    ),
    "example_without_a_step_of_ones_own": (
        "{faded-step} l01-krok", "{quiz} l01-krok", "no_faded_step"
    ),
    "questions_that_come_back_as_they_are": ("again:", "another:", "not_reworded"),
    "unknown_term": ("{term}`obszar zdegradowany`", "{term}`obszar zły`", "unknown_term"),
    "picture_without_description": (":alt: Koło, które", ":name: koło, które", "bad_alt"),
    "picture_that_is_not_there": ("{figure} rysunek.svg", "{figure} nie-ma.svg", "no_picture"),
    "picture_of_another_host": (
        "{figure} rysunek.svg", "{figure} https://example.org/a.svg", "foreign_resource"
    ),
    "frame_of_another_host": (
        "Dzwoni telefon.", '<iframe src="https://example.org"></iframe>', "foreign_resource"
    ),
    "dead_link": ("(slownik.md)", "(slowniki.md)", "dead_link"),
    "unfinished_text": ("Dzwoni telefon.", "TODO", "placeholder"),
    "word_that_hurts": ("Dzwoni telefon.", "Nasi podopieczni dzwonią.", "disrespectful"),
    "person_called_difficult": ("Dzwoni telefon.", "To trudny uczestnik.", "disrespectful"),
    "word_of_programmers": ("Dzwoni telefon.", "Uruchom komórkę.", "technical_word"),
    "text_for_lawyers": ("Dzwoni telefon.", HARD * 20, "hard_to_read"),
    "endless_sentences": ("Dzwoni telefon.", "i dom " * 400 + ".", "long_sentences"),
    "chopped_sentences": ("Dzwoni telefon.", "Dom stoi. " * 100, "rhythm"),
    "more_words_than_minutes": ("Dzwoni telefon.", "Dom stoi. " * 4000, "too_fast"),
    "unknown_field": ("  day: 0\n", "  day: 0\n  dzien: 1\n", "unknown_key"),
}  # fmt: skip


@pytest.fixture
def codes(tmp_path):
    """Return the codes of the problems of a book whose only lesson is the given text."""

    def run(text: str) -> set[str]:
        shutil.copytree(FIXTURES / "good", tmp_path / "book")
        _write(tmp_path / "book" / "lekcja.ipynb", text)
        return {problem.code for problem in check(tmp_path)}

    return run


def _write(path: Path, text: str) -> None:
    path.write_text(nbformat.writes(to_notebook(text)), encoding="utf-8")


def test_a_good_lesson_raises_nothing(codes):
    assert codes(LESSON) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fault_is_found(codes, fault):
    old, new, code = FAULTS[fault]
    assert old in LESSON, "the fixture changed: the fault is no longer made"
    assert code in codes(LESSON.replace(old, new))


def test_a_word_spoken_about_is_not_a_word_used(codes):
    assert codes(LESSON.replace("Dzwoni telefon.", "Nie mówimy „podopieczni”.")) == set()


@pytest.mark.parametrize(
    "sentence",
    ["Z naszego doświadczenia zwykle tak jest.", "Nie mów „zawsze”.",
     "Tak jest zwykle {cite:p}`badanie`."],
)  # fmt: skip
def test_a_generality_with_a_source_owned_up_to_or_spoken_about_may_stand(codes, sentence):
    assert codes(LESSON.replace("## Spróbuj", f"{sentence}\n\n## Spróbuj", 1)) == set()


def test_sources_of_the_metadata_are_those_of_the_text(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(FIXTURES / "good", book)
    text = LESSON.replace("  day: 0\n", "  day: 0\n  sources: [badanie]\n")
    text = text.replace("exercises: [delimit-area]", "exercises: []")
    (book / "lekcja.md").write_text(text, encoding="utf-8")
    messages = {problem.message for problem in check(tmp_path)}
    assert messages == {
        "Źródło „badanie” jest w metadanych, a nie ma go w tekście.",
        "Źródło „ustawa-rewitalizacja” jest w tekście, a nie ma go w metadanych.",
    }


def test_addresses_and_anchors_are_no_dead_links(codes):
    links = "[a](https://example.org) [b](#sekcja) [c](slownik) [d](slownik.md#haslo)"
    assert codes(LESSON.replace("Dzwoni telefon.", links)) == set()


def test_a_day_longer_than_360_minutes_is_found(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(FIXTURES / "good", book)
    for number in (1, 2):
        text = LESSON.replace("l01", f"l0{number}").replace("number: 1", f"number: {number}")
        day = text.replace("day: 0", "day: 1").replace("workshop: 0", "workshop: 190")
        _write(book / f"{number}.ipynb", day)
    messages = [problem.message for problem in check(tmp_path)]
    assert messages == ["Dzień 1 ma 380 minut na sali, a mieści się 360."]


def test_two_pages_with_one_id_are_found(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(FIXTURES / "good", book)
    shutil.copy(book / "slownik.md", book / "kopia.md")
    problems = check(tmp_path)
    assert [problem.row for problem in problems] == ["kopia.md", "slownik.md"]
    assert {problem.code for problem in problems} == {"repeated_id"}


def test_a_broken_file_is_named_and_the_rest_is_checked(tmp_path):
    book = tmp_path / "book"
    shutil.copytree(FIXTURES / "good", book)
    (book / "zepsuta.ipynb").write_text("{", encoding="utf-8")
    (problem,) = check(tmp_path)
    assert problem.code == "unreadable"
    assert "zepsuta.ipynb" in str(problem)


def test_the_book_of_the_course_raises_nothing():
    assert [str(problem) for problem in check(ROOT)] == []
