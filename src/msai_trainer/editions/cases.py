"""The cases that an edition adds to the catalogue: files of its folder, and what becomes of them.

Each is a JSON file below ``przypadki/``: the card, the question, its answers (the right one first).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from msai.base.forms import from_dict, to_dict
from msai.base.plain_json import read_json
from msai.errors import Problem
from msai.practices import OwnPractice, Practice, entry_of, practice_from
from msai.practices.of_edition import cases_file
from msai_trainer.editions.book import Book
from msai_trainer.editions.catalogue import CASES, own_entry
from msai_trainer.editions.declared import Edition, slug
from msai_trainer.editions.markdown import OwnPage, own_page
from msai_trainer.editions.own_case import (
    MOST_ANSWERS,
    CaseAnswer,
    OwnCase,
    case_page,
    question_form,
)

#: Folder of the cases in the folder of an edition.
FOLDER, ENDING = "przypadki", ".json"
_NAME = re.compile(rf"{FOLDER}/[a-z0-9]+(-[a-z0-9]+)*{re.escape(ENDING)}")
_LONGEST = 1000
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class NamedCase:
    """A case under its id in the catalogue, which is also the name of its page; and its file."""

    id: str
    case: OwnCase
    file: str

    @property
    def quiz(self) -> str:
        """Id of its question."""
        return f"{self.id}-q1"

    @property
    def practice(self) -> Practice:
        """The case as the catalogue has it."""
        return practice_from(entry_of(self.case.card, self.id))


def case_files(files: Files) -> list[str]:
    """Return the names of the files of cases."""
    return sorted(name for name in files if name.startswith(f"{FOLDER}/") and name.endswith(ENDING))


def case_bytes(case: OwnCase) -> bytes:
    """Return the file of a case; equal ones give equal bytes."""
    answers = [{"tekst": one.text, "dlaczego": one.why} for one in case.answers]
    told = {"karta": to_dict(case.card), "pytanie": case.question, "odpowiedzi": answers}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def case_in(content: bytes) -> OwnCase:
    """Return the case of a file.

    Raises:
        ValueError: It is no file of a case, or part of it cannot be read.
    """
    told = read_json(content)
    if not isinstance(told, Mapping) or not isinstance(told.get("odpowiedzi", []), list):
        raise ValueError("no case")
    card, problems = from_dict(OwnPractice, told.get("karta"))
    if problems:
        raise ValueError("part of the card cannot be read")
    answers = tuple(map(_answer, told.get("odpowiedzi", [])[:MOST_ANSWERS]))
    return OwnCase(card, str(told.get("pytanie", ""))[:_LONGEST], answers)


def _answer(told: Any) -> CaseAnswer:
    if not isinstance(told, Mapping):
        raise ValueError("no answer")
    return CaseAnswer(*(str(told.get(key, ""))[:_LONGEST] for key in ("tekst", "dlaczego")))


def case_problems(files: Files) -> Iterator[Problem]:
    """Yield what is wrong with the cases of an edition."""
    names: dict[str, str] = {}
    for name in case_files(files):
        if not _NAME.fullmatch(name):
            message = "Nazwa pliku przypadku ma inne znaki niż małe litery, cyfry i łączniki."
            yield Problem(name, None, "bad_case_name", message, "Zmień ją, np. na klub.json.")
        try:
            case = case_in(files[name])
        except ValueError:
            message = "Tego przypadku nie da się odczytać."
            hint = "Usuń plik i wpisz kartę jeszcze raz w kroku „Własne strony”."
            yield Problem(name, None, "broken_case", message, hint)
            continue
        for said in case.lacking:
            yield Problem(name, None, "case_lacks", said, "Uzupełnij kartę.")
        if (other := names.setdefault(case.card.name, name)) != name:
            message = f"Przypadek nazywa się tak samo jak w pliku „{other}”."
            yield Problem(name, None, "case_twice", message, "Zmień jedną z nazw.")


def cases_of(edition: Edition, files: Files) -> list[NamedCase]:
    """Return the cases of an edition that can be pages; of the others `case_problems` tells."""
    found = []
    for name in case_files(files):
        try:
            case = case_in(files[name])
        except ValueError:
            continue
        if _NAME.fullmatch(name) and not case.lacking:
            stem = name.removeprefix(f"{FOLDER}/").removesuffix(ENDING)
            found.append(NamedCase(f"{slug(edition.nazwa) or 'edycja'}-{stem}", case, name))
    return found


def case_data(edition: Edition, files: Files) -> dict[str, bytes]:
    """Return the file by which exercises know these cases, by name; empty: there are none."""
    found = cases_of(edition, files)
    if not found:
        return {}
    name, content = cases_file(edition.nazwa, [entry_of(one.case.card, one.id) for one in found])
    return {name: content}


def case_pages(edition: Edition, files: Files, course: Book) -> dict[str, OwnPage]:
    """Return the pages of the cases of an edition, by file."""
    return {one.file: _page(one, course) for one in cases_of(edition, files)}


def _page(one: NamedCase, course: Book) -> OwnPage:
    asks = one.case.asks
    quiz = question_form(one.case, one.quiz, course.icons) if asks else ""
    return own_page(
        f"{CASES}{one.id}.md",
        case_page(one.case, one.quiz if asks else ""),
        pages=frozenset(page.path for page in course.pages),
        files=frozenset(),
        boxes=course.boxes,
        quizzes={one.quiz: (one.case.question, quiz)} if asks else {},
        entry=own_entry(one.practice),
    )
