"""Reading starts soon and calmly on a slow line and an old computer, before any Python.

What every run must keep is exact: what a page waits for, and that nothing jumps. Times depend on
the machine, so they are measured beside an almost empty page in the same run (``-m slow``).
"""

from __future__ import annotations

import json
import statistics
import threading

import pytest
from pages import HOSTS
from slow_line import Gzipping, visit

from msai_course.base.paths import BUILD, SITE
from msai_course.build.server import make_server

PAGES = {
    "start": "index.html",
    "lesson": HOSTS["delimit-area"],
    "catalogue": HOSTS["practice-catalogue"],
    "progress": "postepy.html",
}
REPORT = BUILD / "bench" / "reading.json"
#: What a page may wait for before it shows its text: the theme, and how exercises look.
LOOK = {"/_static/boot.js", "/_static/msai.css", "/_static/exercise.css"}
LOOK_BYTES = 12_000
MOST_SHIFT = 0.05
#: Milliseconds. An almost empty page takes about 500 here, so the sum is the promised 1.5 s.
MORE_THAN_EMPTY, BLOCKED = 1000, 200
REPEATS = 3
EMPTY = """<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Pusta</title>
<link rel="icon" href="data:,"></head><body><h1>Prawie pusta strona</h1></body></html>"""


def serve(folder):
    server = make_server(folder, handler=Gzipping)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def site():
    with serve(SITE) as server:
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    (folder / "index.html").write_text(EMPTY, encoding="utf-8")
    with serve(folder) as server:
        yield f"http://127.0.0.1:{server.server_port}/index.html"
        server.shutdown()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", PAGES)
def test_text_waits_for_little_and_never_jumps(browser, site, kind, width):
    seen = visit(browser, f"{site}{PAGES[kind]}?live=off", width)
    assert {one["path"] for one in seen["waited_for"]} <= LOOK
    assert 0 < sum(one["bytes"] for one in seen["waited_for"]) <= LOOK_BYTES
    assert seen["lcp"] > 0
    assert seen["shift"] <= MOST_SHIFT


def median(browser, address):
    """Return the medians of some first visits."""
    visits = [visit(browser, address) for _again in range(REPEATS)]
    names = ("lcp", "shift", "blocked", "scripts")
    return {name: round(statistics.median(one[name] for one in visits), 3) for name in names}


@pytest.mark.slow
def test_text_is_there_soon_and_scripts_leave_the_computer_free(browser, site, empty):
    measured = {"empty": median(browser, empty)}
    measured |= {kind: median(browser, f"{site}{PAGES[kind]}?live=off") for kind in PAGES}
    for kind, values in measured.items():
        print(kind, values)
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    for kind in PAGES:
        assert measured[kind]["lcp"] - measured["empty"]["lcp"] <= MORE_THAN_EMPTY, kind
        assert measured[kind]["scripts"] <= BLOCKED, kind
