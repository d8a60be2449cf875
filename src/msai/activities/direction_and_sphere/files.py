"""What exercise 1 gives to take home: a sheet to fill in with its key, and the list of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msai.activities.common.take_home import about_sheet, made_up_note
from msai.activities.direction_and_sphere.items import Item, items, sphere_name
from msai.activities.direction_and_sphere.screen import meaning
from msai.base.export import (
    Block,
    Heading,
    PageBreak,
    Paragraph,
    Sheet,
    Table,
    write_docx,
    write_xlsx,
)
from msai.base.i18n import catalogue
from msai.ui import Deliver

if TYPE_CHECKING:
    from msai.activities.direction_and_sphere.program import Judging

_, ngettext = catalogue("activities_data")

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def document(_state: Judging) -> Deliver:
    """Return the sheet for work on paper: the indicators, then the key on a page of its own."""
    asked = [_("Indicator"), _("Sphere"), _("A higher value means")]
    empty = [[item.label, "", ""] for item in items()]
    blocks: list[Block] = [
        Heading(_("Direction and sphere"), 0),
        made_up_note(),
        Paragraph(_("Write the sphere, then “worse” or “better”. Turn the page only after that.")),
        Table(asked, empty),
        PageBreak(),
        Heading(_("Key")),
        Table([*asked, _("Why")], [_key(item) for item in items()]),
        Paragraph(
            _(
                "Before you compare places, ask of each number: how many of how many? The share "
                "says where it is hard, the number how much help is needed."
            )
        ),
    ]
    return Deliver(_("direction-and-sphere") + ".docx", DOCX, write_docx(blocks))


def workbook(state: Judging) -> Deliver:
    """Return the indicators with the learner's answers and the key."""
    header = [
        _("Indicator"),
        _("Your sphere"),
        _("Your answer: higher means"),
        _("Sphere"),
        _("A higher value means"),
        _("Why"),
    ]
    rows = [[item.label, *_own(state, item), *_key(item)[1:]] for item in items()]
    return Deliver(
        _("direction-and-sphere") + ".xlsx",
        XLSX,
        write_xlsx([Sheet(_("Indicators"), [header, *rows]), about_sheet()]),
    )


def _own(state: Judging, item: Item) -> list[str]:
    answer = state.answer(item.name)
    sphere = sphere_name(answer.sphere) if answer.sphere else ""
    return [sphere, meaning(int(answer.direction)) if answer.direction else ""]


def _key(item: Item) -> list[str]:
    why = f"{item.sphere_why} {item.direction_why}"
    return [item.label, sphere_name(item.sphere), meaning(item.direction), why]
