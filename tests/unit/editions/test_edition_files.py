"""The other files of an edition: worker, JupyterLite, print style sheet, manifest."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from edition_books import COURSE, HOSTILE, TOLD
from msai_trainer.editions.book import BOOK as BOOK_FILE
from msai_trainer.editions.book import written
from msai_trainer.editions.description import Materials
from msai_trainer.editions.lite import lite
from msai_trainer.editions.making import BuiltSite, make_edition
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.styles import css_text, manifest, print_sheet
from msai_trainer.editions.worker import digest, worker

BOOK = edition_book(COURSE, TOLD, [])


def _worker(files: dict[str, str], shell: list[str], version: str = "1") -> str:
    told = (json.dumps(one, sort_keys=True) for one in (files, shell))
    return 'const VERSION = "{}";\nconst FILES = {};\nconst SHELL = {};\nrest();\n'.format(
        version, *told
    )


def test_the_worker_knows_what_changed_what_is_new_and_what_is_gone():
    before = _worker({"a.html": "1", "b.html": "2", "pyodide/x.bin": "3"}, [])
    made = {
        "a.html": b"x", "_static/logo.svg": b"y", "lite/z.js": b"z", "pyodide/x.bin": b"n",
        "pyodide/y.whl": b"w",
    }  # fmt: skip
    after = worker(before, made, ["b.html"])
    files = {
        "_static/logo.svg": digest(b"y"), "a.html": digest(b"x"), "pyodide/x.bin": digest(b"n"),
    }  # fmt: skip
    version = after.splitlines()[0].split('"')[1]
    assert after == _worker(files, ["_static/logo.svg"], version)
    assert version != "1"


def test_equal_files_give_an_equal_worker():
    one = _worker({"a.html": "1"}, [], "aaa")
    other = _worker({"a.html": "2", "b.html": "3"}, [], "bbb")
    made = {"a.html": b"x"}
    assert worker(one, made, []) == worker(other, made, ["b.html"])


def test_the_print_sheet_and_the_manifest_carry_the_names():
    sheet = (
        'a { content: /*place:name*/"x"/*/place:name*/; b: /*place:imprint*/""/*/place:imprint*/ }'
    )
    made = print_sheet(sheet, BOOK)
    assert '/*place:name*/"Kurs w gminie"/*/place:name*/' in made and '"OPS · kurs MSAI' in made
    assert json.loads(manifest('{"name": "x", "lang": "pl"}', BOOK)) == {
        "name": "Kurs w gminie", "short_name": "Kurs w gminie", "lang": "pl",
    }  # fmt: skip


def test_a_hostile_name_ends_neither_a_text_nor_a_place_of_a_style_sheet():
    told = css_text(f'{HOSTILE}*/ }} @import "//example.org"\n\\')
    inside = told[1:-1]
    assert not set('"<\n*') & set(inside)


@pytest.mark.parametrize(
    "name", ["../a.md", "/a.md", "a/../../b.md", "C:/a.md", "a\\b.md", "..", "a//b.md", ""]
)
def test_no_page_is_written_outside_the_site(name):
    site = BuiltSite(frozenset({BOOK_FILE}), lambda _name: written(COURSE).encode())
    with pytest.raises(ValueError, match="below the site"):
        make_edition(site, TOLD, Materials({name: b"# A\n"}))


def _notebook(**cell) -> bytes:
    return json.dumps({"cells": [cell]}).encode()


SITE = {
    "lite/jupyter-lite.json": b'{"contentsStorageName": "msai-notatniki"}',
    "lite/lab/index.html": b'<html lang="pl" data-edition="msai" data-round="">',
    "lite/files/lekcje/dzien-1/01-lekcja.ipynb": _notebook(
        cell_type="code", id="c1", outputs=[{"data": {"text/html": ["stary"]}}]
    ),
    "lite/files/lekcje/dzien-2/02-lekcja.ipynb": _notebook(cell_type="markdown", source=["x"]),
    "lite/files/lekcje/dzien-3/03-lekcja.ipynb": _notebook(
        cell_type="markdown", source=["[druga](../dzien-2/02-lekcja.ipynb) [x](https://a/b.ipynb)"]
    ),
    "lite/api/contents/lekcje/dzien-2/all.json": json.dumps(
        {"content": [{"path": "lekcje/dzien-2/02-lekcja.ipynb", "type": "notebook", "size": 1}]}
    ).encode(),
    "lite/api/contents/lekcje/all.json": json.dumps(
        {"content": [{"path": f"lekcje/dzien-{n}", "type": "directory"} for n in (1, 2, 3)]}
    ).encode(),
}


def _lite():
    first = replace(COURSE.parts[1].pages[0], own_data={"c1": "delimit_area()"})
    part = replace(COURSE.parts[1], pages=(first, *COURSE.parts[1].pages[1:]))
    course = replace(COURSE, parts=(COURSE.parts[0], part, *COURSE.parts[2:]))
    return lite(SITE.__getitem__, SITE, course, edition_book(course, TOLD, []), {"c1": "nowy"})


def test_notebooks_of_left_out_lessons_are_gone_with_their_folders():
    made, gone = _lite()
    assert gone == {
        "lite/files/lekcje/dzien-2/02-lekcja.ipynb", "lite/api/contents/lekcje/dzien-2/all.json",
    }  # fmt: skip
    listed = json.loads(made["lite/api/contents/lekcje/all.json"])["content"]
    assert [one["path"] for one in listed] == ["lekcje/dzien-1", "lekcje/dzien-3"]


def test_notebooks_that_stay_lose_links_and_get_pictures():
    made, _gone = _lite()
    third = json.loads(made["lite/files/lekcje/dzien-3/03-lekcja.ipynb"])["cells"][0]
    assert third["source"] == "druga [x](https://a/b.ipynb)"
    first = json.loads(made["lite/files/lekcje/dzien-1/01-lekcja.ipynb"])["cells"][0]
    assert first["outputs"][0]["data"]["text/html"] == ["nowy"]


def test_browsers_keep_the_notebooks_of_an_edition_and_round_apart():
    made, _gone = _lite()
    assert b'"msai-notatniki-gmina-2027-jesien"' in made["lite/jupyter-lite.json"]
    assert b'data-edition="gmina" data-round="2027-jesien"' in made["lite/lab/index.html"]
