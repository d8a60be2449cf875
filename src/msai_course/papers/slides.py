"""Slides as a PPTX file: each on its layout, text as large as its frame allows."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from msai.base.paper import DAYS, OTHER_FACE, DayColour
from msai.base.typography import glue_title
from msai_course.papers import fitting, slide_tables
from msai_course.papers.documents import same_always
from msai_course.papers.parting import MOST_WORDS, SlideLine, count_words, parted
from msai_course.papers.slide_layouts import (
    ABOVE,
    ASIDE,
    LAYOUTS,
    PICTURE,
    TEXT,
    SlideFrame,
    SlideLayout,
)  # fmt: skip
from msai_course.papers.slide_master import PARAGRAPH_GAP, TITLE_SPACING, empty_show

#: Points by which text becomes smaller until it fits; inches before the text of a marked line,
#: and where a number has two digits.
_STEP, _HANG, _WIDER_HANG = 2.0, 0.65, 0.9
#: Words of text beside a title that takes more than its share.
_FEWEST = 10
#: Letters of a footer in one line.
_FOOTER = 110
#: What Office takes as a property.
_PROPERTY = 255
_NUMBERING = {"1": "arabicPeriod", "A": "alphaUcPeriod"}


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        layout: Its layout.
        title: Title.
        lines: Paragraphs on the screen.
        notes: What the trainer says and does.
        above: A few words above the title.
        aside: A step's number, minutes, the question of a scene.
        image: A picture, as PNG or JPEG.
        alt: What the picture shows.
        rows: A table, its header first.
    """

    layout: SlideLayout
    title: str
    lines: tuple[SlideLine, ...] = ()
    notes: str = ""
    above: str = ""
    aside: str = ""
    image: bytes = b""
    alt: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Deck:
    """What all slides of a file share.

    Attributes:
        title: Title of the file.
        author: Who runs the course.
        footer: What stands at the foot of every slide.
        colour: Colours of the day.
    """

    title: str
    author: str
    footer: str
    colour: DayColour = DAYS[0]


def spread(slide: Slide) -> Iterator[Slide]:
    """Yield a slide, or several when its lines are too many for one."""
    frame = slide.layout.frame(TEXT)
    most = max(_FEWEST, MOST_WORDS - count_words(slide.title, slide.above, slide.aside))
    if frame is None or not slide.lines:
        yield slide
        return
    for group in parted(slide.lines, most, lambda some: _size(some, frame) is not None):
        yield replace(slide, lines=group)


def spread_evenly(slide: Slide) -> list[Slide]:
    """Return slides with as many lines each: of three answers none stands alone beside two."""
    count = len(slide.lines)
    for each in (size for size in range(count, 1, -1) if count % size == 0):
        groups = [slide.lines[at : at + each] for at in range(0, count, each)]
        made = [one for some in groups for one in spread(replace(slide, lines=some))]
        if len(made) == len(groups):
            return made
    return [one for line in slide.lines for one in spread(replace(slide, lines=(line,)))]


def spread_table(slide: Slide) -> list[Slide]:
    """Return slides with the rows of a table; none when it is too long to be read on slides."""
    groups = slide_tables.parted_rows(
        slide.rows, MOST_WORDS - count_words(slide.title, slide.above)
    )
    return [replace(slide, rows=rows) for rows in groups]


def write_pptx(slides: Sequence[Slide], deck: Deck) -> bytes:
    """Return a presentation; every picture has a text alternative."""
    show = empty_show(deck.colour)
    about = show.core_properties
    about.title, about.author = deck.title[:_PROPERTY], deck.author[:_PROPERTY]
    about.language, about.last_modified_by = "pl-PL", ""
    for slide in slides:
        _write(show, slide, deck)
    file = io.BytesIO()
    show.save(file)
    return same_always(file.getvalue())


def shortened(text: str, most: int) -> str:
    """Return text of at most ``most`` letters, cut after a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,–·") + "…"


def _write(show: Any, slide: Slide, deck: Deck) -> None:
    layout = show.slide_layouts[LAYOUTS.index(slide.layout)]
    made = show.slides.add_slide(layout)
    told = {
        0: (SlideLine(glue_title(slide.title)),),
        ABOVE: (SlideLine(slide.above),),
        ASIDE: (SlideLine(slide.aside),),
        TEXT: slide.lines,
    }
    for place in list(made.placeholders):
        frame = slide.layout.frame(place.placeholder_format.idx)
        assert frame is not None
        place.name = frame.name
        if frame.number == PICTURE and slide.image:
            _add_picture(place, frame, slide)
        elif any(line.text for line in told.get(frame.number, ())):
            _fill(place, frame, told[frame.number])
        else:
            place._element.getparent().remove(place._element)
    if slide.rows:
        slide_tables.add_table(made, slide.rows, slide.title)
    _add_foot(made, layout, deck.footer)
    made.notes_slide.notes_text_frame.text = slide.notes
    _in_polish(made.notes_slide._element)
    _in_polish(made._element)


def _fill(place: Any, frame: SlideFrame, lines: Sequence[SlideLine]) -> None:
    size = _size(lines, frame) or frame.least
    text = place.text_frame
    for at, line in enumerate(lines):
        paragraph = text.paragraphs[0] if at == 0 else text.add_paragraph()
        run = paragraph.add_run()
        run.text = line.text
        if size != frame.size:
            run.font.size = Pt(size)
        if line.mark:
            _mark(paragraph._p.get_or_add_pPr(), line.mark, _hang(lines))


def _size(lines: Sequence[SlideLine], frame: SlideFrame) -> float | None:
    """Return the largest size in which the lines fit into a frame; None: they do not."""
    wide, high = ((side - 2 * frame.inset) * fitting.POINTS for side in frame.box[2:])
    wide -= _hang(lines) * fitting.POINTS
    texts, title = [line.text for line in lines], not frame.number
    size = frame.size
    while size >= frame.least:
        needed = fitting.height(
            texts, size, wide, bold=frame.bold, spacing=TITLE_SPACING / 100 if title else 1.0,
            gap=PARAGRAPH_GAP,
        )  # fmt: skip
        words = (fitting.longest_word(text, size, bold=frame.bold) for text in texts)
        longest = max(words) * OTHER_FACE
        if needed <= high and longest <= wide:
            return size
        size -= _STEP
    return None


def _hang(lines: Sequence[SlideLine]) -> float:
    """Return how far the text of marked lines stands from the left."""
    longest = max((len(line.mark) for line in lines), default=0)
    return (0.0, _HANG, _HANG, _WIDER_HANG)[min(longest, len("10."))]


def _mark(properties: Any, mark: str, hang: float) -> None:
    """Put a bullet or a number before a paragraph, in the colour of the day."""
    properties.set("marL", str(Inches(hang)))
    properties.set("indent", str(-Inches(hang)))
    colour = properties.makeelement(qn("a:buClr"), {})
    colour.append(colour.makeelement(qn("a:schemeClr"), {"val": "accent1"}))
    properties.append(colour)
    if mark == "•":
        properties.append(properties.makeelement(qn("a:buChar"), {"char": mark}))
        return
    kind = "A" if mark[0].isalpha() else "1"
    start = ord(mark[0]) - ord("A") + 1 if kind == "A" else int(mark.rstrip("."))
    told = {"type": _NUMBERING[kind], "startAt": str(start)}
    properties.append(properties.makeelement(qn("a:buAutoNum"), told))


def _add_picture(place: Any, frame: SlideFrame, slide: Slide) -> None:
    """Put the whole picture into the middle of its frame."""
    picture = place.insert_picture(io.BytesIO(slide.image))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    left, top, wide, high = (Inches(side) for side in frame.box)
    across, down = picture.image.size
    scale = min(wide / across, high / down)
    picture.width, picture.height = Emu(int(across * scale)), Emu(int(down * scale))
    picture.left = Emu(left + (wide - picture.width) // 2)
    picture.top = Emu(top + (high - picture.height) // 2)
    picture.name = frame.name
    picture._element.nvPicPr.cNvPr.set("descr", slide.alt)


def _add_foot(made: Any, layout: Any, footer: str) -> None:
    """Copy footer and number from the layout: PowerPoint shows those of the slide only."""
    number = len(made.part.package.presentation_part.presentation.slides)
    for place in layout.placeholders:
        kind = place.element.ph.get("type")
        if kind not in {"ftr", "sldNum"}:
            continue
        foot = copy.deepcopy(place._element)
        foot.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in made.shapes) + 1))
        made.shapes._spTree.append(foot)
        if kind == "ftr":
            made.shapes[-1].text_frame.text = shortened(footer, _FOOTER)
        else:
            foot.find(f".//{qn('a:fld')}/{qn('a:t')}").text = str(number)


def _in_polish(element: Any) -> None:
    for run in element.iter(qn("a:r")):
        run.get_or_add_rPr().set("lang", "pl-PL")
