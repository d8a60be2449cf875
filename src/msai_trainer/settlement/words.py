"""Words that the settlement says in every layout."""

from __future__ import annotations

from msai.base.sheets import Cell
from msai_trainer.certificates.earned import ParticipantStanding
from msai_trainer.settlement.figures import PeopleCount

CHECK_RULES = (
    "Sprawdź regulamin naboru i umowę: one decydują, jakich dokumentów chce instytucja. To "
    "zestawienie ich nie zastępuje."
)
UNKNOWN = "nie zapisano"


def count_rows(count: PeopleCount) -> list[tuple[str, Cell]]:
    """Return how many people, label by label; what is not known is said."""
    return [
        ("Osoby przeszkolone (na co najmniej jednym spotkaniu)",
         UNKNOWN if count.trained is None else count.trained),
        ("Osoby ocenione", count.assessed),
        ("Osoby, które uzyskały kompetencje", count.gained),
        ("Osoby, które ich nie uzyskały", count.not_gained),
        ("Ważne zaświadczenia", count.certified),
        ("Osoby, których dane usunięto na ich żądanie", count.removed),
    ]  # fmt: skip


def attended(one: ParticipantStanding, meetings: int) -> list[str]:
    """Return for each meeting whether a person was there."""
    if one.meetings is None:
        return [UNKNOWN] * meetings
    return ["tak" if at in one.meetings else "nie" for at in range(1, meetings + 1)]
