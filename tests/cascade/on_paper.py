"""Documents on paper: made and set once in a run, for every test that looks at them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    there = {name: pdf for name, pdf in pdfs.items() if pdf.is_file()}
    said = once.value(
        "papers-words",
        lambda: {
            name: [asdict(page) for page in printed_pages(pdf, need)] for name, pdf in there.items()
        },
    )
    return {
        name: OnPaper(name, _file(name, pdf), pdf, tuple(map(page_of, said.get(name, ()))))
        for name, pdf in pdfs.items()
    }


def _file(name: str, pdf: Path) -> Path:
    folder = next(one for one in pdf.parents if (one / "pliki").is_dir())
    return folder / "pliki" / name
