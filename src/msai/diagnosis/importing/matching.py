"""Which names of two files mean the same unit: folded, without the word for its kind, or nearly.

Used wherever rows meet something else that names units: outlines, another table. What is only
alike is suggested, never taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from msai.base.fold import fold_words
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.teryt import full_codes

#: Words for the kind of a unit that one file writes and another leaves out, folded.
_KINDS = (
    *("osiedle", "osiedla", "os", "dzielnica", "dzielnice", "solectwo", "sol", "wies", "miasto"),
    *("gmina", "jednostka", "jednostka urbanistyczna", "jednostka pomocnicza", "rejon", "obreb"),
    *("okreg", "kwartal", "powiat", "m", "gm", "pow"),
)
_KIND = re.compile(rf"^(?:(?:{'|'.join(sorted(_KINDS, key=len, reverse=True))}) )+(?=\S)")
#: Share of equal signs (Ratcliff and Obershelp, `difflib`) from which names look alike.
_ALIKE = 0.75
#: Names suggested for one unit at most.
MOST_NEAR = 3
#: Beyond so many comparisons nobody waits for suggestions.
_MOST_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Match:
    """What of two lists of names belongs together.

    Attributes:
        pairs: Position of a wanted name → position of the offered one.
        near: Position of a wanted name without a partner → offered ones that look like it.
        repeated: Positions of wanted names that several offered ones fit equally.
    """

    pairs: Mapping[int, int]
    near: Mapping[int, tuple[int, ...]]
    repeated: tuple[int, ...] = ()


def matched(
    wanted: Sequence[str], offered: Sequence[str], same: Mapping[str, str] | None = None
) -> Match:
    """Match names: as somebody said, equal when folded, equal without the word for their kind.

    Args:
        wanted: Names, each once.
        offered: Names of the other file; there may be more of them.
        same: Wanted name → offered name that somebody confirmed to be the same.
    """
    confirmed = {plain_name(one): plain_name(other) for one, other in (same or {}).items()}
    asked = [confirmed.get(plain_name(name), plain_name(name)) for name in wanted]
    pairs, repeated = _equal(asked, [plain_name(name) for name in offered], {}, str)
    more, _many = _equal(asked, offered, pairs, short_name)
    pairs |= more
    lonely = [at for at in range(len(wanted)) if at not in pairs and at not in repeated]
    return Match(pairs, _near(lonely, wanted, offered, set(pairs.values())), tuple(repeated))


def matched_by_code(wanted: Sequence[str], offered: Sequence[str]) -> dict[int, int] | None:
    """Match codes of the register of territory (TERYT); None: one of the lists holds none."""
    ours, theirs = full_codes(wanted), full_codes(offered)
    if ours is None or theirs is None:
        return None
    return _equal(ours, theirs, {}, str)[0]


def short_name(name: str) -> str:
    """Return a name for comparing without the word for its kind: „Osiedle Stary-Rynek”."""
    words = fold_words(plain_name(name))
    return _KIND.sub("", words) or words


def _equal(
    wanted: Sequence[str],
    offered: Sequence[str],
    known: Mapping[int, int],
    key: Callable[[str], str],
) -> tuple[dict[int, int], list[int]]:
    """Return pairs that are equal by a key and alone in it, and whom several offered ones fit."""
    places: dict[str, list[int]] = defaultdict(list)
    taken = set(known.values())
    for at, name in enumerate(offered):
        if at not in taken and name:
            places[key(name)].append(at)
    keys = {at: key(name) for at, name in enumerate(wanted) if at not in known and name}
    times = Counter(keys.values())
    alone = {at: places[k] for at, k in keys.items() if times[k] == 1 and k in places}
    pairs = {at: found[0] for at, found in alone.items() if len(found) == 1}
    return pairs, [at for at, found in alone.items() if len(found) > 1]


def _near(
    lonely: Sequence[int], wanted: Sequence[str], offered: Sequence[str], taken: set[int]
) -> dict[int, tuple[int, ...]]:
    free = {at: short_name(name) for at, name in enumerate(offered) if at not in taken and name}
    if len(lonely) * len(free) > _MOST_PAIRS:
        return {}
    found = {at: _most_alike(short_name(wanted[at]), free.items()) for at in lonely}
    return {at: near for at, near in found.items() if near}


def _most_alike(name: str, others: Iterable[tuple[int, str]]) -> tuple[int, ...]:
    likeness = {at: _likeness(name, other) for at, other in others}
    ordered = sorted(
        (at for at in likeness if likeness[at] >= _ALIKE), key=lambda at: -likeness[at]
    )
    return tuple(ordered[:MOST_NEAR])


def _likeness(name: str, other: str) -> float:
    """Return how alike two names are; one that begins with the other is alike as well."""
    shorter, longer = sorted((name, other), key=len)
    if len(shorter) > 2 and f" {longer} ".startswith(f" {shorter} "):
        return 0.9
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0
