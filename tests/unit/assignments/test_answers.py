"""Answers of an assignment: read as plain values, checked before handing in, told in words."""

import json

import pytest

from msai.assignments.checking import check_answers
from msai.assignments.checks import check_answer
from msai.assignments.declaring import assignment, declared
from msai.assignments.describing import describe_answer
from msai.assignments.judging import cards_of, share_of
from msai.assignments.marking import MARKS_MIME, Marking
from msai.assignments.model import Field
from msai.assignments.offers import exercises_of, offers
from msai.assignments.options import AnswerOption, options_from
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable
from msai.planning import Goal

AB = (AnswerOption("a", "Jabłko"), AnswerOption("b", "Banan"))
COLUMNS = (
    Field("co", "text", "Co"),
    Field("ile", "number", "Ile", required=False, unit="zł"),
    Field("kiedy", "date", "Kiedy", required=False),
)
FIELDS = {
    "text": Field("pole", "text", "Pole"),
    "long_text": Field("pole", "long_text", "Pole", minimum=3, maximum=6),
    "number": Field("pole", "number", "Udział", minimum=0, maximum=100, unit="%"),
    "date": Field("pole", "date", "Dzień"),
    "choice": Field("pole", "choice", "Wybór", options=AB),
    "multi_choice": Field("pole", "multi_choice", "Wybory", options=AB, minimum=2),
    "grid": Field("pole", "grid", "Siatka", options=AB, rows=(AnswerOption("r", "Rano"),
                                                              AnswerOption("w", "Wieczór"))),
    "rows": Field("pole", "rows", "Tabela", columns=COLUMNS, minimum=2),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "raw", "value", "words"),
    [
        ("text", " dwa słowa ", "dwa słowa", ["dwa słowa"]),
        ("long_text", "raz\n\ndwa trzy", "raz\n\ndwa trzy", ["raz", "dwa trzy"]),
        ("number", "12,5", 12.5, ["12,5 %"]),
        ("date", "31.01.2027", "2027-01-31", ["31.01.2027"]),
        ("choice", "b", "b", ["Banan"]),
        ("multi_choice", ["b", "a"], ["a", "b"], ["Jabłko, Banan"]),
        ("grid", {"w": "a"}, {"w": "a"}, ["Wieczór: Jabłko"]),
        ("rows", [{"co": "sala", "ile": "50", "kiedy": "2027-03-01"}, {}],
         [{"co": "sala", "ile": 50.0, "kiedy": "2027-03-01"}],
         ["Co: sala; Ile: 50 zł; Kiedy: 01.03.2027"]),
    ],
)  # fmt: skip
def test_an_answer_is_read_and_told_in_words(kind, raw, value, words):
    assert read_answer(FIELDS[kind], raw) == value
    assert describe_answer(FIELDS[kind], raw) == words


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("text", 5), ("number", True), ("number", "dużo"), ("date", "31.02.2027"), ("choice", 1),
     ("choice", "c"), ("multi_choice", "a"), ("grid", ["r"]), ("grid", {"x": "a"}),
     ("rows", {"co": "x"}), ("rows", ["x"])],
)  # fmt: skip
def test_what_is_no_answer_of_this_kind_is_refused_in_words_and_shown_as_written(kind, raw):
    with pytest.raises(Unreadable) as fault:
        read_answer(FIELDS[kind], raw)
    assert fault.value.message and fault.value.hint
    assert describe_answer(FIELDS[kind], raw) == [str(raw)]
    assert [finding.blocking for finding in check_answer(FIELDS[kind], raw)] == [True]


@pytest.mark.parametrize("raw", [None, "", [], {}])
def test_an_empty_answer_is_pointed_out_only_where_it_is_needed(raw):
    kind = {list: "multi_choice", dict: "grid"}.get(type(raw), "text")
    assert [f.code for f in check_answer(FIELDS[kind], raw)] == ["empty"]
    assert describe_answer(FIELDS[kind], raw) == []
    assert check_answer(Field("p", "text", "P", required=False), "") == []


@pytest.mark.parametrize(
    ("kind", "raw", "code", "says", "blocking"),
    [
        ("number", 120, "out_of_bounds", "Może być najwyżej: 100 %", True),
        ("long_text", "za mało", "out_of_bounds", "Potrzeba co najmniej: 3 (liczba słów)", False),
        ("long_text", "a b c d e f g", "out_of_bounds", "najwyżej: 6 (liczba słów)", False),
        ("multi_choice", ["a"], "out_of_bounds", "co najmniej: 2 (liczba odpowiedzi)", False),
        ("grid", {"r": "a"}, "incomplete", "Wieczór", False),
        ("rows", [{"ile": 3}, {"co": "x"}], "incomplete", "1. Co", False),
        ("rows", [{"co": "x"}], "out_of_bounds", "co najmniej: 2 (liczba wierszy)", False),
    ],
)  # fmt: skip
def test_what_is_missing_or_too_much_is_named(kind, raw, code, says, blocking):
    (finding,) = check_answer(FIELDS[kind], raw)
    assert (finding.code, finding.blocking) == (code, blocking)
    assert says in f"{finding.message} {finding.hint}"


@pytest.mark.parametrize("kind", ["choice", "date"])
def test_answers_without_a_size_have_no_bounds(kind):
    assert check_answer(FIELDS[kind], {"choice": "a", "date": "2027-01-01"}[kind]) == []


def test_all_answers_are_checked_in_the_order_of_the_questions():
    task = assignment("zadanie-1")
    found = check_answers(task, {})
    needed = [one.grade_id for one in task.questions if one.field.required]
    assert [finding.grade_id for finding in found] == needed
    assert task.points == sum(question.points for question in task.questions)


def first_number():
    """The first question of the course's assignments that asks for a number."""
    task = assignment("zadanie-1")
    question = next(one for one in task.questions if one.field.kind == "number")
    return task.id, question.grade_id


def test_marks_add_up_and_say_why():
    marking = Marking(*first_number(), 12.5)
    marking.expect(2, lambda answer: answer == 12.5, good="Zgadza się.", bad="Policz raz jeszcze.")
    marking.expect(2, lambda _answer: 0.25, good="Całość.", bad="Brakuje <części>.")
    assert (marking.points, repr(marking)) == (2.5, "2.5")
    assert [mark.ok for mark in marking.marks] == [True, False]
    shown = marking._repr_mimebundle_()
    assert shown["text/plain"] == "2.5"
    assert "Brakuje &lt;części&gt;. (0,5)" in shown["text/html"]
    assert [mark["message"] for mark in shown[MARKS_MIME]["marks"]] == [
        "Zgadza się.", "Brakuje <części>.",
    ]  # fmt: skip


def test_an_unreadable_answer_earns_nothing_and_is_never_looked_into():
    marking = Marking(*first_number(), "dużo")
    marking.expect(2, lambda answer: answer / 0, good="…", bad="Wpisz liczbę.")
    assert repr(marking) == "0" and marking.answer is None
    assert "to nie liczba" in marking._repr_mimebundle_()["text/html"]


def test_with_nothing_to_say_the_feedback_says_so():
    assert "<p>" in Marking(*first_number(), 12.5)._repr_mimebundle_()["text/html"]


def test_rows_become_cards_and_a_share_of_nothing_is_zero():
    (goal,) = cards_of(Goal, [{"name": "Cel", "who": "uczniowie"}])
    assert goal == Goal("Cel", who="uczniowie")
    assert share_of([1, 2, 3, 4], lambda n: n > 2) == 0.5
    assert share_of([], bool) == 0.0


ROWS_WITH_OFFER = {
    "id": "proba", "release": "1", "title": "Próba", "chapter": "4", "group_max": 1,
    "questions": [
        {"name": "cele", "kind": "rows", "label": "Cele", "card": "planning.change:Goal",
         "columns": ["name", {"name": "by", "label": "Termin"}, {"name": "inne", "kind": "text",
                                                                 "label": "Inne"}],
         "rubric": [{"name": "Zmiana", "levels": [[3, "widać ją"], [0, "nie widać"]]}],
         "offer": {"exercise": "chain-of-change", "at": "programme.goals", "label": "Weź",
                   "where": {"who": "uczniowie"}}},
        {"name": "gdzie", "kind": "units", "label": "Gdzie", "options": "units", "points": 2,
         "offer": {"exercise": "delimit-area", "at": "selected", "label": "Weź"}},
        {"name": "opis", "kind": "text", "label": "Opis", "points": 1},
    ],
}  # fmt: skip


def test_a_declaration_takes_columns_from_a_card_and_points_from_the_rubric():
    task = declared(json.loads(json.dumps(ROWS_WITH_OFFER)))
    goals, places, words = task.questions
    assert (goals.points, goals.manual, words.manual, task.points) == (3.0, True, False, 6.0)
    assert [column.kind for column in goals.field.columns] == ["text", "date", "text"]
    assert goals.field.columns[1].label == "Termin"
    assert "Zatorze" in [option.value for option in places.field.options]
    assert task.question("opis") is words
    with pytest.raises(KeyError):
        task.question("nie ma")


def test_a_card_that_a_trainer_calls_as_it_was_called_before_is_found():
    question = {
        "name": "glosy",
        "kind": "rows",
        "label": "Głosy",
        "points": 1,
        "card": "partnership:Conversation",
        "columns": ["who"],
    }
    before = declared({**ROWS_WITH_OFFER, "questions": [question]})
    now = declared({**ROWS_WITH_OFFER, "questions": [{**question, "card": "partnership:Voice"}]})
    assert before.questions == now.questions


def test_what_exercises_hold_is_offered_and_what_does_not_fit_is_left_out():
    task = declared(ROWS_WITH_OFFER)
    assert exercises_of(task) == ("chain-of-change", "delimit-area")
    goals = [{"name": "Cel", "by": "nigdy", "who": "uczniowie"}, {"name": "Inny", "who": "radni"},
             "x"]  # fmt: skip
    states = {
        "chain-of-change": {"programme": {"goals": goals}},
        "delimit-area": {"selected": ["Zatorze"]},
    }
    assert offers(task, states) == {"cele": [{"name": "Cel"}], "gdzie": ["Zatorze"]}
    assert offers(task, {"delimit-area": {"selected": ["Atlantyda"]}}) == {}
    assert offers(task, {"chain-of-change": {"programme": 5}}) == {}


def test_names_of_methods_and_of_a_spheres_indicators_are_options():
    assert len(options_from("methods")) > 20
    social = {option.value for option in options_from("indicators:social")}
    other = {option.value for option in options_from("indicators:other")}
    assert social and other and not social & other
    assert {option.value for option in options_from("indicators")} == social | other


def test_a_trainers_own_assignment_stands_beside_the_courses(tmp_path, monkeypatch):
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "proba.json").write_text(json.dumps(ROWS_WITH_OFFER))
    monkeypatch.setenv("MSAI_ASSIGNMENTS", str(tmp_path))
    assert assignment("proba").title == "Próba"
    assert assignment("zadanie-1").id == "zadanie-1"
    monkeypatch.delenv("MSAI_ASSIGNMENTS")
    with pytest.raises(KeyError):
        assignment("proba")
