"""Hours of each month beside the hours that people have: sums are computed anew."""

from __future__ import annotations

from msai.base.forms import field_of
from msai.base.i18n import catalogue
from msai.base.sheets import Cell, Formula, Sheet
from msai.planning.schedule import HOURS_OF_FULL_TIME, Staff, monthly_hours
from msai.programme.parts import part_label
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: More people than letters: then sums stand as numbers.
_LETTERS = "BCDEFGHIJKLMNOPQRSTUVWXYZ"


def hours_sheets(programme: Programme) -> list[Sheet]:
    """Return the sheet of people's time, with the hours of each month; none without any.

    It is called what chapter 7 of the document calls it.
    """
    hours = monthly_hours(programme.tasks)
    known = (person.name for person in programme.staff)
    people = list(dict.fromkeys([*filter(None, known), *sorted(filter(None, hours))]))
    if not people and not hours:
        return []
    shares = {person.name: person.share for person in programme.staff}
    rows: list[list[Cell]] = [
        [_("Month"), *people, _("Together")],
        [field_of(Staff, "share").label, *(shares.get(name) for name in people), None],
        _available(people, shares),
    ]
    for at, month in enumerate(sorted(hours.get("", {})), start=4):
        worked = [hours[name].get(month, 0.0) if name in hours else 0.0 for name in people]
        rows.append([f"{month:%m.%Y}", *worked, _together(at, worked, hours[""][month])])
    return [Sheet(part_label("staff"), rows, frozen=(3, 1), fixed=True)]


def _available(people: list[str], shares: dict[str, float | None]) -> list[Cell]:
    """Return the hours a month that everybody has."""
    have = [(shares.get(name) or 0.0) * HOURS_OF_FULL_TIME for name in people]
    if len(people) > len(_LETTERS):
        return [_("Hours to spend in a month"), *have, sum(have)]
    cells = [
        Formula(f"={letter}2*{HOURS_OF_FULL_TIME}", value)
        for letter, value in zip(_LETTERS, have, strict=False)
    ]
    return [_("Hours to spend in a month"), *cells, _together(3, have, sum(have))]


def _together(at: int, worked: list[float], total: float) -> Cell:
    """Return the sum of a row; a number where hours belong to nobody in particular."""
    if not 0 < len(worked) <= len(_LETTERS) or abs(sum(worked) - total) > 0.005:
        return total
    return Formula(f"=SUM(B{at}:{_LETTERS[len(worked) - 1]}{at})", total)
