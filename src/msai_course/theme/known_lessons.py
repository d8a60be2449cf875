"""Which pages declare that they are lessons, and to which day a page belongs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging

from msai_course.content.metadata import LessonMetadata, MetadataError, read_metadata

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LOGGER = logging.getLogger(__name__)


def lessons(env: BuildEnvironment) -> dict[str, LessonMetadata]:
    """Return the metadata of all pages that declare them, by docname."""
    known: dict[str, LessonMetadata] = env.__dict__.setdefault("msai_lessons", {})
    return known


def day_of(env: BuildEnvironment, docname: str) -> int | None:
    """Return the day a page belongs to: declared, or told by its folder."""
    if (lesson := lessons(env).get(docname)) and lesson.day is not None:
        return lesson.day
    folder = docname.split("/")[1] if docname.count("/") > 1 else ""
    if folder == "przed-warsztatem":
        return 0
    return int(folder[-1]) if folder.startswith("dzien-") and folder[-1].isdigit() else None


def _read(app: Sphinx, docname: str, source: list[str]) -> None:
    try:
        metadata = read_metadata(Path(app.env.doc2path(docname)))
    except MetadataError as error:
        LOGGER.warning("%s", error, location=docname)
        return
    if metadata:
        lessons(app.env)[docname] = metadata


def _purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    lessons(env).pop(docname, None)


def _merge(
    app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment
) -> None:
    lessons(env).update({name: lessons(other)[name] for name in docnames if name in lessons(other)})


def setup(app: Sphinx) -> None:
    """Connect to the reading of pages."""
    app.connect("source-read", _read)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
