"""Difficult situations in the room: behaviours, not people; from the mildest reaction upwards.

Behaviours and reactions come from the bank `difficult_behaviours`; why a reaction makes things
worse, and the ladder for a behaviour that goes on, follow its principles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.i18n import catalogue
from msai.base.replies import Reply, turned
from msai.base.resources import load_bank

_, ngettext = catalogue("training")

#: From the mildest reaction to the last one.
LADDER = ("structure", "contract", "break_talk", "organiser", "end")
#: Behaviours with which one does not wait for the next exercise: people are hurt meanwhile.
AT_ONCE = frozenset({"TZ-10", "TZ-14", "TZ-18"})
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


def cause_reactions(one: Behaviour) -> tuple[Reply, ...]:
    """Return three ways of seeing the behaviour: two possible causes and a label for a person."""
    possible = _("Possible. It can be asked about, and you can change something about it.")
    label = _(
        "This describes a person, not a behaviour. Nobody changes it before the meeting ends, and"
        " you stop looking at the task, the room and your own part."
    )
    ways = [
        Reply("cause-0", one.causes[0], True, possible),
        Reply("label", one.label, False, label),
        Reply("cause-1", one.causes[1], True, possible),
    ]
    return turned(ways, behaviours().index(one))


def first_reactions(one: Behaviour) -> tuple[Reply, ...]:
    """Return three first reactions: one that helps and two that make it worse."""
    good = one.good_reactions[0]
    why = _("It changes the situation and leaves the person a way to join in.")
    ways = [Reply("good", good, True, why)]
    for at, text in enumerate(one.poor_reactions[:2]):
        ways.append(Reply(f"poor-{at}", text, False, harm_words(HARM[one.id][at])))
    return turned(ways, behaviours().index(one) + 1)


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


def next_reactions(one: Behaviour) -> tuple[Reply, ...]:
    """Return what to do when the behaviour goes on: the next step of the ladder, and jumps.

    Where people are hurt meanwhile, a limit is named at once; elsewhere the eye contact and a
    word about the contract of the group come before a talk in the break.
    """
    at_once = one.id in AT_ONCE
    right = "break_talk" if at_once else "contract"
    steps = ("structure", "break_talk", "end") if at_once else ("contract", "organiser", "end")
    ways = [Reply(step, ladder_label(step), step == right, _why(step, right)) for step in steps]
    return turned(ways, behaviours().index(one) + 2)


def _why(step: str, right: str) -> str:
    if step == right:
        return _("One step up: calm, short, about the behaviour and its effect.")
    if LADDER.index(step) < LADDER.index(right):
        return _("Too little here: somebody is being hurt. You have named a limit, now talk.")
    return _("You skip steps. Nobody has heard yet, in private, what disturbs and why.")


def ladder_label(step: str) -> str:
    """Return a step of the ladder in words."""
    return {
        "structure": _("change the form of the exercise"),
        "contract": _("eye contact and a word about the contract of the group"),
        "break_talk": _("a talk in the break, in private, about the behaviour and its effect"),
        "organiser": _("a talk together with the organiser"),
        "end": _("ending the participation"),
    }[step]
