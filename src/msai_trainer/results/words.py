"""What became of a file and whose it is, in the words of every table and report."""

from __future__ import annotations

from msai_trainer.model import GradeStatus
from msai_trainer.people.roster import Roster

WORDS = {
    GradeStatus.GRADED: "oceniona",
    GradeStatus.NEEDS_MANUAL: "czeka na ocenę ręczną",
    GradeStatus.REPAIRED: "naprawiona i oceniona",
    GradeStatus.MISSING: "nie oddano",
    GradeStatus.WRONG_ASSIGNMENT: "inne zadanie",
    GradeStatus.OLD_RELEASE: "starsze wydanie",
    GradeStatus.UNREADABLE: "nieczytelny plik",
    GradeStatus.TAMPERED: "zmieniona – do sprawdzenia",
    GradeStatus.UNKNOWN_PERSON: "nieznana osoba",
    GradeStatus.SUPERSEDED: "zastąpiona nowszą",
    GradeStatus.FAILED: "błąd programu",
}


def person(code: str, roster: Roster) -> str:
    """Return a code with the name, as far as it is known."""
    entry = roster.find(code)
    return f"{code} – {entry.name}" if entry and entry.name else code or "bez kodu"
