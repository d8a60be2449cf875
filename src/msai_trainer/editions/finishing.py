"""The last files of an edition: its own list, what hosts look for, search, and the worker.

They follow from the finished pages, so they come last, in the page as in ``edition build``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msai_trainer.editions.contents import (
    CONTENTS,
    HEADERS,
    NO_JEKYLL,
    TWINS,
    read_contents,
    with_files,
    written_contents,
)
from msai_trainer.editions.making import BuiltSite, MadeEdition
from msai_trainer.editions.own_search import OWN_SEARCH, own_search
from msai_trainer.editions.worker import WORKER, worker

#: Folder of the search index that a computer makes.
INDEX = "pagefind/"


@dataclass(frozen=True)
class WholeEdition:
    """A finished edition.

    Attributes:
        files: Its new and changed files by address.
        kept: Addresses of files that are as the course has them.
    """

    files: Mapping[str, bytes]
    kept: frozenset[str]


def whole_edition(
    site: BuiltSite, made: MadeEdition, index: Mapping[str, bytes] | None = None
) -> WholeEdition:
    """Return all files of an edition.

    Args:
        site: The built course.
        made: What the edition changes in it.
        index: A search index of the finished pages; None: the course's own stays, and a small one
            of the edition's own pages stands beside it.
    """
    left = made.gone | {name for name in site.names if name.endswith(TWINS)}
    before = {name for name in site.names if name.startswith(INDEX)}
    if index is None:
        found: Mapping[str, bytes] = {OWN_SEARCH: own_search(made)}
    else:
        found, left = index, left | before
    files = {**made.files, **found}
    kept = site.names - left - files.keys() - {WORKER, CONTENTS, HEADERS, NO_JEKYLL}
    contents = read_contents(site.read(CONTENTS))
    listed = with_files(contents, [*kept, *files, WORKER])
    files[CONTENTS] = written_contents(listed)
    text = worker(site.text(WORKER), files, left - files.keys())
    hosts = {HEADERS: listed.headers.encode(), NO_JEKYLL: b"", WORKER: text.encode()}
    return WholeEdition({**files, **hosts}, kept)
