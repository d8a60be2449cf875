"""Slides of the course as a room sees them: whole words, large type, nothing out of its frame."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from msai.base import paper
from msai_course.papers.parting import MOST_WORDS
from msai_course.papers.slide_layouts import FOOTER_SIZE, LAYOUTS
from msai_course.papers.source import course_source

#: Height of a word's box as poppler tells it, as a share of its size, in Liberation Sans.
WORD_HEIGHT = 1.3
#: Points that the box of a word may stand above its frame: lines of titles are set closer, which
#: lifts the first of them by a tenth of its size.
LIFT = 5.0
FOOT = {"Stopka", "Numer slajdu"}


@pytest.fixture(scope="module")
def lessons():
    return {lesson.metadata.id: lesson for lesson in course_source().lessons}


@pytest.fixture(scope="module")
def decks(papers, lessons):
    """The deck of every lesson, as it is on paper."""
    named = {id: f"slajdy/{one.metadata.number:02}-{id}.pptx" for id, one in lessons.items()}
    return {id: papers[name] for id, name in named.items()}


@pytest.fixture(scope="module")
def shows(decks):
    return {name: Presentation(str(deck.file)) for name, deck in decks.items()}


@pytest.fixture(scope="module")
def slides(shows):
    """Every slide of the course with a name for messages."""
    return {
        f"{name}, slajd {number}": slide
        for name, show in shows.items()
        for number, slide in enumerate(show.slides, start=1)
    }


@pytest.fixture(scope="module")
def frames(slides):
    """Names and boxes of the frames of every slide, in reading order."""
    return {
        name: [(shape.name, box(shape)) for shape in slide.shapes] for name, slide in slides.items()
    }


@pytest.fixture(scope="module")
def pages(decks):
    """What LibreOffice makes of every deck, page by page."""
    return {name: deck.pages for name, deck in decks.items()}


def texts(shape) -> list[str]:
    if shape.has_table:
        return [cell.text for row in shape.table.rows for cell in row.cells]
    return [shape.text_frame.text] if shape.has_text_frame else []


def words(slide) -> list[str]:
    """Words that people read, without the foot."""
    own = (shape for shape in slide.shapes if shape.name not in FOOT)
    return [word for shape in own for text in texts(shape) for word in text.split()]


def box(shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom in points."""
    right, bottom = shape.left + shape.width, shape.top + shape.height
    return tuple(Emu(side).pt for side in (shape.left, shape.top, right, bottom))


def test_every_frame_has_a_size_and_lies_on_the_slide(frames, shows):
    show = next(iter(shows.values()))
    wide, high = Emu(show.slide_width).pt, Emu(show.slide_height).pt
    assert (wide, high) == (pytest.approx(960, abs=1), 540)
    for name, told in frames.items():
        for frame, (left, top, right, bottom) in told:
            assert 0 <= left < right <= wide, (name, frame)
            assert 0 <= top < bottom <= high, (name, frame)


def test_no_two_frames_overlap(frames):
    for name, told in frames.items():
        for (one, (left, top, right, bottom)), (other, there) in combinations(told, 2):
            left2, top2, right2, bottom2 = there
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, (name, one, other)


def test_a_slide_has_at_most_forty_words(slides):
    assert {name: words(slide) for name, slide in slides.items() if len(words(slide)) > 40} == {}
    assert MOST_WORDS == 40


def test_every_slide_has_a_title_which_is_read_first(slides):
    for name, slide in slides.items():
        assert slide.shapes.title.text_frame.text.strip(), name
        assert slide.shapes[0] == slide.shapes.title, name
        assert [shape.name for shape in slide.shapes][-2:] == ["Stopka", "Numer slajdu"], name


def test_no_frame_is_left_empty(slides):
    for name, slide in slides.items():
        for shape in slide.placeholders:
            assert shape.shape_type == MSO_SHAPE_TYPE.PLACEHOLDER, name
            assert not shape.has_text_frame or shape.text_frame.text.strip(), (name, shape.name)


def test_the_trainer_finds_notes_on_every_slide(slides):
    for name, slide in slides.items():
        assert slide.notes_slide.notes_text_frame.text.strip(), name


def test_pictures_and_tables_say_what_they_show(slides):
    drawn = [
        properties
        for slide in slides.values()
        for properties in slide._element.iter(qn("p:cNvPr"))
        if properties.getparent().tag in {qn("p:nvPicPr"), qn("p:nvGraphicFramePr")}
    ]
    assert len(drawn) > 20
    assert [one.get("name") for one in drawn if not one.get("descr")] == []


def test_a_table_for_paper_stands_in_the_notes(shows):
    shown = [one for slide in shows["l16"].slides for one in slide.shapes if one.has_table]
    assert [table.table.cell(0, 0).text for table in shown] == ["Minuty"]
    notes = [slide.notes_slide.notes_text_frame.text for slide in shows["l16"].slides]
    assert any("Godzina | Minuty | Co robią ludzie | Po co\n9.00–9.10 | 10" in one for one in notes)


def test_all_text_is_marked_as_polish(slides):
    for name, slide in slides.items():
        for part in (slide, slide.notes_slide):
            languages = {run.get("lang") for run in part._element.iter(qn("a:rPr"))}
            assert languages <= {"pl-PL"}, name


def test_each_kind_of_slide_has_its_layout_and_each_layout_is_used(shows):
    for show in shows.values():
        assert [one.name for one in show.slide_layouts] == [one.name for one in LAYOUTS]
    used = {slide.slide_layout.name for show in shows.values() for slide in show.slides}
    assert used == {one.name for one in LAYOUTS}
    assert len(used) == len(LAYOUTS)


def test_a_deck_has_the_colour_of_its_day(shows, lessons):
    for name, show in shows.items():
        theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
        accent = re.search(r"<a:accent1>\s*<a:srgbClr val=\"(\w+)\"", theme)[1]
        assert accent == paper.day_colour(lessons[name].metadata.day).strong


def test_an_exercise_shows_the_minutes_of_the_card(shows):
    asides = {
        (slide.shapes.title.text_frame.text, shape.text_frame.text)
        for slide in shows["l03"].slides
        for shape in slide.placeholders
        if shape.name == "Czas"
    }
    assert asides == {("Trzy udziały", "20\N{NO-BREAK SPACE}min")}


def test_answers_that_need_several_slides_are_as_many_on_each(slides):
    """One answer alone beside two looks like the right one, or like the last."""
    asked, counts = "", {}
    for name, slide in slides.items():
        title = slide.shapes.title.text_frame.text
        if title != "Która odpowiedź?":
            asked = f"{name}: {title}"
            continue
        [frame] = [one for one in slide.placeholders if one.name == "Treść"]
        counts.setdefault(asked, []).append(len(frame.text_frame.paragraphs))
    assert len(counts) > 3
    assert {name: told for name, told in counts.items() if len(set(told)) > 1} == {}


def test_a_lesson_before_a_break_ends_with_it(shows):
    ends = [list(shows[lesson].slides)[-1] for lesson in ("l02", "l03")]
    assert {one.slide_layout.name for one in ends} == {"Przerwa"}
    assert [words(one) for one in ends] == [["Przerwa", "15", "min"], ["Obiad", "45", "min"]]


def test_what_is_printed_has_a_page_for_every_slide(pages, shows):
    printed = {name: len(one) for name, one in pages.items()}
    assert printed == {name: len(show.slides) for name, show in shows.items()}


@pytest.fixture(scope="module")
def printed(pages, slides):
    """The page of every slide."""
    flat = [page for one in pages.values() for page in one]
    return dict(zip(slides, flat, strict=True))


def test_every_word_stands_whole_on_its_slide(printed, slides):
    def parts(told: list[str]) -> Counter:
        return Counter(part for word in told for part in re.findall(r"\w+", word))

    for name, page in printed.items():
        missing = parts(words(slides[name])) - parts([word.text for word in page.words])
        assert not missing, (name, missing)


def test_no_word_leaves_its_frame(printed, frames):
    for name, page in printed.items():
        for word in page.words:
            assert any(
                left <= word.left and word.right <= right
                and top - LIFT <= word.top and word.foot <= bottom
                for _frame, (left, top, right, bottom) in frames[name]
            ), (name, word)  # fmt: skip


def test_the_last_row_can_read_it(printed, frames):
    for name, page in printed.items():
        foot = min(top for frame, (_left, top, _right, _bottom) in frames[name] if frame in FOOT)
        for word in page.words:
            least = paper.SLIDE_LEAST if word.top < foot else FOOTER_SIZE
            size = (word.bottom - word.top) / WORD_HEIGHT
            assert size > least - 0.1, (name, word.text, size)
