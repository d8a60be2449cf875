"""The whole draft as one card: saved to one file, merged, renamed."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from msai.base.forms import field, fields_of, from_dict, title_of, titled, to_dict
from msai.base.i18n import catalogue
from msai.base.plain_json import read_json
from msai.errors import MsaiError, Problem
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

_, ngettext = catalogue("programme")

KIND, VERSION = "msai.programme", 2
#: A draft is text; anything larger is not one.
LARGEST_FILE = 5_000_000


@dataclass(frozen=True, slots=True)
class Programme:
    """*Mój program*: every part of the draft; order of the document, not of the work."""

    start: cards.Start = field("Card of the programme", kind="card", card=cards.Start)
    summary: cards.Summary = field("Summary", kind="card", card=cards.Summary)
    mandate: cards.Mandate = field("Mandate", kind="card", card=cards.Mandate)
    area: cards.Area = field("The area", kind="card", card=cards.Area)
    subareas: tuple[cards.Subarea, ...] = field("Subareas", kind="cards", card=cards.Subarea)
    ranking: tuple[cards.RankedUnit, ...] = field(
        "Ranking of units", kind="cards", card=cards.RankedUnit
    )
    phenomena: tuple[cards.Phenomenon, ...] = field(
        "Phenomena in numbers", kind="cards", card=cards.Phenomenon
    )
    tables: tuple[cards.CountTable, ...] = field("Tables", kind="cards", card=cards.CountTable)
    assets: tuple[Asset, ...] = field("Assets", kind="cards", card=Asset)
    voices: tuple[Voice, ...] = field("Voices", kind="cards", card=Voice)
    conclusions: tuple[Conclusion, ...] = field("Conclusions", kind="cards", card=Conclusion)
    vision: str = field("Vision", help="One sentence.", kind="long_text")
    issues: tuple[Issue, ...] = field("Problem tree", kind="cards", card=Issue)
    goals: tuple[Goal, ...] = field("Goals", kind="cards", card=Goal)
    chains: tuple[ChangeChain, ...] = field("Chains of change", kind="cards", card=ChangeChain)
    partners: tuple[Stakeholder, ...] = field("Partners", kind="cards", card=Stakeholder)
    decisions: tuple[Decision, ...] = field("Shared decisions", kind="cards", card=Decision)
    participation: str = field("How residents take part", kind="long_text")
    actions: tuple[Action, ...] = field("Actions", kind="cards", card=Action)
    tasks: tuple[Task, ...] = field("Tasks", kind="cards", card=Task)
    milestones: tuple[Milestone, ...] = field("Milestones", kind="cards", card=Milestone)
    staff: tuple[Staff, ...] = field("People's time", kind="cards", card=Staff)
    funding: tuple[Funding, ...] = field("Sources of money", kind="cards", card=Funding)
    budget: tuple[BudgetLine, ...] = field("Budget", kind="cards", card=BudgetLine)
    cost_comparison: str = field(
        "With what you compare the cost of one lasting change", kind="long_text"
    )
    indicators: tuple[IndicatorCard, ...] = field("Indicators", kind="cards", card=IndicatorCard)
    feedback: str = field("How the result comes back to participants", kind="long_text")
    risks: tuple[Risk, ...] = field("Risks", kind="cards", card=Risk)
    people_data: cards.PeopleAndData = field(
        "People and data", kind="card", card=cards.PeopleAndData
    )
    afterwards: tuple[cards.Afterwards, ...] = field(
        "What stays", kind="cards", card=cards.Afterwards
    )
    messages: tuple[cards.PlannedMessage, ...] = field(
        "Communication", kind="cards", card=cards.PlannedMessage
    )
    agreement: Agreement = field("Draft agreement of partners", kind="card", card=Agreement)
    workshop: str = field("Scenario of the workshop", kind="long_text")
    cases: tuple[Take, ...] = field("Cases we learned from", kind="cards", card=Take)
    answers: tuple[cards.Justification, ...] = field(
        "Answers", kind="cards", card=cards.Justification
    )

    @property
    def people(self) -> int:
        """Participants of all actions; one person in two actions is counted twice."""
        return sum(action.people or 0 for action in self.actions)


def has_content(programme: Programme) -> bool:
    """Return whether anything was entered at all."""
    return programme != Programme()


def read_parts(parts: Any) -> tuple[Programme, list[Problem]]:
    """Read parts of a draft as a file or a record of any version holds them.

    Returns:
        The draft and what could not be read of it.
    """
    return from_dict(Programme, in_present_terms(parts))


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file of *Mój program* holds.

    Attributes:
        programme: The draft.
        problems: What could not be read of it.
        edition: Name of the edition it was saved in; empty: the course itself; None: not said.
        newer: Whether a newer version of the course wrote it.
    """

    programme: Programme
    problems: list[Problem]
    edition: str | None = None
    newer: bool = False


def save(programme: Programme, edition: str | None = None) -> bytes:
    """Return the draft as one JSON file, with the name of the edition it is saved in."""
    about = {} if edition is None else {"edition": edition}
    content = {"kind": KIND, "version": VERSION, **about, "programme": to_dict(programme)}
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def read(content: bytes) -> tuple[Programme, list[Problem]]:
    """Read a saved draft.

    Returns:
        The draft and what could not be read of it.

    Raises:
        MsaiError: It is no file of *Mój program*.
    """
    opened = open_file(content)
    return opened.programme, ([newer_problem()] if opened.newer else []) + opened.problems


def open_file(content: bytes) -> Opened:
    """Read a saved draft and what is told about it.

    Raises:
        MsaiError: It is no file of *Mój program*.
    """
    try:
        if len(content) > LARGEST_FILE:
            raise ValueError("too large")
        data = read_json(content)
        if data["kind"] != KIND:
            raise ValueError("another kind of file")
        version, edition = data["version"], data.get("edition")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise ValueError("no version")
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise MsaiError(_not_ours()) from fault
    programme, problems = read_parts(data.get("programme"))
    known = edition if edition is None else str(edition)
    return Opened(programme, problems, known, newer=version > VERSION)


def rename(programme: Programme, part: str, old: str, new: str) -> Programme:
    """Rename a card of a part and everything that refers to it.

    Raises:
        KeyError: There is no such part.
    """
    if part not in {item.name for item in fields_of(Programme)}:
        raise KeyError(part)
    renamed: Programme = _renamed(programme, part, old, new)
    changed = tuple(
        titled(card, new) if title_of(card) == old else card for card in getattr(renamed, part)
    )
    updates: dict[str, Any] = {part: changed}
    return replace(renamed, **updates)


def _renamed(card: Any, part: str, old: str, new: str) -> Any:
    changes: dict[str, Any] = {}
    for item in fields_of(type(card)):
        value = getattr(card, item.name)
        if item.kind == "card":
            changes[item.name] = _renamed(value, part, old, new)
        elif item.kind == "cards":
            changes[item.name] = tuple(_renamed(inner, part, old, new) for inner in value)
        elif item.refers_to == part and item.kind == "reference":
            changes[item.name] = new if value == old else value
        elif item.refers_to == part:
            changes[item.name] = tuple(new if name == old else name for name in value)
    return replace(card, **changes)


def duplicates(programme: Programme) -> list[Problem]:
    """Return cards of one part that bear the same name: references to them are ambiguous."""
    problems = []
    for item in fields_of(Programme):
        if item.kind != "cards" or item.name == "answers":
            continue
        titles = [title_of(card) for card in getattr(programme, item.name)]
        for title in dict.fromkeys(t for t in titles if t and titles.count(t) > 1):
            message = _("“{title}” stands there more than once.").format(title=title)
            hint = _("Give each a name of its own, or join them.")
            problems.append(Problem(title, item.label, "same_name", message, hint))
    return problems


def _not_ours() -> Problem:
    return Problem.of(
        "not_a_programme",
        _("This file does not hold a draft of a programme, or it is damaged."),
        _("Choose the file that you saved with “Save to a file” in “My programme”."),
    )


def newer_problem() -> Problem:
    """Return what is said of a file that a newer course wrote."""
    return Problem.of(
        "newer_version",
        _("The file comes from a newer version of the course."),
        _("Open it there, or reload this page: it may be an older copy."),
    )
