"""Feedback and report open in a real browser: no request to anyone, no error, no script."""

import zipfile

import openpyxl
import pytest
from playwright.sync_api import sync_playwright

from msai_course.base.browser import FLAGS, find_browser
from msai_course.grading.grade import grade
from msai_course.grading.results.bundle import feedback_zip
from msai_trainer.errors import GradingError

HOSTILE = (
    "<script>document.title='zly'</script><img src=https://zly.example/x.png onerror=alert(1)>"
    '<style>@import "https://zly.example/x.css"</style> ![x](https://zly.example/y.png) {{ 7*7 }}'
)


@pytest.fixture
def results(tmp_path, write_file, write_roster, good_answers):
    """A class with a hostile answer and a hostile name on the list."""
    folder = write_file("K01", {**good_answers, "obrona": HOSTILE})
    write_file("K02", {"obszar": ["Nowe Sady"], "udzial": "7"})
    roster = write_roster("K01", "K02", "K03")
    text = roster.read_text(encoding="utf-8").replace("Osoba;K03", "<b>Osoba</b>;<script>")
    roster.write_text(text, encoding="utf-8")
    return grade(folder, "zadanie-1", roster, tmp_path / "wynik").output


@pytest.mark.browser
def test_pages_ask_nobody_and_run_nothing(results):
    pages = [results / "report.html", *sorted(results.glob("feedback/*/*.html"))]
    assert len(pages) == 3
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(find_browser()), args=list(FLAGS))
        for path in pages:
            page = browser.new_page()
            requests, errors = [], []
            page.on("request", lambda request, seen=requests: seen.append(request.url))
            page.on("console", lambda message, seen=errors: seen.append(message.text))
            page.on("pageerror", lambda error, seen=errors: seen.append(str(error)))
            page.goto(path.as_uri())
            assert requests == [path.as_uri()]
            assert errors == []
            assert page.locator("h1").count() == 1
            assert page.locator("script, img, iframe").count() == 0
            assert "Zadanie 1" in page.title()
        browser.close()


def test_learners_words_stand_as_they_were_written(results):
    text = (results / "feedback" / "K01" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "{{ 7*7 }}" in text
    assert "&lt;script&gt;document.title" in text


def test_feedback_says_what_to_look_at(results):
    text = (results / "feedback" / "K02" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "Nie w każdej jednostce problemy społeczne" in text
    assert "nie ma jeszcze odpowiedzi" in text
    assert "Przykład dobrej odpowiedzi" in text


def test_feedback_is_packed_for_all_or_for_one(results, tmp_path):
    assert feedback_zip(results, tmp_path / "wszyscy.zip") == 2
    with zipfile.ZipFile(tmp_path / "wszyscy.zip") as archive:
        assert archive.namelist() == ["K01/zadanie-1.html", "K02/zadanie-1.html"]
    assert feedback_zip(results, tmp_path / "jedna.zip", code="k02") == 1
    with zipfile.ZipFile(tmp_path / "jedna.zip") as archive:
        assert archive.namelist() == ["zadanie-1.html"]
    with pytest.raises(GradingError, match="Nie ma informacji zwrotnej"):
        feedback_zip(results, tmp_path / "nikt.zip", code="K03")


def test_reports_of_every_assignment_stay(results):
    kept = sorted(path.name for path in (results / "raporty").iterdir())
    kinds = (".csv", ".html", ".machine.csv", ".xlsx")
    assert kept == [f"zadanie-1{kind}" for kind in kinds]
    assert (results / "raporty" / "zadanie-1.html").read_bytes() == (
        results / "report.html"
    ).read_bytes()


def test_report_as_a_spreadsheet(results):
    book = openpyxl.load_workbook(results / "report.xlsx")
    assert book.sheetnames == ["Osoby", "Pytania", "Potknięcia"]
    people = [row[0] for row in book["Osoby"].values]
    assert people == ["Osoba", "K01 – Osoba K01", "K02 – Osoba K02", "K03 – <b>Osoba</b> <script>"]
    assert len(list(book["Pytania"].values)) == 6
    points = [row[1:3] for row in book["Osoby"].values][1:]
    assert all(score is None or isinstance(score, int | float) for score, _most in points)
    assert any(isinstance(score, int | float) for score, _most in points)
    assert {most for _score, most in points} == {25}


def test_report_names_who_is_missing_and_what_went_wrong(results):
    text = (results / "report.html").read_text(encoding="utf-8")
    assert "Kto jeszcze nie oddał" in text
    assert "K03 – &lt;b&gt;Osoba&lt;/b&gt; &lt;script&gt;" in text
    assert "Najczęstsze potknięcia" in text
