"""Progress in a real browser: shown everywhere, offered again, carried in a file."""

import pytest
from playwright.sync_api import expect

from .in_browser import LESSON, answer, stored

pytestmark = [pytest.mark.browser, pytest.mark.long]


def test_progress_is_shown_on_the_lesson_in_the_menu_and_on_its_page(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    page.get_by_role("button", name="Oznacz jako przeczytane").click()
    expect(page.locator("[data-lesson-progress] dd")).to_have_text("przeczytane, pytania 1 z 6")
    expect(page.locator(".site-nav .is-read")).to_have_count(1)
    page.goto("postepy.html")
    expect(page.locator("[data-progress-summary]")).to_have_text(
        "Zrobione: 1 z 2. Dobre odpowiedzi: 1 z 6."
    )


def test_what_comes_next_is_what_was_begun_then_what_follows(open_at):
    page = open_at(LESSON)
    page.goto("postepy.html")
    expect(page.get_by_role("link", name="Dokończ: Jak czytać wyznaczenie obszaru")).to_be_visible()
    page.goto(LESSON)
    page.get_by_role("button", name="Oznacz jako przeczytane").click()
    page.goto("postepy.html")
    expect(page.get_by_role("link", name="Zacznij: Zadanie 1")).to_be_visible()
    expect(page.locator("[data-part-state]")).to_have_text("1 z 2")


def test_an_assignment_can_be_marked_as_handed_in(open_at):
    page = open_at("zadania/zadanie-1.html")
    page.get_by_role("button", name="Oznacz jako oddane").click()
    page.goto("postepy.html")
    expect(page.locator('main [data-page="zadania/zadanie-1"] [data-state]')).to_have_text("oddane")


def test_missed_questions_are_offered_when_their_day_has_come(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Nie da się tego ocenić.")
    status = page.locator("#quiz-t04-q1").get_by_role("status")
    expect(status).to_contain_text("Powtórka jutro.")
    page.evaluate("""() => {
        const key = "msai.progress.probna", record = JSON.parse(localStorage[key]);
        record.quizzes["t04-q1"].due = "2020-01-01T00:00:00Z";
        localStorage[key] = JSON.stringify(record);
    }""")
    page.goto("postepy.html")
    expect(page.locator(".tool-count")).to_have_text("1 do powtórki")
    page.get_by_role("link", name="Zacznij powtórkę").click()
    page.wait_for_url("**/powtorka.html")
    again = page.locator("#quiz-t04-q1")
    expect(again.locator("legend")).to_contain_text("25\u00a0% powierzchni")
    answer(page, "t04-q1", "Jest za duży.")
    expect(again.get_by_role("status")).to_contain_text("Powtórka za 3\u00a0dni.")
    expect(page.locator("[data-review-end]")).to_contain_text("Dobrze: 1 z 1. Następna powtórka:")
    expect(page.locator(".tool-count")).to_have_count(0)
    assert stored(page)["quizzes"]["t04-q1"]["page"] == LESSON.removesuffix(".html")
    page.goto("postepy.html")
    expect(page.locator("[data-progress-review]")).to_contain_text("Najbliższa powtórka")


def test_a_question_without_other_words_is_answered_in_its_lesson(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q2", "Logo wykonawcy.")
    page.evaluate("""() => {
        const key = "msai.progress.probna", record = JSON.parse(localStorage[key]);
        record.quizzes["t04-q2"].due = "2020-01-01T00:00:00Z";
        localStorage[key] = JSON.stringify(record);
    }""")
    page.goto("powtorka.html")
    page.get_by_role("link", name="Co musi być w diagnozie?").click()
    page.wait_for_url(f"**/{LESSON}#quiz-t04-q2")


def test_nothing_is_asked_again_before_its_day(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    page.goto("powtorka.html")
    expect(page.locator("[data-review-state]")).to_contain_text("Dziś nie ma nic do powtórki")
    expect(page.locator("form.quiz:visible")).to_have_count(0)


def test_a_file_never_replaces_progress_unasked(open_at, tmp_path):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    page.goto("postepy.html")
    file = tmp_path / "puste.json"
    file.write_text('{"version": 1, "pages": {}, "quizzes": {}}', "utf-8")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.locator('input[type="file"]').set_input_files(file)
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 1 z 6")
    assert len(asked) == 1 and "zastąpi" in asked[0]


def test_progress_travels_in_a_file_and_can_be_deleted(open_at, tmp_path):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    page.goto("postepy.html")
    with page.expect_download() as download:
        page.get_by_role("button", name="Zapisz wszystko w pliku").click()
    file = tmp_path / "postepy.json"
    download.value.save_as(file)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Usuń moje dane").click()
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 0 z 6")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 1 z 6")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("nie json", "To nie jest plik z postępami"),
        ("{}", "To nie jest plik z postępami"),
        ('{"version": 2, "pages": {}, "quizzes": {}}', "Plik pochodzi z nowszej wersji kursu"),
    ],
)
def test_a_foreign_file_is_refused_in_polish(open_at, tmp_path, content, words):
    page = open_at("postepy.html")
    file = tmp_path / "obcy.json"
    file.write_text(content, "utf-8")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.get_by_text(words)).to_be_visible()


def test_broken_storage_is_read_as_empty(open_at):
    page = open_at(LESSON)
    page.evaluate("localStorage.setItem('msai.progress.probna', '{\"version\": 1}')")
    page.goto("postepy.html")
    expect(page.locator("[data-progress-summary]")).to_contain_text("0 z 2")
