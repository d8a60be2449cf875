"""The 34 consistency checks, in their order, and the page “To clarify” they write."""

from __future__ import annotations

from collections.abc import Iterator

from msai.base.i18n import catalogue
from msai.programme import (
    checks_change,
    checks_diagnosis,
    checks_people,
    checks_plan,
    checks_safety,
    checks_time,
    checks_words,
    made_up,
)
from msai.programme.consistency import (
    CHECKS,
    DEGREES,
    ON_TOP,
    Clarification,
    ConsistencyCheck,
    Degree,
)
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: Modules whose import declares the checks.
GROUPS = (
    checks_diagnosis,
    checks_change,
    checks_people,
    checks_plan,
    checks_safety,
    checks_time,
    checks_words,
)
ALL_CHECKS: tuple[ConsistencyCheck, ...] = tuple(
    sorted(CHECKS.values(), key=lambda item: item.number)
)


def clarify(programme: Programme) -> list[Clarification]:
    """Return what is to be clarified: made-up data, the five most telling, then by degree, number.

    Checks that are not for the path of this municipality stay silent; before a path is chosen
    only those for all three run. Answered questions come last.
    """
    entries = [entry for item in ALL_CHECKS for entry in _entries(item, programme)]
    return [*made_up.clarifications(programme), *sorted(entries, key=_rank)]


def _entries(item: ConsistencyCheck, programme: Programme) -> Iterator[Clarification]:
    path = programme.start.path
    if (path or "ABC") not in item.paths:
        return
    answers = {answer.key: answer.text for answer in programme.answers}
    for remark in item.look(programme):
        key = f"{item.code}:{remark.subject}"
        degree = remark.degree or item.degree
        yield Clarification(
            key=key,
            code=item.code,
            degree=degree,
            label=degree_label(degree),
            where=", ".join(_chapter_name(chapter) for chapter in item.chapters),
            what=remark.text,
            why=_(item.why),
            todo=_(item.todo),
            answer=answers.get(key, ""),
        )


def degree_label(degree: Degree) -> str:
    """Return the degree in words."""
    return {
        "contradiction": _("CONTRADICTION"),
        "missing": _("MISSING"),
        "question": _("QUESTION"),
    }[degree]


def _chapter_name(number: str) -> str:
    if number == "*":
        return _("all chapters")
    if number == "Z":
        return _("annexes")
    return _("chapter {number}").format(number=number)


def _rank(entry: Clarification) -> tuple[bool, int, int, int]:
    top = ON_TOP.index(entry.code) if entry.code in ON_TOP else len(ON_TOP)
    return not entry.is_open, top, DEGREES.index(entry.degree), CHECKS[entry.code].number
