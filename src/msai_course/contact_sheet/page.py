"""The page with all pictures: file names, numbers of pages, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import quote

from msai.base import paper

_TITLE = "Podgląd dokumentów"
#: What a folder of the pack holds; a folder that is not named here bears its own name.
_GROUPS = {
    "": "Materiały trenera",
    "karty-odpowiedzi": "Karty odpowiedzi",
    "slajdy": "Slajdy",
    "krotkie-formaty": "Krótkie formaty",
    "druki": "Druki",
    "plan": "Plan",
    "dane": "Dane",
    "moj-program": "Mój program: przykład (dane zmyślone)",
    "diagnoza": "Raport z diagnozy",
    "zaswiadczenia": "Zaświadczenia",
    "ze-stron": "Ze stron kursu (osoby i instytucja zmyślone)",
}
LOOK = f"""
body {{ font: 1rem/1.4 "{paper.FACE}", "{paper.FACE_TWIN}", sans-serif; margin: 1rem;
  color: #{paper.TEXT}; background: #{paper.SUNKEN}; }}
h2 {{ border-bottom: 2px solid #{paper.DAYS[1].strong}; margin-top: 2.5rem; }}
h3 span {{ color: #{paper.MUTED}; font-weight: normal; }}
nav ul {{ columns: 18rem; }}
.pages {{ display: flex; flex-wrap: wrap; gap: 0.75rem; }}
figure {{ margin: 0; }}
img {{ display: block; max-width: 15rem; max-height: 15rem; width: auto; height: auto;
  background: #{paper.PAPER}; border: 1px solid #{paper.LINE}; }}
figcaption {{ font-size: 0.8rem; text-align: center; color: #{paper.MUTED}; }}
.broken {{ border: 2px solid #{paper.DAYS[3].strong}; background: #{paper.PAPER};
  padding: 0.5rem 1rem; }}
"""


@dataclass(frozen=True, slots=True)
class PicturedPaper:
    """A document and its pages.

    Attributes:
        name: Its name with its folder.
        pdf: Where its PDF lies, relative to the page.
        pictures: Where the pictures of its pages lie, in their order; none: it cannot be shown.
    """

    name: str
    pdf: str
    pictures: tuple[str, ...]

    @property
    def group(self) -> str:
        """Return the folder that it belongs to; empty: it stands at the top."""
        return self.name.rpartition("/")[0]


def page_html(title: str, papers: Sequence[PicturedPaper]) -> str:
    """Return the page.

    Args:
        title: Whose documents these are.
        papers: All of them; those of one folder stand together.
    """
    shown = [one for one in papers if one.pictures]
    name = f"{_TITLE}: {escape(title)}"
    count = sum(len(one.pictures) for one in shown)
    body = [
        f"<h1>{name}</h1>",
        f"<p>Liczba plików: {len(shown)}. Liczba stron: {count}. Obrazek otwiera stronę w PDF.</p>",
        *_broken([one.name for one in papers if not one.pictures]),
        *_contents(shown),
        *_groups(shown),
    ]
    return frame(name, LOOK, "\n".join(body))


def frame(name: str, look: str, text: str) -> str:
    """Return a whole page of its name, style sheet and markup."""
    head = f'<meta charset="utf-8">\n<title>{name}</title>\n<style>{look}</style>'
    return f"""<!doctype html>
<html lang="pl">
<head>
{head}
</head>
<body>
{text}
</body>
</html>
"""


def _broken(names: Sequence[str]) -> Iterator[str]:
    if names:
        items = "".join(f"<li>{escape(name)}</li>" for name in names)
        yield f'<div class="broken"><h2>Nie dały się pokazać</h2><ul>{items}</ul></div>'


def _contents(papers: Iterable[PicturedPaper]) -> Iterator[str]:
    items = "".join(
        f'<li><a href="#{_anchor(one)}">{escape(one.name)}</a> ({len(one.pictures)})</li>'
        for one in papers
    )
    yield f'<nav aria-label="Dokumenty"><ul>{items}</ul></nav>'


def _groups(papers: Iterable[PicturedPaper]) -> Iterator[str]:
    for folder, members in groupby(papers, key=lambda one: one.group):
        yield f"<h2>{escape(_GROUPS.get(folder, folder))}</h2>"
        for one in members:
            yield from _paper(one)


def _paper(one: PicturedPaper) -> Iterator[str]:
    name = escape(PurePosixPath(one.name).name)
    yield f'<h3 id="{_anchor(one)}">{name} <span>stron: {len(one.pictures)}</span></h3>'
    yield '<div class="pages">'
    for number, picture in enumerate(one.pictures, start=1):
        alt = f"{escape(one.name)}, strona {number}"
        yield (
            f'<figure><a href="{quote(one.pdf)}#page={number}">'
            f'<img loading="lazy" src="{quote(picture)}" alt="{alt}"></a>'
            f"<figcaption>{number}</figcaption></figure>"
        )
    yield "</div>"


def _anchor(one: PicturedPaper) -> str:
    return quote(one.name.replace("/", "-"))
