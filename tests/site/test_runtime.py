"""The page runner and the front ends of widgets in a real browser, under the policy of the site."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from light_copy import light_copy
from msai_course.base.paths import BUILD, SITE
from msai_course.build.server import make_server

LIVE_PAGE = """<!doctype html>
<html lang="pl" data-live="off"><head><meta charset="utf-8"><title>Lekcja</title>
<link rel="icon" href="data:,"><script src="/_static/capable.js"></script>
<script async type="module" src="/_static/live/runner.js" data-root="{root}"{needs}></script></head>
<body><main><p role="status" data-live-status>Podgląd.</p>
<button type="button" data-action="start-live" hidden></button>{cells}</main></body></html>"""

CELL = """<div data-live-cell="c{number}">
<script type="application/json" data-live-source>{source}</script>
<div data-live-output><p class="snapshot">Migawka {number}</p></div></div>"""

WIDGETS = """
import anywidget, pandas, traitlets
import ipywidgets as widgets

class Drawing(anywidget.AnyWidget):
    _esm = '''export default { render({ model, el }) {
      const shown = document.createElement("b");
      shown.id = "drawing";
      const draw = () => { shown.textContent = `narysowano ${model.get("value")}`; };
      const back = document.createElement("button");
      back.textContent = "Z powrotem";
      back.onclick = () => { model.set("value", 99); model.save_changes(); };
      model.on("change:value", draw);
      draw();
      el.append(shown, back);
    } }'''
    value = traitlets.Int(0).tag(sync=True)

total = int(pandas.DataFrame({"people": [1, 2, 3]}).people.sum())
slider = widgets.IntSlider(description="Mnożnik", min=0, max=10, value=2)
drawing = Drawing(value=total * slider.value)
answer, output = widgets.Label(""), widgets.Output()

def multiply(change):
    drawing.value = total * change.new
    with output:
        print("wypisano", change.new)

slider.observe(multiply, "value")
drawing.observe(lambda change: setattr(answer, "value", f"Python wie: {change.new}"), "value")
print("zwykły tekst")
answer.value = "ustawione zaraz po utworzeniu"
widgets.VBox([slider, drawing, answer, output])
"""

EMPTY_PAGE = (
    '<!doctype html><html lang="pl" data-edition="{edition}"><title>.</title><body></body></html>'
)

#: Time for a cold start of Python on a busy two-core machine.
LIVE_TIMEOUT = 120_000

CHART = {
    "data": {"name": "rows"},
    "mark": "bar",
    "encoding": {
        "x": {"field": "value", "type": "quantitative"},
        "y": {"field": "name", "type": "nominal"},
    },
    "config": {"locale": {"number": {"decimal": ",", "thousands": " ", "grouping": [3]}}},
}


def live_page(*sources: str, root: str = "./", needs: str = "") -> str:
    """Return a page with live cells, which says in its head what they need, or nowhere."""
    cells = [
        CELL.format(number=number, source=json.dumps(source).replace("<", "\\u003c"))
        for number, source in enumerate(sources, 1)
    ]
    told = f' data-live-needs="{needs}"' if needs else ""
    return LIVE_PAGE.format(cells="".join(cells), root=root, needs=told)


@pytest.fixture(scope="module")
def runtime_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("site")
    light_copy(SITE / "_static" / "live", site / "_static" / "live")
    (site / "pyodide").symlink_to(BUILD / "pyodide")
    shutil.copy2(SITE / "_static" / "capable.js", site / "_static")
    (site / "live.html").write_text(live_page(WIDGETS), encoding="utf-8")
    (site / "faults.html").write_text(live_page("1 + 1", "1 / 0"), encoding="utf-8")
    (site / "broken.html").write_text(live_page("import nosuch"), encoding="utf-8")
    (site / "absent.html").write_text(live_page("1 + 1", root="absent/"), encoding="utf-8")
    for edition in ("msai", "lipowo"):
        page = EMPTY_PAGE.replace("{edition}", edition)
        (site / f"{edition}.html").write_text(page, encoding="utf-8")
    server = make_server(site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(fresh: BrowserContext) -> Page:
    """A tab whose console may complain: some of these pages are broken on purpose."""
    return fresh.new_page()


def open_bridge(page: Page, url: str) -> None:
    """Open a page and start the bridge in it, with a model that keeps what was sent."""
    page.goto(url)
    page.evaluate(
        """async () => {
          const { default: bridge } = await import("/_static/live/bridge.js");
          window.sent = [];
          const model = {
            on: (_event, handler) => { window.handler = handler; },
            send: (message) => window.sent.push(message),
          };
          bridge.initialize({ model });
        }"""
    )


def ask(page: Page, **request: object) -> dict[str, object]:
    """Send a request to the bridge and return its answer."""
    answer: dict[str, object] = page.evaluate(
        """async (request) => {
          request.id = window.sent.length + 1;
          window.handler(request, [new DataView(new TextEncoder().encode("tekst").buffer)]);
          for (;;) {
            const answer = window.sent.find((message) => message.id === request.id);
            if (answer) return answer;
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        }""",
        request,
    )
    return answer


def test_slider_python_and_drawing_talk_to_each_other(page: Page, runtime_address: str) -> None:
    page.goto(f"{runtime_address}/live.html")
    expect(page.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
    expect(page.locator("#drawing")).to_have_text("narysowano 12")
    expect(page.get_by_text("zwykły tekst")).to_be_visible()
    expect(page.get_by_text("ustawione zaraz po utworzeniu")).to_be_visible()
    expect(page.locator(".snapshot")).to_have_count(0)
    page.get_by_role("slider", name="Mnożnik").press("ArrowRight")
    expect(page.locator("#drawing")).to_have_text("narysowano 18")
    expect(page.locator(".msai-output")).to_have_text("wypisano 3")
    page.get_by_role("button", name="Z powrotem").click()
    expect(page.get_by_text("Python wie: 99")).to_be_visible()


def test_a_kernel_that_dies_is_said_and_can_be_started_again(
    page: Page, runtime_address: str
) -> None:
    # A kernel that pages share: test_shared_kernel.py.
    page.add_init_script("delete globalThis.SharedWorker")
    page.goto(f"{runtime_address}/faults.html")
    expect(page.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
    page.workers[0].evaluate("self.postMessage({ type: 'failed', code: 'memory', detail: '' })")
    expect(page.get_by_role("status")).to_contain_text("Zabrakło pamięci")
    page.get_by_role("button", name="Spróbuj ponownie").click()
    expect(page.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
    expect(page.locator("[data-live-cell=c1] [data-live-result]")).to_have_count(1)
    expect(page.locator("[data-live-cell=c2]").get_by_role("alert")).to_have_count(1)
    expect(page.get_by_text("Migawka 2")).to_be_visible()


def test_one_broken_exercise_does_not_take_the_others_along(
    page: Page, runtime_address: str
) -> None:
    page.goto(f"{runtime_address}/faults.html")
    expect(page.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE_TIMEOUT)
    expect(page.locator("[data-live-cell=c1]")).to_have_text("2")
    failed = page.locator("[data-live-cell=c2]")
    expect(failed.get_by_role("alert")).to_contain_text("To ćwiczenie nie dało się uruchomić")
    expect(failed.get_by_text("Migawka 2")).to_be_visible()
    expect(failed.get_by_text("ZeroDivisionError")).to_be_hidden()


def test_a_page_whose_only_exercise_fails_has_failed(page: Page, runtime_address: str) -> None:
    page.goto(f"{runtime_address}/broken.html")
    expect(page.locator("html")).to_have_attribute("data-live", "failed", timeout=LIVE_TIMEOUT)
    expect(page.locator(".snapshot")).to_be_visible()


def test_a_page_without_python_keeps_its_content_and_says_what_to_do(
    page: Page, runtime_address: str
) -> None:
    page.goto(f"{runtime_address}/absent.html")
    expect(page.locator("html")).to_have_attribute("data-live", "failed")
    expect(page.get_by_role("status")).to_contain_text("Sprawdź połączenie")
    expect(page.locator(".snapshot")).to_be_visible()
    retry = page.get_by_role("button", name="Spróbuj ponownie")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    retry.click()
    expect(retry).to_be_visible()
    assert any("pyodide.mjs" in url for url in asked)


def test_live_off_waits_for_the_button_and_loads_nothing_heavy(
    page: Page, runtime_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{runtime_address}/live.html?live=off", wait_until="networkidle")
    expect(page.get_by_role("button", name="Uruchom ćwiczenia")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-live", "off")
    scripts = [url.rsplit("/", 1)[1] for url in asked if url.endswith(".js")]
    assert scripts == ["capable.js", "runner.js"]


def test_a_chart_draws_without_eval_and_follows_its_data(page: Page, runtime_address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{runtime_address}/msai.html")
    page.evaluate(
        """async (spec) => {
          const { default: chart } = await import("/_static/live/chart.js");
          window.picked = [];
          window.chart = await chart.mount(document.body, {
            spec, alt: "", pick: "name", onPick: (value) => window.picked.push(value),
            data: { rows: [{ name: "Rynek", value: 0.4 }, { name: "Zatorze", value: 1.5 }] },
          });
        }""",
        CHART,
    )
    bars = page.locator(".mark-rect.role-mark path")
    expect(bars).to_have_count(2)
    expect(page.locator("svg")).to_contain_text("0,4")
    bars.first.click()
    assert page.evaluate("window.picked") == ["Rynek"]
    page.evaluate("window.chart.update({ rows: [{ name: 'Podgaje', value: 2 }] })")
    expect(bars).to_have_count(1)
    expect(page.locator("svg")).to_contain_text("Podgaje")
    assert errors == []


def test_two_tabs_never_overwrite_each_other_silently(page: Page, runtime_address: str) -> None:
    second = page.context.new_page()
    for tab in (page, second):
        open_bridge(tab, f"{runtime_address}/msai.html")
        assert ask(tab, op="load", keys=["map"])["value"] == {}
    assert ask(page, op="save", key="map", state={"chosen": 1})["ok"] is True
    refused = ask(second, op="save", key="map", state={"chosen": 2})
    assert (refused["ok"], refused["error"]) == (False, "conflict")
    assert {"event": "changed", "key": "map"} in second.evaluate("window.sent")
    newest = ask(second, op="load", keys=["map"])["value"]
    assert isinstance(newest, dict)
    assert newest["map"]["state"] == {"chosen": 1}


def test_a_state_survives_closing_the_page_and_belongs_to_its_edition(
    page: Page, runtime_address: str
) -> None:
    open_bridge(page, f"{runtime_address}/msai.html")
    ask(page, op="save", key="map", state={"chosen": 1})
    ask(page, op="learner", value={"code": "K7"})
    open_bridge(page, f"{runtime_address}/msai.html")
    assert list(ask(page, op="load", keys=["map"])["value"]) == ["map"]
    assert ask(page, op="learner")["value"] == {"code": "K7"}
    open_bridge(page, f"{runtime_address}/lipowo.html")
    assert ask(page, op="load", keys=["map"])["value"] == {}


def test_a_file_from_python_becomes_a_download(page: Page, runtime_address: str) -> None:
    open_bridge(page, f"{runtime_address}/msai.html")
    with page.expect_download() as download:
        ask(page, op="deliver", filename="zadanie.txt", mime="text/plain")
    assert download.value.suggested_filename == "zadanie.txt"
    assert Path(download.value.path()).read_text(encoding="utf-8") == "tekst"


def test_a_sentence_is_announced_politely(page: Page, runtime_address: str) -> None:
    open_bridge(page, f"{runtime_address}/msai.html")
    ask(page, op="announce", text="Zapisano.")
    expect(page.get_by_role("status")).to_have_text("Zapisano.")


def test_a_browser_that_stores_nothing_answers_with_a_code(
    page: Page, runtime_address: str
) -> None:
    page.add_init_script(
        "IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); };"
    )
    open_bridge(page, f"{runtime_address}/msai.html")
    assert ask(page, op="save", key="map", state={})["error"] == "storage_blocked"


def test_a_full_disk_answers_with_a_code(page: Page, runtime_address: str) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Storage.overrideQuotaForOrigin", {"origin": runtime_address, "quotaSize": 100_000}
    )
    open_bridge(page, f"{runtime_address}/msai.html")
    assert ask(page, op="save", key="map", state="x" * 3_000_000)["error"] == "storage_full"
