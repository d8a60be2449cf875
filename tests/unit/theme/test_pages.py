"""What holds on every page: addresses, landmarks, one heading, Polish, nothing foreign."""

import gzip
import json
import re
from collections import Counter
from itertools import pairwise

import pytest

PAGES = [
    "index.html",
    "dzien-1/04-wszystko.html",
    "zadania/zadanie-1.html",
    "postepy.html",
    "slownik.html",
    "bibliografia.html",
    "zaswiadczenie.html",
    "szukaj.html",
    "powtorka.html",
]
#: Words of Sphinx, MyST-NB and pybtex that must not show in a Polish book.
ENGLISH = re.compile(r"\b(Search|Contents|Next|Previous|Show|Hide|Note|Warning|Copyright|and|In)\b")
#: Files that the assembling of the site puts beside the book.
MADE_LATER = re.compile(r"_static/(live/|icon-|site\.webmanifest)")


@pytest.fixture(params=PAGES)
def page(request, open_page):
    return open_page(request.param)


#: A whole first visit is at most 250 kB; the look of the course may take a fifth of it.
LOOK_BUDGET = 50_000


def test_the_look_of_the_course_is_light(site, open_page):
    page = open_page("index.html")
    links = page.select('link[rel~="stylesheet"], link[rel~="preload"], link[rel~="modulepreload"]')
    files = [site / element["href"] for element in links]
    files += [site / script["src"] for script in page.select("script[src]")]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= LOOK_BUDGET
    assert (site / "_static" / "msai.css").stat().st_size <= 30_000


def test_readers_see_short_addresses(site):
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html")) == sorted(
        PAGES
    )


def test_a_page_has_one_heading_and_its_landmarks(page):
    assert len(page.select("h1")) == 1
    assert all(len(page.select(name)) == 1 for name in ("main", "body > header", "body > footer"))
    labels = [nav["aria-label"] for nav in page.select("nav")]
    assert len(labels) == len(set(labels)) and "Spis treści" in labels


def test_no_heading_is_empty_and_none_skips_a_level(page):
    headings = page.select("main h1, main h2, main h3, main h4")
    levels = [int(heading.name[1]) for heading in headings]
    assert all(heading.get_text(strip=True) for heading in headings)
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_ids_are_unique(page):
    counted = Counter(element["id"] for element in page.select("[id]"))
    assert [name for name, times in counted.items() if times > 1] == []


def test_links_to_places_on_the_page_lead_somewhere(page):
    ids = {element["id"] for element in page.select("[id]")}
    assert {link["href"][1:] for link in page.select('a[href^="#"]')} - ids - {""} == set()


def test_links_to_pages_lead_somewhere(open_page, site):
    for name in PAGES:
        for link in open_page(name).select("a[href], link[href], script[src]"):
            target = link.get("href") or link.get("src")
            if re.match(r"[a-z]+:|#", target) or MADE_LATER.search(target):
                continue
            path = (site / name).parent / target.split("#")[0].split("?")[0]
            assert path.is_file(), (name, target)


def test_nothing_is_loaded_from_another_host(page):
    loaded = [e.get("src") or e.get("href") for e in page.select("[src], link[href]")]
    assert [address for address in loaded if address and re.match(r"(https?:)?//", address)] == []


def test_the_page_says_its_language_and_edition(page):
    assert page.html["lang"] == "pl"
    assert page.html["data-edition"] == "probna"
    assert page.html["data-live"] == "off"


def test_no_english_is_left(page):
    for foreign in page.select("script, style, [lang=en]"):
        foreign.decompose()
    assert ENGLISH.findall(page.get_text(" ")) == []


def test_no_script_stands_in_the_page_itself(page):
    inline = page.select("script:not([src])")
    assert all(script["type"] == "application/json" for script in inline)


def test_only_pages_with_live_cells_load_the_runner(open_page):
    runners = {name: bool(open_page(name).select("script[data-root]")) for name in PAGES}
    assert [name for name, loads in runners.items() if loads] == [
        "dzien-1/04-wszystko.html",
        "zadania/zadanie-1.html",
    ]


def test_the_source_of_a_live_cell_survives_html(lesson):
    (script,) = lesson.select("[data-live-source]")
    assert json.loads(script.string) == 'text = "</script><b>"\ntext'
    assert lesson.select_one("[data-live-cell]")["data-live-cell"] == "live-1"


def test_the_stored_output_is_in_the_page(lesson):
    assert "Zatorze" in lesson.select_one("[data-live-output]").get_text()


def test_cells_that_only_grade_do_not_reach_the_learner(open_page):
    page = open_page("zadania/zadanie-1.html")
    assert [cell["data-live-cell"] for cell in page.select("[data-live-cell]")] == ["form"]
    assert "assert" not in str(page)


def test_the_course_says_nothing_of_cells_and_notebooks(page):
    assert not re.search(r"notatnik|komórk", page.get_text(), re.IGNORECASE)


def test_an_assignment_takes_the_colour_of_its_day(open_page):
    assert "day-1" in open_page("zadania/zadanie-1.html").body["class"]


def test_words_that_belong_together_stay_together(lesson):
    text = lesson.main.get_text()
    assert "w\N{NO-BREAK SPACE}gminie" in text
    assert "art.\N{NO-BREAK SPACE}9 ust.\N{NO-BREAK SPACE}1" in text
    assert "20\N{NO-BREAK SPACE}%" in text


def test_foreign_words_say_their_language(lesson):
    assert lesson.select_one('[lang="en"]').get_text() == "deprived area"


def test_sources_are_cited_in_polish(lesson):
    cited = [span.get_text() for span in lesson.select(".bibtex-citation")]
    assert cited == ["[1]", "Kowalska i Nowak [2]"]
