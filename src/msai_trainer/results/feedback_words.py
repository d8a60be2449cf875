"""The words of feedback, for page, print and Word."""

from __future__ import annotations

from msai_trainer.results.feedback import PageView, QuestionView

TITLE = "Informacja zwrotna"
FOR, TOGETHER = "Informacja zwrotna dla:", "Praca oddana wspólnie, osoby:"
ANSWER, NO_ANSWER = "Twoja odpowiedź", "Brak odpowiedzi."
CHECKED, LEVELS = "Co sprawdziliśmy", "Za co są te punkty"
COMMENT, EXAMPLE = "Komentarz osoby prowadzącej", "Przykład dobrej odpowiedzi"
CRITERIA = "Kryteria oceny tej odpowiedzi"
WAITS = " – to jeszcze nie koniec: odpowiedź opisowa czeka na ocenę."


def total(view: PageView) -> str:
    """Return „Punkty: 17 z 25”, and whether more may come."""
    return f"Punkty: {view.score} z {view.most}{WAITS if view.waiting else ''}"


def points(question: QuestionView) -> str:
    """Return „4 z 6”, or that a person has to read the answer."""
    if question.waiting:
        return f"czeka na ocenę, najwyżej {question.most}"
    return f"{question.points} z {question.most}"
