"""A Word document is set for reading: A4, our styles, contents, captions, widths by content."""

import io
import struct
import zlib

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from PIL import Image

import msai
from msai.base import paper
from msai.base.blocks import (
    Bullets,
    Contents,
    Cover,
    Entries,
    PageBreak,
    PaperHeading,
    PaperPicture,
    PaperTable,
    Paragraph,
    TableList,
)
from msai.base.column_widths import ColumnNeed, shared
from msai.base.export import write_docx
from msai.base.text_width import text_width, widest_word
from msai.base.word.furniture import WIDEST_LOGO, Furniture, furnish
from msai.base.word.layout import laid_out, text_room


def made(*blocks, **told):
    return Document(io.BytesIO(write_docx(blocks, **told)))


def instructions(element):
    return [one.text.strip() for one in element.iter(qn("w:instrText"))]


def words(element):
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def png(width=4, height=2):
    """Return a white picture."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = zlib.compress(b"".join(b"\0" + b"\xff" * width for _row in range(height)))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_styles_are_those_of_paper():
    styles = made(Paragraph("x")).styles
    sizes = [styles[name].font.size.pt for name in ("Title", "Heading 1", "Heading 2", "Heading 3")]
    assert sizes == list(paper.HEADING_SIZES)
    assert (styles["Normal"].font.name, styles["Normal"].font.size.pt) == ("Arial", 11)
    faces = {v for e in styles.element.iter(qn("w:rFonts")) for v in e.attrib.values()}
    assert faces == {paper.FACE}


def test_pages_are_a4_with_the_margins_of_paper():
    section = made(Paragraph("x")).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == list(paper.MARGINS)


FOOT = f"Wzór: kurs MSAI · wydanie {msai.__version__} · CC BY-SA 4.0\tstrona\u00a01 z\u00a01"


def test_the_title_stands_above_every_page_but_the_first_and_numbers_below_all():
    section = made(PaperHeading("Diagnoza", 0)).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Diagnoza"
    assert section.first_page_header.paragraphs[0].text == ""
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[0].text == FOOT
        assert instructions(foot._element) == ["PAGE", "NUMPAGES"]


def test_pages_that_lie_have_their_number_at_their_own_edge():
    wide = PaperTable([f"kolumna {at}" for at in range(9)], [["x"] * 9])
    first, across = made(
        PaperHeading("Diagnoza", 0), Paragraph("x" * 500), PaperHeading("Skala"), wide
    ).sections
    assert (first.orientation, across.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert not across.different_first_page_header_footer
    for section in (first, across):
        width = section.page_width - section.left_margin - section.right_margin
        [stop] = section.footer.paragraphs[0].paragraph_format.tab_stops
        assert (stop.position, stop.alignment) == (width, WD_TAB_ALIGNMENT.RIGHT)
        assert list(section.footer.paragraphs[0].style.paragraph_format.tab_stops) == []


@pytest.mark.parametrize("length", [300, 2000])
def test_a_title_as_long_as_the_field_takes_works_everywhere(length):
    title = ("Słowo " * length)[:length].strip()
    document = made(Cover(title), Paragraph("x"))
    assert document.paragraphs[0].text == title
    assert len(document.core_properties.title) <= 255
    assert document.sections[0].header.paragraphs[0].text.endswith("…")
    assert document.paragraphs[0].runs[0].font.size.pt == 12


def test_the_contents_are_a_field_filled_in_beforehand_that_word_computes_when_it_opens():
    document = made(
        Contents(), PaperHeading("Cele"), PaperHeading("Kto", 2), PaperHeading("Karta", 3)
    )
    asked = instructions(document.element.body)
    assert 'TOC \\o "1-2" \\h \\z \\u' in asked
    lines = [words(p._p) for p in document.paragraphs if p.style.name.startswith("toc ")]
    assert lines == ["Cele…", "Kto…"]
    assert document.settings.element.find(qn("w:updateFields")).get(qn("w:val")) == "true"
    leads = {one.get(qn("w:anchor")) for one in document.element.body.iter(qn("w:hyperlink"))}
    there = {one.get(qn("w:name")) for one in document.element.body.iter(qn("w:bookmarkStart"))}
    assert len(leads) == 2 and leads <= there


def test_a_document_without_contents_asks_nothing_when_it_opens():
    assert made(Paragraph("x")).settings.element.find(qn("w:updateFields")) is None


def test_captions_are_numbered_where_they_are_listed_and_only_there():
    table = PaperTable(["a"], [["x"]], "Zasoby")
    listed = made(TableList(), table, PaperTable(["b"], [["y"]], "Głosy"))
    captions = [p.text for p in listed.paragraphs if p.style.name == "Caption"]
    assert captions == ["Tabela\u00a01. Zasoby", "Tabela\u00a02. Głosy"]
    assert instructions(listed.element.body).count("SEQ Tabela \\* ARABIC") == 2
    assert 'TOC \\h \\z \\c "Tabela"' in instructions(listed.element.body)
    assert made(table).paragraphs[0].text == "Zasoby"


def test_each_numbered_list_begins_with_one():
    document = made(Bullets(["a", "b"], numbered=True), Paragraph("x"), Bullets(["c"], True))
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]
    starts = document.part.numbering_part.element.iter(qn("w:startOverride"))
    assert [one.get(qn("w:val")) for one in starts] == ["1", "1"]


def test_one_letter_words_stay_with_the_next_one_and_lines_stay_lines():
    document = made(Paragraph("Praca i szkoła w gminie"), Paragraph("Trasa A\nTrasa B"))
    assert document.paragraphs[0].text == "Praca i\u00a0szkoła w\u00a0gminie"
    assert document.paragraphs[1].text == "Trasa A\nTrasa B"


def test_numbers_have_their_thousands_apart_and_stand_to_the_right():
    rows = [["Klub", 94800], ["Para", 79400], ["Sala", "bez kosztu"]]
    cells = [
        row.cells[1].paragraphs[0] for row in made(PaperTable(["x", "Koszt"], rows)).tables[0].rows
    ]
    assert [one.text for one in cells] == ["Koszt", "94\u00a0800", "79\u00a0400", "bez kosztu"]
    assert [str(one.alignment) for one in cells] == ["RIGHT (2)"] * 3 + ["None"]


LONG = ["organizatorka społeczności lokalnej", "Niepełnosprawność", "01.03.2026", "191 400 zł"]


@pytest.mark.parametrize("across", [False, True])
def test_every_column_has_room_for_its_widest_word(across):
    rows = [[*LONG, "długi opis, który zajmuje wiele wierszy " * 5, "tak"]] * 3
    layout = laid_out(
        PaperTable(["Kto", "Powód", "Dzień", "Koszt", "Opis", "Zgoda"], rows), across=across
    )
    for column, width in enumerate(layout.widths):
        for row in layout.texts:
            assert widest_word(row[column], layout.size) < width - 8
    assert sum(layout.widths) == pytest.approx(text_room(across=across))
    # Upright, the longest word takes more than an even share; the long text comes next.
    others = layout.widths if across else (*layout.widths[:1], *layout.widths[2:])
    assert layout.widths[4] == max(others)


def test_columns_share_what_the_words_leave():
    assert shared([ColumnNeed(10, 10), ColumnNeed(10, 50)], 40) == [10, 30]
    assert shared([ColumnNeed(10, 10), ColumnNeed(30, 30)], 20) == [5, 15]
    assert shared([ColumnNeed(10, 10), ColumnNeed(10, 30)], 80) == [20, 60]


def test_text_is_measured_as_the_typeface_is_wide():
    # Adobe Font Metrics of Helvetica: W 944, i 222, zero 556; ź is as wide as z.
    assert text_width("Wi0", 10) == pytest.approx(17.22)
    assert text_width("źż", 10) == text_width("zz", 10)
    assert widest_word("a bbb\u00a0cc d", 10) == text_width("bbb\u00a0cc", 10)


def test_a_wide_table_lies_across_with_its_heading_and_the_next_part_stands_upright():
    wide = PaperTable([f"Kolumna {n}" for n in range(8)], [["x"] * 8])
    document = made(
        PaperHeading("1"), Bullets(["x"]), PaperHeading("2"), Paragraph("nota", quiet=True),
        PaperHeading("2.1", 2), wide, PaperHeading("3"), Paragraph("y"),
    )  # fmt: skip
    directions = [section.orientation for section in document.sections]
    upright, across = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert directions == [upright, across, upright]
    parts = "".join(words(one) + ("|" if one.find(f".//{qn('w:sectPr')}") is not None else "")
                    for one in document.element.body)  # fmt: skip
    assert parts.startswith("1x|2nota2.1Kolumna 0") and parts.endswith("|3y")
    assert {round(section.page_width.mm) for section in document.sections[1:2]} == {297}


def test_a_few_words_before_a_wide_table_get_no_page_of_their_own():
    wide = PaperTable([f"Kolumna {n}" for n in range(8)], [["x"] * 8])
    document = made(PaperHeading("Raport", 0), Paragraph("Zmyślone."), PaperHeading("1"), wide)
    assert [section.orientation for section in document.sections] == [WD_ORIENT.LANDSCAPE]


def test_columns_that_wait_for_handwriting_are_wide_and_their_rows_high():
    signed = PaperTable(["Nr", "Podpis"], [[1, ""], [2, ""]])
    first, second = laid_out(signed, across=False).widths
    assert second > 3 * first
    rows = made(signed).tables[0].rows
    assert [row.height and round(row.height.mm) for row in rows] == [None, 9, 9]
    filled = made(PaperTable(["Nr", "Podpis"], [[1, "x"], [2, ""]])).tables[0].rows
    assert {row.height for row in filled} == {None}


def test_rows_are_not_torn_apart_unless_they_are_longer_than_a_page():
    rows = made(PaperTable(["a"], [["krótko"], ["d" * 2000]])).tables[0].rows
    torn = [row._tr.find(f".//{qn('w:cantSplit')}") is None for row in rows]
    assert torn == [False, False, True]


def test_headings_and_captions_stay_with_what_follows():
    document = made(PaperHeading("a"), PaperTable(["b"], [["c"], ["d"]], "e"))
    for name in ("Heading 1", "Heading 2", "Heading 3", "Caption"):
        assert document.styles[name].paragraph_format.keep_with_next
    kept = [
        r.cells[0].paragraphs[0].paragraph_format.keep_with_next for r in document.tables[0].rows
    ]
    assert kept == [True, True, None]


def test_a_cover_says_what_it_is_told_and_no_date_by_itself():
    document = made(Cover("Program", "Zatorze", ["Dane zmyślone"], [("Gmina", "Wierzbogród")]))
    said = [p.text for p in document.paragraphs if p.text.strip()]
    assert said == ["Program", "Zatorze", "Dane zmyślone"]
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Gmina", "Wierzbogród"]
    assert document.paragraphs[2].style.name == "Warning"


def test_a_card_is_read_label_by_label():
    document = made(Entries([("Cel", "praca"), ("Kto", "Most")]), Entries([]))
    assert len(document.tables) == 1
    label, text = document.tables[0].rows[0].cells
    assert label.paragraphs[0].runs[0].bold and not text.paragraphs[0].runs[0].bold


def test_a_break_is_made_by_the_line_after_it_so_that_no_page_stays_empty():
    document = made(Paragraph("a"), PageBreak(), PaperHeading("b"), Paragraph("c"), PageBreak())
    begun = [(p.text, p.paragraph_format.page_break_before) for p in document.paragraphs]
    assert begun == [("a", None), ("b", True), ("c", None)]
    body = made(Paragraph("a"), PageBreak(), PaperTable(["b"], [["c"]])).element.body
    assert [one.get(qn("w:type")) for one in body.iter(qn("w:br"))] == ["page"]


def test_short_cards_stay_whole_and_long_ones_go_on_over_the_page():
    for letters, kept in ((100, [True, True, None]), (500, [None, None, None])):
        rows = made(Entries([("Cel", "d" * letters)] * 3)).tables[0].rows
        whole = [r.cells[0].paragraphs[0].paragraph_format.keep_with_next for r in rows]
        assert whole == kept


def test_labels_have_a_third_of_the_text_and_less_beside_long_texts():
    def wide(label, text):
        return made(Entries([(label, text)])).tables[0].columns[0].width.pt

    third = pytest.approx(0.3 * text_room(across=False), abs=0.1)
    assert wide("Kto", "Most") == wide("Na czym to polega " * 5, "długi " * 50) == third
    assert wide("Kto", "długi " * 50) < 40


def test_a_picture_is_told_to_those_who_do_not_see_it_and_fits_the_text():
    document = made(
        TableList(), PaperPicture(png(), "Mapa: dwa obszary", "Obszar", "Źródło: BDL", 900)
    )
    assert 'TOC \\h \\z \\c "Rycina"' in instructions(document.element.body)
    assert [p.text for p in document.paragraphs if p.style.name == "TOC Heading"] == ["Spis rycin"]
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Mapa: dwa obszary"
    assert shape.width.mm == pytest.approx(165, abs=1)
    assert [p.text for p in document.paragraphs if p.text][-2:] == [
        "Rycina\u00a01. Obszar",
        "Źródło: BDL",
    ]


def test_numbers_of_a_column_have_as_many_decimals_each():
    table = PaperTable(
        ("Jednostka", "Indeks", "Osoby"), [["A", 1.31, 12], ["B", 0.8, 7], ["C", 0.0, 3]]
    )
    told = laid_out(table, across=False).texts
    assert [row[1:] for row in told[1:]] == [("1,31", "12"), ("0,80", "7"), ("0,00", "3")]


def test_a_span_of_hours_has_room_in_one_line():
    rows = [["10.45–11.00", "x" * 12, "Dużo tekstu " * 30]]
    layout = laid_out(PaperTable(("Godziny", "Kto", "Jak"), rows), across=False)
    assert layout.widths[0] > text_width("10.45–11.00", layout.size)


def test_a_very_wide_logo_is_lower():
    document = Document()
    logo = io.BytesIO()
    Image.new("RGB", (2400, 60), "red").save(logo, "png")
    furnish(document, Furniture("Plan", "stopka", logo.getvalue(), "Logo: OPS"))
    [drawn] = document.sections[0].header.part.element.iter(qn("wp:extent"))
    across, down = (int(drawn.get(side)) / 36_000 for side in ("cx", "cy"))
    assert across <= WIDEST_LOGO + 0.1 and down == pytest.approx(across / 40, abs=0.1)
