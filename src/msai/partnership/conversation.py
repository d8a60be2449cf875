"""A conversation with a partner who objects: answer in own words, then compare.

Objections and their answers come from the bank `partner_objections`; its utterances and figures
are made up. An own answer is read by the six principles of the bank.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.findings import Finding
from msai.base.i18n import catalogue
from msai.base.replies import Reply, turned
from msai.base.resources import load_bank
from msai.base.stems import has_word
from msai.meetings.spoken import promised_for_others, spoils, spoken_faults
from msai.partnership.words import ACKNOWLEDGE, SMALL, ends_openly, has_figure, names_own_part

_, ngettext = catalogue("partnership")

PRINCIPLES = ("acknowledge", "figure", "own_task", "small", "honest", "open_end")
#: Fewer words are a slogan, more a presentation.
SHORTEST, LONGEST = 8, 90


@dataclass(frozen=True, slots=True)
class Objection:
    """What a partner says against, what stands behind it, and three answers to it."""

    id: str
    partner: str
    objection: str
    interest: str
    weak_answer: str
    why_weak: str
    good_answer: str
    why_good: str
    promise: str
    why_promise: str


def _objection(entry: dict[str, Any]) -> Objection:
    return Objection(**{name: entry[name] for name in Objection.__slots__})


#: The objections of the bank.
OBJECTIONS = Bank("partner_objections", _objection)
objections, objection = OBJECTIONS.entries, OBJECTIONS.entry


def bank_principles() -> tuple[str, ...]:
    """Return the principles as the bank words them."""
    return tuple(load_bank("partner_objections")["principles"])


def answer_replies(raised: Objection) -> tuple[Reply, ...]:
    """Return three answers: the good one, the weak one, and a promise beyond one's influence."""
    replies = [
        Reply("good", raised.good_answer, True, raised.why_good),
        Reply("weak", raised.weak_answer, False, raised.why_weak),
        Reply("promise", raised.promise, False, raised.why_promise),
    ]
    return turned(replies, objections().index(raised) + 1)


def principle_label(code: str) -> str:
    """Return a principle in a few words."""
    return {
        "acknowledge": _("Acknowledge the interest and the cost"),
        "figure": _("One concrete figure"),
        "own_task": _("Your own task"),
        "small": _("A small request with an end"),
        "honest": _("No promise beyond your influence"),
        "open_end": _("A question or a next step at the end"),
    }[code]


def assess(answer: str) -> list[Finding]:
    """Read an own answer: what must not be said so, then which of the six principles are missing.

    The reading goes by words, so it may miss what is well said otherwise: what is not found is a
    question. It praises nothing; `traces` tells what it found.

    Returns:
        Problems of `msai.meetings.spoken_faults` alone where there are any; else a question per
        principle that was not found, and questions about length and empty numbers.
    """
    faults = spoken_faults(answer)
    if any(fault.verdict == "problem" for fault in faults):
        return [*faults, *_length(answer)]
    missing = [_missing(code) for code in PRINCIPLES if not _TESTS[code](answer)]
    return [*faults, *missing, *_length(answer)]


def traces(answer: str) -> tuple[str, ...]:
    """Return the principles whose traces are found in an answer; none where something spoils it."""
    if spoils(answer):
        return ()
    return tuple(code for code in PRINCIPLES if _TESTS[code](answer))


def kept(answer: str) -> int:
    """Return of how many of the six principles there are traces."""
    return len(traces(answer))


_TESTS: dict[str, Callable[[str], bool]] = {
    "acknowledge": lambda text: has_word(text, ACKNOWLEDGE),
    "figure": has_figure,
    "own_task": names_own_part,
    "small": lambda text: has_word(text, SMALL),
    "honest": lambda text: bool(text.strip()) and not promised_for_others(text),
    "open_end": ends_openly,
}


def _missing(code: str) -> Finding:
    reason, better = _words()[code]
    return Finding("question", code, "answer", reason, better, principle_label(code))


def _words() -> dict[str, tuple[str, str]]:
    """Return for each principle: why its lack matters, what to do."""
    return {
        "acknowledge": (
            _("I cannot see that you acknowledge the partner's interest or cost."),
            _("Begin with it: “I understand that …”, “You are right: it costs …”."),
        ),
        "figure": (
            _("There is no number. General benefits convince nobody."),
            _("How many people, hours, weeks? Best a figure the partner answers for."),
        ),
        "own_task": (
            _("I cannot see what you will do yourself."),
            _("Name your own work first: “we will prepare …”, “I will bring …”."),
        ),
        "small": (
            _("There is no end and no way out. A large request is easily refused."),
            _("Propose a trial: for how long, and what if it does not work?"),
        ),
        "honest": (
            _("You promise something that others decide: money, a vote, statistics."),
            _("Say openly who decides, and promise only your own step."),
        ),
        "open_end": (
            _("It ends like a presentation."),
            _("End with a question or the next step with a day."),
        ),
    }


def _length(answer: str) -> list[Finding]:
    words = len(answer.split())
    if 0 < words < SHORTEST:
        reason = _("This is very short.")
        better = _("Say what you ask for, for how long and what you give.")
        return [Finding("question", "short", "answer", reason, better)]
    if words > LONGEST:
        reason = _("It has {words} words; the partner will lose the thread.").format(words=words)
        return [Finding("question", "long", "answer", reason, _("Leave one benefit and one ask."))]
    return []
