"""Every document that people hold: pack, programme, diagnosis, certificate, what pages make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msai.activities.common.town_origin import made_up, shapes
from msai.activities.my_programme.work import Work
from msai.base import export
from msai.diagnosis import examine, read_units, report_bytes
from msai.programme import Outlines, document, to_clarify, workbook
from msai_course.contact_sheet.from_pages import papers_from_pages
from msai_course.contact_sheet.rendering import OFFICE
from msai_course.grading.certificates.printing import Printer
from msai_course.papers.documents import same_always
from msai_course.papers.imprint import MARK
from msai_course.papers.packing import pack_files
from msai_course.papers.source import PackSource
from msai_trainer.certificates.model import Certificate

#: Kinds of files that have pages.
PAGED = OFFICE | {".pdf"}
#: What a diagnosis is made of: the table of the example town, or the one of an edition.
_TABLES = ("wierzbogrod_2024.csv", "units.csv")
#: An invented person's certificate.
_CERTIFIED = Certificate(
    numer="3/2027", klasa="wiosna", kod_osoby="wiosna-07-5", osoba="Osoba zmyślona",
    wynik="20 z 25 punktów", szkolenie="Programowanie rewitalizacji społecznej",
    organizator="Ośrodek Pomocy Społecznej", godziny="18", terminy="2–4 marca 2027 r.",
    miejsce="Wierzbogród", podpis="dyrektorka ośrodka", wydano="2027-03-04",
    kod_weryfikacyjny="2222-3333-4444",
)  # fmt: skip


def every_paper(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every document that has pages.

    Args:
        source: `course_source` or `edition_source`.

    Raises:
        BuildError: A document of the pack cannot be made.
    """
    for name, content in pack_files(source):
        if Path(name).suffix in PAGED:
            yield name, content
    table = next(filter(Path.is_file, (source.data / one for one in _TABLES)))
    for name, content in (*_programme(), *_diagnosis(table), *papers_from_pages()):
        yield name, same_always(content)
    logo = source.imprint("").logo
    printer = Printer.of(None, None if logo == MARK else logo)
    yield "zaswiadczenia/zaswiadczenie.pdf", printer.pdf(_CERTIFIED)


def _programme() -> Iterator[tuple[str, bytes]]:
    draft = Work(looking=True).shown
    paper = document(draft, Outlines(shapes(), made_up()))
    yield "moj-program/program.docx", export.write_docx(paper)
    yield "moj-program/do-wyjasnienia.docx", export.write_docx(to_clarify(draft))
    yield "moj-program/tabele.xlsx", export.write_xlsx(workbook(draft))


def _diagnosis(table: Path) -> Iterator[tuple[str, bytes]]:
    result = examine(read_units(table))
    yield from (
        (f"diagnoza/raport{kind}", report_bytes(result, kind)) for kind in (".docx", ".xlsx")
    )
