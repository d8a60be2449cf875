"""Reading the declarations of assignments: one JSON file each, in ``bank/``.

A trainer's own assignments stand in a folder that ``MSAI_ASSIGNMENTS`` names, laid out as the
course's: ``bank/<name>.json``, ``solutions/<name>/``, ``exercises/<name>/``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from msai.assignments.model import Assignment, Criterion, Field, Level, Offer, Question
from msai.assignments.options import options_from
from msai.assignments.outcomes import LearningOutcome
from msai.assignments.scoped import scoped
from msai.base.forms import FormField, fields_of
from msai.base.scope import CourseScope, scope
from msai.base.settings import ASSIGNMENTS

BANK = Path(__file__).parent / "bank"
#: Cards as trainers' own declarations may still call them.
_FORMER = {
    "programme.cards:Message": "programme.cards:PlannedMessage",
    "partnership:Conversation": "partnership:Voice",
    "partnership.voice:Conversation": "partnership:Voice",
    "partnership:VoiceConclusion": "partnership:Conclusion",
    "partnership.voice:VoiceConclusion": "partnership:Conclusion",
}
#: Kinds of a card's fields as kinds of an assignment's fields, where they differ.
_KINDS = {"integer": "number", "reference": "text"}


def own_folder() -> Path | None:
    """Return the folder of the trainer's own assignments, if there is one."""
    return ASSIGNMENTS.path


def assignment_ids() -> tuple[str, ...]:
    """Return the assignments that are given, in order: the course's and the trainer's own."""
    here, known = scope(), _declarations(own_folder())
    return tuple(
        name for name, path in sorted(known.items()) if path.parent != BANK or here.gives(name)
    )


def assignment(name: str) -> Assignment:
    """Return a declared assignment, such as ``zadanie-1``, with the questions that are asked here.

    One that is not given here is whole: a class may have handed it in before.

    Raises:
        KeyError: There is no such assignment.
    """
    here, path = scope(), _declarations(own_folder())[name]
    return _scoped(path, here) if here.gives(name) else _read(path)


@cache
def _declarations(own: Path | None) -> dict[str, Path]:
    banks = [BANK] if own is None else [own / "bank", BANK]
    return {path.stem: path for bank in reversed(banks) for path in bank.glob("*.json")}


@cache
def _read(path: Path) -> Assignment:
    return declared(json.loads(path.read_text(encoding="utf-8")))


@cache
def _scoped(path: Path, here: CourseScope) -> Assignment:
    return scoped(_read(path), here.teaches)


def declared(data: Mapping[str, Any]) -> Assignment:
    """Return the assignment that a declaration describes."""
    questions = tuple(_question(entry) for entry in data["questions"])
    place = tuple(_question(entry) for entry in data.get("place", ()))
    return Assignment(**{**data, "questions": questions, "place": place})


def _question(data: Mapping[str, Any]) -> Question:
    rest = dict(data)
    outcome = _outcome(rest.pop("outcome", ""))
    rubric = tuple(_criterion(entry, outcome) for entry in rest.pop("rubric", ()))
    example, lesson = rest.pop("example", ""), rest.pop("lesson", "")
    own_help = rest.pop("own_help", "")
    uses = tuple(rest.pop("uses", ()))
    offer = Offer(**rest.pop("offer")) if "offer" in rest else None
    best = sum(max(level.points for level in criterion.levels) for criterion in rubric)
    points = float(rest.pop("points", best))
    return Question(_field(rest), points, rubric, example, offer, outcome, lesson, uses, own_help)


def _field(data: Mapping[str, Any]) -> Field:
    rest = dict(data)
    card = rest.pop("card", "")
    declared_options = rest.get("options", ())
    rest["listed"] = declared_options if isinstance(declared_options, str) else ""
    rest["options"] = options_from(declared_options)
    rest["rows"] = options_from(rest.get("rows", ()))
    rest["columns"] = tuple(_column(column, card) for column in rest.get("columns", ()))
    return Field(**rest)


def _column(data: Any, card: str) -> Field:
    """Return a column: declared in full, or named, or named and changed, as a field of a card."""
    if not card:
        return _field(data)
    own = {"name": data} if isinstance(data, str) else data
    module, _colon, cls = _FORMER.get(card, card).partition(":")
    fields = {item.name: item for item in fields_of(getattr(import_module(f"msai.{module}"), cls))}
    described = fields.get(own["name"])
    return _field({**_from_card(described), **own} if described else own)


def _from_card(described: FormField) -> dict[str, Any]:
    return {
        "kind": _KINDS.get(described.kind, described.kind),
        "label": described.label,
        "help": described.help,
        "required": described.required,
        "options": [(option.value, option.label) for option in described.options],
        "minimum": described.minimum,
        "maximum": described.maximum,
        "unit": described.unit,
    }


def _criterion(data: Mapping[str, Any], outcome: LearningOutcome | None) -> Criterion:
    """Return a criterion; where it names no outcome, it is evidence of its question's."""
    levels = tuple(Level(float(points), text) for points, text in data["levels"])
    return Criterion(data["name"], levels, _outcome(data.get("outcome", "")) or outcome)


def _outcome(name: str) -> LearningOutcome | None:
    return LearningOutcome(name) if name else None
