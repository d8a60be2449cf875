"""Exercise 11 in a real browser: predict, see, say it – and the trap of the broken series."""

import pytest
from keyboard import tab_to
from plan_pages import ExercisePage
from playwright.sync_api import expect


@pytest.fixture
def work(mounted):
    return ExercisePage(mounted, "did-it-work")


def test_the_comparison_waits_for_the_prediction(work):
    expect(work.box).not_to_contain_text("3. Zobacz")
    work.box.get_by_label("Zadziałał", exact=True).check()
    work.says("Przedział obejmuje zero")
    points = work.box.locator("[data-chart='lines'] .mark-symbol path")
    expect(points).to_have_count(16 + 2)


def test_a_claim_too_strong_is_answered_and_a_careful_one_accepted(work):
    work.box.get_by_label("Zadziałał", exact=True).check()
    work.fill("payer", "Dzięki programowi jest lepiej.")
    work.says("przyczyną jest program")
    work.fill("payer", "Było 27 z 141, jest 17 z 134. Obok też spadło. Przyczyny nie znamy, "
                       "nie wiemy, ile w tym przypadku.")  # fmt: skip
    work.says("Jest liczba, jest „spośród ilu”")


def test_the_broken_series_is_pointed_out(work):
    work.field("indicator").select_option("zasilek_okresowy_polrocze")
    work.box.get_by_label("Nie zadziałał").check()
    work.says("Seria jest zerwana")


def test_the_exercise_can_be_done_with_the_keyboard_alone(work):
    work.from_top()
    tab_to(work.page, "input[name='did-it-work-prediction']")
    work.press_key("Space")
    work.says("3. Zobacz")
    tab_to(work.page, "input[name='did-it-work-comparisons']")
    work.press_key("Space")
    work.type_in("participant", "Na początku 27 z 141. Teraz 17 z 134.")
    work.says("Jest liczba, jest „spośród ilu”")
    with work.page.expect_download() as download:
        work.press_on("frame:download:0")
    assert download.value.suggested_filename == "czy-to-zadzialalo.docx"


def test_comparison_and_sentences_have_no_barriers(work):
    work.box.get_by_label("Zadziałał", exact=True).check()
    work.fill("payer", "Dzięki programowi jest lepiej.")
    work.says("przyczyną jest program")
    assert work.barriers() == []
