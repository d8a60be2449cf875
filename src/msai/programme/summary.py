"""Chapter 1: written from the chapters, and read back when it was corrected by hand."""

from __future__ import annotations

import re

from msai.base.form_values import date_text, read_number
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.indicators.card import CHANGE_LEVELS
from msai.planning.budget import total
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

_NUMBER = r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_AMOUNT = re.compile(rf"({_NUMBER})(\s*(?:tys\.|mln))?[ \u00a0]*(?:zł|PLN)")
_PEOPLE = re.compile(rf"({_NUMBER})[ \u00a0]+(?:os[oó]b|uczestni|mieszka[nń]|persons|people)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_FACTORS = {"tys.": 1_000, "mln": 1_000_000}


def summary_sentences(programme: Programme) -> list[str]:
    """Return chapter 1: where, what problem, what change, with whom, for how much, how we know.

    What is not known yet is left out.
    """
    sentences = [
        _where(programme),
        _problem(programme),
        _change(programme),
        _with_whom(programme),
        _how_much(programme),
        _how_we_know(programme),
    ]
    return [text for text in sentences if text]


def _where(programme: Programme) -> str:
    start = programme.start
    if not start.area_name:
        return ""
    place = _("The programme is about {area} ({municipality}).").format(
        area=start.area_name, municipality=start.municipality or "…"
    )
    if start.start and start.end:
        period = _("It lasts from {start} to {end}.")
        place += " " + period.format(start=date_text(start.start), end=date_text(start.end))
    return place


def _problem(programme: Programme) -> str:
    names = [item.theme for item in programme.conclusions]
    return _("What we found: {conclusions}.").format(conclusions="; ".join(names)) if names else ""


def _change(programme: Programme) -> str:
    names = [goal.name for goal in programme.goals]
    return _("What is to change: {goals}.").format(goals="; ".join(names)) if names else ""


def _with_whom(programme: Programme) -> str:
    sentences = []
    if programme.partners:
        names = ", ".join(partner.name for partner in programme.partners)
        sentences.append(_("We do it with: {partners}.").format(partners=names))
    if programme.people:
        text = ngettext(
            "There is room for {count} person in all actions together.",
            "There is room for {count} persons in all actions together.",
            programme.people,
        )
        sentences.append(text.format(count=programme.people))
    return " ".join(sentences)


def _how_much(programme: Programme) -> str:
    cost = total(programme.budget)
    return _("It costs {cost} PLN.").format(cost=number_text(cost)) if cost else ""


def _how_we_know(programme: Programme) -> str:
    results = [
        _("{name}: from {baseline} to {target} {unit}")
        .format(
            name=card.name,
            baseline=number_text(card.baseline_value),
            target=number_text(card.target_value),
            unit=card.unit,
        )
        .strip()
        for card in programme.indicators
        if card.level in CHANGE_LEVELS
        and card.baseline_value is not None
        and card.target_value is not None
    ]
    return _("How we will know: {results}.").format(results="; ".join(results)) if results else ""


def amounts_in(text: str) -> list[float]:
    """Return amounts of money in a text, in PLN, largest first."""
    found = []
    for number, unit in _AMOUNT.findall(text):
        found.append((read_number(number) or 0.0) * _FACTORS.get(unit.strip(), 1))
    return sorted(found, reverse=True)


def people_in(text: str) -> list[int]:
    """Return numbers of persons in a text, in order."""
    return [int(read_number(number) or 0) for number in _PEOPLE.findall(text)]


def years_in(text: str) -> list[int]:
    """Return years in a text, in order; what is followed by a unit of money is none."""
    return [int(year) for year in _YEAR.findall(_AMOUNT.sub("", text))]
