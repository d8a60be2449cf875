"""One step at work after a day of the course: when, where, with whom, agreed with the supervisor.

A plan with a time, a place and a way round the obstacle is kept more often than a mere intention
(P. M. Gollwitzer, P. Sheeran, *Advances in Experimental Social Psychology* 38, 2006, 69–119).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from msai.base.findings import Finding
from msai.base.forms import field, fields_of, is_empty
from msai.base.i18n import catalogue
from msai.base.personal_data import private_kinds
from msai.meetings.spoken import hurting, unreadable

_, ngettext = catalogue("training")

#: Days after the step on which one product of it is shown.
SHOWN_AFTER = 28
#: A step that needs fewer words than this says nothing that can be seen.
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class WorkStep:
    """What somebody will do at work."""

    what: str = field(
        "What I will do",
        help="One thing that others can see. Not: “I will think about it”.",
        required=True,
    )
    when: date | None = field("Which day", kind="date", required=True)
    where: str = field("Where", help="Place and hour.", required=True)
    with_whom: str = field("With whom", help="A role and no name.", required=True, at_work=True)
    obstacle: str = field(
        "If something gets in the way, then", help="If the meeting falls through, then …"
    )
    agreed: str = field(
        "Agreed with the supervisor",
        help="What and when: an hour, a room, an access. Empty: not agreed yet.",
        at_work=True,
    )
    product: str = field(
        "What I will show after 28 days",
        help="An indicator, an agreement, a note, a chapter of “My programme”. No personal data.",
        required=True,
    )

    @property
    def shown(self) -> date | None:
        """The day on which the product is shown."""
        return self.when + timedelta(days=SHOWN_AFTER) if self.when else None


def check_step(step: WorkStep) -> list[Finding]:
    """Return what is missing in a step; an untouched one has no findings."""
    if step == WorkStep():
        return []
    return [*_missing(step), *_vague(step), *_agreement(step), *_people(step), *_words(step)]


def is_whole(step: WorkStep) -> bool:
    """Tell whether a step can go into the calendar and to the supervisor."""
    return step != WorkStep() and not any(one.verdict == "problem" for one in check_step(step))


def _missing(step: WorkStep) -> Iterator[Finding]:
    for item in fields_of(WorkStep):
        if item.required and is_empty(getattr(step, item.name)):
            reason = _("“{label}” is empty.").format(label=item.label)
            yield Finding("problem", f"{item.name}_missing", item.name, reason, item.help)


def _vague(step: WorkStep) -> Iterator[Finding]:
    if step.what and len(step.what.split()) < FEWEST_WORDS:
        reason = _("Nobody could see whether this was done.")
        better = _("Write what you will do and with what: three words at least.")
        yield Finding("question", "vague_step", "what", reason, better)


def _agreement(step: WorkStep) -> Iterator[Finding]:
    if is_empty(step.agreed):
        reason = _("The supervisor does not know yet.")
        better = _("Show this card and write what was agreed: time, place, access.")
        yield Finding("question", "not_agreed", "agreed", reason, better)


def _people(step: WorkStep) -> Iterator[Finding]:
    for item in fields_of(WorkStep):
        value = getattr(step, item.name)
        kinds = private_kinds(value) if isinstance(value, str) else []
        if kinds:
            reason = _("“{label}” seems to hold {what}.").format(
                label=item.label, what=", ".join(kinds)
            )
            yield Finding("problem", "person", item.name, reason, _("Write a role instead."))


def _words(step: WorkStep) -> Iterator[Finding]:
    """Find what hurts anywhere, and what nobody can read in the step and its product."""
    for item in fields_of(WorkStep):
        value = getattr(step, item.name)
        if not isinstance(value, str):
            continue
        if found := hurting(value):
            reason = _("“{label}”: “{found}” may hurt.").format(label=item.label, found=found)
            yield Finding(
                "problem", "hurts", item.name, reason, _("The supervisor reads this card.")
            )
        elif item.name in ("what", "product") and (found := unreadable(value)):
            reason = _("“{label}”: a program cannot read “{found}”.").format(
                label=item.label, found=found
            )
            yield Finding("problem", "unreadable", item.name, reason, _("Write it in whole words."))
