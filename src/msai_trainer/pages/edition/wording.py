"""What is wrong, in the words of the page: there are no paths, folders and settings files here."""

from __future__ import annotations

from collections.abc import Mapping

from msai.errors import Problem

_ELSEWHERE = "Popraw ten plik tam, gdzie powstał, albo otwórz inny opis."
_AGAIN = "Wczytaj go jeszcze raz albo usuń."
_FROM_LIST = "Wybierz z listy."
#: What one can do in the page, by the code of the problem; other hints fit page and folder alike.
_HERE: Mapping[str, str] = {
    "no_logo": _AGAIN,
    "no_boundaries": _AGAIN,
    "no_file_of_table": _AGAIN,
    "logo_too_large": "Wczytaj obraz do 400 punktów.",
    "table_not_named": "Wczytaj go w polu „Tabela gminy”.",
    "no_picture": "Usuń go z tekstu.",
    "no_lessons": "Zaznacz co najmniej jedną.",
    "no_palette": _FROM_LIST,
    "bad_choice": _FROM_LIST,
    "no_language": _ELSEWHERE,
    "no_snapshot": _ELSEWHERE,
    "bad_toml": _ELSEWHERE,
    "unknown_key": _ELSEWHERE,
    "missing_key": _ELSEWHERE,
    "wrong_kind": _ELSEWHERE,
}
#: Problems of a file that no field of the page shows: the sentence has to name the place.
_OF_A_FILE = frozenset({"bad_toml", "unknown_key", "missing_key", "wrong_kind", "no_snapshot"})


def sentence(problem: Problem) -> str:
    """Return what is wrong and what to do about it here."""
    hint = _HERE.get(problem.code, problem.hint)
    place = _place(problem) if problem.code in _OF_A_FILE else ""
    return f"{place}{problem.message} {hint}".strip()


def _place(problem: Problem) -> str:
    told = ", ".join(str(one) for one in (problem.row, problem.column) if one is not None)
    return f"W opisie edycji ({told}): "
