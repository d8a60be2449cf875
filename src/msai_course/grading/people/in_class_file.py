"""What the class file beside a list knows of one person: handed out with the rest, or removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from msai_course.base.files import write_bytes
from msai_course.grading.certificates.class_register import ClassRegister
from msai_trainer.classfile.changing import only, without
from msai_trainer.classfile.merging import VERSIONED
from msai_trainer.classfile.packing import ENDING, pack

COPIES = (
    f"Kopie pliku klasy ({ENDING}) poza folderem klasy, na przykład wysłane komuś: usuń z nich tę "
    "osobę na stronie „Klasa” albo skasuj je."
)


def own_class_file(held: ClassRegister, code: str) -> Iterator[tuple[str, bytes]]:
    """Yield the class file with this person alone; nothing where it knows nothing of her."""
    if held.path and held.file and code in codes_in(held):
        yield held.path.name, pack(only(held.file, code))


def forget_in_class_file(held: ClassRegister, code: str) -> int:
    """Remove a person from the class file for good; return how many files changed."""
    if not (held.path and held.file and code in codes_in(held)):
        return 0
    write_bytes(held.path, pack(without(held.file, code, date.today())))
    return 1


def codes_in(held: ClassRegister) -> set[str]:
    """Return the codes of which the class file knows anything."""
    if held.file is None:
        return set()
    records = (getattr(held.file, kind) for kind in (*VERSIONED, "works"))
    return {one.code for one in chain(*records) if getattr(one, "code", "")}
