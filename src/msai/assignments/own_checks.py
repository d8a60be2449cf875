"""What does not fit in the numbers of one's own municipality: told, never a reason to refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msai.assignments.checks import Gap
from msai.assignments.model import Assignment
from msai.assignments.own_people import STARTED, own_people
from msai.assignments.own_place import (
    HECTARES,
    INDICATORS,
    RESIDENTS,
    SOCIAL,
    UNITS,
    is_own,
    own_municipality,
)
from msai.base.i18n import catalogue
from msai.base.personal_data import personal_data

_, ngettext = catalogue("assignments")


def own_gaps(task: Assignment, answers: Mapping[str, Any]) -> list[Gap]:
    """Return what to look at in the numbers of one's own municipality; none for Wierzbogród."""
    if not is_own(answers):
        return []
    found = (_sums, _kinds, _people, _private)
    return [gap for look in found for gap in look(task, answers)]


def _sums(task: Assignment, answers: Mapping[str, Any]) -> Iterator[Gap]:
    own = own_municipality(task, answers)
    hint = _("Correct the table or the number of the whole municipality: nothing can be computed.")
    if own.people and own.exceeds(1):
        text = _("The units have more inhabitants together than the whole municipality.")
        yield Gap(RESIDENTS, "more_than_whole", text, hint)
    if own.hectares and own.exceeds(0):
        text = _("The units are larger together than the whole municipality.")
        yield Gap(HECTARES, "more_than_whole", text, hint)
    rows = answers.get(UNITS)
    names = [str(row.get("name") or "").strip() for row in rows or () if isinstance(row, Mapping)]
    if twice := sorted({name for name in names if name and names.count(name) > 1}):
        text = _("Two units have the same name: {names}.").format(names=", ".join(twice))
        yield Gap(UNITS, "same_name", text, _("Give every unit a name of its own."))


def _kinds(task: Assignment, answers: Mapping[str, Any]) -> Iterator[Gap]:
    known = own_municipality(task, answers).known.values()
    spheres = {one.sphere for one in known}
    if known and (SOCIAL not in spheres or spheres == {SOCIAL}):
        text = _("One indicator has to be social and one of another sphere.")
        yield Gap(INDICATORS, "one_sphere", text, _("Art. 9 asks for both. Add the missing one."))


def _people(task: Assignment, answers: Mapping[str, Any]) -> Iterator[Gap]:
    people = own_people(task, answers)
    if people is not None and people.reached + people.unknown > people.started:
        text = _("There are more people with a known or unknown result than people who began.")
        yield Gap(STARTED, "more_than_whole", text, _("Count everyone once, among all who began."))


def _private(task: Assignment, answers: Mapping[str, Any]) -> Iterator[Gap]:
    for question in task.place:
        found = dict.fromkeys(
            kind for text in _texts(answers.get(question.grade_id)) for kind in personal_data(text)
        )
        if found:
            text = _("“{label}”: there seems to be {what} here.").format(
                label=question.field.label, what=", ".join(found)
            )
            hint = _("Take it out: only numbers of whole units belong here.")
            yield Gap(question.grade_id, "personal_data", text, hint, blocking=False)


def _texts(answer: Any) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, Mapping):
        for item in answer.values():
            yield from _texts(item)
    elif isinstance(answer, (list, tuple)):
        for item in answer:
            yield from _texts(item)
