"""Slides of a lesson: few words on the screen, the rest in the speaker notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pptx import Presentation
from pptx.util import Inches, Pt

from msai_course.content.page import SourcePage
from msai_course.papers.documents import picture, same_always
from msai_course.papers.fragments import figures, texts
from msai_course.papers.source import PackSource

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
#: Paragraphs that fit on a slide in a size that the last row can read.
_MOST, _SIZE, _SMALLER = 6, Pt(26), Pt(20)
_LONG = 420


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes:
        title: Title.
        lines: Paragraphs on the screen.
        notes: What the trainer says and does.
        image: A picture instead of paragraphs, as PNG.
        alt: What the picture shows.
    """

    title: str
    lines: tuple[str, ...] = ()
    notes: str = ""
    image: bytes = b""
    alt: str = ""


def slides_of(lesson: SourcePage, source: PackSource) -> list[Slide]:
    """Return the slides of a lesson, from its page, its questions and its card."""
    page, meta = source.lesson_page(lesson), lesson.metadata
    card = source.cards.get(meta.id)
    steps = [f"{s.minutes} min – {s.name}: {s.how}" for s in card.steps] if card else []
    goal = f"{card.goal}\n\n" if card else ""
    made = [Slide(meta.title, (f"{source.title} · lekcja {meta.number}",), goal + "\n".join(steps))]
    situation = texts(page, "situation")
    asked = f"Przeczytaj powoli, potem zapytaj: {situation[-1]}" if situation else ""
    made += _parted("Sytuacja", situation, asked)
    made += _parted("Po tej lekcji", meta.objectives, "Powiedz jednym zdaniem, po co to w pracy.")
    for path, alt in figures(page, source.html):
        made.append(Slide("Na rysunku", (), f"Powiedz, co widać: {alt}", picture(path), alt))
    made += _questions(lesson)
    made += _parted("Zapamiętaj", texts(page, "takeaway"), "Poproś o jedno zdanie od każdej osoby.")
    made += _parted("W twojej gminie", texts(page, "in-your-municipality"),
                    "Każda osoba zapisuje: co, z kim, do kiedy.")  # fmt: skip
    return made


def write_pptx(slides: Sequence[Slide], title: str, author: str) -> bytes:
    """Return a presentation; every picture has a text alternative."""
    show = Presentation()
    show.slide_width, show.slide_height = _WIDTH, _HEIGHT
    show.core_properties.title, show.core_properties.author = title[:255], author[:255]
    show.core_properties.language = "pl-PL"
    for at, slide in enumerate(slides):
        _write(show, slide, first=at == 0)
    file = io.BytesIO()
    show.save(file)
    return same_always(file.getvalue())


def _questions(lesson: SourcePage) -> Iterator[Slide]:
    for box in lesson.boxes_named("quiz"):
        told: dict[str, Any] = yaml.safe_load(box.body)
        options = told["options"]
        letters = "ABCDEF"
        lines = [f"{letters[at]}. {one['text']}" for at, one in enumerate(options)]
        why = [
            f"{letters[at]}{' (dobra odpowiedź)' if one.get('correct') else ''}: {one['why']}"
            for at, one in enumerate(options)
        ]
        yield Slide("Pytanie", (told["question"], *lines), "\n".join(why))


def _parted(title: str, lines: Sequence[str], notes: str) -> Iterator[Slide]:
    for start in range(0, len(lines), _MOST):
        yield Slide(title, tuple(lines[start : start + _MOST]), notes)


def _write(show: Any, slide: Slide, *, first: bool) -> None:
    layout = show.slide_layouts[0 if first else 5 if slide.image else 1]
    made = show.slides.add_slide(layout)
    made.shapes.title.text = slide.title
    made.shapes.title.left, made.shapes.title.width = Inches(0.6), _WIDTH - Inches(1.2)
    if slide.image:
        _add_picture(made, slide)
    elif len(made.placeholders) > 1:
        _fill(made.placeholders[1], slide.lines)
    for shape in made.shapes:
        if shape.has_text_frame:
            _in_polish(shape.text_frame)
    made.notes_slide.notes_text_frame.text = slide.notes
    _in_polish(made.notes_slide.notes_text_frame)


def _fill(frame: Any, lines: Sequence[str]) -> None:
    frame.left, frame.width = Inches(0.6), _WIDTH - Inches(1.2)
    frame.top, frame.height = frame.top, frame.height
    frame.text_frame.text = "\n".join(lines)
    frame.text_frame.word_wrap = True
    size = _SMALLER if sum(map(len, lines)) > _LONG else _SIZE
    for paragraph in frame.text_frame.paragraphs:
        paragraph.font.size = size


def _add_picture(made: Any, slide: Slide) -> None:
    added = made.shapes.add_picture(io.BytesIO(slide.image), 0, Inches(1.6))
    scale = min((_WIDTH - Inches(1)) / added.width, Inches(5.5) / added.height)
    added.width, added.height = int(added.width * scale), int(added.height * scale)
    added.left = int((_WIDTH - added.width) / 2)
    added._element.nvPicPr.cNvPr.set("descr", slide.alt)


def _in_polish(frame: Any) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run._r.get_or_add_rPr().set("lang", "pl-PL")
