"""CSV as offices save it: any usual separator, UTF-8 (with or without BOM), UTF-16 or cp1250."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from msai.base.encodings import decoded
from msai.base.fold import BLANKS
from msai.base.formulas import restored
from msai.base.i18n import catalogue
from msai.diagnosis.refusals import refuse
from msai.diagnosis.safe_files import MAX_ROWS, Row, all_limited, limited
from msai.errors import Problem

_, _n = catalogue("diagnosis")

_SEPARATORS = ";\t,|"


def read_delimited(content: bytes) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a CSV file and what was odd about its encoding.

    Raises:
        TableError: The content is no text, has an open quotation mark or too many rows.
    """
    text, problems = decoded_text(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator, text = _separator(text)
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        clean = _is_clean(text, separator)
        rows = list(islice(reader, MAX_ROWS + 2)) if clean else list(limited(map(_cells, reader)))
    except csv.Error as fault:
        raise refuse(
            "broken_csv",
            _("Line {line} of the file has an open or misplaced quotation mark.").format(
                line=reader.line_num
            ),
            _("Remove the quotation mark or save the table again from a spreadsheet program."),
        ) from fault
    return (all_limited(rows) if clean else rows), problems


def _cells(row: Row) -> Row:
    return [restored(cell.strip()) for cell in row]


def _is_clean(text: str, separator: str) -> bool:
    """Tell whether `_cells` and `limited` change no row.

    It is where no cell has blanks around it or is a guarded formula, and no row ends empty.
    """
    edges = (separator, "\n", '"')
    blanks = [sign for sign in BLANKS if sign != separator and sign in text]
    beside = (pair for sign in blanks for edge in edges for pair in (sign + edge, edge + sign))
    around = text.strip() != text.strip("\n")
    if "'" in text or '""' in text or f"{separator}\n" in text or text.endswith(separator):
        return False
    return not around and not any(pair in text for pair in beside)


def decoded_text(content: bytes) -> tuple[str, list[Problem]]:
    """Return a content as text, and what was odd about its encoding.

    Raises:
        TableError: It is no text.
    """
    try:
        read = decoded(content)
    except UnicodeDecodeError as fault:
        raise _no_text() from fault
    if "\x00" in read.text or not (read.declared or read.in_eight_bits):
        raise _no_text()
    return read.text, [_old_encoding(read.encoding)] if read.in_eight_bits else []


def _old_encoding(encoding: str) -> Problem:
    return Problem.of(
        "encoding",
        _("The file is not saved as UTF-8; it was read as {encoding}.").format(encoding=encoding),
        _("Check that Polish letters in the names look right."),
    )


def _no_text() -> Exception:
    return refuse(
        "not_a_table",
        _("The file is not a table: it is neither CSV, XLSX nor ODS."),
        _("Save the table as XLSX or CSV UTF-8."),
    )


def _separator(text: str) -> tuple[str, str]:
    """Choose the separator that splits most lines alike; obey Excel's ``sep=;`` line."""
    first, _newline, rest = text.partition("\n")
    sign = first.strip()[4:]
    if first.casefold().startswith("sep=") and len(sign) == 1 and sign != '"':
        return sign, rest
    sample = text[:20_000].split("\n")[:50]
    return max(_SEPARATORS, key=lambda sign: _agreement(sample, sign)), text


def _agreement(lines: list[str], separator: str) -> tuple[int, int]:
    widths = Counter(
        len(row) for row in csv.reader(lines, delimiter=separator) if any(cell for cell in row)
    )
    width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (times if width > 1 else 0, width)
