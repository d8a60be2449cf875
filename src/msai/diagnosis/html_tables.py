"""A table as HTML: as a spreadsheet leaves it on the clipboard, and ".xls" that is HTML."""

from __future__ import annotations

import re
from contextlib import suppress
from html.parser import HTMLParser

from msai.diagnosis.csv_files import decoded_text
from msai.diagnosis.safe_files import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Row, limited, too_many
from msai.errors import Problem

_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
#: What stands before the table in an honest file at most.
_HEAD = 200_000
_UNSEEN = frozenset(["style", "script", "title", "xml"])


def holds_html_table(content: bytes) -> bool:
    """Tell whether a content is HTML with a table in it."""
    start = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and _TABLE.search(start) is not None


def read_html_table(content: bytes) -> tuple[list[Row], list[Problem]]:
    """Return the cells of the largest table, and what was odd about the encoding.

    A cell merged over several columns or rows holds its text in the first of them.

    Raises:
        TableError: The content is no text, or the table has too many rows or columns.
    """
    text, problems = decoded_text(content)
    reader = _Tables()
    # A damaged section of Office's own (``<![if``) stops the reader: the tables before it stand.
    with suppress(AssertionError):
        reader.feed(text)
        reader.close()
    largest = max(reader.tables, key=lambda rows: sum(map(len, rows)), default=[])
    return list(limited(iter(largest))), problems


class _Tables(HTMLParser):
    """Collects the cells of tables; a table inside a cell counts as its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Row]] = []
        self.depth = 0
        self.unseen = 0
        self.in_row = False
        self.cell: list[str] | None = None
        self.width = self.height = 1
        #: Rows that a merged cell of the rows above still covers, by column.
        self.covered: dict[int, int] = {}
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.tables.append([])
                self.covered = {}
        elif tag in _UNSEEN:
            self.unseen += 1
        elif self.depth == 1 and tag == "tr":
            self._end_row()
            self._begin_row()
        elif self.depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif tag in ("br", "p", "div") and self.cell is not None:
            self.cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag in ("td", "th") and self.depth == 1:
            self._end_cell()
        elif tag == "tr" and self.depth == 1:
            self._end_row()
        elif tag == "table":
            if self.depth == 1:
                self._end_row()
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.unseen:
            self.cell.append(data)

    def close(self) -> None:
        """Take what an unclosed table holds."""
        super().close()
        self._end_cell()

    def _begin_cell(self, said: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.in_row:
            self._begin_row()
        self.cell = []
        self.width = _times(said.get("colspan"), MAX_COLUMNS + 1)
        self.height = _times(said.get("rowspan"), MAX_ROWS)

    def _end_cell(self) -> None:
        if self.cell is None or not self.tables or not self.tables[-1]:
            return
        row = self.tables[-1][-1]
        self._skip_covered(row)
        text = " ".join("".join(self.cell).split())
        self.cells += self.width
        if self.cells > MAX_CELLS or len(row) + self.width > MAX_COLUMNS:
            raise too_many()
        for at in range(self.width):
            if self.height > 1:
                self.covered[len(row)] = self.height
            row.append(text if at == 0 and text else None)
        self.cell = None

    def _skip_covered(self, row: Row) -> None:
        while self.covered.get(len(row), 0) > 0 and len(row) <= MAX_COLUMNS:
            row.append(None)

    def _begin_row(self) -> None:
        if len(self.tables[-1]) > MAX_ROWS:
            raise too_many()
        self.tables[-1].append([])
        self.in_row = True

    def _end_row(self) -> None:
        if not self.in_row:
            return
        self._end_cell()
        self.in_row = False
        self.covered = {at: left - 1 for at, left in self.covered.items() if left > 1}


def _times(text: str | None, most: int) -> int:
    digits = (text or "").strip()
    return min(max(1, int(digits[:9])), most) if digits.isdecimal() and digits.isascii() else 1
