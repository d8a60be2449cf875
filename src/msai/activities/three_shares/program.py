"""Exercise of lesson 3: count shares with the right denominator and say which place is worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.form_values import number_text
from msai.base.i18n import catalogue
from msai.ui import (
    Choice,
    Event,
    Group,
    Message,
    Node,
    Number,
    Option,
    Program,
    Status,
    Table,
    Text,
)

_, ngettext = catalogue("activities_numbers")

#: Furthest a typed share may be from the exact one: a rounding to one decimal.
CLOSE = 0.06


@dataclass(frozen=True, slots=True)
class Place:
    """Figures of Wierzbogród in 2024 (a test compares them with the town's table)."""

    name: str
    people: int
    working_age: int
    unemployed: int
    voters: int


PLACES = (
    Place("Zatorze", 1655, 983, 112, 81),
    Place("Rynek i Park Miejski", 2104, 1259, 49, 343),
    Place("Osiedle Piastowskie", 4652, 2634, 141, 415),
)


#: What a higher share means.
DIRECTIONS = {"unemployed": "worse", "voters": "better"}


@dataclass(frozen=True)
class Shares:
    """Shares by ``<kind>:<place>``, directions by kind, and the worst place."""

    given: Mapping[str, float] = field(default_factory=dict)
    directions: Mapping[str, str] = field(default_factory=dict)
    worst: str = ""


def exact(kind: str, place: Place) -> float:
    """Return the share in per cent: unemployed of working age, or voters of all inhabitants."""
    if kind == "unemployed":
        return 100 * place.unemployed / place.working_age
    return 100 * place.voters / place.people


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


def update(state: Shares, event: Event) -> Shares:
    """Take one number or choice."""
    what, _colon, rest = event.id.partition(":")
    if what == "share":
        given = {key: value for key, value in state.given.items() if key != rest}
        typed = isinstance(event.value, (int, float)) and not isinstance(event.value, bool)
        return replace(state, given={**given, rest: float(event.value)} if typed else given)
    if what == "direction":
        return replace(state, directions={**state.directions, rest: str(event.value)})
    return replace(state, worst=str(event.value)) if what == "worst" else state


def view(state: Shares) -> Sequence[Node]:
    """Show the table, the places for shares, and what to think of them."""
    return [
        Text(_("Wierzbogród is made up, and so are all its figures."), small=True),
        _figures(),
        _shares(state, "unemployed", _("Unemployed people of 100 of working age")),
        _shares(state, "voters", _("Voters of 100 inhabitants")),
        Group(_("Which place looks worst in both?"), _worst(state)),
        Status(_summary(state)),
    ]


def _figures() -> Table:
    columns = [
        _("Place"),
        _("Inhabitants"),
        _("Of working age"),
        _("Unemployed"),
        _("Votes in the citizens' budget"),
    ]
    rows = [
        [
            one.name,
            *(number_text(n, 0) for n in (one.people, one.working_age, one.unemployed, one.voters)),
        ]
        for one in PLACES
    ]
    return Table(_("Three places of Wierzbogród in 2024"), columns, rows, numeric=(1, 2, 3, 4))


def _shares(state: Shares, kind: str, title: str) -> Group:
    nodes: list[Node] = []
    for place in PLACES:
        key = f"{kind}:{place.name}"
        value = state.given.get(key)
        nodes.append(Number(f"share:{key}", place.name, value, unit=_("per 100")))
        if value is not None:
            tone, words = judge(kind, place, value)
            nodes.append(Message(tone, words))  # type: ignore[arg-type]
    return Group(title, [*nodes, *_direction(state, kind)], fieldset=True)


def _direction(state: Shares, kind: str) -> list[Node]:
    options = [Option("worse", _("a worse situation")), Option("better", _("a better situation"))]
    chosen = state.directions.get(kind, "")
    question = Choice(f"direction:{kind}", _("A higher share means"), options, chosen, "radio")
    if not chosen:
        return [question]
    if chosen == DIRECTIONS[kind]:
        return [question, Message("ok", _("Write the direction down with the indicator."))]
    words = {
        "unemployed": _("more people without work is no improvement."),
        "voters": _("a vote is a sign that people take part, so more is better."),
    }[kind]
    return [question, Message("problem", words)]


def _worst(state: Shares) -> list[Node]:
    options = [Option(place.name, place.name) for place in PLACES]
    question = Choice("worst", _("Place"), options, state.worst, "radio")
    if not state.worst:
        return [question]
    if state.worst == "Zatorze":
        words = _(
            "Zatorze: the highest share without work and the lowest share of voters. Most "
            "unemployed people live in Osiedle Piastowskie, though: remember it when you plan "
            "places."
        )
        return [question, Message("ok", words)]
    words = _("Compare shares, not numbers of people: look at both shares of each place.")
    return [question, Message("problem", words)]


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


def _summary(state: Shares) -> str:
    return _("Right answers: {right} of {all}.").format(right=right_answers(state), all=9)


def encode(state: Shares) -> dict[str, Any]:
    """Return the answers as the learner's record keeps them."""
    return {
        "given": dict(state.given),
        "directions": dict(state.directions),
        "worst": state.worst,
    }


def decode(record: Mapping[str, Any]) -> Shares:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    given = {str(key): float(value) for key, value in dict(record["given"]).items()}
    directions = {str(key): str(value) for key, value in dict(record["directions"]).items()}
    return Shares(given, directions, str(record["worst"]))


def solution(_state: Shares) -> Sequence[Node]:
    """Show the six shares."""
    rows = [
        [one.name, *(number_text(exact(kind, one), 1) for kind in ("unemployed", "voters"))]
        for one in PLACES
    ]
    columns = [_("Place"), _("Unemployed per 100 of working age"), _("Voters per 100 inhabitants")]
    return [Table(_("The shares"), columns, rows, numeric=(1, 2))]


def program() -> Program[Shares]:
    """Return the exercise of lesson 3."""
    return Program(
        id="three-shares",
        title=_("Three shares"),
        instruction=_("Work out the shares, say what a higher one means, and name the place."),
        initial=Shares,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Whom can the phenomenon concern? That group is the denominator."),
            _("Unemployment concerns people of working age; everybody may vote here."),
            _("Zatorze: 112 divided by 983, times 100."),
        ),
        solution=solution,
    )
