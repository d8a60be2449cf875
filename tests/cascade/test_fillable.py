"""Sheets are filled in on a screen: places to write are fields with names, the rest stays text."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.oxml.ns import qn

from msai.base.export import PaperHeading, PaperTable, Paragraph, write_docx
from msai_course.papers.fillable import fillable


@pytest.fixture
def fields():
    """Return the names of a document's fields with what each shows."""

    def of(*blocks) -> list[tuple[str, str]]:
        body = Document(io.BytesIO(fillable(write_docx(blocks)))).element.body
        return [
            (one.find(f".//{qn('w:alias')}").get(qn("w:val")), _words(one))
            for one in body.iter(qn("w:sdt"))
        ]

    return of


def _words(element) -> str:
    return "".join(one.text for one in element.iter(qn("w:t")))


def test_dots_become_fields_named_after_the_words_before_them(fields):
    found = fields(Paragraph("Kto: ……… do kiedy (dzień): ………"))
    assert found == [("Kto", "………"), ("do kiedy (dzień)", "………")]


def test_a_field_after_a_mere_sign_has_the_name_of_the_one_before(fields):
    found = fields(Paragraph("Ile minut oni, a ile ja? …… / ……"))
    assert [name for name, _shown in found] == ["Ile minut oni, a ile ja?"] * 2


def test_a_line_of_dots_is_named_after_the_question_above(fields):
    assert fields(PaperHeading("Ankieta"), Paragraph("Co zrobisz?"), Paragraph("………………")) == [
        ("Co zrobisz?", "………………")
    ]


def test_empty_cells_are_named_after_their_row_and_column(fields):
    found = fields(PaperTable(("Pole", "Wpis"), [["nazwa", ""], ["", "x"]]))
    assert found == [("nazwa: Wpis", "……"), ("wiersz 2: Pole", "……")]


def test_a_choice_in_words_is_a_list_of_both():
    content = fillable(write_docx([Paragraph("Czy to ten sam rok? tak / nie, bo: ………")]))
    body = Document(io.BytesIO(content)).element.body
    words = [one.get(qn("w:value")) for one in body.iter(qn("w:listItem"))]
    assert words == ["tak", "nie"]
    assert _words(body) == "Czy to ten sam rok? tak / nie, bo: ………"


def test_a_single_mark_of_omission_is_no_field(fields):
    assert fields(Paragraph("„O ile…” stoi w zdaniu.")) == []


def test_every_field_has_an_id_of_its_own_and_can_be_typed_over():
    blocks = [PaperTable(("a", "b"), [["x", ""], ["y", ""]]), Paragraph("z: ………")]
    body = Document(io.BytesIO(fillable(write_docx(blocks)))).element.body
    ids = [one.get(qn("w:val")) for one in body.iter(qn("w:id"))]
    assert ids == ["1", "2", "3"]
    assert len(list(body.iter(qn("w:showingPlcHdr")))) == 3
