"""What we take from a case, what not, and why it may go otherwise here: at most three cases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msai.base.findings import Finding
from msai.base.forms import field, is_empty
from msai.base.i18n import catalogue
from msai.base.stems import has_word
from msai.practices.practice import Practice

_, ngettext = catalogue("practices")

MOST_CASES = 3
_FIGURE = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:,\d+)?")
#: Words that say openly that a number was a plan.
_AS_PLAN = ("plan", "założ", "zakład", "miało=", "miał", "zamierz")


@dataclass(frozen=True, slots=True)
class Take:
    """A note on one case, for the annex of the programme."""

    name: str = field("Case", kind="reference", refers_to="practices", required=True)
    take: str = field(
        "What we take", help="One thing: a way of doing, not a number.", kind="long_text",
        required=True,
    )  # fmt: skip
    leave: str = field("What we do not take", kind="long_text", required=True)
    differs: str = field(
        "Why it may go otherwise here",
        help="Size of the place, people, money, time, who leads.",
        kind="long_text",
        required=True,
    )


def figures_in(text: str) -> list[str]:
    """Return the numbers of a text as written, each once."""
    return list(dict.fromkeys(_FIGURE.findall(text)))


def planned_figures(case: Practice, text: str) -> list[str]:
    """Return numbers in a text that stand among the plans of a case and not among its results."""
    planned = {_bare(number) for number in figures_in(" ".join(case.planned))}
    achieved = {_bare(number) for number in figures_in(" ".join((*case.achieved, *case.measured)))}
    return [number for number in figures_in(text) if _bare(number) in planned - achieved]


def _bare(number: str) -> str:
    return number.replace(" ", "").replace("\u00a0", "")


def check_take(note: Take, case: Practice) -> list[Finding]:
    """Return findings on a note: nothing planned is told as a result, differences are named."""
    findings = [*_plans(note, case), *_open(note), *_whole(note, case)]
    return findings or [
        Finding("ok", "take", "", _("One thing, with its limits."), subject=case.name)
    ]


def _plans(note: Take, case: Practice) -> Iterator[Finding]:
    for name in ("take", "differs"):
        text = getattr(note, name)
        numbers = planned_figures(case, text)
        if numbers and not has_word(text, _AS_PLAN):
            reason = _("{numbers} was a plan of that project. Nobody knows whether it came true.")
            better = _("Leave the number out, or write openly that it was planned.")
            text = reason.format(numbers=", ".join(numbers))
            yield Finding("problem", "planned_as_result", name, text, better, case.name)


def _open(note: Take) -> Iterator[Finding]:
    if is_empty(note.take):
        reason, better = _("It is not said what you take."), _("Write one way of doing.")
        yield Finding("problem", "no_take", "take", reason, better, note.name)
    if is_empty(note.leave):
        reason = _("It is not said what you leave.")
        better = _("What was there that you do not have: people, money, years of work before?")
        yield Finding("question", "no_leave", "leave", reason, better, note.name)
    if is_empty(note.differs):
        reason = _("It is not said why it may go otherwise here.")
        better = _("What works in a large city may not work in a village, and the other way round.")
        yield Finding("problem", "no_difference", "differs", reason, better, note.name)


def _whole(note: Take, case: Practice) -> Iterator[Finding]:
    if note.take and not case.has_evidence:
        reason = _("Nothing done or measured is known of this case. It is an idea, not a proof.")
        better = _("Write what you will measure to see whether it works here.")
        yield Finding("question", "no_evidence", "take", reason, better, case.name)


def check_number(notes: Sequence[Take]) -> list[Finding]:
    """Return a finding when more cases are taken than somebody can really use."""
    if len(notes) <= MOST_CASES:
        return []
    reason = _("These are {count} cases; at most three go into the programme.")
    better = _("Keep those of which you will use something this year.")
    return [Finding("problem", "too_many", "", reason.format(count=len(notes)), better)]
