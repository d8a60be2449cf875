"""Lessons read in a notebook program: no raw markup is left, nothing is lost."""

import json
import re
from base64 import b64encode

import pytest

from msai_course.base.paths import BOOK, EXERCISES
from msai_course.build.lite import course_notebooks
from msai_course.content.boxes import BOXES
from msai_course.content.inline_pictures import with_pictures
from msai_course.content.readable import leads_to, readable, readable_notebook
from msai_course.content.sources import short_links

SOURCES = {"ustawa": ("Ustawa o rewitalizacji", "https://example.org/ustawa")}
RAW = re.compile(r":::|\{[a-z][\w:-]*\}`|^:[\w-]+:|^\([\w-]+\)=", re.MULTILINE)
NOTEBOOKS = course_notebooks()


def shown(text, names=()):
    return readable(text, SOURCES, lambda target: target in names)


def markdown(text):
    cells = json.loads(text)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


@pytest.mark.parametrize("place", list(NOTEBOOKS))
def test_no_notebook_that_people_read_shows_raw_markup(place):
    sources = short_links(BOOK / "references.bib")
    text = NOTEBOOKS[place].read_text(encoding="utf-8")
    if not place.startswith("zadania/"):
        leads = leads_to(NOTEBOOKS.keys(), place)
        text = readable_notebook(text, sources, leads, NOTEBOOKS[place].parent)
    cells = markdown(text)
    assert [cell for cell in cells if RAW.search(cell)] == []
    leads = leads_to(NOTEBOOKS.keys(), place)
    links = re.findall(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)", "\n".join(cells))
    assert [link for link in links if not link.startswith("http") and not leads(link)] == []
    # Every picture is carried: none needs a file beside the copy.
    assert re.findall(r"!\[[^\]]*\]\(([^)\s]+)\)", "\n".join(cells)) == []
    for cell in cells:
        for name in re.findall(r"!\[[^\]]*\]\[([^\]]+)\]", cell):
            assert f"\n[{name}]: data:image/svg+xml;base64," in cell


def test_a_copy_carries_the_pictures_that_it_shows(tmp_path):
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    folder = tmp_path / "dzien-1"
    folder.mkdir()
    text = with_pictures("Przed.\n\n![Opis.](../a.svg)\n\n![Znów.](../a.svg)\n\nPo.\n", folder)
    assert text == (
        "Przed.\n\n![Opis.][rysunek-1-a]\n\n![Znów.][rysunek-1-a]\n\nPo.\n\n"
        f"[rysunek-1-a]: data:image/svg+xml;base64,{b64encode(b'<svg/>').decode()}"
    )
    for kept in ("![Nie ma](../b.svg)\n", "![Sieć](https://example.org/a.svg)", "Bez rysunku.\n"):
        assert with_pictures(kept, folder) == kept


def test_released_assignments_hold_no_markup_of_the_book():
    for path in EXERCISES.glob("*/*.ipynb"):
        assert not [cell for cell in markdown(path.read_text("utf-8")) if RAW.search(cell)]


@pytest.mark.parametrize("kind", BOXES.values(), ids=list(BOXES))
def test_a_box_keeps_the_title_of_the_page_and_its_words(kind):
    text = shown(f":::{{{kind.name}}} Nazwa\nTreść.\n\n- punkt\n:::\n\nDalej.")
    title = "„Nazwa”" if kind.quoted else "Nazwa"
    assert f"> **{kind.title}: {title}**\n>\n> Treść.\n>\n> - punkt" in text
    assert text.endswith("\nDalej.")


def test_a_box_in_a_box_is_a_quotation_in_a_quotation():
    text = shown("::::{belief} Tak\nPrzed.\n\n:::{tip}\nRada.\n:::\n\nPo.\n::::")
    assert "> > **Wskazówka**\n> >\n> > Rada." in text
    assert "> Po." in text


def test_a_citation_leads_to_its_source_and_a_term_is_its_words():
    text = shown("Limit {cite:p}`ustawa,nieznane` i {term}`obszarze <obszar>`, {en}`area`.")
    assert text == (
        "Limit (źródło: [Ustawa o rewitalizacji](https://example.org/ustawa)) i obszarze, area."
    )


def test_a_quiz_asks_first_and_explains_on_request():
    text = shown(
        ":::{quiz} l04-q1\nquestion: Ile?\noptions:\n  - text: Dwa.\n    why: Za mało.\n"
        "  - text: Trzy.\n    correct: true\n    why: Tak liczy ustawa.\n:::"
    )
    asked, _opened, told = text.partition("<details>")
    assert "**Pytanie.** Ile?" in asked
    assert "- B. Trzy." in asked
    assert "Tak liczy" not in asked
    assert "- **A – nie.** Za mało." in told
    assert "- **B – dobrze.** Tak liczy ustawa." in told


def test_a_number_is_asked_for_without_showing_it():
    text = shown(
        ":::{quiz} l13-q2\nquestion: Ile procent?\nunit: '%'\ntolerance: 0.5\notherwise: Podziel.\n"
        "options:\n  - number: 45\n    correct: true\n    why: Z 20.\n"
        "  - number: 64\n    why: Z 14.\n:::"
    )
    asked, _opened, told = text.partition("<details>")
    assert "45" not in asked
    assert "- **45 % – dobrze.** Z 20." in told


def test_rows_that_match_come_with_what_can_be_chosen():
    text = shown(
        ":::{quiz} l07-q1\nquestion: Co?\nmatch:\n"
        "  - {text: Szkoła, to: razem, why: Chce., otherwise: Nie.}\n"
        "  - {text: Firma, to: krótko, why: Nie chce., otherwise: Nie.}\n:::"
    )
    asked, _opened, told = text.partition("<details>")
    assert "- A. Szkoła" in asked and "Do wyboru: krótko; razem." in asked
    assert "- **A – razem.** Chce." in told


def test_a_figure_keeps_its_picture_its_description_and_its_caption():
    text = shown(":::{figure} ../_static/a.svg\n:alt: Dwa paski.\n:name: x\n\nPodpis.\n:::")
    assert "![Dwa paski.](../_static/a.svg)\n\nPodpis." in text


def test_a_link_to_a_page_that_is_not_here_becomes_its_words():
    text = shown("[słownik](../slownik.md) i [lekcja](a.ipynb)", names=("a.ipynb",))
    assert text == "słownik i [lekcja](a.ipynb)"


def test_a_box_that_is_never_closed_loses_nothing():
    assert "> Treść." in shown(":::{tip}\nTreść.")
