"""Passing means competence: who cannot do a thing does not pass by answering closed questions."""

from dataclasses import replace

import pytest
from judged import desk, form, read_by_hand

from msai.assignments import LearningOutcome, assignment, assignment_ids, outcome_name
from msai_course.grading.certificates.earning import standings
from msai_course.grading.grade import grade
from msai_trainer.results.feedback import Chosen, graded_cell
from msai_trainer.results.passing import Assessed, outcome_results, shortfalls
from msai_trainer.results.scores import Scores

COURSE = tuple(assignment(name) for name in assignment_ids())


def assessed(declared, closed=1.0, level=0, waiting=False):
    """Somebody with this share of the closed points, and one level everywhere else."""
    scores, levels = Scores(), {}
    for question in declared.questions:
        points = question.points * closed
        if question.manual:
            levels[question.grade_id] = tuple(
                Chosen(one.name, float(level), "") for one in question.rubric
            )
            points = float(level * len(question.rubric))
            if waiting:
                scores.waiting.add(question.grade_id)
        scores.cells[graded_cell(question)] = (points, question.points)
    return Assessed(declared, scores, levels)


def why(*found):
    return [one.why for one in shortfalls(found, 0.5)]


@pytest.mark.parametrize("declared", COURSE, ids=lambda one: one.id)
def test_closed_points_alone_are_enough_in_figures_and_do_not_pass(declared):
    only_closed = assessed(declared)
    share = only_closed.scores.total / declared.points
    assert 0.6 < share < 0.75, "what was found: closed points alone give 62 to 73 %"
    assert any("nie potwierdzono efektu" in one for one in why(only_closed))


def test_in_the_whole_course_zeros_in_all_that_a_person_reads_do_not_pass():
    reasons = why(*map(assessed, COURSE))
    assert len(reasons) == 6
    for outcome in LearningOutcome:
        assert any(f"„{outcome_name(outcome)}”" in one for one in reasons), outcome


def test_level_1_everywhere_and_good_closed_answers_pass():
    assert why(*(assessed(one, level=1) for one in COURSE)) == []


def test_one_outcome_that_was_not_shown_is_named_whatever_the_others_give():
    good = [assessed(one, level=2) for one in COURSE]
    points = {"Interes partnera": 2.0}
    rubric = COURSE[1].question("rozmowa").rubric
    levels = tuple(Chosen(one.name, points.get(one.name, 0.0), "") for one in rubric)
    bad = replace(good[1], levels={"rozmowa": levels})
    bad.scores.cells["rozmowa"] = (2.0, 8.0)
    (reason,) = why(good[0], bad, *good[2:])
    assert reason.startswith("nie potwierdzono efektu „Rozmawiać”")


def test_points_without_levels_are_shared_among_the_criteria():
    """From formgrader come points alone."""
    one = assessed(COURSE[1], level=1)
    assert outcome_results([replace(one, levels={})]) == outcome_results([one])


def test_what_waits_is_told_once_and_as_waiting():
    (reason,) = why(assessed(COURSE[0], waiting=True))
    assert reason == "czeka na ocenę osoby prowadzącej – „Kogo nie widać w tych liczbach?”"


def test_a_lacking_assignment_is_told_once():
    (reason,) = why(assessed(COURSE[0], closed=0.1))
    assert reason.startswith("brakuje ")
    assert why(Assessed(COURSE[0], None, {})) == ["nie ma ocenionej pracy"]


def test_an_assignment_of_ones_own_without_outcomes_still_wants_level_1():
    questions = tuple(
        replace(q, outcome=None, rubric=tuple(replace(c, outcome=None) for c in q.rubric))
        for q in COURSE[0].questions
    )
    own = replace(COURSE[0], questions=questions)
    (reason,) = why(assessed(own))
    assert "„odpowiedzi opisowe”" in reason
    assert why(assessed(own, level=1)) == []


def test_every_question_and_criterion_of_the_course_names_an_outcome_and_each_is_read():
    read = set()
    for declared in COURSE:
        for question in declared.questions:
            assert question.outcome is not None, question.grade_id
            assert all(one.outcome is not None for one in question.rubric), question.grade_id
            read |= {one.outcome for one in question.rubric}
    assert read == set(LearningOutcome)


def test_the_command_line_keeps_the_same_rule(tmp_path, write_file, write_roster):
    folder = write_file("K01")
    for code in ("K02", "K03"):
        write_file(code)
    roster, output = write_roster("K01", "K02", "K03"), tmp_path / "wyniki"
    grade(folder, "zadanie-1", roster, output)
    read_by_hand(output, "K01", points=0)
    desk(output).take(form("K02", "1111"))
    read_by_hand(output, "K03", points=3)
    found = {
        one.entry.kod: [why.why for why in one.lacking]
        for one in standings(output, roster, ["zadanie-1"], 0.5, None)
    }
    assert found["K02"] == []
    for code in ("K01", "K03"):
        (reason,) = found[code]
        assert "„Wyznaczyć i obronić obszar”" in reason and "poniżej poziomu 1" in reason
