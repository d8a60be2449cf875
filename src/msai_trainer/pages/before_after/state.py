"""What lies on the page „Przed i po”: results that people gave, in memory alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from msai.errors import MsaiError
from msai.outcomes.result_file import OutcomeResults, one_each, read_results
from msai.ui import Event, GivenFile

#: More people than a class has.
MOST = 400


@dataclass(frozen=True)
class PairDesk:
    """Results, one of each person, and why some file was not taken."""

    people: tuple[OutcomeResults, ...] = ()
    problems: tuple[str, ...] = ()


def update(state: PairDesk, event: Event) -> PairDesk:
    """Take files, or clear the desk."""
    if event.id == "clear":
        return PairDesk()
    return _taken(state, event.files) if event.id == "files" and event.files else state


def _taken(state: PairDesk, files: Iterable[GivenFile]) -> PairDesk:
    read, problems = [], []
    for file in files:
        try:
            read.append(read_results(file.content, file.name))
        except MsaiError as error:
            problems += [str(problem) for problem in error.problems]
    people = tuple(one_each([*state.people, *read])[:MOST])
    return replace(state, people=people, problems=tuple(problems[:20]))
