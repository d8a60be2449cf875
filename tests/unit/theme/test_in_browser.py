"""The pages' own scripts in a real browser: quiz, progress, theme, menus; also without scripts."""

import functools
import http.server
import json
import threading

import pytest
from playwright.sync_api import expect, sync_playwright

from msai_course.base.browser import FLAGS, find_browser

pytestmark = [pytest.mark.browser, pytest.mark.long]
LESSON = "dzien-1/04-wszystko.html"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    program = str(find_browser())
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def open_at(browser, address):
    contexts = []

    def open_page(path, **options):
        context = browser.new_context(locale="pl-PL", base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('msai.progress.probna')"))


def answer(page, quiz, option):
    page.locator(f"#quiz-{quiz}").get_by_label(option, exact=True).check()
    page.locator(f"#quiz-{quiz}").get_by_role("button", name="Sprawdź").click()


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


def test_progress_is_shown_on_the_lesson_in_the_menu_and_on_its_page(open_at):
    page = open_at(LESSON)
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    page.get_by_role("button", name="Oznacz jako przeczytane").click()
    expect(page.locator("[data-lesson-progress] dd")).to_have_text("przeczytane, pytania 1 z 2")
    expect(page.locator(".site-nav .is-read")).to_have_count(1)
    page.goto("postepy.html")
    expect(page.locator("[data-progress-summary]")).to_have_text(
        "Zrobione: 1 z 2. Dobre odpowiedzi: 1 z 2."
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
    page.get_by_role("link", name="Obszar ma 18").click()
    page.wait_for_url(f"**/{LESSON}#quiz-t04-q1")
    answer(page, "t04-q1", "Przekracza limit mieszkańców.")
    expect(status).to_contain_text("Powtórka za 3\u00a0dni.")
    expect(page.locator(".tool-count")).to_have_count(0)
    page.get_by_role("link", name="Wróć do postępów").click()
    expect(page.locator("[data-progress-review]")).to_contain_text("Najbliższa powtórka")


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
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 1 z 2")
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
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 0 z 2")
    page.locator('input[type="file"]').set_input_files(file)
    expect(page.locator("[data-progress-summary]")).to_contain_text("odpowiedzi: 1 z 2")


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


def test_the_theme_switch_remembers(open_at):
    page = open_at(LESSON)
    switch = page.get_by_role("button", name="Ciemny motyw")
    expect(switch).to_have_attribute("aria-pressed", "false")
    switch.click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Ciemny motyw")).to_have_attribute(
        "aria-pressed", "true"
    )


@pytest.mark.parametrize("word", ["wyznaczeń", "obszarów", "obszarem"])
def test_search_finds_inflected_words(open_at, word):
    page = open_at("index.html")
    page.get_by_role("searchbox").fill(word)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Jak czytać wyznaczenie obszaru")).to_be_visible()


def test_search_that_finds_nothing_says_so(open_at):
    page = open_at("szukaj.html?q=xyzxyz")
    expect(page.get_by_role("status")).to_contain_text("Nic nie znaleziono")


@pytest.mark.parametrize("width", [320, 360, 768, 1280, 1920])
@pytest.mark.parametrize("path", ["index.html", LESSON, "postepy.html", "bibliografia.html"])
def test_no_page_scrolls_sideways(open_at, width, path):
    page = open_at(path, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_menu_is_closed_on_phones_and_open_on_wide_screens(open_at):
    phone = open_at(LESSON, viewport={"width": 360, "height": 700})
    expect(phone.get_by_role("link", name="Bibliografia")).to_be_hidden()
    phone.get_by_text("Spis treści").click()
    expect(phone.get_by_role("link", name="Zadanie 1").first).to_be_visible()
    wide = open_at(LESSON, viewport={"width": 1280, "height": 800})
    expect(wide.locator(".site-nav").get_by_role("link", name="Zadanie 1")).to_be_visible()


def test_without_scripts_the_lesson_its_answers_and_the_menu_can_be_read(open_at):
    page = open_at(LESSON, java_script_enabled=False)
    expect(page.get_by_text("Obszar zdegradowany to miejsce")).to_be_visible()
    expect(page.get_by_text("Zatorze")).to_be_visible()
    page.locator("#quiz-t04-q1 summary").click()
    expect(page.get_by_text("Art. 10 ust. 2 dopuszcza najwyżej 30")).to_be_visible()
    assert page.locator(".quiz button:visible").count() == 0
    expect(page.locator(".site-nav").get_by_role("link", name="Zadanie 1")).to_be_visible()
    phone = open_at(LESSON, java_script_enabled=False, viewport={"width": 360, "height": 700})
    phone.get_by_text("Spis treści").click()
    expect(phone.get_by_role("link", name="Zadanie 1").first).to_be_visible()


def test_touch_targets_are_large_enough(open_at):
    page = open_at(LESSON, viewport={"width": 360, "height": 700})
    targets = "button, .quiz-option, input[type=search], summary, nav a"
    small = page.evaluate(
        """(targets) => [...document.querySelectorAll(targets)]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 80))""",
        targets,
    )
    assert small == []


def test_printing_opens_everything_and_gives_the_paper_card_its_own_page(open_at):
    page = open_at(LESSON)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Wpisał je ustawodawca.")).to_be_visible()
    expect(page.locator(".site-nav")).to_be_hidden()
    card = page.locator(".box-paper-twin")
    assert card.evaluate("element => getComputedStyle(element).breakBefore") == "page"
