"""What exercise 1 gives to take home: a sheet to fill in with its key, and the list of answers."""

from __future__ import annotations

from msai.activities.common.take_home import about_sheet, deliver_docx, deliver_xlsx, made_up_note
from msai.activities.direction_and_sphere.indicators import Item, items
from msai.activities.direction_and_sphere.screen import meaning
from msai.activities.direction_and_sphere.state import Judging
from msai.base import export
from msai.base.i18n import catalogue
from msai.base.spheres import sphere_label
from msai.ui import Deliver

_, ngettext = catalogue("activities_data")


def document(_state: Judging) -> Deliver:
    """Return the sheet for work on paper: the indicators, then the key on a page of its own."""
    asked = [_("Indicator"), _("Sphere"), _("A higher value means")]
    empty = [[item.label, "", ""] for item in items()]
    blocks: list[export.Block] = [
        export.PaperHeading(_("Direction and sphere"), 0),
        made_up_note(),
        export.Paragraph(
            _("Write the sphere, then “worse” or “better”. Turn the page only after that.")
        ),
        export.PaperTable(asked, empty),
        export.PageBreak(),
        export.PaperHeading(_("Key")),
        export.PaperTable([*asked, _("Why")], [_key(item) for item in items()]),
        export.Paragraph(
            _(
                "Before you compare places, ask of each number: how many of how many? The share "
                "says where it is hard, the number how much help is needed."
            )
        ),
    ]
    return deliver_docx(_("direction-and-sphere"), blocks)


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
    return deliver_xlsx(
        _("direction-and-sphere"), [export.Sheet(_("Indicators"), [header, *rows]), about_sheet()]
    )


def _own(state: Judging, item: Item) -> list[str]:
    answer = state.answer(item.name)
    sphere = sphere_label(answer.sphere) if answer.sphere else ""
    return [sphere, meaning(int(answer.direction)) if answer.direction else ""]


def _key(item: Item) -> list[str]:
    why = f"{item.sphere_why} {item.direction_why}"
    return [item.label, sphere_label(item.sphere), meaning(item.direction), why]
