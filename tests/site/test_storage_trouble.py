"""Where the browser keeps nothing or has no room, nothing says that work is saved or downloaded."""

from __future__ import annotations

import json

import pytest
from exercise import LiveExercise
from pages import HOSTS
from playwright.sync_api import expect

LESSON, TASK, PROGRESS = HOSTS["delimit-area"], "zadania/zadanie-1.html", "postepy.html"
EXERCISE = ".msai-exercise[data-exercise='delimit-area']"
FORM = ".msai-exercise[data-exercise='zadanie-1']"
UNIT = "[id='delimit-area-unit:Zatorze']"
CLAIMS = ("są zapisane w tej przeglądarce", "zapisują się", "zostają w tej przeglądarce",
          "jest wśród pobranych")  # fmt: skip


@pytest.fixture
def blocked(engine_keeping):
    return engine_keeping("blocked", "cannot block site data")


def claims(engine):
    words = engine.text("main")
    return [claim for claim in CLAIMS if claim in words]


def test_with_site_data_blocked_an_exercise_works_and_says_that_nothing_is_saved(
    blocked, mounted_address
):
    blocked.live(mounted_address + LESSON)
    blocked.wait("[data-not-kept]", text="nie pozwala tej stronie niczego zapisać")
    blocked.wait(EXERCISE, text="Przeglądarka nie pozwala tej stronie nic zapisać")
    blocked.click(UNIT)
    blocked.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    blocked.wait(EXERCISE, text="nie zapisały się")
    assert claims(blocked) == []


def test_with_site_data_blocked_an_assignment_is_handed_in_all_the_same(blocked, mounted_address):
    blocked.live(mounted_address + TASK)
    # Both notes are there: nothing moves any more below the pointer.
    blocked.wait("[data-not-kept]", text="nie pozwala tej stronie niczego zapisać")
    blocked.wait(FORM, text="Przeglądarka nie pozwala tej stronie nic zapisać")
    assert claims(blocked) == []
    blocked.fill("[id='zadanie-1-learner:code']", "K07")
    blocked.wait(FORM, text="nie zapisały się")
    blocked.click("[id='zadanie-1-hand-in']")
    file = blocked.wait_download()
    blocked.wait(f"{FORM} .ui-status", text="jest przekazany przeglądarce")
    assert json.loads(file.read_text(encoding="utf-8"))["metadata"]["msai"]["code"]
    assert claims(blocked) == []


def test_with_site_data_blocked_progress_and_quiz_tell_the_truth(blocked, address):
    blocked.goto(address + PROGRESS)
    blocked.wait("[data-where]", text="niczego tu nie zapisuje")
    blocked.goto(address + LESSON + "?live=off")
    question = "form[data-quiz='l04-q1']"
    blocked.click(f"{question} input")
    blocked.click(f"{question} button[type='submit']")
    blocked.wait(f"{question} .quiz-status", text="nie pozwala zapisać wyniku")


def test_in_a_private_window_work_is_kept_until_it_is_closed_and_it_says_so(
    engine_keeping, mounted_address
):
    engine = engine_keeping("private", "has no private window to drive")
    engine.live(mounted_address + LESSON)
    engine.click(UNIT)
    engine.wait(f"{EXERCISE} .ui-status", text="1 jednostka")
    engine.wait(EXERCISE, text="Okno prywatne zapomni je po zamknięciu")


def test_when_the_disk_is_full_the_answers_are_said_not_to_be_saved(page, mounted, mounted_address):
    exercise = LiveExercise(mounted, "delimit-area")
    devtools = page.context.new_cdp_session(page)
    origin = {"origin": mounted_address.rstrip("/")}
    devtools.send("Storage.overrideQuotaForOrigin", {**origin, "quotaSize": 1})
    try:
        exercise.field("unit:Zatorze").check()
        exercise.wait_for("nie zapisały się")
    finally:
        devtools.send("Storage.overrideQuotaForOrigin", origin)
    exercise.field("unit:Kolejowa").check()
    exercise.wait_for("są zapisane w tej przeglądarce")


PUT = """async (exercise) => {
  const script = document.querySelector("script[src*='js/page.js']").src;
  const { here, stateKey } = await import(new URL("keep.js", script));
  const opening = indexedDB.open("msai");
  const database = await new Promise((done) => {
    opening.onsuccess = () => done(opening.result);
  });
  const store = database.transaction("states", "readwrite").objectStore("states");
  const record = { state: { foreign: "Zatorze" }, saved_at: "2026-11-20T10:00:00Z", version: 1 };
  await new Promise((done) => {
    store.put(record, stateKey(here(), "", exercise)).onsuccess = done;
  });
  database.close();
  return true;
}"""


def test_saved_work_that_cannot_be_read_is_kept_aside_and_taken_home(
    page, mounted, mounted_address
):
    LiveExercise(mounted, "delimit-area")
    page.evaluate(PUT, "delimit-area")
    exercise = LiveExercise(mounted, "delimit-area")
    exercise.wait_for("Zapisanych odpowiedzi nie da się odczytać")
    exercise.field("unit:Kolejowa").check()
    exercise.settle()
    exercise.wait_for("są zapisane w tej przeglądarce")
    again = LiveExercise(mounted, "delimit-area")
    expect(again.field("unit:Kolejowa")).to_be_checked(timeout=60_000)
    with page.expect_download() as caught:
        again.field("frame:aside").click()
    file = json.loads(caught.value.path().read_text(encoding="utf-8"))
    assert file["exercises"]["delimit-area"]["state"] == {"foreign": "Zatorze"}


def test_a_file_that_the_browser_refuses_is_not_said_to_be_downloaded(page, mounted):
    exercise = LiveExercise(mounted, "delimit-area")
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('refused'); }; }")
    exercise.field("frame:download:1").click()
    exercise.wait_for("nie przyjęła pliku obszar.xlsx")
