"""*Mój program*: the learner's own draft from all exercises, checked, taken home, shared."""

from __future__ import annotations

from msai.activities.common.wiring import program_of
from msai.activities.my_programme import papers, screen, state
from msai.activities.my_programme.work import Work
from msai.base.i18n import catalogue
from msai.programme import SOURCES
from msai.programme.given import MY_PROGRAMME, record_in_present_terms
from msai.ui import Program

_, ngettext = catalogue("activities_change")


#: Exercises whose work is gathered here.
READS = tuple(sorted(set(SOURCES.values())))


def program() -> Program[Work]:
    """Return *Mój program*."""
    return program_of(
        state,
        screen,
        id=MY_PROGRAMME,
        title=_("My programme"),
        instruction=_(
            "Gather what you did in the exercises, fill in the rest, see what is still unclear,"
            " and download your draft."
        ),
        hints=(
            _("Work in the order of the table; the document puts the chapters in theirs."),
            _("Begin with one contradiction. A question can be answered and is then closed."),
            _("Look at the example: it too has a few questions left."),
        ),
        downloads={
            _("Download the draft (DOCX)"): papers.document,
            _("Download all tables (XLSX)"): papers.workbook,
            _("Download what the team has to clarify (DOCX)"): papers.open_matters,
            _("Save to a file"): papers.file,
        },
        reads=READS,
        receive=state.receive,
        migrations={1: record_in_present_terms},
    )
