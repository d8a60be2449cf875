"""Which exercises stand on which page, told by the pictures that lessons store of them."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from docutils import nodes

from msai.base.typography import glue
from msai_course.theme.live import live_cell

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The head of a picture (`msai.widgets.snapshot`): id and title of its exercise.
_HEAD = re.compile(r'<section class="msai-exercise" data-exercise="([^"]+)"[^>]*><h3[^>]*>(.*?)<')


def exercises(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return ``{docname: {exercise id: title}}`` of all pages read so far."""
    known: dict[str, dict[str, str]] = env.__dict__.setdefault("msai_exercises", {})
    return known


def _note(app: Sphinx, doctree: nodes.document) -> None:
    pictures = (raw for cell in doctree.findall(live_cell) for raw in cell.findall(nodes.raw))
    found = {name: title for raw in pictures for name, title in _HEAD.findall(raw.astext())}
    if found:
        exercises(app.env)[app.env.docname] = {
            html.unescape(name): glue(html.unescape(title)) for name, title in found.items()
        }


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    exercises(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    known = exercises(other)
    exercises(env).update({name: known[name] for name in docnames if name in known})


def setup(app: Sphinx) -> None:
    """Look at each page once its cells are live."""
    app.connect("doctree-read", _note, priority=600)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
