"""The tables of the draft as a workbook: what is summed there is computed anew there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msai.base.forms import field_of, fields_of
from msai.base.i18n import catalogue
from msai.base.sheets import Cell, Sheet
from msai.programme.chapters import CHAPTERS
from msai.programme.hours_sheet import hours_sheets
from msai.programme.made_up import origins
from msai.programme.made_up import sentence as made_up_sentence
from msai.programme.money_sheets import budget_sheet, funding_sheet
from msai.programme.parts import part_label
from msai.programme.state import Programme
from msai.programme.tables import sheet_rows

_, ngettext = catalogue("programme")

#: A card with more fields than this is read from top to bottom: as one row nobody reads it.
MOST_COLUMNS = 12
#: So many such cards stand side by side; more of them are a row for each field, which filters sort.
BESIDE = 3
#: Parts of words, not of numbers: together in one list.
_WORDS = (
    "assets", "voices", "conclusions", "chains", "decisions", "afterwards", "messages", "cases",
)  # fmt: skip


def workbook(programme: Programme) -> list[Sheet]:
    """Return the tables of the draft as sheets of `msai.base.export.write_xlsx`."""
    sheets = [*part_sheets(programme), *hours_sheets(programme)]
    return [_guide(programme, sheets), *sheets]


def part_sheets(programme: Programme) -> list[Sheet]:
    """Return the parts that have cards as sheets, in the order of the draft; words come last."""
    sheets: list[Sheet] = []
    words: list[list[Any]] = []
    for item in fields_of(Programme):
        cards = getattr(programme, item.name)
        if item.kind != "cards" or item.name in ("tables", "answers", "staff") or not cards:
            continue
        rows = sheet_rows(item, cards)
        if item.name in _WORDS:
            words += [[item.label, *row] for row in _by_field(rows)]
        elif item.name == "budget":
            sheets.append(budget_sheet(programme, rows))
        elif item.name == "funding":
            sheets.append(funding_sheet(programme, rows))
        else:
            sheets.append(Sheet(item.label, _readable(rows), fixed=True))
    if words:
        header = [_("Part"), _("Card"), _("Field"), _("Content")]
        sheets.append(Sheet(_("Cards in words"), [header, *words], fixed=True))
    return sheets


def _readable(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Return rows as they are, or long cards from top to bottom: side by side, or one by one."""
    header, *cards = rows
    if len(header) <= MOST_COLUMNS:
        return [list(row) for row in rows]
    if len(cards) <= BESIDE:
        beside = [list(fields) for fields in zip(*rows, strict=True)]
        return [beside[0], *(row for row in beside[1:] if set(row[1:]) - {"", None})]
    return [[header[0], _("Field"), _("Content")], *_by_field(rows)]


def _by_field(rows: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """Yield title, field and content of each field that is filled in."""
    header, *cards = rows
    for card in cards:
        for label, value in zip(header[1:], card[1:], strict=True):
            if value not in (None, ""):
                yield [card[0], label, value]


def _guide(programme: Programme, sheets: Sequence[Sheet]) -> Sheet:
    """Return the first sheet: whose this is, of when, and what each sheet holds."""
    start = programme.start
    names = ("name", "municipality", "area_name", "version", "data_date")
    facts = ((field_of(type(start), name).label, getattr(start, name)) for name in names)
    rows: list[list[Cell]] = [[_("About this workbook"), ""]]
    rows += [[_("Note"), made_up_sentence(place)] for place in origins(programme)]
    rows += [[label, value] for label, value in facts if value]
    rows.append([_("Sums"), _("Costs, shares and sums are computed anew when you change numbers.")])
    rows.append([_("On paper"), _("Each sheet is one page wide and repeats its header.")])
    places = dict(_places())
    for sheet in sheets:
        count = len(sheet.rows) - 1 - sheet.totals
        lines = ngettext("{n} row", "{n} rows", count).format(n=count)
        told = " · ".join(filter(None, (places.get(sheet.title, ""), lines)))
        rows.append([_("Sheet “{sheet}”").format(sheet=sheet.title), told])
    return Sheet(
        _("About this workbook"), rows, widths={0: 34, 1: 90}, wrapped=True, fixed=True,
        explains=True,
    )  # fmt: skip


def _places() -> Iterator[tuple[str, str]]:
    """Yield the name of a part and where the document shows it."""
    for chapter in CHAPTERS:
        for section in chapter.sections:
            where = _(section.title) if section.title else chapter.heading
            for part in section.parts:
                yield part_label(part), _("in the document: {place}").format(place=where)
