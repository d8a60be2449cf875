"""The panel of half-years: shares, comparison, broken series; and how to say a result."""

import pytest

from msai.base.findings import codes
from msai.base.resources import data_path
from msai.indicators.intervals import Share
from msai.indicators.monitoring import first_day, read_panel, same_half
from msai.indicators.telling import Result, check_claim, for_participant, for_payer


@pytest.fixture(scope="module")
def panel():
    folder = "wierzbogrod/monitoring"
    return read_panel(data_path(f"{folder}.csv"), data_path(f"{folder}.schema.json"))


def test_shares_of_several_estates_add_up(panel):
    one, two = panel.comparisons[:2]
    together = panel.share("absencja_polrocze", [one, two], "2024-H2")
    apart = [panel.share("absencja_polrocze", [unit], "2024-H2") for unit in (one, two)]
    assert together == Share(apart[0].part + apart[1].part, apart[0].whole + apart[1].whole)


def test_periods_are_parted_by_the_start_of_the_programme(panel):
    assert panel.before == ("2021-H1", "2021-H2", "2022-H1")
    assert panel.after[0] == panel.starts == "2022-H2"


def test_the_made_up_truth_is_found(panel):
    """More neighbours take part; arrears do not change (see ``data/synthetic/monitoring.py``)."""
    found = panel.compare("inicjatywy_sasiedzkie", "2021-H2", "2024-H2", panel.comparisons)
    assert found.difference.low > 0
    nothing = panel.compare("zaleglosci_czynszowe", "2021-H2", "2024-H2", panel.comparisons)
    assert not nothing.difference.excludes_zero


def test_the_income_criterion_breaks_only_the_series_of_the_benefit(panel):
    benefit = "zasilek_okresowy_polrocze"
    assert "Zerwana seria" in panel.series_break(benefit, "2021-H2", "2024-H2")
    assert panel.series_break(benefit, "2022-H1", "2024-H2") == ""
    assert panel.series_break("absencja_polrocze", "2021-H2", "2024-H2") == ""


def test_halves_of_the_year():
    assert str(first_day("2022-H2")) == "2022-07-01"
    assert same_half("2021-H2", "2024-H2")
    assert not same_half("2022-H1", "2024-H2")


@pytest.fixture
def result(panel):
    ours = [panel.share("absencja_polrocze", [panel.ours], p) for p in ("2021-H2", "2024-H2")]
    comparison = panel.compare("absencja_polrocze", "2021-H2", "2024-H2", panel.comparisons)
    measured = panel.measured["absencja_polrocze"]
    return Result(measured, "Zatorze", *ours, ("2021", "2024"), comparison, "Granica.")


def test_the_one_who_pays_hears_numbers_doubt_and_limit(result):
    said = " ".join(for_payer(result))
    assert "27 z 141" in said
    assert "przedział od" in said
    assert said.endswith("Granica.")
    assert codes(check_claim(said, "payer")) == set()


def test_the_one_who_comes_hears_numbers_without_jargon_and_a_question(result):
    said = " ".join(for_participant(result))
    assert "17 z 134" in said
    assert said.endswith("?")
    assert codes(check_claim(said, "participant")) == set()


@pytest.mark.parametrize(
    ("text", "listener", "code"),
    [
        ("Dzięki programowi 17 z 134 uczniów opuszcza lekcje. Nie wiemy więcej.", "payer",
         "claims_cause"),
        ("Jest o wiele lepiej, choć nie wiemy dlaczego.", "payer", "no_number"),
        ("Spadło z 27 do 17, nie wiemy dlaczego.", "payer", "no_whole"),
        ("Było 27 z 141, jest 17 z 134.", "payer", "no_doubt"),
        ("Wskaźnik spadł: 17 z 134.", "participant", "jargon"),
        ("17 z 134 " + "dzieci i " * 20 + "nic.", "participant", "long_sentence"),
    ],
)  # fmt: skip
def test_a_weak_sentence_is_answered_with_its_reason(text, listener, code):
    assert codes(check_claim(text, listener)) == {code}


def test_an_empty_sentence_is_not_judged():
    assert check_claim("  ", "payer") == []
