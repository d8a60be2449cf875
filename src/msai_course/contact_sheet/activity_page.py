"""The page with pictures of all activities: a row a state, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from msai_course.contact_sheet.activity_pictures import Pictured
from msai_course.contact_sheet.page import LOOK, frame

_TITLE = "Podgląd ćwiczeń"
_STATES = {
    "opened": "otwarte", "error": "w środku, z błędem", "finished": "skończone", "help": "z pomocą",
}  # fmt: skip
_THEMES = {"light": "jasny", "dark": "ciemny"}


def activities_html(pictures: Sequence[Pictured], root: Path) -> str:
    """Return the page; ``root`` is the folder where it lies."""
    titles = {one.shown.identity: str(one.shown.tree["title"]) for one in pictures}
    items = "".join(
        f'<li><a href="#{quote(name)}">{escape(title)}</a></li>' for name, title in titles.items()
    )
    body = [
        f"<h1>{_TITLE}</h1>",
        f"<p>Liczba obrazków: {len(pictures)}. Obrazek otwiera się w pełnej wielkości.</p>",
        f'<nav aria-label="Ćwiczenia"><ul>{items}</ul></nav>',
    ]
    for name, of_one in groupby(pictures, key=lambda one: one.shown.identity):
        body.append(f'<h2 id="{quote(name)}">{escape(titles[name])}</h2>')
        for state, row in groupby(of_one, key=lambda one: one.shown.name):
            body.append(f"<h3>{_STATES[state]}</h3>")
            body.append(f'<div class="pages">{"".join(_figures(list(row), root))}</div>')
    return frame(_TITLE, LOOK, "\n".join(body))


def _figures(row: Sequence[Pictured], root: Path) -> Iterator[str]:
    for one in row:
        address = quote(one.file.relative_to(root).as_posix())
        words = f"{one.width} px, {_THEMES[one.theme]}"
        alt = f"{one.shown.tree['title']}, {_STATES[one.shown.name]}, {words}"
        yield (
            f'<figure><a href="{address}"><img loading="lazy" src="{address}" '
            f'alt="{escape(alt)}"></a><figcaption>{words}</figcaption></figure>'
        )
