"""``edition check``: everything that would spoil an edition, found before it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from msai.diagnosis import examine, read_units
from msai.errors import MsaiError, Problem
from msai_course.content.live_needs import shows_town
from msai_course.content.trainer_meetings import lay_out
from msai_course.content.trainer_plans import read_plans
from msai_course.editions.checking_pages import page_problems
from msai_course.editions.course import CourseRelease, is_newer
from msai_course.editions.errors import EditionError
from msai_course.editions.logo import check_logo
from msai_course.editions.model import SETTINGS, Edition, read_edition, value_problems
from msai_course.editions.shapes import read_boundaries
from msai_course.editions.table import Published, published, read_table
from msai_course.editions.template import DATA, TEMPLATE, is_filled, used


def check_edition(folder: Path, course: CourseRelease) -> list[Problem]:
    """Return all that is wrong with an edition; notes on data are not problems.

    Raises:
        EditionError: There is no edition in the folder, or ``edycja.toml`` cannot be read.
    """
    edition = used(read_edition(folder), folder)
    return list(_problems(edition, folder, course))


def blocking_problems(edition: Edition, folder: Path, course: CourseRelease) -> list[Problem]:
    """Return what makes a build impossible; short days and prerequisites only deserve a word."""
    return [one for one in _problems(edition, folder, course) if one.code not in ADVICE]


def fit_edition(folder: Path, course: CourseRelease) -> Edition:
    """Return an edition that can be built.

    Raises:
        EditionError: There is none, or something makes a build impossible.
    """
    edition = used(read_edition(folder), folder)
    if problems := blocking_problems(edition, folder, course):
        raise EditionError(problems)
    return edition


def kept_at_home(folder: Path) -> tuple[Problem, ...]:
    """Return which indicators of a sound table will not be published, and why."""
    edition = used(read_edition(folder), folder)
    try:
        return edition_data(edition, folder).left_out if edition.dane else ()
    except MsaiError:  # said among the problems
        return ()


def to_look_at(folder: Path) -> tuple[Problem, ...]:
    """Return what is odd about table and boundaries, as the page says it of the same files."""
    edition = used(read_edition(folder), folder)
    try:
        table = read_units(folder / edition.dane) if edition.dane else None
        notes = examine(table).notes if table else ()
        borders = folder / edition.granice
        drawn = read_boundaries(borders, table).notes if table and edition.granice else ()
        return (*notes, *drawn)
    except MsaiError:  # said among the problems
        return ()


#: Codes of problems with which an edition can still be built.
ADVICE = frozenset({
    "prerequisite_missing", "prerequisite_later", "hours_do_not_fit", "no_dates", "unused_table",
    "broken_link", "table_not_named",
})  # fmt: skip


def _problems(edition: Edition, folder: Path, course: CourseRelease) -> Iterator[Problem]:
    yield from value_problems(edition)
    yield from _release(edition, course)
    yield from _lessons(edition, course)
    yield from _hours(edition, course)
    yield from _files(edition, folder)
    yield from _unused_table(edition, course)
    yield from page_problems(edition, folder, course)


def _release(edition: Edition, course: CourseRelease) -> Iterator[Problem]:
    if is_newer(edition.wersja_kursu, course.version):
        message = f"Edycja powstała na wydaniu {edition.wersja_kursu}, a tu jest {course.version}."
        hint = "Pobierz nowsze wydanie kursu i uruchom polecenie w nim."
        yield Problem(SETTINGS, "wersja_kursu", "newer_course", message, hint)


def _lessons(edition: Edition, course: CourseRelease) -> Iterator[Problem]:
    chosen = list(edition.lekcje)
    if not chosen:
        yield _lesson("no_lessons", "Nie wybrano żadnej lekcji.", "Wpisz co najmniej jedną.")
    for name in sorted({name for name in chosen if chosen.count(name) > 1}):
        yield _lesson("repeated_lesson", f"Lekcja „{name}” jest dwa razy.", "Zostaw jedną.")
    for name in chosen:
        if name not in course.lessons:
            hint = f"Są: {', '.join(course.lessons)}."
            yield _lesson("unknown_lesson", f"Nie ma lekcji „{name}”.", hint)
            continue
        for needed in course.lessons[name].metadata.prerequisites:
            yield from _prerequisite(name, needed, chosen)


def _prerequisite(name: str, needed: str, chosen: list[str]) -> Iterator[Problem]:
    if needed not in chosen:
        message = f"Lekcja „{name}” zakłada lekcję „{needed}”, której w edycji nie ma."
        yield _lesson("prerequisite_missing", message, "Dodaj ją albo omów jej treść na sali.")
    elif chosen.index(needed) > chosen.index(name):
        message = f"Lekcja „{name}” stoi przed „{needed}”, którą zakłada."
        yield _lesson("prerequisite_later", message, "Zamień je miejscami.")


def _hours(edition: Edition, course: CourseRelease) -> Iterator[Problem]:
    if not edition.daty:
        hint = "Wpisz je, gdy je znasz."
        yield Problem(SETTINGS, "daty", "no_dates", "Nie ma dat spotkań.", hint)
        return
    known = [course.lessons[name].metadata for name in edition.lekcje if name in course.lessons]
    minutes = round(edition.godziny * 60)
    for lesson in (one for one in known if one.minutes.workshop > minutes):
        message = f"Lekcja „{lesson.id}” trwa {lesson.minutes.workshop} minut, a dzień {minutes}."
        yield Problem(SETTINGS, "godziny", "hours_do_not_fit", message, "Wydłuż dni.")
    needed = lay_out(known, minutes, read_plans(course.root / "book"))
    if len(needed) > len(edition.daty):
        message = f"Lekcje potrzebują spotkań: {len(needed)}, a dat jest {len(edition.daty)}."
        hint = "Dodaj spotkanie, wydłuż dni albo wybierz mniej lekcji."
        yield Problem(SETTINGS, "godziny", "hours_do_not_fit", message, hint)


def _files(edition: Edition, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong with each file: a bad logo does not hide a bad table."""
    if edition.logo:
        yield from _trouble(lambda: check_logo(folder / edition.logo))
    if not edition.dane:
        yield from _without_table(edition, folder)
        return
    found: list[Published] = []
    yield from _trouble(lambda: found.append(edition_data(edition, folder)))
    if found and edition.granice:
        yield from _trouble(lambda: read_boundaries(folder / edition.granice, found[0].table))


def _trouble(look: Callable[[], object]) -> Iterator[Problem]:
    try:
        look()
    except MsaiError as error:
        yield from error.problems


def _without_table(edition: Edition, folder: Path) -> Iterator[Problem]:
    if edition.granice:
        message = "Są granice, a nie ma tabeli."
        yield Problem(SETTINGS, "granice", "no_table", message, "Dodaj tabelę danych.")
    template = folder / DATA / TEMPLATE
    if template.is_file() and is_filled(template):
        message = f"Plik {DATA}/{TEMPLATE} jest wypełniony, a edycja go nie używa."
        hint = f'Wpisz dane = "{DATA}/{TEMPLATE}".'
        yield Problem(SETTINGS, "dane", "table_not_named", message, hint)


def _unused_table(edition: Edition, course: CourseRelease) -> Iterator[Problem]:
    showing = [name for name, page in course.lessons.items() if shows_town(page.code)]
    if edition.dane and not set(showing) & set(edition.lekcje):
        message = "Żadna z wybranych lekcji nie pokazuje tabeli."
        hint = f"Dodaj jedną z lekcji: {', '.join(showing)}." if showing else "Usuń tabelę."
        yield Problem(SETTINGS, "dane", "unused_table", message, hint)


def edition_data(edition: Edition, folder: Path) -> Published:
    """Return what the edition publishes of its table.

    Raises:
        EditionError, TableError: The table cannot be used.
    """
    return published(read_table(folder / edition.dane), max(2, edition.prog))


def _lesson(code: str, message: str, hint: str) -> Problem:
    return Problem(SETTINGS, "lekcje", code, message, hint)
