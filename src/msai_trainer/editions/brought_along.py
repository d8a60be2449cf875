"""What a site is made of beside the course, and the description that goes along with it.

The description in a site holds what the site shows anyway: settings, own pages and cases, the logo,
what the course was. Table and boundaries stay at home.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from msai.base.archives import packed
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.cases import case_files, case_pages
from msai_trainer.editions.comparing import compared
from msai_trainer.editions.declared import SETTINGS, edition_text
from msai_trainer.editions.description import Materials
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.facts import CourseFacts
from msai_trainer.editions.folder import OWN, EditionFolder
from msai_trainer.editions.institution import institution_in
from msai_trainer.editions.making import BuiltSite
from msai_trainer.editions.own_sources import own_sources
from msai_trainer.editions.snapshot import COURSE, SNAPSHOT, EditionSnapshot, snapshot_in
from msai_trainer.editions.updating import with_snapshot


def materials(
    folder: EditionFolder,
    site: BuiltSite,
    course: CourseFacts,
    data: Mapping[str, bytes],
    pictures: Mapping[str, str],
) -> Materials:
    """Return what an edition brings along to a built site.

    Args:
        folder: The edition as it counts.
        site: The built course.
        course: Its lessons.
        data: What is published of the table.
        pictures: Exercises on these data, by cell.
    """
    logo = folder.files[folder.edition.logo] if folder.edition.logo else b""
    own = own_sources(folder.own, folder.edition, course, institution_in(folder.files))
    cases = case_pages(folder.edition, folder.files, read_book(site.text(BOOK)))
    if COURSE in site.names:
        folder = standing(folder, snapshot_in(site.read(COURSE)), course)
    return Materials(own.files, logo, data, pictures, (*own.made, *cases.values()),
                     public_description(folder))  # fmt: skip


def standing(folder: EditionFolder, whole: EditionSnapshot, course: CourseFacts) -> EditionFolder:
    """Return an edition with the record of the course that it stands on.

    Until its trainer has moved it to the course at hand, that is the record she came with.
    """
    return folder if is_older(folder, whole, course) else with_snapshot(folder, whole)


def is_older(folder: EditionFolder, whole: EditionSnapshot, course: CourseFacts) -> bool:
    """Tell whether an edition stands on another course than the one at hand."""
    if (content := folder.files.get(SNAPSHOT)) is None:
        return False
    try:
        before = snapshot_in(content)
    except EditionError:  # what nobody can read tells of no difference
        return False
    return before.version != whole.version or bool(compared(folder, before, whole, course))


def public_description(folder: EditionFolder) -> bytes:
    """Return the description that may lie on the site; equal editions give equal bytes."""
    shown = {SNAPSHOT, folder.edition.logo, *case_files(folder.files)}
    settings = edition_text(folder.edition).encode()
    files = {
        name: content
        for name, content in sorted(folder.files.items())
        if name in shown or name.removeprefix(f"{OWN}/") in folder.own
    }
    # Two builds of zlib may pack the same files otherwise.
    return packed({SETTINGS: settings, **files}, zipfile.ZIP_STORED)
