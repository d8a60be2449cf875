"""Exercise 14: the catalogue of practices – find, read, take one thing, add one's own."""

from __future__ import annotations

from msai.activities.practice_catalogue.papers import documents
from msai.activities.practice_catalogue.screen import solution, view
from msai.activities.practice_catalogue.state import Browsing, decode, encode, initial, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_people")


def program() -> Program[Browsing]:
    """Return exercise 14: the catalogue of practices."""
    return Program(
        id="practice-catalogue",
        title=_("Catalogue of practices"),
        instruction=_(
            "Find a case like yours and write what you take, what not, and why it may go"
            " otherwise with you."
        ),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Choose a step or a topic first; then read the results, not the names."),
            _("Planned figures are the project's intention. What is written as achieved?"),
            _("Take a way of doing. People, money and years of work before stay there."),
        ),
        solution=solution,
        downloads=documents(),
    )
