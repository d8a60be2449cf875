"""What one takes home from *Mój program*: the document, the tables, everything as one file."""

from __future__ import annotations

from msai.activities.common.take_home import deliver_docx, deliver_xlsx, drawn_docx
from msai.activities.common.town_origin import edition_name, made_up, shapes
from msai.activities.my_programme.work import Work
from msai.base.i18n import catalogue
from msai.programme import Outlines, save, to_clarify
from msai.programme import document as blocks_of
from msai.programme import workbook as sheets_of
from msai.programme.pictures_area import can_show
from msai.ui import Deliver, Draw

_, ngettext = catalogue("activities_change")

JSON = "application/json"


def document(state: Work) -> Draw:
    """Return the draft with its map and charts (DOCX)."""
    own = state.outlines
    outlines = own if can_show(state.shown, own) else Outlines(shapes(), made_up())
    blocks = blocks_of(state.shown, outlines)
    return drawn_docx(_("programme-of-social-revitalisation-draft"), blocks)


def open_matters(state: Work) -> Deliver:
    """Return what the team has to clarify, a file of its own (DOCX)."""
    return deliver_docx(_("to-clarify"), to_clarify(state.shown))


def workbook(state: Work) -> Deliver:
    """Return all tables (XLSX)."""
    return deliver_xlsx(_("programme-tables"), sheets_of(state.shown))


def file(state: Work) -> Deliver:
    """Return the file from which the work opens again."""
    return Deliver(_("my-programme") + ".json", JSON, save(state.shown, edition_name()))
