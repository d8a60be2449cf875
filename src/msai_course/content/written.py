"""What the course says outside its pages: banks, trainers' tables, texts of the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po

BANKS = Path("data") / "banks"
TRAINERS = Path("book") / "trener"
CATALOGUES = Path("src") / "msai" / "locale" / "pl" / "LC_MESSAGES"


@dataclass(frozen=True, slots=True)
class Written:
    """One text.

    Attributes:
        file: Name of its file.
        entry: Id of the entry it belongs to, or what the file calls it.
        field: Name of the field that holds it.
        text: What people read.
        sourced: Whether its entry names a source.
    """

    file: str
    entry: str
    field: str
    text: str
    sourced: bool = False


def of_banks(root: Path) -> Iterator[Written]:
    """Yield the texts of ``data/banks`` of a checkout, if it has banks."""
    yield from _of_tables(sorted((root / BANKS).glob("*.yaml")))


def of_trainers(root: Path) -> Iterator[Written]:
    """Yield the texts of the trainers' cards and plans."""
    yield from _of_tables(sorted((root / TRAINERS).rglob("*.yaml")))


def of_catalogues(root: Path) -> Iterator[Written]:
    """Yield the Polish texts of the package; their entry is the English message id."""
    for path in sorted((root / CATALOGUES).glob("*.po")):
        with path.open("rb") as source:
            messages = list(read_po(source))
        for message in messages:
            said = message.string or ()
            forms = {said} if isinstance(said, str) else set(said)
            if message.id:
                yield from (Written(path.name, str(message.id), "msgstr", one) for one in forms)


def _of_tables(paths: list[Path]) -> Iterator[Written]:
    for path in paths:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield from _inside(path.name, table, "", "", False)


def _inside(file: str, value: Any, entry: str, field: str, sourced: bool) -> Iterator[Written]:
    if isinstance(value, Mapping):
        entry = str(value.get("id", entry))
        sourced = sourced or any(value.get(name) for name in ("sources", "urls", "source", "url"))
        for name, part in value.items():
            yield from _inside(file, part, entry, name, sourced)
    elif isinstance(value, list):
        for part in value:
            yield from _inside(file, part, entry, field, sourced)
    # A code or an address is no sentence.
    elif isinstance(value, str) and " " in value and "://" not in value:
        yield Written(file, entry, field, value, sourced)
