"""Charts of a document become pictures, here or in the page; it comes without them too."""

from __future__ import annotations

import io
import re
import sys
from datetime import date

import pytest
from docx import Document
from PIL import Image, ImageChops

from msai.base import drawing
from msai.base.blocks import PaperChart, PaperPicture, Paragraph, TableList
from msai.base.charts_paper import PaperBar, PaperSpan, bars_on_paper, spans_on_paper
from msai.base.drawing import charts_of, drawn_on_host, host_png, packed, with_pictures
from msai.base.export import write_docx
from msai.base.paper_marks import PIXELS
from msai_course.base.paths import WEB

BARS = bars_on_paper([PaperBar("Tory", 3, "3", chosen=True), PaperBar("Łąki", -1, "−1")])
CHART = PaperChart(BARS, "Tory mają najwięcej", "Najwięcej: Tory", "Źródło: BDL")
WHOLE = packed(host_png(BARS))


def test_the_host_draws_a_small_picture_three_times_as_sharp_as_the_chart():
    content = packed(host_png(BARS))
    assert len(content) < 50_000
    picture = Image.open(io.BytesIO(content))
    assert picture.width == 3 * PIXELS
    darkest, lightest = picture.convert("L").getextrema()
    assert darkest < 60 and lightest == 255


def test_packing_changes_no_pixel():
    loose = host_png(BARS)
    before, after = (Image.open(io.BytesIO(one)) for one in (loose, packed(loose)))
    assert len(packed(loose)) < len(loose)
    assert ImageChops.difference(before, after).getbbox(alpha_only=False) is None


def test_page_and_host_draw_equally_sharp():
    told = re.search(r"SHARPNESS = (\d+);", (WEB / "src" / "chart.ts").read_text("utf-8"))
    assert told and int(told[1]) == drawing.SHARPNESS


def test_pictures_take_the_places_of_their_charts_in_order():
    other = PaperChart({"mark": "bar"}, "b", "B")
    blocks = [CHART, Paragraph("x"), other]
    assert charts_of(blocks) == [BARS, {"mark": "bar"}]
    first, text, last = with_pictures(blocks, [WHOLE, None])
    assert first == PaperPicture(WHOLE, CHART.alt, CHART.caption, CHART.note, CHART.width)
    assert text == Paragraph("x") and last is other


@pytest.mark.parametrize(
    "content",
    [None, b"", b"GIF", WHOLE[:-1], WHOLE[1:], WHOLE[:99] + WHOLE[-99:], WHOLE[:8] + WHOLE[-12:]],
    ids=["none", "empty", "GIF", "no end", "no begin", "data are cut", "no data"],
)
def test_what_is_no_whole_picture_never_reaches_the_document(content):
    assert with_pictures([CHART], [content]) == [CHART]
    assert with_pictures([CHART], []) == [CHART]


def test_a_picture_that_no_mail_would_take_stays_out(monkeypatch):
    monkeypatch.setattr(drawing, "LARGEST", 100)
    assert with_pictures([CHART], [WHOLE]) == [CHART]


def test_a_document_made_on_the_host_has_its_charts_drawn_captioned_and_told():
    document = Document(io.BytesIO(write_docx([TableList(), CHART])))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Tory mają najwięcej"
    assert [p.text for p in document.paragraphs if p.text][-2:] == [
        "Rycina\u00a01. Najwięcej: Tory",
        "Źródło: BDL",
    ]


@pytest.mark.parametrize("why", ["no program", "a chart that cannot be drawn"])
def test_a_chart_that_nobody_draws_is_one_line_that_says_what_it_would_show(monkeypatch, why):
    chart = CHART if why == "no program" else PaperChart({"mark": 3}, CHART.alt, CHART.caption)
    if why == "no program":
        monkeypatch.setattr(drawing, "find_spec", lambda _name: None)
    (line,) = drawn_on_host([chart])
    assert line == Paragraph("Rysunku nie udało się zrobić. Miał pokazać: Tory mają najwięcej")
    document = Document(io.BytesIO(write_docx([TableList(), chart, CHART])))
    assert "Rysunku nie udało się zrobić" in "\n".join(p.text for p in document.paragraphs)
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    assert captions == ([] if why == "no program" else ["Rycina\u00a01. Najwięcej: Tory"])


def test_charts_for_paper_are_specified_without_what_the_browser_lacks():
    assert "vl_convert" not in vars(sys.modules["msai.base.charts_paper"])
    spans = spans_on_paper(
        [PaperSpan("Klub", date(2027, 1, 1), date(2027, 3, 1), "1–3")],
        whole=(date(2027, 1, 1), date(2027, 3, 1)),
    )
    assert packed(host_png(spans))
