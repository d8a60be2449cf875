"""Exercise 14: the catalogue of practices – find, read, take one thing, add one's own."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.practice_catalogue import papers, screen, state
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[state.Browsing]:
    """Return exercise 14: the catalogue of practices."""
    return program_of(
        state,
        screen,
        id="practice-catalogue",
        title=_("Catalogue of practices"),
        instruction=_(
            "Find a case like yours and write what you take, what not, and why it may go"
            " otherwise with you."
        ),
        hints=(
            _("Choose a step or a topic first; then read the results, not the names."),
            _("Planned figures are the project's intention. What was done, and what was measured?"),
            _("Take a way of doing. People, money and years of work before stay there."),
        ),
        solution=screen.solution,
        downloads={
            _("Download my notes (DOCX)"): papers.my_notes,
            _("Download the cases found (XLSX)"): papers.cases_found,
            _("Download my practice (DOCX)"): papers.own_practice,
            _("Download my practice (YAML)"): papers.as_yaml,
            _("Download my practice (JSON)"): papers.as_json,
        },
    )
