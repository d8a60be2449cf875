"""What the templates need to know of the book: its parts, the page's sections, its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from msai.base.typography import glue
from msai_course.theme.builder import page_path
from msai_course.theme.icons import icon
from msai_course.theme.lesson import day_of, lessons

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of the table of contents."""

    docname: str
    path: str
    title: str
    number: int | None
    current: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book: its caption, day and pages.

    Attributes:
        caption: Title; empty for pages that stand alone.
        day: Colour; None is neutral.
        pages: Its pages in order, those below others included.
    """

    caption: str
    day: int | None
    pages: tuple[PageLink, ...]

    @property
    def current(self) -> bool:
        """Tell whether the page being written is in this part."""
        return any(page.current for page in self.pages)


def parts(app: Sphinx, current: str = "") -> list[Part]:
    """Return the book's parts as ``_toc.yml`` orders them."""
    env = app.env
    site = app.config.external_site_map
    found = []
    for tree in site.root.subtrees:
        names = [name for item in tree.items for name in _descend(site, env, item)]
        pages = tuple(_page(env, name, current) for name in names if _listed(env, name, current))
        days = [day for name in names if (day := day_of(env, name)) is not None]
        # One page of a day in a part of another kind does not colour the part.
        day = days[0] if days and len(set(days)) == 1 else None
        found.append(Part(tree.caption or "", day, pages))
    return [part for part in found if part.pages]


def _descend(site: Any, env: BuildEnvironment, item: Any) -> Iterator[str]:
    for name in _documents(env, str(item), type(item).__name__):
        yield name
        if name in site:
            for tree in site[name].subtrees:
                for below in tree.items:
                    yield from _descend(site, env, below)


def _documents(env: BuildEnvironment, item: str, kind: str) -> list[str]:
    if kind == "GlobItem":
        from sphinx.util.matching import patfilter

        return sorted(patfilter(env.found_docs, item))
    return [item.removesuffix(".md").removesuffix(".ipynb")] if kind == "FileItem" else []


def _listed(env: BuildEnvironment, docname: str, current: str) -> bool:
    """Tell whether a page stands in the lists: not one ``unlisted`` in its front matter."""
    unlisted = env.metadata.get(docname, {}).get("unlisted")
    return docname in env.titles and (docname == current or not unlisted)


def _page(env: BuildEnvironment, docname: str, current: str) -> PageLink:
    lesson = lessons(env).get(docname)
    number = lesson.number if lesson else None
    title = env.titles[docname].astext()
    return PageLink(docname, page_path(docname), title, number, docname == current)


def sections(env: BuildEnvironment, docname: str) -> list[tuple[str, str]]:
    """Return ``(anchor, title)`` of the page's second-level headings."""
    toc = env.tocs.get(docname)
    tops = [item for item in toc.children if isinstance(item, nodes.list_item)] if toc else []
    found = []
    for top in tops:
        for below in (part for part in top.children if isinstance(part, nodes.bullet_list)):
            for item in below.children:
                link = next(item.findall(nodes.reference), None)
                if link is not None:
                    found.append((link["anchorname"], link.astext()))
    return found


def _day_of_page(app: Sphinx, all_parts: list[Part], docname: str) -> int | None:
    own = day_of(app.env, docname)
    if own is not None:
        return own
    return next((part.day for part in all_parts if part.current), None)


def _add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    all_parts = parts(app, pagename)
    metadata = app.env.metadata.get(pagename, {})
    context.update(
        parts=all_parts,
        sections=sections(app.env, pagename),
        lesson=lessons(app.env).get(pagename),
        day=_day_of_page(app, all_parts, pagename),
        days=app.config.msai_days,
        page_path=page_path(pagename),
        edition=app.config.msai_edition,
        round=app.config.msai_round,
        live=bool(metadata.get("msai_live")),
        wide=bool(metadata.get("wide")),
        icon=icon,
        glue=glue,
    )


def note_whole_book(env: BuildEnvironment) -> None:
    """Remember that the page being read shows others: it is written whenever one changes."""
    env.metadata[env.docname]["msai_whole_book"] = True


class WholeBookDirective(SphinxDirective):
    """Mark the place of what shows other pages of the book; without argument or body."""

    #: What stands at the place until it is written.
    place: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """Mark the place and remember the page: it is rewritten whenever another one changes."""
        note_whole_book(self.env)
        return [self.place()]


def _rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    return [name for name, data in env.metadata.items() if data.get("msai_whole_book")]


def setup(app: Sphinx) -> None:
    """Connect to the writing of pages."""
    # What every page shows of the others (`msai_course.build.book.outline`).
    app.add_config_value("msai_outline", "", "html", types=(str,))
    app.connect("env-updated", _rewrite)
    app.connect("html-page-context", _add_context)
