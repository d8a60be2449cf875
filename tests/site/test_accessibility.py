"""axe-core finds nothing on our pages: before and after they live, in both themes and two widths.

Each page is loaded once; theme and width change in place. ``_build/a11y_report.csv`` lists what was
looked at. No rule is disabled; the size of touch targets (WCAG 2.2) is looked at on top.
"""

import csv

import pytest

from msai_course.paths import BUILD, RUNTIME, SITE

AXE = RUNTIME / "node_modules" / "axe-core" / "axe.min.js"
REPORT = BUILD / "a11y_report.csv"
COLUMNS = ("page", "state", "theme", "width", "violations", "rules")
THEMES, WIDTHS = ("light", "dark"), (360, 1280)
#: From an old phone to a wide screen, and 1280 px at 200 % (640).
ALL_WIDTHS = (320, 360, 640, 900, 1240, 1920)
HEIGHT = 900
START = 120_000

PAGES = sorted(
    path.relative_to(SITE).as_posix()
    for path in SITE.rglob("*.html")
    if path.relative_to(SITE).parts[0] != "lite"
)
RUN = """async () => {
  const rules = { "target-size": { enabled: true } };
  const found = await axe.run(document, { rules, resultTypes: ["violations"] });
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


@pytest.fixture(scope="module")
def rows():
    """What was looked at; written down even when a page fails."""
    found: list[dict] = []
    yield found
    with REPORT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(found)


def look(page, path, state, rows):
    """Run axe in both themes and widths; note each, return what is wrong."""
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for theme in THEMES:
            page.evaluate(SETTLED, theme)
            found = page.evaluate(RUN)
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
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page, address, path, rows):
    page.goto(f"{address}{path}?live=off")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    wrong = look(page, path, "before", rows) + too_wide(page, "before")
    if page.locator("[data-live-cell]").count():
        page.locator('[data-action="start-live"]').click()
        page.wait_for_selector("html:is([data-live=ready], [data-live=failed])", timeout=START)
        assert page.locator("html").get_attribute("data-live") == "ready"
        assert page.locator("[data-live-cell-state=failed]").count() == 0
        wrong += look(page, path, "live", rows) + too_wide(page, "live")
    assert wrong == []


def test_every_built_page_was_looked_at_in_every_state(rows):
    live = {path for path in PAGES if "data-live-cell=" in (SITE / path).read_text("utf-8")}
    seen = {(row["page"], row["state"], row["theme"], row["width"]) for row in rows}
    states = {(path, "before") for path in PAGES} | {(path, "live") for path in live}
    assert live
    assert seen == {(*one, theme, width) for one in states for theme in THEMES for width in WIDTHS}
