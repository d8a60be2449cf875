"""`pack`: every document of the trainer in one ZIP, the same for the same course."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from msai.base import export
from msai.diagnosis import template_xlsx
from msai.registers import LetterChoice, letter
from msai_course.base.files import Guard, write_with
from msai_course.build.errors import BuildError
from msai_course.build.pyodide_wheels import write_archive
from msai_course.editions.reading import files_of
from msai_course.papers import forms
from msai_course.papers.agenda import agenda_docx, agenda_xlsx, calendar, meetings
from msai_course.papers.answer_sheets import answer_sheet
from msai_course.papers.books import catalogue, handbook
from msai_course.papers.certificate import certificate
from msai_course.papers.cuttings import cuttings
from msai_course.papers.documents import docx, pdf, same_always
from msai_course.papers.fillable import fillable
from msai_course.papers.fragments import Fragments, full_width, without_title
from msai_course.papers.lesson_slides import deck
from msai_course.papers.printing import day_sheets
from msai_course.papers.room import room_papers
from msai_course.papers.source import PackSource
from msai_course.papers.typesetting import Layout, call
from msai_course.papers.word_pages import finished, on_sheets, set_shares
from msai_trainer.editions.institution import institution_in
from msai_trainer.editions.privacy import papers as papers_of_institution
from msai_trainer.editions.written_pages import LICENCE, LICENCE_ADDRESS, ORIGIN


def pack(source: PackSource, output: Path, guard: Guard | None = None) -> Path:
    """Write the pack into a folder.

    Args:
        source: `course_source` or `edition_source`.
        output: The folder; made when it does not exist.
        guard: For a folder that a person named; None: it is one of ours.

    Returns:
        The ZIP.

    Raises:
        BuildError: The output is a file, or a document cannot be made; nothing is written.
        FileError: The ZIP must not or cannot be written.
    """
    if output.is_file():
        raise BuildError(f"{output} to plik.", "Podaj folder.")
    name = source.edition.nazwa if source.edition else "kurs"
    target = output / f"materialy-trenera-{name}.zip"
    if guard is not None and target.exists():  # before the work, which takes a minute
        guard.check(target)
    files = dict(pack_files(source))
    files["CZYTAJ-MNIE.txt"] = _contents(source, sorted(files))
    output.mkdir(parents=True, exist_ok=True)
    return write_with(target, lambda partial: write_archive(files, partial), guard)


def pack_files(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of every file of a pack but the one that lists them.

    Raises:
        BuildError: A document cannot be made.
    """
    yield from handbook(source)
    yield from catalogue(source)
    yield from _worksheets(source)
    yield from _cuttings(source)
    yield from _answer_sheets(source)
    yield from day_sheets(source)
    yield from room_papers(source)
    for lesson in source.lessons:
        name = f"slajdy/{lesson.metadata.number:02}-{lesson.metadata.id}.pptx"
        yield name, deck(lesson, source)
    yield "plan/plan.xlsx", same_always(agenda_xlsx(source))
    plan = Document(io.BytesIO(agenda_docx(source)))
    agenda = finished(plan, source.imprint(f"Plan: {source.title}"))
    yield "plan/plan.docx", same_always(agenda)
    if source.edition and source.edition.daty:
        yield "plan/kalendarz.ics", calendar(source)
    yield from ((name, same_always(made)) for name, made in _papers(source))
    yield from _data(source)


def _worksheets(source: PackSource) -> Iterator[tuple[str, bytes]]:
    parts = Fragments(source.html)
    html = "".join(
        call("inday", lesson.metadata.day or 0)
        + f"<h1>{lesson.metadata.number}. {lesson.metadata.title}</h1>{box}"
        for lesson in source.lessons
        for box in parts.boxes(source.lesson_page(lesson), "paper-twin", title=False)
    )
    yield from _sheets(source, "karty-cwiczen", "Karty ćwiczeń", html, parts)


def _cuttings(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the strips and tables of lessons and short formats, each part on its own paper."""
    parts = Fragments(source.html)
    begin, found = cuttings(source, parts)
    if found:
        html = begin + "".join(one.html for one in found)
        yield from _sheets(source, "do-pociecia", "Do pocięcia i na stół", html, parts)


def _answer_sheets(source: PackSource) -> Iterator[tuple[str, bytes]]:
    for name in source.assignments:
        one = source.assignment(name)
        html, told = full_width(answer_sheet(one)), source.imprint(one.title)
        layout = Layout(sheet=True, flowing=True)
        yield f"karty-odpowiedzi/{name}.pdf", pdf(html, source.html, told, layout)


def _sheets(
    source: PackSource, name: str, title: str, html: str, parts: Fragments
) -> Iterator[tuple[str, bytes]]:
    html, told = full_width(without_title(html, title)) + parts.sources(), source.imprint(title)
    yield f"{name}.pdf", pdf(html, source.html, told, Layout(contents=True, sheet=True))
    yield f"{name}.docx", docx(html, source.html, told, fields=True)


def _papers(source: PackSource) -> Iterator[tuple[str, bytes]]:
    for plan in source.plans.formats:
        content = export.write_docx(forms.short_format(plan))
        told = source.imprint(plan.title)
        yield f"krotkie-formaty/{plan.id}.docx", finished(Document(io.BytesIO(content)), told)
    dates = [one.date for one in meetings(source)]
    worded = {
        "rubryka-mikrolekcji": forms.rubric(),
        "list-wizyta-studyjna": forms.visit_letter(source),
        "prosba-o-liczby": letter(LetterChoice()),
        "ankiety": forms.questionnaires(),
    }
    for name, blocks in worded.items():
        sheet = on_sheets(export.write_docx(blocks), source.imprint(source.title))
        yield f"druki/{name}.docx", fillable(sheet)
    signed = export.write_docx(forms.attendance(source, dates))
    shares = forms.attendance_shares(len(dates))
    yield "druki/lista-obecnosci.docx", on_sheets(
        set_shares(signed, shares), source.imprint(source.title)
    )  # fmt: skip
    if source.edition:
        said = institution_in(files_of(source.edition, source.folder))
        made = papers_of_institution(source.edition, said)
        yield from ((f"druki/{name}", content) for name, content in made)
    yield "druki/zapisy.xlsx", forms.sign_up(source)
    yield "druki/zaswiadczenie.docx", fillable(certificate(source))


def _data(source: PackSource) -> Iterator[tuple[str, bytes]]:
    for path in sorted(source.data.iterdir()):
        if path.suffix in {".csv", ".geojson"} or path.name.endswith(".schema.json"):
            yield f"dane/{path.name}", path.read_bytes()
    yield "dane/szablon.xlsx", same_always(template_xlsx())


def _contents(source: PackSource, names: list[str]) -> bytes:
    lines = [
        f"Materiały trenera: {source.title}", "",
        f"Źródło: {ORIGIN}, wydanie {source.version}.", f"Licencja: {LICENCE}", LICENCE_ADDRESS, "",
        "Zacznij od pliku co-wydrukowac.pdf: mówi, co, ile i na czym wydrukować.", "",
        "Pliki DOCX i PPTX możesz zmieniać. Podaj źródło i napisz, co zmieniasz.", "",
        *names,
    ]  # fmt: skip
    return "\r\n".join([*lines, ""]).encode()
