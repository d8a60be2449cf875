"""A careful reader's questions about an indicator card, each with a reason and a better wording."""

from dataclasses import replace
from datetime import date

import pytest

from msai.base.findings import codes, to_repair
from msai.base.forms import describe, fields_of, validate
from msai.indicators import RULES, IndicatorCard, check_card

GOOD = IndicatorCard(
    name="Odsetek uczestniczek i uczestników klubu pracujących 6 miesięcy po wyjściu",
    code="W1",
    goal="Osoby długotrwale bezrobotne z osiedla pracują",
    level="long_term_result",
    definition="Umowa na co najmniej pół etatu, bez dofinansowania, w 6. miesiącu po wyjściu.",
    unit="%",
    numerator="osoby pracujące w 6. miesiącu po wyjściu",
    denominator="wszystkie osoby, które weszły do klubu, także te, które przerwały",
    formula="licznik / mianownik × 100",
    direction="up",
    baseline_value=8,
    baseline_date=date(2025, 12, 31),
    target_value=25,
    target_date=date(2027, 12, 31),
    target_reason="Podobny klub w sąsiedniej gminie miał 22 %.",
    source="karta wyjścia i telefon po 6 miesiącach",
    frequency="dla każdej osoby 6 miesięcy po wyjściu, zestawienie co pół roku",
    responsible="koordynatorka klubu",
    comparison="osoby z drugiego osiedla",
    distortions="dobór osób bliższych pracy; liczymy osobno osoby bez pracy ponad 2 lata",
    privacy="mniej niż 5 osób: nie pokazujemy",
    meaning="poniżej 12 % w czerwcu: zmieniamy sposób pracy z pracodawcami",
)


def test_a_complete_card_has_nothing_to_repair_and_hears_what_is_good():
    findings = check_card(GOOD)
    assert to_repair(findings) == []
    assert len(findings) > 25 and all(f.verdict == "ok" and f.reason for f in findings)
    assert validate(GOOD) == []


CASES = {
    "level_missing": {"level": ""},
    "unit_not_measurable": {"unit": "brak"},
    "formula_missing": {"numerator": "nieokreślony", "formula": ""},
    "percentage_without_denominator": {"denominator": "", "formula": "dobrze pracujące × 100"},
    "count_without_denominator": {
        "name": "Liczba bezrobotnych na osiedlu",
        "level": "context",
        "unit": "osoby",
        "denominator": "",
        "formula": "",
    },
    "direction_in_name": {"name": "Wzrost odsetka osób pracujących na etat"},
    "target_in_name": {"name": "Co najmniej 25 % osób pracuje na etat"},
    "soft_words": {"name": "Odsetek osób o większej motywacji", "definition": "zdaniem trenerki"},
    "product_called_result": {"name": "Liczba przeprowadzonych godzin szkoleń"},
    "work_not_change": {"level": "product", "unit": "osoby"},
    "money_called_effect": {
        "name": "Kwota wydana na rewitalizację",
        "level": "process",
        "unit": "zł",
        "denominator": "",
    },
    "satisfaction_as_effect": {"name": "Odsetek zadowolonych z klubu"},
    "handy_sample": {"source": "ankieta na pikniku"},
    "vague_definition": {"definition": "jakiekolwiek wsparcie, 1 raz"},
    "job_of_any_kind": {
        "name": "Odsetek osób zatrudnionych",
        "definition": "osoba ma pracę (1 umowa)",
        "numerator": "osoby zatrudnione",
        "formula": "",
    },
    "comparing_places": {"name": "Średni wynik gwiazdy w placówce wśród innych placówek"},
    "fall_may_be_bad": {
        "name": "Odsetek korzystających z pomocy społecznej",
        "meaning": "",
        "distortions": "",
    },
    "only_at_the_end": {"frequency": "na koniec", "baseline_value": None},
    "source_missing": {"source": ""},
    "frequency_missing": {"frequency": ""},
    "goal_missing": {"goal": ""},
    "level_does_not_match_goal": {"level": "product"},
    "definition_missing": {"definition": ""},
    "direction_missing": {"direction": ""},
    "baseline_missing": {"baseline_value": None, "target_value": None},
    "target_without_baseline": {"baseline_value": None},
    "baseline_without_date": {"baseline_date": None},
    "target_missing": {"target_value": None},
    "target_without_date": {"target_date": None},
    "baseline_after_target": {"baseline_date": date(2028, 1, 1)},
    "target_worse_than_baseline": {"direction": "down"},
    "target_equals_baseline": {"target_value": 8},
    "impossible_percentage": {"target_value": 120},
    "baseline_of_zero": {"baseline_value": 0},
    "small_numbers": {
        "unit": "osoby",
        "denominator": "",
        "privacy": "",
        "baseline_value": 3,
        "target_value": 9,
    },
    "target_without_reason": {"target_reason": ""},
    "responsible_missing": {"responsible": ""},
    "responsible_is_everybody": {"responsible": "wszyscy partnerzy"},
    "comparison_missing": {"comparison": ""},
    "distortions_missing": {"distortions": ""},
    "meaning_missing": {"meaning": ""},
}


@pytest.mark.parametrize("code", CASES)
def test_each_fault_is_found_with_a_reason_and_a_better_wording(code):
    findings = {finding.code: finding for finding in check_card(replace(GOOD, **CASES[code]))}
    found = findings[code]
    assert found.verdict in ("problem", "question")
    assert found.reason and found.better and "{" not in found.reason + found.better
    assert code not in codes(check_card(GOOD))


def test_every_rule_is_tried():
    codes = [rule.code for rules in RULES.values() for rule in rules]
    assert sorted(codes) == sorted(CASES)


def test_rules_point_at_fields_that_exist():
    asked = {rule.field for rules in RULES.values() for rule in rules}
    assert asked <= {item.name for item in fields_of(IndicatorCard)}


def test_an_empty_card_hears_problems_first_and_never_fails():
    verdicts = [finding.verdict for finding in to_repair(check_card(IndicatorCard()))]
    assert verdicts == sorted(verdicts) and verdicts[0] == "problem"


def test_the_offending_word_is_quoted_as_written():
    card = replace(GOOD, name="Podniesienie Świadomości mieszkańców", definition="")
    reasons = [finding.reason for finding in to_repair(check_card(card))]
    assert any("„Świadomości”" in reason for reason in reasons)


def test_a_goal_about_things_may_be_measured_by_a_product():
    card = replace(GOOD, level="product", goal="Powstaje świetlica przy szkole")
    assert "level_does_not_match_goal" not in codes(check_card(card))


def test_the_card_describes_itself_in_polish_words():
    rows = dict(describe(GOOD))
    assert rows["Poziom"] == "Rezultat długoterminowy: czy zmiana trwa"
    assert rows["Data wartości bazowej"] == "31.12.2025"
