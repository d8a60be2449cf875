"""Exercise 9 in a real browser: a soft name, a better one, the bank, all by keyboard."""

import pytest
from plan_pages import ExercisePage
from playwright.sync_api import expect


@pytest.fixture
def card(mounted):
    return ExercisePage(mounted, "indicator-card")


def test_a_soft_name_gets_a_reason_and_a_better_one_is_accepted(card):
    card.sums_up("Karta jest pusta")
    card.fill("indicators:0:name", "Wzrost pewności siebie")
    card.says("„Wzrost” w nazwie")
    card.fill("indicators:0:name", "Odsetek osób, które pracują pół roku po wyjściu")
    expect(card.box).not_to_contain_text("„Wzrost” w nazwie")


def test_an_example_of_the_bank_fills_the_card(card):
    card.box.get_by_text("Zacznij od przykładu z banku").click()
    card.field("pick").select_option("IND-02")
    card.press("take")
    expect(card.field("indicators:0:code")).to_have_value("IND-02")


def test_the_card_can_be_filled_in_with_the_keyboard_alone(card):
    card.from_top()
    card.type_in("indicators:0:name", "Odsetek osób pracujących po kursie")
    card.press_on("indicators:0:level", "ArrowDown")
    card.says("Poziom jest wybrany")
    card.type_in("indicators:0:target_value", "12,")
    card.page.keyboard.type("5")
    expect(card.field("indicators:0:target_value")).to_have_value("12,5")
    card.press_on("indicators:close")
    card.sums_up("Masz 1 kartę")


def test_a_card_with_remarks_has_no_barriers(card):
    card.fill("indicators:0:name", "Wzrost pewności siebie")
    card.says("„Wzrost” w nazwie")
    assert card.barriers() == []
