"""The way into reading: which questions wait for a person, and how two markers agree."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.tables import short_title
from msai_trainer.rubric.agreement import agreement, markers_of
from msai_trainer.rubric.in_class import ReadingTask, tasks
from msai_trainer.rubric.judgements import AGREED, FIRST
from msai_trainer.rubric.place import both_done, differing

SECOND = "2"
_MARKERS = (
    ui.Option(FIRST, "pierwsza osoba"),
    ui.Option(SECOND, "druga osoba, w ciemno: nie widzi ocen pierwszej"),
)
_BLIND = "Zgodność ocen zobaczysz, gdy obie osoby ocenią wszystkie odpowiedzi na to pytanie."


def to_read(state: GradingDesk, masters: Masters) -> list[ui.Node]:
    """Return the questions to read, of a class that was judged."""
    found = () if state.batch is None else tasks(state.batch, masters, state.sheets)
    if not found:
        return [ui.Text("Nie ma odpowiedzi, które czyta człowiek.")]
    return [
        ui.Text(_remaining(state, found)),
        ui.Choice("marker", "Kto czyta", _MARKERS, state.marker, "radio"),
        ui.Check("named", "Pokaż kody i nazwiska przy odpowiedziach", state.named),
        _questions(state, found),
        *(node for task in found for node in _agreement(task)),
    ]


def _remaining(state: GradingDesk, found: Sequence[ReadingTask]) -> str:
    left = sum(task.left_for(state.marker) for task in found)
    count = sum(len(task.answers) for task in found)
    if not left:
        return f"Wszystko przeczytane: {count} z {count}."
    return f"Zostało do przeczytania: **{left}** z {count} odpowiedzi."


def _questions(state: GradingDesk, found: Sequence[ReadingTask]) -> ui.Items:
    return ui.Items([_question(task, task.left_for(state.marker)) for task in found])


def _question(task: ReadingTask, left: int) -> ui.Columns:
    label = f"Czytaj: {short_title(task.assignment)}. {task.question.field.label}"
    told = f"ocenione {len(task.answers) - left}, zostało {left}"
    return ui.Columns([ui.Button(f"read:{task.name}", label), ui.Text(told)])


def _agreement(task: ReadingTask) -> list[ui.Node]:
    """Return how two markers agree, once neither can be led by the other."""
    started = {who for one in task.answers for who in markers_of(one.judgements)}
    if len(started) < 2:
        return []
    title = f"Zgodność ocen: {short_title(task.assignment)}"
    if not both_done(task.answers):
        return [ui.Group(title, [ui.Text(_BLIND)])]
    rows = [
        (one.criterion, f"{one.same} z {one.both}", str(len(one.differing)))
        for one in agreement(task.answers)
    ]
    table = ui.Table(f"{title}, kryteria", ("Kryterium", "Zgodne", "Różne"), rows, numeric=(1, 2))
    apart = differing(task.answers)
    if not apart:
        return [ui.Group(title, [table, ui.Text("Obie osoby wybrały wszędzie te same poziomy.")])]
    open_ = sum(AGREED not in one.judgements for one in apart)
    words = (
        f"Różnych ocen: {len(apart)}, do uzgodnienia: {open_}. Dopóki nie uzgodnicie, liczy się "
    )
    words += "ocena pierwszej osoby."
    button = ui.Button(f"settle:{task.name}", f"Uzgodnij: {short_title(task.assignment)}")
    return [ui.Group(title, [table, ui.Text(words), button])]
