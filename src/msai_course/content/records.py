"""Frozen dataclasses read from YAML: the declaration is the schema, faults are told in Polish.

Fields may be ``str``, ``int``, ``bool``, a tuple of texts or of other such dataclasses; a default
makes them optional.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml

from msai.base.from_data import READERS, DoesNotFit, Fault, from_data
from msai.errors import MsaiError, Problem

Record = TypeVar("Record")
_LABEL = "label"


class RecordError(MsaiError):
    """A data file of the book does not fit its schema."""

    @classmethod
    def one(cls, path: Path, column: str | None, message: str, hint: str) -> RecordError:
        """Return an error with a single problem."""
        return cls(Problem(path.name, column, "bad_record", message, hint))


def label(text: str, *, default: Any = dataclasses.MISSING) -> Any:
    """Declare a field with the heading under which people read it."""
    return dataclasses.field(default=default, metadata={_LABEL: text})


def labels(record: type[Any]) -> dict[str, str]:
    """Return the heading of every field."""
    return {item.name: str(item.metadata[_LABEL]) for item in dataclasses.fields(record)}


def read_record(record: type[Record], path: Path) -> Record:
    """Read a YAML file as a record.

    Raises:
        RecordError: The file is not valid YAML or does not fit; every problem is listed.
    """
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        message = f"Nie da się odczytać pliku {path.name}: {error}."
        raise RecordError.one(path, None, message, "Popraw zapis YAML.") from error
    return parse_record(record, raw, path.name)


def parse_record(record: type[Record], raw: Any, place: str) -> Record:
    """Make a record of plain data.

    Args:
        record: The dataclass.
        raw: What YAML or JSON gave.
        place: What to call the file in messages.

    Raises:
        RecordError: Some of it does not fit.
    """
    try:
        return from_data(record, raw, strict=True, readers=_READERS)
    except DoesNotFit as refused:
        raise RecordError([_told(fault, place) for fault in refused.faults]) from refused


def _text(raw: Any) -> str:
    text: str = READERS[str](raw).strip()
    if not text:
        raise ValueError("empty")
    return text


def _count(raw: Any) -> int:
    number: int = READERS[int](raw)
    if number < 1:
        raise ValueError("less than one")
    return number


def _several(raw: Any) -> Any:
    parts = READERS[tuple](raw)
    if not parts:
        raise ValueError("empty")
    return parts


#: Nothing in these files is there to be empty.
_READERS = {str: _text, int: _count, tuple: _several}
#: Code, message and hint for a value of each type that does not fit.
_VALUES: Mapping[Any, tuple[str, str, str]] = {
    str: ("not_text", "Tu ma być tekst.", "Wpisz co najmniej zdanie."),
    int: ("not_whole", "Tu ma być liczba od 1.", "Wpisz liczbę całkowitą."),
    bool: ("not_a_flag", "Tu ma być tak albo nie.", "Wpisz true."),
}
_LIST = ("not_a_list", "Tu ma być lista.", "Wpisz co najmniej jedną rzecz.")


def _told(fault: Fault, place: str) -> Problem:
    at = re.sub(r"\[(\d+)\]", lambda number: f" {int(number[1]) + 1}", fault.path)
    at = at.replace(".", ", ")
    if fault.code == "record":
        hint = _names(fault.kind)
        return Problem(place, at or None, "not_a_mapping", "Tu mają być pola z nazwami.", hint)
    if fault.code == "unknown":
        return Problem(place, at, "unknown_field", "Nieznane pole.", _names(fault.kind))
    if fault.code == "missing":
        name = labels(fault.kind)[fault.path.rpartition(".")[2]]
        return Problem(place, at, "missing_field", f"Brak pola „{name}”.", "Dopisz je.")
    return Problem(place, at, *_VALUES.get(fault.kind, _LIST))


def _names(record: Any) -> str:
    return f"Znane pola: {', '.join(item.name for item in dataclasses.fields(record))}."
