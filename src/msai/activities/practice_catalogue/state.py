"""Exercise 14, what the learner can do: look for cases, open one, take from it, add one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from msai.activities.common.feedback import list_after, text_value
from msai.base.forms import from_dict, to_dict
from msai.base.i18n import catalogue
from msai.errors import Problem
from msai.practices import (
    MOST_CASES,
    OwnPractice,
    Query,
    Take,
    failures,
    names_a_sign,
    practices,
)
from msai.programme.given import GivenCases, write_gift
from msai.ui import Announce, Event, Step
from msai.ui.cards import CardList, answered

_, ngettext = catalogue("activities_people")

FILTERS = ("topic", "kind", "step", "category", "voivodeship")
SWITCHES = ("only_verified", "only_achieved", "only_measured")
_NOTES = CardList("notes", Take)


@dataclass(frozen=True)
class Browsing:
    """What is looked for, which case is open, the notes and one's own practice.

    Attributes:
        signs: Warning sign that was written for a failure, by its id.
        seen: Ids of the failures whose end was opened.
    """

    query: Query = field(default_factory=Query)
    open: str = ""
    notes: CardList[Take] = _NOTES
    own: OwnPractice = field(default_factory=OwnPractice)
    problem: Problem | None = None
    signs: Mapping[str, str] = field(default_factory=dict)
    seen: tuple[str, ...] = ()


def initial() -> Browsing:
    """Return the start: the whole catalogue."""
    return Browsing()


def update(state: Browsing, event: Event) -> Browsing | Step[Browsing]:
    """Take one step of the learner."""
    what, _colon, name = event.id.partition(":")
    if event.id == "words":
        return _looking(state, words=text_value(event.value, 200))
    if event.id == "everything":
        return replace(state, query=Query(), open="")
    if what == "filter" and name in FILTERS:
        return _looking(state, **{name: text_value(event.value, 100)})
    if what == "switch" and name in SWITCHES:
        return _looking(state, **{name: bool(event.value)})
    if what == "open":
        return _opened(state, name)
    if what == "take":
        return _taking(state, name)
    if what == "own" and name in to_dict(state.own):
        own, problem = answered(state.own, name, event.value)
        return replace(state, own=own, problem=problem)
    if what in ("sign", "end") and name in {one.id for one in failures()}:
        return _failure_after(state, what, name, event.value)
    notes = list_after(state.notes, event, MOST_CASES)
    return state if notes is None else replace(state, notes=notes)


def _failure_after(state: Browsing, what: str, identity: str, value: Any) -> Browsing:
    """Take a warning sign, or open the end of a failure for which one is written."""
    if what == "sign":
        return replace(state, signs={**state.signs, identity: text_value(value, 500)})
    named = names_a_sign(state.signs.get(identity, ""))
    if not named or identity in state.seen:
        return state
    return replace(state, seen=(*state.seen, identity))


def _looking(state: Browsing, **changes: Any) -> Browsing:
    return replace(state, query=replace(state.query, **changes), open="")


def _opened(state: Browsing, identity: str) -> Step[Browsing]:
    """Open or close a case; it appears above the list, so it is said where."""
    identity = "" if identity == state.open else _known(identity)
    said = _("The case stands above the list.") if identity else _("The case is closed.")
    return Step(replace(state, open=identity), [Announce(said)])


def _known(identity: str) -> str:
    return identity if identity in {case.id for case in practices()} else ""


def _taking(state: Browsing, identity: str) -> Browsing:
    """Return the state with a note on the case, opened; the same case is taken once."""
    names = {case.id: case.name for case in practices()}
    taken = [note.name for note in state.notes.cards]
    name = names.get(identity)
    if name is None or (name not in taken and len(taken) >= MOST_CASES):
        return state
    cards = state.notes.cards if name in taken else (*state.notes.cards, Take(name))
    at = [note.name for note in cards].index(name)
    return replace(state, notes=replace(state.notes, cards=cards, open=at))


def encode(state: Browsing) -> dict[str, Any]:
    """Return the search, the notes and one's own practice as the learner's record keeps them."""
    return {
        **write_gift(GivenCases(state.notes.cards)),
        "query": asdict(state.query),
        "open": state.open,
        "notes": state.notes.encode(),
        "own": to_dict(state.own),
        "signs": {name: text for name, text in state.signs.items() if text},
        "seen": list(state.seen),
    }


def decode(record: Mapping[str, Any]) -> Browsing:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = record["query"]
    wanted: dict[str, Any] = {name: text_value(saved[name], 200) for name in ("words", *FILTERS)}
    # The last switch is younger than saved work.
    wanted |= {name: bool(saved.get(name, False)) for name in SWITCHES}
    notes = _NOTES.decode(record["notes"])
    limited = replace(notes, cards=notes.cards[:MOST_CASES])
    own, _problems = from_dict(OwnPractice, record["own"])
    signs, seen = _failures_of(record)
    return Browsing(
        Query(**wanted), _known(str(record["open"])), limited, own, signs=signs, seen=seen
    )


def _failures_of(record: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return signs and ends opened; work saved before there were failures has none."""
    known = [one.id for one in failures()]
    saved, seen = record.get("signs", {}), record.get("seen", [])
    if not (isinstance(saved, Mapping) and isinstance(seen, list)):
        raise TypeError("signs are texts by id, ends a list of ids")
    signs = {name: text_value(saved[name], 500) for name in known if saved.get(name)}
    return signs, tuple(name for name in known if name in seen and name in signs)
