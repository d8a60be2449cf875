"""Judgements as one file of a class: saved in the page, opened on another computer, merged.

It holds codes, levels, remarks and moments; no names and no answers.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from msai_trainer.errors import GradingError
from msai_trainer.rubric.in_class import ClassSheets
from msai_trainer.rubric.judgements import JudgementSheet, read_sheet, sheet_data

KIND = "msai-oceny"
VERSION = 1
_HINT = "Wybierz plik „oceny.json”, który zapisała ta strona."


@dataclass(frozen=True, slots=True)
class Merged:
    """Judgements of two sources together.

    Attributes:
        sheets: All of them.
        new: How many were not there before.
        changed: How many took the place of an older one of the same marker.
    """

    sheets: ClassSheets
    new: int
    changed: int


def judgements_data(sheets: ClassSheets) -> dict[str, Any]:
    """Return the judgements of a class as data, which `read_judgements` reads."""
    found = {
        name: {code: sheet_data(sheet) for code, sheet in own.items()}
        for name, own in sheets.items()
    }
    return {"kind": KIND, "version": VERSION, "assignments": found}


def judgements_file(sheets: ClassSheets) -> bytes:
    """Return the judgements of a class as a file."""
    return json.dumps(judgements_data(sheets), ensure_ascii=False, indent=1).encode()


def read_file(content: bytes) -> ClassSheets:
    """Return the judgements of a file.

    Raises:
        GradingError: It is no such file, it is damaged, or a newer course wrote it.
    """
    try:
        data = json.loads(content)
        if data["kind"] != KIND:
            raise ValueError("another kind of file")
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        message = "To nie jest plik z ocenami z tej strony."
        raise GradingError.of("no_judgements", message, _HINT) from fault
    try:
        return read_data(data)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = "Tego pliku z ocenami nie da się odczytać: jest uszkodzony albo z nowszego kursu."
        raise GradingError.of("bad_judgements", message, "Niczego tu nie zmieniono.") from fault


def read_data(data: Mapping[str, Any]) -> ClassSheets:
    """Return the judgements that data hold.

    Raises:
        ValueError: Another version wrote them, or a value does not fit.
        KeyError: Something is missing.
        TypeError: Something is of another kind.
        AttributeError: Likewise.
    """
    if data["version"] != VERSION:
        raise ValueError("another version")
    return {
        str(name): {str(code): read_sheet(one) for code, one in own.items()}
        for name, own in data["assignments"].items()
    }


def merged(held: ClassSheets, given: ClassSheets) -> Merged:
    """Return both together; of two judgements of one marker about one answer the newer counts."""
    sheets = {name: dict(own) for name, own in held.items()}
    new = changed = 0
    for name, own in given.items():
        for code, sheet in own.items():
            mine = sheets.setdefault(name, {}).get(code, JudgementSheet())
            for question, marker, one in sheet.everything:
                before = mine.about(question, marker, one.answer)
                if before is not None and (one.same(before) or one.at <= before.at):
                    continue
                new, changed = new + (before is None), changed + (before is not None)
                mine = mine.with_one(question, marker, one)
            last = max(mine.given_out, sheet.given_out)
            sheets[name][code] = replace(mine, given_out=last)
    return Merged(sheets, new, changed)


def forgotten(sheets: ClassSheets, codes: Collection[str]) -> ClassSheets:
    """Return the judgements without those of some people."""
    return {
        name: {code: sheet for code, sheet in own.items() if code not in codes}
        for name, own in sheets.items()
    }


def count(sheets: ClassSheets) -> int:
    """Return how many judgements there are; each marker's counts."""
    return sum(1 for own in sheets.values() for sheet in own.values() for _one in sheet.everything)
