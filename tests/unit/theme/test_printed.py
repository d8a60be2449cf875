"""The print style sheet says what paper is, and quotes whatever a title may hold."""

import re

import pytest
from jinja2 import Environment, StrictUndefined

from msai.base import paper
from msai_course.base.paths import ROOT
from msai_course.theme.printed import css_text, on_paper

STATIC = ROOT / "src" / "msai_course" / "theme" / "static"
TEMPLATE = (STATIC / "print.css_t").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def styles():
    made = Environment(undefined=StrictUndefined).from_string(TEMPLATE)
    return made.render(project="Rewitalizacja społeczna", **on_paper("OPS w Mgławicach"))


def test_pages_have_the_margins_and_letters_of_paper(styles):
    sides = " ".join(f"{side}mm" for side in paper.MARGINS)
    assert f"size: A4; margin: {sides};" in styles
    assert f"html {{ font-size: {paper.PRINT_SIZE}pt; }}" in styles
    sizes = re.findall(r"^h\d \{ font-size: ([\d.]+)pt", styles, re.MULTILINE)
    assert tuple(map(float, sizes)) == paper.HEADING_SIZES


def test_each_day_has_its_colour_at_the_head(styles):
    for number, day in enumerate(paper.DAYS):
        rule = re.search(rf"@page day-{number} \{{(.*)\}}", styles)
        assert rule and rule[1].count(f"#{day.strong}") == 2


def test_the_foot_names_organiser_release_licence_and_page(styles):
    # An edition writes its own organiser between these marks.
    foot = re.search(r"@bottom-left \{ content: /\*place:imprint\*/\"([^\"]+)\"", styles)[1]
    assert re.fullmatch(r"OPS w Mgławicach · kurs MSAI · wydanie [\d.]+ · CC BY-SA 4\.0", foot)
    assert 'content: "strona\u00a0" counter(page) " z\u00a0" counter(pages);' in styles


def test_the_template_states_no_colour_and_no_margin_of_its_own():
    assert re.findall(r"#[0-9a-f]{3,6}\b", TEMPLATE) == []
    assert re.findall(r"@page \{[^}]*margin: \d", TEMPLATE) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Jak wyznaczyć obszar", '"Jak wyznaczyć obszar"'),
        ('Pole "Kto"', '"Pole \\22 Kto\\22 "'),
        ("a\\b", '"a\\5c b"'),
        ("</style><script>", '"\\3c /style>\\3c script>"'),
        ("dwa\nwiersze", '"dwa\\a wiersze"'),
    ],
)
def test_any_text_can_be_quoted(text, quoted):
    assert css_text(text) == quoted


def test_paper_never_gets_the_dark_theme():
    sheets = [STATIC / "msai.css_t", ROOT / "src" / "msai" / "widgets" / "exercise.css"]
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        on_screen = r"@media screen and \(prefers-color-scheme: dark\)"
        dark = len(re.findall(r"prefers-color-scheme: dark", text))
        assert len(re.findall(on_screen, text)) == dark
        chosen = len(re.findall(r'data-theme="dark"', text))
        assert text.count('@media screen { :root[data-theme="dark"]') == chosen == dark
        assert dark == (sheet.name == "msai.css_t")  # exercises take its colours


def test_every_page_has_the_style_sheet_of_paper_and_its_title(open_page):
    page = open_page("dzien-1/04-wszystko.html")
    [link] = page.select('link[media="print"]')
    assert link["href"].endswith("_static/print.css")
    title = page.select_one("h1").get_text(strip=True)
    assert f"@top-right {{ content: {css_text(title)} }}" in page.select_one("style").get_text()
