"""The register of a class's certificates as tables: for a Polish spreadsheet, and as a workbook.

The columns of the command line come first, so that `certificate-check` reads the same file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from msai.base.sheets import Cell, Sheet, write_xlsx
from msai_trainer.certificates.issuing import certificate_of, issued, replaced_by
from msai_trainer.certificates.model import COLUMNS, REMOVED
from msai_trainer.certificates.sealing import sealed
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.model import ClassFile
from msai_trainer.results.csv_bytes import CsvBytes, csv_row, harmless

VALID = "ważne"
_MORE = ("stan", "zastępuje", "powód", "walidacja")
_HEADING = (
    "Numer", "Wydano", "Osoba", "Kod", "Wynik", "Stan", "Zastępuje", "Powód", "Organizator",
    "Szkolenie", "Kto potwierdził efekty", "Kod weryfikacyjny",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RegisteredCertificate:
    """A line of the register.

    Attributes:
        record: The certificate.
        state: Whether it is valid, in words.
    """

    record: CertificateRecord
    state: str


def registered(file: ClassFile) -> tuple[RegisteredCertificate, ...]:
    """Return the register of a class, in the order of the numbers."""
    replaced = replaced_by(file)
    return tuple(RegisteredCertificate(one, _state(one, replaced)) for one in issued(file))


def _state(one: CertificateRecord, replaced: dict[str, str]) -> str:
    if not one.code:
        return REMOVED
    return f"zastąpione przez nr {replaced[one.number]}" if one.number in replaced else VALID


def register_csv(file: ClassFile) -> bytes:
    """Return the register as a Polish spreadsheet opens it by a double click."""
    rows = [(*COLUMNS, *_MORE), *map(_cells, registered(file))]
    text = "".join(csv_row(list(map(harmless, row)), ";", "\r\n") for row in rows)
    return CsvBytes(text, "utf-8", b"\xef\xbb\xbf").bytes()


def _cells(line: RegisteredCertificate) -> tuple[str, ...]:
    record, one = line.record, certificate_of(line.record)
    if one.is_removed:
        own = {"numer": one.numer, "wydano": one.wydano, "osoba": REMOVED}
    else:
        own = {**asdict(one), "zapis": sealed(one)}
    validated = record.printed.get("walidacja", "")
    more = (line.state, record.supersedes, record.reason, validated)
    return (*(own.get(name, "") for name in COLUMNS), *more)


def register_xlsx(file: ClassFile) -> bytes:
    """Return the register as a workbook: days are days, and nothing is a formula."""
    rows: list[Sequence[Cell]] = [_HEADING, *map(_row, registered(file))]
    return write_xlsx([Sheet("Rejestr", rows, frozen=(1, 1))])


def _row(line: RegisteredCertificate) -> Sequence[Cell]:
    record, one = line.record, certificate_of(line.record)
    day = date.fromisoformat(one.wydano) if one.wydano else None
    return (
        *(one.numer, day, one.osoba, one.kod_osoby, one.wynik, line.state),
        *(record.supersedes, record.reason, one.organizator, one.szkolenie),
        *(record.printed.get("walidacja", ""), one.kod_weryfikacyjny),
    )
