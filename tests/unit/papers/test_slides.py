"""Slides from any text: titles of 300 letters, long scenes, wide tables, a logo of any shape."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation
from pptx.util import Emu, Pt

import msai_course.theme
from msai.base.paper import DAYS, PAPER, SLIDE_LEAST
from msai.base.typography import glue_title
from msai_course.papers import slide_mark
from msai_course.papers.lesson_parts import _clean
from msai_course.papers.lesson_slides import LONGEST_NAME
from msai_course.papers.parting import MOST_WORDS, SlideLine, count_words, parted
from msai_course.papers.slide_layouts import (
    CONTENT,
    DISCUSSION,
    OPENING,
    PICTURE,
    PICTURED,
    STEP,
    TABLE,
    TASK,
    TEXT,
)  # fmt: skip
from msai_course.papers.slides import Deck, Slide, shortened, spread, spread_table, write_pptx
from rendered import printed_pages, rendered

LONG = " ".join(["Szczegółowa diagnoza czynników i zjawisk kryzysowych w gminie,"] * 5)[:300]
#: Layouts whose titles come from a page.
TITLED = (OPENING, CONTENT, PICTURED, STEP, TABLE, DISCUSSION, TASK)
#: Points that the first line of a title stands above its frame: its lines are set closer.
LIFT = 5.0
DECK = Deck("Próba", "OPS w Mgławicach", "Rewitalizacja w Mgławicach · OPS w Mgławicach")


def opened(*slides: Slide, deck: Deck = DECK):
    return Presentation(io.BytesIO(write_pptx(slides, deck)))


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#1d6b5b").save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory, need):
    """A slide of every layout with a long title; the first names course and organiser as well."""
    names = (SlideLine(shortened(LONG, LONGEST_NAME)),) * 2
    slides = [Slide(one, LONG, names if one is OPENING else ()) for one in TITLED]
    file = tmp_path_factory.mktemp("slajdy") / "a.pptx"
    file.write_bytes(write_pptx(slides, DECK))
    [pdf] = rendered([file], tmp_path_factory.mktemp("pdf"), need).values()
    return dict(zip(TITLED, printed_pages(pdf, need), strict=True))


def inside(page, frame) -> list[str]:
    """Return the words of a page that stand whole in a frame."""
    left, top, wide, high = (side * 72 for side in frame.box)
    return [
        word.text
        for word in page.words
        if left <= word.left and word.right <= left + wide
        and top - LIFT <= word.top and word.foot <= top + high
    ]  # fmt: skip


def test_a_title_of_300_letters_stays_whole_in_its_frame(printed):
    for layout, page in printed.items():
        assert inside(page, layout.frame(0)) == LONG.split(), layout.name


def test_long_names_of_course_and_organiser_stay_in_their_frame(printed):
    told = inside(printed[OPENING], OPENING.frame(TEXT))
    assert told == shortened(LONG, LONGEST_NAME).split() * 2


def test_a_title_becomes_smaller_only_as_far_as_the_last_row_can_read():
    for layout in TITLED:
        [slide] = opened(Slide(layout, LONG)).slides
        size = slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size
        assert Pt(SLIDE_LEAST) <= size < Pt(layout.frame(0).size), layout.name


@pytest.mark.parametrize("size", [(900, 100), (100, 900), (500, 500)])
@pytest.mark.parametrize("layout", [OPENING, PICTURED], ids=["logo", "figure"])
def test_a_picture_stands_whole_in_its_frame(layout, size):
    [slide] = opened(Slide(layout, "Tytuł", image=png(*size), alt="Zielone pole")).slides
    picture = next(one for one in slide.shapes if hasattr(one, "image"))
    left, top, wide, high = layout.frame(PICTURE).box
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.01)
    assert Emu(picture.left).inches >= left - 0.01 and Emu(picture.top).inches >= top - 0.01
    assert Emu(picture.width).inches <= wide + 0.01 and Emu(picture.height).inches <= high + 0.01
    assert (picture.crop_left, picture.crop_top) == (0, 0)


def test_a_foot_names_course_and_organiser_and_the_number_of_the_slide():
    for number, slide in enumerate(opened(*[Slide(CONTENT, "Tytuł")] * 3).slides, start=1):
        foot = {shape.name: shape.text_frame.text for shape in slide.placeholders}
        assert foot["Stopka"] == DECK.footer
        assert slide.shapes[-1].name == "Numer slajdu"
        number_field = slide.shapes[-1]._element.xpath(".//a:fld[@type='slidenum']/a:t")
        assert [one.text for one in number_field] == [str(number)]


def test_a_foot_that_is_too_long_ends_after_a_word():
    assert shortened("Rewitalizacja w Mgławicach", 20) == "Rewitalizacja w…"
    assert shortened("Krótko", 20) == "Krótko"


def test_numbers_of_a_list_go_on_from_slide_to_slide():
    long = "Zdanie, które ma dokładnie osiem słów, nie więcej. " * 3
    lines = tuple(SlideLine(long.strip(), f"{at}.") for at in range(1, 4))
    slides = list(spread(Slide(CONTENT, "Kroki", lines)))
    assert [[line.mark for line in slide.lines] for slide in slides] == [["1."], ["2."], ["3."]]
    show = opened(*slides)
    starts = [slide._element.xpath(".//a:buAutoNum/@startAt") for slide in show.slides]
    assert starts == [["1"], ["2"], ["3"]]


TEXTS = st.lists(st.text("ąćż bc.A,", min_size=1, max_size=400).filter(str.split), max_size=6)


@given(TEXTS, st.integers(5, 40))
def test_parting_loses_no_word_and_keeps_the_limit(texts, most):
    lines = [SlideLine(" ".join(text.split()), "•") for text in texts]
    groups = parted(lines, most, lambda some: True)
    assert all(count_words(*(line.text for line in group)) <= most for group in groups)
    told = " ".join(line.text for group in groups for line in group)
    assert told.split() == " ".join(texts).split()
    marks = [line.mark for group in groups for line in group]
    assert marks.count("•") == len(lines)


def test_parts_are_about_equally_long():
    lines = [SlideLine(f"Zdanie numer {at} ma sześć słów.") for at in range(7)]
    groups = parted(lines, MOST_WORDS, lambda some: True)
    assert [len(group) for group in groups] == [4, 3]


def test_a_table_goes_over_few_slides_each_with_its_head():
    rows = (("Minuty", "Co robimy"), *((str(at), "Praca w parach nad jednym") for at in range(8)))
    slides = spread_table(Slide(TABLE, "Plan", rows=rows))
    assert [len(slide.rows) for slide in slides] == [5, 5]
    assert all(slide.rows[0] == rows[0] for slide in slides)


def test_a_table_for_paper_is_not_on_slides():
    rows = (("Pomysł", "Wynik"), *(("bardzo długi opis " * 6, "tak") for _row in range(5)))
    assert spread_table(Slide(TABLE, "Pomysły", rows=rows)) == []
    assert len(spread_table(Slide(TABLE, "Pomysły", rows=rows[:5]))) == 4


def test_the_same_slides_give_the_same_bytes():
    slides = [Slide(CONTENT, "Tytuł", (SlideLine("Zdanie."),), "Notatka")]
    assert write_pptx(slides, DECK) == write_pptx(slides, DECK)


def test_a_layout_without_text_needs_none():
    [slide] = opened(Slide(DISCUSSION, "O co pytasz?", above="Rozmowa")).slides
    assert [shape.name for shape in slide.shapes][:2] == ["Pytanie", "Nad pytaniem"]
    assert DISCUSSION.frame(TEXT) is None


def test_the_sign_is_the_one_of_the_pages():
    drawn = (Path(msai_course.theme.__file__).parent / "static" / "favicon.svg").read_text("utf-8")
    paths = dict(re.findall(r'<path fill="#(\w+)" d="([^"]+)"', drawn))
    colours = [day.strong for day in DAYS[1:]]
    assert {colour: points(paths[colour]) for colour in colours} == dict(
        zip(colours, slide_mark.HOUSES, strict=True)
    )
    assert PAPER not in colours


def points(path: str) -> tuple[tuple[float, float], ...]:
    """Return the corners of a path of straight lines."""
    found: list[tuple[float, float]] = []
    for sign, rest in re.findall(r"([MmLlHhVv])([^A-Za-z]*)", path):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", rest)]
        pairs = [numbers] if sign in "HhVv" else zip(numbers[::2], numbers[1::2], strict=True)
        for at, pair in enumerate(pairs):
            x, y = found[-1] if found else (0.0, 0.0)
            relative = sign.islower() and not (sign == "m" and at == 0)
            if sign in "Hh":
                found.append((x * relative + pair[0], y))
            elif sign in "Vv":
                found.append((x, y * relative + pair[0]))
            else:
                found.append((x * relative + pair[0], y * relative + pair[1]))
    return tuple(found)


def test_a_sentence_is_not_cut_after_an_abbreviation():
    text = "Prawo liczy inaczej: nieobecność w połowie dni (art. 42 ust. 2). Nazwij swoją miarę."
    told = parted([SlideLine(text)], 12, lambda _some: True)
    assert [line.text for group in told for line in group] == [
        "Prawo liczy inaczej: nieobecność w połowie dni (art. 42 ust. 2).",
        "Nazwij swoją miarę.",
    ]


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Cztery pomysły na obszar (dane zmyślone)", "(dane zmyślone)"),
        ("Jest styczeń, a zajęcia kończą się w czerwcu. Co robisz?", "Co robisz?"),
        ("Trwałość i samodzielność", "i samodzielność"),
        ("Poranne pary w Wierzbogrodzie (dane i plan zmyślone)", "i plan zmyślone)"),
    ],
)
def test_the_last_words_of_a_title_stay_together(title, held):
    assert held.replace(" ", "\u00a0") in glue_title(title)


def test_a_calculation_is_broken_before_what_it_comes_to_only():
    page = "Zostaje 44 ÷ 388 = 11,3 %. Razem 10 + 8 + 10 + 15 + 7 + 20 + 10 = 80."
    told = _clean(page)
    assert "44\u00a0÷\u00a0388 =" in told
    assert "10 +\u00a08 +" in told


def test_a_column_stands_on_the_same_side_on_every_slide_of_its_table():
    header = ("Pozycja", "W projekcie", "Po projekcie")
    parts = [
        (header, ("lokal", "2100 zł", "600 zł"), ("osoba", "8000 zł, etat", "2000 zł, pół etatu")),
        (header, ("rachunki", "400 zł", "400 zł"), ("razem", "14\u00a0600 zł", "3300 zł")),
    ]
    made = write_pptx([Slide(TABLE, "Ile?", rows=rows, notes="x") for rows in parts], DECK)
    for slide in Presentation(io.BytesIO(made)).slides:
        [table] = [shape.table for shape in slide.shapes if shape.has_table]
        sides = [cell.text_frame.paragraphs[0].alignment for cell in table.rows[1].cells]
        assert [side is not None and int(side) for side in sides] == [1, 3, 3]
