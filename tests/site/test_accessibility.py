"""One visit to each page: no foreign host, no error, one heading, and axe-core finds nothing.

axe looks before and after the page lives, in two themes and widths, which change in place. All
rules run in the first look. The other theme changes colours, the other width shows other things in
other sizes: there the rules of colours, sizes and names run. What only one width shows belongs to
the frame that all pages have, or to a kind of page: one page of each kind is looked at in both
themes at both widths.
No rule is disabled; the size of touch targets (WCAG 2.2) is looked at on top.
``_build/a11y_report.csv`` lists what was looked at.
"""

import csv

import pytest
from course_pages import course_pages

from msai_course.base.paths import BUILD, SITE, WEB

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
REPORT = BUILD / "a11y_report.csv"
COLUMNS = ("page", "state", "theme", "width", "violations", "rules")
#: Rules whose verdict depends on colours.
COLOURS = ("color-contrast", "link-in-text-block")
#: Rules that depend on colour, size, or on what is visible at a width.
VISIBLE = (
    *COLOURS, "target-size", "scrollable-region-focusable",
    "button-name", "link-name", "label", "select-name", "image-alt", "aria-hidden-focus",
)  # fmt: skip
#: Looks at a page: width, theme and rules, the first of them with every rule.
LOOKS = ((1280, "light", None), (360, "dark", VISIBLE))
#: Looks at a page that stands for its kind: the other pairs of width and theme too.
MORE_LOOKS = (*LOOKS, (1280, "dark", COLOURS), (360, "light", VISIBLE))
#: One page of each kind.
KINDS = (
    "index.html", "szukaj.html", "slownik.html", "bibliografia.html", "moj-program.html",
    "postepy.html", "zaswiadczenie.html", "start/dostepnosc.html", "dzien-1/04-obszar.html",
    "dzien-3/13-czy-to-dziala.html", "katalog/index.html", "katalog/przegladarka.html",
    "katalog/gp05.html", "zadania/zadanie-1.html", "trener/klasa.html", "trener/ocenianie.html",
)  # fmt: skip
#: From an old phone to a wide screen, and 1280 px at 200 % (640).
ALL_WIDTHS = (320, 360, 640, 900, 1240, 1920)
HEIGHT = 900
START = 120_000

PAGES = course_pages()
RUN = """async (only) => {
  const chosen = only
    ? { runOnly: { type: "rule", values: only } }
    : { rules: { "target-size": { enabled: true } } };
  const found = await axe.run(document, { ...chosen, resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => ({
    id, places: nodes.slice(0, 5).map((node) => `${node.target} – ${node.failureSummary}`),
  }));
}"""
SETTLED = """(theme) => new Promise((done) => {
  document.documentElement.dataset.theme = theme;
  for (const animation of document.getAnimations()) animation.finish();
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > room + 1)
    .slice(-3).map((one) => one.outerHTML.slice(0, 120));
}"""


@pytest.fixture(scope="session")
def rows(worker_id):
    """What this process looked at; written down even when a page fails."""
    found: list[dict] = []
    yield found
    with REPORT.with_stem(f"{REPORT.stem}.{worker_id}").open(
        "w", encoding="utf-8", newline=""
    ) as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(found)


def look(page, path, state, rows):
    """Run axe in themes and widths; note each, return what is wrong."""
    wrong = []
    for width, theme, only in MORE_LOOKS if path in KINDS else LOOKS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(SETTLED, theme)
        found = page.evaluate(RUN, only)
        rules = " ".join(one["id"] for one in found)
        values = (path, state, theme, width, len(found), rules)
        rows.append(dict(zip(COLUMNS, values, strict=True)))
        wrong += [f"{state} {theme} {width}: {one['id']} {one['places']}" for one in found]
    return wrong


def too_wide(page, state):
    """Return the widths at which the page scrolls sideways, with what sticks out."""
    wrong = []
    for width in ALL_WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.evaluate(SETTLED, "light")
        wrong += [f"{state} {width} px: {what}" for what in page.evaluate(TOO_WIDE)]
    return wrong


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_logs_no_error_and_axe_finds_nothing(
    page, mounted_address, path, rows
):
    # The fixtures fail on a foreign request (workers included) and on a console error. With the
    # page's own Python each live page is visited in test_true_python.py, under the same fixtures.
    response = page.goto(f"{mounted_address}{path}?live=off")
    assert response.ok
    assert page.locator("h1").count() == 1
    page.evaluate(AXE.read_text(encoding="utf-8"))
    wrong = look(page, path, "before", rows) + too_wide(page, "before")
    if page.locator("[data-live-cell]").count():
        page.locator('[data-action="start-live"]').click()
        page.wait_for_selector("html:is([data-live=ready], [data-live=failed])", timeout=START)
        assert page.locator("html").get_attribute("data-live") == "ready"
        assert page.locator("[data-live-cell-state=failed]").count() == 0
        wrong += look(page, path, "live", rows) + too_wide(page, "live")
    page.wait_for_load_state("networkidle")
    assert wrong == []


def test_pages_of_both_kinds_are_there():
    served = {path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html")}
    assert {path for path in served if not path.startswith("lite/")} == set(PAGES)
    live = [path for path in PAGES if "data-live-cell=" in (SITE / path).read_text("utf-8")]
    assert len(live) >= 20
    assert len(PAGES) >= 100
    assert set(KINDS) <= set(PAGES)
    assert {path.partition("/")[0] for path in PAGES if "/" in path} <= {
        *(path.partition("/")[0] for path in KINDS), "przed-warsztatem", "dzien-2",
    }  # fmt: skip
