"""Which area of a file is which unit of a table: by codes, else by the names it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.diagnosis.boundaries.areas import BoundaryError, FoundArea
from msai.diagnosis.importing.matching import Match, matched, matched_by_code
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Names listed at most where they do not match.
MOST_NAMES = 10


@dataclass(frozen=True, slots=True)
class Named:
    """Units and their areas.

    Attributes:
        areas: Unit → area.
        notes: What was left out.
    """

    areas: Mapping[str, FoundArea]
    notes: tuple[Problem, ...]


def named(
    areas: Sequence[FoundArea],
    units: Sequence[str],
    codes: Sequence[str] = (),
    same: Mapping[str, str] | None = None,
) -> Named:
    """Give each unit its area; areas of others are left out and that is told.

    Args:
        areas: The areas of a file; there may be more of them than units.
        units: Names of the units.
        codes: Their codes of the register of territory (TERYT), in the same order, if any.
        same: Unit → name in the file that somebody confirmed to be the same.

    Raises:
        BoundaryError: Units without an area, or with several; similar names are suggested.
    """
    attribute, found = _best(areas, units, codes, same)
    offered = [area.words.get(attribute, "") for area in areas]
    if len(found.pairs) < len(units):
        near = {units[at]: tuple(offered[i] for i in like) for at, like in found.near.items()}
        raise BoundaryError(_problems(areas, units, attribute, found), near)
    taken = set(found.pairs.values())
    others = [name for at, name in enumerate(offered) if at not in taken]
    notes = (_others(len(units), len(areas), others),) if others else ()
    return Named({unit: areas[found.pairs[at]] for at, unit in enumerate(units)}, notes)


def _best(
    areas: Sequence[FoundArea],
    units: Sequence[str],
    codes: Sequence[str],
    same: Mapping[str, str] | None,
) -> tuple[str, Match]:
    """Return the attribute that names most units, then most that look like them."""
    attributes = list(dict.fromkeys(key for area in areas for key in area.words))
    columns = {key: [area.words.get(key, "") for area in areas] for key in attributes}
    by_code = {key: matched_by_code(codes, column) for key, column in columns.items()}
    for key, pairs in by_code.items():
        if pairs and len(pairs) == len(units):
            return key, Match(pairs, {})
    found = {key: matched(units, column, same) for key, column in columns.items()}
    best = max(found, key=lambda key: _fit(found[key]), default="")
    return best, found.get(best, Match({}, {}))


def _fit(found: Match) -> tuple[int, int]:
    return len(found.pairs) + len(found.repeated), len(found.near)


def _problems(
    areas: Sequence[FoundArea], units: Sequence[str], attribute: str, found: Match
) -> list[Problem]:
    repeated = [units[at] for at in found.repeated]
    lonely = [
        unit for at, unit in enumerate(units) if at not in found.pairs and unit not in repeated
    ]
    problems = [_repeated(repeated)] if repeated else []
    if lonely and _fit(found) == (0, 0):
        return [*problems, _no_attribute(areas, units)]
    return [*problems, *([_lonely(lonely, areas, units, attribute, found)] if lonely else [])]


def _repeated(units: Sequence[str]) -> Problem:
    message = _("Several areas of the file have the name of one unit: {units}.")
    hint = _("Join them into one (in QGIS: “Aggregate”), or delete those of other places.")
    return Problem.of("repeated_names", message.format(units=_listed(units)), hint)


def _lonely(
    lonely: Sequence[str],
    areas: Sequence[FoundArea],
    units: Sequence[str],
    attribute: str,
    found: Match,
) -> Problem:
    message = _("There is no area in the boundaries for: {units}.").format(units=_listed(lonely))
    taken = set(found.pairs.values())
    spare = [a.words[attribute] for at, a in enumerate(areas)
             if at not in taken and a.words.get(attribute)]  # fmt: skip
    alike = [
        _("“{unit}”: perhaps “{other}”").format(
            unit=units[at], other=_("” or “").join(areas[i].words[attribute] for i in like)
        )
        for at, like in found.near.items()
    ]
    told = [f"{'; '.join(alike[:MOST_NAMES])}."] if alike else []
    left = _("Only in the boundaries (attribute “{name}”): {names}.")
    told += [left.format(name=attribute, names=_listed(sorted(spare)))] if spare else []
    hint = " ".join([*told, _("Correct the names in one of the files.")])
    return Problem.of("names_differ", message, hint)


def _no_attribute(areas: Sequence[FoundArea], units: Sequence[str]) -> Problem:
    attributes = list(dict.fromkeys(key for area in areas for key in area.words))
    message = _("No attribute of the boundaries holds names of units such as “{unit}”.")
    hint = _("The file has these attributes: {names}. Add one with names as in the table.")
    none = _("The file has no attributes. Add one with names as in the table.")
    said = hint.format(names=_listed(attributes)) if attributes else none
    return Problem.of("names_differ", message.format(unit=next(iter(units), "")), said)


def _others(taken: int, there: int, names: Sequence[str]) -> Problem:
    message = _("Of {all} areas of the file {n} are units of your table; only these were taken.")
    known = [name for name in names if name]
    hint = _("Left out: {names}.").format(names=units_in_words(known)) if known else ""
    return Problem.of("other_areas", message.format(all=there, n=taken), hint)


def _listed(names: Sequence[str]) -> str:
    return units_in_words(names, MOST_NAMES)
