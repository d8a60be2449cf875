"""Difficult situations in the room: behaviours, not people; from the mildest reaction upwards.

Behaviours and reactions come from the bank `difficult_behaviours`; why a reaction makes things
worse, and the ladder for a behaviour that goes on, follow its principles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.i18n import catalogue
from msai.base.replies import Reply
from msai.base.resources import load_bank

_, ngettext = catalogue("training")

#: From the mildest reaction to the last one.
LADDER = ("structure", "contract", "break_talk", "organiser", "end")
#: What each poor reaction of the bank does, in the order of the bank.
HARM: dict[str, tuple[str, ...]] = {
    "TZ-01": ("exposes", "exposes", "ignores"),
    "TZ-02": ("exposes", "ignores", "competes"),
    "TZ-03": ("competes", "competes", "ignores"),
    "TZ-04": ("presses", "presses", "competes"),
    "TZ-05": ("joins", "presses", "oversteps"),
    "TZ-06": ("competes", "competes", "joins", "ignores"),
    "TZ-07": ("exposes", "exposes", "presses"),
    "TZ-08": ("exposes", "ignores"),
    "TZ-09": ("exposes", "presses", "competes"),
    "TZ-10": ("ignores", "blames_all", "joins"),
    "TZ-11": ("ignores", "presses"),
    "TZ-12": ("exposes", "ignores"),
    "TZ-13": ("oversteps", "oversteps", "ignores"),
    "TZ-14": ("exposes", "presses", "ignores"),
    "TZ-15": ("blames_all", "exposes"),
    "TZ-16": ("presses", "oversteps", "ignores"),
    "TZ-17": ("presses", "exposes"),
    "TZ-18": ("ignores", "joins"),
}


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A behaviour in the room: its look, a label to do without, causes, what helps and what not."""

    id: str
    name: str
    looks_like: str
    label: str
    causes: tuple[str, ...]
    poor_reactions: tuple[str, ...]
    good_reactions: tuple[str, ...]
    example: str
    online: str


def _behaviour(entry: dict[str, Any]) -> Behaviour:
    values = {key: entry[key] for key in Behaviour.__slots__}
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return Behaviour(**{**values, **lists})


#: The behaviours of the bank.
BEHAVIOURS = Bank("difficult_behaviours", _behaviour)
behaviours, behaviour = BEHAVIOURS.entries, BEHAVIOURS.entry


def bank_principles() -> tuple[str, ...]:
    """Return the principles as the bank words them."""
    return tuple(entry["text"] for entry in load_bank("difficult_behaviours")["principles"])


def poor_replies(one: Behaviour) -> tuple[Reply, ...]:
    """Return the reactions that make it worse, each with what it does."""
    return tuple(
        Reply(f"poor-{at}", text, False, harm_words(harm))
        for at, (text, harm) in enumerate(zip(one.poor_reactions, HARM[one.id], strict=True))
    )


def harm_words(harm: str) -> str:
    """Return why a reaction makes things worse."""
    return {
        "exposes": _("It shames somebody before the group. The group learns to be silent."),
        "ignores": _("Nothing changes, and the group sees that nobody watches over the rules."),
        "competes": _("It becomes a contest. Even if you win it, the person and the topic lose."),
        "presses": _("Pressure takes away the choice and leaves the cause as it was."),
        "joins": _("You take part in it, so the group thinks that this is how one does here."),
        "oversteps": _("You do what is not yours: judging, healing or working for somebody."),
        "blames_all": _("The whole group pays for what one person did."),
    }[harm]


def ladder_label(step: str) -> str:
    """Return a step of the ladder in words."""
    return {
        "structure": _("change the form of the exercise"),
        "contract": _("eye contact and a word about the contract of the group"),
        "break_talk": _("a talk in the break, in private, about the behaviour and its effect"),
        "organiser": _("a talk together with the organiser"),
        "end": _("ending the participation"),
    }[step]
