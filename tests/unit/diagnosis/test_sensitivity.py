"""How often a unit stays selected when the choices vary."""

import numpy as np
import pandas as pd
import pytest

from msai.diagnosis import LegalRule, delimit, sensitivity
from msai.errors import DiagnosisError


def test_the_same_seed_gives_the_same_answer(town):
    pd.testing.assert_frame_equal(sensitivity(town, seed=7), sensitivity(town, seed=7))
    assert not sensitivity(town, seed=7)["share"].equals(sensitivity(town, seed=8)["share"])


def test_shares_and_ranks_are_within_their_bounds(town):
    result = sensitivity(town, variants=300).dropna(subset=["share"])
    assert len(result) == 27
    assert result["share"].between(0, 1).all()
    assert (result["rank_low"] <= result["rank_median"]).all()
    assert (result["rank_median"] <= result["rank_high"]).all()
    assert result["rank_low"].min() == 1


def test_share_is_the_mixture_of_the_shares_by_method(town):
    result = sensitivity(town, variants=2000)
    parts = result.filter(like="share_")
    assert (parts.min(axis=1).dropna() <= result["share"].dropna() + 1e-12).all()
    assert (parts.max(axis=1).dropna() >= result["share"].dropna() - 1e-12).all()


def test_clear_cases_are_robust_and_uninhabited_land_has_no_share(town):
    share = sensitivity(town)["share"]
    assert share["Osiedle Fabryczne"] == 1.0
    assert share["Osiedle Wzgórze"] == 0.0
    assert np.isnan(share["Tereny po Garbarni"])


def test_an_impossible_threshold_selects_nobody(town):
    assert sensitivity(town, rule=LegalRule(100, 100))["share"].max() == 0


def test_one_variant_of_one_kind_without_shift_is_a_delimitation(town):
    spheres = {sphere: names[:1] for sphere, names in town.spheres.items()}
    result = sensitivity(town, spheres, variants=1, normalisations=["zscore"], shifts=[0.0])
    assert set(result.index[result["share"] == 1]) == set(delimit(town, spheres).degraded)


def test_a_normalisation_that_the_data_cannot_take_is_named(read):
    table = read("clean")
    table.frame["przestepczosc"] = [0.0] * 6 + [1, 2, 3]
    result = sensitivity(table, variants=50)
    assert result.attrs["left_out"] == ["positional"]
    assert "share_positional" not in result


def test_missing_values_leave_the_rest_of_the_unit(read):
    assert sensitivity(read("missing_value"), variants=50)["share"].notna().all()


def test_without_a_social_sphere_nothing_is_ever_selected(town):
    result = sensitivity(town, {"technical": town.spheres["technical"]}, variants=20)
    assert result["share"].max() == 0


@pytest.mark.parametrize("arguments", [{"variants": 0}, {"normalisations": []}])
def test_nothing_to_vary_is_refused(town, arguments):
    with pytest.raises(DiagnosisError) as error:
        sensitivity(town, **arguments)
    assert error.value.problems[0].code == "no_variants"
