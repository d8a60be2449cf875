"""Banks, trainers' cards and texts of exercises are guarded like pages: signs, terms, claims."""

import shutil

import pytest

from msai_course.base.paths import ROOT
from msai_course.content.checks import check, terms, typography
from msai_course.content.checks.course import read_course
from msai_course.content.written import of_banks, of_catalogues, of_trainers

GOOD = ROOT / "tests" / "fixtures" / "content" / "good"
TABLE = """\
- term: obszar zdegradowany
  instead_of: ['\\bobszar\\w* w kryzysie']
  why: Tak mówi ustawa.
"""


@pytest.fixture
def checkout(tmp_path):
    shutil.copytree(GOOD, tmp_path / "book")
    (tmp_path / "book" / "slownik.yaml").write_text(TABLE, encoding="utf-8")
    return tmp_path


def bank(checkout, text):
    folder = checkout / "data" / "banks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "bank.yaml").write_text(f"entries:\n  - id: B1\n    text: >-\n      {text}\n")


def catalogue(checkout, polish):
    folder = checkout / "src" / "msai" / "locale" / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    text = f'{head}msgid "Words."\nmsgstr "{polish}"\n'
    (folder / "words.po").write_text(text, encoding="utf-8")


def found(checkout):
    return {(str(problem.row), problem.code) for problem in check(checkout)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('To "cudzysłów" prosty.', "straight_quotes"),
        ("Tak - to za krótka kreska.", "hyphen_for_dash"),
        ("W latach 2024-2027 było inaczej.", "hyphen_in_range"),
        ("Coś jeszcze...", "three_dots"),
        ("To 20% osób.", "tight_percent"),
        ("Dwa  odstępy obok siebie.", "double_space"),
        ("Ludzie są na obszarze w kryzysie.", "drifting_term"),
        ("Tak jest zwykle.", "generality"),
        ("Niezidentyfikowana interdyscyplinarność przedsięwzięć. " * 20, "hard_to_read"),
    ],
)
def test_a_fault_of_a_bank_is_found_with_its_entry(checkout, text, code):
    assert found(checkout) == set()
    bank(checkout, text)
    entry = "bank.yaml" if code == "hard_to_read" else "bank.yaml: B1"
    assert found(checkout) == {(entry, code)}


@pytest.mark.parametrize(
    "text",
    [
        "Nie mów „obszar w kryzysie” ani „zawsze”.",
        "Godziny 9.00–10.30, formularz 6-3-5, kod Z-7.",
        "To nie zawsze dobra wiadomość.",
        "zobacz https://example.org/a--b 20%C3%B3 2024-2027",
    ],
)
def test_words_spoken_about_names_and_addresses_are_no_faults(checkout, text):
    bank(checkout, text)
    assert found(checkout) == set()


def test_an_entry_with_a_source_may_generalise(checkout):
    bank(checkout, "Tak jest zwykle.\n    urls:\n      - https://example.org")
    assert found(checkout) == set()


def test_texts_of_exercises_are_guarded_too(checkout):
    catalogue(checkout, "Obszar w kryzysie - tak.")
    assert found(checkout) == {
        ("words.po: Words.", "drifting_term"),
        ("words.po: Words.", "hyphen_for_dash"),
    }


def test_a_term_of_the_table_that_the_glossary_does_not_explain_is_found(checkout):
    table = checkout / "book" / "slownik.yaml"
    table.write_text(TABLE.replace("zdegradowany", "nieznany"), encoding="utf-8")
    assert found(checkout) == {("slownik.yaml", "unknown_term")}


def test_a_term_without_english_or_with_that_of_another_is_found(checkout):
    glossary = checkout / "book" / "slownik.md"
    text = glossary.read_text(encoding="utf-8")
    english = "*Angielski odpowiednik: degraded area.*"
    assert english in text
    glossary.write_text(text.replace(english, ""), encoding="utf-8")
    assert found(checkout) == {("slownik.md", "no_english")}
    twice = text.replace(english, f"{english}\n\nobszar inny\n  Inny. {english}", 1)
    glossary.write_text(twice, encoding="utf-8")
    assert found(checkout) == {("slownik.md", "same_english")}


def test_the_course_has_texts_in_each_place_and_a_table_of_terms():
    course = read_course(ROOT / "book")
    assert all(list(texts(ROOT)) for texts in (of_banks, of_trainers, of_catalogues))
    assert len(terms.read_terms(course)) >= 10
    assert list(typography.check(course)) == []
    assert list(terms.check(course)) == []
