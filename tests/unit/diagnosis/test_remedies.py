"""Small counts in small municipalities: what is offered, what it changes, what it tells."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai.diagnosis import numerators_of, read_units, suppress
from msai.diagnosis.remedies import Remedy, applied
from msai.diagnosis.remedy_offers import offers, publishable, withheld
from msai.diagnosis.schema import ColumnSchema, TableSchema

THRESHOLD = 5
#: Nine rural units, as a centre of social assistance and GUS count them; invented.
PEOPLE = (1450, 980, 760, 610, 480, 390, 310, 210, 120)
UNITS = tuple(f"Sołectwo {letter}" for letter in "ABCDEFGHI")
SOCIAL = ("Zasiłek stały", "Dożywianie", "Bezrobotni", "Niebieskie Karty")


def table(counts, people=PEOPLE, more=None):
    """A table of units with a rate of each count per 100 inhabitants."""
    columns = {"Ludność": people, **counts, **(more or {})}
    lines = [";".join(["Jednostka", *columns])]
    lines += [";".join([unit, *(str(columns[c][at]) for c in columns)])
              for at, unit in enumerate(UNITS)]  # fmt: skip
    described = {
        f"{name} na 100": ColumnSchema(name, "social", 1, "", name, "Ludność", 100)
        for name in counts
    }
    schema = TableSchema(
        "Jednostka",
        {**{n: ColumnSchema(n) for n in (*counts, *(more or {}))}, **described},
        population_column="Ludność",
    )
    return read_units("\n".join(lines).encode(), schema=schema)


def drawn(seed, shares=(0.035, 0.06, 0.05, 0.012)):
    numbers = np.random.default_rng(seed)
    return table({
        name: [int(numbers.binomial(people, share)) for people in PEOPLE]
        for name, share in zip(SOCIAL, shares, strict=True)
    })  # fmt: skip


def units_offer(units):
    return next(one for one in offers(units, THRESHOLD) if one.remedy.kind == "units")


@pytest.mark.parametrize("seed", range(8))
def test_nine_rural_units_publish_two_social_indicators_after_the_offer(seed):
    units = drawn(seed)

    after = publishable(units, THRESHOLD)
    if withheld(units, THRESHOLD):
        after = units_offer(units).after

    assert len(after) >= 2


def recoverable(before, after, group_of):
    """Hidden counts that sums of groups and the table shown earlier give away, by subtraction."""
    counts = numerators_of(before)
    safe = suppress(counts, threshold=THRESHOLD)
    given_away = []
    for name in publishable(after, THRESHOLD):
        sums = numerators_of(after)[name]
        for group in sums.index:
            inside = [u for u in counts.index if group_of.get(u, u) == group]
            secret = [u for u in inside if safe.hidden.at[u, name]]
            known = sum(counts.at[u, name] for u in inside if u not in secret)
            rest = sums[group] - known
            # Each hidden count is at least 1; the greatest that one of them may be:
            if secret and (len(secret) == 1 or rest - (len(secret) - 1) < THRESHOLD):
                given_away += secret
    return given_away


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 30), min_size=9, max_size=9), min_size=4, max_size=4))
def test_no_hidden_count_can_be_had_by_subtraction(values):
    units = table(dict(zip(SOCIAL, values, strict=True)))
    for one in offers(units, THRESHOLD):
        if one.remedy.kind != "units":
            continue
        after = applied(units, [one.remedy])
        group_of = {u: " + ".join(group) for group in one.remedy.groups for u in group}

        assert recoverable(units, after, group_of) == []
        sums = numerators_of(after)[list(one.after)].to_numpy()
        assert not ((sums >= 1) & (sums < THRESHOLD)).any()


#: The villages lie in a row, in the order of their names.
IN_A_ROW = {one: {UNITS[at] for at in (n - 1, n + 1) if 0 <= at < 9} for n, one in enumerate(UNITS)}


@settings(max_examples=15)
@given(st.lists(st.lists(st.integers(0, 30), min_size=9, max_size=9), min_size=2, max_size=3))
def test_joining_neighbours_gives_nothing_away_either(values):
    units = table(dict(zip(SOCIAL, values, strict=False)))
    for one in offers(units, THRESHOLD, IN_A_ROW):
        if one.remedy.kind == "units":
            group_of = {u: " + ".join(group) for group in one.remedy.groups for u in group}
            assert recoverable(units, applied(units, [one.remedy]), group_of) == []


def test_neighbours_are_joined_first_where_boundaries_tell():
    units = table({"Zasiłek stały": [4, 4, 40, 30, 25, 20, 18, 4, 4]})
    a, b, *_others, h, i = UNITS
    near = {a: {i}, i: {a}, b: {h}, h: {b}}

    def joined(found):
        return {frozenset(group) for group in found[0].remedy.groups}

    assert joined(offers(units, THRESHOLD)) == {frozenset({a, b}), frozenset({h, i})}
    assert joined(offers(units, THRESHOLD, near)) == {frozenset({a, i}), frozenset({b, h})}


def test_nothing_is_changed_by_an_offer_and_the_units_with_small_counts_are_named():
    units = drawn(1)
    frame = units.frame.copy()

    offers(units, THRESHOLD)

    pd.testing.assert_frame_equal(units.frame, frame)
    assert "Sołectwo I" in {unit for one in withheld(units, THRESHOLD) for unit in one.units}


def test_joined_units_have_the_sums_and_the_rates_of_the_whole():
    units = drawn(1)
    remedy = Remedy("units", groups=(UNITS[5:],), columns=tuple(units.frame.columns))

    after = applied(units, [remedy])

    name = " + ".join(UNITS[5:])
    assert after.population[name] == sum(PEOPLE[5:])
    assert after.counts.at[name, "Bezrobotni"] == units.counts["Bezrobotni"][5:].sum()
    assert after.frame.at[name, "Bezrobotni na 100"] == pytest.approx(
        100 * units.counts["Bezrobotni"][5:].sum() / sum(PEOPLE[5:])
    )
    pd.testing.assert_series_equal(after.totals(), units.totals())


def test_years_of_one_phenomenon_are_joined_to_the_mean_of_a_year():
    now, before = [9, 8, 7, 6, 5, 4, 6, 5, 3], [9, 8, 7, 6, 5, 4, 6, 5, 4]
    units = table({"Karty 2024": now}, more={"Karty 2023": before})

    (years,) = [one for one in offers(units, THRESHOLD) if one.remedy.kind == "years"]
    after = applied(units, [years.remedy])

    assert years.before == () and years.after == ("Karty 2024 na 100",)
    assert after.frame["Karty 2024 na 100"].tolist() == pytest.approx(
        [50 * (a + b) / people for a, b, people in zip(now, before, PEOPLE, strict=True)]
    )
    assert after.schema["Karty 2024 na 100"].label == "Karty (średnio w roku, 2023–2024)"


def test_a_wider_count_is_offered_unless_the_difference_stands_beside_it():
    narrow, rest = [9, 8, 7, 6, 5, 4, 6, 5, 3], [20, 18, 9, 9, 8, 7, 7, 9, 6]
    wide = [a + b for a, b in zip(narrow, rest, strict=True)]
    units = table({"Zasiłek stały": narrow}, more={"Pomoc ogółem": wide})

    (wider,) = [one for one in offers(units, THRESHOLD) if one.remedy.kind == "wider"]
    assert wider.remedy.columns == ("Pomoc ogółem",)
    after = applied(units, [wider.remedy])
    assert after.schema["Zasiłek stały na 100"].label == "Pomoc ogółem"

    beside = table({"Zasiłek stały": narrow}, more={"Pomoc ogółem": wide, "Inna pomoc": rest})
    kinds = [one.remedy.columns for one in offers(beside, THRESHOLD) if one.remedy.kind == "wider"]
    assert ("Pomoc ogółem",) not in kinds


def test_a_remedy_for_other_units_changes_nothing():
    units = drawn(2)

    assert applied(units, [Remedy("units", groups=(("A", "B"),)), Remedy("years", "x")]) is units
