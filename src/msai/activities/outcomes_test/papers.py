"""What one takes home from the test: results for the trainer, a reminder for the calendar."""

from __future__ import annotations

from msai.activities.outcomes_test.state import OutcomesTest
from msai.base.calendar_file import MIME, CalendarEvent, calendar_file
from msai.base.i18n import catalogue
from msai.outcomes.result_file import results_of, write_results
from msai.outcomes.sitting import due
from msai.ui import Deliver

_, ngettext = catalogue("activities_training")


def results(state: OutcomesTest) -> Deliver:
    """Return the points of all sittings that have ended."""
    content = write_results(results_of(state.key, state.sittings))
    return Deliver(_("result-of-the-test") + ".json", "application/json", content)


def reminder(state: OutcomesTest) -> Deliver | None:
    """Return the day of the third sitting as a calendar file; None as long as it is not known."""
    day = due(state.sittings)
    if day is None:
        return None
    event = CalendarEvent(
        f"test-{day.isoformat()}-{state.drawn}@msai",
        day,
        _("Test of the course, third time"),
        description=_("Open the page “Test before and after” in the same browser as before."),
    )
    return Deliver(_("reminder-of-the-test") + ".ics", MIME, calendar_file([event]))
