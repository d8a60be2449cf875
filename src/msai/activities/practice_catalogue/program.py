"""Exercise 14: the catalogue of practices – find, read, take one thing, add one's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.activities.common.feedback import list_after, text_value
from msai.activities.practice_catalogue import screen as practice_catalogue_view
from msai.activities.practice_catalogue.papers import documents
from msai.base.forms import from_dict, to_dict
from msai.base.i18n import catalogue
from msai.errors import Problem
from msai.practices import MOST_CASES, OwnPractice, Query, Take, practices, programme_case
from msai.ui import Announce, Event, Items, Message, Node, Program, Step
from msai.ui.cards import CardList, answered

_, ngettext = catalogue("activities_people")

FILTERS = ("topic", "kind", "step", "category", "voivodeship")
SWITCHES = ("only_verified", "only_achieved")
_NOTES = CardList("notes", Take)


@dataclass(frozen=True)
class Browsing:
    """What is looked for, which case is open, the notes and one's own practice."""

    query: Query = field(default_factory=Query)
    open: str = ""
    notes: CardList[Take] = _NOTES
    own: OwnPractice = field(default_factory=OwnPractice)
    problem: Problem | None = None


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
    notes = list_after(state.notes, event, MOST_CASES)
    return state if notes is None else replace(state, notes=notes)


def _looking(state: Browsing, **changes: Any) -> Browsing:
    return replace(state, query=replace(state.query, **changes), open="")


def _opened(state: Browsing, identity: str) -> Step[Browsing]:
    """Open or close a case; it appears above the list, so it is said where."""
    identity = "" if identity == state.open else _known(identity)
    said = _("The case stands above the list.") if identity else _("The case is closed.")
    return Step(replace(state, open=identity), [Announce(said)])


def _known(identity: str) -> str:
    return identity if identity in {one.id for one in practices()} else ""


def _taking(state: Browsing, identity: str) -> Browsing:
    """Return the state with a note on the case, opened; the same case is taken once."""
    names = {one.id: one.name for one in practices()}
    taken = [note.name for note in state.notes.cards]
    name = names.get(identity)
    if name is None or (name not in taken and len(taken) >= MOST_CASES):
        return state
    cards = state.notes.cards if name in taken else (*state.notes.cards, Take(name))
    at = [note.name for note in cards].index(name)
    return replace(state, notes=replace(state.notes, cards=cards, open=at))


def view(state: Browsing) -> Sequence[Node]:
    """Show the search, the cases found, the notes and the form for one's own."""
    return practice_catalogue_view.view(state)


def encode(state: Browsing) -> dict[str, Any]:
    """Return the record; the notes for annex Z9 stand under ``programme``."""
    query = {name: getattr(state.query, name) for name in ("words", *FILTERS, *SWITCHES)}
    return {
        "query": query,
        "open": state.open,
        "notes": state.notes.encode(),
        "own": to_dict(state.own),
        "programme": {"cases": [programme_case(note) for note in state.notes.cards]},
    }


def decode(record: Mapping[str, Any]) -> Browsing:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    saved = record["query"]
    wanted: dict[str, Any] = {name: text_value(saved[name], 200) for name in ("words", *FILTERS)}
    wanted |= {name: bool(saved[name]) for name in SWITCHES}
    notes = _NOTES.decode(record["notes"])
    limited = replace(notes, cards=notes.cards[:MOST_CASES])
    own, _problems = from_dict(OwnPractice, record["own"])
    return Browsing(Query(**wanted), _known(str(record["open"])), limited, own)


def solution(_state: Browsing) -> Sequence[Node]:
    """Show how to take something from a case."""
    return [
        Message("info", _("One way to take something from a case of the catalogue.")),
        Items(
            [
                _("Look first for a place like yours: the same kind of municipality."),
                _("Tick “only with an achieved result” and see how few are left."),
                _(
                    "Case gp28: we take small sums in the hands of residents and a duty hour in a"
                    " café. We leave the sums: here an amount would be decided by the council."
                ),
                _("Write why it may go otherwise: the estate has no café, it has a shop."),
            ],
            ordered=True,
        ),
    ]


def program() -> Program[Browsing]:
    """Return exercise 14: the catalogue of practices."""
    return Program(
        id="practice-catalogue",
        title=_("Catalogue of practices"),
        instruction=_(
            "Find a case like yours and write what you take, what not, and why it may go"
            " otherwise with you."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Choose a step or a topic first; then read the results, not the names."),
            _("Planned figures are the project's intention. What is written as achieved?"),
            _("Take a way of doing. People, money and years of work before stay there."),
        ),
        solution=solution,
        downloads=documents(),
    )
