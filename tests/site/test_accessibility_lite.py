"""JupyterLite is other people's program: what axe finds in it is known, frozen and published.

Anything new fails here, and so does an entry that is gone: then the list and the statement on the
page about accessibility get shorter. Run by hand, ``-s`` prints what was found.
"""

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from lite_cell import START, open_notebook, run_cell

from msai.assignments import assignment
from msai_course.base.paths import SITE, WEB

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
#: Rule → where it is broken, and what the statement says of it.
FROZEN = json.loads(Path(__file__).with_name("lite_axe.json").read_text(encoding="utf-8"))
TASK = assignment("zadanie-1")
NOTEBOOK = f"lite/notebooks/index.html?path=zadania/{TASK.release}/{TASK.id}.ipynb"
STATEMENT = SITE / "start" / "dostepnosc.html"
RUN = """async () => {
  const found = await axe.run(document);
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(" ")]));
}"""
#: While JupyterLite draws, it has bare pictures and fields of its own for a moment.
DRAWN = """() => new Promise((done) => {
  let quiet;
  const again = () => { clearTimeout(quiet); quiet = setTimeout(end, 2000); };
  const watcher = new MutationObserver(again);
  const end = () => { watcher.disconnect(); done(); };
  watcher.observe(document, { subtree: true, childList: true, attributes: true });
  again();
})"""
#: Numbers of cells and names that CodeMirror makes up.
VARYING = re.compile(r"\[[^\]]*\]|\.[^\x00-\x7f]\w*|:nth-child\(\d+\)")


def place(target):
    """Return the last step of a selector without what differs from cell to cell."""
    return VARYING.sub("", target.split(" > ")[-1])


def look(page):
    """Wait until nothing moves, run axe; return each rule with the place it is broken at."""
    page.evaluate(DRAWN)
    return {(rule, place(target)) for rule, target in page.evaluate(RUN)}


@pytest.fixture
def found(lite_page, address):
    """What axe finds on the notebook of the first assignment: opened, and with its form drawn."""
    open_notebook(lite_page, address + NOTEBOOK)
    lite_page.locator(".jp-CodeCell .cm-content").first.wait_for(timeout=START)
    lite_page.evaluate(AXE.read_text(encoding="utf-8"))
    opened = look(lite_page)
    run_cell(lite_page.locator(".jp-CodeCell", has_text="assignment_form"))
    lite_page.locator(f".msai-exercise[data-exercise='{TASK.id}']").wait_for(timeout=START)
    return opened | look(lite_page)


def test_nothing_new_is_wrong_and_the_list_holds_nothing_that_is_gone(found):
    print(sorted(found))
    assert found == {(rule, place) for rule, known in FROZEN.items() for place in known["places"]}


def test_the_statement_names_what_remains_and_the_way_around_it():
    main = BeautifulSoup(STATEMENT.read_text(encoding="utf-8"), "html.parser").main
    text = " ".join(main.get_text().split())
    assert [rule for rule, known in FROZEN.items() if known["said"] not in text] == []
    assert "karta na papierze" in text
