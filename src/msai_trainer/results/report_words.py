"""The report of a class in words and tables: on the screen, as DOCX and XLSX, in report.html."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msai.assignments import outcome_name
from msai.base.blocks import Block, Bullets, PaperHeading, PaperTable, Paragraph
from msai.base.numbers import number_text
from msai.base.sheets import Cell, Sheet, write_xlsx
from msai_trainer.results.class_report import (
    FEWEST,
    TOO_FEW,
    AssignmentReport,
    ClassReport,
    ItemFigure,
    OutcomeLoss,
)
from msai_trainer.results.lessons import Lesson

TITLE = "Raport z klasy"
SAYING, HELPING = "Co powiedzieć na następnym spotkaniu", "Do czego wrócić"
ITEMS, MISTAKES = "Jak poszły pytania", "Najczęstsze potknięcia"
COLUMNS = ("Pytanie, kryterium", "Zdobyte punkty", "Pełne", "Część", "Zero", "Czeka", "Co pomoże")
#: The same on an upright page, where seven columns have no room.
_ON_PAPER = ("Pytanie, kryterium", "Zdobyte punkty", "Pełne / część / zero", "Czeka", "Co pomoże")
OUTCOMES = ("Efekt uczenia się", "Zdobyte punkty", "Lekcje")
_NOTHING = "Nic jeszcze nie oceniono, więc nie ma o czym mówić."
_FEW = "To za mało, żeby mówić o całej grupie: porozmawiaj z każdą osobą osobno."
_CODES = "W tym raporcie nie ma nazwisk ani kodów."


def saying(report: ClassReport) -> tuple[str, ...]:
    """Return two to four sentences for the next meeting, made of the figures alone."""
    graded = max((part.graded for part in report.parts), default=0)
    if not graded:
        return (_NOTHING,)
    if graded < TOO_FEW:
        return (_came(report), _FEW)
    return (_came(report), *_best(report), *_worst(report), *_waits(report))


def _came(report: ClassReport) -> str:
    told = [f"{_short(part)}: {_of(part.graded, part.people)}" for part in report.parts]
    return f"Ocenione prace – {', '.join(told)}."


def _known(report: ClassReport) -> list[ItemFigure]:
    return [item for part in report.parts for item in part.questions if len(item.points) >= TOO_FEW]


def _best(report: ClassReport) -> Iterator[str]:
    best = max(_known(report), key=lambda one: (one.share or 0, one.full), default=None)
    if best is not None and best.full:
        full = _of(best.full, len(best.points))
        yield f"Najlepiej poszło „{best.label}”: pełne punkty ma {full}."


def _worst(report: ClassReport) -> Iterator[str]:
    worst = min(_known(report), key=lambda one: one.share or 0, default=None)
    if worst is None or (worst.share or 0) > 1 - 1e-9:
        return
    got = _of(worst.full, len(worst.points)) if worst.full else "nikt"
    told = f"Najwięcej punktów uciekło w „{worst.label}”: pełne punkty ma {got}."
    back = f" Wróćcie do tego: {worst.lessons[0].words}." if worst.lessons else ""
    yield told + back


def _waits(report: ClassReport) -> Iterator[str]:
    if count := sum(part.waiting for part in report.parts):
        yield f"Odpowiedzi, które czekają na przeczytanie: {count}. Ten obraz się jeszcze zmieni."


def share_words(points: float, most: float, count: int) -> str:
    """Return how much was got; of a handful of answers in points, for a percent would mislead."""
    if not count:
        return "–"
    if count < FEWEST:
        return f"{number_text(round(points, 2))} z {number_text(round(most, 2))} pkt"
    return f"{number_text(round(100 * points / most))} %"


def item_row(item: ItemFigure) -> tuple[str, ...]:
    """Return a question or criterion as a row of `COLUMNS`."""
    count = len(item.points)
    got = share_words(sum(item.points), item.most * count, count)
    counts = (item.full, item.part, item.none, item.waiting)
    return (item.label, got, *map(str, counts), _lessons(item.lessons[:1]) or "–")


def outcome_row(loss: OutcomeLoss, report: ClassReport) -> tuple[str, ...]:
    """Return an outcome as a row of `OUTCOMES`."""
    count = max((part.graded for part in report.parts), default=0)
    return (
        outcome_name(loss.outcome),
        share_words(loss.points, loss.most, count),
        (_lessons(loss.lessons) if loss.lost > 0 else "") or "–",
    )


def report_blocks(report: ClassReport, klasa: str) -> list[Block]:
    """Return the report as a document."""
    losses = [outcome_row(one, report) for one in report.outcomes]
    blocks: list[Block] = [
        PaperHeading(TITLE, 0),
        Paragraph(f"Klasa: {klasa}. {_CODES}"),
        PaperHeading(SAYING),
        Bullets(saying(report)),
    ]
    if losses:
        blocks += [PaperHeading(HELPING), PaperTable(OUTCOMES, losses, "Efekty i lekcje")]
    for part in report.parts:
        blocks += _part_blocks(part)
    return blocks


def _part_blocks(part: AssignmentReport) -> Iterator[Block]:
    yield PaperHeading(part.title)
    yield Paragraph(f"Osoby, które mają punkty: {_of(part.graded, part.people)}.", quiet=True)
    yield PaperTable(_ON_PAPER, [_paper_row(one) for one in part.items], ITEMS)
    if part.mistakes:
        yield PaperHeading(MISTAKES, 2)
        yield Bullets([mistake_words(*one, part) for one in part.mistakes], numbered=True)


def _paper_row(item: ItemFigure) -> tuple[str, ...]:
    label, got, full, some, none, waiting, help_ = item_row(item)
    return (label, got, f"{full} / {some} / {none}", waiting, help_)


def mistake_words(text: str, count: int, part: AssignmentReport) -> str:
    """Return a mistake and how many people made it."""
    return f"{text} ({_of(count, part.graded)})"


def report_xlsx(report: ClassReport) -> bytes:
    """Return the report as a workbook: figures are numbers."""
    items: list[Sequence[Cell]] = [
        ("Zadanie", "Pytanie", "Kryterium", "Efekt uczenia się", "Najwyżej", "Odpowiedzi",
         "Średnio", "Zdobyta część (0–1)", "Pełne", "Część", "Zero", "Czeka", "Lekcje"),
        *(_figures(part, one) for part in report.parts for one in part.items),
    ]  # fmt: skip
    mistakes: list[Sequence[Cell]] = [
        ("Zadanie", "Na co zwrócić uwagę", "Osoby"),
        *((part.title, *one) for part in report.parts for one in part.mistakes),
    ]
    outcomes: list[Sequence[Cell]] = [
        ("Efekt uczenia się", "Punkty", "Najwyżej", "Brakuje", "Lekcje"),
        *(
            (outcome_name(one.outcome), round(one.points, 2), one.most, one.lost,
             _lessons(one.lessons))
            for one in report.outcomes
        ),
    ]  # fmt: skip
    said: list[Sequence[Cell]] = [(SAYING,), *((one,) for one in saying(report))]
    return write_xlsx(
        [
            Sheet("Na spotkanie", said),
            Sheet("Pytania", items, frozen=(1, 2)),
            Sheet("Efekty", outcomes, frozen=(1, 1)),
            *([Sheet("Potknięcia", mistakes, frozen=(1, 1))] if mistakes[1:] else []),
        ]
    )


def _figures(part: AssignmentReport, one: ItemFigure) -> Sequence[Cell]:
    outcome = outcome_name(one.outcome) if one.outcome else ""
    share = None if one.share is None else round(one.share, 4)
    counts = (one.full, one.part, one.none, one.waiting)
    return (
        part.title, one.question, one.criterion, outcome, one.most, len(one.points),
        one.mean, share, *counts, _lessons(one.lessons),
    )  # fmt: skip


def _lessons(lessons: Sequence[Lesson]) -> str:
    return "; ".join(one.words for one in lessons)


def _of(count: int, whole: int) -> str:
    """Return „3 z 7 osób”: right in Polish for every number, and never broken in two lines."""
    return f"{count}\N{NO-BREAK SPACE}z\N{NO-BREAK SPACE}{whole}\N{NO-BREAK SPACE}osób"


def _short(part: AssignmentReport) -> str:
    return part.title.partition(".")[0].lower()
