"""Opening table files: what kind they are, and refusing what would harm before it is unpacked."""

from __future__ import annotations

import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from msai.base.i18n import catalogue
from msai.diagnosis.column_words import plain_name
from msai.diagnosis.refusals import refuse
from msai.errors import TableError

_, _n = catalogue("diagnosis")

MAX_BYTES = 5_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
MAX_CELLS = 2_500_000
#: Unpacked size of a workbook: a 5 MB file of honest numbers stays far below it.
MAX_UNPACKED = 80_000_000
MAX_MEMBERS = 2_000
#: The same of a part that only describes a workbook: such parts become objects at once, and
#: 80 MB of cell styles would be gigabytes of them.
MAX_DESCRIPTION = 2_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Row = list[Any]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: its name and its rows; row 1 of the file is ``rows[0]``."""

    name: str
    rows: list[Row]


def read_bytes(source: str | os.PathLike[str] | bytes | BinaryIO) -> bytes:
    """Return the content of a path, bytes or file object, at most `MAX_BYTES`.

    Raises:
        TableError: No such file, or the content is empty or too big.
    """
    if isinstance(source, str | os.PathLike):
        content = _from_path(Path(source))
    elif isinstance(source, bytes | bytearray | memoryview):
        content = bytes(source)
    else:
        content = _from_file(source)
    if len(content) > MAX_BYTES:
        raise refuse(
            "file_too_big",
            _("The file is bigger than 5 MB."),
            _("Leave only the sheet with units and indicators, without pictures."),
        )
    if not content.strip():
        raise refuse(
            "empty_file", _("The file is empty."), _("Save the table again and choose this file.")
        )
    return content


def _from_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise refuse(
            "no_file",
            _("The file {name} cannot be opened.").format(name=path.name),
            _("Check the name and that the file is not locked by another program."),
        ) from fault


def _from_file(file: Any) -> bytes:
    content = file.read(MAX_BYTES + 1)
    return content.encode("utf-8") if isinstance(content, str) else content


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Return the ZIP inside an XLSX or ODS after checking sizes, encryption and entities.

    Raises:
        TableError: Encrypted, broken, a ZIP bomb, or XML with declared entities.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as fault:
        raise broken() from fault
    size = sum(member.file_size for member in members)
    described = (m for m in members if m.filename.endswith((".xml", ".rels")) and not _is_roomy(m))
    overgrown = any(member.file_size > MAX_DESCRIPTION for member in described)
    if len(members) > MAX_MEMBERS or size > MAX_UNPACKED or overgrown:
        raise refuse(
            "zip_bomb",
            _("The workbook grows to {size} MB when unpacked.").format(size=size // 1_000_000),
            _("Copy the values alone into a new workbook, or save the sheet as CSV."),
        )
    if any(member.flag_bits & 1 for member in members):
        raise encrypted()
    return archive


def _is_roomy(member: zipfile.ZipInfo) -> bool:
    """Tell whether a part is made to hold data: cells, texts, what charts and pivots keep."""
    folders = (
        "sharedStrings",
        "worksheets/",
        "pivot",
        "chart",
        "drawings/",
        "comments",
        "external",
    )
    return member.filename.endswith("content.xml") or member.filename.startswith(
        tuple(f"xl/{folder}" for folder in folders)
    )


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one XML part of a workbook, refusing any that declares entities.

    Raises:
        TableError: The part is missing, damaged or carries a document type.
    """
    try:
        part = archive.read(name)
    except (
        KeyError,
        zipfile.BadZipFile,
        OSError,
        EOFError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as fault:
        raise broken() from fault
    # An office program never declares a document type; entity bombs have to.
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"\x00" in part[:4]:
        raise refuse(
            "unsafe_xml",
            _("The workbook contains instructions that a table does not need."),
            _("Open it in a spreadsheet program and save it again as XLSX or CSV."),
        )
    return part


def limited(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows without trailing empty cells, and stop a table that is too big.

    Raises:
        TableError: More rows, columns or cells than a table of units can have.
    """
    cells = 0
    for number, row in enumerate(rows):
        while row and row[-1] in (None, ""):
            row.pop()
        cells += len(row)
        if number > MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
            raise too_many()
        yield row


def all_limited(rows: list[Row]) -> list[Row]:
    """Return rows that have no empty cells at their end, unless they are too many.

    Raises:
        TableError: See `limited`.
    """
    widths = list(map(len, rows))
    if len(rows) > MAX_ROWS + 1 or max(widths, default=0) > MAX_COLUMNS or sum(widths) > MAX_CELLS:
        raise too_many()
    return rows


def too_many() -> TableError:
    """Return the error for a table beyond `MAX_ROWS`, `MAX_COLUMNS` or `MAX_CELLS`."""
    return refuse(
        "too_many_rows",
        _("The table has more than 100,000 rows or 1,000 columns."),
        _("Leave one row for each unit and one column for each indicator."),
    )


def is_ole(content: bytes) -> bool:
    """Tell whether the content is an OLE file: an encrypted workbook or an old XLS."""
    return content.startswith(_OLE)


def encrypted() -> TableError:
    """Return the error for a workbook with a password or in the old format."""
    return refuse(
        "encrypted",
        _("The workbook is protected with a password or saved in the old XLS format."),
        _("Remove the password or save it as XLSX, then choose the file again."),
    )


def broken() -> TableError:
    """Return the error for a damaged workbook."""
    return refuse(
        "broken_file",
        _("The workbook is damaged or is not a spreadsheet."),
        _("Open it in a spreadsheet program and save it again as XLSX or CSV."),
    )


def choose(sheets: list[RawSheet], wanted: str) -> RawSheet | None:
    """Return the sheet with the given name; None: there is none."""
    return next((sheet for sheet in sheets if plain_name(sheet.name) == plain_name(wanted)), None)
