"""One thing that the importer understood: what it did, where, and how it is taken back."""

from __future__ import annotations

from dataclasses import dataclass

from msai.errors import Problem


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One step of the importer.

    Attributes:
        said: What was done, where, and what to do if it was wrong; its code names the step.
        undone_by: Name of the row or column to list in `TableSchema.as_written`, so that it stays
            as it stands in the file; "": the step changes no value, or has ``options``.
        options: What may be chosen instead for the whole table, the present choice first.
    """

    said: Problem
    undone_by: str = ""
    options: tuple[str, ...] = ()
