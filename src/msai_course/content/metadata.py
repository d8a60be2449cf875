"""What a lesson says about itself: one declaration, read by the site, the checks and the pack.

Lessons (``.ipynb``) carry it in ``metadata.msai``, prose pages (``.md``) in the front matter under
``msai:``. Reading is lenient (a page in the making still builds); `find_problems` is strict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from msai.errors import MsaiError, Problem

#: Days of the course; 0 is what one does before the workshop.
DAYS = (0, 1, 2, 3)
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_ID = re.compile(r"[a-z][a-z0-9-]*")
_CHAPTER = re.compile(r"\d+(\.\d+)?")


class MetadataError(MsaiError):
    """The page's metadata cannot be read at all (broken JSON or YAML)."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Time a lesson takes, in minutes.

    Attributes:
        reading: Alone, reading and the quiz.
        exercise: Alone, the live exercise or worksheet.
        workshop: Net time in the room; 0 for self-study only.
    """

    reading: int = 0
    exercise: int = 0
    workshop: int = 0

    @property
    def alone(self) -> int:
        """Return the time one person needs without a trainer."""
        return self.reading + self.exercise


@dataclass(frozen=True, slots=True)
class LessonMetadata:
    """One page of the course as its author declares it.

    Attributes:
        id: Short stable name, such as ``l04``.
        title: Title, the same as the page's heading.
        day: One of `DAYS`; None on pages outside the days.
        number: Number of the lesson; None on pages that are not lessons.
        objectives: What the learner will be able to do, each an end of "Po tej lekcji …".
        minutes: How long it takes.
        prerequisites: Ids of lessons to do first.
        sources: Keys of the bibliography.
        feeds: Chapters of *Mój program* it feeds, such as ``3.1``.
        exercises: Ids of the live exercises on the page.
        slides: Slides of the trainer pack, as the pack reads them.
        needs: What the page's exercises load besides the base, such as ``tables`` (pandas).
    """

    id: str = ""
    title: str = ""
    day: int | None = None
    number: int | None = None
    objectives: tuple[str, ...] = ()
    minutes: Minutes = field(default_factory=Minutes)
    prerequisites: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    slides: tuple[Any, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def is_lesson(self) -> bool:
        """Tell whether the page is a numbered lesson."""
        return self.number is not None


_LISTS = ("objectives", "prerequisites", "sources", "feeds", "exercises", "slides", "needs")
KEYS = frozenset(LessonMetadata.__dataclass_fields__)


def read_raw(path: Path) -> dict[str, Any]:
    """Return the page's ``msai`` object as written, empty when it has none.

    Raises:
        MetadataError: The file is not valid JSON, or its front matter not valid YAML.
    """
    text = path.read_text(encoding="utf-8")
    try:
        holder = json.loads(text)["metadata"] if path.suffix == ".ipynb" else _front_matter(text)
    except (json.JSONDecodeError, KeyError, yaml.YAMLError) as error:
        raise MetadataError(_unreadable(path, error)) from error
    raw = holder.get("msai") if isinstance(holder, Mapping) else None
    return dict(raw) if isinstance(raw, Mapping) else {}


def read_metadata(path: Path) -> LessonMetadata | None:
    """Return the page's metadata, None when it declares none; wrong values are left out.

    Raises:
        MetadataError: See `read_raw`.
    """
    raw = read_raw(path)
    return parse_metadata(raw) if raw else None


def parse_metadata(raw: Mapping[str, Any]) -> LessonMetadata:
    """Build the metadata from a plain mapping; unknown keys and wrong types are ignored."""
    minutes = raw.get("minutes")
    known = minutes if isinstance(minutes, Mapping) else {}
    return LessonMetadata(
        id=str(raw.get("id", "")),
        title=str(raw.get("title", "")),
        day=_whole(raw.get("day")),
        number=_whole(raw.get("number")),
        minutes=Minutes(**{name: _whole(known.get(name)) or 0 for name in Minutes.__slots__}),
        **{name: tuple(value) for name in _LISTS if isinstance(value := raw.get(name), list)},
    )


def find_problems(raw: Mapping[str, Any], place: str) -> list[Problem]:
    """Return everything that is wrong with a lesson's metadata, in Polish.

    Args:
        raw: The ``msai`` object as written (`read_raw`).
        place: What to call the page in messages, such as its path.
    """
    return list(_problems(raw, place))


def _problems(raw: Mapping[str, Any], place: str) -> Iterator[Problem]:
    for key in sorted(set(raw) - KEYS):
        yield Problem(place, key, "unknown_key", "Nieznane pole metadanych.", _known_keys())
    if not _ID.fullmatch(str(raw.get("id", ""))):
        yield Problem(place, "id", "bad_id", "Brak poprawnego id.", "Wpisz np. „l04”.")
    if not str(raw.get("title", "")).strip():
        yield Problem(place, "title", "no_title", "Brak tytułu.", "Wpisz tytuł strony.")
    yield from _list_problems(raw, place)
    if raw.get("day") is not None and raw["day"] not in DAYS:
        yield Problem(place, "day", "bad_day", "Nie ma takiego dnia.", "Wpisz 0, 1, 2 albo 3.")
    if raw.get("number") is not None:
        yield from _lesson_problems(raw, place)


def _list_problems(raw: Mapping[str, Any], place: str) -> Iterator[Problem]:
    for name in _LISTS:
        value = raw.get(name, [])
        if not isinstance(value, list):
            yield Problem(place, name, "not_a_list", "To nie jest lista.", "Użyj nawiasów [ ].")
        elif name != "slides" and not all(isinstance(item, str) and item for item in value):
            yield Problem(place, name, "not_text", "Lista ma zawierać teksty.", "Popraw wpisy.")


def _lesson_problems(raw: Mapping[str, Any], place: str) -> Iterator[Problem]:
    lesson = parse_metadata(raw)
    if lesson.number is None or lesson.number < 1:
        yield Problem(place, "number", "bad_number", "Zły numer lekcji.", "Wpisz liczbę od 1.")
    if lesson.day is None:
        yield Problem(place, "day", "no_day", "Lekcja nie ma dnia.", "Wpisz 0, 1, 2 albo 3.")
    if not lesson.objectives:
        yield Problem(place, "objectives", "no_objectives", "Brak celów.", "Wpisz, co się umie po.")
    if lesson.minutes.reading < 1:
        yield Problem(place, "minutes", "no_minutes", "Brak czasu czytania.", "Wpisz minuty.")
    for chapter in lesson.feeds:
        if not _CHAPTER.fullmatch(str(chapter)):
            hint = "Wpisz numer, np. „3.1”."
            yield Problem(place, "feeds", "bad_chapter", f"„{chapter}” to nie rozdział.", hint)


def _front_matter(text: str) -> Any:
    match = _FRONT_MATTER.match(text)
    return yaml.safe_load(match[1]) or {} if match else {}


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _known_keys() -> str:
    return f"Znane pola: {', '.join(sorted(KEYS))}."


def _unreadable(path: Path, error: Exception) -> Problem:
    message = f"Nie da się odczytać metadanych strony {path.name}: {error}."
    return Problem(str(path), None, "unreadable", message, "Popraw zapis pliku.")
