"""The edition's own pages: those in its folder, and those that the course writes for it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from msai_course.editions.course import CourseRelease
from msai_course.editions.model import Edition
from msai_course.editions.pages import about_page, accessibility_page
from msai_trainer.editions.markdown import PICTURES, SOURCES

#: Folder of an edition with its own pages.
OWN = "strony"
#: Pages that every edition has.
ABOUT, ACCESSIBILITY = "o-edycji", "start/dostepnosc"


def own_pages(folder: Path) -> list[str]:
    """Return the edition's own pages by their path below ``strony/``."""
    return [name for name in own_files(folder) if name.endswith(SOURCES)]


def own_sources(edition: Edition, folder: Path, course: CourseRelease) -> dict[str, bytes]:
    """Return all pages of the edition's own with their pictures, by address."""
    found = {name: (folder / OWN / name).read_bytes() for name in own_files(folder)}
    made = {ABOUT: about_page(edition, course), ACCESSIBILITY: accessibility_page(edition)}
    written = {PurePosixPath(name).with_suffix("").as_posix() for name in found}
    return {
        **{f"{name}.md": text.encode() for name, text in made.items() if name not in written},
        **found,
    }


def own_files(folder: Path) -> list[str]:
    """Return own pages and pictures by their path below ``strony/``."""
    root = folder / OWN
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.suffix.lower() in (*SOURCES, *PICTURES)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
