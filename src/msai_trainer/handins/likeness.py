"""Are two hand-ins under one code the same person's work, or two people's?

A mistyped code makes another person's work look like a newer version of one's own. Work grows:
fields are filled in, sentences and lists get longer, a figure is corrected. So answers are
compared one by one, only where both files have one, and what merely grew is the same. A figure that
everybody should get tells little of a person, her own words more: a choice or a number counts as
one, what holds her words as two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

#: Works with less in common than this share are two works. Somebody who rewrites the essay of an
#: assignment and keeps the rest stays above it; two people who both got the figures right do not.
LITTLE = 0.6
#: So much has to be there in both before anything is said: a lone figure is often corrected.
_ENOUGH, _ENOUGH_WITHOUT_WORDS = 2, 3
#: Share of the words of the shorter text that stand in the longer one in the same order.
_SAME_WORDS = 0.5
#: From so many signs on a text is a person's own words.
_OWN_WORDS = 20
#: More words than this are not compared: `difflib` is quadratic.
_MOST_WORDS = 400


def have_little_in_common(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Return whether two sets of answers are hardly one person's work.

    Args:
        one: ``{grade_id: plain value}`` of one file.
        other: The same of the other.

    Returns:
        False also where there is nothing to compare: an empty file is nobody's other work.
    """
    share = common_share(one, other)
    return share is not None and share < LITTLE


def common_share(one: Mapping[str, Any], other: Mapping[str, Any]) -> float | None:
    """Return the share of what both answered that is the same or has grown, 0 to 1.

    None: too little is answered in both to tell.
    """
    both = [n for n in one.keys() & other.keys() if _texts(one[n]) and _texts(other[n])]
    weighed = [(_weight(one[n], other[n]), _alike(one[n], other[n])) for n in both]
    total = sum(weight for weight, _share in weighed)
    words = any(weight > 1 for weight, _share in weighed)
    if total < (_ENOUGH if words else _ENOUGH_WITHOUT_WORDS):
        return None
    return sum(weight * share for weight, share in weighed) / total


def code_in_common(one: Iterable[str], other: Iterable[str], given: Iterable[str]) -> float | None:
    """Return the share of lines of code that two files have in common, without ours.

    Args:
        one: Cells of one file.
        other: Cells of the other.
        given: Cells as they were given out.
    """
    ours = _lines(given)
    mine, theirs = _lines(one) - ours, _lines(other) - ours
    if not mine or not theirs:
        return None
    return len(mine & theirs) / min(len(mine), len(theirs))


def _lines(cells: Iterable[str]) -> set[str]:
    lines = {line.strip() for cell in cells for line in cell.splitlines()}
    return {line for line in lines if line and not line.startswith("#")}


def _weight(one: Any, other: Any) -> int:
    return 2 if _has_words(one) and _has_words(other) else 1


def _has_words(value: Any) -> bool:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return any(_has_words(one) for one in value)
    return isinstance(value, str) and len(value) >= _OWN_WORDS


def _alike(one: Any, other: Any) -> float:
    """Return how much two answers are the same, 0 to 1; the shorter decides: the other grew."""
    mine, theirs = _texts(one), _texts(other)
    shorter, longer = sorted((mine, theirs), key=len)
    found = sum(any(_same_text(text, found) for found in longer) for text in shorter)
    return found / len(shorter)


def _same_text(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one.split()[:_MOST_WORDS], other.split()[:_MOST_WORDS]), key=len)
    if len(" ".join(shorter)) < _OWN_WORDS:
        return False
    # What was added to the longer one does not count against it.
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    same = sum(block.size for block in blocks if block.size > 1)
    return same >= _SAME_WORDS * len(shorter)


def _texts(value: Any, row: str = "") -> list[str]:
    """Return what an answer says, piece by piece; an option of a grid goes with its row."""
    if isinstance(value, Mapping):
        grid = all(isinstance(one, str) and len(one) < _OWN_WORDS for one in value.values())
        return [t for key, one in value.items() for t in _texts(one, f"{key} " if grid else "")]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    text = " ".join(re.sub(r"[^\w%]+", " ", str(value)).casefold().split())
    return [row + text] if text and value is not None and value is not False else []
