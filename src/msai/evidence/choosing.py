"""The choice between two cards for one's own “because”: which one, and why not the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msai.base.findings import Finding
from msai.base.forms import field, is_empty
from msai.base.i18n import catalogue
from msai.base.stems import has_word
from msai.evidence.card import READ, EvidenceCard, by_name, certainty_words

_, ngettext = catalogue("evidence")

#: A reason shorter than this compares nothing.
FEWEST_WORDS = 4
#: What is no reason for one card and against another.
_EMPTY_REASONS = ("jest popularn", "wszyscy tak", "podoba", "bo tak=", "na pewno", "ładn", "modn")


@dataclass(frozen=True, slots=True)
class Leaning:
    """Which of two evidence cards a “because” leans on, and why."""

    taken: str = field(
        "Card you take",
        help="Choose two cards that could stand behind your “because”; then compare them.",
        kind="reference",
        refers_to="what_works",
    )
    aside: str = field("Card you put aside", kind="reference", refers_to="what_works")
    why: str = field(
        "Why this one and not the other",
        help="For whom it was tested, how sure it is, what it needs, where it failed.",
        kind="long_text",
    )


def check_leaning(leaning: Leaning, subject: str) -> list[Finding]:
    """Return findings on a choice; an untouched one has none, so that older work stays as it was.

    Args:
        leaning: The choice.
        subject: Name of the action whose “because” it is.
    """
    if leaning == Leaning():
        return []
    return [*_pair(leaning, subject), *_reason(leaning, subject), *_doubt(leaning, subject)]


def _pair(leaning: Leaning, subject: str) -> Iterator[Finding]:
    if not (leaning.taken and leaning.aside):
        reason = _("One card alone is no choice.")
        better = _("Choose a second card and compare: for whom, how sure, where it failed.")
        yield Finding("question", "one_card", "evidence", reason, better, subject)
    elif leaning.taken == leaning.aside:
        reason = _("The same card stands on both sides.")
        better = _("Put another one aside.")
        yield Finding("problem", "same_card", "evidence", reason, better, subject)


def _reason(leaning: Leaning, subject: str) -> Iterator[Finding]:
    if is_empty(leaning.why):
        reason = _("It is not said why this card.")
        better = _("Write one difference between the two that matters in your place.")
        yield Finding("problem", "no_reason", "evidence", reason, better, subject)
    elif len(leaning.why.split()) < FEWEST_WORDS or has_word(leaning.why, _EMPTY_REASONS):
        reason = _("This does not compare the cards.")
        better = _("Write one difference between the two that matters in your place.")
        yield Finding("question", "empty_reason", "evidence", reason, better, subject)


def _doubt(leaning: Leaning, subject: str) -> Iterator[Finding]:
    card = by_name(leaning.taken)
    if card is not None and card.is_doubtful:
        reason = _("Evidence for “{card}”: {certainty}.").format(
            card=card.name, certainty=certainty_words(card.certainty)
        )
        better = _("Begin small and write what you will measure, before and after.")
        yield Finding("question", "doubtful_card", "evidence", reason, better, subject)


def side_by_side(first: EvidenceCard, second: EvidenceCard | None = None) -> list[tuple[str, ...]]:
    """Return rows of a comparison: what is told, then each card's words."""
    told = [_told(card) for card in (first, second) if card is not None]
    return [(label, *(one[label] for one in told)) for label in told[0]]


def _told(card: EvidenceCard) -> dict[str, str]:
    return {
        _("For whom"): card.for_whom,
        _("Strength of the evidence"): f"{certainty_words(card.certainty)}. {card.certainty_why}",
        _("What was measured"): " ".join(card.effects),
        _("In Poland"): card.in_poland,
        _("Cost"): card.cost,
        _("What it needs"): card.conditions,
        _("Where it failed"): card.failed,
        _("What is not known"): card.unknown,
        _("Why it may work"): _mechanism(card),
        _("Sources"): "; ".join(_source_names(card)),
    }


def _mechanism(card: EvidenceCard) -> str:
    origin = _("says a source") if card.mechanism_from == READ else _("our conclusion")
    return f"{card.mechanism} ({origin})"


def _source_names(card: EvidenceCard) -> Iterator[str]:
    for source in card.sources:
        retold = "" if source.read == READ else f" ({_('known from a summary')})"
        yield f"{source.name}{retold}"


def leaning_told(leaning: Leaning) -> str:
    """Return the choice as sentences with the sources, for a document; empty without a card."""
    card = by_name(leaning.taken)
    if card is None:
        return ""
    text = _("“Because” leans on the card “{card}” (evidence {certainty}).").format(
        card=card.name, certainty=certainty_words(card.certainty)
    )
    aside = _("Put aside: “{card}”.").format(card=leaning.aside) if leaning.aside else ""
    why = _("Why: {why}").format(why=leaning.why) if leaning.why else ""
    links = "; ".join(f"{source.name}, {source.url}" for source in card.sources)
    sources = _("Sources: {links}").format(links=links)
    return " ".join(filter(None, (text, aside, _sentence(why), sources)))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."
