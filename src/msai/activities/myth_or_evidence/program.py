"""Exercise of lesson 15: six sentences about learning – myth, evidence, or a practical tip?"""

from __future__ import annotations

from msai.activities.myth_or_evidence.screen import view
from msai.activities.myth_or_evidence.state import Verdicts, decode, encode, update
from msai.base.i18n import catalogue
from msai.ui import Program

_, ngettext = catalogue("activities_training")


def program() -> Program[Verdicts]:
    """Return the exercise of lesson 15."""
    return Program(
        id="myth-or-evidence",
        title=_("Myth or evidence?"),
        instruction=_("Give your verdict on each sentence first; what is known appears after it."),
        initial=Verdicts,
        view=view,
        update=update,
        encode=encode,
        decode=decode,
        hints=(_("One of the six is neither a myth nor proven."),),
    )
