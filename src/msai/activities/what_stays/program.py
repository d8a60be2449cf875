"""Exercise of lesson 14: the fate of each function – stays, passes to somebody, or ends."""

from __future__ import annotations

from msai.activities.what_stays.screen import solution, view
from msai.activities.what_stays.state import Fates, decode, encode, initial, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_training")


def program() -> Program[Fates]:
    """Return the exercise of lesson 14."""
    return Program(
        id="what-stays",
        title=_("Stays, passes, ends"),
        instruction=_("Decide on each function: what becomes of it, who, for what money, when."),
        initial=initial,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(
            _("Ask: who opens the door on the first day after the project?"),
            _("An end that was announced is an answer too. It needs a person and a date."),
        ),
        solution=solution,
    )
