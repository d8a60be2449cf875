"""What is measured is what a reader reads."""

from pathlib import Path

from msai_course.content.page import SourcePage, find_boxes
from msai_course.content.prose import prose, running
from msai_course.content.sections import cited_keys, sections


def read(text: str) -> str:
    page = SourcePage(Path("x.md"), "x.md", {}, text)
    return " ".join(prose(page).split())


def test_roles_links_and_citations_leave_their_words():
    text = "To {term}`obszaru <obszar>` i [słownik](s.md) {cite:p}`ustawa`, **ważne**."
    assert read(text) == "To obszaru i słownik , ważne."


def test_tables_quotations_code_and_pictures_are_left_out():
    table, quotation = "| a | b |\n|---|---|\n| c | d |", "> Cytat ustawy."
    code = "```{code-cell} python\nx = 1\n```"
    assert read(f"Tak.\n\n{table}\n\n{quotation}\n\n{code}\n") == "Tak."


def test_a_box_inside_a_box_is_read_once():
    assert read("::::{belief} Myśl\nRaz.\n\n:::{tip}\nDwa.\n:::\n::::\n") == "Raz. Dwa."


def test_only_paragraphs_run_from_sentence_to_sentence():
    text = "# Tytuł\n\n**Przewidź.** Ile to jest?\n\n- raz\n  dalej\n1. dwa\n\n| a | b |\n"
    text += "\n:::{tip}\nIdź tam.\n:::\n\n:::{paper-twin}\nKarta.\n:::\n"
    page = SourcePage(Path("x.md"), "x.md", {}, text)
    assert running(page).split() == ["Ile", "to", "jest?", "Idź", "tam."]


def test_questions_are_read_with_options_and_explanations():
    quiz = ":::{quiz} a-1\nquestion: Co?\noptions:\n  - text: To.\n    why: Bo tak.\n"
    quiz += "    correct: true\n  - text: Tamto.\n    why: Nie to.\n:::\n"
    assert read(quiz) == "Co? To. Bo tak. Tamto. Nie to."


def test_boxes_know_their_options_and_lines():
    (box,) = find_boxes("\n:::{figure} a.svg\n:alt: Opis: dwa koła\n\nPodpis.\n:::\n")
    assert (box.argument, box.options, box.body, box.line) == (
        "a.svg",
        {"alt": "Opis: dwa koła"},
        "Podpis.",
        2,
    )


def test_an_unclosed_box_reaches_to_the_end():
    (box,) = find_boxes(":::{tip}\nBez końca.\n")
    assert box.body == "Bez końca."


def test_sections_and_their_sources():
    text = "Wstęp.\n\n## A\n\n{cite:p}`x, y`\n\n## B\n\n{cite:t}`x`\n"
    assert [title for title, _ in sections(text)] == ["A", "B"]
    assert cited_keys(text) == ["x", "y"]
