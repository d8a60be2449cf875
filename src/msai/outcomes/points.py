"""Points of an answer: two for a question, by rules that are the course's own.

* number: 2 within the tolerance;
* one: 2 or 0;
* several: +1 for each right one, −1 for each wrong one, never below 0;
* order: 2 for the whole, 1 where at least two of the three neighbouring pairs are right;
* match: 2 for all four, 1 for two or three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from msai.base.numbers import read_number
from msai.outcomes.items import OutcomeItem

#: Points of one question.
MOST = 2


def points(item: OutcomeItem, answer: Any) -> int:
    """Return 0, 1 or 2.

    Args:
        item: The question.
        answer: A number, the place of an option as text, a list of them, or a mapping of places:
            of steps to their turn (``1`` is first), of left sides to right ones.
    """
    if item.kind == "number":
        return MOST if _is_near(item, answer) else 0
    if item.kind == "one":
        return MOST if str(answer) in _right(item) else 0
    if item.kind == "several":
        return _several(item, answer if isinstance(answer, Sequence) else ())
    given = answer if isinstance(answer, Mapping) else {}
    return _order(item, given) if item.kind == "order" else _match(item, given)


def is_answered(item: OutcomeItem, answer: Any) -> bool:
    """Tell whether a question has a whole answer."""
    if item.kind in ("order", "match") and isinstance(answer, Mapping):
        return sum(bool(value) for value in answer.values()) == len(item.steps or item.pairs)
    return answer == 0 or bool(answer)


def _is_near(item: OutcomeItem, answer: Any) -> bool:
    try:
        given = read_number(answer) if isinstance(answer, str) else answer
    except ValueError:
        return False
    if isinstance(given, bool) or not isinstance(given, (int, float)):
        return False
    return abs(given - item.right) <= item.tolerance + 1e-9


def _right(item: OutcomeItem) -> set[str]:
    return {str(at) for at, one in enumerate(item.options) if one.right}


def _several(item: OutcomeItem, answer: Sequence[Any]) -> int:
    chosen = {str(one) for one in answer}
    hits = len(chosen & _right(item))
    return max(0, min(MOST, hits - len(chosen - _right(item))))


def _order(item: OutcomeItem, given: Mapping[str, Any]) -> int:
    turns = {str(place): str(turn) for place, turn in given.items() if turn}
    wanted = [str(turn) for turn in range(1, len(item.steps) + 1)]
    if sorted(turns.values()) != wanted:
        return 0
    put = sorted(turns, key=lambda place: turns[place])
    neighbours = sum(int(after) == int(before) + 1 for before, after in pairwise(put))
    return MOST if neighbours == len(item.steps) - 1 else int(neighbours >= 2)


def _match(item: OutcomeItem, given: Mapping[str, Any]) -> int:
    hits = sum(str(given.get(str(at), "")) == str(at) for at in range(len(item.pairs)))
    return MOST if hits == len(item.pairs) else int(hits >= 2)
