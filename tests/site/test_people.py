"""Several people at one computer: code and group stay, nobody's work is another's."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from assignment_page import AssignmentPage
from playwright.sync_api import Page, expect

from msai.assignments import assignment

ONE, TWO = assignment("zadanie-1"), assignment("zadanie-2")
PROGRESS = "postepy.html"
ANSWER = "Zatorze ma najwięcej osób bez pracy."
#: Everything that this browser keeps of the edition.
KEPT = """async () => {
  const done = (request) =>
    new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await done(indexedDB.open("msai"));
  const stores = database.transaction(["states", "learner"]);
  const keys = [];
  for (const name of ["states", "learner"])
    keys.push(...await done(stores.objectStore(name).getAllKeys()));
  database.close();
  return [...keys, ...Object.keys(localStorage).filter((key) => key.startsWith("msai."))];
}"""


@pytest.fixture
def opened(mounted):
    """Open an assignment of this browser and wait until it answers."""

    def open_form(task=ONE, **tab):
        return AssignmentPage(mounted(f"zadania/{task.id}.html", **tab), task)

    return open_form


def who(form: AssignmentPage) -> tuple[str, str]:
    return form.field("learner:code").input_value(), form.field("learner:group").input_value()


def begin(form: AssignmentPage, code: str, group: str = "", words: str = "") -> None:
    """Say who works, and do something."""
    form.field("learner:code").fill(code)
    form.field("learner:group").fill(group)
    form.page.keyboard.press("Tab")
    if words:
        form.field("obrona").fill(words)
        form.page.keyboard.press("Tab")
        form.wait_saved("obrona", words)


def handed_in(form: AssignmentPage) -> dict:
    """Hand in; return what the file says of the work."""
    with form.page.expect_download() as download:
        form.field("hand-in").click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))["metadata"]["msai"]


def next_person(form: AssignmentPage) -> None:
    """Press the button of the form, say yes, and wait for the page to begin anew."""
    form.field("person:ask").click()
    form.says("Wróci, gdy ktoś znów wpisze ten kod")
    with form.page.expect_navigation():
        form.field("person:leave").click()
    form.page.wait_for_selector("html[data-live='ready']")


def test_code_and_group_survive_reload_and_reach_every_assignment_and_its_file(opened):
    begin(opened(), "K07", "K08, K09", ANSWER)
    form = opened()
    expect(form.field("obrona")).to_have_value(ANSWER)
    expect(form.field("learner:code")).to_have_value("K07")
    assert who(form) == ("K07", "K08, K09")
    form.field("learner:code").fill("k07")
    form.page.keyboard.press("Tab")
    told = handed_in(form)
    assert (told["code"], told["group"]) == ("k07", ["k07", "K08", "K09"])
    other = opened(TWO)
    expect(other.field("learner:code")).to_have_value("k07")
    assert who(other) == ("k07", "K08, K09")


def test_the_next_pair_finds_nothing_and_the_first_one_gets_hers_back(opened):
    form = opened()
    begin(form, "K07", "K08", ANSWER)
    next_person(form)
    expect(form.page.get_by_text("Kto pracuje teraz?")).to_be_visible()
    expect(form.field("learner:code")).to_be_focused()
    assert who(form) == ("", "")
    expect(form.field("obrona")).to_have_value("")
    begin(form, "K09", "K10", "Druga para.")
    told = handed_in(form)
    assert (told["code"], told["group"]) == ("K09", ["K09", "K10"])
    assert ANSWER not in json.dumps(told, ensure_ascii=False)

    form.field("learner:code").fill("K07")
    form.page.keyboard.press("Tab")
    form.says("Czyj jest kod K07?")
    form.field("hand-in").click()
    form.says("Najpierw powiedz, czyja to praca")
    with form.page.expect_navigation():
        form.field("person:switch").click()
    form.page.wait_for_selector("html[data-live='ready']")
    expect(form.field("obrona")).to_have_value(ANSWER)
    assert who(form) == ("K07", "K08")


def test_a_corrected_code_takes_the_work_along(opened):
    form = opened()
    begin(form, "K70", "K08", ANSWER)
    form.field("learner:code").fill("K07")
    form.page.keyboard.press("Tab")
    form.field("person:correct").click()
    expect(form.field("person:correct")).to_have_count(0)
    told = handed_in(form)
    assert (told["code"], told["group"]) == ("K07", ["K07", "K08"])
    form = opened()
    expect(form.field("obrona")).to_have_value(ANSWER)
    assert who(form) == ("K07", "K08")


def test_a_second_tab_says_that_somebody_else_works_and_writes_nothing_for_her(opened, context):
    form = opened()
    begin(form, "K07", "", ANSWER)
    second: Page = context.new_page()
    stale = opened(tab=second)
    expect(stale.field("obrona")).to_have_value(ANSWER)
    next_person(form)
    begin(form, "K09", "", "Druga para.")
    expect(second.get_by_text("pracuje teraz inna osoba")).to_be_visible()
    assert second.evaluate("document.querySelector('main > article').inert")
    # Even what still reaches Python there stays the former person's.
    second.evaluate("document.querySelector('main > article').inert = false")
    stale.field("obrona").fill("Dopisane za późno.")
    second.keyboard.press("Tab")
    second.get_by_role("button", name="Wczytaj stronę ponownie").click()
    second.wait_for_selector("html[data-live='ready']")
    expect(stale.field("obrona")).to_have_value("Druga para.")
    assert who(stale)[0] == "K09"
    form.wait_saved("obrona", "Druga para.")


def test_a_second_round_starts_clean_and_the_first_one_is_kept(opened, page, mounted_address):
    begin(opened(), "K07", "K08", ANSWER)

    def second_round(route):
        answer = route.fetch()
        body = answer.text().replace('data-round=""', 'data-round="2027-jesien"', 1)
        route.fulfill(response=answer, body=body)

    page.route("**/zadanie-1.html", second_round)
    form = opened()
    assert page.evaluate("document.documentElement.dataset.round") == "2027-jesien"
    assert who(form) == ("", "")
    expect(form.field("obrona")).to_have_value("")
    begin(form, "K07", "", "Druga tura.")
    page.unroute("**/zadanie-1.html")
    form = opened()
    expect(form.field("obrona")).to_have_value(ANSWER)
    assert who(form) == ("K07", "K08")


def test_after_a_meeting_everybody_has_a_file_and_the_browser_has_nothing(
    opened, page, mounted_address, tmp_path
):
    form = opened()
    begin(form, "K07", "K08", ANSWER)
    page.get_by_role("button", name="Oznacz jako oddane").click()
    page.goto(mounted_address + PROGRESS)
    expect(page.get_by_text("Teraz pracuje kod K07.")).to_be_visible()
    page.get_by_role("button", name="Inna osoba przy tym komputerze").click()
    page.get_by_role("button", name="Tak, odłóż ją").click()
    expect(page.locator("#who-code")).to_be_focused()
    expect(page.locator("[data-progress-summary]")).to_contain_text("Zrobione: 0")
    page.keyboard.type("K09")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Teraz pracuje kod K09.").first).to_be_visible()
    begin(opened(), "K09", "", "Druga para.")

    page.goto(mounted_address + PROGRESS)
    page.get_by_text("Teraz pracuje kod K09.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Wyczyść po spotkaniu").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    people = read_zip(file.read_bytes())
    assert list(people) == ["K07.json", "K09.json"]
    assert people["K07.json"]["learner"] == {"code": "K07", "group": "K08"}
    assert people["K07.json"]["exercises"]["zadanie-1"]["state"]["answers"]["obrona"] == ANSWER
    assert ANSWER not in json.dumps(people["K09.json"], ensure_ascii=False)
    page.get_by_role("button", name="Nie mam pliku, zostaw wszystko").click()
    assert len(page.evaluate(KEPT)) > 4
    with page.expect_download():
        page.get_by_role("button", name="Wyczyść po spotkaniu").click()
    page.get_by_role("button", name="Mam plik, usuń wszystko").click()
    expect(page.get_by_text("jest usunięta z tej przeglądarki")).to_be_visible()
    assert page.evaluate(KEPT) == []

    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_text("Wczytano: K07, K09.")).to_be_visible()
    form = opened()
    assert who(form) == ("", "")
    form.field("learner:code").fill("K07")
    form.page.keyboard.press("Tab")
    expect(page.get_by_text("Teraz pracuje kod K07.")).to_be_visible()
    page.wait_for_selector("html[data-live='ready']")
    expect(form.field("obrona")).to_have_value(ANSWER)
    assert who(form) == ("K07", "K08")


def read_zip(content: bytes) -> dict[str, dict]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}
