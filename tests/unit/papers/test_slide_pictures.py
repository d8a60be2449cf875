"""Drawings of lessons can be read from the last row, in the colours of paper."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from msai.base import paper
from msai_course.base.paths import ROOT
from msai_course.papers.slide_layouts import PICTURE, PICTURED
from msai_course.papers.slide_pictures import slide_pictures, slide_views

DRAWINGS = sorted((ROOT / "book" / "_static" / "diagramy").glob("*.svg"))
ROOM = tuple(side * 72 for side in PICTURED.frame(PICTURE).box[2:])
#: The ground of the pages stands behind drawings on white paper.
GROUND = "fbf7f0"
KNOWN = {paper.TEXT, paper.MUTED, paper.LINE, paper.PAPER, GROUND, *(d.strong for d in paper.DAYS)}


def drawing(path):
    return path.read_text(encoding="utf-8")


def boxes(text):
    """Return left, top, width and height of what each slide shows of a drawing."""
    views = slide_views(text) or re.findall(r'viewBox="([^"]+)" width', text)
    return [tuple(map(float, view.split())) for view in views]


def test_there_are_drawings():
    assert len(DRAWINGS) == 22


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_letters_are_large_enough_on_a_slide(path):
    text = drawing(path)
    smallest = min(map(float, re.findall(r'font-size="([\d.]+)"', text)))
    for _left, _top, width, height in boxes(text):
        scale = min(ROOM[0] / width, ROOM[1] / height)
        assert smallest * scale >= paper.SLIDE_LEAST


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_every_text_stands_on_a_slide(path):
    text = drawing(path)
    places = [float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', text)]
    seen = [[top + 12 <= y <= top + high - 4 for _l, top, _w, high in boxes(text)] for y in places]
    assert places and all(map(any, seen))


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_colours_are_those_of_paper(path):
    assert set(re.findall(r"#([0-9a-f]{6})", drawing(path))) <= KNOWN


def test_a_drawing_that_declares_parts_has_a_picture_for_each(tmp_path):
    path = tmp_path / "a.svg"
    views = '<view id="slajd-1" viewBox="0 0 40 10"/><view id="slajd-2" viewBox="0 10 40 20"/>'
    root = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="40" height="30">'
    path.write_text(f"{root}{views}</svg>", encoding="utf-8")
    sizes = [Image.open(io.BytesIO(one)).size for one in slide_pictures(path)]
    assert sizes == [(120, 30), (120, 60)]


def test_a_photograph_stays_as_it_is(tmp_path):
    path = tmp_path / "a.png"
    Image.new("RGB", (4, 2)).save(path)
    assert slide_pictures(path) == [path.read_bytes()]
