"""The judgements of a workspace: a small file for each person and assignment.

The gradebook of nbgrader knows points and a comment only. The rest lies beside it, one JSON file
for each person and assignment, and is deleted and handed out with her other data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from msai_course.base.files import write_text
from msai_course.grading.engine.locking import locked
from msai_course.grading.engine.state import State
from msai_trainer.errors import GradingError
from msai_trainer.rubric.judgements import JudgementSheet, read_sheet, sheet_data

#: Seconds to wait for another program that stores a judgement.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Sheets:
    """The judgements of one assignment in one workspace."""

    folder: Path

    def load(self, code: str) -> JudgementSheet:
        """Return a person's sheet; an empty one when nothing was judged.

        Raises:
            GradingError: The file is damaged, or a newer version of the course wrote it.
        """
        path = self._path(code)
        if not path.is_file():
            return JudgementSheet()
        try:
            return read_sheet(json.loads(path.read_text(encoding="utf-8")))
        except (ValueError, KeyError, TypeError, AttributeError) as fault:
            message = f"Zapisu ocen opisowych „{path.name}” nie da się odczytać."
            hint = f"Niczego w nim nie zmieniono. Odłóż ten plik z folderu {self.folder} w inne "
            hint += "miejsce (oceny i komentarze zostają w dzienniku) albo zaktualizuj kurs."
            raise GradingError.of("bad_sheet", message, hint) from fault

    def save(self, code: str, sheet: JudgementSheet) -> None:
        """Store a person's sheet, whole or not at all."""
        self.folder.mkdir(parents=True, exist_ok=True)
        data = sheet_data(sheet)
        write_text(self._path(code), json.dumps(data, ensure_ascii=False, indent=1) + "\n")

    def give_out(self, code: str, moment: str) -> None:
        """Note that a person's feedback was given out."""
        with self.alone():
            self.save(code, replace(self.load(code), given_out=moment))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other programs and windows from storing meanwhile.

        Raises:
            GradingError: Another one has been storing for long.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        message = "Inny program zapisuje właśnie oceny tego zadania."
        hint = "Poczekaj chwilę i zapisz jeszcze raz."
        with locked(self.folder / "rubryka.blokada", message, hint, _PATIENCE):
            yield

    def _path(self, code: str) -> Path:
        return State(self.folder).rubric_path(code)
