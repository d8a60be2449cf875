"""A quiz in a real browser: answers, their reviews, and the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from .in_browser import LESSON, answer, stored

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_miss_explains_what_was_chosen_only_and_comes_back_tomorrow(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Mieści się w limicie.")
    quiz = page.locator("#quiz-t04-q1")
    expect(quiz.get_by_role("status")).to_contain_text("Jeszcze nie")
    expect(quiz.locator(".quiz-option .quiz-why")).to_have_text(re.compile("Limit dotyczy naraz"))
    expect(quiz.locator(".is-right")).to_have_count(0)
    expect(quiz.locator(".quiz-answers")).to_be_hidden()
    expect(quiz.get_by_label("Mieści się w limicie.")).to_be_disabled()
    record = stored(page)["quizzes"]["t04-q1"]
    days = page.evaluate(
        "([due, last]) => (new Date(due) - new Date(last)) / 864e5", [record["due"], record["last"]]
    )
    assert (record["right"], record["step"], days) == (False, 0, 1)


def test_the_second_miss_shows_the_right_answer(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Mieści się w limicie.")
    answer(page, "t04-q1", "Nie da się tego ocenić.")
    quiz = page.locator("#quiz-t04-q1")
    expect(quiz.get_by_role("status")).to_contain_text("Dobra odpowiedź jest zaznaczona.")
    expect(quiz.locator(".is-right")).to_contain_text("Przekracza limit mieszkańców.")
    expect(quiz.locator(".quiz-answers")).to_be_visible()
    quiz.get_by_role("button", name="Zacznij pytanie od nowa").click()
    expect(quiz.locator(".is-right, .is-wrong")).to_have_count(0)
    expect(quiz.locator("fieldset input:enabled")).to_have_count(3)


def test_the_order_stays_through_a_visit_and_no_place_is_the_right_one(open_at):
    page = open_at(LESSON)
    first = "() => document.querySelector('#quiz-t04-q1 input').value"
    before = page.evaluate(first)
    page.reload()
    assert page.evaluate(first) == before
    seen = set()
    for visit in range(12):
        page.evaluate("(visit) => sessionStorage.setItem('msai.visit', visit)", str(visit))
        page.reload()
        seen.add(page.evaluate(first))
    assert seen == {"1", "2", "3"}


@pytest.mark.parametrize("typed", ["45", "45,3 %", " 44.6"])
def test_a_number_is_taken_as_people_write_it(open_at, typed):
    quiz = typed_into(open_at(LESSON), typed)
    expect(quiz.get_by_role("status")).to_contain_text("Dobrze")
    expect(quiz.locator(".quiz-typed")).to_contain_text("wszyscy, którzy zaczęli")


def test_a_known_error_is_named_and_another_number_gets_a_hint(open_at):
    page = open_at(LESSON)
    quiz = typed_into(page, "64,3")
    expect(quiz.locator(".quiz-typed .quiz-why")).to_contain_text("To 9 z 14")
    typed_into(page, "3")
    expect(quiz.locator(".quiz-typed .quiz-why")).to_contain_text("Podziel 9 przez 20")
    expect(quiz.get_by_role("status")).to_contain_text("Dobra odpowiedź: 45\u00a0%.")


def test_what_is_no_number_is_asked_for_again_and_costs_no_try(open_at):
    page = open_at(LESSON)
    quiz = typed_into(page, "dużo")
    expect(quiz.get_by_role("status")).to_contain_text("Najpierw wpisz liczbę")
    assert "t04-q3" not in (stored(page) or {}).get("quizzes", {})


def typed_into(page, number):
    quiz = page.locator("#quiz-t04-q3")
    quiz.get_by_label("Twoja odpowiedź").fill(number)
    quiz.get_by_role("button", name="Sprawdź").click()
    return quiz


def test_a_right_answer_comes_back_too_only_later(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_contain_text("Dobrze")
    record = stored(page)["quizzes"]["t04-q1"]
    assert (record["right"], record["step"]) == (True, 1)
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_contain_text(
        "Powtórka za 3\u00a0dni."
    )


def test_a_step_of_an_example_is_explained_and_not_kept(open_at):
    page = open_at(LESSON)
    step = page.locator("#quiz-t04-krok")
    expect(step.locator("legend")).to_contain_text("Twój krok")
    expect(step.locator(".quiz-answers")).to_be_hidden()
    answer(page, "t04-krok", "Zaokrąglam wynik. Krótsza liczba jest czytelna.")
    expect(step.locator(".quiz-option .quiz-why")).to_contain_text("nie wiadomo, co znaczy")
    answer(page, "t04-krok", "Porównuję z limitem. Bez niego wynik nic nie mówi.")
    expect(step.get_by_role("status")).to_have_text("Dobrze.")
    assert not (stored(page) or {}).get("quizzes")


def test_reviews_come_after_1_3_7_and_21_days_and_then_end(open_at):
    page = open_at(LESSON)
    days = page.evaluate("""async () => {
        const { answered } = await import(new URL("../_static/js/store.js", location.href));
        const page = "a";
        let now = Date.UTC(2026, 0, 1);
        let state = answered(undefined, { page, right: false, now });
        const days = [];
        while (state.due) {
            days.push((Date.parse(state.due) - now) / 864e5);
            now = Date.parse(state.due);
            state = answered(state, { page, right: true, now });
        }
        return days;
    }""")
    assert days == [1, 3, 7, 21]


def test_a_second_try_on_the_same_day_leaves_the_review_for_tomorrow(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Mieści się w limicie.")
    due = stored(page)["quizzes"]["t04-q1"]["due"]
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    record = stored(page)["quizzes"]["t04-q1"]
    assert (record["right"], record["step"], record["due"]) == (True, 0, due)


def test_a_question_with_several_right_answers_wants_all_of_them(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q2", "Liczby.")
    quiz = page.locator("#quiz-t04-q2")
    expect(quiz.get_by_role("status")).to_contain_text("Jeszcze nie")
    expect(quiz.get_by_role("status")).to_contain_text("część odpowiedzi jest dobra")
    answer(page, "t04-q2", "Głos mieszkańców.")
    expect(quiz.get_by_role("status")).to_contain_text("Dobrze")


def test_a_quiz_is_done_with_the_keyboard_alone_and_leads_on(open_at):
    page = open_at(LESSON)
    right = page.get_by_label("Przekracza limit mieszkańców.")
    page.locator("#quiz-t04-q1 input").first.focus()
    page.keyboard.press("Space")
    for _ in range(2):
        if not right.is_checked():
            page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_contain_text("Dobrze")
    on = page.get_by_role("link", name="Następne pytanie")
    expect(on).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**#quiz-t04-q2")


def test_checking_without_a_choice_says_what_to_do(open_at):
    page = open_at(LESSON)
    page.locator("#quiz-t04-q1").get_by_role("button", name="Sprawdź").click()
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_have_text(
        "Najpierw zaznacz odpowiedź."
    )


def put(page, quiz, rows):
    """Choose in the lists of a question, from the first row on, and check."""
    for row, match in rows.items():
        page.locator(f"#quiz-{quiz}").get_by_label(row).select_option(match)
    page.locator(f"#quiz-{quiz}").get_by_role("button", name="Sprawdź").click()


def test_rows_are_told_one_by_one_and_the_right_ones_stay(open_at):
    page = open_at(LESSON)
    small, large = "Duży wpływ, małe zainteresowanie", "Duży wpływ, duże zainteresowanie"
    put(page, "t04-q4", {small: "pytaj"})
    quiz = page.locator("#quiz-t04-q4")
    expect(quiz.get_by_role("status")).to_have_text("Najpierw wybierz coś w każdym wierszu.")
    put(page, "t04-q4", {small: "pytaj", large: "wyślij umowę"})
    expect(quiz.get_by_role("status")).to_contain_text("Dobrze: 1 z 2.")
    expect(quiz.get_by_label(small)).to_be_disabled()
    expect(quiz.get_by_label(large)).to_be_focused()
    expect(quiz.locator(".is-wrong .quiz-why")).to_contain_text("Ta osoba już chce i może.")
    expect(quiz.get_by_text("To twoja koalicja.")).to_be_hidden()
    put(page, "t04-q4", {large: "pracuj razem"})
    expect(quiz.get_by_role("status")).to_contain_text("Dobrze.")
    assert stored(page)["quizzes"]["t04-q4"]["right"]


def test_an_order_is_given_with_the_keyboard_and_after_two_misses_it_stands_there(open_at):
    page = open_at(LESSON)
    quiz = page.locator("#quiz-t04-q5")
    for _try in range(2):
        page.locator("#quiz-t04-q5 select").first.focus()
        for _row in range(3):
            if page.evaluate("document.activeElement.tagName") == "SELECT":
                page.keyboard.press("3")
                page.keyboard.press("Tab")
        quiz.get_by_role("button", name="Sprawdź").press("Enter")
    expect(quiz.get_by_role("status")).to_contain_text("stoi teraz w każdym wierszu")
    expect(quiz.get_by_label("Zmieniam ćwiczenie.")).to_have_value("1")
    expect(quiz.get_by_label("Rozmawiam w przerwie.")).to_have_value("3")
    quiz.get_by_role("button", name="Zacznij pytanie od nowa").click()
    expect(quiz.locator("select:enabled")).to_have_count(3)


def test_what_is_looked_at_stands_above_the_answers(open_at):
    page = open_at(LESSON)
    expect(page.locator("#quiz-t04-q6 .quiz-shown")).to_have_text("Cel: poprawa sytuacji.")
    answer(page, "t04-q6", "Kto i do kiedy.")
    expect(page.locator("#quiz-t04-q6").get_by_role("status")).to_contain_text("Dobrze")
