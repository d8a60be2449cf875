"""The filters of the catalogue in a real browser: keyboard, address, and a plain list without."""

import functools
import http.server
import shutil
import threading

import pytest
import yaml
from nbformat import write
from nbformat.v4 import new_markdown_cell, new_notebook
from playwright.sync_api import expect, sync_playwright

from msai.evidence import cards
from msai.practices import practices
from msai_course.base.browser import FLAGS, find_browser
from msai_course.base.paths import ROOT
from msai_course.build.book import build_book
from msai_course.build.server import SiteServer
from msai_course.content.evidence_pages import evidence_pages
from msai_course.content.practice_pages import practice_pages

pytestmark = pytest.mark.browser
BOOK = ROOT / "book"
CASES = practices()
RURAL = [case.name for case in CASES if "wieś" in case.topics]
TITLES = "dl.practices > dt:visible"


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A book that has nothing but the catalogue and the bibliography."""
    tree = tmp_path_factory.mktemp("catalogue")
    shutil.copytree(BOOK / "katalog", tree / "book" / "katalog")
    for name in ("references.bib", "bibliografia.md"):
        shutil.copy(BOOK / name, tree / "book")
    shutil.copy(ROOT / "_config.yml", tree)
    (tree / "book" / "index.md").write_text("# Kurs\n", encoding="utf-8")
    files = ["katalog/index", "katalog/co-dziala", "katalog/przegladarka", "bibliografia"]
    lesson = new_notebook(cells=[new_markdown_cell("# Lekcja 10")])
    (tree / "book" / "dzien-2").mkdir()
    write(lesson, tree / "book" / "dzien-2" / "10-od-problemu-do-zmiany.ipynb")
    files.append("dzien-2/10-od-problemu-do-zmiany")
    toc = {"format": "jb-book", "root": "book/index"}
    toc["parts"] = [{"caption": "K", "chapters": [{"file": f"book/{name}"} for name in files]}]
    (tree / "_toc.yml").write_text(yaml.safe_dump(toc), encoding="utf-8")
    build_book(tree, tree / "site", work=tree / "work", generators=[practice_pages, evidence_pages])
    return tree / "site"


@pytest.fixture(scope="module")
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with SiteServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        program = str(find_browser())
        launched = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def catalogue(browser, address):
    """Open the index, with its scripts or without."""
    opened = []

    def open_index(query="", **options):
        context = browser.new_context(locale="pl-PL", base_url=address, **options)
        opened.append(context)
        page = context.new_page()
        page.goto(f"katalog/index.html{query}")
        return page

    yield open_index
    for context in opened:
        context.close()


def test_without_scripts_every_case_stands_on_the_page(catalogue):
    page = catalogue(java_script_enabled=False)
    expect(page.locator(TITLES)).to_have_count(len(CASES))
    expect(page.locator(".practice-filters")).to_have_count(0)


def test_a_topic_leaves_its_cases_and_says_how_many(catalogue):
    page = catalogue()
    expect(page.locator(TITLES)).to_have_count(len(CASES))
    page.get_by_label("Temat").select_option("wieś")
    shown = page.locator(TITLES).all_inner_texts()
    assert [title.replace("\N{NO-BREAK SPACE}", " ") for title in shown] == RURAL
    expect(page.get_by_role("status")).to_have_text(f"Pokazuję {len(RURAL)} z {len(CASES)}.")


def test_filters_work_together_and_one_button_takes_them_back(catalogue):
    page = catalogue()
    page.get_by_label("Temat").select_option("wieś")
    page.get_by_label("Krok").select_option("pomiar")
    both = [case for case in CASES if "wieś" in case.topics and "pomiar" in case.steps]
    expect(page.locator(TITLES)).to_have_count(len(both))
    if not both:
        expect(page.get_by_role("status")).to_contain_text("Nic nie pasuje")
    page.get_by_role("button", name="Pokaż wszystkie").click()
    expect(page.locator(TITLES)).to_have_count(len(CASES))


def test_filters_can_be_used_by_the_keyboard_alone(catalogue):
    page = catalogue()
    page.get_by_label("Wynik").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_label("Wynik").input_value()
    assert chosen
    expect(page.get_by_role("status")).not_to_have_text(f"Pokazuję wszystkie: {len(CASES)}.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(TITLES)).to_have_count(len(CASES))


def test_the_choice_is_there_again_after_going_back(catalogue):
    page = catalogue()
    page.get_by_label("Temat").select_option("mikrogranty i małe inicjatywy")
    shown = page.locator(TITLES).count()
    page.locator(f"{TITLES} a").first.click()
    expect(page.locator("h1")).not_to_have_text("Katalog dobrych praktyk")
    page.go_back()
    expect(page.locator(TITLES)).to_have_count(shown)


def test_an_address_may_ask_for_a_topic_and_nonsense_in_it_asks_for_nothing(catalogue):
    expect(catalogue("?temat=wieś").locator(TITLES)).to_have_count(len(RURAL))
    expect(catalogue("?temat=<b>&krok=nic").locator(TITLES)).to_have_count(len(CASES))


def test_evidence_cards_are_filtered_by_topic_and_strength(browser, address):
    page = browser.new_page()
    page.goto(f"{address}katalog/co-dziala.html")
    titles = page.locator(TITLES)
    expect(titles).to_have_count(len(cards()))
    page.get_by_label("Siła dowodów").select_option("brak")
    expect(titles).to_have_text([one.name for one in cards() if one.certainty == "brak"])
    assert "sila=brak" in page.url
    expect(page.get_by_label("Rodzaj gminy")).to_have_count(0)
    page.close()


def test_a_card_is_short_until_it_is_opened_and_whole_on_paper(browser, address):
    page = browser.new_page()
    page.goto(f"{address}katalog/co-dziala.html")
    sources, whole = page.locator("dd", has_text="Źródła:").first, "Cała karta: "
    expect(sources).to_be_hidden()
    opens = page.get_by_role("button", name=f"{whole}{cards()[0].name}")
    opens.focus()
    page.keyboard.press("Enter")
    expect(sources).to_be_visible()
    expect(opens).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    expect(sources).to_be_hidden()
    page.emulate_media(media="print")
    expect(sources).to_be_visible()
    expect(opens).to_be_hidden()
    page.close()
