"""What a browser kept, or a file brings, may be anything: a sentence, and no page is broken."""

from __future__ import annotations

import copy
import json

import pytest
from begun import CERTIFICATE, PROGRESS, RECORD
from pages import HOSTS
from playwright.sync_api import expect

LESSON = HOSTS["delimit-area"]
KEY = "msai.progress.msai"
DEEP = 100_000
WHOLE = {
    **RECORD,
    "exercises": {"delimit-area": {"state": {"selected": ["Zatorze"]}, "saved_at": "2026-11-20"}},
}


def changed(path, value):
    """Return the record as text with another value at a path; None: without it."""
    record = copy.deepcopy(WHOLE)
    *way, last = path
    place = record
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return json.dumps(record)


PAGE, QUIZ, WORK = "dzien-1/04-obszar", "l04-q1", "delimit-area"
WRONG = [None, 1, -1, True, "x", [], ["x"], {"x": 1}]
#: Records that are no good, by what is wrong with them.
DAMAGED = {
    "empty": "",
    "spaces": " \n ",
    "half": json.dumps(WHOLE)[:200],
    "no JSON": "Nagłówek;Wartość\n1;2",
    "null": "null",
    "number": "7",
    "list": "[]",
    "text": '"x"',
    "object": "{}",
    "open brackets": "[" * DEEP,
    "closed brackets": "[" * DEEP + "]" * DEEP,
    "open objects": '{"a":' * DEEP,
    "newer": changed(["version"], 2),
    "much newer": changed(["version"], 1e300),
    "version as text": changed(["version"], "1"),
    "no version": changed(["version"], ...),
    "version zero": changed(["version"], 0),
    "programme": json.dumps({"kind": "msai.programme", "version": 1, "programme": {}}),
    "hand-in": json.dumps({"nbformat": 4, "metadata": {}, "cells": []}),
    "work of nobody": json.dumps({"kind": "msai.work", "version": 1, "exercises": {}}),
    "newer work": json.dumps({"kind": "msai.work", "version": 2, "exercises": WHOLE["exercises"]}),
    "work as list": json.dumps({"kind": "msai.work", "version": 1, "exercises": []}),
    "no pages": changed(["pages"], ...),
    "no quizzes": changed(["quizzes"], ...),
    **{f"pages {value}": changed(["pages"], value) for value in [None, 1, "x", [], ["x"]]},
    **{f"quizzes {value}": changed(["quizzes"], value) for value in [None, 1, "x", [], ["x"]]},
    **{f"page {value}": changed(["pages", PAGE], value) for value in [None, 1, "x", []]},
    **{f"quiz {value}": changed(["quizzes", QUIZ], value) for value in [None, 1, "x", []]},
    "read as text": changed(["pages", PAGE, "read"], "yes"),
    "seconds as text": changed(["pages", PAGE, "seconds"], "3900"),
    "negative seconds": changed(["pages", PAGE, "seconds"], -5),
    "endless seconds": json.dumps(WHOLE).replace("3900", "1e999"),
    "day of no calendar": changed(["pages", PAGE, "last"], "wczoraj"),
    "day as list": changed(["pages", PAGE, "last"], [2026]),
    "due as object": changed(["quizzes", QUIZ, "due"], {}),
    "tries as text": changed(["quizzes", QUIZ, "tries"], "1"),
    "right as number": changed(["quizzes", QUIZ, "right"], 1),
    "page of a question as object": changed(["quizzes", QUIZ, "page"], {}),
    "proto in pages": json.dumps(WHOLE).replace('"pages": {', '"pages": {"__proto__": {"x": 1}, '),
    "proto in quizzes": json.dumps(WHOLE).replace('"quizzes": {', '"quizzes": {"__proto__": 1, '),
    "many pages": changed(["pages"], {f"p{n}": {} for n in range(6000)}),
}
#: The same for what only files hold.
DAMAGED_WORK = {
    **{f"exercises {value}": changed(["exercises"], value) for value in [1, "x", ["x"]]},
    **{f"work {value}": changed(["exercises", WORK], value) for value in [None, 1, "x", []]},
    **{f"state {value}": changed(["exercises", WORK, "state"], value)
       for value in [None, 1, "x", []]},
    "saved never": changed(["exercises", WORK, "saved_at"], "nigdy"),
    "a path for a name": changed(["exercises"], {"../inna/edycja": WHOLE["exercises"][WORK]}),
    "deep work": json.dumps(WHOLE).replace('["Zatorze"]', "[" * 500 + "]" * 500),
    "proto in work": json.dumps(WHOLE).replace('{"selected"', '{"__proto__": {"x": 1}, "selected"'),
}  # fmt: skip
ALL = {**DAMAGED, **DAMAGED_WORK}

OPEN = """async (texts) => {
  const script = document.querySelector("script[src*='js/page.js']").src;
  const { open } = await import(new URL("opening.js", script));
  const said = {};
  for (const [name, text] of Object.entries(texts)) said[name] = await open(new File([text], "x"));
  return said;
}"""
LOAD = """async ([key, texts]) => {
  const script = document.querySelector("script[src*='js/page.js']").src;
  const { due, load } = await import(new URL("store.js", script));
  const found = {};
  for (const [name, text] of Object.entries(texts)) {
    for (const one of Object.keys(localStorage)) localStorage.removeItem(one);
    localStorage.setItem(key, text);
    const record = load();
    found[name] = [typeof record.pages, typeof record.quizzes, due(record).length >= 0,
      localStorage.getItem(key + ".odlozone") === text];
  }
  return found;
}"""


@pytest.fixture
def progress_page(page, address):
    page.goto(address + PROGRESS)
    page.wait_for_selector("[data-progress][data-filled]", state="attached")
    return page


def test_no_damaged_file_is_taken_and_each_is_told_in_a_sentence(progress_page):
    assert len(ALL) >= 60
    said = progress_page.evaluate(OPEN, ALL)
    silent = {name: found for name, found in said.items() if not found.get("problem")}
    assert silent == {}
    assert all(found["problem"].endswith(".") for found in said.values())
    assert "nowszej wersji" in said["newer"]["problem"]
    assert "pusty" in said["empty"]["problem"]
    assert "Mój program" in said["programme"]["problem"]


def test_every_whole_file_is_read(progress_page):
    whole = {
        "everything": json.dumps(WHOLE),
        "progress": json.dumps(RECORD),
        "with a mark": "\ufeff" + json.dumps(WHOLE),
        "work": json.dumps({"kind": "msai.work", "version": 1, "exercises": WHOLE["exercises"]}),
    }
    said = progress_page.evaluate(OPEN, whole)
    assert [found.get("problem") for found in said.values()] == [None] * 4
    assert said["everything"]["pages"] == RECORD["pages"]


def test_no_stored_record_stops_a_page_and_what_does_not_fit_is_kept_aside(progress_page):
    found = progress_page.evaluate(LOAD, [KEY, DAMAGED])
    assert {
        name: one for name, one in found.items() if one != ["object", "object", True, True]
    } == {}


@pytest.mark.parametrize("name", ["quiz None", "open brackets", "newer", "page x"])
def test_with_a_damaged_record_all_pages_work_and_the_delete_button_deletes(page, address, name):
    page.goto(address + PROGRESS)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, DAMAGED[name]])
    for path in (LESSON + "?live=off", CERTIFICATE, PROGRESS):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
    page.wait_for_selector("[data-progress][data-filled]", state="attached")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Pobierz odłożone postępy").click()
    assert caught.value.path().read_text(encoding="utf-8") == DAMAGED[name]
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Usuń moje dane").click()
    expect(page.get_by_text("Twoje dane usunięte.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((k) => k.includes('progress'))") == []


def choose(page, text):
    file = {"name": "plik.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("input[type=file]").set_input_files(file)


def test_a_damaged_file_changes_nothing_that_is_there(progress_page):
    page = progress_page
    page.evaluate("([k, t]) => localStorage.setItem(k, t)", [KEY, json.dumps(RECORD)])
    choose(page, DAMAGED["quiz None"])
    expect(page.get_by_text("Nic z niego nie zostało wczytane.")).to_be_visible()
    assert json.loads(page.evaluate(f"localStorage['{KEY}']")) == RECORD


def test_a_file_of_another_edition_is_asked_about_and_left_when_the_answer_is_no(progress_page):
    page, asked = progress_page, []

    def refuse(dialog):
        asked.append(dialog.message)
        dialog.dismiss()

    page.once("dialog", refuse)
    choose(page, json.dumps({**RECORD, "edition": "lipowo"}))
    expect(page.get_by_text("Nic nie zostało wczytane.")).to_be_visible()
    assert "lipowo" in asked[0]
    page.once("dialog", lambda dialog: dialog.accept())
    choose(page, json.dumps({**RECORD, "edition": "lipowo"}))
    expect(page.get_by_text("Dane wczytane.")).to_be_visible()
    assert json.loads(page.evaluate(f"localStorage['{KEY}']"))["edition"] == "msai"
