"""The desk as records in the browser: one for each file and each score, none written twice.

So a tab that is closed in the middle goes on where it stood once the page is open again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from msai.ui import KeptRecord
from msai_trainer.handins.chosen import ChosenFile, joined
from msai_trainer.marking.judging import Judged
from msai_trainer.marking.kept import judged_data, read_judged
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading.paper_kept import paper_changes, paper_recalled
from msai_trainer.pages.grading.state import GradingDesk, begun, listed
from msai_trainer.pages.locking import key_of

#: Id of the event that brings the records.
RECALLED = "recalled"
_LIST, _WANTED, _CLASS, _FILE, _SCORE = "lista", "stan", "klasa", "praca/", "ocena/"
_NO_LIST = "Zapamiętanej listy osób nie da się odczytać. Wybierz ją jeszcze raz."
_NO_SCORES = (
    "Zapamiętanych wyników, których nie da się odczytać: {count}. Te prace ocenią się jeszcze raz."
)
#: What reading data raises that are not as they were written.
_DAMAGED = (KeyError, TypeError, ValueError, AttributeError)
Read = TypeVar("Read")


def changes(before: GradingDesk, after: GradingDesk) -> Mapping[str, KeptRecord | None]:
    """Return the records that differ between two states; None: that one goes."""
    found: dict[str, KeptRecord | None] = {}
    if before.files is not after.files:
        found |= _differing(_files(before), _files(after))
    if before.known is not after.known:
        scores = {_SCORE + seal: KeptRecord(judged_data(one)) for seal, one in _new(before, after)}
        gone = {_SCORE + seal: None for seal in before.known if seal not in after.known}
        found |= {**scores, **gone}
    if _list(before) != _list(after):
        found[_LIST] = _list(after)
    if before.class_id != after.class_id:
        found[_CLASS] = KeptRecord(after.class_id) if after.class_id else None
    if before.wanted != after.wanted:
        found[_WANTED] = KeptRecord(after.wanted)
    return found | paper_changes(before.paper, after.paper)


def _files(state: GradingDesk) -> dict[str, tuple[int, ChosenFile]]:
    return {_FILE + one.name: (at, one) for at, one in enumerate(state.files)}


def _differing(
    old: Mapping[str, tuple[int, ChosenFile]], new: Mapping[str, tuple[int, ChosenFile]]
) -> dict[str, KeptRecord | None]:
    fresh = {name: _file(*one) for name, one in new.items() if old.get(name) != one}
    return {**dict.fromkeys(old.keys() - new.keys()), **fresh}


def _file(at: int, file: ChosenFile) -> KeptRecord:
    modified = file.modified.isoformat() if file.modified else None
    return KeptRecord({"at": at, "modified": modified}, file.content)


def _list(state: GradingDesk) -> KeptRecord | None:
    # What came out of a file with a password is not to lie about without one.
    if not state.list_name or (state.held and key_of(state.held) in state.locks.passwords):
        return None
    return KeptRecord({"name": state.list_name, "klasa": state.klasa}, state.list_content)


def _new(before: GradingDesk, after: GradingDesk) -> list[tuple[str, Judged]]:
    return [(seal, one) for seal, one in after.known.items() if seal not in before.known]


def recalled(
    state: GradingDesk, records: Mapping[str, KeptRecord], masters: Callable[[], Masters]
) -> GradingDesk:
    """Put the records back under what she has done already, and go on with what was under way.

    A damaged record hinders no other one: what it held is said, chosen or judged again.
    """
    lost: list[str] = []
    if (kept := records.get(_LIST)) and not state.list_name:
        found = _read(partial(_with_list, state, kept))
        lost += [] if found else [_NO_LIST]
        state = found or state
    if (kept := records.get(_CLASS)) and isinstance(kept.data, str) and not state.class_id:
        state = replace(state, class_id=kept.data)
    files = [one for _at, one in sorted(_read_files(records), key=lambda pair: pair[0])]
    known = _scores(records)
    paper, unread = paper_recalled(state.paper, records)
    lost += unread
    state = replace(state, files=joined(tuple(files), state.files), known=known, paper=paper)
    if damaged := sum(name.startswith(_SCORE) for name in records) - len(known):
        lost.append(_NO_SCORES.format(count=damaged))
    again = _under_way(state, records, masters)
    return replace(again, problems=(*state.problems, *again.problems, *lost)) if lost else again


def _under_way(
    state: GradingDesk, records: Mapping[str, KeptRecord], masters: Callable[[], Masters]
) -> GradingDesk:
    wanted = records[_WANTED].data if _WANTED in records else ""
    if not wanted or state.lacks:
        return state
    begun_again = begun(state, masters)
    return replace(begun_again, wanted="stopped") if wanted == "stopped" else begun_again


def _read(read: Callable[[], Read]) -> Read | None:
    """Return what was read; None: it is damaged."""
    try:
        return read()
    except _DAMAGED:
        return None


def _with_list(state: GradingDesk, kept: KeptRecord) -> GradingDesk:
    name, klasa = str(kept.data["name"]), str(kept.data["klasa"])
    state = listed(state, name, kept.content)
    return replace(state, klasa=klasa, held=None if klasa else state.held)


def _read_files(records: Mapping[str, KeptRecord]) -> list[tuple[int, ChosenFile]]:
    return [
        (
            _read(partial(_place, kept)) or 0,
            ChosenFile(name.removeprefix(_FILE), kept.content, _read(partial(_moment, kept))),
        )
        for name, kept in records.items()
        if name.startswith(_FILE)
    ]


def _place(kept: KeptRecord) -> int:
    return int(kept.data["at"])


def _moment(kept: KeptRecord) -> datetime | None:
    said: Any = kept.data["modified"]
    return datetime.fromisoformat(said) if isinstance(said, str) else None


def _scores(records: Mapping[str, KeptRecord]) -> dict[str, Judged]:
    """Return the scores that can be read."""
    found = {
        name.removeprefix(_SCORE): kept for name, kept in records.items() if name.startswith(_SCORE)
    }
    read = {seal: _read(partial(read_judged, seal, kept.data)) for seal, kept in found.items()}
    return {seal: one for seal, one in read.items() if one is not None}
