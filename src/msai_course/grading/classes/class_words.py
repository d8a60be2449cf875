"""The words of a class, changed in the page „Klasa”, on the way through a folder of results.

They stand in the class file beside the list. `grade` takes them from there and keeps them beside
the gradebook, where everything finds them that has the folder with the results alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from msai.base.from_data import from_data, to_data
from msai_course.base.files import write_text
from msai_course.grading.certificates.class_register import ClassRegister
from msai_course.grading.engine.workspace import Workspace
from msai_trainer.classfile.packing import ENDING
from msai_trainer.classfile.wording import ClassWords, WordsPlace, former_words
from msai_trainer.errors import GradingError

_KEPT = "slowa.json"


@dataclass(frozen=True, slots=True)
class WordsBeside:
    """The words that a class file beside a list has, and what to tell the trainer of it."""

    words: ClassWords
    remarks: tuple[str, ...] = ()


def words_beside(roster: Path, klasa: str) -> WordsBeside:
    """Return the words of the class whose list this is; without a class file: the course's.

    A class file that does not open, such as one with a password, hinders no grading: it is told.
    """
    try:
        file = ClassRegister.beside(roster, klasa).file
    except GradingError as error:
        told = f"{error.problems[0].message} Użyto słów kursu, a nie słów tej klasy."
        return WordsBeside(ClassWords(), (told,))
    if file is None or not file.words.texts:
        return WordsBeside(ClassWords())
    told = f"Pytania i poziomy w słowach klasy, z pliku {klasa}{ENDING}. Punkty są takie same."
    former = former_words(file.words)
    return WordsBeside(file.words, (told, former) if former else (told,))


def keep_words(workspace: Workspace, words: ClassWords) -> None:
    """Keep the words beside the gradebook, those of an earlier run go."""
    path = workspace.state / _KEPT
    data = [
        {**to_data(place), "text": text, "instead": words.instead.get(place, "")}
        for place, text in words.texts.items()
    ]
    if data or path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, json.dumps(data, ensure_ascii=False, indent=1))


def words_of(workspace: Workspace) -> ClassWords:
    """Return the words with which a class was graded; damaged or none: the course's."""
    try:
        data = json.loads((workspace.state / _KEPT).read_text(encoding="utf-8"))
        said = [(from_data(WordsPlace, one), str(one["text"])) for one in data]
        over = [(from_data(WordsPlace, one), str(one.get("instead", ""))) for one in data]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ClassWords()
    return ClassWords(dict(said), dict(over))
