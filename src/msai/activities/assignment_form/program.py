"""The form of a graded assignment: answers, a check before handing in, the file to hand in."""

from __future__ import annotations

from functools import partial

from msai.activities.assignment_form import papers, screen, state
from msai.activities.assignment_form.state import Answers
from msai.assignments import Assignment, assignment, exercises_of
from msai.base.i18n import catalogue
from msai.ui import Event, Program, Step

_, ngettext = catalogue("activities_assignments")


def program(name: str) -> Program[Answers]:
    """Return the form of an assignment, such as ``zadanie-1``.

    Raises:
        KeyError: There is no such assignment.
    """
    task = assignment(name)
    return Program(
        id=name,
        title=task.title,
        instruction=_("Fill in the form, check it, and download one file for your trainer."),
        initial=partial(state.initial, task),
        view=partial(screen.view, task),
        update=partial(_update, task),
        encode=state.encode,
        decode=partial(state.decode, task),
        reads=exercises_of(task),
        receive=partial(state.receive, task),
        greet=state.greet,
        delivered=state.delivered,
    )


def _update(task: Assignment, answers: Answers, event: Event) -> Answers | Step[Answers]:
    if event.id != "hand-in":
        return state.update(task, answers, event)
    return state.not_yet(answers) or _handed_out(task, answers)


def _handed_out(task: Assignment, answers: Answers) -> Step[Answers]:
    file = papers.notebook(task, answers)
    return Step(state.giving(answers, file.filename), [file])
