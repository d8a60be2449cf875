"""Pages of the catalogue: plan and result apart, certainty in words, questions to hosts."""

import re
import shutil
from dataclasses import replace

import pytest
import yaml

from msai.evidence import cards
from msai.practices import practice, practices
from msai_course.base.paths import ROOT
from msai_course.content.evidence_pages import card_list, evidence_pages
from msai_course.content.page import read_page
from msai_course.content.plain_language import measure
from msai_course.content.practice_pages import (
    practice_list,
    practice_page,
    practice_pages,
    related,
)
from msai_course.content.practice_words import QuestionsError, read_questions, unknowns
from msai_course.content.prose import prose

CATALOGUE = ROOT / "book" / "katalog"
CASES = practices()
QUESTIONS = read_questions(CATALOGUE / "pytania.yaml", CASES)


def boxes(page: str) -> dict[str, str]:
    """Text of each box of results, by kind."""
    found = re.findall(r":::\{container\} result result-(\w+)\n(.*?):::", page, re.DOTALL)
    return dict(found)


@pytest.fixture
def staged(tmp_path):
    """A staged book that has nothing but the catalogue's index."""
    shutil.copytree(CATALOGUE, tmp_path / "book" / "katalog")
    toc = {
        "format": "jb-book",
        "root": "book/index",
        "parts": [{"caption": "Katalog", "chapters": [{"file": "book/katalog/index"}]}],
    }
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    return tmp_path


def sections_of(staged):
    toc = yaml.safe_load((staged / "_toc.yml").read_text(encoding="utf-8"))
    return [entry["file"] for entry in toc["parts"][0]["chapters"][0].get("sections", [])]


def test_every_case_gets_a_page_below_the_index(staged):
    written = list(practice_pages(staged))
    assert {path.name for path in written} == {
        "_lista.md",
        "_porazki.md",
        *(f"{one.id}.md" for one in CASES),
    }
    assert sections_of(staged) == [f"book/katalog/{one.id}" for one in CASES]


def test_an_equal_page_is_left_alone_so_that_it_is_not_built_again(staged):
    before = {path: path.stat().st_mtime_ns for path in practice_pages(staged)}
    assert {path: path.stat().st_mtime_ns for path in practice_pages(staged)} == before
    assert len(sections_of(staged)) == len(CASES)


def test_pages_that_stand_below_the_index_already_come_first(staged):
    toc = yaml.safe_load((staged / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"][0]["sections"] = [{"file": "book/katalog/przegladarka"}]
    (staged / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    list(practice_pages(staged))
    assert sections_of(staged)[:2] == ["book/katalog/przegladarka", "book/katalog/gp01"]


def test_an_edition_without_the_catalogue_gets_no_pages(staged):
    text = (staged / "_toc.yml").read_text(encoding="utf-8").replace("katalog/index", "index2")
    (staged / "_toc.yml").write_text(text, encoding="utf-8")
    assert list(practice_pages(staged)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_was_planned_never_stands_among_what_was_achieved(case):
    found = boxes(practice_page(case, QUESTIONS))
    expected = {
        "planned" if case.planned else "unknown",
        "achieved" if case.achieved else "unknown",
        "measured" if case.measured else "unknown",
    }
    assert set(found) == expected
    for text in case.planned:
        assert text[1:] in found["planned"] and text[1:] not in found.get("achieved", "")
    for text in case.measured:
        assert text[1:] in found["measured"] and text[1:] not in found.get("achieved", "")
    for text in case.achieved:
        assert text[1:] in found["achieved"] and text[1:] not in found.get("planned", "")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_page_says_what_is_not_known_asks_and_names_its_sources(case):
    page = practice_page(case, QUESTIONS)
    assert len(unknowns(case)) >= 1
    assert 5 <= len(QUESTIONS.for_case(case)) <= 7
    assert f"{{cite:p}}`{case.id}`" in page
    assert all(f"({url})" in page for url in case.urls)
    assert ("tylko część" in page) == (not case.is_verified)


def test_a_plan_without_a_result_is_called_unknown_and_asked_about():
    case = replace(practice("gp05"), achieved=(), measured=())
    assert "Nie wiemy, ile z planu się udało." in unknowns(case)
    assert QUESTIONS.for_case(case)[0] == "Co z planu się udało, a co nie? Skąd to wiecie?"


def test_the_list_has_a_line_for_every_filter_of_the_script():
    script = (ROOT / "web/src/reader/katalog.ts").read_text(encoding="utf-8")
    labels = re.findall(r': "([^"]+)"', re.search(r"FILTERS = \{(.*?)\}", script)[1])
    listed = practice_list(CASES)
    cards_listed = card_list(cards())
    assert len(labels) == 5
    for label in labels:
        assert listed.count(f": **{label}:** ") in (0, len(CASES))
        assert cards_listed.count(f": **{label}:** ") in (0, len(cards()))
        assert label in listed or label in cards_listed


def test_a_measured_change_says_who_was_counted_with_what_and_what_not_to_conclude():
    measured = [case for case in CASES if case.measured]
    assert len(measured) >= 6
    for case in measured:
        box = boxes(practice_page(case, QUESTIONS))["measured"]
        for label in ("Kogo policzono", "Z czym porównano", "Kto mierzył", "nie wnioskować"):
            assert label in box
    assert {case.id for case in CASES if case.measurement} == {case.id for case in measured}


def test_every_page_says_what_was_verified_and_what_nobody_did():
    for case in CASES:
        page = practice_page(case, QUESTIONS)
        assert "Co sprawdzono: " in page and "nikt z nas nie sprawdził" in page


def test_the_cards_get_their_list_only_where_their_page_is(staged):
    assert list(evidence_pages(staged)) == []
    toc = yaml.safe_load((staged / "_toc.yml").read_text(encoding="utf-8"))
    toc["parts"][0]["chapters"].append({"file": "book/katalog/co-dziala"})
    (staged / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    (written,) = evidence_pages(staged)
    text = written.read_text(encoding="utf-8")
    assert text.count(": **Gdzie zawiodło:**") == len(cards())
    assert "Znane z omówienia: Raposa i in. 2019 {cite:p}`raposa-2019`." in text


def test_no_value_of_a_filter_holds_the_comma_that_parts_values():
    values = {
        value
        for case in CASES
        for name in ("topics", "municipality_type", "steps")
        for value in getattr(case, name)
    }
    assert not [value for value in values if "," in value]


def test_other_cases_to_read_are_of_other_municipalities():
    case = practice("gp07")
    others = related(case, CASES)
    assert len(others) == 3 and case.municipality not in {one.municipality for one in others}


def test_pages_can_be_read_by_a_learner(staged):
    pages = [path for path in practice_pages(staged) if path.name.startswith("gp")]
    hard = {path.name: measure(prose(read_page(path, staged / "book"))).fog for path in pages}
    assert max(hard.values()) <= 10


def test_a_topic_without_a_question_is_reported(tmp_path):
    text = (CATALOGUE / "pytania.yaml").read_text(encoding="utf-8")
    path = tmp_path / "pytania.yaml"
    path.write_text(text.replace("  wieś: ", "  wioska: "), encoding="utf-8")
    with pytest.raises(QuestionsError) as error:
        read_questions(path, CASES)
    assert "wieś" in str(error.value) and "wioska" in str(error.value)
