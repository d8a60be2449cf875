"""One declaration feeds the form, the check before handing in and the tests."""

import json
import math
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest

from msai.assignments import (
    Marking,
    assignment,
    assignment_ids,
    check_answers,
    describe_answer,
    hand_in,
    hand_in_name,
    read_answer,
    released_notebook,
)
from msai.base.form_values import Unreadable

ONE = assignment("zadanie-1")


def codes(answers):
    return {(finding.grade_id, finding.code) for finding in check_answers(ONE, answers)}


def test_nothing_answered_is_pointed_out_question_by_question():
    findings = check_answers(ONE, {})
    assert [finding.grade_id for finding in findings] == [q.grade_id for q in ONE.questions]
    assert {finding.code for finding in findings} == {"empty"}
    assert findings[0].message == f"„{ONE.questions[0].field.label}”: nie ma jeszcze odpowiedzi."
    assert all(finding.hint and finding.blocking for finding in findings)


def test_good_answers_pass(good_answers):
    assert check_answers(ONE, good_answers) == []


@pytest.mark.parametrize(
    ("grade_id", "answer", "code", "message"),
    [
        ("obszar", "Podmurze", "not_a_list", "To nie jest lista odpowiedzi."),
        ("obszar", ["Atlantyda"], "not_an_option", "„Atlantyda” "),
        ("udzial", "dużo", "not_a_number", "to nie liczba"),
        ("udzial", True, "not_a_number", "To nie jest liczba."),
        ("udzial", 101, "out_of_bounds", "teraz jest 101."),
        ("udzial", -1, "out_of_bounds", "teraz jest −1."),
        ("kierunki", {"organizacje": "lepiej"}, "incomplete", "puste miejsca: Osoby bezrobotne"),
        ("kierunki", [], "not_a_table", "To nie jest wypełniona tabela."),
        ("zjawiska", [{"wskaznik": "azbest"}], "incomplete", "1. Jednostka"),
        ("obrona", "Za krótko.", "out_of_bounds", "teraz jest 2."),
        ("obrona", ["x"], "not_text", "To nie jest tekst."),
    ],
)
def test_what_is_wrong_is_said_in_polish(good_answers, grade_id, answer, code, message):
    found = [f for f in check_answers(ONE, {**good_answers, grade_id: answer}) if f.code == code]
    assert found, check_answers(ONE, {**good_answers, grade_id: answer})
    assert message in found[0].message
    assert found[0].hint


def test_polish_numbers_are_read():
    field = ONE.question("udzial").field
    assert read_answer(field, "15,7") == read_answer(field, 15.7) == 15.7
    assert read_answer(field, " 15,7 % ") == 15.7
    assert read_answer(field, "") is None
    with pytest.raises(Unreadable):
        read_answer(field, math.inf)


def test_choices_come_once_and_in_the_order_of_the_list():
    field = ONE.question("obszar").field
    assert read_answer(field, ["Zatorze", "Podmurze", "Zatorze"]) == ["Podmurze", "Zatorze"]


def test_answers_in_words(good_answers):
    told = {q.grade_id: describe_answer(q.field, good_answers[q.grade_id]) for q in ONE.questions}
    assert told["obszar"] == [", ".join(good_answers["obszar"])]
    assert told["udzial"][0].endswith(" %")
    assert "Organizacje pozarządowe z siedzibą w jednostce: lepszą sytuację" in told["kierunki"]
    assert describe_answer(ONE.question("obszar").field, None) == []
    assert describe_answer(ONE.question("udzial").field, "<b>") == ["<b>"]


def test_marks_are_partial_credit_for_nbgrader():
    marking = Marking("zadanie-1", "udzial", "15,7")
    marking.expect(1, lambda value: value > 10, good="Dobrze.", bad="Źle.")
    marking.expect(1, lambda value: 0.25, good="Dobrze.", bad="Nie całkiem.")
    assert repr(marking) == "1.25"
    assert [mark.message for mark in marking.marks] == ["Dobrze.", "Nie całkiem."]


@pytest.mark.parametrize("answer", [None, "", "dużo", [], 500])
def test_no_answer_no_points_and_no_question_asked(answer):
    marking = Marking("zadanie-1", "udzial", answer)
    marking.expect(2, lambda value: 1 / 0, good="", bad="Źle.")
    assert repr(marking) == "0"
    assert marking.findings


def test_the_form_finds_what_was_released(released):
    assert released_notebook("zadanie-1") == released


def test_hand_in_keeps_the_release_and_writes_utc(released, good_answers):
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=timezone(timedelta(hours=2)))
    before = json.dumps(released)
    file = hand_in(
        released, code="K07", answers=good_answers, group=["K07", "K08"], saved_at=summer
    )
    assert file["metadata"]["msai"] == {
        "assignment": "zadanie-1",
        "release": ONE.release,
        "code": "K07",
        "group": ["K07", "K08"],
        "answers": good_answers,
        "saved_at": "2026-07-01T10:00:00Z",
    }
    ours = [cell for cell in file["cells"] if cell["id"] not in good_answers]
    assert ours == [cell for cell in released["cells"] if cell["id"] not in good_answers]
    assert json.dumps(released) == before


def test_file_name_is_safe_everywhere():
    moment = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)
    assert hand_in_name("zadanie-1", "K07", moment) == "zadanie-1__K07__2026-11-23T101500Z.ipynb"
    assert hand_in_name("zadanie-1", "../a:b|", moment).split("__")[1] == "a-b"
    assert hand_in_name("zadanie-1", " ", moment).split("__")[1] == "bez-kodu"


def test_ids_fit_nbgrader_and_python():
    for name in assignment_ids():
        assert name.replace("-", "").isalnum()
        assert name == assignment(name).id
        assert all(question.grade_id.isidentifier() for question in assignment(name).questions)


def test_runs_without_pandas_and_jupyter():
    """The form opens in the browser before pandas is there."""
    script = (
        "import sys; from msai.assignments import assignment, check_answers;"
        "[check_answers(assignment(f'zadanie-{n}'), {}) for n in range(1, 5)];"
        "heavy = {'pandas', 'numpy', 'nbformat', 'ipywidgets', 'jinja2'};"
        "early = {'yaml'} & set(sys.modules);"
        # The bank of methods is YAML in a checkout and JSON in the wheel.
        "check_answers(assignment('zadanie-5'), {});"
        "heavy |= early;"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    finished = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    # Babel compiles the catalogue in a checkout; the wheel carries it compiled.
    assert finished.returncode == 0, finished.stderr


def test_half_a_character_in_code_group_or_answers_does_not_stop_handing_in(released):
    """A keyboard that sends emoji in two halves leaves one behind: no file can hold it."""
    half = "\ud83d"
    file = hand_in(
        released,
        code=f"K07{half}",
        group=[f"K08{half}"],
        answers={"obrona": f"zdanie {half}", "zjawiska": [{half: half}]},
    )
    content = json.dumps(file, ensure_ascii=False).encode()
    assert json.loads(content)["metadata"]["msai"]["code"] == "K07?"
    hand_in_name("zadanie-1", f"K07{half}", datetime(2026, 7, 1, tzinfo=UTC)).encode()
