"""Exercise 15, what the learner can do: collect assets and conversations, draw conclusions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from msai.activities.common.feedback import list_after
from msai.base.asked import Asked
from msai.partnership import Asset, Conclusion, Voice
from msai.programme import assemble, write_gift
from msai.programme import example_voices as example
from msai.programme.cards import Phenomenon
from msai.programme.given import GivenVoices, Records
from msai.ui import Event
from msai.ui.cards import CardList, lists_data, with_lists

#: A diagnosis that people remember has no more conclusions.
MOST_CONCLUSIONS = 3
#: In a conversation three questions are asked; what was said without them is for the draft.
ASKED = Asked(
    [field.name for field in fields(Voice) if field.name != "said"], needed=("who", "where")
)
_ASSETS = CardList("assets", Asset)
_CONVERSATIONS = CardList("conversations", Voice, asked=ASKED)
_CONCLUSIONS = CardList("conclusions", Conclusion)


@dataclass(frozen=True)
class Voices:
    """Assets, conversations and conclusions of a place.

    Attributes:
        assets: What there is.
        conversations: What people say.
        conclusions: What follows.
        figures: Phenomena that the exercise about one's own table gave.
    """

    assets: CardList[Asset] = _ASSETS
    conversations: CardList[Voice] = _CONVERSATIONS
    conclusions: CardList[Conclusion] = _CONCLUSIONS
    figures: tuple[Phenomenon, ...] = ()


def initial() -> Voices:
    """Return the start: a made-up yard in Wierzbogród."""
    return Voices(
        replace(_ASSETS, cards=tuple(example.assets())),
        replace(_CONVERSATIONS, cards=tuple(example.voices())),
        replace(_CONCLUSIONS, cards=(example.conclusion(),)),
    )


def update(state: Voices, event: Event) -> Voices:
    """Take one step of the learner."""
    if event.id == "clear":
        return Voices(figures=state.figures)
    for name, most in (("assets", 60), ("conversations", 60), ("conclusions", MOST_CONCLUSIONS)):
        cards = list_after(getattr(state, name), event, most)
        if cards is not None:
            return replace(state, **{name: cards})  # type: ignore[arg-type]
    return state


def gives(state: Voices) -> GivenVoices:
    """Return what goes to others: the cards as they are."""
    return GivenVoices(state.assets.cards, state.conversations.cards, state.conclusions.cards)


def encode(state: Voices) -> dict[str, Any]:
    """Return the cards as the learner's record keeps them."""
    return {**write_gift(gives(state)), **lists_data(state)}


def decode(record: Mapping[str, Any]) -> Voices:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    return with_lists(Voices(), record)


def receive(state: Voices, others: Records) -> Voices:
    """Take the phenomena in numbers, so that a conclusion can name one of them."""
    return replace(state, figures=assemble(others)[0].phenomena)
