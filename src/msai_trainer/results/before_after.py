"""What a class knows before and after, in counts of pairs: for the page and for one sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msai.assignments import outcome_name
from msai.base import export
from msai.outcomes.items import asked_outcomes, has_task
from msai.outcomes.pairs import FEWEST, PairedCount, paired, told
from msai.outcomes.result_file import OutcomeResults, SittingResult, changes
from msai.outcomes.sitting import Occasion

#: What is compared, with its words.
COMPARED: tuple[tuple[Occasion, Occasion, str], ...] = (
    ("start", "end", "Od początku do końca"),
    ("end", "later", "Od końca do 28 dni później"),
    ("start", "later", "Od początku do 28 dni później"),
)
LIMITS = (
    "Form testu nie sprawdzono na ludziach, więc nie wiadomo, czy są równie trudne.",
    "Bez grupy, która nie była na kursie, nie wiadomo, co zmienił kurs.",
    "Nie porównuj osób ani instytucji. Rozmowy i prowadzenia zajęć ten test nie mierzy.",
)
HEADER = ("Co", "Wynik poprawiło", "Ma gorszy", "Ma taki sam")


@dataclass(frozen=True, slots=True)
class ClassChange:
    """What changed between two occasions.

    Attributes:
        title: Which occasions.
        total: Count over all points.
        rows: Counts by outcome, and of the task, each with its name.
        began: How many began with form A, and with B.
    """

    title: str
    total: PairedCount
    rows: tuple[tuple[str, PairedCount], ...]
    began: tuple[int, int]

    @property
    def is_uneven(self) -> bool:
        """Tell whether the forms are so unevenly spread that their difference may be the change."""
        return abs(self.began[0] - self.began[1]) > max(2, self.total.whole // 3)


def class_changes(people: Sequence[OutcomeResults]) -> list[ClassChange]:
    """Return the changes between occasions that at least one person has both of."""
    found = []
    for before, after, title in COMPARED:
        pairs = changes(people, before, after)
        if pairs:
            found.append(_change(title, pairs))
    return found


def _change(title: str, pairs: Sequence[tuple[SittingResult, SittingResult]]) -> ClassChange:
    began = sum(first.form == "a" for first, _second in pairs)
    return ClassChange(
        title,
        paired(second.total - first.total for first, second in pairs),
        tuple(_rows(pairs)),
        (began, len(pairs) - began),
    )


def _rows(
    pairs: Sequence[tuple[SittingResult, SittingResult]],
) -> Iterator[tuple[str, PairedCount]]:
    for outcome in asked_outcomes():
        name = outcome.value
        yield (
            outcome_name(outcome),
            paired(second.points[name] - first.points[name] for first, second in pairs),
        )
    if has_task():
        remarks = (_remarks(first) - _remarks(second) for first, second in pairs)
        yield "Zadanie: popraw wskaźnik", paired(remarks)


def _remarks(result: SittingResult) -> int:
    return result.repair.left + result.repair.new


def change_rows(change: ClassChange) -> list[list[str]]:
    """Return the counts by outcome; none below the fewest pairs that are shown."""
    if not change.total.is_shown:
        return []
    return [
        [name, f"{count.better} z {count.whole}", str(count.worse), str(count.same)]
        for name, count in change.rows
    ]


def change_words(change: ClassChange) -> list[str]:
    """Return what changed, as sentences."""
    said = told(change.total)
    if change.total.is_shown:
        first, second = change.began
        said.append(f"Od formy A zaczynało {first}, od formy B {second}.")
        if change.is_uneven:
            said.append("To nierówno: zmiana może być różnicą trudności form.")
    return said


def class_sheet(people: Sequence[OutcomeResults]) -> list[export.Block]:
    """Return one page for the organiser: counts, no person, and what does not follow."""
    blocks: list[export.Block] = [export.PaperHeading("Test na wejściu i na wyjściu", 0)]
    for change in class_changes(people):
        blocks.append(export.PaperHeading(change.title))
        blocks += [export.Paragraph(sentence) for sentence in change_words(change)]
        if rows := change_rows(change):
            blocks.append(export.PaperTable(HEADER, rows))
    note = f"Liczymy pary wyników tych samych osób. Poniżej {FEWEST} par nie pokazujemy niczego."
    blocks += [export.PaperHeading("Czego z tego nie wolno wnosić"), export.Bullets(LIMITS)]
    return [*blocks, export.Paragraph(note)]
