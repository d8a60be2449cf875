"""A conversation with a partner who objects: hear the interest, answer, say it in own words.

Objections and their answers come from the bank `partner_objections`; its utterances and figures
are made up. An own answer is read by the six principles of the bank.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.findings import Finding, Verdict
from msai.base.i18n import catalogue
from msai.base.personal_data import private_kinds
from msai.base.replies import Reply, turned
from msai.base.resources import load_bank
from msai.base.stems import has_word
from msai.partnership.words import (
    ACKNOWLEDGE,
    SMALL,
    ends_openly,
    has_figure,
    names_own_part,
    promises_too_much,
)

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


def interest_replies(raised: Objection) -> tuple[Reply, ...]:
    """Return three guesses of the interest behind an objection; two belong to other partners."""
    everyone = objections()
    at = everyone.index(raised)
    others = [o for o in (*everyone[at:], *everyone[:at]) if _is_wrong(o, raised)]
    wrong = _("This is what “{partner}” cares about. Read the objection once more.")
    replies = [
        Reply(raised.id, raised.interest, True, _("Yes. Start from this, not from your goal."))
    ]
    for other in (others[0], others[len(others) // 2]):
        replies.append(Reply(other.id, other.interest, False, wrong.format(partner=other.partner)))
    return turned(replies, at)


def _is_wrong(other: Objection, raised: Objection) -> bool:
    """Return whether the interest of another objection is a wrong guess: it shares no word."""
    theirs, ours = (set(re.findall(r"\w{4,}", each.interest)) for each in (other, raised))
    return other.partner != raised.partner and not theirs & ours


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
    """Read an own answer by the six principles.

    The reading goes by words, so it may miss what is well said otherwise: what is not found is a
    question; only a promise of what others decide is a problem.

    Returns:
        One finding per principle, then questions about length and personal data.
    """
    findings = [_principle(code, answer) for code in PRINCIPLES]
    return [*findings, *_length(answer), *_private(answer)]


def kept(answer: str) -> int:
    """Return how many of the six principles are found in an answer."""
    return sum(_TESTS[code](answer) for code in PRINCIPLES)


_TESTS: dict[str, Callable[[str], bool]] = {
    "acknowledge": lambda text: has_word(text, ACKNOWLEDGE),
    "figure": has_figure,
    "own_task": names_own_part,
    "small": lambda text: has_word(text, SMALL),
    "honest": lambda text: bool(text.strip()) and not promises_too_much(text),
    "open_end": ends_openly,
}


def _principle(code: str, answer: str) -> Finding:
    fine, reason, better = _words()[code]
    if _TESTS[code](answer):
        return Finding("ok", code, "answer", fine, subject=principle_label(code))
    verdict: Verdict = "problem" if code == "honest" and answer.strip() else "question"
    return Finding(verdict, code, "answer", reason, better, principle_label(code))


def _words() -> dict[str, tuple[str, str, str]]:
    """Return for each principle: what is well, why its lack matters, what to do."""
    return {
        "acknowledge": (
            _("You show that you have heard the other side."),
            _("I cannot see that you acknowledge the partner's interest or cost."),
            _("Begin with it: “I understand that …”, “You are right: it costs …”."),
        ),
        "figure": (
            _("There is a quantity one can check."),
            _("There is no number. General benefits convince nobody."),
            _("How many people, hours, weeks? Best a figure the partner answers for."),
        ),
        "own_task": (
            _("You say what your side will do."),
            _("I cannot see what you will do yourself."),
            _("Name your own work first: “we will prepare …”, “I will bring …”."),
        ),
        "small": (
            _("The request has a size or an end."),
            _("There is no end and no way out. A large request is easily refused."),
            _("Propose a trial: for how long, and what if it does not work?"),
        ),
        "honest": (
            _("You do not promise what others decide."),
            _("You promise something that others decide: money, a vote, statistics."),
            _("Say openly who decides, and promise only your own step."),
        ),
        "open_end": (
            _("The partner knows what comes next."),
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


def _private(answer: str) -> list[Finding]:
    kinds = private_kinds(answer)
    reason = _("There seems to be {what} here.").format(what=", ".join(kinds))
    better = _("Who gets help is a secret also in a conversation with a partner.")
    return [Finding("question", "personal_data", "answer", reason, better)] if kinds else []
