"""An answer in words, for feedback, documents and the form's summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msai.assignments.model import Field
from msai.assignments.reading import read_answer
from msai.base.form_values import Unreadable, text_of
from msai.base.forms import AnswerOption


def describe_answer(field: Field, raw: Any) -> list[str]:
    """Return an answer as lines of text; an unreadable one as it was written, shortened.

    Returns:
        No line for an empty answer.
    """
    try:
        value = read_answer(field, raw)
    except Unreadable:
        return [str(raw)[:200]]
    return [] if value is None else _lines(field, value)


def _lines(field: Field, value: Any) -> list[str]:
    if field.kind == "rows":
        return [_row(field.columns, row) for row in value]
    if field.kind == "grid":
        return [
            f"{row.label}: {_label(field.options, value[row.value])}"
            for row in field.rows
            if row.value in value
        ]
    if field.kind == "long_text":
        return [line for line in value.splitlines() if line.strip()]
    return [_single(field, value)]


def _row(columns: Sequence[Field], row: Mapping[str, Any]) -> str:
    parts = [f"{c.label}: {_single(c, row[c.name])}" for c in columns if row[c.name] is not None]
    return "; ".join(parts)


def _single(field: Field, value: Any) -> str:
    if field.kind in ("multi_choice", "units"):
        return ", ".join(_label(field.options, item) for item in value)
    if field.kind == "choice":
        return _label(field.options, value)
    if field.kind == "date":
        return text_of(date.fromisoformat(value))
    return f"{text_of(value)} {field.unit}".strip()


def _label(options: Sequence[AnswerOption], value: str) -> str:
    return next((option.label for option in options if option.value == value), value)
