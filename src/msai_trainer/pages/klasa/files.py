"""Files that the desk „Klasa” gives: the class, its papers, one person's data."""

from __future__ import annotations

from dataclasses import fields

from msai.base import export
from msai.ui import Deliver
from msai_trainer.certificates.training import told
from msai_trainer.classfile.changing import only, people_of
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import MIME, pack
from msai_trainer.classfile.person import known_of
from msai_trainer.papers.attendance import attendance
from msai_trainer.papers.reply import reply
from msai_trainer.papers.slips import slips
from msai_trainer.people.roster import Entry

_OFFICE = "application/vnd.openxmlformats-officedocument"
_DOCX = f"{_OFFICE}.wordprocessingml.document"
_XLSX = f"{_OFFICE}.spreadsheetml.sheet"
#: Buttons that give a file; these of the person who is shown.
OF_PERSON = ("export", "reply")
GIVES = ("slips", "attendance", "list", *OF_PERSON)


def made(kind: str, file: ClassFile, code: str) -> Deliver:
    """Return a file.

    Args:
        kind: One of `GIVES`.
        file: The class.
        code: The person who is shown.
    """
    if kind == "export":
        return Deliver(f"dane-{code}.zip", MIME, pack(only(file, code)))
    if kind == "list":
        return Deliver(f"lista-{file.name}.xlsx", _XLSX, _list(file))
    if kind == "reply":
        return Deliver(f"odpowiedz-{code}.docx", _DOCX, export.write_docx(_reply(file, code)))
    blocks = slips(file.name, people_of(file)) if kind == "slips" else _attendance(file)
    name = "kody" if kind == "slips" else "lista-obecnosci"
    return Deliver(f"{name}-{file.name}.docx", _DOCX, export.write_docx(blocks))


def _reply(file: ClassFile, code: str) -> list[export.Block]:
    person = file.person(code)
    if person is None:
        raise AssertionError("nobody has this code")
    return reply(person, told(file, "organizator"), known_of(file, code))


def _attendance(file: ClassFile) -> list[export.Block]:
    days = [f"{day.day}.{day:%m.%Y}" if day else "" for day in file.days] or [""]
    people = [f"{one.name} ({one.code})" if one.name else one.code for one in people_of(file)]
    return attendance(f"Klasa {file.name}", "", days, people)


def _list(file: ClassFile) -> bytes:
    names = [field.name for field in fields(Entry)]
    rows = [[getattr(entry, name) for name in names] for entry in file.roster.entries]
    return export.write_xlsx([export.Sheet("Lista", [names, *rows], frozen=(1, 1))])
