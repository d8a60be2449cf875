"""Documents on paper: made and set once in a run, for every test that looks at them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from msai_course.contact_sheet.gathering import every_paper
from msai_course.papers.source import course_source
from once import Once
from rendered import PrintedPage, page_of, printed_pages, set_once


@dataclass(frozen=True)
class OnPaper:
    """A document: its file, the PDF that it is on paper, and what stands on the pages of that."""

    name: str
    file: Path
    pdf: Path
    pages: tuple[PrintedPage, ...]

    @property
    def kind(self) -> str:
        """Return the ending of the file."""
        return self.file.suffix


def course_on_paper(once: Once, need: Callable[[str], str]) -> Mapping[str, OnPaper]:
    """Return every document of the course by its name."""
    pdfs = set_once(once, "papers", lambda: every_paper(course_source()), need)
    return _read(once, "papers-words", pdfs, need)


def course_in_another_face(
    once: Once, need: Callable[[str], str], papers: Mapping[str, OnPaper], fonts: Path
) -> Mapping[str, OnPaper]:
    """Return the Office files of a course as a computer with other typefaces sets them.

    Args:
        once: Makes what is dear once in a run.
        need: The fixture that finds a program.
        papers: The course on paper (`course_on_paper`).
        fonts: A file of fontconfig that says which typefaces there are.
    """
    files = {name: one.file for name, one in papers.items() if one.kind != ".pdf"}
    made = ((name, file.read_bytes()) for name, file in files.items())
    return _read(
        once, "other-face-words", set_once(once, "other-face", lambda: made, need, fonts), need
    )


def _read(
    once: Once, name: str, pdfs: Mapping[str, Path], need: Callable[[str], str]
) -> Mapping[str, OnPaper]:
    """Read the pages of documents, as many at a time as the computer has processors."""
    there = {one: pdf for one, pdf in pdfs.items() if pdf.is_file()}

    def words() -> dict[str, list[dict[str, object]]]:
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            read = workers.map(lambda pdf: printed_pages(pdf, need), there.values())
            return {
                one: [asdict(page) for page in told] for one, told in zip(there, read, strict=True)
            }

    said = once.value(name, words)
    return {
        one: OnPaper(one, _file(one, pdf), pdf, tuple(map(page_of, said.get(one, ()))))
        for one, pdf in pdfs.items()
    }


def _file(name: str, pdf: Path) -> Path:
    folder = next(one for one in pdf.parents if (one / "pliki").is_dir())
    return folder / "pliki" / name
