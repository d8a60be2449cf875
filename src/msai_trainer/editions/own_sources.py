"""Every page that an edition has of its own: hers, those about it, and its institution's."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from msai_trainer.editions.declaration import declared_pages
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.institution import NOBODY, Institution
from msai_trainer.editions.markdown import OwnPage
from msai_trainer.editions.privacy import DATA_PAGE, privacy_lacks, privacy_page
from msai_trainer.editions.written_pages import ABOUT, with_written

#: Pages that an edition gets beside those of the course, and the search: hers have other names.
SEARCH = "szukaj"
TAKEN = frozenset({ABOUT, DATA_PAGE, SEARCH})


@dataclass(frozen=True)
class OwnSources:
    """Own pages.

    Attributes:
        files: Those in Markdown with their pictures, by address.
        made: Those that are made as a whole, because programs look for parts of them.
    """

    files: Mapping[str, bytes]
    made: tuple[OwnPage, ...] = ()


def own_sources(
    own: Mapping[str, bytes], edition: Edition, course: CourseFacts, said: Institution = NOBODY
) -> OwnSources:
    """Return the own pages of an edition; what she wrote herself gives way to nothing.

    Args:
        own: Her own pages and pictures by address.
        edition: What she declares.
        course: What the course has.
        said: What her institution says.
    """
    hers = {posixpath.splitext(name)[0] for name in own}
    made = tuple(page for page in declared_pages(edition, said) if page.path not in hers)
    instead = {f"{page.path}.md" for page in made}
    files = with_written(own, edition, course)
    if said != NOBODY and not privacy_lacks(edition, said) and DATA_PAGE not in hers:
        files[f"{DATA_PAGE}.md"] = privacy_page(edition, said).encode()
    return OwnSources({name: one for name, one in files.items() if name not in instead}, made)
