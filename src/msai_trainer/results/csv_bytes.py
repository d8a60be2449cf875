"""A CSV file as somebody else saved it: one row can be changed without touching the rest.

Spreadsheets choose encoding, separator and line ends by the settings of the computer. What is read
here keeps them, so that one line can be taken out or put in while all others stay byte for byte.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from msai.base.encodings import decoded
from msai.base.formulas import clean, neutralise

#: Separators that spreadsheets write.
SEPARATORS = (";", ",", "\t", "|")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the table.

    Attributes:
        number: Row as a spreadsheet counts it, from 1; blank rows and long cells included.
        cells: Texts without their quotes.
        start: Where it begins in the text.
        end: Where it ends, its line end included.
    """

    number: int
    cells: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CsvBytes:
    """The text of a file and how it becomes the same bytes again.

    Attributes:
        text: All of it, without the mark at the beginning.
        encoding: Codec; bytes that it does not know are kept as they are.
        mark: Byte order mark, often none.
    """

    text: str
    encoding: str
    mark: bytes

    @classmethod
    def of(cls, content: bytes) -> CsvBytes:
        """Recognise the encoding of a file that a spreadsheet may have saved."""
        read = decoded(content, "surrogateescape")
        return cls(read.text, read.encoding, read.mark)

    def bytes(self) -> bytes:
        """Return the file again.

        Raises:
            UnicodeEncodeError: Something was put in that its encoding does not have.
        """
        return self.mark + self.text.encode(self.encoding, "surrogateescape")

    def records(self, separator: str) -> tuple[Record, ...]:
        """Return the rows, read with this separator."""
        return tuple(_records(self.text, separator))

    def first(self, count: int, separator: str) -> tuple[Record, ...]:
        """Return the first rows, without reading the rest."""
        return tuple(islice(_records(self.text, separator), count))

    def without(self, record: Record) -> CsvBytes:
        """Return the file without one row; everything else stays as it was."""
        return replace(self, text=self.text[: record.start] + self.text[record.end :])

    def with_row(self, record: Record, cells: Sequence[str], separator: str) -> CsvBytes:
        """Return the file with other cells in one row, which keeps its line end."""
        ends = re.search(r"(?:\r\n|\n|\r)?\Z", self.text[record.start : record.end])
        line_end = ends.group() if ends else ""
        row = csv_row(cells, separator, line_end)
        return replace(self, text=self.text[: record.start] + row + self.text[record.end :])


def csv_row(cells: Sequence[str], separator: str, line_end: str) -> str:
    """Return one row as text."""
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator=line_end).writerow(cells)
    return target.getvalue()


def harmless(text: str) -> str:
    """Return a cell's text so that no spreadsheet runs it; line breaks become spaces."""
    return neutralise(" ".join(clean(text).split()))


def _records(text: str, separator: str) -> Iterator[Record]:
    cells: list[str] = []
    number = 1
    place = start = 0
    pattern = _cell(separator)
    while place < len(text) or cells:
        match = pattern.match(text, place)
        assert match is not None, "the pattern takes anything, also nothing"
        cells.append(_bare(match.group("cell")))
        place = match.end()
        if match.group("end") != separator:
            yield Record(number, tuple(cells), start, place)
            cells, start, number = [], place, number + 1


@cache
def _cell(separator: str) -> re.Pattern[str]:
    other = rf"[^{re.escape(separator)}\r\n]*"
    return re.compile(
        rf'(?P<cell>"(?:[^"]|"")*"{other}|{other})(?P<end>{re.escape(separator)}|\r\n|\n|\r|\Z)'
    )


def _bare(cell: str) -> str:
    """Return a cell without its quotes; one that was never closed is taken as it is."""
    if len(cell) < 2 or not cell.startswith('"'):
        return cell
    inner, quote, rest = cell[1:].rpartition('"')
    return inner.replace('""', '"') + rest if quote else cell
