"""A case in the list of the catalogue: labelled lines, of which ``katalog.ts`` makes filters."""

from __future__ import annotations

import html

from msai.base.typography import glue
from msai.practices import Practice

#: The page of the catalogue, and the folder of its cases.
CATALOGUE = "katalog/index"
CASES = "katalog/"


def entry_lines(case: Practice) -> tuple[tuple[str, str], ...]:
    """Return label and value of each line; values of one line stand apart by commas."""
    return (
        ("Gdzie", case.municipality),
        ("Rodzaj gminy", ", ".join(case.municipality_type)),
        ("Tematy", ", ".join(case.topics)),
        ("Kroki", ", ".join(case.steps)),
        ("Wynik", result_in_words(case)),
    )


def result_in_words(case: Practice) -> str:
    """Return in a few words what is known of a change; without a comma, which parts values."""
    if case.measured:
        return "zmiana u ludzi zmierzona"
    if case.achieved:
        return "zrobione bez pomiaru zmiany"
    return "znany tylko plan" if case.planned else "nieznany"


def own_entry(case: Practice) -> str:
    """Return the entry of a case that an edition adds, as HTML of the list."""
    told = (*entry_lines(case), ("Kto dodał", "organizator tej edycji"))
    lines = "".join(
        f"<dd><p><strong>{label}:</strong> {_text(value)}</p>\n</dd>\n" for label, value in told
    )
    link = (
        f'<a class="reference internal" href="{html.escape(case.id)}.html">{_text(case.name)}</a>'
    )
    return f"<dt>{link} (przypadek tej edycji)</dt>{lines}"


def _text(text: str) -> str:
    return html.escape(glue(text))
