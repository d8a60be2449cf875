"""Distance travelled: the way of each person on a scale of described levels.

A mean hides those who went down, so it is not computed at all. Those who were lost from sight
stay in the denominator: “of 30 persons who began, 13 went up; about 6 nothing is known”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.errors import MsaiError, Problem

_, ngettext = catalogue("indicators")

#: Levels of the scale, 1 the lowest.
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Distance:
    """How many persons went up, stayed, went down and were lost from sight."""

    up: int
    same: int
    down: int
    lost: int

    @property
    def started(self) -> int:
        """All who were measured at entry."""
        return self.up + self.same + self.down + self.lost

    def sentence(self) -> str:
        """Return the honest sentence: out of all who began."""
        percent = number_text(100 * self.up / self.started, 0)
        return _(
            "Of {started} persons who began, {up} ({percent} %) went up, {same} stayed, {down}"
            " went down; about {lost} nothing is known."
        ).format(
            started=self.started,
            up=self.up,
            percent=percent,
            same=self.same,
            down=self.down,
            lost=self.lost,
        )


def distance_travelled(
    entry: Sequence[int], leaving: Sequence[int | None], *, least: int = 1
) -> Distance:
    """Return how many persons moved by at least so many levels.

    Args:
        entry: Level of each person at entry, 1–5.
        leaving: Level of the same persons, in the same order, at leaving; None: lost from sight.
        least: Fewest levels that count as a move.

    Raises:
        MsaiError: The lists do not match, are empty or hold a level that does not exist.
    """
    if not entry or len(entry) != len(leaving):
        raise MsaiError(_lists_do_not_match(len(entry), len(leaving)))
    for number, level in enumerate([*entry, *leaving]):
        if level is not None and not LOWEST <= level <= HIGHEST:
            raise MsaiError(_no_such_level(number % len(entry) + 1, level))
    moves = [after - before for before, after in zip(entry, leaving, strict=True) if after]
    up, down = sum(move >= least for move in moves), sum(move <= -least for move in moves)
    return Distance(up, len(moves) - up - down, down, len(entry) - len(moves))


def _lists_do_not_match(entry: int, leaving: int) -> Problem:
    message = _("At entry there are {entry} persons, at leaving {leaving}.")
    return Problem(
        row=None,
        column=None,
        code="lists_do_not_match",
        message=message.format(entry=entry, leaving=leaving),
        hint=_("Enter everybody who began; leave an empty place for a person lost from sight."),
    )


def _no_such_level(person: int, level: int) -> Problem:
    message = _("Person {person} has level {level}.").format(person=person, level=level)
    hint = _("Levels go from {low} to {high}.").format(low=LOWEST, high=HIGHEST)
    return Problem(row=person, column=None, code="no_such_level", message=message, hint=hint)
