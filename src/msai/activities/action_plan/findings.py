"""What the checks say about each section of the plan."""

from __future__ import annotations

from collections.abc import Iterable

from msai.activities.common.clarifications import clarified
from msai.base.findings import Finding
from msai.base.forms import title_of, validate
from msai.base.i18n import catalogue
from msai.planning import check_budget, check_risks, check_schedule
from msai.programme import Clarification, Programme

_, ngettext = catalogue("activities_change")

#: Parts of the draft by section, and the consistency checks that belong there.
SECTIONS: dict[str, tuple[str, ...]] = {
    "actions": ("actions",),
    "people": ("staff", "tasks", "milestones"),
    "money": ("funding", "budget"),
    "risks": ("risks",),
}
CHECKS: dict[str, tuple[str, ...]] = {
    "actions": ("S10", "S11", "S12", "S33", "S34"),
    "people": ("S19",),
    "money": ("S16",),
    "risks": (),
}


def section_names() -> dict[str, str]:
    """Return the captions of the sections."""
    return {
        "actions": _("Actions"),
        "people": _("People and time"),
        "money": _("Money"),
        "risks": _("Risks"),
    }


def findings_of(programme: Programme) -> dict[str, list[Finding]]:
    """Return findings by section; an empty section has none yet."""
    return {
        "actions": [finding for action in programme.actions for finding in _gaps([action])],
        "people": _gaps((*programme.staff, *programme.milestones)) + _schedule(programme),
        "money": _money(programme),
        "risks": check_risks(programme.risks) if programme.risks else [],
    }


def _schedule(programme: Programme) -> list[Finding]:
    return check_schedule(programme.tasks, programme.staff) if programme.tasks else []


def _money(programme: Programme) -> list[Finding]:
    gaps = _gaps(programme.funding)
    return gaps + (check_budget(programme.budget, programme.funding) if programme.budget else [])


def clarifications_of(programme: Programme, section: str) -> list[Clarification]:
    """Return what the consistency checks find in a section, with the other exercises around it."""
    return clarified(programme, CHECKS[section])


def _gaps(cards: Iterable[object]) -> list[Finding]:
    """Return one finding per card that still has empty places, naming all of them."""
    findings = []
    for card in cards:
        labels = [str(gap.column) for gap in validate(card) if gap.code == "empty"]
        if labels:
            reason = _("Still empty: {fields}.").format(fields=", ".join(labels))
            better = _("Fill in what you know; ask for the rest.")
            subject = title_of(card) or _("card without a name")
            findings.append(Finding("problem", "gaps", "", reason, better, subject))
    return findings
