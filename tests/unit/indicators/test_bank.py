"""The bank of examples and the rules agree: good ones pass, weak ones are caught at their fault."""

from dataclasses import replace

import pytest

from msai.base.findings import codes
from msai.base.resources import load_bank
from msai.indicators import check_card, from_bank

#: What the description of each weak example names, as codes of our rules.
NAMED_FAULT = {
    "IND-03": "job_of_any_kind",
    "IND-06": "count_without_denominator",
    "IND-11": "work_not_change",
    "IND-12": "work_not_change",
    "IND-16": "work_not_change",
    "IND-18": "vague_definition",
    "IND-21": "comparing_places",
    "IND-22": "unit_not_measurable",
    "IND-25": "work_not_change",
    "IND-26": "work_not_change",
    "IND-31": "handy_sample",
    "IND-33": "fall_may_be_bad",
    "IND-35": "formula_missing",
    "IND-43": "work_not_change",
    "IND-44": "work_not_change",
    "IND-46": "product_called_result",
    "IND-48": "money_called_effect",
    "IND-50": "formula_missing",
    "IND-54": "satisfaction_as_effect",
}
#: Examples to improve whose fault lies in knowledge of the field, not in the words of the card:
#: no rule sees it, a trainer must.
BEYOND_RULES = {"IND-09", "IND-17", "IND-29", "IND-47"}


def _examples():
    return {item["id"]: item for item in load_bank("indicator_examples")["entries"]}


def _of(grade):
    return {key: item for key, item in _examples().items() if item["verdict"] == grade}


def _found(item):
    return codes(check_card(from_bank(item), parts=("definition",)))


def test_good_examples_pass():
    found = {key: _found(item) for key, item in _of("dobry").items()}
    # A good product is still a product: the rule asks for a result beside it.
    assert {key: faults for key, faults in found.items() if faults} == {
        "IND-39": {"work_not_change"}
    }


def test_every_weak_example_is_caught_at_the_fault_its_description_names():
    weak = _of("slaby")
    assert set(weak) == set(NAMED_FAULT)
    assert [key for key, fault in NAMED_FAULT.items() if fault not in _found(weak[key])] == []


def test_examples_to_improve_are_caught_except_where_only_a_person_can_tell():
    silent = {key for key, item in _of("do_poprawy").items() if not _found(item)}
    assert silent == BEYOND_RULES


@pytest.mark.parametrize("key", ["IND-11", "IND-12", "IND-18", "IND-25", "IND-26"])
def test_a_product_that_is_put_down_as_a_result_is_a_problem(key):
    card = replace(from_bank(_examples()[key]), level="direct_result")
    assert "product_called_result" in codes(check_card(card, parts=("definition",)))


def test_a_formula_is_taken_apart():
    card = from_bank(_examples()["IND-07"])
    assert card.numerator == "absolwenci z pracą w 6. miesiącu"
    assert card.denominator.startswith("wszyscy kończący")
