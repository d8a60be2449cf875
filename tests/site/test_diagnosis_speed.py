"""The models stay quick in the browser: a click on the biggest table must not feel like waiting."""

from __future__ import annotations

import json
import threading

import pytest

from msai_course.base.paths import SITE
from msai_course.build.server import make_server

#: Budgets in seconds, in Chromium.
INDEX_BUDGET, SENSITIVITY_BUDGET = 0.5, 4.0

PAGE = """<!doctype html>
<html lang="pl" data-live="off"><head><meta charset="utf-8"><title>Pomiar</title>
<link rel="icon" href="data:,">
<script type="module" src="/_static/live/runner.js" data-root="./"></script></head>
<body><main><p role="status" data-live-status></p>
<button type="button" data-action="start-live" hidden></button>
<div data-live-cell="c1" data-live-needs="base tables">
<script type="application/json" data-live-source>{source}</script>
<div data-live-output></div></div></main></body></html>"""

MEASURE = """
import json, statistics, time
import numpy as np, pandas as pd
from msai.diagnosis import METHODS, composite_index, sensitivity
from msai.activities.common.town import town

def seconds(work, repeats):
    times = []
    for _again in range(repeats + 1):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])

values = np.random.default_rng(1).lognormal(size=(2500, 40)) + 0.1
frame = pd.DataFrame(values, index=[f"j{n}" for n in range(2500)]).add_prefix("w")
directions = {name: 1 if n % 2 else -1 for n, name in enumerate(frame)}
index = {
    method: seconds(
        lambda: composite_index(
            frame,
            method=method,
            directions=dict.fromkeys(frame, 1) if method == "geometric" else directions,
            reference=frame.mean() if method == "count_worse" else None,
        ),
        3,
    )
    for method in METHODS
}
spread = seconds(lambda: sensitivity(town(), variants=1000, seed=1), 2)
shape = [len(town().frame), len(town().directions)]
print("MEASURED" + json.dumps({"index": index, "sensitivity": spread, "shape": shape}) + "END")
"""


@pytest.fixture
def measuring_page(tmp_path):
    """Address of a page that measures, beside the built site's Python."""
    for folder in ("_static", "pyodide"):
        (tmp_path / folder).symlink_to(SITE / folder)
    source = json.dumps(MEASURE).replace("<", "\\u003c")
    (tmp_path / "pomiar.html").write_text(PAGE.replace("{source}", source), encoding="utf-8")
    with make_server(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/pomiar.html"
        server.shutdown()


@pytest.mark.slow
def test_indices_and_sensitivity_keep_their_budgets_in_the_browser(page, measuring_page):
    page.goto(measuring_page)
    page.wait_for_selector("html:is([data-live='ready'], [data-live='failed'])", timeout=240_000)
    page.wait_for_function("document.body.innerText.includes('END')", timeout=60_000)
    text = page.inner_text("main")
    measured = json.loads(text[text.index("MEASURED") + 8 : text.index("END")])
    print(measured)
    assert measured["shape"] == [28, 24]
    assert max(measured["index"].values()) <= INDEX_BUDGET
    assert measured["sensitivity"] <= SENSITIVITY_BUDGET
