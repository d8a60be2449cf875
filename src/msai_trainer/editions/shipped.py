"""What the Python of an edition's pages gets of its own: table, what it teaches, its cases."""

from __future__ import annotations

from collections.abc import Mapping

from msai.base.scope import SCOPE, scope_bytes
from msai_trainer.editions.book import Book
from msai_trainer.editions.brought import Files, data_files
from msai_trainer.editions.cases import case_data
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.described import described
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.taught import assignments_of


def shipped(edition: Edition, files: Files, course: Book) -> dict[str, bytes]:
    """Return the files beside the course's own, by name; none: its Python is the course's.

    Args:
        edition: The edition as it counts.
        files: Its files by path.
        course: The book of the built site.

    Raises:
        EditionError, TableError: Table or boundaries cannot be used.
    """
    return {**data_files(edition, files), **_scope(edition, course), **case_data(edition, files)}


def _scope(edition: Edition, course: Book) -> Mapping[str, bytes]:
    """Return what of the course is there; nothing: all of it, in whatever order."""
    book = edition_book(course, described(edition), ())
    if set(book.lessons) == set(course.lessons):
        return {}
    return {SCOPE: scope_bytes(book.lessons, assignments_of(book))}
