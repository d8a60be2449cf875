"""Records that an edition keeps as TOML: a dataclass is the schema, comments explain its keys."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
from typing import Any, TypeVar

from msai.base.from_data import DoesNotFit, Fault, from_data
from msai.errors import Problem
from msai_trainer.editions.errors import EditionError

Record = TypeVar("Record")
#: Bytes of a file: settings and answers take a few thousand.
LARGEST = 100_000
_LINE = re.compile(r"at line (\d+)")


def key(comment: str, default: Any = dataclasses.MISSING, **more: Any) -> Any:
    """Declare a key with the comment that stands above it; ``more`` is what forms need of it."""
    return dataclasses.field(default=default, metadata={"comment": comment, **more})


def record_in(kind: type[Record], content: bytes, name: str) -> Record:
    """Return the record that a file declares.

    Args:
        kind: Its dataclass.
        content: The file.
        name: What it is called, for sentences.

    Raises:
        EditionError: It does not fit; every problem is listed.
    """
    if len(content) > LARGEST:
        message = f"Plik ma więcej niż {LARGEST // 1000} kB."
        raise EditionError.one(name, "bad_toml", message, "Skróć w nim teksty.")
    try:
        raw = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        hint = "Zapisz go w kodowaniu UTF-8 (Notatnik: „Zapisz jako”, „Kodowanie”)."
        raise EditionError.one(name, "bad_toml", "Pliku nie da się odczytać.", hint) from error
    # Besides its own fault the parser knows none for what is nested without end or a huge number.
    except (ValueError, RecursionError) as error:
        raise EditionError(_spoilt_line(name, str(error))) from error
    try:
        return from_data(kind, raw, strict=True)
    except DoesNotFit as refused:
        told = dict.fromkeys(_told(kind, name, fault) for fault in refused.faults)
        raise EditionError(told) from refused


def record_text(record: Any, head: str) -> str:
    """Return the file of a record: a first line, then every key below its comment."""
    lines = [f"# {head}"]
    for item in dataclasses.fields(record):
        value = getattr(record, item.name)
        lines += ["", f"# {item.metadata['comment']}", f"{item.name} = {_toml(value)}"]
    return "\n".join(lines) + "\n"


def _spoilt_line(name: str, error: str) -> Problem:
    """Return in plain words where a file cannot be read; the parser speaks English."""
    found = _LINE.search(error)
    place = f"wiersz {found[1]}" if found else "koniec pliku"
    hint = 'Teksty stoją w prostych cudzysłowach: "tekst". W ścieżkach pisz / zamiast \\.'
    return Problem(name, place, "bad_toml", "Tego nie da się odczytać.", hint)


def _told(kind: Any, name: str, fault: Fault) -> Problem:
    column = re.split(r"[.\[]", fault.path)[0]
    known = {item.name: item for item in dataclasses.fields(kind)}
    if fault.code == "unknown":
        hint = f"Znane pola: {', '.join(known)}."
        return Problem(name, column, "unknown_key", "Nieznane pole.", hint)
    hint = known[column].metadata["comment"]
    if fault.code == "missing":
        return Problem(name, column, "missing_key", "Brak tego pola.", hint)
    return Problem(name, column, "wrong_kind", "Zły rodzaj wartości.", hint)


def _toml(value: Any) -> str:
    # A JSON string is a TOML string, but for one sign; so are numbers and lists of texts.
    told = json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
    return told.replace("\x7f", "\\u007f")
