"""From a conversation to an agreement: roles, shared decisions and the fifteen points.

The order of the points and the descriptions of roles are the course's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from msai.base.findings import Finding
from msai.base.forms import field, fields_of, is_empty
from msai.base.i18n import catalogue
from msai.base.stems import find_words

_, ngettext = catalogue("partnership")

TEAM_ROLES = {
    "leader": "Leader of the partnership",
    "coordinator": "Coordinator",
    "animator": "Animator, community organiser",
    "data": "Guardian of data",
    "host": "Host of the place",
}
#: Residents share at least so many decisions, otherwise “taking part” is a word.
FEWEST_DECISIONS = 3
#: More roles than this in one pair of hands are not looked after.
MOST_ROLES = 2
#: Words that bind nobody.
VAGUE = ("na bieżąco", "w miarę", "odpowiedni", "w razie potrzeby", "wspóln ustal", "niezwłoczn",
         "zgodn z potrzeb", "itp=", "itd=")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Who takes a role, with how much time."""

    role: str = field("Role", kind="choice", options=TEAM_ROLES, required=True)
    who: str = field("Who takes it", help="A post or an institution.", required=True)
    hours: float | None = field(
        "Hours a month", kind="number", minimum=0, maximum=200, required=True
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that is really shared: what, where, when."""

    name: str = field(
        "What is decided together", help="For example: opening hours of the club.", required=True
    )
    body: str = field("Where: name of the body", required=True)
    day: date | None = field("When", kind="date", required=True)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Fifteen points of an agreement of partners; a letter of intent may leave some open."""

    parties: str = field(
        "1. Parties, and who really works", kind="long_text", required=True, at_work=True
    )
    goal: str = field("2. Goal as a change in people", kind="long_text", required=True)
    contributions: str = field(
        "3. What each brings in", help="People, hours, a room, money.", kind="long_text",
        required=True,
    )  # fmt: skip
    tasks: str = field(
        "4. Tasks with dates",
        help="With children: who is the organiser, who checks the adults, whose standards hold.",
        kind="long_text",
        required=True,
    )
    decisions: str = field(
        "5. Decisions: which, who votes, quorum, disputes", kind="long_text", required=True
    )
    money: str = field(
        "6. Money: rates, settlement, what if it is late", kind="long_text", required=True
    )
    data: str = field(
        "7. Personal data: who is the controller, for what, on what basis",
        kind="long_text",
        required=True,
    )
    communication: str = field("8. What is said outside, use of logos", kind="long_text")
    indicators: str = field("9. Indicators and who measures", kind="long_text", required=True)
    review: str = field("10. Review each quarter", kind="long_text", required=True)
    joining: str = field("11. Changes, and new ones joining", kind="long_text")
    leaving: str = field(
        "12. Leaving without a penalty, return of what was lent", kind="long_text", required=True
    )
    ownership: str = field("13. Whose are the materials, on what licence", kind="long_text")
    accessibility: str = field("14. Accessibility", kind="long_text", required=True)
    end: str = field("15. The end, and what stays", kind="long_text", required=True)


def role_duties(role: str) -> tuple[str, str, str]:
    """Return what a role answers for, what not, and how to recognise that it is done well."""
    return {
        "leader": (
            _("goal, opening doors, disputes"),
            _("everyday work"),
            _("others speak of a common goal"),
        ),
        "coordinator": (
            _("plan, dates, list of arrangements, budget"),
            _("the content of work with people"),
            _("four of five arrangements are kept on time"),
        ),
        "animator": (
            _("relations, residents, new voices"),
            _("reports"),
            _("people came whom nobody knew"),
        ),
        "data": (
            _("cards of indicators, quality, hiding of small numbers"),
            _("decisions"),
            _("there is one version of the numbers"),
        ),
        "host": (
            _("hours, keys, rules of the place"),
            _("the programme"),
            _("the place works without the coordinator"),
        ),
    }[role]


def check_roles(holders: Sequence[RoleHolder]) -> list[Finding]:
    """Return findings on roles: each taken, with hours, not all by one."""
    findings = [*_untaken(holders), *_overloaded(holders)]
    return findings or [Finding("ok", "roles", "", _("Each role has somebody with time for it."))]


def _untaken(holders: Sequence[RoleHolder]) -> Iterator[Finding]:
    taken = {holder.role for holder in holders if holder.who}
    labels = {option.value: option.label for option in fields_of(RoleHolder)[0].options}
    for role, label in labels.items():
        if role not in taken:
            reason = _("Nobody is the “{role}”: {duty}.")
            text = reason.format(role=label, duty=role_duties(role)[0])
            yield Finding("question", "untaken_role", "role", text, _("Who will do it?"), label)
    for holder in holders:
        if holder.who and not holder.hours:
            reason = _("There is a role and no time for it.")
            better = _("Write the hours a month that are really free.")
            yield Finding("problem", "role_without_time", "hours", reason, better, holder.who)


def _overloaded(holders: Sequence[RoleHolder]) -> Iterator[Finding]:
    for who, count in Counter(holder.who for holder in holders if holder.who).items():
        if count > MOST_ROLES:
            reason = _("“{who}” has {count} roles.").format(who=who, count=count)
            better = _("Give one of them to a partner, together with the decisions.")
            yield Finding("question", "too_many_roles", "who", reason, better, who)


def check_decisions(decisions: Sequence[Decision]) -> list[Finding]:
    """Return findings on shared decisions: at least three, each with a body and a date."""
    ready = [each for each in decisions if each.name and each.body and each.day]
    findings = [
        Finding(
            "problem",
            "open_decision",
            "body",
            _("It is not said where or when it will be decided."),
            _("Name the body and the day; without them it is a good intention."),
            decision.name,
        )
        for decision in decisions
        if decision not in ready
    ]
    if len(ready) < FEWEST_DECISIONS:
        reason = _("“Residents take part in decisions”: on what, where and when? Ready: {ready}.")
        better = _("Look for small ones first: hours, the use of a small fund, a place.")
        text = reason.format(ready=len(ready))
        findings.append(Finding("problem", "few_decisions", "", text, better))
    return findings or [Finding("ok", "decisions", "", _("It is clear what is decided together."))]


def check_agreement(agreement: Agreement) -> list[Finding]:
    """Return findings on the points of an agreement: what is open, what binds nobody."""
    findings = [
        *(_point(item.name, item.label, getattr(agreement, item.name), item.required)
          for item in fields_of(Agreement))
    ]  # fmt: skip
    open_points = [finding for finding in findings if finding is not None]
    return open_points or [
        Finding("ok", "agreement", "", _("The agreement says what happens if …"))
    ]


def _point(name: str, label: str, text: str, required: bool) -> Finding | None:
    if is_empty(text):
        reason = _("This point is open. It is easier to settle it before it is needed.")
        better = _("Write one sentence: who, what, by when.")
        verdict = "problem" if required else "question"
        return Finding(verdict, "open_point", name, reason, better, label)  # type: ignore[arg-type]
    if words := find_words(text, VAGUE):
        reason = _("“{words}” binds nobody.").format(words=words[0])
        better = _("Write a number or a day instead.")
        return Finding("question", "vague_point", name, reason, better, label)
    return None
