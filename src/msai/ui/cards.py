"""Cards (`msai.base.forms`) in an exercise: one form per card, and a list of cards to edit.

The declaration of the card's fields is the only source: labels, helps, options and reading of
answers come from it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from msai.base.asked import Asked, fields_asked
from msai.base.forms import FormField, fields_of, from_dict, is_empty, title_of, to_dict
from msai.base.i18n import catalogue
from msai.errors import Problem
from msai.ui.nodes import (
    Button,
    Check,
    Checks,
    Choice,
    Columns,
    Group,
    Input,
    Items,
    Message,
    Node,
    Number,
    Option,
)
from msai.ui.program import Event

_, ngettext = catalogue("ui")

Card = TypeVar("Card")
State = TypeVar("State")
#: Names of cards of other sections, for fields that refer to them.
References = Mapping[str, Sequence[str]]


def card_nodes(
    card: Any,
    prefix: str,
    references: References | None = None,
    asked: Asked | None = None,
    problem: Problem | None = None,
) -> list[Node]:
    """Return the form of a card; the id of each input is ``prefix`` + field name.

    Args:
        card: A dataclass of fields.
        prefix: What the ids begin with.
        references: Names of other cards.
        asked: What is asked here; None: everything.
        problem: What is wrong with the last answer; it stands beside the field of its column,
            above all of them when that is not asked for here.
    """
    nodes = [
        node
        for described in fields_asked(card, asked)
        if (node := _field_node(card, described, prefix, references or {})) is not None
    ]
    if problem is None:
        return nodes
    marked = _marked(nodes, problem)
    return marked if marked != nodes else [Message("problem", str(problem)), *nodes]


def _marked(nodes: Sequence[Node], problem: Problem) -> list[Node]:
    """Return fields, one of them with what is wrong with its answer; its name is known there."""
    error = f"{problem.message} {problem.hint}".strip()
    names = (problem.column, f"{problem.column} {_('(needed)')}")
    marked: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            node = replace(node, children=_marked(node.children, problem))
        elif isinstance(node, (Input, Number, Choice, Checks)) and node.label in names:
            node = replace(node, error=error)
        marked.append(node)
    return marked


def answered(card: Card, name: str, value: Any) -> tuple[Card, Problem | None]:
    """Return the card with one answer changed, or unchanged with what is wrong with the answer.

    Args:
        card: A dataclass of fields.
        name: Field name; a nested card's field as ``outer.inner``.
        value: What came from the form.
    """
    outer, _dot, inner = name.partition(".")
    if inner:
        nested, problem = answered(getattr(card, outer), inner, value)
        return replace(card, **{outer: nested}), problem  # type: ignore[type-var]
    read, problems = from_dict(type(card), {**to_dict(card), name: value})
    if problems:
        return card, problems[0]
    # A cleared number or date reads as "no value", which from_dict leaves at its default.
    return read, None


def _field_node(card: Any, item: FormField, prefix: str, references: References) -> Node | None:
    value = getattr(card, item.name)
    identity = f"{prefix}{item.name}"
    label = item.label if not item.required else f"{item.label} {_('(needed)')}"
    if item.kind in ("text", "long_text", "lines", "date"):
        return _text_node(item, identity, label, value)
    if item.kind in ("number", "integer"):
        return Number(identity, label, value, item.unit, item.help, required=item.required)
    if item.kind == "origin":
        ticked = Check(identity, f"{item.label}: {value}", True, help=item.help)
        return ticked if value else None
    if item.kind == "flag":
        return Check(identity, label, bool(value), help=item.help)
    if item.kind == "card":
        return Group(item.label, card_nodes(value, f"{identity}.", references), fieldset=True)
    if item.kind == "cards":
        return None  # a list of cards has an editor of its own: `CardList`
    return _choice_node(item, identity, label, value, references)


def _text_node(item: FormField, identity: str, label: str, value: Any) -> Node:
    if item.kind == "date":
        text = value.isoformat() if value else ""
        return Input(identity, label, text, help=item.help, kind="date", required=item.required)
    text = "\n".join(value) if item.kind == "lines" else value
    rows = {"long_text": 3, "lines": 4}.get(item.kind, 1)
    return Input(identity, label, text, rows=rows, help=item.help, required=item.required)


def _choice_node(
    item: FormField, identity: str, label: str, value: Any, references: References
) -> Node:
    names = references.get(item.refers_to, ())
    options = [Option(option.value, option.label) for option in item.options] or [
        Option(name, name) for name in names if name
    ]
    if item.kind in ("choices", "references"):
        return Checks(identity, label, options, tuple(value), help=item.help)
    return Choice(identity, label, options, value, help=item.help, required=item.required)


@dataclass(frozen=True)
class CardList(Generic[Card]):
    """Cards of one section and the one that is being edited.

    Attributes:
        name: Prefix of the events, such as ``actions``.
        cls: Class of the cards.
        cards: The cards.
        open: Position of the card that is edited; -1: none.
        problem: What was wrong with the last answer.
        asked: What is asked of a card here; None: everything.
    """

    name: str
    cls: type[Card]
    cards: tuple[Card, ...] = ()
    open: int = -1
    problem: Problem | None = None
    asked: Asked | None = None

    def view(self, add: str, references: References | None = None) -> list[Node]:
        """Return the list with its buttons, and the form of the open card."""
        rows = [
            Columns(
                [
                    Button(
                        f"{self.name}:open:{at}",
                        self._title(at),
                        opens=self._place(at),
                        expanded=at == self.open,
                    ),
                    Button(f"{self.name}:remove:{at}", self._remove_label(at), "quiet"),
                ]
            )
            for at in range(len(self.cards))
        ]
        items: list[Node] = [Items(rows)] if rows else []
        adding = Button(f"{self.name}:add", add, opens=self._place(len(self.cards)))
        return [*items, adding, *self._form(references)]

    def _place(self, at: int) -> str:
        """Return the id of the form of a card."""
        return f"{self.name}:card:{at}"

    def _form(self, references: References | None) -> list[Node]:
        if not 0 <= self.open < len(self.cards):
            return []
        prefix = f"{self.name}:{self.open}:"
        card = self.cards[self.open]
        nodes = card_nodes(card, prefix, references, self.asked, self.problem)
        close = Button(f"{self.name}:close", _("Done with this one"))
        title, place = self._title(self.open), self._place(self.open)
        return [Group(title, [*nodes, close], fieldset=True, id=place)]

    def _title(self, at: int) -> str:
        return title_of(self.cards[at]) or _("Entry {number} (no name yet)").format(number=at + 1)

    def _remove_label(self, at: int) -> str:
        return _("Remove: {name}").format(name=self._title(at))

    def update(self, event: Event) -> CardList[Card] | None:
        """Return the list after an event, or None when the event is not of this list."""
        name, _colon, action = event.id.partition(":")
        if name != self.name or not action:
            return None
        verb, _colon, rest = action.partition(":")
        if verb == "add":
            return replace(self, cards=(*self.cards, self.cls()), open=len(self.cards))
        if verb == "close":
            return replace(self, open=-1, problem=None)
        if verb in ("open", "remove"):
            return self._pick(verb, int(rest))
        return self._answer(int(verb), rest, event.value)

    def _pick(self, verb: str, at: int) -> CardList[Card]:
        if verb == "open":
            return replace(self, open=-1 if at == self.open else at, problem=None)
        kept = (*self.cards[:at], *self.cards[at + 1 :])
        return replace(self, cards=kept, open=-1, problem=None)

    def _answer(self, at: int, field: str, value: Any) -> CardList[Card]:
        card, problem = answered(self.cards[at], field, value)
        cards = (*self.cards[:at], card, *self.cards[at + 1 :])
        return replace(self, cards=cards, problem=problem)

    def encode(self) -> list[dict[str, Any]]:
        """Return the cards as JSON-able data."""
        return [to_dict(card) for card in self.cards]

    def decode(self, data: Any) -> CardList[Card]:
        """Return the list with saved cards; what cannot be read of them is left empty."""
        cards = tuple(from_dict(self.cls, entry)[0] for entry in data or ())
        return replace(self, cards=cards, open=-1)


def _lists(state: Any) -> dict[str, CardList[Any]]:
    values = {item.name: getattr(state, item.name) for item in fields(state)}
    return {name: value for name, value in values.items() if isinstance(value, CardList)}


def lists_data(state: Any) -> dict[str, list[dict[str, Any]]]:
    """Return the card lists of a state as JSON-able data, by their names."""
    return {cards.name: cards.encode() for cards in _lists(state).values()}


def with_lists(state: State, record: Mapping[str, Any]) -> State:
    """Return a state with its card lists as a record keeps them.

    Raises:
        KeyError: The record lacks one of them.
    """
    saved = {name: cards.decode(record[cards.name]) for name, cards in _lists(state).items()}
    return replace(state, **saved)  # type: ignore[type-var]


def names_of(cards: Sequence[Any]) -> list[str]:
    """Return the titles of cards that have one, for fields that refer to them."""
    return [title_of(card) for card in cards if title_of(card)]


def filled(card: Any) -> bool:
    """Tell whether anything was answered on a card."""
    asked = [item for item in fields_of(type(card)) if item.kind != "origin"]
    return any(not is_empty(getattr(card, item.name)) for item in asked)
