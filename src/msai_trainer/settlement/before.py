"""What people could do before the training: a table to fill in, and such a table read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msai.assignments import LearningOutcome, outcome_name
from msai.base.fold import fold_words
from msai.base.sheets import Cell, Hint, Sheet, write_xlsx
from msai_trainer.certificates.evidence import outcomes_of
from msai_trainer.classfile.certified import Before
from msai_trainer.classfile.changing import people_of, with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.saved import latest
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import table_rows

_CODE = "kod"
_HINT = "Pobierz tabelę z tej strony, wpisz procenty od 0 do 100 i wczytaj ją jeszcze raz."


def before_table(file: ClassFile) -> bytes:
    """Return a workbook with a row for each person and a column for each outcome, in percent."""
    outcomes = _outcomes(file)
    known = {one.code: one.shares for one in latest(file.before)}
    rows: list[Sequence[Cell]] = [(_CODE, *map(outcome_name, outcomes))]
    for person in people_of(file):
        shares = known.get(person.code, {})
        rows.append((person.code, *(_percent(shares.get(one.value)) for one in outcomes)))
    last = chr(ord("A") + len(outcomes))
    hint = Hint(f"B2:{last}{len(rows)}", "Procent punktów", "Od 0 do 100, z testu na początku.")
    return write_xlsx([Sheet("Przed szkoleniem", rows, frozen=(1, 1), hints=(hint,))])


def with_before(file: ClassFile, name: str, content: bytes, now: datetime) -> ClassFile:
    """Return a class with the levels of a table; an empty cell says nothing.

    Raises:
        GradingError: It is no such table; every fault with its row. Nothing is taken then.
    """
    rows = table_rows(name, content)
    head = next((at for at, row in enumerate(rows) if _CODE in map(fold_words, row)), None)
    if head is None:
        raise GradingError.of("no_code", f"W tabeli „{name}” nie ma kolumny „kod”.", _HINT)
    columns = _columns(rows[head])
    at_code = [fold_words(cell) for cell in rows[head]].index(_CODE)
    if not columns:
        raise GradingError.of("no_outcome", f"W tabeli „{name}” nie ma kolumn efektów.", _HINT)
    codes = {one.code.casefold(): one.code for one in people_of(file)}
    found = []
    for number, row in enumerate(rows[head + 1 :], head + 2):
        said = row[at_code].strip() if at_code < len(row) else ""
        if not said:
            continue
        if said.casefold() not in codes:
            message = f"Wiersz {number}: kodu {said} nie ma w tej klasie."
            raise GradingError.of("unknown_code", message, "Popraw kod. Nic nie wczytano.")
        shares = _shares(row, columns, number)
        found.append(Before(code=codes[said.casefold()], shares=shares, saved_at=now))
    return with_records(file, "before", [one for one in found if one.shares])


def _outcomes(file: ClassFile) -> tuple[LearningOutcome, ...]:
    return tuple(outcomes_of(file.thresholds)) or tuple(LearningOutcome)


def _columns(header: Sequence[str]) -> dict[int, LearningOutcome]:
    known = {fold_words(outcome_name(one)): one for one in LearningOutcome}
    return {at: known[fold_words(c)] for at, c in enumerate(header) if fold_words(c) in known}


def _shares(
    row: Sequence[str], columns: dict[int, LearningOutcome], number: int
) -> dict[str, float]:
    shares = {}
    for at, outcome in columns.items():
        text = row[at].strip().rstrip("%").strip().replace(",", ".") if at < len(row) else ""
        if not text:
            continue
        try:
            percent = float(text)
        except ValueError:
            percent = -1.0
        if not 0 <= percent <= 100:
            message = f"Wiersz {number}, „{outcome_name(outcome)}”: „{row[at]}” to nie procent."
            raise GradingError.of("bad_percent", message, "Wpisz liczbę od 0 do 100.")
        shares[outcome.value] = round(percent / 100, 4)
    return shares


def _percent(share: float | None) -> float | None:
    return None if share is None else round(share * 100, 2)
