"""Saved work of an exercise: its record with a version, read back through migrations."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from msai.ui.program import Program

State = TypeVar("State")

#: Stands beside what the exercise itself writes; records older than this key are of version 1.
VERSION_KEY = "record_version"


class UnreadableRecord(ValueError):
    """A record is not of this exercise, damaged, or of a newer course; ``code`` says which."""

    def __init__(self, code: Literal["newer", "damaged"]) -> None:
        super().__init__(code)
        self.code = code


def sealed(program: Program[State], state: State) -> dict[str, Any]:
    """Return the record of a state, with the version it is written in.

    Raises:
        TypeError, ValueError: The program's ``encode`` made no plain JSON; this is a fault of ours.
    """
    record = {**program.encode(state), VERSION_KEY: program.version}
    json.dumps(record)
    return record


def opened(program: Program[State], record: Any) -> State:
    """Return the state that a saved record holds; older records are carried over first.

    Raises:
        UnreadableRecord: This version of the exercise cannot read it.
    """
    if not isinstance(record, Mapping):
        raise UnreadableRecord("damaged")
    version = record.get(VERSION_KEY, 1)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UnreadableRecord("damaged")
    if version > program.version:
        raise UnreadableRecord("newer")
    try:
        return program.decode(_carried_over(program, record, version))
    except Exception as fault:
        # A decoder meets whatever a disk, an extension or a person made of the record: every way
        # to fail means the same to the learner.
        raise UnreadableRecord("damaged") from fault


def _carried_over(
    program: Program[State], record: Mapping[str, Any], version: int
) -> Mapping[str, Any]:
    plain: Mapping[str, Any] = {key: part for key, part in record.items() if key != VERSION_KEY}
    for older in range(version, program.version):
        plain = program.migrations[older](plain)
    return plain
