"""Reading one answer: from what a form or a file holds to a plain value of the right kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msai.assignments.model import Field
from msai.base.form_values import Unreadable, read_choice, read_date, read_number, read_text
from msai.base.i18n import catalogue

_, ngettext = catalogue("assignments")


def read_answer(field: Field, raw: Any) -> Any:
    """Return the answer as a plain value of its kind, or None when it is empty.

    Raises:
        Unreadable: It is not an answer of this kind; carries message and hint.
    """
    if raw is None:
        return None
    value = _READERS[field.kind](field, raw)
    return None if value in ("", [], {}) else value


def _text(_field: Field, raw: Any) -> str:
    if not isinstance(raw, str):
        raise Unreadable("not_text", _("This is not a text."), _("Write it in words."))
    return read_text(raw)


def _number(_field: Field, raw: Any) -> float | None:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        message, hint = _("This is not a number."), _("Enter digits, for example 12.5.")
        raise Unreadable("not_a_number", message, hint)
    return read_number(raw)


def _date(_field: Field, raw: Any) -> str | None:
    day = read_date(raw)
    return day.isoformat() if day else None


def _choice(field: Field, raw: Any) -> str:
    if not isinstance(raw, str):
        raise _not_an_option(raw)
    return read_choice(raw, tuple(option.value for option in field.options))


def _choices(field: Field, raw: Any) -> list[str]:
    if not isinstance(raw, (list, tuple)):
        message, hint = _("This is not a list of answers."), _("Choose them on the list.")
        raise Unreadable("not_a_list", message, hint)
    chosen = [_choice(field, item) for item in raw]
    return [option.value for option in field.options if option.value in chosen]


def _grid(field: Field, raw: Any) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise _not_a_table()
    rows = [row.value for row in field.rows]
    if unknown := [key for key in raw if key not in rows]:
        raise _not_an_option(unknown[0])
    return {row: value for row in rows if (value := _choice(field, raw.get(row) or ""))}


def _rows(field: Field, raw: Any) -> list[dict[str, Any]]:
    if not isinstance(raw, (list, tuple)):
        raise _not_a_table()
    return [row for item in raw if (row := _row(field, item))]


def _row(field: Field, raw: Any) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise _not_a_table()
    values = {column.name: read_answer(column, raw.get(column.name)) for column in field.columns}
    return values if any(value is not None for value in values.values()) else {}


def _not_a_table() -> Unreadable:
    message, hint = _("This is not a filled-in table."), _("Fill in the table of this question.")
    return Unreadable("not_a_table", message, hint)


def _not_an_option(raw: Any) -> Unreadable:
    message = _("“{text}” is none of the answers.").format(text=str(raw)[:40])
    return Unreadable("not_an_option", message, _("Choose one of the answers on the list."))


_READERS: dict[str, Callable[[Field, Any], Any]] = {
    "text": _text,
    "long_text": _text,
    "number": _number,
    "date": _date,
    "reference": _text,
    "choice": _choice,
    "multi_choice": _choices,
    "units": _choices,
    "grid": _grid,
    "rows": _rows,
}
