"""An edition moved to the course at hand, as its trainer chose, place by place."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import replace

from msai_trainer.editions.comparing import MovedPlace, Way, own_sources
from msai_trainer.editions.declared import Edition
from msai_trainer.editions.folder import OWN, EditionFolder
from msai_trainer.editions.snapshot import (
    SNAPSHOT,
    EditionSnapshot,
    restricted,
    snapshot_bytes,
)


def with_snapshot(folder: EditionFolder, whole: EditionSnapshot) -> EditionFolder:
    """Return an edition that says it is made of the course at hand."""
    taken = restricted(whole, folder.edition.lekcje, own_sources(folder))
    edition = replace(folder.edition, wersja_kursu=whole.version)
    files = {**folder.files, SNAPSHOT: snapshot_bytes(taken)}
    return EditionFolder(edition, dict(sorted(files.items())))


def moved(
    folder: EditionFolder,
    places: Sequence[MovedPlace],
    choices: Mapping[str, Way],
    whole: EditionSnapshot,
) -> EditionFolder:
    """Return an edition on the course at hand; where nothing was chosen, hers stays.

    Args:
        folder: The edition.
        places: Where it and the course went on (`msai_trainer.editions.comparing.compared`).
        choices: What she chose, by key.
        whole: The course at hand.
    """
    for one in places:
        folder = _chosen(folder, one, choices.get(one.key, "hers"), whole)
    return with_snapshot(folder, whole)


def _chosen(
    folder: EditionFolder, one: MovedPlace, way: Way, whole: EditionSnapshot
) -> EditionFolder:
    kind, _colon, name = one.key.partition(":")
    if way not in one.ways or way == "hers":
        return folder
    if kind == "lekcja":
        lessons = _lessons(folder.edition, name, whole, comes=one.code == "lesson_new")
        return replace(folder, edition=replace(folder.edition, lekcje=lessons))
    if kind == "tytul":
        return replace(folder, edition=replace(folder.edition, tytul=whole.title))
    files = dict(folder.files)
    content = files.pop(f"{OWN}/{name}")
    if way == "renamed":
        files[_free(name, {*files, *(f"{OWN}/{page}.md" for page in whole.replaced)})] = content
    return replace(folder, files=dict(sorted(files.items())))


def _lessons(
    edition: Edition, name: str, whole: EditionSnapshot, *, comes: bool
) -> tuple[str, ...]:
    """Return the lessons without one, or with a new one at its place in the course's order."""
    if not comes:
        return tuple(one for one in edition.lekcje if one != name)
    order = list(whole.lessons)
    known = [one for one in edition.lekcje if one in order]
    at = sum(order.index(one) < order.index(name) for one in known)
    return (*edition.lekcje[:at], name, *edition.lekcje[at:])


def _free(name: str, taken: set[str]) -> str:
    stem, kind = posixpath.splitext(name)
    names = (f"{OWN}/{stem}-{number}{kind}" for number in range(2, 1000))
    return next(one for one in names if one not in taken)
