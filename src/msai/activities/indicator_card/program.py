"""Exercise 9: design an indicator card; every rule answers at once with its reason."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.indicator_card import papers, screen, state
from msai.base.i18n import catalogue
from msai.programme.given import CHAIN_OF_CHANGE, INDICATOR_CARD, MY_PROGRAMME
from msai.ui import Program

_, ngettext = catalogue("activities_change")


def program() -> Program[state.Designing]:
    """Return exercise 9: the indicator card."""
    return program_of(
        state,
        screen,
        id=INDICATOR_CARD,
        title=_("Indicator card"),
        instruction=_(
            "Fill in the card so that two people who do not know each other get the same number;"
            " every remark says why it matters."
        ),
        hints=(
            _("Begin with the people: what will be different in their lives, and how can one see?"),
            _("Write out of whom: a share needs a denominator that keeps those who dropped out."),
            _("Ask what you will do when the number does not grow. No decision, no indicator."),
        ),
        solution=screen.solution,
        downloads={
            _("Download the cards (DOCX)"): papers.document,
            _("Download the cards (XLSX)"): papers.workbook,
        },
        reads=(CHAIN_OF_CHANGE, MY_PROGRAMME),
        receive=state.receive,
    )
