"""Art. 9 and 10: the conjunction of spheres, both limits at once, uninhabited land."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.diagnosis import (
    ColumnSchema,
    LegalRule,
    TableSchema,
    UnitTable,
    check_selection,
    delimit,
    sphere_indices,
)
from msai.errors import DiagnosisError

UNITS = list("ABCDEFGHIJ")


def made(social, technical, *, population=None, area=None, post_industrial=None):
    """Return a table of ten units with one indicator in each of two spheres."""
    columns = {
        "s": ColumnSchema("Ubóstwo", "social", 1),
        "t": ColumnSchema("Stan domów", "technical", 1),
    }
    index = pd.Index(UNITS)
    frame = pd.DataFrame({"s": social, "t": technical}, index=index, dtype=float)

    def series(values):
        return None if values is None else pd.Series(values, index=index, dtype=float)

    flags = None if post_industrial is None else pd.Series(post_industrial, index=index)
    return UnitTable(
        frame, series(population), series(area), columns, (), TableSchema("unit", columns),
        post_industrial=flags,
    )  # fmt: skip


BOTH_BAD = made([9, 8, 7, 1, 1, 1, 1, 1, 1, 2], [9, 1, 8, 9, 1, 1, 1, 1, 1, 2],
                population=[100] * 10, area=[10] * 10)  # fmt: skip


def codes(check, unit):
    return {finding.code for finding in check.findings if finding.unit == unit}


def test_social_and_one_other_sphere_make_a_degraded_unit():
    result = delimit(BOTH_BAD)
    assert set(result.degraded) == {"A", "C"}


def test_neither_sphere_alone_suffices_however_bad():
    check = check_selection(BOTH_BAD, ["B", "D"])
    assert codes(check, "B") == {"social_concentration", "no_other_sphere"}
    assert codes(check, "D") == {"no_social_concentration", "other_sphere"}
    assert not check.ok


def test_every_finding_cites_its_article_in_polish():
    for findings in delimit(BOTH_BAD).reasons.values():
        for finding in findings:
            assert finding.article.startswith("art. ")
            assert "art. " in finding.message and finding.unit in finding.message


@pytest.mark.parametrize(("area", "people", "expected"), [
    (10, 100, {"area_limit": "ok", "population_limit": "ok"}),
    (30, 100, {"area_limit": "problem", "population_limit": "ok"}),
    (10, 500, {"area_limit": "ok", "population_limit": "problem"}),
    (30, 500, {"area_limit": "problem", "population_limit": "problem"}),
])  # fmt: skip
def test_both_limits_hold_at_once(area, people, expected):
    table = made(
        [9, *range(9)], [9, *range(9)], area=[area] + [10] * 9, population=[people] + [100] * 9
    )
    check = check_selection(table, ["A"])
    found = {f.code: f.status for f in check.findings if f.unit is None}
    assert found == expected


def test_the_proposal_fills_the_limits_to_the_last_bit():
    """Ten shares of 0.1 do not add up to 1 in a computer; two of them are still 20 %."""
    bad = [9, 8, 7, *range(7)]
    table = made(bad, bad, area=[0.7, 0.7, 0.7] + [0.7] * 7, population=[1] * 10)
    result = delimit(table)
    assert result.revitalisation == ("A", "B") and not result.check.problems


def test_a_unit_of_unknown_population_does_not_open_the_limit_for_others():
    bad = [9, 8, 8, 8, 8, 1, 1, 1, 1, 1]
    table = made(bad, bad, area=[1] * 10, population=[np.nan] + [20] * 9)
    result = delimit(table, rule=LegalRule(max_area=1.0))
    assert len(result.degraded) == 5 and len(result.revitalisation) == 3
    assert {f.code for f in result.check.questions} == {"population_unknown"}


def test_a_share_equal_to_the_limit_is_allowed():
    table = made(
        [9, *range(9)], [9, *range(9)], area=[2] + [8 / 9] * 9, population=[3] + [7 / 9] * 9
    )
    check = check_selection(table, ["A"])
    assert check.area_share == pytest.approx(0.2) and check.population_share == pytest.approx(0.3)
    assert check.ok


def test_without_areas_or_population_the_limits_are_questions():
    check = check_selection(made([9, *range(9)], [9, *range(9)]), ["A"])
    assert {f.code for f in check.questions} == {"area_unknown", "population_unknown"}
    assert check.problems == () and not check.ok


def test_one_unknown_area_in_the_selection_makes_the_share_unknown():
    table = made([9, *range(9)], [9, *range(9)], area=[np.nan] + [10] * 9, population=[100] * 10)
    assert check_selection(table, ["A"]).area_share is None


def test_nothing_selected_is_said():
    assert [f.code for f in check_selection(BOTH_BAD, []).problems] == ["empty"]


def test_a_unit_that_is_not_there_is_refused():
    with pytest.raises(DiagnosisError) as error:
        check_selection(BOTH_BAD, ["Z"])
    assert error.value.problems[0].code == "unknown_unit"


def empty_land(flag):
    values = [np.nan, *range(9)]
    return made(values, [9.0, *range(9)], population=[0] + [100] * 9, area=[10] * 10,
                post_industrial=None if flag is None else [flag] + [False] * 9)  # fmt: skip


def test_post_industrial_land_needs_a_social_purpose():
    table = empty_land(True)
    assert codes(check_selection(table, ["A"]), "A") == {
        "uninhabited_evidence",
        "no_social_purpose",
    }
    check = check_selection(table, ["A"], purposes={"A": "centrum aktywności dla bezrobotnych"})
    assert codes(check, "A") == {"uninhabited_evidence", "social_purpose"}
    assert check.ok
    assert check_selection(table, ["A"], purposes={"A": "  "}).problems


def test_post_industrial_land_counts_towards_the_area():
    check = check_selection(empty_land(True), ["A", "J"], purposes={"A": "praca"})
    assert check.area_share == pytest.approx(0.2)


def test_other_uninhabited_land_stays_out_and_unmarked_land_is_a_question():
    assert codes(check_selection(empty_land(False), ["A"]), "A") == {"uninhabited"}
    assert codes(check_selection(empty_land(None), ["A"]), "A") == {"uninhabited_kind"}


def test_an_admitted_unit_enters_the_proposal_but_not_the_degraded_area():
    table = empty_land(True)
    table.area_ha["A"] = 1.0
    result = delimit(table, purposes={"A": "praca dla mieszkańców"}, rule=LegalRule(max_area=0.3))
    assert "A" in result.revitalisation and "A" not in result.degraded


def test_land_without_any_negative_indicator_must_be_described():
    table = made([np.nan, *range(9)], [-1.0, *range(9)], population=[0] + [100] * 9,
                 area=[10] * 10, post_industrial=[True] + [False] * 9)  # fmt: skip
    check = check_selection(table, ["A"], purposes={"A": "praca"})
    assert "uninhabited_evidence_unknown" in codes(check, "A")


def test_uninhabited_units_do_not_shift_the_others():
    with_land = sphere_indices(empty_land(True)).values.iloc[1:]
    table = empty_land(True)
    kept = table.frame.iloc[1:]
    expected = (kept - kept.mean()) / kept.std()
    np.testing.assert_allclose(with_land, expected)


def test_the_proposal_obeys_the_limits_and_says_who_did_not_fit(town):
    result = delimit(town)
    assert result.check.area_share <= 0.2 and result.check.population_share <= 0.3
    assert result.check.ok
    left = set(result.degraded) - set(result.revitalisation)
    assert left
    for unit in left:
        assert "over_limit" in {f.code for f in result.reasons[unit]}


def test_the_town_takes_its_severest_units_and_its_empty_tannery_needs_a_purpose(town):
    assert "Osiedle Fabryczne" in delimit(town).revitalisation
    check = check_selection(town, ["Tereny po Garbarni"])
    assert [f.code for f in check.problems] == ["no_social_purpose"]


@pytest.mark.parametrize(
    "method", ["perkal", "zero_unitarisation", "percentile", "count_worse", "hellwig"]
)
def test_every_method_can_delimit(town, method):
    result = delimit(town, method=method)
    assert result.degraded and result.indices.method == method
    assert result.indices.values.mean().abs().max() < 1e-9


def test_a_higher_threshold_never_adds_units(town):
    low, high = delimit(town, rule=LegalRule(0, 0)), delimit(town, rule=LegalRule(0.5, 0.5))
    assert set(high.degraded) < set(low.degraded)


@given(
    st.lists(st.integers(0, 20), min_size=10, max_size=10),
    st.lists(st.integers(0, 20), min_size=10, max_size=10),
)
def test_degraded_is_exactly_the_conjunction(social, technical):
    if len(set(social)) < 2 or len(set(technical)) < 2:
        return
    result = delimit(made(social, technical, area=[1] * 10, population=[1] * 10))
    values = result.indices.values
    both = values.index[(values["social"] > 0) & (values["technical"] > 0)]
    assert set(result.degraded) == set(both)
    assert len(result.revitalisation) <= 2


def test_a_table_without_a_social_sphere_has_no_degraded_area(town):
    result = delimit(town, {"technical": town.spheres["technical"]})
    assert result.degraded == ()
    assert {
        f.code for f in check_selection(town, ["Zatorze"], indices=result.indices).questions
    } == {"social_unknown"}


def test_a_table_with_only_the_social_sphere_leaves_the_other_open(town):
    result = delimit(town, {"social": town.spheres["social"]})
    assert result.degraded == ()
    assert "other_unknown" in {f.code for f in result.reasons["Zatorze"]}


def test_constant_indicators_are_left_out_and_named():
    table = made([5] * 10, range(10))
    indices = sphere_indices(table)
    assert list(indices.used) == ["technical"]
    assert [(n.code, n.column) for n in indices.notes] == [("constant_column", "s")]


def test_a_unit_with_too_little_data_has_no_index_and_is_named():
    table = made([np.nan, *range(9)], range(10), population=[5] * 10, area=[1] * 10)
    result = delimit(table)
    assert np.isnan(result.indices.values.loc["A", "social"])
    assert ("too_little_data", "A") in {(n.code, n.row) for n in result.notes}
    assert "social_unknown" in {f.code for f in result.reasons["A"]}


def test_weights_of_zero_leave_an_indicator_out(town):
    names = town.spheres["social"]
    weights = {name: float(name == names[0]) for name in town.directions}
    for sphere in town.spheres.values():
        weights[sphere[0]] = 1.0
    one = sphere_indices(town, weights=weights).values["social"]
    two = sphere_indices(town, {"social": names[:1]}).values["social"]
    pd.testing.assert_series_equal(one, two)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"spheres": {}}, "no_spheres"),
        ({"spheres": {"magic": ["s"]}}, "unknown_column"),
        ({"spheres": {"social": ["q"]}}, "unknown_column"),
        ({"method": "magic"}, "unknown_method"),
        ({"weights": {"s": -1.0, "t": 1.0}}, "bad_weight"),
        ({"weights": {"s": 0.0, "t": 0.0}}, "bad_weight"),
    ],
)
def test_impossible_requests_are_refused_in_words(arguments, code):
    with pytest.raises(DiagnosisError) as error:
        sphere_indices(BOTH_BAD, **arguments)
    assert error.value.problems[0].code == code


def test_infinite_values_and_a_table_of_constants_are_refused():
    with pytest.raises(DiagnosisError) as error:
        sphere_indices(made([np.inf, *range(9)], range(10)))
    assert error.value.problems[0].code == "infinite_value"
    with pytest.raises(DiagnosisError) as error:
        sphere_indices(made([1] * 10, [2] * 10))
    assert error.value.problems[0].code == "no_spheres"


def test_a_click_does_not_compute_the_indices_again(town, monkeypatch):
    indices = sphere_indices(town)
    expected = check_selection(town, ["Zatorze"])
    monkeypatch.setattr("msai.diagnosis.selection.sphere_indices", None)
    assert check_selection(town, ["Zatorze"], indices=indices) == expected
