"""What the templates need to know of the book: its marked places, a page's sections, its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from msai_course.theme.builder import page_path
from msai_course.theme.course_book import book
from msai_course.theme.icons import icon
from msai_trainer.editions.pages import written

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


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


def _add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any
) -> None:
    metadata, here = app.env.metadata.get(pagename, {}), page_path(pagename)
    context.update(
        sections=sections(app.env, pagename),
        day=book(app).day_of(here),
        place=lambda name: written(name, book(app), here),
        page_path=here,
        edition=app.config.msai_edition,
        round=app.config.msai_round,
        live=bool(metadata.get("msai_live")),
        wide=bool(metadata.get("wide")),
        icon=icon,
    )


def note_whole_book(env: BuildEnvironment) -> None:
    """Remember that the page being read shows others: it is written whenever one changes."""
    env.metadata[env.docname]["msai_whole_book"] = True


class WholeBookDirective(SphinxDirective):
    """Mark the place of what shows other pages of the book; without argument or body."""

    #: What stands at the place until it is written.
    node: ClassVar[type[nodes.Element]]

    def run(self) -> list[nodes.Node]:
        """Mark the place and remember the page: it is rewritten whenever another one changes."""
        note_whole_book(self.env)
        return [self.node()]


def write_place(self: HTML5Translator, name: str, argument: str = "") -> None:
    """Write a marked place of the page at hand (`msai_trainer.editions.pages`)."""
    here = page_path(self.builder.current_docname)
    self.body.append(f"{written(name, book(self.builder.app), here, argument)}\n")


def _rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    return [name for name, data in env.metadata.items() if data.get("msai_whole_book")]


def setup(app: Sphinx) -> None:
    """Connect to the writing of pages."""
    # What every page shows of the others (`msai_course.build.book.outline`).
    app.add_config_value("msai_outline", "", "html", types=(str,))
    app.connect("env-updated", _rewrite)
    app.connect("html-page-context", _add_context)
