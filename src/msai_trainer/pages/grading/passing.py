"""Who passes, in the overview: the rule of the certificates, person by person."""

from __future__ import annotations

from dataclasses import replace

from msai import ui
from msai.base.numbers import number_text
from msai_trainer.certificates.earned import practice_of, practice_share
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.tables import short_title
from msai_trainer.pages.windows import WINDOW
from msai_trainer.results.passing import USUAL, Assessed, Evidence, Shortfall, shortfalls
from msai_trainer.results.practice import practice_evidence
from msai_trainer.results.words import person
from msai_trainer.rubric.answers import levels_of
from msai_trainer.rubric.judgements import JudgementSheet

_RULE = (
    "Zalicza, kto ma próg punktów w każdym zadaniu i w każdym efekcie uczenia się, a w "
    "odpowiedziach opisowych przeciętnie co najmniej poziom 1. Same pytania zamknięte nie "
    "wystarczą."
)
_OF_CLASS = "Progi i zadania są z pliku klasy: {told}."
_USUAL = (
    "Próg to {share} % punktów. Liczą się zadania, które ktoś z klasy oddał. Inny próg i zadania "
    "ustalisz na stronie „Klasa”."
)


def passing(state: GradingDesk, batch: Batch, masters: Masters) -> ui.Details:
    """Return who passes and what the others lack, for the people that the overview shows."""
    shown = batch.roster.entries[state.people_from : state.people_from + WINDOW]
    lines = [
        (person(entry.kod, batch.roster), *_told(lacking(state, batch, masters, entry.kod)))
        for entry in shown
    ]
    table = ui.Table("Zaliczenie", ("Osoba", "Zalicza", "Czego brakuje"), lines, stacked=True)
    rule = ui.Text(f"{_RULE} {_set_by(state)}")
    return ui.Details("Kto zalicza i czego brakuje", [rule, table])


def _set_by(state: GradingDesk) -> str:
    """Return what is needed, and who said so."""
    shares = state.held.thresholds if state.held else {}
    if not shares:
        return _USUAL.format(share=number_text(round(USUAL * 100)))
    told = (f"{short_title(n)} – {number_text(round(s * 100, 2))} %" for n, s in shares.items())
    return _OF_CLASS.format(told=", ".join(told))


def lacking(state: GradingDesk, batch: Batch, masters: Masters, code: str) -> tuple[Shortfall, ...]:
    """Return why a person does not pass; empty: she does."""
    shares = state.held.thresholds if state.held else {}
    counted = [name for name in batch.names if (name in shares if shares else batch.judged[name])]
    beside = _beside(state, code)
    own = (_assessed(state, batch, masters, name, code) for name in counted)
    return shortfalls(
        (replace(one, share=shares.get(one.assignment.id)) for one in own), beside=beside
    )


def _beside(state: GradingDesk, code: str) -> tuple[Evidence, ...]:
    """Return what else was judged of a person, as her class file says."""
    if state.held is None:
        return ()
    return practice_evidence(practice_of(state.held, code), practice_share(state.held))


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
