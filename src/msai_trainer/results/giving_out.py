"""„Wydaj”: feedback as files for mailing, for Moodle, for print; points for Moodle's gradebook.

One text for the page and the command line: both hand over `Feedback` and get bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msai.base.archives import packed
from msai.base.export import write_docx
from msai_trainer.people.roster import Entry
from msai_trainer.results.csv_tables import PEOPLE, PROGRAMS, csv_bytes
from msai_trainer.results.feedback_blocks import feedback_blocks
from msai_trainer.results.feedback_page import feedback_page, person_page, print_page
from msai_trainer.results.given import Feedback, by_person
from msai_trainer.results.scores import Scores

#: The list in a ZIP for mailing: whom each file is for.
LIST = "lista.csv"
TO_MOODLE = (
    "W Moodle otwórz to zadanie, wybierz „Prześlij wiele plików z informacją zwrotną w archiwum "
    "ZIP” i wskaż ten plik. Każda strona trafi do właściwej osoby."
)
NO_MOODLE = (
    "Żadna z tych prac nie przyszła z Moodle, więc nie wiadomo, jak Moodle nazywa te osoby. "
    "Pobierz prace w Moodle („Pobierz wszystkie zgłoszone zadania”) i oceń tamten plik ZIP."
)


def pages_zip(feedback: Iterable[Feedback]) -> bytes:
    """Return every page as ``<code>/<assignment>.html``."""
    files = {}
    for one in feedback:
        name = f"{one.code}/{one.assignment}.html"
        files[f"{one.klasa}/{name}" if one.klasa else name] = feedback_page(one.view).encode()
    return packed(files)


def mail_zip(feedback: Iterable[Feedback], ending: str) -> bytes:
    """Return one file for each person, and the list that says whom it is for.

    Args:
        feedback: Everyone's.
        ending: ``html`` or ``docx``.
    """
    files, lines = {}, []
    for one in by_person(feedback):
        place = f"{one.place}.{ending}"
        files[place] = (
            write_docx(feedback_blocks(one.views), title="Informacja zwrotna")
            if ending == "docx"
            else person_page(one.views).encode()
        )
        lines.append((one.code, one.name, one.email, place))
    return packed({LIST: csv_bytes(("kod", "osoba", "e-mail", "plik"), lines, PEOPLE), **files})


def moodle_zip(feedback: Iterable[Feedback], assignment: str) -> bytes | None:
    """Return the feedback of an assignment as Moodle takes it for many people at once.

    Every page lies in the folder that Moodle's own download gave the person: its number is the key
    („Prześlij wiele plików z informacją zwrotną w archiwum ZIP”).

    Returns:
        The ZIP; None: of nobody is known what Moodle calls her (`NO_MOODLE`).
    """
    files = {
        f"{one.moodle}/{assignment}.html": feedback_page(one.view).encode()
        for one in feedback
        if one.moodle and one.assignment == assignment
    }
    return packed(files) if files else None


def in_moodle(feedback: Iterable[Feedback]) -> dict[str, int]:
    """Return assignment → how many people Moodle's download has named, if any."""
    return dict(Counter(one.assignment for one in feedback if one.moodle))


def print_pages(feedback: Iterable[Feedback]) -> bytes:
    """Return one page for print: every person begins on a sheet of her own."""
    return print_page([one.views for one in by_person(feedback)]).encode()


def moodle_grades(entries: Iterable[Entry], scores: Mapping[str, Mapping[str, Scores]]) -> bytes:
    """Return points as Moodle's gradebook imports them: UTF-8, commas, decimals with a point.

    People are known by e-mail and by ID number (the code); a column is an assignment, with the
    points so far. Who gave nothing in has an empty cell: Moodle keeps then what it has.

    Args:
        entries: The class.
        scores: Assignment → code → points.
    """
    lines: list[Sequence[str | float | None]] = [
        (one.email, one.kod, *(_so_far(found.get(one.kod)) for found in scores.values()))
        for one in entries
    ]
    return csv_bytes(("email", "idnumber", *scores), lines, PROGRAMS)


def _so_far(scores: Scores | None) -> float | None:
    return None if scores is None else scores.total
