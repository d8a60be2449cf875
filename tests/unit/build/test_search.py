"""The search index: Polish, of the pages' text only, and without parts nobody loads."""

import json

import pytest

from msai_course.build.errors import BuildError
from msai_course.build.search import index_site

PAGE = """<!DOCTYPE html><html lang="pl"><head><title>{0}</title></head>
<body><nav>menu</nav>{1}</body></html>"""


@pytest.fixture
def site(tmp_path):
    body = "<main data-pagefind-body><h1>Gmina</h1><p>Rewitalizacja.</p></main>"
    (tmp_path / "index.html").write_text(PAGE.format("Gmina", body), "utf-8")
    (tmp_path / "lite").mkdir()
    (tmp_path / "lite" / "index.html").write_text(PAGE.format("Inne", "<p>Inne</p>"), "utf-8")
    return tmp_path


def test_only_marked_pages_are_indexed_in_polish(site):
    index_site(site)
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert {name: data["page_count"] for name, data in entry["languages"].items()} == {"pl": 1}


def test_the_stock_search_boxes_are_not_published(site):
    index_site(site)
    names = {path.name for path in (site / "pagefind").iterdir() if path.is_file()}
    assert {"pagefind.js", "wasm.pl.pagefind"} <= names
    assert [name for name in names if "ui" in name] == []


def test_a_site_that_is_not_there_is_refused_in_polish(tmp_path):
    with pytest.raises(BuildError, match="indeksu wyszukiwarki"):
        index_site(tmp_path / "nie-ma")
