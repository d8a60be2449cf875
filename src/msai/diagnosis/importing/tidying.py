"""Small things around a table: codes that lost their zeros, repeated names, notes at its side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.importing.teryt import full_codes, is_code_header
from msai.diagnosis.raw_table import filled, header_at, rows_below
from msai.diagnosis.safe_files import Row
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Headers of columns of names beside a column of codes.
_NAMES = ("nazwa", "jednostka", "jednostka terytorialna", "gmina", "powiat", "obszar")


def without_side_notes(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows without cells that stand apart: behind an empty column, without a header."""
    start = header_at(rows)
    if start is None:
        return rows, []
    width = max((at for at, cell in enumerate(rows[start]) if filled(cell)), default=-1) + 1
    if max(map(len, rows)) <= width:
        return rows, []
    beside = [(at, row) for at, row in enumerate(rows) if at > start and len(row) > width]
    apart = [(at, row) for at, row in beside if any(map(filled, row[width:]))]
    if not apart or any(filled(row[width]) for _at, row in apart):
        return rows, []
    cut = {at for at, _row in apart}
    text = next(str(cell) for cell in apart[0][1][width:] if filled(cell))
    message = _("Notes beside the table were left out, such as “{note}”.").format(note=text[:40])
    hint = _("If they belong to the table, give their column a header and delete the empty one.")
    kept = [row[:width] if at in cut else row for at, row in enumerate(rows)]
    return kept, [ImportStep(Problem(apart[0][0] + 1, None, "side_notes", message, hint))]


def with_full_codes(rows: Sequence[Row]) -> tuple[Sequence[Row], list[ImportStep]]:
    """Return the rows with TERYT codes as texts of seven digits, and repeated names told apart."""
    start = header_at(rows)
    if start is None:
        return rows, []
    headers = [str(cell) if filled(cell) else "" for cell in rows[start]]
    for column, header in enumerate(headers):
        if not header or not is_code_header(header):
            continue
        body = [number - 1 for number in rows_below(rows, start)]
        cells = [rows[at][column] if column < len(rows[at]) else None for at in body]
        if (codes := full_codes(cells)) is not None:
            return _mended(rows, body, column, codes, headers)
    return rows, []


def _mended(
    rows: Sequence[Row], body: Sequence[int], column: int, codes: Sequence[str], headers: list[str]
) -> tuple[Sequence[Row], list[ImportStep]]:
    shaped = [list(row) for row in rows]
    steps = []
    changed = 0
    for at, code in zip(body, codes, strict=True):
        if column < len(shaped[at]) and code:
            changed += str(shaped[at][column]).strip() != code
            shaped[at][column] = code
    if changed:
        steps.append(_codes_said(headers[column], changed))
    names = next((i for i, h in enumerate(headers) if plain_name(h) in _NAMES), None)
    if names is not None and names != column:
        steps += _told_apart(shaped, body, names, codes, headers[names])
    return shaped, steps


def _told_apart(
    rows: list[Row], body: Sequence[int], names: int, codes: Sequence[str], header: str
) -> list[ImportStep]:
    """Add the code to names that several areas have: towns and villages share them."""
    said = [plain_name(rows[at][names]) if names < len(rows[at]) else "" for at in body]
    pairs = {(name, code) for name, code in zip(said, codes, strict=True) if name and code}
    repeated = {name for name, times in Counter(name for name, _code in pairs).items() if times > 1}
    for at, name, code in zip(body, said, codes, strict=True):
        if name in repeated and code:
            rows[at][names] = f"{rows[at][names]} ({code})"
    if not repeated:
        return []
    message = _n(
        "One name stands at several areas; their codes were added to it.",
        "{n} names stand at several areas each; their codes were added to them.",
        len(repeated),
    ).format(n=len(repeated))
    return [
        ImportStep(Problem(None, header, "names_repeat", message, _("Rename them as you like.")))
    ]


def _codes_said(header: str, changed: int) -> ImportStep:
    message = _n(
        "One code was completed to the seven digits of TERYT.",
        "{n} codes were completed to the seven digits of TERYT.",
        changed,
    ).format(n=changed)
    hint = _("Keep codes as texts, so that a spreadsheet does not drop their zeros.")
    return ImportStep(Problem(None, header, "codes_completed", message, hint))
