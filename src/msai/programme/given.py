"""What one activity gives to others: a typed value each, and where it stands in saved work.

An activity writes its own value with `write_gift` and reads another's with `read_gift`; *Mój
program* takes all of them (`assemble`). Which record a value is of and under which key its parts
stand is said here and nowhere else. A part of the draft is declared once, in `Programme`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias, TypeVar

from msai.base.forms import field, fields_of, from_dict, to_dict
from msai.errors import Problem
from msai.indicators.card import IndicatorCard
from msai.partnership.agreement import Agreement, Decision
from msai.partnership.stakeholder import Stakeholder
from msai.partnership.voice import Asset, Conclusion, Voice
from msai.planning.action import Action
from msai.planning.budget import BudgetLine, Funding
from msai.planning.change import ChangeChain, Goal, Issue
from msai.planning.risks import Risk
from msai.planning.schedule import Milestone, Staff, Task
from msai.practices.taking import Take
from msai.programme import cards
from msai.programme.older import in_present_terms
from msai.programme.state import Programme, read_parts
from msai.training.agenda import Block, Frame

#: Ids of the records that others read.
DELIMIT_AREA = "delimit-area"
OWN_TABLE = "own-table"
RESIDENTS_VOICE = "residents-voice"
STAKEHOLDER_MAP = "stakeholder-map"
CHAIN_OF_CHANGE = "chain-of-change"
ACTION_PLAN = "action-plan"
INDICATOR_CARD = "indicator-card"
AGENDA_BUILDER = "agenda-builder"
PRACTICE_CATALOGUE = "practice-catalogue"
MY_PROGRAMME = "my-programme"

#: Key of a record under which its parts of the draft stand.
SHARED = "programme"
#: Saved work of activities by id; ids of activities without any are left out.
Records: TypeAlias = Mapping[str, Mapping[str, Any]]


def part(name: str) -> Any:
    """Declare a part of the draft as `Programme` does."""
    declared = next(item for item in dataclasses.fields(Programme) if item.name == name)
    if declared.default_factory is not dataclasses.MISSING:
        return dataclasses.field(
            default_factory=declared.default_factory, metadata=declared.metadata
        )
    return dataclasses.field(default=declared.default, metadata=declared.metadata)


@dataclass(frozen=True, slots=True)
class Gift:
    """What an activity gives; its fields are parts of the draft, or parts of the record itself."""

    RECORD: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class GivenArea(Gift):
    """The area that was chosen, and its units."""

    RECORD: ClassVar[str] = DELIMIT_AREA
    selected: tuple[str, ...] = field("The area", kind="lines")
    area: cards.Area = part("area")
    subareas: tuple[cards.Subarea, ...] = part("subareas")
    ranking: tuple[cards.RankedUnit, ...] = part("ranking")


@dataclass(frozen=True, slots=True)
class GivenNumbers(Gift):
    """Numbers of one's own table, and the area chosen there, to be taken over when asked for."""

    RECORD: ClassVar[str] = OWN_TABLE
    phenomena: tuple[cards.Phenomenon, ...] = part("phenomena")
    tables: tuple[cards.CountTable, ...] = part("tables")
    own_area: cards.Area = field("The area", kind="card", card=cards.Area)
    own_subareas: tuple[cards.Subarea, ...] = field("The area", kind="cards", card=cards.Subarea)
    own_ranking: tuple[cards.RankedUnit, ...] = field(
        "The area", kind="cards", card=cards.RankedUnit
    )


@dataclass(frozen=True, slots=True)
class GivenVoices(Gift):
    """What the place has and what residents say."""

    RECORD: ClassVar[str] = RESIDENTS_VOICE
    assets: tuple[Asset, ...] = part("assets")
    voices: tuple[Voice, ...] = part("voices")
    conclusions: tuple[Conclusion, ...] = part("conclusions")


@dataclass(frozen=True, slots=True)
class GivenPartners(Gift):
    """Partners and what was agreed with them; everybody who is on the map."""

    RECORD: ClassVar[str] = STAKEHOLDER_MAP
    stakeholders: tuple[Stakeholder, ...] = field("Partners", kind="cards", card=Stakeholder)
    partners: tuple[Stakeholder, ...] = part("partners")
    decisions: tuple[Decision, ...] = part("decisions")
    agreement: Agreement = part("agreement")


@dataclass(frozen=True, slots=True)
class GivenChange(Gift):
    """The chain from what happens to people to why an action should work."""

    RECORD: ClassVar[str] = CHAIN_OF_CHANGE
    issues: tuple[Issue, ...] = part("issues")
    goals: tuple[Goal, ...] = part("goals")
    chains: tuple[ChangeChain, ...] = part("chains")


@dataclass(frozen=True, slots=True)
class GivenPlan(Gift):
    """Actions, people's time, money, risks."""

    RECORD: ClassVar[str] = ACTION_PLAN
    actions: tuple[Action, ...] = part("actions")
    tasks: tuple[Task, ...] = part("tasks")
    milestones: tuple[Milestone, ...] = part("milestones")
    staff: tuple[Staff, ...] = part("staff")
    funding: tuple[Funding, ...] = part("funding")
    budget: tuple[BudgetLine, ...] = part("budget")
    risks: tuple[Risk, ...] = part("risks")


@dataclass(frozen=True, slots=True)
class GivenIndicators(Gift):
    """Cards of indicators."""

    RECORD: ClassVar[str] = INDICATOR_CARD
    indicators: tuple[IndicatorCard, ...] = part("indicators")


@dataclass(frozen=True, slots=True)
class GivenWorkshop(Gift):
    """The agenda of a workshop: as the annex tells it, and its parts."""

    RECORD: ClassVar[str] = AGENDA_BUILDER
    frame: Frame = field("Scenario of the workshop", kind="card", card=Frame)
    blocks: tuple[Block, ...] = field("Scenario of the workshop", kind="cards", card=Block)
    workshop: str = part("workshop")


@dataclass(frozen=True, slots=True)
class GivenCases(Gift):
    """Notes on cases of the catalogue."""

    RECORD: ClassVar[str] = PRACTICE_CATALOGUE
    cases: tuple[Take, ...] = part("cases")


GIFTS: tuple[type[Gift], ...] = (
    GivenArea, GivenNumbers, GivenVoices, GivenPartners, GivenChange, GivenPlan, GivenIndicators,
    GivenWorkshop, GivenCases,
)  # fmt: skip
_PARTS = frozenset(item.name for item in dataclasses.fields(Programme))

#: Which record a part of the draft comes from; what is not here is entered in *Mój program* itself.
SOURCES: Mapping[str, str] = {
    item.name: gift.RECORD
    for gift in GIFTS
    for item in dataclasses.fields(gift)
    if item.name in _PARTS
}
Given = TypeVar("Given", bound=Gift)


def parts_of(gift: type[Gift]) -> tuple[str, ...]:
    """Return the parts of the draft that an activity gives."""
    return tuple(item.name for item in dataclasses.fields(gift) if item.name in _PARTS)


def gift_of(cls: type[Given], programme: Programme) -> Given:
    """Return what of a draft an activity gives."""
    return cls(**{name: getattr(programme, name) for name in parts_of(cls)})


def write_gift(gift: Gift) -> dict[str, Any]:
    """Return what an activity's record holds of what it gives; empty parts are left out."""
    plain, empty = to_dict(gift), type(gift)()
    filled = {name for name in plain if getattr(gift, name) != getattr(empty, name)}
    return {
        **{name: value for name, value in plain.items() if name not in _PARTS},
        SHARED: {name: plain[name] for name in parts_of(type(gift)) if name in filled},
    }


def read_gift(cls: type[Given], records: Records) -> Given:
    """Return what an activity has given; what cannot be read or is not there is empty."""
    record = _mapping(records.get(cls.RECORD))
    shared = _shared(records, cls.RECORD)
    data = {
        item.name: (shared if item.name in _PARTS else record).get(item.name)
        for item in fields_of(cls)
    }
    return from_dict(cls, data)[0]


def record_in_present_terms(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a record whose parts of the draft have the cards of today."""
    return {**record, SHARED: in_present_terms(record.get(SHARED))} if SHARED in record else record


def read_any(record_id: str, records: Records) -> Gift | Programme | None:
    """Return what the activity of this id has given; *Mój program* gives a whole draft."""
    if record_id == MY_PROGRAMME:
        return read_parts(_shared(records, MY_PROGRAMME))[0]
    cls = next((gift for gift in GIFTS if record_id == gift.RECORD), None)
    return None if cls is None else read_gift(cls, records)


def assemble(records: Records) -> tuple[Programme, list[Problem]]:
    """Put the draft together from saved work, so that nothing is typed twice.

    Args:
        records: Saved work; what is entered in *Mój program* fills the parts whose activity was
            left out.

    Returns:
        The draft and what could not be read.
    """
    own = _shared(records, MY_PROGRAMME)
    parts = {
        item.name: _shared(records, SOURCES.get(item.name, MY_PROGRAMME)).get(item.name)
        or own.get(item.name)
        for item in fields_of(Programme)
    }
    return from_dict(Programme, parts)


def _shared(records: Records, record_id: str) -> Mapping[str, Any]:
    return _mapping(in_present_terms(_mapping(records.get(record_id)).get(SHARED)))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}
