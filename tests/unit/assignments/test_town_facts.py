"""What test cells ask about the town: rates, directions, shares – the same as the diagnosis."""

import pytest

from msai.activities.common.town import town as table
from msai.assignments import town
from msai.diagnosis import numerators_of


def test_a_rate_is_that_of_the_towns_table():
    units = table()
    name = next(iter(numerators_of(units)))
    for unit in ("Zatorze", "Kolejowa"):
        assert town.rate(name, unit) == pytest.approx(units.frame.loc[unit, name], rel=1e-3)


def test_worse_follows_the_direction_of_the_indicator():
    units = table()
    name = next(iter(numerators_of(units)))
    here, whole = town.rate(name, "Zatorze"), town.rate(name)
    assert town.worse(name, "Zatorze") == ((here - whole) * town.direction(name) > 0)
    assert town.sphere(name) == units.schema[name].sphere


def test_where_nobody_lives_nothing_can_be_counted_and_nothing_is_worse():
    empty = [unit for unit in town.unit_names() if town.population(unit) == 0]
    name, _label = town.indicators("social")[0]
    assert empty
    assert town.rate(name, empty[0]) is None
    assert not town.worse(name, empty[0])


def test_all_units_together_are_the_whole():
    names = town.unit_names()
    assert len(names) == 28
    assert town.share_of_area(names) == pytest.approx(100)
    assert town.share_of_population(names) == pytest.approx(100)
    assert 0 < town.share_of_population(["Zatorze"]) < 30
