"""Exercise 11: did it work? Predict, see the comparison, say it to two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from msai.activities.did_it_work import screen as shown
from msai.activities.did_it_work.papers import documents
from msai.activities.did_it_work.state import PREDICTIONS, Monitoring, initial, panel
from msai.base.i18n import catalogue
from msai.ui import Event, Node, Program

_, ngettext = catalogue("activities_change")


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
        return replace(state, comparisons=_known(event.value))
    if event.id == "payer":
        return replace(state, payer=value[: shown.LONGEST])
    if event.id == "participant":
        return replace(state, participant=value[: shown.LONGEST])
    return state


def _known(units: Sequence[Any]) -> tuple[str, ...]:
    """Return the estates that can be compared with, in the order of the panel."""
    return tuple(unit for unit in panel().comparisons if unit in units)


def view(state: Monitoring) -> Sequence[Node]:
    """Show the question, then the comparison, then the two sentences."""
    return shown.view(state)


def encode(state: Monitoring) -> dict[str, Any]:
    """Return the choices as the learner's record keeps them."""
    return {
        "indicator": state.indicator,
        "before": state.before,
        "after": state.after,
        "comparisons": list(state.comparisons),
        "prediction": state.prediction,
        "payer": state.payer,
        "participant": state.participant,
    }


def decode(record: Mapping[str, Any]) -> Monitoring:
    """Read a record.

    Raises:
        ValueError, KeyError, TypeError: The record is no record of this exercise.
    """
    known = panel()
    if record["indicator"] not in known.measured or record["prediction"] not in ("", *PREDICTIONS):
        raise ValueError("no such indicator or prediction")
    if record["before"] not in known.before or record["after"] not in known.after:
        raise ValueError("no such half-year")
    return Monitoring(
        indicator=record["indicator"],
        before=record["before"],
        after=record["after"],
        comparisons=_known(list(record["comparisons"])),
        prediction=record["prediction"],
        payer=str(record["payer"]),
        participant=str(record["participant"]),
    )


def program() -> Program[Monitoring]:
    """Return exercise 11: did it work?"""
    return Program(
        id="did-it-work",
        title=_("Did it work?"),
        instruction=_(
            "Predict whether the programme worked, compare with estates without it, then say the"
            " result to the one who pays and to the one who comes."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Look first at what changed where there was no programme."),
            _("Compare the same half of the year: spring with spring, autumn with autumn."),
            _("When the interval holds zero, say so: it is neither success nor failure."),
        ),
        solution=shown.solution,
        downloads=documents(),
    )
