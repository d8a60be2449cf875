"""Pairs of results of the same people: how many rose, and whether it may have been chance.

* Share of those who rose: Wilson's interval (`msai.indicators.intervals`).
* Chance: the sign test (W. J. Dixon, A. M. Mood, *Journal of the American Statistical Association*
  41, 1946, 557–566), exact, two-sided; who has the same result twice is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import comb

from msai.base.i18n import catalogue
from msai.indicators.intervals import Estimate, Share, share_interval

_, ngettext = catalogue("outcomes")

#: Of fewer pairs nothing is shown: a single person could be recognised.
FEWEST = 5
#: As in the course's intervals of 95 %.
RARE = 0.05


@dataclass(frozen=True, slots=True)
class PairedCount:
    """How many people have a better, a worse and the same result the second time."""

    better: int
    worse: int
    same: int

    @property
    def whole(self) -> int:
        """All pairs."""
        return self.better + self.worse + self.same

    @property
    def is_shown(self) -> bool:
        """Tell whether there are enough pairs to be shown."""
        return self.whole >= FEWEST

    @property
    def risen(self) -> Estimate:
        """The share of those who rose, with its interval.

        Raises:
            MsaiError: There is no pair.
        """
        return share_interval(Share(self.better, self.whole))

    @property
    def by_chance(self) -> float:
        """How often a count as uneven as this comes of tossing a coin for each who changed."""
        changed, most = self.better + self.worse, max(self.better, self.worse)
        tail: float = sum(comb(changed, at) for at in range(most, changed + 1)) / 2**changed
        return min(1.0, 2 * tail)


def paired(changes: Iterable[float]) -> PairedCount:
    """Return the count of differences, second minus first."""
    values = list(changes)
    better, worse = sum(one > 0 for one in values), sum(one < 0 for one in values)
    return PairedCount(better, worse, len(values) - better - worse)


def told(count: PairedCount) -> list[str]:
    """Return a count as sentences; with too few pairs only why there is none."""
    if not count.is_shown:
        text = _(
            "There are {n} pairs. Nothing is shown below {fewest}: people could be recognised."
        )
        return [text.format(n=count.whole, fewest=FEWEST)]
    counted = _(
        "{better} of {whole} improved their result; {worse} have a worse one, {same} the same."
    )
    interval = _("Among people like them it may be between {low} and {high} of 100.")
    risen = count.risen.scaled(100)
    return [
        counted.format(better=count.better, whole=count.whole, worse=count.worse, same=count.same),
        interval.format(low=round(risen.low), high=round(risen.high)),
        _chance(count),
    ]


def _chance(count: PairedCount) -> str:
    times = round(100 * count.by_chance)
    often = _(
        "Could it be chance? Tossing coins, so uneven a count comes in {times} of 100 groups."
    )
    verdict = (
        _("Chance alone explains it badly.")
        if count.by_chance < RARE
        else _("So it may be chance.")
    )
    told = often.format(times=times or _("fewer than 1"))
    return f"{told} {verdict}"
