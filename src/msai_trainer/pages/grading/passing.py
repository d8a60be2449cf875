"""Who passes, in the overview: the rule of the certificates, person by person."""

from __future__ import annotations

from msai import ui
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.tables import short_title
from msai_trainer.pages.windows import WINDOW
from msai_trainer.results.passing import Assessed, Shortfall, shortfalls
from msai_trainer.results.words import person
from msai_trainer.rubric.answers import levels_of
from msai_trainer.rubric.judgements import JudgementSheet

#: Share of the points of each assignment and each outcome, as `certificate` has it.
THRESHOLD = 0.5
_RULE = (
    "Zalicza, kto ma połowę punktów w każdym zadaniu i w każdym efekcie uczenia się, a w "
    "odpowiedziach opisowych przeciętnie co najmniej poziom 1. Same pytania zamknięte nie "
    "wystarczą. Liczą się zadania, które ktoś z klasy oddał."
)


def passing(state: GradingDesk, batch: Batch, masters: Masters) -> ui.Details:
    """Return who passes and what the others lack, for the people that the overview shows."""
    shown = batch.roster.entries[state.people_from : state.people_from + WINDOW]
    lines = [
        (person(entry.kod, batch.roster), *_told(lacking(state, batch, masters, entry.kod)))
        for entry in shown
    ]
    table = ui.Table("Zaliczenie", ("Osoba", "Zalicza", "Czego brakuje"), lines, stacked=True)
    return ui.Details("Kto zalicza i czego brakuje", [ui.Text(_RULE), table])


def lacking(state: GradingDesk, batch: Batch, masters: Masters, code: str) -> tuple[Shortfall, ...]:
    """Return why a person does not pass; empty: she does."""
    counted = (name for name in batch.names if batch.judged[name])
    return shortfalls((_assessed(state, batch, masters, name, code) for name in counted), THRESHOLD)


def _assessed(state: GradingDesk, batch: Batch, masters: Masters, name: str, code: str) -> Assessed:
    declared, one = masters.catalogue.masters[name].assignment, batch.judged[name].get(code)
    if one is None:
        return Assessed(declared, None, {})
    sheet = state.sheets.get(name, {}).get(code, JudgementSheet())
    return Assessed(declared, one.scores, levels_of(declared, one.scores, one.done, sheet))


def _told(found: tuple[Shortfall, ...]) -> tuple[str, str]:
    reasons = [
        f"{short_title(one.assignment)}: {one.why}" if one.assignment else one.why for one in found
    ]
    return ("nie", "; ".join(reasons)) if reasons else ("**tak**", "–")
