"""The HTML builder of the course: short addresses and nothing of Sphinx's stock scripts.

Sources stand in ``book/`` and ``exercises/``; readers see ``index.html``,
``dzien-1/04-obszar.html`` and ``zadania/zadanie-1.html``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util.fileutil import copy_asset

import msai
from msai_course.base.paths import WEB_BUILT
from msai_course.theme.printed import on_paper

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: Styles of exercises: the same file serves the page, the snapshot and JupyterLite.
EXERCISE_STYLES = Path(msai.__file__).parent / "widgets" / "exercise.css"
#: Scripts of the pages, compiled from ``web/src``.
SCRIPTS = WEB_BUILT / "static"
#: Where the learner's pages of assignments are.
ASSIGNMENTS = "zadania"


def page_path(docname: str) -> str:
    """Return the address of a page without ``.html``: ``book/x`` → ``x``, see the module."""
    folder, _, rest = docname.partition("/")
    if folder == "book" and rest:
        return rest
    if folder == "exercises" and rest:
        return f"{ASSIGNMENTS}/{rest.rpartition('/')[2]}"
    return docname


def docname(path: str) -> str:
    """Return the name of the source of a page by its address, the other way round."""
    folder, _, rest = path.partition("/")
    return f"exercises/{rest}/{rest}" if folder == ASSIGNMENTS else f"book/{path}"


class CourseBuilder(StandaloneHTMLBuilder):
    """HTML with the addresses of `page_path`, only our own assets and no Sphinx search."""

    name = "html"
    #: Pagefind searches instead: Sphinx has no Polish stemmer.
    search = False

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """Return the page's address relative to the site's root."""
        return quote(page_path(docname)) + self.link_suffix

    def get_outfilename(self, pagename: str) -> str:
        """Return the file the page is written to."""
        return str(Path(self.outdir, page_path(pagename) + self.out_suffix))

    def init_css_files(self) -> None:
        """Take the edition's stylesheets only: the template links the theme's one file itself."""
        self._css_files = []
        for filename, attributes in self.get_builder_config("css_files", "html"):
            super().add_css_file(filename, **attributes)

    def add_css_file(self, filename: str, **kwargs: Any) -> None:
        """Ignore stylesheets of other extensions: the theme covers what they make."""

    def init_js_files(self) -> None:
        """Leave out the stock scripts."""
        self._js_files = []

    def add_js_file(self, filename: str, **kwargs: Any) -> None:
        """Ignore scripts of other extensions, see `add_css_file`."""

    def create_pygments_style_file(self) -> None:
        """Write nothing: code on pages is shown plain."""

    def copy_translation_js(self) -> None:
        """Write nothing: it serves Sphinx's own scripts only."""

    def copy_stemmer_js(self) -> None:
        """Write nothing, see `copy_translation_js`."""

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        """Copy our theme's files (not those it inherits), scripts and the exercises' styles.

        Raises:
            ExtensionError: The scripts have not been compiled yet.
        """
        if not SCRIPTS.is_dir():
            raise ExtensionError("Brakuje skryptów stron. Uruchom: python3 course.py build")
        target = Path(self.outdir, "_static")
        own = Path(self.theme.get_theme_dirs()[0], "static")
        told = {**context, **on_paper(context["theme_organiser"])}
        copy_asset(str(own), str(target), context=told, renderer=self.templates)
        copy_asset(str(SCRIPTS), str(target))
        copy_asset(str(EXERCISE_STYLES), str(target))


def setup(app: Sphinx) -> None:
    """Put the course's builder in the place of the stock one."""
    app.add_builder(CourseBuilder, override=True)
