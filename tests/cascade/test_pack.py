"""The pack opens where trainers open it: Word, PowerPoint, a spreadsheet, a PDF reader."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from msai.base.paper import SIGNATURE_ROW
from msai_course.build.errors import BuildError
from msai_course.content.metadata import LessonMetadata, Minutes
from msai_course.papers.packing import pack
from msai_course.papers.source import course_source
from msai_trainer.editions.meetings import lay_out
from msai_trainer.editions.timetable import net_minutes
from msai_trainer.people.roster import entries_in


@pytest.fixture(scope="module")
def source():
    return course_source()


@pytest.fixture(scope="module")
def files(course_pack):
    with zipfile.ZipFile(course_pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def read_pdf(files, tmp_path, need):
    """Say what poppler sees in a PDF."""

    def read(name: str, program: str, *options: str) -> str:
        path = tmp_path / "a.pdf"
        path.write_bytes(files[name])
        last = ["-"] if program == "pdftotext" else []
        command = [need(program), *options, path, *last]
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return read


def test_every_promised_paper_is_there(files, source):
    wanted = {
        "podrecznik-trenera.docx", "podrecznik-trenera.pdf", "katalog.pdf", "karty-cwiczen.pdf",
        "karty-cwiczen.docx", "do-pociecia.pdf", "do-pociecia.docx", "plan/plan.xlsx",
        "plan/plan.docx", "druki/rubryka-mikrolekcji.docx",
        "druki/list-wizyta-studyjna.docx", "druki/lista-obecnosci.docx", "druki/ankiety.docx",
        "druki/prosba-o-liczby.docx", "druki/zapisy.xlsx", "druki/zaswiadczenie.docx",
        "plakaty.pdf", "wizytowki.pdf",
        "co-wydrukowac.pdf", "plan/plan-na-stronie.pdf", "dane/szablon.xlsx", "CZYTAJ-MNIE.txt",
    }  # fmt: skip
    assert wanted <= set(files)
    assert sum(name.endswith(".pptx") for name in files) == len(source.lessons)
    assert sum(name.startswith("krotkie-formaty/") for name in files) == 3


PDFS = [
    "podrecznik-trenera.pdf", "katalog.pdf", "karty-cwiczen.pdf", "do-pociecia.pdf",
    "do-druku-dzien-1.pdf", "karty-odpowiedzi/zadanie-1.pdf", "co-wydrukowac.pdf",
]  # fmt: skip


@pytest.mark.parametrize("name", PDFS)
def test_pdfs_are_tagged_polish_and_carry_their_fonts(read_pdf, name, files):
    about = read_pdf(name, "pdfinfo")
    assert "Tagged:          yes" in about and "A4" in about and "Title:" in about
    fonts = read_pdf(name, "pdffonts").splitlines()[2:]
    assert fonts and all(line.split()[-5] == "yes" for line in fonts)
    assert b"pl-PL" in files[name]
    assert {"ą", "ę", "ł", "ż"} <= set(read_pdf(name, "pdftotext"))


def test_the_handbook_holds_every_lesson_card_and_its_sources(read_pdf, source):
    text = read_pdf("podrecznik-trenera.pdf", "pdftotext", "-layout")
    for number in range(1, len(source.lessons) + 1):
        assert f"Karta {number}." in text
    assert "Źródła" in text


def test_what_the_trainer_does_is_not_glued_to_the_name_of_a_part(files):
    document = Document(io.BytesIO(files["podrecznik-trenera.docx"]))
    cells = [cell.text for table in document.tables for cell in table._cells]
    assert any(text.startswith("Kartki na ścianie. Każda") for text in cells)


def test_the_worksheets_have_a_sheet_for_every_lesson(files, source):
    document = Document(io.BytesIO(files["karty-cwiczen.docx"]))
    said = " ".join(paragraph.text for paragraph in document.paragraphs)
    assert all(page.metadata.title in said for page in source.lessons)
    assert document.core_properties.language == "pl-PL"


def test_a_lesson_card_is_one_page_and_so_is_a_worksheet(files, read_pdf, source):
    pages = read_pdf("podrecznik-trenera.pdf", "pdftotext").split("\f")
    cards = [at for at, page in enumerate(pages) if re.search(r"^Karta \d+\.", page, re.MULTILINE)]
    assert cards == list(range(cards[0], cards[0] + len(source.lessons)))
    assert all("Kroki" in pages[at] and "Materiały" in pages[at] for at in cards)
    assert "Spis kart" in pages[-2] and pages[-2].count("Karta ") == len(cards)
    sheets = read_pdf("karty-cwiczen.pdf", "pdftotext").split("\f")
    assert len(sheets) - 2 == len(source.lessons)
    chapters = {
        name: Document(io.BytesIO(files[name])).styles["Heading 1"].paragraph_format
        for name in ("podrecznik-trenera.docx", "karty-cwiczen.docx")
    }
    assert chapters["karty-cwiczen.docx"].page_break_before
    # Parts of the handbook in Word follow each other: no page of a few lines ends one.
    assert not chapters["podrecznik-trenera.docx"].page_break_before
    assert chapters["podrecznik-trenera.docx"].keep_with_next


def test_the_contents_of_the_handbook_fill_its_first_page_and_the_text_begins_after(read_pdf):
    first, second, *_rest = read_pdf("podrecznik-trenera.pdf", "pdftotext").split("\f")
    assert "Spis treści" in first and "Spis kart" in first
    assert "Na początek" in second and "Najkrócej" in second
    assert "Notatki" in first and "Notatki" in second


def test_every_printed_page_says_what_it_is_whose_and_which(read_pdf):
    for name in PDFS:
        pages = read_pdf(name, "pdftotext").split("\f")[:-1]
        for number, page in enumerate(pages, start=1):
            assert f"strona {number} z {len(pages)}" in page
            assert "CC BY-SA 4.0" in page


def test_people_have_room_to_write_in_large_print(files):
    document = Document(io.BytesIO(files["karty-cwiczen.docx"]))
    assert document.styles["Compact"].font.size.pt == 14
    widths = [table._tbl.tblPr.find(qn("w:tblW")) for table in document.tables]
    # Fiftieths of a percent: 5000 is the whole width, shares of columns are rounded.
    assert all(w.get(qn("w:type")) == "pct" and int(w.get(qn("w:w"))) > 4950 for w in widths)


def test_a_certificate_counts_the_hours_of_the_plan(files):
    document = Document(io.BytesIO(files["druki/zaswiadczenie.docx"]))
    assert "Czas pracy na sali: 18,5 godz." in [paragraph.text for paragraph in document.paragraphs]


def test_every_worksheet_can_be_filled_in_on_a_screen(files, source):
    body = Document(io.BytesIO(files["karty-cwiczen.docx"])).element.body
    names: dict[str, list[str]] = {}
    lesson = ""
    for block in body:
        style = next(block.iter(qn("w:pStyle")), None)
        if style is not None and style.get(qn("w:val")) == "Heading1":
            lesson = "".join(one.text for one in block.iter(qn("w:t")))
        found = [one.get(qn("w:val")) for one in block.iter(qn("w:alias"))]
        names.setdefault(lesson, []).extend(found)
    told = {page.metadata.title for page in source.lessons}
    empty = {lesson for lesson, fields in names.items() if lesson and len(fields) < 3}
    assert empty <= {"Źródła"} and len(names) > len(told)
    assert all(name.strip(" .…:") for fields in names.values() for name in fields)


def test_a_day_of_the_plan_has_six_hours_of_work(files):
    book = load_workbook(io.BytesIO(files["plan/plan.xlsx"]))
    assert book.sheetnames == ["O tym pliku", "Dzień 1", "Dzień 2", "Dzień 3"]
    for sheet in book.worksheets[1:]:
        rows = list(sheet.iter_rows(min_row=2, values_only=True))
        tests = [row[1] for row in rows if row[2].startswith("Test na ")]
        assert tests == ([] if sheet.title == "Dzień 2" else [15])
        work = sum(row[1] for row in rows if row[2] not in ("Przerwa", "Obiad"))
        assert work - sum(tests) == 360


def test_the_list_of_people_opens_where_they_sign_up_and_is_read_as_a_class(files):
    content = files["druki/zapisy.xlsx"]
    book = load_workbook(io.BytesIO(content))
    assert (book.sheetnames, book.active.title) == (["O tym pliku", "Zapisy"], "Zapisy")
    assert [one.kod for one in entries_in("zapisy.xlsx", content)][:2] == ["K01", "K02"]
    book.move_sheet("O tym pliku", 1)  # as earlier releases wrote it
    earlier = io.BytesIO()
    book.save(earlier)
    assert len(entries_in("zapisy.xlsx", earlier.getvalue())) == 24


def test_the_same_course_gives_the_same_bytes(source, files, tmp_path):
    with zipfile.ZipFile(pack(source, tmp_path)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_a_file_in_place_of_the_folder_is_refused(source, tmp_path):
    (tmp_path / "plik").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match="folder"):
        pack(source, tmp_path / "plik")


def _lesson(number: int, minutes: int) -> LessonMetadata:
    return LessonMetadata(f"l{number:02}", f"Lekcja {number}", minutes=Minutes(workshop=minutes))


def test_lessons_are_laid_on_meetings_without_being_cut(source):
    laid = lay_out([_lesson(at, 90) for at in range(1, 5)], 240, source.plans.days)
    assert [[item.lesson for item in day if item.lesson] for day in laid] == [
        ["l01", "l02"],
        ["l03", "l04"],
    ]
    assert [net_minutes(day) for day in laid] == [240, 240]


def test_a_lesson_longer_than_a_meeting_stands_alone(source):
    laid = lay_out([_lesson(1, 300), _lesson(2, 30)], 180, source.plans.days)
    assert [[item.lesson for item in day if item.lesson] for day in laid] == [["l01"], ["l02"]]


def test_a_meeting_with_few_lessons_ends_early(source):
    (day,) = lay_out([_lesson(1, 60)], 360, source.plans.days)
    assert [item.minutes for item in day] == [10, 15, 60, 15, 60]  # with both tests


def test_what_to_print_is_said_and_every_day_has_one_file_in_its_order(read_pdf, source):
    told = read_pdf("co-wydrukowac.pdf", "pdftotext", "-layout")
    assert told.count("\f") <= 2
    for day in (1, 2, 3):
        name = f"do-druku-dzien-{day}.pdf"
        assert name in told
        first, *pages = read_pdf(name, "pdftotext").split("\f")
        assert "Ile" in first and "Strona" in first
        lessons = [page.metadata for page in source.lessons if page.metadata.day == day]
        asked = [one for one in lessons if one.minutes.workshop]
        at = [_first(pages, f"{one.number}. {one.title}: karta") for one in asked]
        assert at == sorted(at) and len(set(at)) == len(asked)
    assert "1 na osobę" in told and "A3" in told


def _first(pages: list[str], title: str) -> int:
    return next(at for at, page in enumerate(pages) if title in " ".join(page.split()))


def test_a_list_to_sign_has_rows_for_hands(files):
    document = Document(io.BytesIO(files["druki/lista-obecnosci.docx"]))
    [table] = document.tables
    assert all(row.height.mm >= SIGNATURE_ROW for row in table.rows[1:])
    assert [cell.text for cell in table.rows[0].cells][2:] == [f"Spotkanie {n}" for n in (1, 2, 3)]


def test_a_blank_certificate_has_a_frame_a_logo_and_a_line_to_sign(files):
    document = Document(io.BytesIO(files["druki/zaswiadczenie.docx"]))
    assert document.sections[0]._sectPr.find(qn("w:pgBorders")) is not None
    assert len(document.inline_shapes) == 1
    assert "Podpis: …" in document.paragraphs[-1].text + "".join(
        one.text or "" for one in document.element.body.iter(qn("w:t"))
    )


def test_there_is_a_poster_of_every_lesson_and_a_plate_for_names(read_pdf, source):
    pages = read_pdf("plakaty.pdf", "pdftotext").split("\f")[:-1]
    said = [" ".join(page.split()) for page in pages]
    assert all(one.metadata.title in page for one, page in zip(source.lessons, said, strict=True))
    assert "841.89 x 1190.55" in read_pdf("plakaty.pdf", "pdfinfo")
    plate = read_pdf("wizytowki.pdf", "pdftotext").split("\f")
    assert len(plate) == 2 and "Zegnij tutaj" in plate[0]


def test_the_timetable_of_all_days_is_one_page(read_pdf):
    assert read_pdf("plan/plan-na-stronie.pdf", "pdftotext").count("\f") == 1
