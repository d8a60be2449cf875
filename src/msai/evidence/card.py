"""The bank of evidence cards: what an action did where it was measured, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.i18n import catalogue

_, ngettext = catalogue("evidence")

#: The lesson in which cards are compared and one is taken.
LESSON = "l10"
#: How the bank marks the strength of what was measured, the strongest first.
STRONG, MEDIUM, WEAK, NONE = "mocne", "średnie", "słabe", "brak"
#: A number that was read in a study itself, or only in what somebody wrote about it.
READ, RETOLD = "źródło", "omówienie"


@dataclass(frozen=True, slots=True)
class StudySource:
    """A source of a card.

    Attributes:
        key: Its key in the bibliography.
        name: Who and when, as a sentence names it.
        url: Where it was read; the same as in the bibliography.
        read: `READ` or `RETOLD`.
    """

    key: str
    name: str
    url: str
    read: str


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    """What is known of one kind of action.

    Attributes:
        effects: What was measured, with its size; sentences.
        certainty: One of `STRONG`, `MEDIUM`, `WEAK`, `NONE`: of the effect, not of the action.
        mechanism: Why it may work; ``mechanism_from`` says whether a source says so.
    """

    id: str
    name: str
    topics: tuple[str, ...]
    for_whom: str
    what: str
    effects: tuple[str, ...]
    certainty: str
    certainty_why: str
    tested_where: str
    in_poland: str
    cost: str
    conditions: str
    failed: str
    unknown: str
    mechanism: str
    mechanism_from: str
    sources: tuple[StudySource, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether nobody can say that it works: the evidence is weak, or there is none."""
        return self.certainty in (WEAK, NONE)


def _card_from(entry: dict[str, Any]) -> EvidenceCard:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in entry.items()
        if name != "sources"
    }
    return EvidenceCard(
        **values, sources=tuple(StudySource(**source) for source in entry["sources"])
    )


#: The cards, in the order of the bank.
CARDS = Bank("what_works", _card_from)
cards, card = CARDS.entries, CARDS.entry


def names() -> tuple[str, ...]:
    """Return the names of all cards, for fields that refer to one."""
    return tuple(one.name for one in cards())


def by_name(name: str) -> EvidenceCard | None:
    """Return the card of this name; None where no card, or no longer one, is called so."""
    return next((one for one in cards() if one.name == name), None)


def certainty_words(certainty: str) -> str:
    """Return what the strength of the evidence means."""
    return {
        STRONG: _("strong: several good studies agree"),
        MEDIUM: _("medium: there is a comparison, with gaps"),
        WEAK: _("weak: few studies, or poor ones"),
        NONE: _("none: nobody has compared"),
    }[certainty]
