"""What joining did, in words: each step with its reason and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.diagnosis.importing.parts import TablePart
from msai.diagnosis.importing.same_columns import SameColumns
from msai.diagnosis.importing.same_units import Pair, Unit
from msai.diagnosis.importing.steps import ImportStep
from msai.diagnosis.unit_phrases import units_in_words
from msai.errors import Problem

_, _n = catalogue("diagnosis")

#: Pairs of names said at most in one sentence.
_MOST_PAIRS = 6


def joined(parts: Sequence[TablePart], units: int, by_code: bool) -> ImportStep:
    """Say that files were joined, and by what."""
    files = ", ".join(part.name for part in parts)
    message = _("Files were joined into one table of {n} rows: {files}.")
    by_name = _("Rows were joined by name: check that the names mean the same units.")
    by_codes = _("Rows were joined by TERYT code, and by name where there is none.")
    said = message.format(n=units, files=files)
    return _step("joined_files", said, by_codes if by_code else by_name)


def left_out(parts: Sequence[TablePart], kept: str, gone: Sequence[Unit]) -> list[ImportStep]:
    """Say which rows are left out because only one file's units were wanted."""
    if not gone:
        return []
    message = _n(
        "Only units of the file “{file}” were kept; {n} row of the other files was left out.",
        "Only units of the file “{file}” were kept; {n} rows of the other files were left out.",
        len(gone),
    ).format(file=kept, n=len(gone))
    hint = _("Left out: {rows}. If you need them, keep the units of all files.")
    rows = units_in_words(sorted(min(entry.name for entry in unit) for unit in gone))
    return [_step("units_left_out", message, hint.format(rows=rows))]


def written(pairs: Sequence[Pair]) -> list[ImportStep]:
    """Say which names were taken as the same although they are written differently."""
    if not pairs:
        return []
    message = _("Names written differently were taken as the same: {pairs}.")
    hint = _("If two of them are different units, say so.")
    return [_step("names_taken_as_same", message.format(pairs=_in_words(pairs)), hint)]


def alone(parts: Sequence[TablePart], units: Sequence[Unit]) -> list[ImportStep]:
    """Say of each file which units it has no row of."""
    steps = []
    for number, part in enumerate(parts):
        lacking = [unit for unit in units if all(entry.part != number for entry in unit)]
        if not lacking:
            continue
        if _is_strange(number, units):
            steps.append(_no_unit_in_common(part.name))
            continue
        names = units_in_words(sorted(min(entry.name for entry in unit) for unit in lacking))
        message = _("The file “{file}” has no row for: {units}.")
        hint = _("Check the names and codes. Numbers that are missing are not guessed.")
        said = message.format(file=part.name, units=names)
        steps.append(_step("no_partner", said, hint))
    return steps


def _is_strange(number: int, units: Sequence[Unit]) -> bool:
    """Tell whether a file shares no unit with any other."""
    own = [unit for unit in units if any(entry.part == number for entry in unit)]
    return all(len(unit) == 1 for unit in own)


def _no_unit_in_common(file: str) -> ImportStep:
    message = _("The file “{file}” has no unit in common with the other files.")
    hint = _(
        "Perhaps it lists areas of another level, such as the whole municipality: those are there "
        "to compare with. Or its names and codes are of another kind."
    )
    return _step("no_unit_in_common", message.format(file=file), hint)


def alike(pairs: Sequence[Pair]) -> list[ImportStep]:
    """Ask about names that may be one unit."""
    if not pairs:
        return []
    message = _("These names are nearly alike and were not joined: {pairs}.")
    hint = _("If they are one unit, say so, or write them the same in both files.")
    return [_step("names_alike", message.format(pairs=_in_words(pairs)), hint)]


def columns(found: SameColumns) -> list[ImportStep]:
    """Say what became of headers that stand in several files."""
    steps = []
    if found.once:
        message = _("Columns with the same values in several files were taken once: {columns}.")
        hint = _("Nothing has to be done.")
        steps.append(_step("column_once", message.format(columns=", ".join(found.once)), hint))
    if found.stacked:
        message = _("Columns that several files hold for other units were put together: {columns}.")
        hint = _("Check that they count the same, in the same year.")
        steps.append(
            _step("columns_stacked", message.format(columns=", ".join(found.stacked)), hint)
        )
    if found.differing:
        message = _("Columns with the same header but other values were both kept: {columns}.")
        hint = _("Perhaps they are of two years. Choose the one you need, leave out the other.")
        said = message.format(columns=", ".join(found.differing))
        steps.append(_step("column_differs", said, hint))
    return steps


def _in_words(pairs: Sequence[Pair]) -> str:
    return units_in_words([f"{one} = {other}" for one, other in pairs], _MOST_PAIRS)


def _step(code: str, message: str, hint: str) -> ImportStep:
    return ImportStep(Problem.of(code, message, hint))
