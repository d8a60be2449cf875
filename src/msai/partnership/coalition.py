"""Who is missing from a coalition, and what each card of the map still needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msai.base.findings import Finding, Verdict
from msai.base.i18n import catalogue
from msai.partnership.privacy import private_data
from msai.partnership.stakeholder import INSTITUTIONS, MIDDLE, MUNICIPAL, Stakeholder

_, ngettext = catalogue("partnership")

#: From so many of the four questions on, somebody is a partner of change.
ENOUGH_YES = 3
#: With fewer entries, a map says nothing about who is missing.
FEWEST = 3


def check_coalition(stakeholders: Sequence[Stakeholder]) -> list[Finding]:
    """Return findings on the whole map: who is missing, who would tell you what hurts."""
    if len(stakeholders) < FEWEST:
        reason = _("There are fewer than three entries: it is too early to see who is missing.")
        better = _("Walk through the place in your mind: who is there on a Tuesday at five?")
        return [Finding("question", "too_few", "", reason, better)]
    findings = [*_missing_people(stakeholders), *_missing_independence(stakeholders)]
    findings += _missing_substance(stakeholders)
    return findings or [_fine("coalition", _("Residents, institutions and others are on board."))]


def _partners(stakeholders: Iterable[Stakeholder]) -> list[Stakeholder]:
    return [card for card in stakeholders if card.is_partner]


def _missing_people(stakeholders: Sequence[Stakeholder]) -> Iterator[Finding]:
    residents = [card for card in stakeholders if card.kind == "residents"]
    if not residents:
        reason = _("Nobody who lives there is on the map. It is their change.")
        better = _("Add the people who already do something there, for example repair the bench.")
        yield Finding("problem", "no_residents", "kind", reason, better)
    elif not _partners(residents):
        reason = _("Residents are on the map, but none of them is a partner.")
        better = _("Propose one decision that they really share, and a seat at the table.")
        yield Finding("question", "residents_not_partners", "role", reason, better)


def _missing_independence(stakeholders: Sequence[Stakeholder]) -> Iterator[Finding]:
    kinds = {partner.kind for partner in _partners(stakeholders) if partner.kind}
    if not kinds:
        return
    if kinds <= MUNICIPAL:
        reason = _("All partners are units of the municipality. They depend on one another.")
        better = _("Who will tell you what you do not want to hear? Invite somebody independent.")
        yield Finding("problem", "only_municipal", "kind", reason, better)
    elif kinds <= INSTITUTIONS:
        reason = _("All partners are institutions.")
        better = _("Look for an organisation, a parish, a shop, a housing community.")
        yield Finding("question", "only_institutions", "kind", reason, better)


def _missing_substance(stakeholders: Sequence[Stakeholder]) -> Iterator[Finding]:
    partners = _partners(stakeholders)
    if not partners:
        reason = _("Nobody has the role of a partner yet.")
        better = _("Choose those without whom the change will not happen. Five are enough.")
        yield Finding("problem", "no_partners", "role", reason, better)
        return
    aims = {partner.aim for partner in partners if partner.aim}
    if aims == {"works"}:
        reason = _("All partners want building works above all. Who wants a change in people?")
        better = _("Look for those who answer for people: a school, a clinic, an organisation.")
        yield Finding("problem", "only_works", "aim", reason, better)
    if not any(partner.yes_count >= ENOUGH_YES for partner in partners):
        reason = _("No partner has at least three times yes to the four questions.")
        better = _("Ask again: touch with people, own change, own figure, stays after the money.")
        yield Finding("question", "no_partner_of_change", "contact", reason, better)


def check_stakeholder(stakeholder: Stakeholder) -> list[Finding]:
    """Return findings on one card of the map."""
    findings = [*_place(stakeholder), *_partnership(stakeholder), *_strength(stakeholder)]
    findings += private_data(stakeholder)
    return findings or [_fine("stakeholder", _("You know why, what and when."), stakeholder.name)]


def _place(card: Stakeholder) -> Iterator[Finding]:
    if card.quadrant is None:
        reason = _("Interest or influence is not rated, so it is not on the map.")
        better = _("Give both from 1 to 5; you may change them after the conversation.")
        yield Finding("problem", "not_rated", "interest", reason, better, card.name)


def _partnership(card: Stakeholder) -> Iterator[Finding]:
    if not card.is_partner:
        return
    if not card.task or not card.person:
        reason = _("A partner without a task and a person to talk to leaves quietly.")
        better = _("Write one task with a post, or choose “kept informed”.")
        yield Finding("problem", "idle_partner", "task", reason, better, card.name)
    if card.yes_count < 2:
        reason = _("Only {count} of the four answers is yes. This is rarely a partner of change.")
        better = _("Propose a smaller role, adviser or contractor, or ask what it could change.")
        text = reason.format(count=card.yes_count)
        yield Finding("question", "few_yes", "contact", text, better, card.name)
    if card.kind not in MUNICIPAL and card.consent != "yes":
        reason = _("It is from outside the municipality and has not agreed yet.")
        better = _("Ask before you write the name into a document.")
        yield Finding("question", "no_consent", "consent", reason, better, card.name)


def _strength(card: Stakeholder) -> Iterator[Finding]:
    strong = (card.influence or 0) > MIDDLE
    if strong and card.stance == "against" and not card.fears:
        reason = _("Somebody with large influence is against, and you do not know why.")
        better = _("Before you convince, ask what they may lose.")
        yield Finding("problem", "strong_opponent", "fears", reason, better, card.name)
    if (strong or card.is_partner) and card.next_talk is None:
        reason = _("There is no date of the next conversation.")
        better = _("Set one, at their place if possible.")
        yield Finding("question", "no_next_talk", "next_talk", reason, better, card.name)


def _fine(code: str, reason: str, subject: str = "", verdict: Verdict = "ok") -> Finding:
    return Finding(verdict, code, "", reason, subject=subject)
