"""The models stay quick in the browser: a click on the biggest table must not feel like waiting."""

from __future__ import annotations

import json
import threading

import pytest

from msai_course.base.paths import SITE
from msai_course.build.server import make_server

#: Budgets in seconds, in Chromium.
INDEX_BUDGET, SENSITIVITY_BUDGET = 0.5, 4.0
#: The same for reading a table of the greatest size that is taken.
IMPORT_BUDGET = 3.0

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


IMPORT = """
import json, random, time
from msai.diagnosis import read_units

chance = random.Random(1)
header = "Jednostka;Ludność;Powierzchnia (ha);Bezrobotni;Stare domy (%);Zasiłki (%);Karty (%)"
lines = [header]
while len(lines) <= 90_000:
    shares = [f"{chance.randint(100, 9900) / 100:.2f}".replace(".", ",") for _ in range(5)]
    lines.append(";".join([f"Obwód spisowy {len(lines)}", str(chance.randint(300, 2500)), *shares]))
content = "\\n".join(lines).encode()
times = []
for again in range(3):
    start = time.perf_counter()
    table = read_units(content)
    times.append(time.perf_counter() - start)
told = {"seconds": min(times), "all": times, "mb": len(content) / 1e6, "rows": len(table.frame)}
print("MEASURED" + json.dumps(told) + "END")
"""


@pytest.fixture
def measured(tmp_path, page):
    """Run a measurement on a page of its own, beside the built site's Python."""

    def _measured(measurement):
        for folder in ("_static", "pyodide"):
            (tmp_path / folder).symlink_to(SITE / folder)
        source = json.dumps(measurement).replace("<", "\\u003c")
        written = PAGE.replace("{source}", source)
        (tmp_path / "pomiar.html").write_text(written, encoding="utf-8")
        with make_server(tmp_path) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            page.goto(f"http://127.0.0.1:{server.server_port}/pomiar.html")
            ready = "html:is([data-live='ready'], [data-live='failed'])"
            page.wait_for_selector(ready, timeout=240_000)
            page.wait_for_function("document.body.innerText.includes('END')", timeout=120_000)
            text = page.inner_text("main")
            server.shutdown()
        found = json.loads(text[text.index("MEASURED") + 8 : text.index("END")])
        print(found)
        return found

    return _measured


@pytest.mark.slow
def test_indices_and_sensitivity_keep_their_budgets_in_the_browser(measured):
    found = measured(MEASURE)
    assert found["shape"] == [28, 24]
    assert max(found["index"].values()) <= INDEX_BUDGET
    assert found["sensitivity"] <= SENSITIVITY_BUDGET


@pytest.mark.slow
def test_a_table_of_five_megabytes_is_read_in_three_seconds_in_the_browser(measured):
    found = measured(IMPORT)
    assert found["mb"] > 4.5 and found["rows"] == 90_000
    assert found["seconds"] <= IMPORT_BUDGET
