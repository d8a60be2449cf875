"""Names of units matched with what another file offers under names: outlines of areas.

What is the same name is said in `unit_names`; tables are joined in `same_units`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.teryt import full_codes, without_kind
from msai.diagnosis.importing.unit_names import ALIKE, bare_name, kinds_fit, likeness, same_name

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
    confirmed = {plain_name(one): other for one, other in (same or {}).items()}
    asked = [confirmed.get(plain_name(name), name) for name in wanted]
    pairs, repeated = _equal(asked, offered, {}, same_name)
    more, _many = _equal(asked, offered, pairs, bare_name)
    pairs |= {at: other for at, other in more.items() if kinds_fit(asked[at], offered[other])}
    lonely = [at for at in range(len(wanted)) if at not in pairs and at not in repeated]
    return Match(pairs, _near(lonely, wanted, offered, set(pairs.values())), tuple(repeated))


def matched_by_code(wanted: Sequence[str], offered: Sequence[str]) -> dict[int, int] | None:
    """Match codes of the register of territory (TERYT); None: one of the lists holds none."""
    ours, theirs = full_codes(wanted), full_codes(offered)
    if ours is None or theirs is None:
        return None
    pairs, repeated = _equal(ours, theirs, {}, str)
    more, _many = _equal(ours, theirs, pairs, without_kind)
    more = {at: i for at, i in more.items() if len({ours[at][6], theirs[i][6]} - {"0"}) < 2}
    return pairs | {at: other for at, other in more.items() if at not in repeated}


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
        if at not in taken and name and key(name):
            places[key(name)].append(at)
    keys = {
        at: key(name) for at, name in enumerate(wanted) if at not in known and name and key(name)
    }
    times = Counter(keys.values())
    alone = {at: places[k] for at, k in keys.items() if times[k] == 1 and k in places}
    pairs = {at: found[0] for at, found in alone.items() if len(found) == 1}
    return pairs, [at for at, found in alone.items() if len(found) > 1]


def _near(
    lonely: Sequence[int], wanted: Sequence[str], offered: Sequence[str], taken: set[int]
) -> dict[int, tuple[int, ...]]:
    free = {at: bare_name(name) for at, name in enumerate(offered) if at not in taken and name}
    if len(lonely) * len(free) > _MOST_PAIRS:
        return {}
    found = {at: _most_alike(bare_name(wanted[at]), free.items()) for at in lonely}
    return {at: near for at, near in found.items() if near}


def _most_alike(name: str, others: Iterable[tuple[int, str]]) -> tuple[int, ...]:
    degree = {at: likeness(name, other) for at, other in others}
    ordered = sorted((at for at in degree if degree[at] >= ALIKE), key=lambda at: -degree[at])
    return tuple(ordered[:MOST_NEAR])
