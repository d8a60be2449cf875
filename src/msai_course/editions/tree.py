"""The source tree of an edition's site: the course's pages, reduced and completed."""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from msai_course.base.files import write_text
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import Edition
from msai_course.editions.pages import about_page, accessibility_page
from msai_course.editions.toc import ABOUT, ACCESSIBILITY, docnames, edition_toc

#: Folder of an edition with its own pages.
OWN = "strony"
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)#\s:]+\.(?:ipynb|md))(#[^)]*)?\)")
#: What the start page of the course says of its days, and what an edition says instead.
_DAYS = "Kurs ma trzy dni warsztatu i krótki wstęp przed nimi."
_MEETINGS = "Ta edycja ma lekcje: {}. Terminy i dane są na stronie [O tej edycji](o-edycji.md)."
_IGNORED = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__", ".*")


def compose_tree(edition: Edition, folder: Path, course: CourseRelease, tree: Path) -> None:
    """Write ``book/``, ``exercises/``, ``_config.yml`` and ``_toc.yml`` of the edition.

    Args:
        edition: The edition, already checked.
        folder: Where it is.
        course: The course it is made of.
        tree: The folder to fill; what was there goes away.
    """
    shutil.rmtree(tree, ignore_errors=True)
    for name in ("book", "exercises"):
        shutil.copytree(course.root / name, tree / name, ignore=_IGNORED)
    write_text(tree / f"{ABOUT}.md", about_page(edition, course))
    write_text(tree / f"{ACCESSIBILITY}.md", accessibility_page(edition))
    if not course.keeps_days(edition.lekcje):
        _tell_of_meetings(tree / "book" / "index.md", len(edition.lekcje))
    own = list(_copy_own(folder / OWN, tree / "book", course))
    toc = edition_toc(course, edition.lekcje, own)
    _write_yaml(tree / "_toc.yml", toc)
    _write_yaml(tree / "_config.yml", _config(edition, folder, course, tree))
    pages = {*docnames(toc)}
    _remove_lessons(course, edition, tree)
    for path in _pages(tree):
        _mend_links(path, tree, pages)


def _tell_of_meetings(start: Path, lessons: int) -> None:
    text = start.read_text(encoding="utf-8")
    after = text.replace(_DAYS, _MEETINGS.format(lessons))
    write_text(start, after)


def own_pages(folder: Path) -> list[str]:
    """Return the edition's own pages by their path below ``strony/``."""
    found = (path for path in (folder / OWN).rglob("*") if path.suffix in {".md", ".ipynb"})
    return sorted(path.relative_to(folder / OWN).as_posix() for path in found)


def replaces(page: str, course: CourseRelease) -> bool:
    """Tell whether an own page takes the place of a page of the course."""
    stem = course.root / "book" / PurePosixPath(page).with_suffix("")
    return any(stem.with_suffix(kind).is_file() for kind in (".md", ".ipynb"))


def _copy_own(source: Path, book: Path, course: CourseRelease) -> Iterator[str]:
    """Copy the own pages and their pictures; yield names of pages that replace none."""
    if not source.is_dir():
        return
    shutil.copytree(source, book, dirs_exist_ok=True, ignore=_IGNORED)
    for page in own_pages(source.parent):
        name = PurePosixPath(page).with_suffix("")
        if not replaces(page, course):
            yield f"book/{name}"
            continue
        other = ".ipynb" if page.endswith(".md") else ".md"
        (book / name).with_suffix(other).unlink(missing_ok=True)


def _config(edition: Edition, folder: Path, course: CourseRelease, tree: Path) -> dict[str, Any]:
    config = course.config
    sphinx = config["sphinx"]["config"]
    theme = sphinx.get("html_theme_options", {})
    told = {"organiser": edition.organizator, "contact": edition.kontakt}
    named = {"project": edition.tytul, "html_title": edition.tytul, "language": edition.jezyk}
    days = {"msai_days": course.keeps_days(edition.lekcje)}
    settings = {**sphinx, **named, **days, "html_theme_options": {**theme, **told}}
    config = {**config, "title": edition.tytul, "author": edition.organizator}
    if edition.logo:
        logo = f"book/_static/logo-edycji{Path(edition.logo).suffix.lower()}"
        (tree / logo).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / edition.logo, tree / logo)
        config["logo"] = logo
    return {**config, "sphinx": {**config["sphinx"], "config": settings}}


def _remove_lessons(course: CourseRelease, edition: Edition, tree: Path) -> None:
    for name, page in course.lessons.items():
        if name not in edition.lekcje:
            (tree / "book" / page.name).unlink(missing_ok=True)


def _pages(tree: Path) -> Iterable[Path]:
    return [path for path in tree.rglob("*") if path.suffix in {".md", ".ipynb"}]


def _mend_links(path: Path, tree: Path, pages: set[str]) -> None:
    """Turn links to pages that the edition does not have into plain words."""

    def mended(text: str) -> str:
        return _LINK.sub(lambda match: _link(match, path.relative_to(tree), tree, pages), text)

    text = path.read_text(encoding="utf-8")
    after = mended(text) if path.suffix == ".md" else _mended_notebook(text, mended)
    if after != text:
        write_text(path, after)


def _mended_notebook(text: str, mended: Any) -> str:
    notebook = json.loads(text)
    changed = False
    for cell in notebook["cells"]:
        source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
        if cell["cell_type"] == "markdown" and (after := mended(source)) != source:
            cell["source"], changed = after, True
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n" if changed else text


def _link(match: re.Match[str], page: Path, tree: Path, pages: set[str]) -> str:
    target = posixpath.normpath(posixpath.join(page.parent.as_posix(), match[2]))
    name = target.rpartition(".")[0]
    # Pages made by generators stand below an index that the table of contents has.
    generated = not (tree / target).is_file() and not _was_lesson(name)
    return match[0] if name in pages or generated else match[1]


def _was_lesson(name: str) -> bool:
    return bool(re.fullmatch(r"book/(przed-warsztatem|dzien-\d)/.+", name))


def _write_yaml(path: Path, content: Any) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    write_text(path, text)
