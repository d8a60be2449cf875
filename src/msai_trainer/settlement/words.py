"""Words that the settlement says in every layout."""

from __future__ import annotations

from collections.abc import Iterable

from msai.base.numbers import number_text
from msai.base.sheets import Cell
from msai_trainer.certificates.earned import ParticipantStanding
from msai_trainer.certificates.training import day_words
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.results.practice import title_of
from msai_trainer.settlement.figures import PeopleCount

CHECK_RULES = (
    "Sprawdź regulamin naboru i umowę: one decydują, jakich dokumentów chce instytucja. To "
    "zestawienie ich nie zastępuje."
)
UNKNOWN = "nie zapisano"
PRACTICE = ("kod", "co", "czego dotyczy", "kto ocenił", "kiedy", "poziomy")


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


def practice_rows(records: Iterable[PracticeRecord]) -> list[tuple[str, ...]]:
    """Return evidence beside the assignments as rows of `PRACTICE`."""
    return [
        (
            one.code, title_of(one.kind), one.about or "–", one.by,
            day_words(one.day) if one.day else UNKNOWN,
            "; ".join(
                f"{each.criterion}: {number_text(each.points)} z {number_text(each.most)}"
                for each in one.levels
            ),
        )
        for one in records
    ]  # fmt: skip
