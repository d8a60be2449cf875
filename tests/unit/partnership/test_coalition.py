"""The map says who is missing and what each partner still needs."""

from dataclasses import replace
from datetime import date

import pytest

from msai.base.findings import codes
from msai.base.forms import validate
from msai.partnership import (
    QUADRANTS,
    Stakeholder,
    by_quadrant,
    check_coalition,
    check_stakeholder,
    quadrant_advice,
    quadrant_label,
)

SCHOOL = Stakeholder(
    "Szkoła na Zatorzu", "school", 4, 4, "for", "people", contact=True, can_change=True,
    figure="frekwencja", stays=True, role="partner", task="telefon tego samego dnia",
    person="wicedyrekcja", contribution="sala", consent="yes", next_talk=date(2026, 3, 3),
)  # fmt: skip
NEIGHBOURS = replace(
    SCHOOL, name="Sąsiedzi z podwórka", kind="residents", influence=2, figure="cisza"
)
BAKERY = replace(SCHOOL, name="Piekarnia przy torach", kind="business")


def only(**changes):
    return [replace(SCHOOL, name=f"Partner {n}", **changes) for n in range(3)]


def test_a_mixed_coalition_with_residents_is_confirmed():
    assert codes(check_coalition([SCHOOL, NEIGHBOURS, BAKERY])) == set()


@pytest.mark.parametrize(
    ("stakeholders", "code"),
    [
        ([], "too_few"),
        ([SCHOOL, SCHOOL], "too_few"),
        ([SCHOOL, BAKERY, BAKERY], "no_residents"),
        ([SCHOOL, BAKERY, replace(NEIGHBOURS, role="informed")], "residents_not_partners"),
        (only(kind="municipal"), "only_municipal"),
        (only(kind="police"), "only_institutions"),
        (only(aim="works"), "only_works"),
        (only(role="informed"), "no_partners"),
        (only(contact=False, figure=""), "no_partner_of_change"),
    ],
)
def test_what_a_coalition_lacks_is_named(stakeholders, code):
    assert code in codes(check_coalition(stakeholders))


def test_the_table_of_the_lesson_has_nobody_who_lives_there():
    """Eight of nine at the table answer for walls and money."""
    table = [
        *(replace(SCHOOL, name=f"firma {n}", kind="works", aim="works") for n in range(5)),
        *(replace(SCHOOL, name=f"wydział {n}", kind="municipal", aim="works") for n in range(3)),
        replace(SCHOOL, name="ośrodek", kind="social"),
    ]
    assert "no_residents" in codes(check_coalition(table))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"interest": None}, "not_rated"),
        ({"task": ""}, "idle_partner"),
        ({"contact": False, "can_change": False, "stays": False}, "few_yes"),
        ({"kind": "church", "consent": "asked"}, "no_consent"),
        ({"stance": "against"}, "strong_opponent"),
        ({"next_talk": None}, "no_next_talk"),
        ({"person": "pani Nowakowska"}, "personal_data"),
    ],
)
def test_what_a_card_lacks_is_named_with_advice(changes, code):
    findings = check_stakeholder(replace(SCHOOL, **changes))
    assert [(f.code, bool(f.reason and f.better)) for f in findings] == [(code, True)]


def test_a_complete_card_is_fine_and_a_guest_needs_no_task():
    assert codes(check_stakeholder(SCHOOL)) == set()
    guest = replace(SCHOOL, role="informed", task="", person="", influence=1, next_talk=None)
    assert codes(check_stakeholder(guest)) == set()
    assert validate(SCHOOL) == []


@pytest.mark.parametrize(
    ("interest", "influence", "quadrant"),
    [(5, 5, "together"), (3, 4, "common_figure"), (4, 3, "strengthen"), (1, 1, "inform")],
)
def test_the_middle_counts_as_small(interest, influence, quadrant):
    one = replace(SCHOOL, interest=interest, influence=influence)
    assert one.quadrant == quadrant
    assert by_quadrant([one])[quadrant] == [one]


def test_who_is_not_rated_is_in_no_field():
    assert not any(by_quadrant([Stakeholder("ktoś")]).values())


def test_each_field_has_its_own_words():
    assert (
        len({quadrant_label(q) for q in QUADRANTS} | {quadrant_advice(q) for q in QUADRANTS}) == 8
    )


def test_four_questions_are_counted():
    assert (SCHOOL.yes_count, Stakeholder("ktoś").yes_count) == (4, 0)
