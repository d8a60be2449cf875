"""The charts of *Mój program* are drawn by the page and go into the document that is taken home."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image, ImageChops, ImageStat
from plan_pages import ExercisePage

from msai.activities.common.town_origin import shapes
from msai.base import drawing
from msai.base.drawing import charts_of, host_png
from msai.base.paper_marks import PIXELS
from msai.programme import WIERZBOGROD, Outlines, document, example

#: Bytes of a picture at most, and shades by which two drawings may differ on the mean (of 255).
LARGEST, ALIKE = 300_000, 4
NO_CHARTS = "**/_static/live/chart.js"


@pytest.fixture
def looking(mounted):
    """*Mój program* that shows the example."""
    programme = ExercisePage(mounted, "my-programme")
    programme.press("example")
    return programme


@pytest.fixture
def nobody_draws_on_the_host(monkeypatch):
    """As in the page, where vl-convert does not exist."""
    monkeypatch.setattr(drawing, "find_spec", lambda _name: None)


def pictures_of(content):
    """Return text alternative and file of each picture of a document."""
    file = Document(io.BytesIO(content))
    found = []
    for shape in file.inline_shapes:
        part = shape._inline.find(f".//{qn('a:blip')}").get(qn("r:embed"))
        found.append((shape._inline.docPr.get("descr"), file.part.related_parts[part].blob))
    return found


def text_of(content):
    return "\n".join(p.text for p in Document(io.BytesIO(content)).paragraphs)


def test_the_page_draws_map_ranking_timeline_and_budget(looking, nobody_draws_on_the_host):
    content = looking.download(0)
    pictures = pictures_of(content)
    told = [alt.split(".")[0] for alt, _file in pictures]
    assert told == [
        "Mapa gminy",
        "Wykres słupkowy jednostek w\u00a0kolejności indeksu",
        "Oś czasu działań",
        "Wykres słupkowy kosztów według kategorii",
    ]
    assert all(len(file) <= LARGEST for _alt, file in pictures)
    assert "Rycina 4. Najwięcej kosztuje" in text_of(content).replace("\u00a0", " ")


def test_page_and_host_draw_one_picture(looking, monkeypatch):
    monkeypatch.setattr(drawing, "find_spec", lambda _name: None)
    here = [file for _alt, file in pictures_of(looking.download(0))]
    monkeypatch.undo()
    charts = charts_of(document(looked_at(), Outlines(shapes(), WIERZBOGROD)))
    assert len(here) == len(charts) == 4
    for ours, spec in zip(here, charts, strict=True):
        page, host = (Image.open(io.BytesIO(one)).convert("RGB") for one in (ours, host_png(spec)))
        assert page.size == host.size and page.width == drawing.SHARPNESS * PIXELS
        assert max(ImageStat.Stat(ImageChops.difference(page, host)).mean) < ALIKE


def looked_at():
    """Return the example as *Mój program* shows it."""
    whole = example()
    return replace(whole, start=replace(whole.start, made_up=WIERZBOGROD))


def test_pictures_are_light_in_the_dark_theme(looking, nobody_draws_on_the_host):
    looking.page.emulate_media(color_scheme="dark")
    for _alt, file in pictures_of(looking.download(0)):
        assert Image.open(io.BytesIO(file)).convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_without_the_part_that_draws_the_document_comes_and_says_so(
    looking, nobody_draws_on_the_host
):
    looking.page.route(NO_CHARTS, lambda route: route.fulfill(
        body="export default {}", content_type="text/javascript"))  # fmt: skip
    content = looking.download(0)
    assert pictures_of(content) == []
    text = text_of(content)
    assert text.count("Rysunku nie udało się zrobić. Miał pokazać:") == 4
    assert "Najwięcej kosztuje: Praca ludzi" in text.replace("\u00a0", " ")
