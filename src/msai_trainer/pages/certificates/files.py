"""Files that the desk „Zaświadczenia i rozliczenie” gives."""

from __future__ import annotations

from collections.abc import Iterable

from msai.activities.common.take_home import DOCX, XLSX
from msai.base.archives import packed
from msai.base.export import write_docx
from msai.ui import Deliver
from msai_trainer.certificates.issuing import valid
from msai_trainer.certificates.print_page import print_page
from msai_trainer.certificates.register import register_csv, register_xlsx
from msai_trainer.certificates.sheet import CertificateSheet, sheet_of
from msai_trainer.certificates.signing import proof_of
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.model import ClassFile
from msai_trainer.people.klasa import as_file_name
from msai_trainer.settlement.before import before_table
from msai_trainer.settlement.blocks import settlement_blocks
from msai_trainer.settlement.figures import settled
from msai_trainer.settlement.workbook import settlement_xlsx

#: Buttons that give a file of the class, and those of one person.
GIVES = (
    *("all-docx", "all-print", "csv", "xlsx"),
    *("before-table", "settle-docx", "settle-xlsx"),
)
GIVES_ONE = ("one-docx", "one-print")


def made(kind: str, file: ClassFile, code: str, layout: str) -> Deliver | None:
    """Return a file; None: there is no certificate for it.

    Args:
        kind: One of `GIVES` or `GIVES_ONE`.
        file: The class.
        code: The person who is shown.
        layout: How the settlement is laid out.
    """
    name = as_file_name(file.name)
    if kind == "csv":
        return Deliver(f"rejestr-{name}.csv", "text/csv", register_csv(file))
    if kind == "xlsx":
        return Deliver(f"rejestr-{name}.xlsx", XLSX, register_xlsx(file))
    if kind in ("before-table", "settle-docx", "settle-xlsx"):
        return _settlement(kind, file, layout)
    own = [one for one in valid(file) if kind not in GIVES_ONE or one.code == code]
    if not own:
        return None
    if kind == "one-docx":
        return Deliver(_name(own[0], "docx"), DOCX, _document(_sheet(file, own[0])))
    if kind == "all-docx":
        return Deliver(f"zaswiadczenia-{name}.zip", "application/zip", packed(_each(file, own)))
    page = print_page(_sheet(file, one) for one in own)
    whose = f"zaswiadczenia-{name}.html" if kind == "all-print" else _name(own[0], "html")
    return Deliver(whose, "text/html", page)


def _settlement(kind: str, file: ClassFile, layout: str) -> Deliver:
    name = as_file_name(file.name)
    if kind == "before-table":
        return Deliver(f"przed-szkoleniem-{name}.xlsx", XLSX, before_table(file))
    if kind == "settle-xlsx":
        return Deliver(f"rozliczenie-{name}.xlsx", XLSX, settlement_xlsx(settled(file)))
    blocks = settlement_blocks(settled(file), layout)
    return Deliver(f"rozliczenie-{name}.docx", DOCX, write_docx(blocks))


def _sheet(file: ClassFile, one: CertificateRecord) -> CertificateSheet:
    return sheet_of(file, one, proof_of(one))


def _each(file: ClassFile, own: Iterable[CertificateRecord]) -> dict[str, bytes]:
    return {_name(one, "docx"): _document(_sheet(file, one)) for one in own}


def _name(one: CertificateRecord, ending: str) -> str:
    """Return a name by number and code: no name of a person stands in a list of files."""
    number = one.number.replace("/", "-")
    return f"zaswiadczenie-{number}-{one.code}.{ending}"


def _document(sheet: CertificateSheet) -> bytes:
    # The writer of documents is loaded when one is wanted, not with the page.
    from msai_trainer.certificates.word import certificate_docx

    return certificate_docx(sheet)
