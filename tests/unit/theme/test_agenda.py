"""``workshop-agenda`` in a built page: hours, links to cards, and a warning for an unknown plan."""

import shutil

import pytest
import yaml
from bs4 import BeautifulSoup

from msai_course.base.paths import ROOT
from msai_course.build.book import build_book
from msai_course.build.errors import BuildError
from msai_course.content.trainer_pages import trainer_pages

TRAINER = ROOT / "book" / "trener"
LESSON = """---
msai: {id: l02, day: 1, number: 2, title: Dane, objectives: [wskażesz], minutes: {workshop: 60}}
---

# Dane

Tekst.
"""
AGENDA = """# Plan

:::{workshop-agenda} 1
:start: 8.30
:::

:::{workshop-agenda} partnerzy-90
:::
"""
PAGES = {
    "index": "# Kurs\n",
    "dane": LESSON,
    "trener/karty/index": "# Karty\n\n```{include} _lista.md\n```\n",
}


def write(tree, agenda=AGENDA):
    book = tree / "book"
    (book / "trener/karty").mkdir(parents=True)
    shutil.copy(ROOT / "_config.yml", tree)
    shutil.copy(TRAINER / "plany.yaml", book / "trener")
    shutil.copy(TRAINER / "karty/l02.yaml", book / "trener/karty")
    for name, text in {**PAGES, "trener/plan": agenda}.items():
        (book / f"{name}.md").write_text(text, encoding="utf-8")
    (book / "references.bib").write_text("", encoding="utf-8")
    files = ["dane", "trener/plan", "trener/karty/index"]
    toc = {"format": "jb-book", "root": "book/index"}
    toc["parts"] = [{"caption": "A", "chapters": [{"file": f"book/{name}"} for name in files]}]
    (tree / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")


def build(tree):
    build_book(tree, tree / "site", work=tree / "work", generators=[trainer_pages])


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    tree = tmp_path_factory.mktemp("agenda")
    write(tree)
    build(tree)
    text = (tree / "site/trener/plan.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def rows(table):
    found = [[cell.get_text(" ", strip=True) for cell in row("td")] for row in table("tr")]
    return [row for row in found if row]


def test_a_day_is_told_by_the_clock_from_the_lessons_and_the_plan(page):
    day = rows(page.select("table.agenda")[0])
    assert day[0] == ["8.30–8.40", "10", "Początek: kto jest na sali, umowa grupy, po co ten kurs"]
    assert day[1][:2] == ["8.40–8.55", "15"] and day[1][2].startswith("Test")
    assert day[2] == ["8.55–9.55", "60", "Dane"]
    assert [row[1] for row in day if row[2].startswith("Zadanie")] == ["290"]


def test_a_lesson_leads_to_its_card(page):
    link = page.select_one("table.agenda a")
    assert (link["href"], link.get_text()) == ("karty/l02.html", "Dane")


def test_a_format_says_for_whom_what_stays_and_what_is_left_out(page):
    text = page.select_one("article").get_text(" ", strip=True)
    for words in (
        "Dla kogo",
        "Szkoła, dzielnicowy",
        "Co zostaje na stole",
        "Czego świadomie nie ma",
    ):
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")
    table = rows(page.select("table.agenda")[1])
    assert (table[0][0], table[-1][0]) == ("9.00–9.10", "10.27–10.30")


def test_tables_of_hours_can_be_reached_by_the_keyboard_and_named(page):
    for table in page.select("table.agenda"):
        assert table.parent["tabindex"] == "0" and table.parent["aria-label"]
        assert table.caption.get_text(strip=True)


def test_cards_stand_below_their_index_but_not_in_the_list_of_contents(page):
    links = [link["href"] for link in page.select(".site-nav a")]
    assert "karty/index.html" in links and "karty/l02.html" not in links


@pytest.mark.parametrize("name", ["7", "nie-ma-takiego"])
def test_an_unknown_plan_stops_the_build_with_its_name(tmp_path, name):
    write(tmp_path, f"# Plan\n\n:::{{workshop-agenda}} {name}\n:::\n")
    with pytest.raises(BuildError) as error:
        build(tmp_path)
    assert f"Plan zajęć „{name}”" in str(error.value)
