"""The catalogue of practices with their sources: planned, done and measured are three things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.bank import Bank
from msai.base.i18n import catalogue

_, ngettext = catalogue("practices")

#: How the bank marks what it says of results.
PLANNED, DONE, MEASURED, UNKNOWN = "planowane", "zrobione", "zmierzone", "nieznane"
FULLY_VERIFIED = "zweryfikowane"


@dataclass(frozen=True, slots=True)
class Measurement:
    """How a change in people was measured.

    Attributes:
        people: Who was counted, and how many.
        compared: With what.
        by: Who measured.
        limits: What must not be concluded.
    """

    people: str
    compared: str
    by: str
    limits: str


@dataclass(frozen=True, slots=True)
class Practice:
    """One case of the catalogue.

    Attributes:
        category: Key of the bank, such as ``PRS_CRZL``; see `category_label`.
        planned: What the project meant to do; never evidence.
        achieved: What a source says was done or came about: things and meetings, not change.
        measured: A change in people that somebody counted, also one that did not come.
        unknown: What was looked for and not found.
        lesson: What can be learned from it; ``lesson_basis`` says whether a source says so.
        confidence: Whether the facts were read in the text of a source.
        of_edition: Whether the edition adds it; the course's editors have not read its sources.
    """

    id: str
    name: str
    category: str
    municipality: str
    municipality_type: tuple[str, ...]
    voivodeship: tuple[str, ...]
    years: str
    area: str
    leader: str
    partners: tuple[str, ...]
    target_groups: tuple[str, ...]
    activities: tuple[str, ...]
    planned: tuple[str, ...]
    achieved: tuple[str, ...]
    unknown: tuple[str, ...]
    budget: str
    lesson: str
    lesson_basis: str
    topics: tuple[str, ...]
    steps: tuple[str, ...]
    urls: tuple[str, ...]
    confidence: str
    confidence_note: str
    measured: tuple[str, ...] = ()
    measurement: Measurement | None = None
    of_edition: bool = False

    @property
    def has_evidence(self) -> bool:
        """Whether a source tells of anything that was done or measured."""
        return bool(self.achieved or self.measured)

    @property
    def is_verified(self) -> bool:
        """Whether all facts were read in the text of a source."""
        return self.confidence == FULLY_VERIFIED


def practice_from(entry: dict[str, Any]) -> Practice:
    """Return a case from an entry of the bank, results put apart by what is known of them."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value or ""
        for name, value in entry.items()
        if name not in ("results", "measurement")
    }
    told = entry.get("measurement")
    results = {
        status: tuple(one["text"] for one in entry["results"] if one["status"] == status)
        for status in (PLANNED, DONE, MEASURED, UNKNOWN)
    }
    return Practice(
        **values,
        planned=results[PLANNED],
        achieved=results[DONE],
        measured=results[MEASURED],
        measurement=Measurement(**told) if told else None,
        unknown=results[UNKNOWN],
    )


#: The catalogue of the course.
PRACTICES = Bank("practices", practice_from)


def category_label(category: str) -> str:
    """Return what a category of the catalogue means."""
    return {
        "PRS_CRZL": _("Social revitalisation programme of the CRZL project"),
        "PRS_inny": _("Programme of the same name, outside that project"),
        "PAL_OSL": _("Local activity programme, organising of a community"),
        "CAL_MAL": _("Local activity centre or place"),
        "CUS": _("Social services centre"),
        "rewitalizacja_spoleczna": _("Social part of a revitalisation"),
        "rewitalizacja_modelowa": _("Model revitalisation"),
        "partnerstwo": _("Partnership"),
        "trwalosc": _("Lasting results"),
        "ekonomia_spoleczna": _("Social economy"),
        "program_badany": _("Programme whose effect on people was measured"),
    }[category]


def verified_words(confidence: str) -> str:
    """Return what was verified, and what nobody verified."""
    read = (
        _("Verified: all these facts were read in the text of the sources given.")
        if confidence == FULLY_VERIFIED
        else _("Verified: some of the facts only. Take the others with care.")
    )
    return f"{read} {_('Nobody of us has checked the results on the spot.')}"


def measurement_rows(measurement: Measurement) -> list[tuple[str, str]]:
    """Return how a change was measured as labels and texts."""
    return [
        (_("Who was counted"), measurement.people),
        (_("Compared with"), measurement.compared),
        (_("Who measured"), measurement.by),
        (_("What must not be concluded"), measurement.limits),
    ]
