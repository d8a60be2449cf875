"""What a class file knows of one person, in words: for her eyes, and for a reply to her."""

from __future__ import annotations

from msai.assignments import LearningOutcome, assignment, assignment_ids, outcome_name
from msai.base.numbers import number_text
from msai.base.polish_dates import in_words
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.practised import PracticeLevel
from msai_trainer.classfile.saved import latest
from msai_trainer.classfile.standing import standing
from msai_trainer.results.practice import title_of


def known_of(file: ClassFile, code: str) -> tuple[tuple[str, str], ...]:
    """Return label and text of all that is known of her; what is empty is left out."""
    person = file.person(code)
    told = (
        ("Kod", code),
        ("Imię i nazwisko", person.name if person else ""),
        ("E-mail", person.email if person else ""),
        ("Instytucja", person.institution if person else ""),
        ("Grupa", person.group if person else ""),
        ("Oddane pliki", ", ".join(one.file for one in file.works if one.code == code)),
        ("Punkty", _points(file, code)),
        ("Uwagi do prac", _remarks(file, code)),
        ("Informacja zwrotna", _given_out(file, code)),
        ("Obecność na spotkaniach", _attended(file, code)),
        ("Poziom przed szkoleniem", _before(file, code)),
        ("Ocenione przez osobę prowadzącą", _practised(file, code)),
        ("Zaświadczenia", _certificates(file, code)),
    )
    return tuple((label, text) for label, text in told if text)


def _points(file: ClassFile, code: str) -> str:
    found = ((assignment(name).title, standing(file, code, name)) for name in assignment_ids())
    return "; ".join(
        f"{title}: {number_text(one.points)} z {number_text(one.most)}"
        for title, one in found
        if one.points is not None
    )


def _remarks(file: ClassFile, code: str) -> str:
    return " ".join(f"„{one.text}”" for one in latest(file.remarks) if one.code == code)


def _given_out(file: ClassFile, code: str) -> str:
    own = [one for one in latest(file.given_out) if one.code == code]
    return "; ".join(
        f"{one.assignment}: wydano {in_words(one.saved_at.date().isoformat())}" for one in own
    )


def _attended(file: ClassFile, code: str) -> str:
    own = next((one for one in latest(file.attendance) if one.code == code), None)
    return "" if own is None else ", ".join(map(str, own.meetings)) or "na żadnym"


def _before(file: ClassFile, code: str) -> str:
    own = next((one for one in latest(file.before) if one.code == code), None)
    shares = own.shares.items() if own else ()
    return "; ".join(f"{_outcome(name)}: {number_text(share * 100)} %" for name, share in shares)


def _practised(file: ClassFile, code: str) -> str:
    return "; ".join(
        f"{title_of(one.kind)}: " + ", ".join(_level(level) for level in one.levels)
        for one in latest(file.practice)
        if one.code == code and one.levels
    )


def _level(level: PracticeLevel) -> str:
    return f"{level.criterion} {number_text(level.points)} z {number_text(level.most)}"


def _outcome(name: str) -> str:
    return outcome_name(LearningOutcome(name)) if name in list(LearningOutcome) else name


def _certificates(file: ClassFile, code: str) -> str:
    own = [one for one in latest(file.certificates) if one.code == code]
    return "; ".join(
        f"nr {one.number} z {one.issued}" + (f" ({one.reason})" if one.reason else "")
        for one in own
    )
