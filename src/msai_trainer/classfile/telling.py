"""Conflicts of a class in words: what there is to decide, and between what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msai.assignments import assignment, assignment_ids
from msai.base.numbers import number_text
from msai_trainer.classfile.certified import Attendance, Before, Training
from msai_trainer.classfile.merging import Contradiction, Kind
from msai_trainer.classfile.model import MarkerRemark, Participant, Score
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.classfile.wording import Wording, WordsPlace

_KINDS: Mapping[Kind, str] = {
    "people": "dane osoby",
    "meetings": "terminy spotkań",
    "counting": "zadania, które się liczą",
    "scores": "punkty",
    "remarks": "uwaga",
    "certificates": "zaświadczenie",
    "attendance": "obecność osoby",
    "before": "poziom przed szkoleniem osoby",
    "training": "dane szkolenia",
    "practice": "ocena mikrolekcji albo pracy osoby",
    "wording": "słowa zadania",
    "given_out": "wydanie informacji zwrotnej",
    "works": "dwie różne prace z jednej chwili",
}


def conflict_words(one: Contradiction) -> str:
    """Return what is in dispute: „dane osoby wiosna-01-H”."""
    if one.kind == "wording":
        return f"{_KINDS[one.kind]}: {place_words(one.versions[0].place)}"
    about = " ".join(part for part in one.key if part)
    return f"{_KINDS[one.kind]} {about}".strip()


def place_words(place: WordsPlace) -> str:
    """Return in words where the words of a class stand: „Zadanie 1, pytanie 5, treść”."""
    if place.part == "level":
        what = f"kryterium „{place.criterion}”, {place.level + 1}. poziom od najlepszego"
    else:
        what = {"label": "treść", "help": "podpowiedź"}[place.part]
    if place.assignment not in assignment_ids():
        return f"{place.assignment}, {place.question}, {what}"
    one = assignment(place.assignment)
    names = [question.grade_id for question in one.questions]
    known = place.question in names
    asked = f"pytanie {names.index(place.question) + 1}" if known else place.question
    return f"{one.title.partition('.')[0]}, {asked}, {what}"


def is_of_several(one: Contradiction) -> bool:
    """Tell whether versions may be, or are, of different people: none of them may be dropped."""
    if one.kind == "certificates":
        return len({version.code for version in one.versions}) > 1
    return one.kind == "people"


def version_words(one: Any) -> str:
    """Return what a version says, and when it was saved."""
    moment = f"{one.saved_at:%Y-%m-%d %H:%M} UTC" if one.saved_at else "nie wiadomo kiedy"
    return f"{_said(one)} ({moment})"


def _said(one: Any) -> str:
    if isinstance(one, Participant):
        parts = (one.name, one.email, one.institution, one.group)
        return ", ".join(part for part in parts if part) or "bez danych"
    if isinstance(one, Score):
        return "czeka na ocenę" if one.points is None else f"{number_text(one.points)} pkt"
    if isinstance(one, MarkerRemark):
        return f"„{one.text}”"
    if hasattr(one, "days"):
        return ", ".join(str(day or "bez daty") for day in one.days) or "bez spotkań"
    if hasattr(one, "thresholds"):
        told = [f"{name} {number_text(part * 100)} %" for name, part in one.thresholds.items()]
        return ", ".join(told) or "żadne"
    if isinstance(one, Wording):
        return f"„{one.text}”" if one.text else "słowa kursu"
    if isinstance(one, Attendance):
        return f"spotkania: {', '.join(map(str, one.meetings)) or 'żadne'}"
    if isinstance(one, Before):
        return ", ".join(number_text(round(part * 100)) + " %" for part in one.shares.values())
    if isinstance(one, Training):
        return "; ".join(text for text in one.told.values() if text) or "bez danych"
    if isinstance(one, PracticeRecord):
        told = [f"{each.criterion} {number_text(each.points)}" for each in one.levels]
        return f"{', '.join(told) or 'wycofana'} (ocena: {one.by})"
    if hasattr(one, "file"):
        return str(one.file)
    name = one.printed.get("osoba", "bez danych") if one.code else "dane usunięte"
    return ", ".join(part for part in (name, one.code, one.issued) if part)
