"""The small file with results that a learner may give to her trainer: points, no answers.

It holds no name. The code, or a sign drawn by chance where there is none, tells two files of the
same person from those of two people; nothing else is made of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msai.assignments.codes import squeeze
from msai.assignments.outcomes import LearningOutcome
from msai.base.from_data import DoesNotFit, from_data, to_data
from msai.base.i18n import catalogue
from msai.base.plain_json import read_json
from msai.errors import MsaiError, Problem
from msai.outcomes.items import Form
from msai.outcomes.points import MOST
from msai.outcomes.sitting import (
    IndicatorRepair,
    Occasion,
    Sitting,
    points_of,
    repair_of,
)

_, ngettext = catalogue("outcomes")

FORMAT, VERSION = "msai-test-efektow", 1
ENDING = ".json"
#: A file of this course has some hundred bytes.
LARGEST = 100_000
#: Points that an outcome can have by the length of the test; an edition may ask for fewer.
_MOST = {True: MOST, False: 2 * MOST}


@dataclass(frozen=True, slots=True)
class SittingResult:
    """What came of one sitting; ``points`` by outcome."""

    occasion: Occasion
    form: Form
    short: bool
    day: str
    points: Mapping[str, int]
    repair: IndicatorRepair

    @property
    def total(self) -> int:
        """All points."""
        return sum(self.points.values())


@dataclass(frozen=True, slots=True)
class OutcomeResults:
    """The results of one person; ``key``: her code, or a sign drawn by chance."""

    key: str
    sittings: tuple[SittingResult, ...]
    format: str = FORMAT
    version: int = VERSION

    def of(self, occasion: Occasion) -> SittingResult | None:
        """Return the result of an occasion."""
        return next((one for one in self.sittings if one.occasion == occasion), None)


def results_of(key: str, sittings: Iterable[Sitting]) -> OutcomeResults:
    """Return the results of the sittings that have ended."""
    return OutcomeResults(key, tuple(_result(one) for one in sittings if one.ended))


def _result(sitting: Sitting) -> SittingResult:
    got = {outcome.value: points for outcome, points in points_of(sitting).items()}
    return SittingResult(
        sitting.occasion, sitting.form, sitting.short, sitting.ended, got, repair_of(sitting)
    )


def write_results(results: OutcomeResults) -> bytes:
    """Return the file."""
    return (json.dumps(to_data(results), ensure_ascii=False, indent=1) + "\n").encode()


def read_results(content: bytes, name: str = "") -> OutcomeResults:
    """Read a file that somebody gave.

    Args:
        content: The file.
        name: Its name, for the message.

    Raises:
        MsaiError: It is no file with results of the test, or of a newer course.
    """
    try:
        if len(content) > LARGEST:
            raise ValueError("too large")
        results = from_data(OutcomeResults, read_json(content))
        if results.format != FORMAT or not _is_plausible(results):
            raise ValueError("of another kind")
    except (ValueError, DoesNotFit) as fault:
        raise MsaiError(_no_results(name)) from fault
    if results.version > VERSION:
        raise MsaiError(_newer(name))
    return results


def _is_plausible(results: OutcomeResults) -> bool:
    known = {outcome.value for outcome in LearningOutcome}
    occasions = [one.occasion for one in results.sittings]
    return (
        bool(results.key.strip())
        and len(set(occasions)) == len(occasions)
        and all(
            set(one.points) == known
            and all(0 <= got <= _MOST[one.short] for got in one.points.values())
            for one in results.sittings
        )
    )


def one_each(files: Sequence[OutcomeResults]) -> list[OutcomeResults]:
    """Return one file a person: of several the one with most sittings, of these the last."""
    best: dict[str, OutcomeResults] = {}
    for one in files:
        key = squeeze(one.key)
        if key not in best or len(one.sittings) >= len(best[key].sittings):
            best[key] = one
    return list(best.values())


def changes(
    people: Iterable[OutcomeResults], before: Occasion, after: Occasion
) -> list[tuple[SittingResult, SittingResult]]:
    """Return pairs of results; only of the same length."""
    pairs = ((one.of(before), one.of(after)) for one in people)
    return [
        (first, second)
        for first, second in pairs
        if first is not None and second is not None and first.short == second.short
    ]


def _no_results(name: str) -> Problem:
    return Problem.of(
        "no_results",
        _("“{name}” is no file with results of the test.").format(name=name),
        _("Ask for the file that the page “Test before and after” gives."),
    )


def _newer(name: str) -> Problem:
    return Problem.of(
        "newer_results",
        _("“{name}” comes from a newer edition of the course.").format(name=name),
        _("Open this page in the newer edition."),
    )
