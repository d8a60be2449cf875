"""Work on paper as records in the browser: one for each picture that was placed, one for each work.

The pictures themselves are kept like every other file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from msai.ui import KeptRecord
from msai_trainer.classfile.taken_back import FileMark
from msai_trainer.handins.chosen import ChosenFile
from msai_trainer.pages.grading.paper import Key, Paper, Placed, TypedWork

_PICTURE, _WORK, _BY, _BACK = "kartka/", "przepisane/", "przepisuje", "wycofane"
_LOST = "Przepisanych kartek, których nie da się odczytać: {count}. Przepisz je jeszcze raz."
Thing = TypeVar("Thing")


def paper_changes(before: Paper, after: Paper) -> dict[str, KeptRecord | None]:
    """Return the records that differ between two states; None: that one goes."""
    found: dict[str, KeptRecord | None] = {}
    if before.placed is not after.placed:
        found |= _differing(before.placed, after.placed, lambda name: _PICTURE + name, _placed)
    if before.works is not after.works:
        found |= _differing(before.works, after.works, _work_name, _work)
    if before.by != after.by:
        found[_BY] = KeptRecord(after.by)
    if before.taken_back != after.taken_back:
        found[_BACK] = KeptRecord([[*one] for one in sorted(after.taken_back)])
    return found


def _differing(
    old: Mapping[Any, Thing],
    new: Mapping[Any, Thing],
    name: Callable[[Any], str],
    record: Callable[[Thing], KeptRecord],
) -> dict[str, KeptRecord | None]:
    fresh = {name(key): record(one) for key, one in new.items() if old.get(key) != one}
    return {**{name(key): None for key in old.keys() - new.keys()}, **fresh}


def _placed(one: Placed) -> KeptRecord:
    code, assignment = one.key
    data = {"code": code, "assignment": assignment, "turned": one.turned, "aside": one.aside}
    return KeptRecord(data)


def _work_name(key: Key) -> str:
    code, assignment = key
    return f"{_WORK}{assignment}/{code}"


def _work(one: TypedWork) -> KeptRecord:
    made = one.made
    data = {
        "given": dict(one.given),
        "group": one.group,
        "changed": one.changed,
        "file": made.name if made else "",
        "modified": made.modified.isoformat() if made and made.modified else None,
    }
    return KeptRecord(data, made.content if made else b"")


def paper_recalled(paper: Paper, records: Mapping[str, KeptRecord]) -> tuple[Paper, list[str]]:
    """Return the work on paper that records hold, and what is damaged; what she has done wins."""
    placed, works, lost = {}, {}, 0
    for name, kept in records.items():
        try:
            if name.startswith(_PICTURE):
                placed[name.removeprefix(_PICTURE)] = _read_placed(kept)
            elif name.startswith(_WORK):
                assignment, _slash, code = name.removeprefix(_WORK).partition("/")
                works[code, assignment] = _read_work(kept)
        except (KeyError, TypeError, ValueError, AttributeError):
            lost += name.startswith(_WORK)
    said = records[_BY].data if _BY in records else ""
    by = paper.by or (said if isinstance(said, str) else "")
    back = _read_back(records[_BACK]) if _BACK in records else frozenset()
    kept_paper = replace(
        paper,
        placed={**placed, **paper.placed},
        works={**works, **paper.works},
        by=by,
        taken_back=paper.taken_back | back,
    )
    return kept_paper, [_LOST.format(count=lost)] if lost else []


def _read_back(kept: KeptRecord) -> frozenset[FileMark]:
    found = kept.data if isinstance(kept.data, list) else []
    pairs = (one for one in found if isinstance(one, list) and len(one) == len(("name", "digest")))
    return frozenset((str(name), str(digest)) for name, digest in pairs)


def _read_placed(kept: KeptRecord) -> Placed:
    data = kept.data
    key = str(data["code"]), str(data["assignment"])
    return Placed(key, int(data["turned"]) % 4, bool(data["aside"]))


def _read_work(kept: KeptRecord) -> TypedWork:
    data = kept.data
    modified = datetime.fromisoformat(data["modified"]) if data["modified"] else None
    made = ChosenFile(str(data["file"]), kept.content, modified) if data["file"] else None
    return TypedWork(dict(data["given"]), str(data["group"]), made, bool(data["changed"]))
