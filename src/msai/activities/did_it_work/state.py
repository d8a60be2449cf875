"""What exercise 11 keeps: the question, the prediction, the comparison, the two sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from msai.base.from_data import from_data, to_data
from msai.base.i18n import catalogue
from msai.base.resources import data_path
from msai.indicators.comparison import Comparison
from msai.indicators.credibility import ladder
from msai.indicators.monitoring import Panel, read_panel
from msai.indicators.telling import Result
from msai.ui import Event

_, ngettext = catalogue("activities_change")

TOWN = "wierzbogrod"
PREDICTIONS = ("worked", "not", "unknown")
#: Longest sentence to say, in characters.
LONGEST = 1000


@cache
def panel() -> Panel:
    """Return the half-years of the made-up town."""
    return read_panel(
        data_path(f"{TOWN}/monitoring.csv"), data_path(f"{TOWN}/monitoring.schema.json")
    )


@dataclass(frozen=True)
class Monitoring:
    """The learner's choices.

    Attributes:
        indicator: Id of the indicator.
        before: Half-year before the programme.
        after: Half-year of the programme.
        comparisons: Ids of the estates to compare with.
        prediction: One of `PREDICTIONS`; empty as long as the comparison is not to be seen.
        payer: The result in her own words, for the one who pays.
        participant: The same for the one who comes.
    """

    indicator: str
    before: str
    after: str
    comparisons: tuple[str, ...] = ()
    prediction: str = ""
    payer: str = ""
    participant: str = ""

    @property
    def compared_with(self) -> tuple[str, ...]:
        """Estates that are shown: none before a prediction is made."""
        return self.comparisons if self.prediction else ()


def initial() -> Monitoring:
    """Return the first indicator and the last half-years that fit each other."""
    half_years = panel()
    after = half_years.after[-1]
    before = [period for period in half_years.before if period[-1] == after[-1]][-1]
    return Monitoring(next(iter(half_years.measured)), before, after, half_years.comparisons)


def update(state: Monitoring, event: Event) -> Monitoring:
    """Take one choice; a new question asks for a new prediction."""
    value = str(event.value or "")
    if event.id == "indicator" and value in panel().measured:
        return replace(state, indicator=value, prediction="")
    if event.id in ("before", "after") and value in getattr(panel(), event.id):
        return replace(state, before=value) if event.id == "before" else replace(state, after=value)
    if event.id == "prediction" and value in PREDICTIONS:
        return replace(state, prediction=value)
    if event.id == "comparisons" and isinstance(event.value, (list, tuple)):
        return replace(state, comparisons=_comparable(event.value))
    if event.id == "payer":
        return replace(state, payer=value[:LONGEST])
    if event.id == "participant":
        return replace(state, participant=value[:LONGEST])
    return state


def _comparable(units: Sequence[Any]) -> tuple[str, ...]:
    """Return the estates that can be compared with, in the order of the panel."""
    return tuple(unit for unit in panel().comparisons if unit in units)


#: The record holds the state as it is.
encode = to_data


def decode(record: Mapping[str, Any]) -> Monitoring:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    half_years, saved = panel(), from_data(Monitoring, record, whole=True)
    if saved.indicator not in half_years.measured or saved.prediction not in ("", *PREDICTIONS):
        raise ValueError("no such indicator or prediction")
    if saved.before not in half_years.before or saved.after not in half_years.after:
        raise ValueError("no such half-year")
    return replace(saved, comparisons=_comparable(saved.comparisons))


def comparison_of(state: Monitoring) -> Comparison:
    """Return what changed, against the estates that are shown."""
    return panel().compare(state.indicator, state.before, state.after, state.compared_with)


def limit_of(state: Monitoring) -> str:
    """Return what this way of comparing cannot show."""
    rung = "similar_area" if state.compared_with else "before_after"
    return next(step.limit for step in ladder() if step.key == rung)


def result_of(state: Monitoring) -> Result:
    """Return what there is to say."""
    half_years = panel()
    return Result(
        measured=half_years.measured[state.indicator],
        place=half_years.names[half_years.ours],
        before=half_years.share(state.indicator, [half_years.ours], state.before),
        after=half_years.share(state.indicator, [half_years.ours], state.after),
        periods=(period_words(state.before), period_words(state.after)),
        comparison=comparison_of(state),
        limit=limit_of(state),
    )


def period_words(period: str) -> str:
    """Return a half-year for reading, such as “II półrocze 2024”."""
    year, _separator, half = period.partition("-H")
    words = _("1st half of {year}") if half == "1" else _("2nd half of {year}")
    return words.format(year=year)


def period_label(period: str) -> str:
    """Return a half-year for an axis, such as “2024/II”; labels sort as the half-years do."""
    year, _separator, half = period.partition("-H")
    return f"{year}/{'I' if half == '1' else 'II'}"
