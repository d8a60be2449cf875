"""A page on paper is a handout: text, pictures, exercises, questions and card; nothing to press."""

import re
import subprocess
from dataclasses import asdict, dataclass

import pytest
from pages import HOSTS
from PIL import Image

from msai.base import paper
from rendered import page_of, printed_pages

LESSON = HOSTS["delimit-area"]
ABOUT_LAW = "bibliografia.html"
#: Pages of each kind, and on how many sheets at most they are.
SHEETS = {
    "index.html": 3,
    HOSTS["direction-and-sphere"]: 11,
    LESSON: 12,
    HOSTS["partner-conversation"]: 9,
    HOSTS["action-plan"]: 11,
    HOSTS["my-programme"]: 8,
    HOSTS["zadanie-1"]: 6,
    "katalog/index.html": 12,
}
#: What only a screen needs.
SCREEN_ONLY = (
    *("Spis treści", "Na tej stronie", "Przejdź do treści", "Moje postępy", "Ciemny motyw"),
    *("Poprzednia", "Następna", "Uruchom ćwiczenie", "Oznacz jako", "Szukaj w kursie"),
    *("Pokaż podpowiedź", "Pokaż rozwiązanie", "Pobierz ranking", "Spróbuj jeszcze raz"),
    *("Sprawdź odpowiedź", "Twój postęp", "podgląd ćwiczenia", "Pobierz tabele"),
)
#: Points of a millimetre; what letters may stand out of their line.
MM, SPARE = 72 / 25.4, 1.0
ABOVE, BESIDE, BELOW, BEFORE = (side * MM for side in paper.MARGINS)


class Sheet:
    """A printed sheet: its words, those between head and foot, and their lines."""

    def __init__(self, page):
        self.page = page
        ends = page.height - BELOW + SPARE
        self.body = [one for one in page.words if one.foot > ABOVE and one.top < ends]
        self.foot = " ".join(one.text for one in page.words if one.top >= ends)
        self.head = " ".join(one.text for one in page.words if one.foot <= ABOVE)
        self.text = " ".join(one.text for one in self.body)

    @property
    def last_line(self):
        """Words of the lowest line, from left to right."""
        lowest = max(self.body, key=lambda one: one.top)
        line = [one for one in self.body if abs(one.top - lowest.top) < 2]
        return " ".join(one.text for one in sorted(line, key=lambda one: one.left))


@pytest.fixture
def printed(page, address, tmp_path, need):
    """Print a page of the site as a browser does when nobody sets anything; return its sheets."""

    def sheets(path, before=lambda page: None):
        page.goto(f"{address}{path}?live=off")
        page.evaluate("document.fonts.ready")
        before(page)
        file = tmp_path / "strona.pdf"
        page.pdf(path=file, prefer_css_page_size=True)
        return [Sheet(one) for one in printed_pages(file, need)]

    return sheets


@dataclass(frozen=True)
class Handout:
    """A page on paper as it is when nobody touched it: its sheets, its title and its headings."""

    sheets: list[Sheet]
    title: str
    headings: list[str]


@pytest.fixture
def handout(once, request):
    """Print a page that nobody touched, once in a run, for all tests that read its sheets."""

    def make(path):
        sheets = request.getfixturevalue("printed")(path)
        main = request.getfixturevalue("page").locator("main")
        headings = main.locator(":is(h1, h2, h3, h4, .box-title, caption)").all_inner_texts()
        title = main.locator("h1").inner_text().replace("\u00ad", "")
        pages = [asdict(sheet.page) for sheet in sheets]
        return {"pages": pages, "title": title, "headings": headings}

    def look(path):
        told = once.value(f"handout-{path.replace('/', '-')}", lambda: make(path))
        sheets = [Sheet(page_of(one)) for one in told["pages"]]
        return Handout(sheets, told["title"], told["headings"])

    return look


def all_text(sheets):
    return " ".join(sheet.text for sheet in sheets).replace("\u00a0", " ")


@pytest.mark.parametrize("path", SHEETS)
def test_every_sheet_is_a4_with_its_number_the_licence_and_the_title(handout, path):
    sheets, title = handout(path).sheets, handout(path).title
    for number, sheet in enumerate(sheets, start=1):
        size = (sheet.page.width / MM, sheet.page.height / MM)
        assert size == pytest.approx(paper.A4, abs=0.5)
        assert f"strona {number} z {len(sheets)}" in sheet.foot
        assert "kurs MSAI" in sheet.foot and "CC BY-SA 4.0" in sheet.foot
    assert sheets[0].head == ""
    if path != "index.html":
        titles = [" ".join(sheet.head.split()) for sheet in sheets[1:]]
        assert [one for one in titles if " ".join(title.split()) not in one] == []


@pytest.mark.parametrize("path", SHEETS)
def test_nothing_leaves_the_margins_and_no_sheet_is_wasted(handout, path):
    sheets = handout(path).sheets
    assert len(sheets) <= SHEETS[path]
    for sheet in sheets:
        right = sheet.page.width - BESIDE + SPARE
        assert [
            one.text for one in sheet.body if one.right > right or one.left < BEFORE - SPARE
        ] == []
        assert len(sheet.body) >= 20


@pytest.mark.parametrize("path", SHEETS)
def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(handout, path):
    seen = handout(path)
    last = {line.split("\n")[-1].strip() for line in seen.headings if line.strip()}
    assert last
    assert [sheet.last_line for sheet in seen.sheets if sheet.last_line in last] == []


@pytest.mark.parametrize("path", SHEETS)
def test_a_page_prints_what_is_read_and_nothing_that_is_pressed(handout, path):
    text = all_text(handout(path).sheets)
    assert [words for words in SCREEN_ONLY if words in text] == []


def test_a_lesson_prints_its_tables_and_the_picture_of_its_exercise(handout):
    text = all_text(handout(LESSON).sheets)
    assert "Jednostki od najwyższego wskaźnika łącznego" in text
    assert "Osiedle Fabryczne" in text


def test_questions_have_boxes_to_tick_and_no_key(printed, page):
    chosen = "form => form.querySelector('input').checked = true"
    text = all_text(printed(LESSON, lambda page: page.locator(".quiz").evaluate_all(
        f"(forms) => forms.forEach({chosen})")))  # fmt: skip
    assert "Trzeba go zmniejszyć, bo mieszkańców jest więcej niż 30 %." in text
    for told in ("Dobra odpowiedź", "Zła odpowiedź", "Limitów się nie uśrednia"):
        assert told not in text
    page.emulate_media(media="print")
    inputs = page.locator(".quiz-option input")
    drawn = inputs.evaluate_all("(all) => all.map((one) => getComputedStyle(one).appearance)")
    # Three questions and the step of the worked example, three answers each.
    assert len(drawn) == 12 and set(drawn) == {"none"}


def test_what_is_closed_on_the_screen_is_open_on_paper(printed, page):
    path = HOSTS["repair-table"]
    text = all_text(printed(path))
    closed = page.locator(".box-inquiring:not([open]) > p")
    first = closed.first.evaluate("(one) => one.textContent")
    assert " ".join(first.split()[:4]) in text


def test_settings_of_an_exercise_stay_closed_on_paper(handout):
    text = all_text(handout(LESSON).sheets)
    assert "Sfera: społeczna; wybrane wskaźniki: 2 z 11" in text
    assert "Procedury „Niebieskie Karty” wszczęte w roku" not in text


def test_a_long_answer_is_printed_whole_and_an_empty_field_has_room(printed, page):
    long = " ".join(f"słowo{at}" for at in range(300))
    path = HOSTS["indicator-card"]
    fill = f"(all) => {{ all[0].value = '{long}'; for (const one of all) one.rows = 2; }}"
    sheets = printed(path, lambda page: page.locator("textarea").evaluate_all(fill))
    assert "słowo299" in all_text(sheets)
    page.emulate_media(media="print")
    empty = page.locator("textarea").nth(1)
    assert empty.bounding_box()["height"] >= 20 * 96 / 25.4


def test_the_card_starts_a_sheet_with_room_to_write(printed, page):
    cards = [sheet for sheet in printed(LESSON) if "Karta na papierze" in sheet.text]
    assert len(cards) == 1
    assert cards[0].text.startswith("Karta na papierze")
    page.emulate_media(media="print")
    rows = page.locator(".box-paper-twin tbody tr")
    heights = rows.evaluate_all("(rows) => rows.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 36  # about 10 mm


def test_addresses_of_other_sites_stand_on_paper(printed, page):
    text = re.sub(r"\s", "", all_text(printed(ABOUT_LAW)))
    first = page.locator('main a[href^="http"]').first.get_attribute("href")
    assert f"({first})" in text


@pytest.mark.parametrize("dark", ["system", "switched"])
def test_the_dark_theme_prints_light(printed, page, tmp_path, need, dark):
    def darken(page):
        page.emulate_media(color_scheme="dark" if dark == "system" else "light")
        if dark == "switched":
            page.evaluate("document.documentElement.dataset.theme = 'dark'")

    printed(LESSON, darken)
    drawn = [need("pdftoppm"), "-r", "20", "-png", tmp_path / "strona.pdf", tmp_path / "obraz"]
    subprocess.run(drawn, check=True, capture_output=True)
    pictures = sorted(tmp_path.glob("obraz-*.png"))
    assert pictures
    for picture in pictures:
        grey = Image.open(picture).convert("L")
        counted = grey.histogram()
        assert sum(counted[:128]) / sum(counted) <= 0.2, picture.name
        assert grey.getpixel((3, 3)) == 255
