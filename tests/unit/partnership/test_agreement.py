"""Roles with time, decisions with a day, an agreement that binds."""

from dataclasses import replace
from datetime import date

import pytest

from msai.base.findings import codes
from msai.base.forms import fields_of
from msai.partnership import (
    Agreement,
    Decision,
    RoleHolder,
    check_agreement,
    check_decisions,
    check_roles,
    role_duties,
)
from msai.partnership.agreement import TEAM_ROLES

ALL = [RoleHolder(role, f"osoba {role}", 10) for role in TEAM_ROLES]
THREE = [Decision(f"sprawa {n}", "zebranie na podwórku", date(2026, 3, n)) for n in (1, 2, 3)]
FULL = Agreement(**{item.name: "Szkoła, dwie osoby, do 30.06." for item in fields_of(Agreement)})


def test_five_roles_with_time_are_fine():
    assert codes(check_roles(ALL)) == set()


def test_a_role_without_somebody_without_time_or_in_crowded_hands_is_named():
    assert codes(check_roles(ALL[1:])) == {"untaken_role"}
    assert codes(check_roles([replace(ALL[0], hours=None), *ALL[1:]])) == {"role_without_time"}
    assert codes(check_roles([replace(one, who="koordynatorka") for one in ALL])) == {
        "too_many_roles"
    }


def test_every_role_says_what_it_is_and_is_not():
    assert all(len(set(role_duties(role))) == 3 for role in TEAM_ROLES)


def test_three_decisions_with_body_and_day_are_enough():
    assert codes(check_decisions(THREE)) == set()


def test_two_are_too_few_and_an_undated_one_does_not_count():
    assert codes(check_decisions(THREE[:2])) == {"few_decisions"}
    undated = [replace(THREE[0], day=None), *THREE[1:]]
    assert codes(check_decisions(undated)) == {"open_decision", "few_decisions"}


def test_an_agreement_has_fifteen_points_and_a_complete_one_is_fine():
    assert len(fields_of(Agreement)) == 15
    assert codes(check_agreement(FULL)) == set()


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        ({"leaving": ""}, ("problem", "open_point", "leaving")),
        ({"communication": ""}, ("question", "open_point", "communication")),
        ({"review": "na bieżąco, w miarę możliwości"}, ("question", "vague_point", "review")),
    ],
)
def test_an_open_or_vague_point_is_named(changes, finding):
    found = [(f.verdict, f.code, f.field) for f in check_agreement(replace(FULL, **changes))]
    assert found == [finding]
