"""Feedback that was given out, and whose answers were judged otherwise since then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from msai_trainer.rubric.in_class import ClassSheets
from msai_trainer.rubric.judgements import JudgementSheet, final


def given_out(sheets: ClassSheets, pairs: Iterable[tuple[str, str]], moment: str) -> ClassSheets:
    """Return the sheets which say when feedback was given out.

    Args:
        sheets: How people judged.
        pairs: Assignment and code of everyone's feedback that was given out.
        moment: When, UTC, ISO 8601.
    """
    found = {name: dict(own) for name, own in sheets.items()}
    for name, code in pairs:
        own = found.setdefault(name, {})
        own[code] = replace(own.get(code, JudgementSheet()), given_out=moment)
    return found


def changed_since(sheet: JudgementSheet) -> bool:
    """Tell whether a judgement that counts is newer than the feedback that was given out."""
    if not sheet.given_out:
        return False
    counted = (final(found) for found in sheet.questions.values())
    return any(one is not None and one[1].at > sheet.given_out for one in counted)
