"""The book as pages show it (`msai_trainer.editions.book`), read from Sphinx's environment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msai_course.content.boxes import BOXES, BoxKind
from msai_course.content.records import RecordError
from msai_course.content.trainer_cards import CARDS
from msai_course.content.trainer_plans import PLANS, read_plans
from msai_course.theme.builder import page_path
from msai_course.theme.exercises import exercises
from msai_course.theme.icons import FOLDER, icon
from msai_course.theme.known_lessons import day_of, lessons
from msai_course.theme.quiz import questions, quiz_icons
from msai_trainer.editions.book import BOOK, Book, Box, DayOpening, Page, PageMinutes, Part, written

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: The course's own sign, where nobody has a logo.
SIGN = FOLDER / "sign.html"
_CARD = f"{CARDS.as_posix()}/"
#: Metadata that make a page one of its kind.
_PECULIAR = ("msai_live", "wide", "script", "nosearch", "unlisted", "msai_whole_book")


def book(app: Sphinx) -> Book:
    """Return the book; once its pages are read it stays as it is."""
    found: Book | None = getattr(app.builder, "msai_book", None)
    if found is None:
        found = _read(app)
        app.builder.msai_book = found  # type: ignore[attr-defined]
    return found


def _read(app: Sphinx) -> Book:
    config, theme = app.config, app.config.html_theme_options
    parts, sign = tuple(_parts(app)), SIGN.read_text(encoding="utf-8").strip()
    return Book(
        edition=config.msai_edition,
        round=config.msai_round,
        title=config.html_title,
        name=config.project,
        tagline=theme.get("tagline", ""),
        organiser=theme.get("organiser", ""),
        contact=theme.get("contact", ""),
        logo=f"_static/{Path(config.html_logo).name}" if config.html_logo else "",
        names_days=config.msai_days,
        root=_page(app.env, config.root_doc),
        parts=parts,
        openings=_openings(app),
        icons={
            "logo": sign,
            "previous": icon("previous"),
            "next": icon("next"),
            **quiz_icons(),
        },
        boxes={name: _box(kind) for name, kind in BOXES.items()},
        like=_ordinary(app, parts),
    )


def _box(kind: BoxKind) -> Box:
    return Box(kind.title, icon(kind.icon), kind.quoted, kind.closed)


def _ordinary(app: Sphinx, parts: tuple[Part, ...]) -> str:
    """Return the page that is like a page of prose and nothing else; the start page if none is."""
    metadata = {page_path(name): data for name, data in app.env.metadata.items()}
    for page in (page for part in parts if part.day is None for page in part.pages):
        if page.day is None and not any(metadata[page.path].get(key) for key in _PECULIAR):
            return page.path
    return page_path(app.config.root_doc)


def _openings(app: Sphinx) -> tuple[DayOpening, ...]:
    folder = Path(app.srcdir, "book")
    if not (folder / PLANS).is_file():
        return ()
    try:
        days = read_plans(folder).days
    except RecordError:  # said by the page that shows them
        return ()
    return tuple(
        DayOpening(
            *(one.day, one.opening, one.opening_minutes, one.closing),
            *(one.test_first, one.test_last),
        )
        for one in days
    )


def _parts(app: Sphinx) -> Iterator[Part]:
    """Yield the book's parts as ``_toc.yml`` orders them."""
    env, site = app.env, app.config.external_site_map
    for tree in site.root.subtrees:
        names = [name for item in tree.items for name in _descend(site, env, item)]
        pages = tuple(_page(env, name) for name in names if name in env.titles)
        if pages:
            yield Part(tree.caption or "", pages)


def _descend(site: Any, env: BuildEnvironment, item: Any) -> Iterator[str]:
    for name in _documents(env, str(item), type(item).__name__):
        yield name
        if name in site:
            for tree in site[name].subtrees:
                for below in tree.items:
                    yield from _descend(site, env, below)


def _documents(env: BuildEnvironment, item: str, kind: str) -> list[str]:
    if kind == "GlobItem":
        from sphinx.util.matching import patfilter

        return sorted(patfilter(env.found_docs, item))
    return [item.removesuffix(".md").removesuffix(".ipynb")] if kind == "FileItem" else []


def _page(env: BuildEnvironment, name: str) -> Page:
    told, path = lessons(env).get(name), page_path(name)
    about = path.removeprefix(_CARD) if path.startswith(_CARD) else ""
    return Page(
        path=path,
        title=env.titles[name].astext(),
        id=told.id if told else "",
        number=told.number if told else None,
        day=day_of(env, name),
        prerequisites=told.prerequisites if told else (),
        minutes=PageMinutes(told.minutes.alone, told.minutes.workshop) if told else PageMinutes(),
        quizzes=questions(env).get(name, {}),
        exercises=exercises(env).get(name, {}),
        own_data=env.metadata.get(name, {}).get("msai_own_data", {}),
        of_course=env.metadata.get(name, {}).get("msai_of_course", {}),
        shows_table=env.metadata.get(name, {}).get("msai_shows_table", False),
        about="" if about == "index" else about,
        unlisted=bool(env.metadata.get(name, {}).get("unlisted")),
    )


def _write(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        text = written(book(app))
        Path(app.outdir, BOOK).write_text(text, encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> None:
    """Write the book beside its pages."""
    app.connect("build-finished", _write)
