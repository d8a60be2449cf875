"""What the pages share that have the file of a class open: reading it, and the words about it."""

from __future__ import annotations

from datetime import UTC, datetime

from msai import ui
from msai.ui import Event
from msai_trainer.classfile.merging import conflicts
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import unpack

_DISPUTED = (
    "W pliku są sprzeczne wersje: {count}. Rozstrzygnij je na stronie „Klasa”. Do tego czasu liczą "
    "się tu wersje zapisane najpóźniej."
)


def class_in(event: Event) -> ClassFile | None:
    """Return the class in a chosen file; None: no file was chosen.

    Raises:
        GradingError: The file is no class, is damaged, or comes from a newer course.
    """
    if not event.content and event.value is None:
        return None
    return unpack(event.content, str(event.value or "plik"))


def which(file: ClassFile | None, people: int) -> str:
    """Return in a sentence which class is open, and how many people are in it."""
    if file is None:
        return "Żadna klasa nie jest otwarta."
    return f"Klasa {file.name}, osób: {people}."


def disputed(file: ClassFile | None) -> list[ui.Node]:
    """Return that two copies of a class contradict each other; nothing: they do not."""
    count = len(conflicts(file)) if file else 0
    return [ui.Message("info", _DISPUTED.format(count=count))] if count else []


def shown(file: ClassFile | None) -> ClassFile:
    """Return the class that is open; what asks for it is seen only then."""
    if file is None:
        raise AssertionError("no class is open")
    return file


def saved_words(filename: str) -> str:
    """Return what is said once the browser took the file of a class."""
    return f"Zapisano plik {filename}. Trzymaj go tam, gdzie nikt inny nie zajrzy."


def now() -> datetime:
    """Return the moment, UTC."""
    return datetime.now(UTC)
