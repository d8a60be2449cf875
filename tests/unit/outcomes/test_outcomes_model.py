"""The test before and after: its bank, its points, its path, its pairs, its file."""

import json
from datetime import date

import pytest

from msai.assignments.codes import make_codes
from msai.assignments.outcomes import LearningOutcome
from msai.base.findings import codes
from msai.errors import MsaiError
from msai.outcomes.items import ITEMS, items_of, lessons_of, shuffled, task_of
from msai.outcomes.pairs import FEWEST, PairedCount, paired, told
from msai.outcomes.path import advice, way_of
from msai.outcomes.points import MOST, points
from msai.outcomes.result_file import changes, one_each, read_results, results_of, write_results
from msai.outcomes.sitting import (
    Sitting,
    due,
    first_form,
    most_points,
    next_form,
    points_of,
    remarks,
    repair_of,
)
from msai_course.base.paths import BOOK
from msai_course.content.blind_guessing import blind_scores
from msai_course.content.checks.course import read_course
from msai_course.content.outcome_questions import closed_questions_of_the_test


def right(item):
    """Return the right answer of a question."""
    if item.kind == "number":
        return item.right
    if item.kind == "order":
        return {str(at): str(at + 1) for at in range(4)}
    if item.kind == "match":
        return {str(at): str(at) for at in range(4)}
    places = [str(at) for at, one in enumerate(item.options) if one.right]
    return places[0] if item.kind == "one" else places


REPAIRED = {
    "name": "Lokatorzy, którzy płacą raty",
    "definition": "Lokator z zaległością w dniu wejścia, który zapłacił sześć kolejnych rat.",
    "unit": "%",
    "numerator": "lokatorzy, którzy zapłacili sześć kolejnych rat",
    "denominator": "wszyscy lokatorzy, którzy weszli do programu",
    "formula": "licznik / mianownik × 100",
    "source": "księga czynszowa zarządcy",
    "frequency": "na wejściu i po 6 miesiącach",
}


def sat(occasion="start", form="a", *, short=False, known=True, ended="2026-11-30", repaired=None):
    answers = {item.id: right(item) for item in items_of(form, short)} if known else {}
    return Sitting(occasion, form, short, 7, ended, ended, answers, repaired or {})


def test_who_knows_nothing_does_not_pass_by_looks():
    scores = blind_scores(list(closed_questions_of_the_test()))
    assert scores
    assert [score for score in scores if score.is_telling] == []


def test_the_forms_are_parallel_and_the_short_one_asks_once_for_each_outcome():
    a, b = items_of("a"), items_of("b")
    assert [(x.outcome, x.kind, x.short) for x in a] == [(x.outcome, x.kind, x.short) for x in b]
    assert [x.id[1:] for x in a] == [x.id[1:] for x in b]
    for form in ("a", "b"):
        assert [item.outcome for item in items_of(form, short=True)] == list(LearningOutcome)
    assert codes(remarks(task_of("a").card)) == codes(remarks(task_of("b").card))
    assert len(codes(remarks(task_of("a").card))) >= 4


def test_each_kind_has_what_it_needs_and_every_right_answer_counts_in_full():
    for item in ITEMS.entries():
        assert points(item, right(item)) == MOST, item.id
        assert points(item, None) == points(item, "") == points(item, []) == points(item, {}) == 0
        rights = sum(one.right for one in item.options)
        assert rights == {"one": 1, "several": 2}.get(item.kind, 0), item.id
        if item.kind == "number":
            assert item.answers[0].number == item.right


def test_points_fall_as_the_rules_say():
    number, one, several, order, match = (ITEMS.entry(f"a{n}") for n in (1, 2, 4, 6, 3))
    assert points(number, "360") == 2 and points(number, "361") == points(number, "ok. 360") == 0
    assert points(ITEMS.entry("b1"), "1,2") == 2
    assert points(one, "0") == 0
    assert [points(several, list(given)) for given in ("0", "012", "01234", "23")] == [1, 1, 0, 0]
    assert points(order, {"0": "1", "1": "2", "2": "3", "3": "4"}) == 2
    assert points(order, {"0": "2", "1": "3", "2": "4", "3": "1"}) == 1
    assert points(order, {"0": "4", "1": "3", "2": "2", "3": "1"}) == 0
    assert points(order, {"0": "1", "1": "1", "2": "2", "3": "3"}) == 0
    assert points(match, {"0": "0", "1": "1"}) == 1 and points(match, {"0": "0"}) == 0


def test_the_order_of_choices_is_that_of_the_sitting_and_not_of_the_bank():
    item = ITEMS.entry("a2")
    orders = {tuple(shuffled(range(4), item, seed)) for seed in range(40)}
    assert len(orders) > 12 and shuffled(range(4), item, 3) == shuffled(range(4), item, 3)


def test_half_of_a_class_begins_with_each_form_and_the_form_changes_each_time():
    forms = [first_form(code) for code in make_codes("wiosna", 20)]
    assert abs(forms.count("a") - forms.count("b")) <= 2
    assert first_form(" WIOSNA 07 5") == first_form("wiosna-07-5")
    assert first_form("") is None and first_form("K07") in ("a", "b")
    start, end = sat(), sat("end", "b")
    assert [next_form(done, "a") for done in ([], [start], [start, end])] == ["a", "b", "a"]
    assert due([start]) is None
    assert due([start, sat("end", ended="2026-12-03")]) == date(2026, 12, 31)


def test_the_path_follows_the_points_and_one_question_lets_nobody_skip():
    assert [way_of(n, 4) for n in range(5)] == ["whole", "whole", "short", "short", "skip"]
    assert [way_of(n, 2) for n in range(3)] == ["whole", "whole", "short"]
    ways = {one.lesson.split(".")[0]: one.way for one in advice(sat())}
    assert ways["Lekcja 4"] == "skip" and ways["Lekcja 11"] == "short"
    whole = {one.way for one in advice(sat(known=False))}
    assert whole == {"whole"}
    mended = {one.lesson[:9]: one.way for one in advice(sat(repaired=REPAIRED))}
    assert mended["Lekcja 11"] == "skip"


def test_a_repaired_indicator_has_no_remarks_left_and_an_emptied_one_has_more():
    before = repair_of(sat())
    assert before.left == before.faults and not before.new
    assert repair_of(sat(repaired=REPAIRED)).is_whole
    assert not repair_of(sat(repaired=dict.fromkeys(REPAIRED, ""))).is_whole


def test_lessons_are_called_as_in_the_book():
    pages = {page.metadata.number: page.metadata.title for page in read_course(BOOK).lessons}
    taught = [one for outcome in LearningOutcome for one in lessons_of(outcome)]
    assert {one.number: one.title for one in taught} == {n: t for n, t in pages.items() if n > 1}


def test_pairs_are_counted_with_an_interval_and_chance_as_tables_have_it():
    count = paired([3, 1, 2, 5, 1, 1, 4, 2, 1, 3, 2, -1, -2, 0, 0, 0])
    assert count == PairedCount(11, 2, 3)
    assert count.by_chance == pytest.approx(2 * (78 + 13 + 1) / 8192)
    assert (round(count.risen.low, 2), round(count.risen.high, 2)) == (0.44, 0.86)
    said = " ".join(told(count))
    assert "Wynik poprawiło 11 z 16 osób" in said and "od 44 do 86 na 100" in said
    assert "2 na 100 grup" in said and "słabo to tłumaczy" in said
    assert "To może być przypadek." in " ".join(told(PairedCount(5, 3, 2)))
    assert PairedCount(0, 0, 6).by_chance == 1


@pytest.mark.parametrize("few", range(FEWEST))
def test_of_few_pairs_nothing_is_told(few):
    assert "Poniżej 5" in told(PairedCount(few, 0, 0))[0] and len(told(PairedCount(few, 0, 0))) == 1


def test_the_file_holds_points_and_no_answers_and_comes_back():
    results = results_of("wiosna-07-5", [sat(), sat("end", "b", known=False)])
    content = write_results(results)
    assert read_results(content) == results
    assert results.sittings[0].total == 24 and results.sittings[1].total == 0
    assert b"answers" not in content and b"repaired" not in content


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[" * 500, b"\xff\xfe", b'{"format": "msai-test-efektow"}', b"0" * 200_000],
)
def test_another_file_is_refused_in_a_sentence(content):
    with pytest.raises(MsaiError, match=r"„wyniki\.json” to nie jest plik z wynikiem testu"):
        read_results(content, "wyniki.json")


def test_points_nobody_can_have_and_a_newer_file_are_refused():
    made = json.loads(write_results(results_of("k", [sat()])))
    made["sittings"][0]["points"]["area"] = 400
    with pytest.raises(MsaiError, match="to nie jest plik"):
        read_results(json.dumps(made).encode())
    made["sittings"][0]["points"]["area"] = 4
    with pytest.raises(MsaiError, match="nowszego wydania"):
        read_results(json.dumps({**made, "version": 9}).encode())


def test_of_two_files_of_a_person_the_fuller_one_counts_and_lengths_are_not_mixed():
    first = results_of("wiosna-07-5", [sat()])
    both = results_of("WIOSNA 07 5", [sat(known=False), sat("end", "b")])
    mixed = results_of("k2", [sat(short=True), sat("end", "b")])
    people = one_each([both, first, mixed])
    assert people == [both, mixed]
    assert [after.total - before.total for before, after in changes(people, "start", "end")] == [24]


def test_all_points_are_six_times_those_of_an_outcome():
    for short in (False, True):
        assert points_of(sat(short=short)) == most_points(short)
