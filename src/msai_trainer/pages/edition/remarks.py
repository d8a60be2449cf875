"""What is wrong with an edition, and where on the desk it is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msai import ui
from msai.errors import Problem
from msai_trainer.editions.brought import used
from msai_trainer.editions.cases import FOLDER, case_problems
from msai_trainer.editions.checks import ADVICE, edition_problems
from msai_trainer.editions.checks_of_institution import institution_of, institution_problems
from msai_trainer.editions.checks_of_lessons import lesson_problems
from msai_trainer.editions.checks_of_pages import page_problems
from msai_trainer.editions.declared import SETTINGS
from msai_trainer.editions.folder import OWN
from msai_trainer.editions.institution import INSTITUTION
from msai_trainer.pages.edition.state import EditionDesk, course_of, open_folder
from msai_trainer.pages.edition.wording import sentence


def all_problems(desk: EditionDesk) -> list[Problem]:
    """Return all that is wrong, faults and advice; the same as ``edition check`` says."""
    folder = open_folder(desk)
    if desk.book is None:
        return list(desk.of_files)
    course = course_of(desk.book)
    edition = used(folder.edition, folder.files)
    pages = page_problems(edition, folder.own, course, desk.book, institution_of(folder.files))
    papers = [*case_problems(folder.files), *institution_problems(edition, folder.files)]
    taught = lesson_problems(edition, desk.book)
    return [*edition_problems(edition, course), *taught, *desk.of_files, *pages, *papers]


def hindering(problems: Iterable[Problem]) -> list[Problem]:
    """Return those with which no site can be made."""
    return [one for one in problems if one.code not in ADVICE]


def remarks(problems: Iterable[Problem]) -> list[ui.Node]:
    """Return sentences about a field: faults first, then advice."""
    found = list(dict.fromkeys(problems))
    faults = hindering(found)
    advice = [one for one in found if one.code in ADVICE]
    return [
        *(ui.Message("problem", sentence(one)) for one in faults),
        *(ui.Message("info", sentence(one)) for one in advice),
    ]


def about(problems: Sequence[Problem], *keys: str) -> list[ui.Node]:
    """Return the remarks about keys of the declaration."""
    return remarks(one for one in problems if one.column in keys)


def about_page(problems: Sequence[Problem], name: str) -> list[ui.Node]:
    """Return the remarks about a page of one's own; name as in the folder."""
    return remarks(one for one in problems if one.row == name)


def about_logo(problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the remarks about the logo."""
    return remarks(one for one in problems if _is_of_logo(one))


def about_data(problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the remarks about table and boundaries, as files."""
    return remarks(
        one
        for one in problems
        if one.row not in (None, SETTINGS, INSTITUTION)
        and not _is_of_logo(one)
        and not str(one.row).startswith((f"{OWN}/", f"{FOLDER}/"))
    )


def _is_of_logo(problem: Problem) -> bool:
    return str(problem.row).startswith("logo ")
