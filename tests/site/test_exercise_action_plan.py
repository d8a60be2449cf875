"""Exercise 8 in a real browser: too few hours, then enough; sections by keyboard."""

import pytest
from plan_pages import ExercisePage
from playwright.sync_api import expect


@pytest.fixture
def plan(mounted):
    return ExercisePage(mounted, "action-plan")


def test_two_quarter_posts_cannot_carry_the_plan(plan):
    plan.says("Jest 80 godzin miesięcznie, a plan wymaga 132")
    expect(plan.box.locator("[data-chart='time'] svg")).to_be_visible()


def test_more_of_a_post_makes_the_hours_fit(plan):
    for number in ("0", "1"):
        plan.press(f"staff:open:{number}")
        plan.fill(f"staff:{number}:share", "0,5")
    plan.press("tasks:open:3")
    plan.field("tasks:3:person").select_option("doradczyni")
    plan.says("Godziny mieszczą się")


def test_the_sections_can_be_used_with_the_keyboard_alone(plan):
    plan.from_top()
    plan.press_on("section:risks")
    plan.says("Co złego może spotkać uczestniczkę?")
    plan.press_on("risks:add", "Space")
    plan.type_in("risks:2:name", "Utrata zasiłku w pierwszym miesiącu pracy")
    plan.press_on("risks:2:kind", "ArrowDown")
    expect(plan.box).not_to_contain_text("Co złego może spotkać uczestniczkę?")
    expect(plan.field("risks:2:kind")).to_be_focused()


def test_the_tables_can_be_taken_home(plan):
    with plan.page.expect_download() as download:
        plan.press("frame:download:1")
    assert download.value.suggested_filename == "plan-dzialan.xlsx"


@pytest.mark.parametrize("section", ["actions", "people", "money", "risks"])
def test_no_section_has_barriers_with_a_card_open(plan, section):
    plan.press(f"section:{section}")
    part = {"people": "tasks", "money": "budget"}.get(section, section)
    plan.press(f"{part}:open:0")
    expect(plan.field(f"{part}:0:name")).to_be_visible()
    assert plan.barriers() == []
