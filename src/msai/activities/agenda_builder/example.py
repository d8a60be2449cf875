"""The made-up meeting of exercise 12: three hours with a hundred and twenty slides."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.training import Block, Frame, method

_, ngettext = catalogue("activities_people")


def frame() -> Frame:
    """Return what is given of the made-up meeting."""
    return Frame(_("Introducing the partners"), "", 8, "9.00", 180, "")


def blocks() -> tuple[Block, ...]:
    """Return its parts."""
    lecture = method("MT-01")
    name = lecture.name if lecture else ""
    return (
        Block(_("What the programme is: slides 1–70"), "work", name, 80),
        Block(_("What we expect from partners: slides 71–120"), "work", name, 60),
        Block(_("Questions"), "work", "", 40),
    )


def is_left(parts: Sequence[Block]) -> bool:
    """Tell whether something of the made-up meeting is still there."""
    return any(part in parts for part in blocks())


def note() -> str:
    """Return what is said of it wherever it goes."""
    return _("Made-up example: replace it with your own meeting.")
