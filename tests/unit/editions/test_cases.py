"""A case that an edition adds: a page, an entry of the catalogue, a question that counts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from edition_books import COURSE, HOSTILE, TOLD, page
from msai.activities.practice_catalogue.program import program as catalogue
from msai.base.settings import EDITION_DATA
from msai.practices import OwnPractice, Query, practice, practices, search
from msai_trainer.editions.book import Page, Part, read_book, written
from msai_trainer.editions.cases import (
    case_bytes,
    case_data,
    case_in,
    case_pages,
    case_problems,
    cases_of,
)
from msai_trainer.editions.course_data import course_data, progress_list
from msai_trainer.editions.declared import Edition, as_source
from msai_trainer.editions.described import described
from msai_trainer.editions.facts import facts_of
from msai_trainer.editions.frame import read_mark
from msai_trainer.editions.own_case import CaseAnswer, OwnCase
from msai_trainer.editions.pages import page_of_edition
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shipped import shipped
from msai_trainer.editions.written_pages import about_page

from ..activities.people import after, texts

CARD = OwnPractice(
    name="Klub na podwórku", category="PAL_OSL", municipality="Łąkowa",
    municipality_type=("gmina wiejska",), years="2025", area="Cegielnia", leader="OPS",
    target_groups=("rodziny",), activities=("spotkania",), achieved=("Przyszło 12 osób.",),
    lesson="Zacząć od rozmów.", topics=("seniorzy", "rodziny"), steps=("diagnoza",),
    urls=("https://lakowa.example/klub",),
)  # fmt: skip
CASE = OwnCase(CARD, "Od czego zaczęto?", (CaseAnswer("Od rozmów", "Tak."),
                                           CaseAnswer("Od ławek", "Nie.")))  # fmt: skip
EDITION = Edition("laka", "Łąka", "OPS", "ops@laka.pl", ("l01", "l02", "l03"), "1.0.0")
FILE = "przypadki/klub.json"
FILES = {FILE: case_bytes(CASE)}
WITH_CATALOGUE = replace(
    COURSE, parts=(*COURSE.parts, Part("Katalog", (Page("katalog/index", "Katalog"),)))
)


def listed(pages):
    return [Page(one.path, one.title, quizzes=one.quizzes, entry=one.entry) for one in pages]


@pytest.fixture
def book():
    pages = case_pages(EDITION, FILES, WITH_CATALOGUE).values()
    return edition_book(WITH_CATALOGUE, described(EDITION), listed(pages))


def test_a_case_is_kept_as_it_was_written():
    assert case_in(FILES[FILE]) == CASE and case_bytes(case_in(FILES[FILE])) == FILES[FILE]
    assert list(case_problems(FILES)) == []


def test_its_question_is_the_form_that_lessons_have():
    made = case_pages(EDITION, FILES, COURSE)[FILE]
    assert (made.path, made.title) == ("katalog/laka-klub", "Klub na podwórku")
    assert made.quizzes == {"laka-klub-q1": "Od czego zaczęto?"}
    assert '<form class="quiz" id="quiz-laka-klub-q1" data-quiz="laka-klub-q1"' in made.body
    assert made.body.count('<li data-correct="true">') == 1 == made.body.count('"false">')
    assert made.body.index("Sprawdź się") < made.body.index("<form") < made.body.index("Skąd to")
    without = {FILE: case_bytes(replace(CASE, question="", answers=()))}
    silent = case_pages(EDITION, without, COURSE)[FILE]
    assert silent.quizzes == {} and "<form" not in silent.body


def test_it_stands_in_a_part_of_its_own_and_its_question_counts(book):
    [part] = [one for one in book.parts if one.caption == "Przypadki tej edycji"]
    assert [one.path for one in part.pages] == ["katalog/laka-klub"]
    assert read_book(written(book)) == book
    told = json.loads(course_data(book, "postepy").split(">", 1)[1].rpartition("<")[0])
    [counted] = [one for one in told["pages"] if one["path"] == "katalog/laka-klub"]
    assert counted["quizzes"] == {"laka-klub-q1": "Od czego zaczęto?"}
    assert 'data-page="katalog/laka-klub"' in progress_list(book, "postepy")
    assert 'data-read-mark="przeczytane"' in read_mark(book, "katalog/laka-klub")
    assert read_mark(book, "katalog/index") == read_mark(book, "nie-ma") == ""


def test_the_list_of_the_catalogue_shows_it_with_the_lines_of_filters(book):
    place = "<!--place:cases--><!--/place:cases-->"
    text = page("katalog/index", f'<dl class="practices">{place}<dt>x</dt></dl>', WITH_CATALOGUE)
    made = page_of_edition(text, "katalog/index", WITH_CATALOGUE, book)
    assert '<a class="reference internal" href="laka-klub.html">Klub na podwórku</a>' in made
    assert "(przypadek tej edycji)</dt><dd><p><strong>Gdzie:</strong> Łąkowa</p>" in made
    assert "<strong>Tematy:</strong> seniorzy, rodziny</p>" in made
    assert "<strong>Wynik:</strong> zrobione bez pomiaru zmiany</p>" in made
    again = page_of_edition(made, "katalog/index", book, edition_book(book, TOLD, []))
    assert again.count("laka-klub.html") == made.count("laka-klub.html")


def test_the_exercise_finds_it_and_marks_it(tmp_path, monkeypatch):
    before = practices()
    for name, content in case_data(EDITION, FILES).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv(EDITION_DATA.name, str(tmp_path))
    assert practices()[: len(before)] == before and practices()[-1].id == "laka-klub"
    assert search(Query(words="klub cegielnia"))[0] == practice("laka-klub")
    assert search(Query(only_verified=True, words="cegielnia")) == []
    exercise = catalogue()
    found = after(exercise, ("words", "cegielnia"))
    assert "Klub na podwórku (przypadek tej edycji)" in texts(exercise, found)
    opened = texts(exercise, after(exercise, "open:laka-klub", state=found))
    assert "Opisał go organizator tej edycji." in opened and "zweryfikowane" not in opened
    assert exercise.decode(exercise.encode(after(exercise, "open:laka-klub"))).open == "laka-klub"


def test_cases_of_two_editions_stand_beside_each_other(tmp_path, monkeypatch):
    for name in ("laka", "brzeg"):
        edition = replace(EDITION, nazwa=name)
        for file, content in case_data(edition, FILES).items():
            (tmp_path / file).write_bytes(content)
    monkeypatch.setenv(EDITION_DATA.name, str(tmp_path))
    assert [one.id for one in practices() if one.of_edition] == ["brzeg-klub", "laka-klub"]


def test_what_python_gets_is_what_differs_from_the_course():
    assert shipped(EDITION, {}, COURSE) == {}
    swapped = replace(EDITION, lekcje=("l03", "l01", "l02"))
    assert shipped(swapped, {}, COURSE) == {}
    fewer = replace(EDITION, lekcje=("l03", "l01"))
    assert shipped(fewer, {}, COURSE) == {
        "scope.json": b'{"assignments":["zadanie-1"],"lessons":["l01","l03"]}'
    }
    assert list(shipped(EDITION, FILES, COURSE)) == ["practices-laka.json"]


def test_hostile_words_stay_words(tmp_path, monkeypatch):
    card = replace(CARD, name=HOSTILE, municipality=HOSTILE, lesson=":::{quiz} laka-klub-q1",
                   topics=("rodziny",), activities=(":::{quiz} laka-klub-q1\n:::",))  # fmt: skip
    bad = OwnCase(card, HOSTILE, (CaseAnswer(HOSTILE, "</form>"), CaseAnswer("x", HOSTILE)))
    files = {FILE: case_bytes(bad)}
    edition = replace(EDITION, nazwa='"><script>')
    made = case_pages(edition, files, COURSE)[FILE]
    [entry] = [one.entry for one in listed([made])]
    for text in (made.body, entry):
        assert "<script" not in text and "<!--" not in text and "--><" not in text
    assert made.body.count("<form") == 1 == made.body.count("</form>")
    assert made.path == "katalog/script-klub"
    book = edition_book(COURSE, described(EDITION), listed([made]))
    assert "<script>alert" not in course_data(book, "postepy")
    for name, content in case_data(EDITION, files).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv(EDITION_DATA.name, str(tmp_path))
    assert practice("laka-klub").name == HOSTILE


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("przypadki/klub.json", b"", "broken_case"),
        ("przypadki/klub.json", b'{"karta": [], "odpowiedzi": []}', "broken_case"),
        ("przypadki/klub.json", b'{"karta": {}, "odpowiedzi": {}}', "broken_case"),
        ("przypadki/klub.json", b'{"karta": {}, "odpowiedzi": [1]}', "broken_case"),
        ("przypadki/klub.json", b"[" * 9000, "broken_case"),
        ("przypadki/klub.json", case_bytes(OwnCase(OwnPractice())), "case_lacks"),
        ("przypadki/../klub.json", case_bytes(CASE), "bad_case_name"),
        ("przypadki/Klub B.json", case_bytes(CASE), "bad_case_name"),
    ],
)
def test_a_case_that_cannot_be_a_page_is_told_and_left_out(name, content, code):
    assert {one.code for one in case_problems({name: content})} == {code}
    assert cases_of(EDITION, {name: content}) == []
    assert case_data(EDITION, {name: content}) == {}


def test_two_cases_of_one_name_and_a_name_of_the_course_are_told():
    twice = {**FILES, "przypadki/drugi.json": FILES[FILE]}
    assert [one.code for one in case_problems(twice)] == ["case_twice"]
    taken = OwnCase(replace(CARD, name=practices()[0].name))
    assert "jest już przypadek o tej nazwie" in taken.lacking[0]


@pytest.mark.parametrize(
    ("question", "answers", "said"),
    [
        ("", (CaseAnswer("A", "B"), CaseAnswer("C", "D")), "nie ma pytania"),
        ("Co?", (), "co najmniej jednej złej"),
        ("Co?", (CaseAnswer(), CaseAnswer("C", "D"), CaseAnswer("E", "F")), "dobrej odpowiedzi"),
        ("Co?", (CaseAnswer("A", "B"), CaseAnswer("C")), "potrzebuje wyjaśnienia"),
        ("Co?", (CaseAnswer("A", "B"), CaseAnswer(" a ", "D")), "takie same"),
    ],
)
def test_a_question_that_is_not_whole_says_what_it_lacks(question, answers, said):
    [told] = OwnCase(CARD, question, answers).lacking
    assert said in told


def test_editions_on_the_way_are_named_however_often_it_goes_on():
    first = edition_book(COURSE, described(EDITION), [])
    second = Edition("brzeg", "Brzeg *1*", "CUS", "c@b.pl", ("l01",), "1.0.0",
                     pochodzenie=("„Obca <b>”, prowadzi: GOPS",))  # fmt: skip
    told = about_page(second, facts_of(first, "1.0.0"))
    assert "1. „Łąka”, prowadzi: OPS.\n2. „Obca \\<b\\>”, prowadzi: GOPS.\n" in told
    book = read_book(written(edition_book(first, described(second), [])))
    assert book.sources == (
        as_source("Łąka", "OPS"), "„Obca <b>”, prowadzi: GOPS", as_source("Brzeg *1*", "CUS"),
    )  # fmt: skip
    third = about_page(replace(EDITION, organizator="MOPS", lekcje=("l01",)), facts_of(book, "1"))
    assert third.index("„Łąka”, prowadzi: OPS") < third.index("„Brzeg \\*1\\*”, prowadzi: CUS")
    assert "Po drodze" not in about_page(EDITION, facts_of(COURSE, "1.0.0"))
    # Her own edition made once more, under another title, is no source.
    hers = replace(EDITION, tytul="Łąka, jesień")
    assert "Po drodze" not in about_page(hers, facts_of(first, "1.0.0"))
