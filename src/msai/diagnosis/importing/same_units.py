"""Which rows of several tables are one unit: by TERYT code, by name, by what somebody said.

No order of files or rows matters: rows are brought together key by key, and only where the key
leaves no choice. What is merely alike is suggested and never joined.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.parts import UnitRow

#: What stands before the name of a unit and may be left out: one meaning each.
_PREFIXES = {
    "osiedle": "osiedle", "os.": "osiedle", "dzielnica": "dzielnica", "dz.": "dzielnica",
    "solectwo": "solectwo", "sol.": "solectwo", "wies": "wies", "gmina": "gmina", "gm.": "gmina",
    "miasto": "miasto", "m.": "miasto", "powiat": "powiat", "wojewodztwo": "wojewodztwo",
    "woj.": "wojewodztwo", "rejon": "rejon", "okreg": "okreg",
}  # fmt: skip
_FULL_CODE = re.compile(r" ?\(\d{7}$")
_KIND = re.compile(r" ?\([1-9]$")
#: How alike two names are that are worth a question (`difflib`'s ratio).
_ALIKE = 0.84
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
    units = _together(units, lambda entry: _bare_unless(entry, alone), _one_prefix)
    written = [pair for unit in units for pair in _differently_written(unit)]
    return SameUnits(tuple(units), tuple(written), tuple(_alike(units)))


def bare_name(entry: UnitRow) -> str:
    """Return the folded name without its prefix and without codes behind it."""
    name = _FULL_CODE.sub("", _full_name(entry))
    # "Centrum (1)" and "Centrum (2)" are estates; beside a code it is the kind of a municipality.
    name = _KIND.sub("", name) if entry.code else name
    first, _space, rest = name.partition(" ")
    return rest if first in _PREFIXES and rest else name


def _code(entry: UnitRow) -> str:
    return entry.code if not entry.code.endswith("0") or _is_large(entry.code) else ""


def _half_code(entry: UnitRow) -> str:
    """Return a municipality's code without its kind: some tables leave it out."""
    return "" if _is_large(entry.code) or entry.code[6:] in ("4", "5") else entry.code[:6]


def _is_large(code: str) -> bool:
    return code[4:6] == "00"


def _full_name(entry: UnitRow) -> str:
    return _full_name_of(entry.name)


def _full_name_of(name: str) -> str:
    return " ".join(plain_name(name).replace(" - ", "-").split())


def _bare_unless(entry: UnitRow, alone: set[str]) -> str:
    return "" if plain_name(entry.name) in alone else bare_name(entry)


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
    return len({code[:6] for code in whole}) == 1 and len(kinds) < 2 and not _is_large(min(whole))


def _one_prefix(unit: Unit) -> bool:
    """Tell whether no two rows call the unit different things: an estate is no village."""
    return len({_prefix(entry) for entry in unit} - {""}) < 2


def _prefix(entry: UnitRow) -> str:
    first, _space, rest = _full_name(entry).partition(" ")
    return _PREFIXES.get(first, "") if rest else ""


def _differently_written(unit: Unit) -> Iterator[Pair]:
    named = sorted({entry.name for entry in unit if entry.name != entry.code})
    first, *others = sorted({_full_name_of(name): name for name in named}.values()) or [""]
    yield from ((first, other) for other in others)


def _alike(units: Sequence[Unit]) -> Iterator[Pair]:
    """Return pairs of names of units that lack a table each and are written nearly alike."""
    tables = {entry.part for unit in units for entry in unit}
    lacking = [unit for unit in units if len(unit) < len(tables)]
    if len(lacking) ** 2 > _MOST_COMPARED * 2:
        return
    bare = [sorted({bare_name(entry) for entry in unit}) for unit in lacking]
    for at, unit in enumerate(lacking):
        for other in range(at + 1, len(lacking)):
            whole = (*unit, *lacking[other])
            if _is_one(whole) and any(_near(a, b) for a in bare[at] for b in bare[other]):
                yield _names_of(unit, lacking[other])


def _near(one: str, other: str) -> bool:
    match = difflib.SequenceMatcher(None, one, other)
    return match.real_quick_ratio() >= _ALIKE <= match.quick_ratio() and match.ratio() >= _ALIKE


def _names_of(unit: Unit, other: Unit) -> Pair:
    first, second = sorted(min(entry.name for entry in one) for one in (unit, other))
    return first, second
