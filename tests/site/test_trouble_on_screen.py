"""When a program of ours fails, or two tabs hold one exercise: said on screen, nothing is lost."""

from dataclasses import replace

import pytest
from pages import HOSTS
from plan_pages import ExercisePage

from msai.activities.three_shares import program as three_shares

IDENTITY = "three-shares"
GUESS = "share:unemployed:Zatorze"


@pytest.fixture
def failing(monkeypatch):
    """The program of three shares, whose view fails once a place is called the worst."""
    whole = three_shares.program()

    def view(state):
        if whole.encode(state)["worst"]:
            raise ZeroDivisionError("a fault of ours")
        return whole.view(state)

    monkeypatch.setattr(three_shares, "program", lambda: replace(whole, view=view))


def in_tab(mounted, tab):
    return ExercisePage(lambda path: mounted(path, tab), IDENTITY)


def test_a_view_that_fails_leaves_the_last_picture_its_answers_and_the_work_as_a_file(
    failing, mounted, context
):
    tab, said = context.new_page(), []
    tab.on("console", lambda message: said.append(message.text))
    exercise = in_tab(mounted, tab)
    exercise.fill(GUESS, "112")
    exercise.says("to liczba osób, a nie udział.")
    # A click and no more: the answer, which may come at once, puts the choice back.
    tab.locator(exercise.radio("worst", "Zatorze")).click()
    exercise.says("To się nie udało. Twoja wcześniejsza praca jest na miejscu.")
    exercise.says("to liczba osób, a nie udział.")
    assert any("a fault of ours" in words for words in said)
    with tab.expect_download() as caught:
        exercise.field("frame:work").click()
    assert b"112" in caught.value.path().read_bytes()
    exercise.wait_saved("112")
    again = in_tab(mounted, tab)
    again.says("to liczba osób, a nie udział.")


def test_a_change_in_another_tab_is_said_and_the_newer_work_stays(mounted, page, context):
    here, there = in_tab(mounted, page), in_tab(mounted, context.new_page())
    there.fill(GUESS, "11,4")
    there.says("Zatorze: 11,4 na 100.")
    here.says("To ćwiczenie zmieniono w innej karcie.")
    here.fill(GUESS, "112")
    here.says("To ćwiczenie zmieniono w innej karcie.")
    in_tab(mounted, page).says("Zatorze: 11,4 na 100.")
    assert page.url.endswith(HOSTS[IDENTITY])
