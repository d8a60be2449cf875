"""A notebook in JupyterLite runs on the site's own Python: no set-up cell, no other host."""

import json
import threading

import pytest
from lite_cell import START, open_notebook, run_cell
from playwright.sync_api import expect

from light_copy import light_copy, put
from msai_course.base.paths import EXERCISES, SITE
from msai_course.build.lite import EXTENSIONS, TITLE, course_notebooks
from msai_course.build.server import make_server

PROBE = """import pandas, ipywidgets, anywidget, msai
print("sum", int(pandas.DataFrame({"people": [40, 2]})["people"].sum()))
ipywidgets.IntSlider(value=7, description="suwak")"""


@pytest.fixture(scope="module")
def lite(tmp_path_factory):
    """Address of the built JupyterLite with the course's notebooks, and a probe beside them."""
    site = tmp_path_factory.mktemp("site")
    (site / "pyodide").symlink_to(SITE / "pyodide")
    light_copy(SITE / "lite", site / "lite")
    (site / "lite" / "files" / "probe.ipynb").write_text(json.dumps(_notebook(PROBE)), "utf-8")
    offer(site / "lite" / "api" / "contents" / "all.json", "probe.ipynb")
    with make_server(site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site / "lite", f"http://127.0.0.1:{server.server_port}/lite/"
        server.shutdown()


def offer(listing, name):
    """Add a notebook to what JupyterLite lists; the listing of the site itself stays as it is."""
    told = json.loads(listing.read_text(encoding="utf-8"))
    kind = {"type": "notebook", "mimetype": None, "name": name, "path": name}
    told["content"].append({**told["content"][0], **kind})
    put(listing, json.dumps(told))


def _notebook(code):
    cell = {
        "cell_type": "code",
        "id": "probe",
        "metadata": {},
        "outputs": [],
        "source": code,
        "execution_count": None,
    }
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def test_the_first_cell_just_works(lite, page):
    _, address = lite
    open_notebook(page, f"{address}notebooks/index.html?path=probe.ipynb")
    run_cell(page.locator(".jp-CodeCell").first)
    page.get_by_text("sum 42").wait_for(timeout=START)
    expect(page.locator(".widget-slider").get_by_text("7", exact=True)).to_be_visible()


def test_a_wait_that_is_over_before_it_began_breaks_nothing(lite, page):
    _, address = lite
    page.goto(f"{address}notebooks/index.html?path=probe.ipynb")
    answer = """async () => {
      const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
      const { value } = Atomics.waitAsync(new Int32Array(buffer), 0, 1);
      return typeof value.then + " " + await value;
    }"""

    assert page.evaluate(answer) == "function not-equal"


def test_the_interface_is_polish(lite, page):
    _, address = lite
    page.goto(f"{address}notebooks/index.html?path=probe.ipynb")

    page.get_by_role("menuitem", name="Plik").wait_for(timeout=START)
    assert page.locator("html").get_attribute("lang").startswith("pl")


def test_a_lesson_is_read_as_text_with_its_boxes_and_pictures(lite, page):
    _, address = lite
    page.goto(f"{address}notebooks/index.html?path=lekcje/dzien-1/04-obszar.ipynb")
    shown = page.locator(".jp-Notebook .jp-RenderedMarkdown")
    shown.locator("blockquote strong", has_text="Sytuacja").first.wait_for(timeout=START)
    picture = shown.get_by_role("img", name="Dwa sita").first
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 480)
    words = "\n".join(shown.all_inner_texts())
    assert ":::" not in words
    assert "{cite" not in words


def test_every_assignment_and_lesson_is_offered_and_nothing_of_the_build_machine(lite):
    folder, _ = lite
    offered = {path.relative_to(folder / "files").as_posix() for path in folder.rglob("*.ipynb")
               if folder / "files" in path.parents}  # fmt: skip

    assert offered == {*course_notebooks(), "probe.ipynb"}
    assert len(course_notebooks()) >= len(list(EXERCISES.glob("*/*.ipynb"))) > 0
    extensions = {path.parent.relative_to(folder / "extensions").as_posix()
                  for path in (folder / "extensions").rglob("package.json")}  # fmt: skip
    assert extensions == set(EXTENSIONS.values())


def test_nothing_is_carried_twice_and_no_source_map(lite):
    folder, _ = lite

    assert TITLE in (folder / "lab" / "index.html").read_text(encoding="utf-8")
    assert [path.name for path in folder.rglob("*.map")] == []
    assert [path.name for path in folder.rglob("pyodide.asm.wasm")] == []
