"""`pack`: every document of the trainer in one ZIP, the same for the same course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msai.diagnosis import template_xlsx
from msai_course.base.files import Guard, write_with
from msai_course.build.errors import BuildError
from msai_course.build.pyodide_wheels import write_archive
from msai_course.content.page import SourcePage
from msai_course.editions.course import LICENCE, LICENCE_ADDRESS, ORIGIN
from msai_course.papers import forms
from msai_course.papers.agenda import agenda_docx, agenda_xlsx, calendar, meetings
from msai_course.papers.documents import cached, docx, pdf, same_always
from msai_course.papers.fillable import fillable
from msai_course.papers.fragments import Fragments, full_width
from msai_course.papers.slides import slides_of, write_pptx
from msai_course.papers.source import PackSource

HANDBOOK, CATALOGUE = "book/trener/", "book/katalog/"
#: Pages of the catalogue that only work on a screen.
_ON_SCREEN = frozenset({"book/katalog/przegladarka"})
_CARD = "book/trener/karty/l"
_CUTTINGS = "book/trener/do-pociecia"


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
    files = dict(_files(source))
    files["CZYTAJ-MNIE.txt"] = _contents(source, sorted(files))
    output.mkdir(parents=True, exist_ok=True)
    return write_with(target, lambda partial: write_archive(files, partial), guard)


def _files(source: PackSource) -> Iterator[tuple[str, bytes]]:
    yield from _book(source, "podrecznik-trenera", "Podręcznik trenera", HANDBOOK)
    catalogue = dict(_book(source, "katalog", "Katalog dobrych praktyk", CATALOGUE))
    yield from ((name, made) for name, made in catalogue.items() if name.endswith(".pdf"))
    yield from _worksheets(source)
    yield from _cuttings(source)
    for lesson in source.lessons:
        name = f"slajdy/{lesson.metadata.number:02}-{lesson.metadata.id}.pptx"
        yield name, _slides(source, lesson)
    yield "plan/plan.xlsx", same_always(agenda_xlsx(source))
    yield "plan/plan.docx", same_always(agenda_docx(source))
    if source.edition and source.edition.daty:
        yield "plan/kalendarz.ics", calendar(source)
    yield from ((name, same_always(made)) for name, made in _papers(source))
    yield from _data(source)


def _book(source: PackSource, name: str, title: str, prefix: str) -> Iterator[tuple[str, bytes]]:
    pages = [one for one in source.docnames if one.startswith(prefix) and one not in _ON_SCREEN]
    parts = Fragments(source.html)
    html = "".join(_chapter(parts, source, one) for one in pages)
    if not html:
        return
    html += parts.sources()
    yield (
        f"{name}.pdf",
        pdf(html, source.html, title, source.organiser, contents=2 if prefix == HANDBOOK else 1),
    )
    yield f"{name}.docx", docx(html, source.html, title, source.organiser)


def _chapter(parts: Fragments, source: PackSource, docname: str) -> str:
    """Return a page of a book; a lesson card is a page of its chapter on its own sheet of paper."""
    is_card = docname.startswith(_CARD)
    return "<hr>" * is_card + parts.page(source.page(docname), int(is_card))


def _worksheets(source: PackSource) -> Iterator[tuple[str, bytes]]:
    parts = Fragments(source.html)
    html = "".join(
        f"<h1>{lesson.metadata.number}. {lesson.metadata.title}</h1>{box}"
        for lesson in source.lessons
        for box in parts.boxes(source.lesson_page(lesson), "paper-twin", title=False)
    )
    html = full_width(html) + parts.sources()
    told = (html, source.html, "Karty ćwiczeń", source.organiser)
    yield "karty-cwiczen.pdf", pdf(*told, contents=1, sheet=True)
    yield "karty-cwiczen.docx", docx(*told, fields=True)


def _cuttings(source: PackSource) -> Iterator[tuple[str, bytes]]:
    """Yield the strips and tables of lessons and short formats, each part on its own paper."""
    if _CUTTINGS not in source.docnames:
        return
    parts = Fragments(source.html)
    html = full_width(parts.page(source.page(_CUTTINGS), deeper=-1)) + parts.sources()
    told = (html, source.html, "Do pocięcia i na stół", source.organiser)
    yield "do-pociecia.pdf", pdf(*told, contents=1, sheet=True)
    yield "do-pociecia.docx", docx(*told, fields=True)


def _slides(source: PackSource, lesson: SourcePage) -> bytes:
    page, title = source.lesson_page(lesson), lesson.metadata.title
    card = source.cards.get(lesson.metadata.id)
    told = (page.read_text(encoding="utf-8"), lesson.text, repr((lesson.metadata, card)),
            source.title, source.organiser)  # fmt: skip
    return cached(".pptx", told, page.parent, lambda: write_pptx(
        slides_of(lesson, source), title, source.organiser
    ))  # fmt: skip


def _papers(source: PackSource) -> Iterator[tuple[str, bytes]]:
    for plan in source.plans.formats:
        yield f"krotkie-formaty/{plan.id}.docx", forms.short_format(plan)
    yield "druki/rubryka-mikrolekcji.docx", fillable(forms.rubric())
    yield "druki/list-wizyta-studyjna.docx", fillable(forms.visit_letter(source))
    dates = [one.date for one in meetings(source)]
    yield "druki/lista-obecnosci.docx", forms.attendance(source, dates)
    yield "druki/zapisy.xlsx", forms.sign_up(source)
    yield "druki/ankiety.docx", fillable(forms.questionnaires())
    yield "druki/zaswiadczenie.docx", fillable(forms.certificate(source))


def _data(source: PackSource) -> Iterator[tuple[str, bytes]]:
    for path in sorted(source.data.iterdir()):
        if path.suffix in {".csv", ".geojson"} or path.name.endswith(".schema.json"):
            yield f"dane/{path.name}", path.read_bytes()
    yield "dane/szablon.xlsx", same_always(template_xlsx())


def _contents(source: PackSource, names: list[str]) -> bytes:
    lines = [
        f"Materiały trenera: {source.title}", "",
        f"Źródło: {ORIGIN}, wydanie {source.version}.", f"Licencja: {LICENCE}", LICENCE_ADDRESS, "",
        "Pliki DOCX i PPTX możesz zmieniać. Podaj źródło i napisz, co zmieniasz.", "",
        *names,
    ]  # fmt: skip
    return "\r\n".join([*lines, ""]).encode()
