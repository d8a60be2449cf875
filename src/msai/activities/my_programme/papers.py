"""What one takes home from *Mój program*: the document, the tables, everything as one file."""

from __future__ import annotations

from msai.activities.common.take_home import deliver_docx, deliver_xlsx
from msai.activities.common.town_origin import edition_name
from msai.activities.my_programme.work import Work
from msai.base.i18n import catalogue
from msai.programme import document, save, workbook
from msai.ui import Deliver, Download

_, ngettext = catalogue("activities_change")

JSON = "application/json"


def documents() -> list[Download[Work]]:
    """Return the files; the checks never hold them back."""
    return [
        Download(_("Download the draft (DOCX)"), _document),
        Download(_("Download all tables (XLSX)"), _workbook),
        Download(_("Save to a file"), _file),
    ]


def _document(state: Work) -> Deliver:
    return deliver_docx(_("programme-of-social-revitalisation-draft"), document(state.shown))


def _workbook(state: Work) -> Deliver:
    return deliver_xlsx(_("programme-tables"), workbook(state.shown))


def _file(state: Work) -> Deliver:
    return Deliver(_("my-programme") + ".json", JSON, save(state.shown, edition_name()))
