"""Stakeholders: whom the change concerns, what they care about, what they will do and when.

The map has two axes (interest and influence) and a sign (for, against, not known). The four
questions to a partner of change are the course's own; the axes are known as Mendelow's matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from msai.base.forms import field, made_up_field
from msai.base.i18n import catalogue

_, ngettext = catalogue("partnership")

KINDS = {
    "residents": "Residents, informal group",
    "organisation": "Organisation, association, foundation",
    "church": "Parish, religious organisation",
    "school": "School, kindergarten",
    "culture": "Library, house of culture, sports centre",
    "health": "Clinic, counselling centre",
    "labour": "Labour office",
    "police": "Police, municipal guard",
    "public": "Another public institution from outside the municipality",
    "housing": "Housing cooperative or community",
    "business": "Employer, shop, entrepreneur",
    "social": "Social assistance: OPS, CUS, PCPR",
    "municipal": "Another unit of the municipality",
    "works": "Contractor, designer, manager of networks",
    "expert": "University, expert, media",
}
STANCES = {"for": "For", "against": "Against", "unknown": "Not known yet"}
AIMS = {"people": "A change in people", "works": "Building works above all"}
ROLES = {
    "partner": "Partner: decides with us and has a task",
    "adviser": "Adviser: one task and an end date",
    "contractor": "Contractor: works for money",
    "informed": "Kept informed",
}
CONSENT = {"yes": "Agreed", "asked": "Asked, no answer yet", "no": "Not asked yet"}
#: Kinds that the municipality runs; a school or a library usually is one of its units.
MUNICIPAL = frozenset({"school", "culture", "social", "municipal"})
#: Kinds that are public institutions, the municipality's own included.
INSTITUTIONS = MUNICIPAL | {"health", "labour", "police", "public"}
#: Interest and influence go from 1 to 5; what is above the middle is large.
MIDDLE, LARGEST = 3, 5

Quadrant = Literal["together", "common_figure", "strengthen", "inform"]
QUADRANTS: tuple[Quadrant, ...] = ("together", "common_figure", "strengthen", "inform")


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A role or an institution, never a private person's name.

    The map of partners asks for all of it; a draft of a programme holds those who are partners.
    """

    name: str = field("Who", help="An institution, a group or a role; no names.", required=True)
    kind: str = field("Sort", kind="choice", options=KINDS, required=True)
    interest: int | None = field(
        "Interest in the change (1–5)", kind="integer", minimum=1, maximum=LARGEST, required=True
    )
    influence: int | None = field(
        "Influence on it (1–5)",
        help="What they really decide, not the title on the door.",
        kind="integer",
        minimum=1,
        maximum=LARGEST,
        required=True,
    )
    stance: str = field("For or against", kind="choice", options=STANCES, required=True)
    aim: str = field("Interested in", kind="choice", options=AIMS, required=True)
    contact: bool = field("Is in touch with the people concerned", kind="flag")
    can_change: bool = field("Can change something of its own", kind="flag")
    figure: str = field(
        "The figure it answers for", help="Guess it, then ask. For example: school attendance."
    )
    stays: bool = field("Stays when the money ends", kind="flag")
    fears: str = field("What it fears or may lose")
    role: str = field("Role you propose", kind="choice", options=ROLES, required=True)
    task: str = field("Task")
    contribution: str = field("What it brings in", help="Hours, a room, people, money, trust.")
    person: str = field("Post to talk to", help="A post, not a name.", at_work=True)
    consent: str = field("Consent", kind="choice", options=CONSENT)
    next_talk: date | None = field("Next conversation", kind="date")
    made_up: str = made_up_field()

    @property
    def yes_count(self) -> int:
        """How many of the four questions to a partner of change are answered with yes."""
        return sum((self.contact, self.can_change, bool(self.figure), self.stays))

    @property
    def quadrant(self) -> Quadrant | None:
        """Field of the map; None as long as one of the two ratings is open."""
        if self.interest is None or self.influence is None:
            return None
        interested, strong = self.interest > MIDDLE, self.influence > MIDDLE
        if strong:
            return "together" if interested else "common_figure"
        return "strengthen" if interested else "inform"

    @property
    def is_partner(self) -> bool:
        """Whether it is meant to decide together with the others."""
        return self.role == "partner"


def by_quadrant(stakeholders: Iterable[Stakeholder]) -> dict[Quadrant, list[Stakeholder]]:
    """Return the stakeholders of each field of the map; who is not rated is in none."""
    fields: dict[Quadrant, list[Stakeholder]] = {name: [] for name in QUADRANTS}
    for stakeholder in stakeholders:
        if stakeholder.quadrant is not None:
            fields[stakeholder.quadrant].append(stakeholder)
    return fields


def quadrant_label(quadrant: Quadrant) -> str:
    """Return what a field of the map means, in words."""
    return {
        "together": _("Large influence, large interest"),
        "common_figure": _("Large influence, small interest"),
        "strengthen": _("Small influence, large interest"),
        "inform": _("Small influence, small interest"),
    }[quadrant]


def quadrant_advice(quadrant: Quadrant) -> str:
    """Return how to work with a field of the map."""
    return {
        "together": _("Work together: this is your coalition. A task, a person, a date for each."),
        "common_figure": _("Ask and listen: look for a figure that both of you answer for."),
        "strengthen": _("Add strength: a voice, a seat at the table, money for small things."),
        "inform": _("Inform shortly and clearly; do not ask for more than is needed."),
    }[quadrant]
