"""JupyterLite is other people's program: what axe finds in it is known, frozen and published.

Anything new fails here, and so does an entry that is gone: then the list and the statement on the
page about accessibility get shorter. Run by hand, ``-s`` prints what was found.
"""

import json
import re
from pathlib import Path

from bs4 import BeautifulSoup
from lite_cell import START, open_notebook
from test_assignment_lite import draw_form, hand_in_and_grade, notebook_of

from msai.assignments import assignment
from msai_course.base.paths import SITE, WEB

AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
#: Rule → where it is broken, and what the statement says of it.
FROZEN = json.loads(Path(__file__).with_name("lite_axe.json").read_text(encoding="utf-8"))
TASK = assignment("zadanie-1")
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


def test_nothing_new_is_wrong_nothing_is_gone_and_the_file_is_graded(lite_page, address, tmp_path):
    open_notebook(lite_page, address + notebook_of(TASK))
    lite_page.locator(".jp-CodeCell .cm-content").first.wait_for(timeout=START)
    lite_page.evaluate(AXE.read_text(encoding="utf-8"))
    opened = look(lite_page)
    form = draw_form(lite_page, TASK)
    found = opened | look(lite_page)
    print(sorted(found))
    assert found == {(rule, place) for rule, known in FROZEN.items() for place in known["places"]}
    hand_in_and_grade(form, tmp_path)


def test_the_statement_names_what_remains_and_the_way_around_it():
    main = BeautifulSoup(STATEMENT.read_text(encoding="utf-8"), "html.parser").main
    text = " ".join(main.get_text().split())
    assert [rule for rule, known in FROZEN.items() if known["said"] not in text] == []
    assert "karta na papierze" in text
