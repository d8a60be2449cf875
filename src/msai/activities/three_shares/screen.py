"""What lesson 3 shows: the figures, the shares with the slip each looks like, the worst place."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.activities.common.stage import with_answer
from msai.activities.three_shares.state import CLOSE, DIRECTIONS, PLACES, Place, Shares, exact
from msai.base.i18n import catalogue
from msai.base.numbers import number_text

_, ngettext = catalogue("activities_numbers")


def view(state: Shares) -> Sequence[ui.Node]:
    """Show the table, the places for shares, and what to think of them."""
    return [
        ui.Chip(_("Wierzbogród is made up, and so are all its figures.")),
        with_answer(
            [
                _shares(state, "unemployed", _("Unemployed people of 100 of working age")),
                _shares(state, "voters", _("Voters of 100 inhabitants")),
                ui.Group(_("Which place looks worst in both?"), _worst(state)),
            ],
            [ui.Status(_summary(state))],
            _("Show the figures"),
            [_figures()],
        ),
    ]


def judge(kind: str, place: Place, value: float) -> tuple[str, str]:
    """Return tone and explanation of one share: what was right, or which slip it looks like."""
    right = exact(kind, place)
    if abs(value - right) <= CLOSE:
        return "ok", _("{place}: {share} per 100.").format(
            place=place.name, share=number_text(right, 1)
        )
    count = place.unemployed if kind == "unemployed" else place.voters
    other = place.people if kind == "unemployed" else place.working_age
    slips = {
        _("this is the number of people, not a share. Divide it by the right group."): count,
        _("you divided by the other group. Whom can this concern at all?"): 100 * count / other,
        _("this is a fraction. Multiply it by 100."): right / 100,
        _("you divided the other way round: the counted people stand on top."): 10000 / right,
    }
    for words, slip in slips.items():
        if abs(value - slip) <= max(CLOSE, abs(slip) * 0.006):
            return "problem", f"{place.name}: {words}"
    words = _("count once more: {count} divided by the right group, times 100.")
    return "problem", f"{place.name}: {words.format(count=count)}"


def right_answers(state: Shares) -> int:
    """Return how many of the nine answers are right."""
    shares = [
        judge(kind, place, state.given[key])[0] == "ok"
        for kind in ("unemployed", "voters")
        for place in PLACES
        if (key := f"{kind}:{place.name}") in state.given
    ]
    directions = [state.directions.get(kind) == right for kind, right in DIRECTIONS.items()]
    return sum(shares) + sum(directions) + (state.worst == "Zatorze")


def _figures() -> ui.Table:
    columns = [
        _("Place"),
        _("Inhabitants"),
        _("Of working age"),
        _("Unemployed"),
        _("Votes in the citizens' budget"),
    ]
    rows = [
        [
            place.name,
            *(
                number_text(n, 0)
                for n in (place.people, place.working_age, place.unemployed, place.voters)
            ),
        ]
        for place in PLACES
    ]
    return ui.Table(_("Three places of Wierzbogród in 2024"), columns, rows, numeric=(1, 2, 3, 4))


def _shares(state: Shares, kind: str, title: str) -> ui.Group:
    nodes: list[ui.Node] = []
    for place in PLACES:
        key = f"{kind}:{place.name}"
        value = state.given.get(key)
        nodes.append(ui.Number(f"share:{key}", place.name, value, unit=_("per 100")))
        if value is not None:
            tone, words = judge(kind, place, value)
            nodes.append(ui.Message(tone, words))  # type: ignore[arg-type]
    return ui.Group(title, [*nodes, *_direction(state, kind)], fieldset=True)


def _direction(state: Shares, kind: str) -> list[ui.Node]:
    options = [
        ui.Option("worse", _("a worse situation")),
        ui.Option("better", _("a better situation")),
    ]
    chosen = state.directions.get(kind, "")
    question = ui.Choice(f"direction:{kind}", _("A higher share means"), options, chosen, "radio")
    if not chosen:
        return [question]
    if chosen == DIRECTIONS[kind]:
        return [question, ui.Message("ok", _("Write the direction down with the indicator."))]
    words = {
        "unemployed": _("more people without work is no improvement."),
        "voters": _("a vote is a sign that people take part, so more is better."),
    }[kind]
    return [question, ui.Message("problem", words)]


def _worst(state: Shares) -> list[ui.Node]:
    options = [ui.Option(place.name, place.name) for place in PLACES]
    question = ui.Choice("worst", _("Place"), options, state.worst, "radio")
    if not state.worst:
        return [question]
    if state.worst == "Zatorze":
        words = _(
            "Zatorze: the highest share without work and the lowest share of voters. Most "
            "unemployed people live in Osiedle Piastowskie, though: remember it when you plan "
            "places."
        )
        return [question, ui.Message("ok", words)]
    words = _("Compare shares, not numbers of people: look at both shares of each place.")
    return [question, ui.Message("problem", words)]


def _summary(state: Shares) -> str:
    return _("Right answers: {right} of {all}.").format(right=right_answers(state), all=9)


def solution(_state: Shares) -> Sequence[ui.Node]:
    """Show the six shares."""
    rows = [
        [place.name, *(number_text(exact(kind, place), 1) for kind in ("unemployed", "voters"))]
        for place in PLACES
    ]
    columns = [_("Place"), _("Unemployed per 100 of working age"), _("Voters per 100 inhabitants")]
    return [ui.Table(_("The shares"), columns, rows, numeric=(1, 2))]
