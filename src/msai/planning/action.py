"""The card of an action (karta przedsięwzięcia), ready for a revitalisation programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from msai.base.forms import field

INSTRUMENTS = {
    "social": "Social: groups, assistants, work with a family, supervision of everyday life",
    "work": "Work: job club, internships, social employment, supported employment",
    "education": "Education: learning, courses, tutoring, going back to school",
    "health": "Health: therapy, addiction treatment, psychological help",
    "community": "Community: neighbours' initiatives, local organising, volunteering",
    "housing": "Housing: help with debt, keeping a flat, supported housing",
    "care": "Care: services at home, childcare, relief for carers",
}
PLACES = {"inside": "Inside the area", "outside": "Outside the area"}
INVESTMENT = {
    "none": "No link with building works",
    "works": "Goes together with building works",
    "moving": "Building works that mean people moving out",
}
#: Whether a person under 18 takes part without a parent: then the act of 13 May 2016 on the
#: protection of minors asks for checks before the first day (art. 21) and standards (art. 22b–22c).
MINORS = {
    "no": "No, or only with a parent",
    "yes": "Yes: a child or a young person without a parent",
}


@dataclass(frozen=True, slots=True)
class Action:
    """What will be done, for how many people, by whom and where."""

    name: str = field("Action", help="A few words that everybody will use.", required=True)
    goal: str = field("Goal it leads to", kind="reference", refers_to="goals", required=True)
    description: str = field("What will be done", kind="long_text", required=True)
    instrument: str = field(
        "Instrument of active integration", kind="choice", options=INSTRUMENTS, required=True
    )
    audience: str = field("For whom", required=True)
    people: int | None = field(
        "How many people", help="Different persons, not entries.", kind="integer", minimum=0,
        required=True,
    )  # fmt: skip
    group: str = field(
        "This group in the diagnosis",
        help="The row of the diagnosis that counts such people in the area.",
        kind="reference",
        refers_to="phenomena",
    )
    invitation: str = field(
        "How they will be invited", help="Who speaks to them, where, when.", required=True
    )
    place: str = field("Place", help="No flat numbers.", required=True)
    inside: str = field("In relation to the area", kind="choice", options=PLACES, required=True)
    outside_reason: str = field(
        "Why outside, and how it serves the people of the area", kind="long_text"
    )
    subarea: str = field("Subarea it serves", kind="reference", refers_to="subareas")
    lead: str = field("Who carries it out", kind="reference", refers_to="partners", required=True)
    partners: tuple[str, ...] = field("Who helps", kind="references", refers_to="partners")
    assets: tuple[str, ...] = field(
        "Assets of the place it builds on", kind="references", refers_to="assets"
    )
    result: str = field("Expected result", help="What changes in people.", required=True)
    accessibility: str = field(
        "How a person with special needs will take part",
        help="On a wheelchair, deaf, blind, not reading well, with a child.",
        kind="long_text",
        required=True,
    )
    minors: str = field(
        "Anybody under 18 without a parent?",
        help="Also while parents are at a meeting, on the way to school, on a trip.",
        kind="choice",
        options=MINORS,
        required=True,
    )
    minors_protection: str = field(
        "How children are protected",
        help="Organiser; who checks both registers and certificates of everybody, volunteers too,"
        " before the first day; where the standards hang; two adults; who takes a signal.",
        kind="long_text",
        asked_if=("minors", "yes"),
    )
    investment: str = field(
        "Link with building works", kind="choice", options=INVESTMENT, required=True
    )
    moving_support: str = field("Who accompanies people who have to move", kind="long_text")
    start: date | None = field("Beginning", kind="date", required=True)
    end: date | None = field("End", kind="date", required=True)
