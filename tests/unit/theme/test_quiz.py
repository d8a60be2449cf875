"""A question that lacks something is refused with a message that says what."""

import pytest

from msai_course.content.quiz import QuizError, parse_question

GOOD = """
question: Co to znaczy?
options:
  - {text: Tak., why: Bo tak., correct: true}
  - {text: Nie., why: Bo nie.}
"""


def test_a_complete_question_is_read():
    question = parse_question("l01-q1", GOOD)
    assert question.text == "Co to znaczy?"
    assert [option.correct for option in question.options] == [True, False]
    assert not question.multiple


def test_several_right_answers_make_a_multiple_choice():
    assert parse_question("l01-q1", GOOD.replace("Bo nie.", "Też tak., correct: true")).multiple


NUMBER = """
question: Ile?
unit: "%"
tolerance: 0.5
otherwise: Policz raz jeszcze.
options:
  - {number: 1045.5, why: Tak., correct: true}
  - {number: 64, why: Nie.}
"""


def test_a_number_stands_as_people_write_it():
    question = parse_question("l01-q1", NUMBER)
    assert question.number.tolerance == 0.5
    assert [option.text for option in question.options] == ["1045,5 %", "64 %"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("tolerance: 0.5", "tolerance: mało", "tolerance"),
        ("tolerance: 0.5", "tolerance: -1", "tolerance"),
        ("otherwise: Policz raz jeszcze.\n", "", "otherwise"),
        ("number: 64", "number: dużo", "odpowiedź 2: „number” nie jest liczbą"),
        ("number: 64, ", "", "odpowiedź 2 nie ma pola „number”"),
    ],
)
def test_an_incomplete_number_is_refused(old, new, message):
    with pytest.raises(QuizError, match=message):
        parse_question("l01-q1", NUMBER.replace(old, new))


def test_a_question_may_have_the_same_in_other_words():
    question = parse_question("l01-q1", f"{GOOD}again:{GOOD.replace(chr(10), chr(10) + '  ')}")
    assert question.again.id == "l01-q1-inaczej"
    assert [option.correct for option in question.again.options] == [True, False]


@pytest.mark.parametrize(
    "again", ["again: tekst", "again: {question: Co, options: []}", "again: [1]"]
)
def test_other_words_that_lack_something_are_refused(again):
    with pytest.raises(QuizError, match="inne brzmienie"):
        parse_question("l01-q1", f"{GOOD}{again}\n")


MATCH = """
question: Co do czego?
match:
  - {text: A, to: pierwsze, why: Tak., otherwise: Nie to.}
  - {text: B, to: drugie, why: Tak., otherwise: Nie to.}
others: [trzecie]
"""
ORDER = """
question: Co po czym?
order:
  - {text: Najpierw., why: Tak., otherwise: Nie to.}
  - {text: Potem., why: Tak., otherwise: Nie to.}
"""


def test_what_can_be_matched_stands_in_an_order_that_says_nothing():
    question = parse_question("l01-q1", MATCH)
    assert question.matches == ("drugie", "pierwsze", "trzecie")
    assert [option.match for option in question.options] == ["pierwsze", "drugie"]
    assert not question.multiple


def test_in_an_order_every_row_has_its_place():
    question = parse_question("l01-q1", ORDER)
    assert question.in_order
    places = {option.text: option.match for option in question.options}
    assert places == {"Najpierw.": "1", "Potem.": "2"}
    assert question.matches == ("1", "2")


@pytest.mark.parametrize("number", range(20))
def test_rows_to_put_in_order_never_stand_in_it(number):
    question = parse_question(f"l01-q{number}", ORDER)
    assert [option.match for option in question.options] == ["2", "1"]


def test_what_is_looked_at_is_kept_apart_from_the_question():
    body = GOOD.replace("options:", "missing_in: [Cel - poprawa.]\noptions:")
    assert parse_question("l01-q1", body).shown == ("Cel - poprawa.",)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (MATCH.replace("to: drugie, ", ""), "wiersz 2 nie ma pola „to”"),
        (ORDER.replace(", otherwise: Nie to.", ""), "wiersz 1 nie ma pola „otherwise”"),
        ("question: A?\norder: [{text: B, why: C, otherwise: D}]", "dwa wiersze"),
        (MATCH.replace("others: [trzecie]", "others: trzecie"), "listą"),
        (MATCH.replace("drugie", "pierwsze").replace("others: [trzecie]", ""), "to samo"),
        (GOOD + "missing_in: tekst", "listą"),
    ],
)
def test_rows_that_lack_something_are_refused(body, message):
    with pytest.raises(QuizError, match=message):
        parse_question("l01-q1", body)


@pytest.mark.parametrize(
    ("identifier", "body", "message"),
    [
        ("Pytanie 1", GOOD, "identyfikator"),
        ("l01-q1", "question: [", "YAML"),
        ("l01-q1", "options: []", "question"),
        ("l01-q1", GOOD.replace("correct: true", "correct: false"), "żadna odpowiedź"),
        ("l01-q1", GOOD.replace(", why: Bo nie.", ""), "odpowiedź 2 nie ma wyjaśnienia"),
        ("l01-q1", GOOD.replace("text: Tak., ", ""), "odpowiedź 1 nie ma pola „text”"),
        ("l01-q1", "question: A?\noptions:\n  - {text: B, why: C, correct: true}", "dwie"),
        ("l01-q1", "question: A?\noptions: tak", "odpowiedź"),
    ],
)
def test_an_incomplete_question_is_refused(identifier, body, message):
    with pytest.raises(QuizError, match=message):
        parse_question(identifier, body)
