"""The class before and after: pairs counted of the files people gave, never a person."""

import json

from msai.assignments import LearningOutcome
from msai.outcomes.result_file import OutcomeResults, SittingResult, write_results
from msai.outcomes.sitting import IndicatorRepair
from msai.ui import Event, GivenFile, Step, to_json
from msai_trainer.pages.before_after.program import program
from msai_trainer.results.before_after import class_changes

page = program()


def person(key, *totals, form="a", short=False):
    """Return results with these points in each outcome, start, end and later."""
    occasions = ("start", "end", "later")
    return OutcomeResults(
        key,
        tuple(
            SittingResult(
                occasion, form, short, "2026-11-30",
                {outcome.value: points for outcome in LearningOutcome},
                IndicatorRepair(4, 4 - points, 0),
            )
            for occasion, points in zip(occasions, totals, strict=False)
        ),
    )  # fmt: skip


def given(*people):
    """Return the page after these files."""
    files = tuple(
        GivenFile(f"wynik-testu ({at}).json", write_results(one)) for at, one in enumerate(people)
    )
    return page.update(page.initial(), Event("files", files=files))


def said(state):
    return json.dumps(to_json(page.view(state)), ensure_ascii=False)


CLASS = [
    *(person(f"wiosna-{n:02}-X", 1, 3, form="ab"[n % 2]) for n in range(6)),
    person("wiosna-20-X", 3, 2),
    person("wiosna-21-X", 2, 2, form="b"),
]


def test_pairs_are_counted_and_nobody_is_named():
    told = said(given(*CLASS))
    assert "Wynik poprawiło 6 z 8 osób. Gorszy: 1, taki sam: 1." in told
    assert "Mogło być przypadkiem?" in told and "Od formy A zaczynało 4, od formy B 4." in told
    assert "Zadanie: popraw wskaźnik" in told and "6 z 8" in told
    assert "wiosna" not in told.lower()


def test_below_five_pairs_only_their_number_is_told():
    told = said(given(*CLASS[:4]))
    assert "Liczba par: 4. Poniżej 5 nic nie pokazujemy" in told
    assert "poprawiło 4" not in told and "4 z 4" not in told


def test_the_same_file_twice_is_one_person_and_a_wrong_one_is_told():
    state = given(*CLASS, CLASS[0])
    assert len(state.people) == 8
    wrong = (GivenFile("notatki.json", b"{}"), GivenFile("x.json", b"\x00"))
    after = page.update(state, Event("files", files=wrong))
    assert len(after.people) == 8 and "„notatki.json” to nie jest plik z wynikiem" in said(after)


def test_short_and_full_forms_make_no_pair_and_three_occasions_make_three_comparisons():
    both = person("k", 1, 2)
    mixed = OutcomeResults("k2", (person("k2", 1, short=True).sittings[0], both.sittings[1]))
    assert class_changes([mixed]) == []
    assert len(class_changes([person("k", 1, 2, 3)])) == 3


def test_a_class_that_began_with_one_form_alone_is_warned():
    (change,) = class_changes([person(f"k{n}", 1, 3) for n in range(9)])
    assert change.is_uneven


def test_one_sheet_for_the_organiser_and_nothing_is_kept():
    state = given(*CLASS)
    step = page.update(state, Event("sheet"))
    assert isinstance(step, Step) and step.effects[0].filename == "przed-i-po.docx"
    assert dict(page.encode(state)) == {}
    assert page.update(state, Event("clear")).people == ()
    assert page.update(page.initial(), Event("sheet")) == page.initial()
