"""The rating that a colleague saves: read with care, for it comes from outside.

``{"kind": KIND, "version": 1, "sheet": …, "rater": …, "answers": [{"id", "points", "note"}]}``
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue
from msai.peers.sheet import PeerAnswer, sheet_name

_, ngettext = catalogue("peers")

KIND = "msai-ocena-kolezenska"
VERSION = 1
#: A rating of five answers is a few kilobytes.
LARGEST = 100_000
LONGEST_NOTE = 600
_RATER = re.compile(r"[a-z0-9]{6,32}")


class RatingRefused(ValueError):
    """A file is no rating of these answers; the message says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class AnswerRating:
    """Points of one answer, 0–2 by criterion of its rubric, and what to change."""

    answer: str
    points: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetRating:
    """What one colleague rated; ``rater`` is a random sign and no name."""

    rater: str
    answers: tuple[AnswerRating, ...]


def read_rating(content: bytes, sent: Sequence[PeerAnswer]) -> SheetRating:
    """Read a saved rating.

    Args:
        content: The file.
        sent: The answers that went out.

    Raises:
        RatingRefused: It is none, or one of other answers.
    """
    told = _parsed(content)
    if told.get("kind") != KIND:
        raise RatingRefused(_foreign())
    if told.get("version") != VERSION:
        raise RatingRefused(_("This rating is of another version of the course. Send out anew."))
    if told.get("sheet") != sheet_name(sent):
        raise RatingRefused(
            _("This rating is of other answers. Choose the one made from the file you sent out.")
        )
    rater, rated = told.get("rater"), told.get("answers")
    if not (isinstance(rater, str) and _RATER.fullmatch(rater) and isinstance(rated, list)):
        raise RatingRefused(_damaged())
    return SheetRating(rater, _all_rated(rated, sent))


def _parsed(content: bytes) -> Mapping[str, Any]:
    if len(content) > LARGEST:
        raise RatingRefused(_foreign())
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RatingRefused(_foreign()) from error
    if not isinstance(told, Mapping):
        raise RatingRefused(_foreign())
    return told


def _all_rated(rated: Sequence[Any], sent: Sequence[PeerAnswer]) -> tuple[AnswerRating, ...]:
    found = {str(one.get("id")): one for one in rated if isinstance(one, Mapping)}
    if len(rated) != len(sent) or set(found) != {one.id for one in sent}:
        raise RatingRefused(_damaged())
    return tuple(_rating(found[one.id], one) for one in sent)


def _rating(told: Mapping[str, Any], answer: PeerAnswer) -> AnswerRating:
    points, note = told.get("points"), told.get("note", "")
    if not isinstance(points, list) or len(points) != len(answer.asked.rubric):
        raise RatingRefused(_damaged())
    if not all(type(one) is int and 0 <= one <= 2 for one in points) or not isinstance(note, str):
        raise RatingRefused(_damaged())
    return AnswerRating(answer.id, tuple(points), note.strip()[:LONGEST_NOTE])


def _foreign() -> str:
    return _("This is no saved rating. Choose the file whose name begins with “ocena-”.")


def _damaged() -> str:
    return _("This rating is incomplete or was changed. Ask for it to be saved once more.")
