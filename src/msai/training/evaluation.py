"""How you will know whether a training gave anything: questions at Kirkpatrick's four levels.

Usefulness predicts use better than "I liked it" does, and liking says nothing about learning:
so the first level asks for usefulness and a first step, and the second compares before and after.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msai.base.findings import Finding
from msai.base.i18n import catalogue

_, ngettext = catalogue("training")

LEVELS = ("reaction", "learning", "behaviour", "results")


@dataclass(frozen=True, slots=True)
class EffectQuestion:
    """One question: its level, when it is asked, the words, and the kind of answer.

    Attributes:
        code: Stable name.
        level: One of `LEVELS`.
        moment: When it is asked, in words.
        text: The question.
        answer: How it is answered, in words.
    """

    code: str
    level: str
    moment: str
    text: str
    answer: str


def level_label(level: str) -> str:
    """Return a level in words."""
    return {
        "reaction": _("1. Reaction: was it useful?"),
        "learning": _("2. Learning: what can people do now?"),
        "behaviour": _("3. Behaviour: what do they do at work?"),
        "results": _("4. Results: what is different for people in the area?"),
    }[level]


def questions(outcome: str) -> tuple[EffectQuestion, ...]:
    """Return the questions for a training whose outcome is given; "" leaves dots."""
    what = outcome or "…"
    last, month = _("in the last ten minutes"), _("after four weeks")
    before_after, quarter = _("before, after and after four weeks"), _("after three months")
    scale, own = _("from 1 to 5"), _("in own words")
    return (
        EffectQuestion("useful", "reaction", last,
                 _("How useful is this for your work in the next month?"), scale),
        EffectQuestion("first_step", "reaction", last,
                 _("What will you do first, with whom, by which day?"), own),
        EffectQuestion("obstacle", "reaction", last,
                 _("What may prevent you, and who can help?"), own),
        EffectQuestion("same_task", "learning", before_after,
                 _("The same task each time: {outcome}").format(outcome=what),
                 _("a rubric, the same for all")),
        EffectQuestion("explain", "learning", before_after,
                 _("Explain to a colleague in three sentences why it is done so."), own),
        EffectQuestion("work_sample", "behaviour", month,
                 _("Send one thing that you did at work in this way, without personal data."),
                 _("a sample of work, a rubric")),
        EffectQuestion("changed", "behaviour", month,
                 _("What have you done differently? What have you given up, and why?"), own),
        EffectQuestion("count", "results", quarter,
                 _("How many documents or arrangements were really changed?"), _("a number")),
        EffectQuestion("people", "results", quarter,
                 _("What can the people in the area see of it? How do you know?"), own),
    )  # fmt: skip


def chosen_questions(outcome: str, codes: Collection[str]) -> list[EffectQuestion]:
    """Return the chosen questions in the order of the levels."""
    return [question for question in questions(outcome) if question.code in codes]


def check_evaluation(codes: Sequence[str]) -> list[Finding]:
    """Return findings on a choice of questions: more than liking, and somebody who compares."""
    levels = {question.level for question in questions("") if question.code in codes}
    findings = []
    if not levels - {"reaction"}:
        reason = _("You only ask for an opinion. Opinions do not tell whether people learned.")
        better = _("Give the same short task before and after.")
        findings.append(Finding("problem", "only_reaction", "questions", reason, better))
    if "behaviour" not in levels:
        reason = _("Nobody looks at what people do at work a month later.")
        better = _("Ask for one sample of work; agree on it before the meeting ends.")
        findings.append(Finding("question", "no_behaviour", "questions", reason, better))
    if "first_step" not in codes:
        reason = _("Nobody writes down a first step.")
        better = _("A step with a day makes the later question possible.")
        findings.append(Finding("question", "no_first_step", "questions", reason, better))
    return findings or [
        Finding("ok", "evaluation", "questions", _("You will see more than satisfaction."))
    ]
