"""Slides of a part of a lesson: the box of the page on the screen, the rest in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from msai.base.typography import glue
from msai_course.content.trainer_cards import Card, CardStep
from msai_course.papers.lesson_parts import LessonPart, PartBlock
from msai_course.papers.parting import SlideLine
from msai_course.papers.slide_layouts import (
    CONTENT,
    DISCUSSION,
    PICTURED,
    SCENE,
    SITUATION,
    STEP,
    TABLE,
    TAKEAWAY,
    TASK,
)  # fmt: skip
from msai_course.papers.slide_pictures import slide_pictures
from msai_course.papers.slides import Slide, spread, spread_evenly, spread_table

#: How the paragraphs of a belief begin.
_TURNS = ("Przewidź.", "Zobacz.", "Powiedz inaczej.")


def part_slides(part: LessonPart) -> Iterator[Slide]:
    """Yield the slides of a part that is no exercise; none for parts that are only read."""
    if make := _MAKERS.get(part.kind):
        yield from make(part)


def exercise_slides(part: LessonPart, card: Card | None, alone: str) -> Iterator[Slide]:
    """Yield an exercise with the minutes of its steps on the card.

    Args:
        part: The exercise.
        card: The card of the lesson.
        alone: What stands in place of minutes when no step of the card does the exercise.
    """
    # The built page has no-break spaces where the card has none.
    steps = [one for one in card.steps if glue(one.exercise) == part.name] if card else []
    told = [told_step(one) for one in steps]
    if card:
        told += [f"Bez komputerów: {card.no_computers}", f"Online: {card.online}"]
    told += _written_tables(part.blocks)
    notes = _with_sources("\n".join(told) or "Podaj czas i chodź po sali.", part)
    minutes = sum(one.minutes for one in steps)
    time = glue(f"{minutes} min") if minutes else alone
    frame = Slide(TASK, part.name or part.section, (), notes, "Zadanie", time)
    yield from _in_order(frame, part.blocks)


def told_step(step: CardStep) -> str:
    """Return a step of a card as the notes have it."""
    return f"{step.minutes} min – {step.name}: {step.how}"


def _in_order(frame: Slide, blocks: Sequence[PartBlock]) -> Iterator[Slide]:
    """Yield paragraphs, lists and tables on slides like ``frame``."""
    for is_table, some in groupby(blocks, key=lambda block: bool(block.rows)):
        if not is_table:
            yield from _together(frame, list(some))
            continue
        for block in some:
            yield from spread_table(replace(frame, layout=TABLE, aside="", rows=block.rows))


def _together(frame: Slide, blocks: list[PartBlock]) -> list[Slide]:
    """Return blocks one after another; each begins a slide where that costs no more slides."""
    together = list(spread(replace(frame, lines=_lines(*blocks))))
    apart = [one for block in blocks for one in spread(replace(frame, lines=_lines(block)))]
    return apart if len(apart) <= len(together) else together


def _situation(part: LessonPart) -> Iterator[Slide]:
    """Yield a scene line by line; its question stands below its last lines."""
    *scene, asked = [block for block in part.blocks if block.lines]
    question = " ".join(asked.lines)
    notes = f"Przeczytaj powoli, potem zapytaj: {question}"
    if not scene:
        yield Slide(DISCUSSION, question, (), notes, "Sytuacja")
        return
    whole = Slide(SITUATION, "Sytuacja", _lines(*scene), notes, aside=question)
    *before, last = spread(whole)
    yield from (replace(one, layout=SCENE, aside="") for one in before)
    yield last


def _return(part: LessonPart) -> Iterator[Slide]:
    notes = "Wróćcie do pierwszych odpowiedzi. Co teraz powiecie inaczej?"
    yield from spread(Slide(SCENE, "Powrót do sytuacji", _lines(*part.blocks), notes))


def _figure(part: LessonPart) -> Iterator[Slide]:
    assert part.image is not None
    notes, lines = f"Powiedz, co widać: {part.alt}", _lines(*part.blocks)
    for image in slide_pictures(part.image):
        yield Slide(PICTURED, part.section, lines, notes, image=image, alt=part.alt)


def _belief(part: LessonPart) -> Iterator[Slide]:
    """Yield what to foresee, what to see and what to say instead, each by itself."""
    turns = _turns(part.blocks)
    start = [f"Przekonanie: {part.name}", *(" ".join(one.lines) for one in turns.pop("", []))]
    notes = _with_sources("\n".join([*start, *_written_tables(part.blocks)]), part)
    for turn, blocks in turns.items():
        frame = Slide(CONTENT, part.name, (), notes, turn.rstrip("."))
        yield from _in_order(frame, blocks)


def _turns(blocks: tuple[PartBlock, ...]) -> dict[str, list[PartBlock]]:
    """Return blocks by the turn of a belief to which they belong; those before the first by ""."""
    turn, found = "", dict[str, list[PartBlock]]()
    for block in blocks:
        first = " ".join(block.lines)
        if begun := next((one for one in _TURNS if first.startswith(one)), ""):
            turn, rest = begun, first.removeprefix(begun).strip()
            block = PartBlock((rest,), ("",))
        found.setdefault(turn, []).append(block)
    return found


def _example(part: LessonPart) -> Iterator[Slide]:
    """Yield an example: its beginning, its tables, then one step after another."""
    title, blocks = _titled(part)
    above = "Przykład krok po kroku"
    notes = "Zatrzymaj się po każdym kroku i zapytaj, co będzie dalej."
    notes = _with_sources("\n".join([notes, *_written_tables(blocks)]), part)
    steps = sum(mark[:1].isdigit() for block in blocks for mark in block.marks)
    for block in blocks:
        if block.rows:
            yield from spread_table(Slide(TABLE, title, notes=notes, rows=block.rows))
        elif not any(block.marks):
            yield from spread(Slide(CONTENT, title, _lines(block), notes, above))
        for line in _lines(block) if any(block.marks) else ():
            number = f"{line.mark.rstrip('.')}/{steps}"
            yield from spread(Slide(STEP, title, (SlideLine(line.text),), notes, above, number))


def _titled(part: LessonPart) -> tuple[str, list[PartBlock]]:
    """Return the name of an example, its first line in bold, and what follows."""
    first, *others = part.blocks
    if not first.strong:
        return part.section, [first, *others]
    rest = PartBlock(first.lines[1:], first.marks[1:])
    return first.lines[0].rstrip("."), [*([rest] if rest.lines else []), *others]


def _quiz(part: LessonPart) -> Iterator[Slide]:
    """Yield a question with its answers; a long one stands alone first."""
    above = "Sprawdź się" if part.kind == "quiz" else "Twój krok"
    notes = "\n".join(part.told)
    whole = Slide(CONTENT, part.name, _lines(*part.blocks), notes, above)
    if len(list(spread(whole))) == 1:
        yield whole
    else:
        yield Slide(DISCUSSION, part.name, (), notes, above)
        # What is looked at and what is chosen from stand apart: answers are as many on each slide.
        for title, lines in _read_first(whole.lines):
            yield from spread_evenly(Slide(CONTENT, title, lines, notes))


def _read_first(lines: tuple[SlideLine, ...]) -> Iterator[tuple[str, tuple[SlideLine, ...]]]:
    """Yield the lines of a long question apart: what is read, answers, what to choose from."""
    titles = {True: "Która odpowiedź?", False: "Przeczytaj"}
    for is_answer, some in groupby(lines, key=lambda line: bool(line.mark)):
        yield titles[is_answer], tuple(some)
        titles[False] = "Co do czego?"


def _takeaway(part: LessonPart) -> Iterator[Slide]:
    notes = _with_sources("Poproś o jedno zdanie od każdej osoby.", part)
    yield from spread(Slide(TAKEAWAY, "Zapamiętaj", _lines(*part.blocks), notes))


def _at_home(part: LessonPart) -> Iterator[Slide]:
    notes = _with_sources("Każda osoba zapisuje: co, z kim, do kiedy.", part)
    yield from spread(Slide(CONTENT, "W twojej gminie", _lines(*part.blocks), notes))


_MAKERS = {
    "situation": _situation, "figure": _figure, "belief": _belief, "worked-example": _example,
    "faded-step": _quiz, "quiz": _quiz, "return-to-situation": _return, "takeaway": _takeaway,
    "in-your-municipality": _at_home,
}  # fmt: skip


def _lines(*blocks: PartBlock) -> tuple[SlideLine, ...]:
    return tuple(
        SlideLine(text, mark)
        for block in blocks
        for text, mark in zip(block.lines, block.marks, strict=True)
    )


def _written_tables(blocks: Sequence[PartBlock]) -> list[str]:
    """Return tables as text: a long one stands in the notes only."""
    return [
        "\n".join(["Tabela:", *(" | ".join(row) for row in block.rows)])
        for block in blocks
        if block.rows
    ]


def _with_sources(notes: str, part: LessonPart) -> str:
    return "\n".join([notes, *(f"Źródło: {one}" for one in dict.fromkeys(part.told))])
