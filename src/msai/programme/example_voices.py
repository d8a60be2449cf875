"""The made-up yard of exercise 15."""

from __future__ import annotations

from datetime import date

from msai.base.forms import title_of
from msai.base.i18n import catalogue
from msai.partnership import Asset, Conclusion, Voice
from msai.programme.made_up import WIERZBOGROD, of_wierzbogrod

_, ngettext = catalogue("programme")


def assets() -> list[Asset]:
    """Return made-up assets, marked as such; one sort is left to be found."""
    return of_wierzbogrod([
        Asset(
            _("repairing bicycles"), "people", _("a neighbour from the ground floor"), "yes",
            _("a workshop for the young ones"),
        ),
        Asset(_("cards by the carpet frame on Wednesdays"), "groups", _("three ladies"), "no"),
        Asset(
            _("the repaired bench"), "places", _("seven neighbours, the yard"), "yes",
            _("a place for conversations"),
        ),
        Asset(_("a room after hours"), "organisations", _("the bakery by the tracks"), "asked"),
    ])  # fmt: skip


def voices() -> list[Voice]:
    """Return three made-up conversations; one of them judges, one promises without a day."""
    return of_wierzbogrod([
        Voice(
            _("a young mother"), _("yard, afternoon"), date(2025, 10, 7),
            works=_("the neighbour takes three children to school"),
            hardest=_("the way from the bus stop after dark"),
            helper=_("a neighbour from the third floor"),
            promise=_("I will ask who is responsible for the lamp"),
            answer_by=date(2025, 10, 21),
        ),
        Voice(
            _("a man who works in shifts"), _("shop, morning"), date(2025, 10, 8),
            works=_("one can borrow tools"),
            hardest=_("the last bus is at 21.40, I walk through the tracks"),
            promise=_("I will ask about the timetable"),
        ),
        Voice(
            _("two schoolgirls"), _("yard, afternoon"), date(2025, 10, 9),
            hardest=_("low activity of young people"),
            change=_("light by the tracks"),
        ),
    ])  # fmt: skip


def conclusion() -> Conclusion:
    """Return a conclusion that still lacks its limit."""
    chosen = tuple(title_of(voice) for voice in voices()[:2])
    return Conclusion(
        _("The way from the bus stop is hard for those who come home after dark"),
        chosen,
        figure=_("35 reported offences for 480 inhabitants in 2024 (made up)"),
        made_up=WIERZBOGROD,
    )
