"""The first assignment from the page to the feedback: fill in, hand in, grade, read."""

import csv
import json

import pytest
from pages import HOSTS

from msai_course.grading.grade import grade

PAGE = HOSTS["zadanie-1"]
FORM = ".msai-exercise[data-exercise='zadanie-1']"
STATUS = f"{FORM} .ui-status"
ROSTER = "kod;imie;nazwisko\nK07;;\nK08;;\n"
DEFENCE = (
    "Na Osiedlu Tysiąclecia budynki są w dobrym stanie, dlatego miejsce rzadko trafia na listę. "
    "Pracownicy socjalni znają jednak osoby starsze, które od miesięcy nie wychodzą z domu. "
    "Średnia dla osiedla ich nie pokazuje, bo młodych rodzin jest tam znacznie więcej. "
    "Proponuję krótką ankietę przy okazji usług opiekuńczych."
)


def fill_in(page):
    """Fill the form in as a learner does, with the keyboard and the mouse."""
    page.locator("[id='zadanie-1-learner:code']").fill("K07")
    for unit in ("Podmurze", "Kolejowa", "Osiedle Fabryczne", "Zatorze"):
        page.locator(f"{FORM} input[name='zadanie-1-obszar'][value='{unit}']").check()
    better = {"budzet_obywatelski", "organizacje", "blisko_zieleni"}
    for select in page.locator(f"{FORM} select[id^='zadanie-1-kierunki:']").all():
        row = select.get_attribute("id").partition(":")[2]
        select.select_option("lepiej" if row in better else "gorzej")
    page.locator("[id='zadanie-1-udzial']").fill("15,7")
    phenomena = [
        ("pomoc_spoleczna", "Kolejowa", "11,5", "5,6"),
        ("zly_stan", "Kolejowa", "17,5", "6"),
    ]
    for row, values in enumerate(phenomena):
        for column, value in zip(
            ("wskaznik", "jednostka", "wartosc", "miasto"), values, strict=True
        ):
            field = page.locator(f"[id='zadanie-1-zjawiska:{row}:{column}']")
            if column in ("wskaznik", "jednostka"):
                field.select_option(value)
            else:
                field.fill(value)
    page.locator("[id='zadanie-1-obrona']").fill(DEFENCE)
    page.keyboard.press("Tab")


def hand_in(page, folder):
    """Check, then download the file; return its path."""
    page.locator("[id='zadanie-1-check']").click()
    page.wait_for_function(
        "s => document.querySelector(s).innerText.includes('Wszystko jest wypełnione')", arg=STATUS
    )
    with page.expect_download() as download:
        page.locator("[id='zadanie-1-hand-in']").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def grades_of(run):
    with run.grades_csv.open(encoding="utf-8-sig", newline="") as table:
        return {row["student_id"]: row for row in csv.DictReader(table)}


def test_an_empty_form_says_what_is_missing(live):
    page = live(PAGE)
    page.locator("[id='zadanie-1-check']").click()
    page.wait_for_function(
        "s => document.querySelector(s).innerText.includes('do sprawdzenia')", arg=STATUS
    )
    page.locator("[id='zadanie-1-hand-in']").click()
    page.wait_for_function(
        "s => document.querySelector(s).innerText.includes('wpisz swój kod')", arg=STATUS
    )


def test_the_file_from_the_page_is_graded_and_the_feedback_can_be_read(
    live, context, tmp_path, roster
):
    page = live(PAGE)
    fill_in(page)
    submissions = tmp_path / "prace"
    submissions.mkdir()
    handed_in = hand_in(page, submissions)
    assert json.loads(handed_in.read_text(encoding="utf-8"))["metadata"]["msai"]["code"] == "K07"

    run = grade(submissions, "zadanie-1", roster, tmp_path / "wyniki")

    rows = grades_of(run)
    assert rows["K07"]["status"] == "needs_manual"
    assert float(rows["K07"]["score"]) == 17
    assert rows["K08"]["status"] == "missing"
    feedback = next((tmp_path / "wyniki" / "feedback").rglob("*.html"))
    page.goto(feedback.as_uri())
    assert "Zadanie 1" in page.inner_text("body")
    assert DEFENCE[:40] in page.inner_text("body")


def test_answers_wait_for_the_learner_and_can_be_cleared(live):
    page = live(PAGE)
    page.locator("[id='zadanie-1-udzial']").fill("12,5")
    page.keyboard.press("Tab")
    page.wait_for_timeout(1000)
    page = live(PAGE)
    page.wait_for_function("() => document.getElementById('zadanie-1-udzial').value === '12,5'")
    page.locator("[id='zadanie-1-frame:reset']").click()
    page.locator("[id='zadanie-1-frame:reset-yes']").click()
    page.wait_for_function("() => document.getElementById('zadanie-1-udzial').value === ''")
