"""The day of the law: a line on every page that cites an act, and the table of acts.

``:::{acts-table}`` shows the table; the line leads to it.
"""

from __future__ import annotations

import html
from datetime import date
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from msai.base.resources import data_path
from msai.base.typography import glue
from msai_course.content.acts import Act, acts, cited_acts, in_words, known_until
from msai_course.content.sections import cited_keys

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: Where the table of acts stands.
TABLE_PAGE, ANCHOR = "book/bibliografia", "stan-prawny"
_HEADS = ("Akt i tekst", "Co zmieniono później", "Projekty", "Czego nie sprawdzono")


def cited(env: BuildEnvironment) -> dict[str, tuple[str, ...]]:
    """Return ``{docname: ids of the acts it cites}`` of all pages read so far."""
    known: dict[str, tuple[str, ...]] = env.__dict__.setdefault("msai_acts", {})
    return known


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    if found := cited_acts(cited_keys(source[0])):
        cited(app.env)[docname] = tuple(act.id for act in found)


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    cited(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    cited(env).update({name: cited(other)[name] for name in docnames if name in cited(other)})


def _add_line(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the line under the page's title (event ``doctree-resolved``, after the lesson's head)."""
    title = next(doctree.findall(nodes.title), None)
    ids = cited(app.env).get(docname)
    if not ids or title is None or app.builder.format != "html":
        return
    section = title.parent
    place = section.index(title) + 1
    while place < len(section) and isinstance(section[place], nodes.raw):
        place += 1
    section.insert(place, nodes.raw("", _line(app, docname, cited_acts(ids)), format="html"))


def _line(app: Sphinx, docname: str, found: tuple[Act, ...]) -> str:
    text = f"Stan prawny na dzień {in_words(known_until())}"
    if any(act.is_old(date.today()) for act in found):
        text += " To ponad rok temu: sprawdź przepisy w ISAP."
    more = "Akty, zmiany i to, czego nie sprawdzono"
    if TABLE_PAGE in app.env.found_docs:
        address = f"{app.builder.get_relative_uri(docname, TABLE_PAGE)}#{ANCHOR}"
        text_html = f'{html.escape(glue(text))} <a href="{address}">{glue(more)}</a>'
    else:
        text_html = html.escape(glue(text))
    return f'<p class="hint legal-state" data-pagefind-ignore>{text_html}</p>\n'


class ActsTable(SphinxDirective):
    """The table of all acts."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.env.note_dependency(str(data_path("banks/acts.yaml")))
        rows = "\n".join(map(_row, acts()))
        heads = "".join(f'<th scope="col">{name}</th>' for name in _HEADS)
        table = (
            '<div class="table-frame" role="group" tabindex="0" aria-label="Akty prawne">\n'
            f"<table>\n<caption>Akty prawne, stan na dzień {glue(in_words(known_until()))}"
            f"</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )
        return [nodes.raw("", table, format="html")]


def _row(act: Act) -> str:
    kind = "tekst jednolity" if act.text == "jednolity" else "tekst ogłoszony"
    read = f"{act.journal}, {kind}, czytano {in_words(act.read)}"
    cells = "".join(
        f"<td>{_text(told)}</td>" for told in (act.changes, act.pending, act.unchecked or "–")
    )
    name = f'{_text(act.name)}<span class="hint">{_text(read)}</span>'
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _text(text: str) -> str:
    return html.escape(glue(text), quote=False)


def setup(app: Sphinx) -> None:
    """Register the table and the line."""
    app.add_directive("acts-table", ActsTable)
    app.connect("source-read", _read)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("doctree-resolved", _add_line, priority=600)
