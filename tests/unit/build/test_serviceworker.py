"""The worker of a site knows every file that readers fetch, by what lies in it."""

import hashlib
import json
import re

import pytest

from msai_course.build.headers import headers_for
from msai_course.build.pyodide_bundles import BUNDLES
from msai_course.build.serviceworker import WHEELS, WORKER, write_service_worker
from msai_course.content.live_needs import WORDS

LOCK = {
    name: {"file_name": f"{name}.whl", "depends": []}
    for name in ("ipython", "numpy", "openpyxl", "xlsxwriter", "python-docx", "pyshp")
}
FILES = {
    "index.html": "początek",
    "dzien-1/01.html": "lekcja",
    "_static/msai.css": "wygląd",
    "_static/live/chunks/kernel.worker.1a2b.js": "jądro",
    "pyodide/pyodide-lock.json": json.dumps({"packages": LOCK}),
    "pyodide/pyodide.mjs": "Python",
    "pyodide/ipython.whl": "tylko dla JupyterLite",
    "lite/index.html": "JupyterLite",
    "_headers": "dla serwera",
    "index.html.br": "spakowane",
}


@pytest.fixture
def site(tmp_path):
    """A small finished site."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def written(site):
    """Return the text of the worker of a site."""
    return write_service_worker(site, [site / name for name in FILES]).read_text(encoding="utf-8")


def value(worker, name):
    """Return what a constant of the worker holds."""
    return json.loads(re.search(rf"^const {name} = (.*);$", worker, re.MULTILINE)[1])


def test_it_knows_the_pages_and_what_they_fetch_and_nothing_else(site):
    left_out = {"lite/index.html", "_headers", "index.html.br", "pyodide/ipython.whl"}
    assert value(written(site), "FILES") == {
        name: hashlib.sha256(text.encode()).hexdigest()[:16]
        for name, text in FILES.items()
        if name not in left_out
    }


def test_the_start_page_and_the_looks_are_kept_at_once(site):
    assert value(written(site), "SHELL") == ["_static/msai.css", "index.html"]


def test_it_knows_every_word_that_a_page_may_need(site):
    needs = value(written(site), "NEEDS")
    assert needs.keys() == BUNDLES.keys() | WHEELS.keys() >= set(WORDS.values())
    assert "_static/live/chunks/kernel.worker.1a2b.js" in needs["base"]


def test_the_same_site_has_the_same_version_and_another_one_has_another(site):
    first = value(written(site), "VERSION")
    assert value(written(site), "VERSION") == first
    (site / "dzien-1" / "01.html").write_text("inna lekcja", encoding="utf-8")
    assert value(written(site), "VERSION") != first


def test_hosts_are_told_to_ask_for_it_each_time():
    assert headers_for(f"/{WORKER}")["Cache-Control"] == "no-cache"
