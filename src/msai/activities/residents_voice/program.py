"""Exercise 15: assets and residents' voice – what there is, what people say, one conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.activities.common import made_up_marks
from msai.activities.common.feedback import list_after
from msai.activities.residents_voice import screen as residents_voice_view
from msai.activities.residents_voice.papers import documents
from msai.base.i18n import catalogue
from msai.partnership import (
    Asset,
    Conversation,
    VoiceConclusion,
    programme_asset,
    programme_conclusion,
    programme_voice,
)
from msai.programme import assemble
from msai.programme.cards import Phenomenon
from msai.programme.example_voices import assets, conclusion, conversations
from msai.ui import Event, Items, Message, Node, Program
from msai.ui.cards import CardList

_, ngettext = catalogue("activities_people")

#: A diagnosis that people remember has no more conclusions.
MOST_CONCLUSIONS = 3
_ASSETS = CardList("assets", Asset)
_CONVERSATIONS = CardList("conversations", Conversation)
_CONCLUSIONS = CardList("conclusions", VoiceConclusion)


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
    conversations: CardList[Conversation] = _CONVERSATIONS
    conclusions: CardList[VoiceConclusion] = _CONCLUSIONS
    figures: tuple[Phenomenon, ...] = ()


def initial() -> Voices:
    """Return the start: a made-up yard in Wierzbogród."""
    return Voices(
        replace(_ASSETS, cards=tuple(assets())),
        replace(_CONVERSATIONS, cards=tuple(conversations())),
        replace(_CONCLUSIONS, cards=(conclusion(),)),
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


def view(state: Voices) -> Sequence[Node]:
    """Show the map of assets, the conversations and the conclusions."""
    return residents_voice_view.view(state)


def encode(state: Voices) -> dict[str, Any]:
    """Return the record; what the programme takes over stands under ``programme``."""
    return {
        "assets": state.assets.encode(),
        "conversations": state.conversations.encode(),
        "conclusions": state.conclusions.encode(),
        "programme": {
            "assets": [programme_asset(one) for one in state.assets.cards],
            "voices": [programme_voice(one) for one in state.conversations.cards],
            "conclusions": [programme_conclusion(one) for one in state.conclusions.cards],
        },
    }


def decode(record: Mapping[str, Any]) -> Voices:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    empty = Voices()
    return Voices(
        empty.assets.decode(record["assets"]),
        empty.conversations.decode(record["conversations"]),
        empty.conclusions.decode(record["conclusions"]),
    )


def receive(state: Voices, others: Mapping[str, Mapping[str, Any]]) -> Voices:
    """Take the phenomena in numbers, so that a conclusion can name one of them."""
    return replace(state, figures=assemble(others)[0].phenomena)


def solution(_state: Voices) -> Sequence[Node]:
    """Show how the made-up cards become a conclusion."""
    return [
        Message("info", _("One way from the made-up cards to a conclusion.")),
        Items(
            [
                _("Read the cards next to one another: two of three speak of the way after dark."),
                _("Look for a number on the same thing, with a year and a source."),
                _("Write what people say, not what they are: “is afraid to walk home”."),
                _("Add whom you did not talk to. Then go there."),
                _("Answer first what you promised: who is responsible for the lamp."),
            ],
            ordered=True,
        ),
    ]


def program() -> Program[Voices]:
    """Return exercise 15: assets and residents' voice."""
    return Program(
        id="residents-voice",
        title=_("Assets and residents' voice"),
        instruction=_(
            "Collect what the place has and what people say, and make one conclusion with a"
            " number, a voice and a limit."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Begin with what people already do without any institution."),
            _("Write words, not judgements: what exactly did the person say?"),
            _("A conclusion needs all three: so many of so many, in so many conversations, but …"),
        ),
        solution=solution,
        downloads=documents(),
        reads=("own-table", "my-programme"),
        receive=receive,
        version=2,
        migrations={1: made_up_marks.residents_voice},
    )
