"""A course of three lessons that stands still, and an edition of it with all that one may have."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from municipality import write_borders, write_logo, write_table

from msai.assignments import assignment
from msai_course.base.paths import ROOT
from msai_course.build.book import build_book
from msai_course.build.pipeline import generators
from msai_course.contact_sheet.gathering import every_paper
from msai_course.editions.building import Workshop, build_edition
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import read_edition
from msai_course.editions.new import new_edition
from msai_course.papers.answer_sheets import answer_sheet
from msai_course.papers.documents import pdf
from msai_course.papers.fragments import full_width
from msai_course.papers.source import PackSource
from msai_course.papers.typesetting import Layout
from msai_trainer.editions.declared import Edition
from once import Once

SMALL = Path(__file__).parents[1] / "fixtures" / "course"
DECLARED = Edition(
    nazwa="mglawice",
    tytul="Rewitalizacja w Mgławicach",
    organizator="OPS w Mgławicach",
    kontakt="ops@mglawice.pl",
    lekcje=("l03", "l01"),
    wersja_kursu="1.0.0",
    daty=("2027-03-01",),
    miejsce="Dom kultury, ul. Długa 3, sala 2",
    trenerzy=("Ewa Łąka",),
    zmiany="Dodano stronę o dojeździe.",
)
OWN_PAGE = "# Dojazd\n\nAutobus 7. Potem [lekcja](przed-warsztatem/01-po-co.md).\n"
#: An assignment of the real course: this one has none.
_ASSIGNMENT = "zadanie-1"


def still_edition(once: Once) -> tuple[CourseRelease, PackSource]:
    """Return the course and the built edition, made once in a run; nobody changes them."""
    place = once.folder("still-course", _make)
    course, folder = _course(place), place / "mglawice"
    edition, shop = read_edition(folder), Workshop(folder)
    staged = place / "kurs" / "_build" / "source"
    return course, PackSource(shop.site, staged, course.version, edition, shop.data, folder)


def _course(place: Path) -> CourseRelease:
    return CourseRelease(place / "kurs", place / "kurs" / "_build" / "html")


def _make(place: Path) -> None:
    shutil.copytree(SMALL, place / "kurs")
    shutil.copyfile(ROOT / "_config.yml", place / "kurs" / "_config.yml")
    course = _course(place)
    build_book(course.root, course.site, generators=generators())
    folder = new_edition(
        DECLARED,
        place / "mglawice",
        course,
        table=write_table(place / "gmina.xlsx"),
        boundaries=write_borders(place / "granice.geojson"),
        logo=write_logo(place / "logo.png"),
    )
    (folder / "strony" / "dojazd.md").write_text(OWN_PAGE, encoding="utf-8")
    build_edition(folder, course)


def still_papers(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every document of the edition, and an answer sheet."""
    yield from every_paper(source)
    one = assignment(_ASSIGNMENT)
    html, told = full_width(answer_sheet(one)), source.imprint(one.title)
    layout = Layout(sheet=True, flowing=True)
    yield f"karty-odpowiedzi/{_ASSIGNMENT}.pdf", pdf(html, source.html, told, layout)
