"""Frozen dataclasses read from YAML: the declaration is the schema, faults are told in Polish.

Fields may be ``str``, ``int``, ``bool``, a tuple of texts or of other such dataclasses; a default
makes them optional.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import yaml

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
    problems = list(_problems(record, raw, place, ""))
    if problems:
        raise RecordError(problems)
    made: Record = _make(record, raw)
    return made


def _problems(record: Any, raw: Any, place: str, at: str) -> Iterator[Problem]:
    if not isinstance(raw, Mapping):
        yield Problem(
            place, at or None, "not_a_mapping", "Tu mają być pola z nazwami.", _names(record)
        )
        return
    kinds = get_type_hints(record)
    for name in sorted(set(raw) - set(kinds), key=str):
        yield Problem(place, f"{at}{name}", "unknown_field", "Nieznane pole.", _names(record))
    for item in dataclasses.fields(record):
        if item.name in raw:
            yield from _value(kinds[item.name], raw[item.name], place, f"{at}{item.name}")
        elif item.default is dataclasses.MISSING:
            message = f"Brak pola „{item.metadata[_LABEL]}”."
            yield Problem(place, f"{at}{item.name}", "missing_field", message, "Dopisz je.")


def _value(kind: Any, raw: Any, place: str, at: str) -> Iterator[Problem]:
    if kind is str:
        if not isinstance(raw, str) or not raw.strip():
            yield Problem(place, at, "not_text", "Tu ma być tekst.", "Wpisz co najmniej zdanie.")
    elif kind is int:
        if not isinstance(raw, int) or isinstance(raw, bool) or raw < 1:
            yield Problem(
                place, at, "not_whole", "Tu ma być liczba od 1.", "Wpisz liczbę całkowitą."
            )
    elif kind is bool:
        if not isinstance(raw, bool):
            yield Problem(place, at, "not_a_flag", "Tu ma być tak albo nie.", "Wpisz true.")
    elif not isinstance(raw, list) or not raw:
        yield Problem(place, at, "not_a_list", "Tu ma być lista.", "Wpisz co najmniej jedną rzecz.")
    else:
        for number, one in enumerate(raw, start=1):
            yield from _element(_inner(kind), one, place, f"{at} {number}")


def _element(kind: Any, raw: Any, place: str, at: str) -> Iterator[Problem]:
    if dataclasses.is_dataclass(kind):
        yield from _problems(kind, raw, place, f"{at}, ")
    else:
        yield from _value(kind, raw, place, at)


def _make(record: Any, raw: Mapping[str, Any]) -> Any:
    kinds = get_type_hints(record)
    return record(**{name: _made(kinds[name], value) for name, value in raw.items()})


def _made(kind: Any, raw: Any) -> Any:
    if not isinstance(raw, list):
        return raw.strip() if isinstance(raw, str) else raw
    inner = _inner(kind)
    if dataclasses.is_dataclass(inner):
        return tuple(_make(inner, one) for one in raw)
    return tuple(str(one).strip() for one in raw)


def _inner(kind: Any) -> Any:
    assert isinstance(kind, types.GenericAlias), f"{kind} is no kind of list"
    return get_args(kind)[0]


def _names(record: Any) -> str:
    return f"Znane pola: {', '.join(item.name for item in dataclasses.fields(record))}."
