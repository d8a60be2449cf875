"""What is done already: a run that was killed continues, and nothing is graded twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from msai_course.base.files import write_text
from msai_trainer.marking.done import Done

#: Endings of what lies beside a person's graded file.
_BESIDE = (_OUTCOME, _RUBRIC, _DISPUTE) = (".kod.json", ".rubryka.json", ".spor.json")


@dataclass(frozen=True, slots=True)
class State:
    """The memory of one assignment in one workspace: a small file for each person."""

    folder: Path

    def load(self, code: str) -> Done | None:
        """Return what is remembered of a person; None: nothing, or a damaged file."""
        try:
            data = json.loads(self._path(code).read_text(encoding="utf-8"))
            codes = tuple(data.get("codes", ()))
            return Done(data["digest"], data["answers"], data["marks"], codes)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, code: str, done: Done) -> None:
        """Remember a graded file; written last, so that a kill in between means: again."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = {one.name: getattr(done, one.name) for one in fields(done)}
        write_text(self._path(code), json.dumps(data, ensure_ascii=False))

    def leave_group(self, code: str) -> None:
        """Take a code out of what is remembered of others, who handed in together with it."""
        for path in self.folder.glob("*.json"):
            if path.name.endswith(_BESIDE):
                continue
            known = self.load(path.stem)
            if known is not None and code in known.codes:
                left = tuple(one for one in known.codes if one != code)
                self.save(path.stem, replace(known, codes=left))

    def paths(self, code: str) -> tuple[Path, ...]:
        """Return where a person is remembered."""
        return (
            *(self._path(code), self.outcome_path(code)),
            *(self.rubric_path(code), self._dispute_path(code)),
        )

    def note_dispute(self, code: str, works: Sequence[str]) -> None:
        """Remember which works under one code the trainer was told of, by their fingerprints."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write_text(self._dispute_path(code), json.dumps(works))

    def disputed(self, code: str) -> frozenset[str]:
        """Return the works under one code of which the trainer was told."""
        try:
            return frozenset(json.loads(self._dispute_path(code).read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return frozenset()

    def _dispute_path(self, code: str) -> Path:
        return self.folder / f"{code}{_DISPUTE}"

    def outcome_path(self, code: str) -> Path:
        """Return where the outcome of a person's code is kept."""
        return self.folder / f"{code}{_OUTCOME}"

    def rubric_path(self, code: str) -> Path:
        """Return where it is kept how a person's answers were judged by hand."""
        return self.folder / f"{code}{_RUBRIC}"

    def _path(self, code: str) -> Path:
        return self.folder / f"{code}.json"
