"""The made-up table of exercise 5: who sat at the first meeting in Wierzbogród."""

from __future__ import annotations

from msai.base.i18n import catalogue
from msai.partnership import Stakeholder
from msai.programme.made_up import of_wierzbogrod

_, ngettext = catalogue("programme")


def partners() -> list[Stakeholder]:
    """Return seven made-up cards, marked as such; nobody among them lives in the area."""
    return of_wierzbogrod([
        Stakeholder(
            _("School in Zatorze"), "school", 4, 3, "for", "people", contact=True,
            can_change=True, figure=_("attendance"), stays=True, role="partner",
            task=_("a call home on the day of absence"), contribution=_("a room after lessons"),
            person=_("deputy head"), consent="yes",
        ),
        Stakeholder(
            _("Bakery by the tracks"), "business", 4, 2, "for", "people", contact=True,
            can_change=True, figure=_("how many people leave in a year"), stays=True,
        ),
        Stakeholder(
            _("Seniors' club"), "organisation", 4, 2, "unknown", "people", contact=True,
            can_change=True, stays=True, role="partner",
        ),
        Stakeholder(
            _("Housing cooperative"), "housing", 2, 5, "against", "works",
            contact=True, can_change=True, figure=_("arrears and complaints"), stays=True,
            role="informed",
        ),
        Stakeholder(
            _("Department of investments"), "municipal", 3, 5, "for", "works", can_change=True,
            figure=_("dates of tenders"), stays=True, role="partner",
            task=_("schedule of works"), person=_("head of department"),
            contribution=_("money for the square"), consent="yes",
        ),
        Stakeholder(
            _("Construction firm"), "works", 2, 3, "for", "works", role="partner",
        ),
        Stakeholder(
            _("Association from another town"), "organisation", 3, 1, "for", "people",
            can_change=True, figure=_("participants of its project"), role="partner",
        ),
    ])  # fmt: skip
