"""The test before and after: three occasions, two forms, a path by lesson."""

from __future__ import annotations

from msai.activities.outcomes_test import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Event, Program, Step

_, ngettext = catalogue("activities_training")


def program() -> Program[state.OutcomesTest]:
    """Return the test as a program."""
    return Program(
        id="outcomes-test",
        title=_("Test before and after"),
        instruction=_(
            "Answer without help and without notes. The result is for you and stays here."
        ),
        initial=state.initial,
        view=screen.view,
        update=_update,
        encode=state.encode,
        decode=state.decode,
        hints=(_("Do not guess: an empty answer shows the way as well as a wrong one."),),
        greet=state.greet,
    )


def _update(
    test: state.OutcomesTest, event: Event
) -> state.OutcomesTest | Step[state.OutcomesTest]:
    if event.id == "give" and test.done:
        return Step(test, [papers.results(test)])
    if event.id == "remind" and (file := papers.reminder(test)) is not None:
        return Step(test, [file])
    return state.update(test, event)
