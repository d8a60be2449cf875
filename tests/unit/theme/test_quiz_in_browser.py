"""A quiz in a real browser: answers, their reviews, and the keyboard."""

import pytest
from playwright.sync_api import expect

from .in_browser import LESSON, answer, stored

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_a_wrong_answer_is_explained_and_comes_back_tomorrow(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Mieści się w limicie.")
    quiz = page.locator("#quiz-t04-q1")
    expect(quiz.get_by_role("status")).to_contain_text("Jeszcze nie")
    expect(quiz.locator(".quiz-option .quiz-why")).to_have_count(3)
    record = stored(page)["quizzes"]["t04-q1"]
    days = page.evaluate(
        "([due, last]) => (new Date(due) - new Date(last)) / 864e5", [record["due"], record["last"]]
    )
    assert (record["right"], record["step"], days) == (False, 0, 1)


def test_a_right_answer_needs_no_review(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_contain_text("Dobrze")
    record = stored(page)["quizzes"]["t04-q1"]
    assert record["right"] and "due" not in record


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
    page.get_by_role("button", name="Spróbuj jeszcze raz").click()
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    record = stored(page)["quizzes"]["t04-q1"]
    assert (record["right"], record["step"], record["due"]) == (True, 0, due)


def test_a_question_with_several_right_answers_wants_all_of_them(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q2", "Liczby.")
    quiz = page.locator("#quiz-t04-q2")
    expect(quiz.get_by_role("status")).to_contain_text("Jeszcze nie")
    quiz.get_by_role("button", name="Spróbuj jeszcze raz").click()
    quiz.get_by_label("Głos mieszkańców.").check()
    answer(page, "t04-q2", "Liczby.")
    expect(quiz.get_by_role("status")).to_contain_text("Dobrze")


def test_a_quiz_is_done_with_the_keyboard_alone(open_at):
    page = open_at(LESSON)
    page.locator("#t04-q1-1").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_contain_text("Dobrze")
    expect(page.get_by_role("button", name="Spróbuj jeszcze raz")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#t04-q1-1")).to_be_focused()


def test_checking_without_a_choice_says_what_to_do(open_at):
    page = open_at(LESSON)
    page.locator("#quiz-t04-q1").get_by_role("button", name="Sprawdź").click()
    expect(page.locator("#quiz-t04-q1").get_by_role("status")).to_have_text(
        "Najpierw zaznacz odpowiedź."
    )
