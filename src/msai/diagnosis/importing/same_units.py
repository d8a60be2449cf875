"""Which rows of several tables are one unit: by TERYT code, by name, by what somebody said.

No order of files or rows matters: rows are brought together key by key, and only where the key
leaves no choice. What is merely alike is suggested and never joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.parts import UnitRow
from msai.diagnosis.importing.teryt import is_large, without_kind
from msai.diagnosis.importing.unit_names import ALIKE, bare_name, kinds_fit, likeness, same_name

#: Names compared at most; beyond this a list of suggestions helps nobody.
_MOST_COMPARED = 60_000

Unit = tuple[UnitRow, ...]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SameUnits:
    """The units that several tables hold.

    Attributes:
        units: Rows of each unit, at most one of each table.
        written: Names that were taken as the same although they are written differently.
        alike: Names that may be one unit; they were not joined.
    """

    units: tuple[Unit, ...]
    written: tuple[Pair, ...]
    alike: tuple[Pair, ...]


def find_same(
    entries: Sequence[UnitRow], same: Iterable[Pair] = (), apart: Iterable[str] = ()
) -> SameUnits:
    """Bring the rows of one unit together.

    Args:
        entries: Rows of all tables, each unit once in a table.
        same: Pairs of names that somebody said to be one unit.
        apart: Names that join only what is written the same.
    """
    said = {plain_name(one): " = ".join(sorted(map(plain_name, pair))) for pair in same
            for one in pair}  # fmt: skip
    alone = set(map(plain_name, apart))
    units: list[Unit] = [(entry,) for entry in entries]
    for keys in (_code, _half_code, _full_name, lambda entry: said.get(plain_name(entry.name), "")):
        units = _together(units, keys)
    units = _together(units, lambda entry: _bare_unless(entry, alone), _one_kind)
    written = [pair for unit in units for pair in _differently_written(unit)]
    return SameUnits(tuple(units), tuple(written), tuple(_alike(units)))


def _bare(entry: UnitRow) -> str:
    return bare_name(entry.name, bool(entry.code))


def _code(entry: UnitRow) -> str:
    return entry.code if not entry.code.endswith("0") or is_large(entry.code) else ""


def _half_code(entry: UnitRow) -> str:
    return without_kind(entry.code)


def _full_name(entry: UnitRow) -> str:
    return same_name(entry.name)


def _bare_unless(entry: UnitRow, alone: set[str]) -> str:
    return "" if plain_name(entry.name) in alone else _bare(entry)


def _together(
    units: list[Unit],
    key: Callable[[UnitRow], str],
    fits: Callable[[Unit], bool] = lambda unit: True,
) -> list[Unit]:
    """Join the units that share a key, where that leaves no choice."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        for word in {key(entry) for entry in unit} - {""}:
            places[word].append(at)
    joined = list(units)
    into = list(range(len(units)))
    for word in sorted(places):
        found = sorted({_root(into, at) for at in places[word]})
        whole = tuple(entry for at in found for entry in joined[at])
        if len(found) > 1 and _is_one(whole) and fits(whole):
            joined[found[0]] = tuple(sorted(whole, key=lambda entry: entry.part))
            for at in found[1:]:
                into[at] = found[0]
    return [joined[at] for at in range(len(units)) if into[at] == at]


def _root(into: list[int], at: int) -> int:
    while into[at] != at:
        at = into[at]
    return at


def _is_one(unit: Unit) -> bool:
    """Tell whether rows can be one unit: each of another table, no two codes."""
    parts = [entry.part for entry in unit]
    whole = {entry.code for entry in unit if entry.code}
    if len(parts) != len(set(parts)):
        return False
    if len(whole) < 2:
        return True
    kinds = {code[6] for code in whole} - {"0"}
    return len({code[:6] for code in whole}) == 1 and len(kinds) < 2 and not is_large(min(whole))


def _one_kind(unit: Unit) -> bool:
    return kinds_fit(*(entry.name for entry in unit))


def _differently_written(unit: Unit) -> Iterator[Pair]:
    named = sorted({entry.name for entry in unit if entry.name != entry.code})
    first, *others = sorted({same_name(name): name for name in named}.values()) or [""]
    yield from ((first, other) for other in others)


def _alike(units: Sequence[Unit]) -> Iterator[Pair]:
    """Return pairs of names of units that lack a table each and are written nearly alike."""
    tables = {entry.part for unit in units for entry in unit}
    lacking = [unit for unit in units if len(unit) < len(tables)]
    if len(lacking) ** 2 > _MOST_COMPARED * 2:
        return
    bare = [sorted({_bare(entry) for entry in unit}) for unit in lacking]
    for at, unit in enumerate(lacking):
        for other in range(at + 1, len(lacking)):
            whole = (*unit, *lacking[other])
            if _is_one(whole) and any(
                likeness(a, b) >= ALIKE for a in bare[at] for b in bare[other]
            ):
                yield _names_of(unit, lacking[other])


def _names_of(unit: Unit, other: Unit) -> Pair:
    first, second = sorted(min(entry.name for entry in one) for one in (unit, other))
    return first, second
