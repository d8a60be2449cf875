"""What is said while hand-ins are judged: how far, how long still, and how to stop."""

from __future__ import annotations

from msai import ui
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.working import JudgingUnderWay

#: Shares at which the status changes, and is said aloud.
_QUARTERS = 4


def progress(state: GradingDesk) -> list[ui.Node]:
    """Return the buttons that begin, stop and go on, and how far the work has come."""
    if state.work is None:
        return [ui.Button("grade", "Oceń", "primary")]
    if state.working:
        return [ui.Text(_far(state.work)), ui.Button("stop", "Zatrzymaj", "primary")]
    words = f"Zatrzymano. {_far(state.work, left=False)} Nic nie przepadło."
    return [ui.Text(words), ui.Button("grade", "Oceniaj dalej", "primary")]


def status(work: JudgingUnderWay) -> str:
    """Return the sentence that is read aloud: it changes four times, not with each file."""
    quarter = int(work.share * _QUARTERS) * 100 // _QUARTERS
    return f"Oceniam prace: gotowe {quarter}%." if quarter else "Oceniam prace."


def _far(work: JudgingUnderWay, *, left: bool = True) -> str:
    told = work.progress
    if told.works:
        words = f"Ocenione prace: {told.judged} z {told.works}."
    elif told.files:
        words = f"Przeczytane pliki: {told.read} z {told.files}."
    else:
        words = "Otwieram pliki."
    return f"{words} {_left(work.left)}".strip() if left else words


def _left(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 2:
        return "Jeszcze chwila."
    return f"Zostało około {round(seconds)} s." if seconds < 90 else _minutes(seconds)


def _minutes(seconds: float) -> str:
    return f"Zostało około {round(seconds / 60)} min."
