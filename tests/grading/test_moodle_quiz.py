"""Every question of the course can be imported into Moodle, with points as Moodle allows them."""

from xml.etree import ElementTree as xml

import pytest

from msai_course.base.paths import BOOK
from msai_course.content.page import page_paths, read_page
from msai_course.grading.moodle_quiz import export_quizzes
from msai_trainer.errors import GradingError

PAGE = """---
msai:
  id: proba
  title: Lekcja / próba
---

# Próba

:::{{quiz}} lx-q1
question: "Co to {{term}}`obszar zdegradowany <obszar>` i **kiedy** x < y?"
options:
{options}
:::
"""
ONE = """  - text: Dobra
    correct: true
    why: Bo tak.
  - text: Zła
    why: Bo nie.
"""
TWO = """  - text: Dobra
    correct: true
    why: Bo tak.
  - text: Też dobra
    correct: true
    why: Bo tak.
  - text: Zła
    why: Bo nie.
"""


def exported(tmp_path, options):
    book = tmp_path / "book"
    book.mkdir()
    (book / "proba.md").write_text(PAGE.format(options=options), encoding="utf-8")
    assert export_quizzes(tmp_path / "pytania.xml", book=book) == 1
    return xml.parse(tmp_path / "pytania.xml").getroot()


def test_all_questions_of_the_book_are_there(tmp_path):
    expected = {
        box.argument
        for path in page_paths(BOOK)
        for box in read_page(path, BOOK).boxes_named("quiz")
    }
    count = export_quizzes(tmp_path / "pytania.xml")
    root = xml.parse(tmp_path / "pytania.xml").getroot()
    asked = [q for q in root if q.get("type") in ("matching", "multichoice", "numerical")]
    assert {q.findtext("name/text") for q in asked} == expected
    assert count == len(asked) == len(expected) > 30
    for question in asked:
        if question.get("type") == "matching":
            assert question.findtext("generalfeedback/text")
            continue
        fractions = [float(answer.get("fraction")) for answer in question.findall("answer")]
        assert sum(f for f in fractions if f > 0) == pytest.approx(100, abs=0.001)
        assert all(answer.findtext("feedback/text") for answer in question.findall("answer"))


def test_a_single_choice(tmp_path):
    question = exported(tmp_path, ONE).find("question[@type='multichoice']")
    assert question.findtext("single") == "true"
    assert [answer.get("fraction") for answer in question.findall("answer")] == ["100", "0"]


def test_several_right_answers_and_what_a_wrong_one_costs(tmp_path):
    question = exported(tmp_path, TWO).find("question[@type='multichoice']")
    assert question.findtext("single") == "false"
    fractions = [answer.get("fraction") for answer in question.findall("answer")]
    assert fractions == ["50", "50", "-100"]


NUMBER = """  - number: 45
    correct: true
    why: 9 z 20.
  - number: 64.5
    why: 9 z 14.
unit: "%"
tolerance: 0.5
otherwise: Policz raz jeszcze.
"""


def test_a_number_with_its_tolerance_and_a_word_for_any_other(tmp_path):
    question = exported(tmp_path, NUMBER).find("question[@type='numerical']")
    assert question.findtext("questiontext/text").endswith("x &lt; y? (%)</p>")
    told = [
        (answer.get("fraction"), answer.findtext("text"), answer.findtext("tolerance"))
        for answer in question.findall("answer")
    ]
    assert told == [("100", "45", "0.5"), ("0", "64.5", "0.5"), ("0", "*", None)]


def test_rows_that_match_and_what_belongs_to_none(tmp_path):
    book = tmp_path / "book"
    book.mkdir()
    rows = """match:
  - {text: A, to: pierwsze, why: Tak., otherwise: Nie.}
  - {text: B, to: drugie, why: Tak., otherwise: Nie.}
others: [trzecie]"""
    page = PAGE.format(options="").replace("options:\n", rows)
    (book / "proba.md").write_text(page, encoding="utf-8")
    assert export_quizzes(tmp_path / "pytania.xml", book=book) == 1
    question = xml.parse(tmp_path / "pytania.xml").getroot().find("question[@type='matching']")
    answers = [one.findtext("answer/text") for one in question.findall("subquestion")]
    assert answers == ["pierwsze", "drugie", "trzecie"]
    assert question.find("answer") is None


def test_markdown_becomes_html_and_a_title_no_subcategory(tmp_path):
    root = exported(tmp_path, ONE)
    asked = root.findtext("question[@type='multichoice']/questiontext/text").replace("\xa0", " ")
    assert asked == "<p>Co to obszar zdegradowany i <strong>kiedy</strong> x &lt; y?</p>"
    assert root.findtext("question/category/text") == "$course$/MSAI/Lekcja – próba"


def test_unknown_format_and_a_book_without_questions(tmp_path):
    with pytest.raises(GradingError, match="Nieznany format „gift”"):
        export_quizzes(tmp_path / "x", format="gift")
    (tmp_path / "book").mkdir()
    with pytest.raises(GradingError, match="Nie ma pytań"):
        export_quizzes(tmp_path / "x", book=tmp_path / "book")
