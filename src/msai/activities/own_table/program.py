"""Exercise 4: diagnose your own table – read it, say what its columns are, see what follows."""

from __future__ import annotations

from msai.activities.own_table import loading, papers, screen
from msai.activities.own_table.state import OwnTable, decode, encode, update
from msai.base.i18n import catalogue
from msai.programme.given import GivenNumbers
from msai.ui import Download, Event, Program, Step

_, ngettext = catalogue("activities_data")


def act(state: OwnTable, event: Event) -> OwnTable | Step[OwnTable]:
    """Take one choice of the learner; a report or her table with its dictionary goes out."""
    what, _colon, suffix = event.id.partition(":")
    if what == "report":
        return Step(state, [papers.report(state, suffix)])
    if what == "dictionary":
        return Step(state, [papers.with_dictionary(state)])
    changed = loading.update(state, event)
    return update(state, event) if changed is None else changed


def program() -> Program[OwnTable]:
    """Return exercise 4: diagnose your own table."""
    return Program(
        id=GivenNumbers.RECORD,
        title=_("Diagnosis of your own table"),
        instruction=_(
            "Load a table of your municipality, say what its columns are, and see what follows."
        ),
        initial=OwnTable,
        view=screen.view,
        update=act,
        encode=encode,
        decode=decode,
        hints=(
            _("One row is one unit, one column is one number. A row “total” may stay."),
            _("Have only counts? Say “count” and choose what to divide it by."),
            _("Ask of each indicator: if it grows, are people better or worse off?"),
        ),
        solution=screen.solution,
        downloads=(
            Download(_("Download an empty template (XLSX)"), papers.template),
            Download(_("Download the practice table (XLSX)"), papers.practice_file),
        ),
    )
