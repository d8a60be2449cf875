"""Cards of the draft programme on the table: lists that are edited and refer to each other by name.

What exercises give to *Mój program* they keep as a `Programme` with only their own parts filled, so
that a name that changes takes the references of the other cards along.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from msai.base.forms import FormField, fields_of, from_dict, title_of, to_dict
from msai.base.i18n import catalogue
from msai.errors import Problem
from msai.evidence import names as evidence_names
from msai.programme import Programme, read_parts, rename
from msai.programme.asked import ASKED
from msai.ui import Checks, Choice, Event, Group, Input, Node, Text
from msai.ui.cards import CardList, References, answered, names_of

_, ngettext = catalogue("activities_change")


def part_of(name: str) -> FormField | None:
    """Return how a part of the draft is declared, or None when there is no such part."""
    return next((item for item in fields_of(Programme) if item.name == name), None)


@dataclass(frozen=True)
class Draft:
    """Parts of the draft and what is open.

    Attributes:
        programme: The cards.
        open: Position of the open card by part.
        was: Last name of the open card by part, for references to follow a name typed anew.
        problems: What was wrong with the last answer, by part.
    """

    programme: Programme = field(default_factory=Programme)
    open: Mapping[str, int] = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)

    def cards(self, part: str) -> CardList[Any]:
        """Return a part as a list of cards to edit.

        Raises:
            KeyError: The draft has no such list.
        """
        described = part_of(part)
        if described is None or described.kind != "cards" or described.card is None:
            raise KeyError(part)
        cards = getattr(self.programme, part)
        at, problem = self.open.get(part, -1), self.problems.get(part)
        return CardList(part, described.card, cards, at, problem, ASKED.get(part))

    def opened(self, part: str) -> Any | None:
        """Return the open card of a part, or None."""
        cards = self.cards(part)
        return cards.cards[cards.open] if 0 <= cards.open < len(cards.cards) else None

    def update(self, event: Event, parts: Sequence[str]) -> Draft | None:
        """Return the draft after an event of one of these parts, None when it is of none."""
        part, _colon, inner = event.id.partition(":")
        outer, _dot, name = part.partition(".")
        if outer not in parts:
            return None
        described = part_of(outer)
        if described is not None and described.kind != "cards":
            return self._answer(described, name, event.value)
        try:
            changed = self.cards(part).update(event) if inner else None
        except (ValueError, IndexError):
            return self
        return self.with_cards(changed) if changed is not None else self

    def _answer(self, described: FormField, inner: str, value: Any) -> Draft:
        """Take the answer to a single text, or to a field of a single card."""
        part = described.name
        if inner:
            card, problem = answered(getattr(self.programme, part), inner, value)
        else:
            read, problems = from_dict(Programme, {part: value})
            problem = problems[0] if problems else None
            card = getattr(self.programme if problem else read, part)
        changes: dict[str, Any] = {part: card}
        problems_left = {name: old for name, old in self.problems.items() if name != part}
        return replace(
            self,
            programme=replace(self.programme, **changes),
            problems={**problems_left, part: problem} if problem else problems_left,
        )

    def with_cards(self, after: CardList[Any]) -> Draft:
        """Return the draft with a changed list; references follow a changed name."""
        part = after.name
        before = self.cards(part)
        changes: dict[str, Any] = {part: after.cards}
        programme = replace(self.programme, **changes)
        same_card = after.open == before.open >= 0 and len(after.cards) == len(before.cards)
        was = self._known_name(before) if same_card else ""
        now = title_of(after.cards[after.open]) if same_card else ""
        others = [title_of(card) for at, card in enumerate(after.cards) if at != after.open]
        if was and now and was != now and was not in others:
            programme = rename(programme, part, was, now)
        problems = {name: old for name, old in self.problems.items() if name != part}
        return Draft(
            programme,
            {**self.open, part: after.open},
            {**self.was, part: now or was},
            {**problems, part: after.problem} if after.problem else problems,
        )

    def _known_name(self, cards: CardList[Any]) -> str:
        return title_of(cards.cards[cards.open]) or self.was.get(cards.name, "")

    def list_nodes(
        self, part: str, add: str, context: Programme, typed: Sequence[str] = ()
    ) -> list[Node]:
        """Return a part as a list with the form of its open card.

        Args:
            part: Name of the part.
            add: Words on the button that adds a card.
            context: What cards may refer to besides the draft's own cards.
            typed: Fields whose names are given here, so they are typed instead of chosen.
        """
        nodes = self.cards(part).view(add, references(self.programme, context))
        return choosable(nodes, typed)

    def encode(self, parts: Sequence[str]) -> dict[str, Any]:
        """Return these parts as *Mój program* reads them."""
        return {
            item.name: value
            for item in fields_of(Programme)
            if item.name in parts and (value := _plain(getattr(self.programme, item.name)))
        }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [to_dict(card) for card in value]
    return value if isinstance(value, str) else to_dict(value)


def decode(data: Any, parts: Sequence[str]) -> Draft:
    """Read saved parts; what cannot be read of them is left empty.

    Raises:
        TypeError: The data are no parts of a draft.
    """
    if not isinstance(data, Mapping):
        raise TypeError("parts of a draft are a mapping")
    programme, _problems = read_parts({n: v for n, v in data.items() if n in parts})
    return Draft(programme)


def references(programme: Programme, context: Programme) -> References:
    """Return the names that cards can refer to: the draft's own, or else the context's.

    Cards of evidence are the same for everybody.
    """
    of_parts = {
        item.name: names_of(getattr(programme, item.name)) or names_of(getattr(context, item.name))
        for item in fields_of(Programme)
        if item.kind == "cards"
    }
    return {**of_parts, "what_works": evidence_names()}


def choosable(nodes: Sequence[Node], typed: Sequence[str] = ()) -> list[Node]:
    """Return nodes without questions that have no answers yet; needed ones say why."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            kept.append(replace(node, children=choosable(node.children, typed)))
        elif isinstance(node, Choice) and node.id.rpartition(":")[2] in typed:
            kept.append(Input(node.id, node.label, node.value, help=node.help))
        elif not isinstance(node, (Choice, Checks)) or node.options:
            kept.append(node)
        elif node.label.endswith(_needed()):
            text = _("{label}: nothing to choose from yet. Fill in the earlier steps first.")
            kept.append(Text(text.format(label=node.label.removesuffix(_needed())), small=True))
    return kept


def _needed() -> str:
    return " " + catalogue("ui")[0]("(needed)")
