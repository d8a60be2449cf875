"""A page with a picture of every page of every document, made where the programs for it are."""

from __future__ import annotations

import re
import sys

import pytest
from PIL import Image

import msai_course.cli
from msai.base.export import PageBreak, PaperHeading, Paragraph, Sheet, write_docx, write_xlsx
from msai_course.build.errors import BuildError
from msai_course.cli import papers as command
from msai_course.contact_sheet import rendering
from msai_course.contact_sheet.making import contact_sheet
from msai_course.contact_sheet.page import PicturedPaper, page_html
from msai_course.papers.imprint import Imprint
from msai_course.papers.typesetting import Layout, as_typst, typeset
from rendered import need_office

TWO_PAGES = write_docx([PaperHeading("Plan", 1), PageBreak(), Paragraph("Druga strona")])
TABLE = write_xlsx([Sheet("Plan", [["Godzina", "Co"], ["9.00", "Powitanie"]])])


@pytest.fixture(scope="module")
def made(tmp_path_factory, need):
    """A sheet of four documents, two of one name; one is broken. Page and what was shown."""
    need_office(need, ".docx", ".xlsx")
    need("pdftoppm")
    folder = tmp_path_factory.mktemp("podglad")
    pdf = typeset(as_typst("<p>Karta</p>"), folder, Imprint("Próba"), Layout())
    papers = {
        "plan/plan.docx": TWO_PAGES,
        "plan/plan.xlsx": TABLE,
        "druki/<zepsuty>.docx": b"to nie jest dokument",
        "karta & cień.pdf": pdf,
    }
    page = folder / "papers.html"
    return page, contact_sheet("Kurs <próbny>", papers.items(), page)


def test_every_page_of_every_document_has_a_picture_with_its_number(made):
    page, shown = made
    assert {one.name: len(one.pictures) for one in shown} == {
        "plan/plan.docx": 2, "plan/plan.xlsx": 1, "druki/<zepsuty>.docx": 0, "karta & cień.pdf": 1,
    }  # fmt: skip
    for picture in (name for one in shown for name in one.pictures):
        with Image.open(page.parent / picture) as opened:
            assert min(opened.size) > 400
    text = page.read_text(encoding="utf-8")
    assert 'alt="plan/plan.docx, strona 2"' in text
    assert '<h3 id="plan-plan.docx">plan.docx <span>stron: 2</span></h3>' in text


def test_what_is_broken_is_named_and_the_rest_goes_on(made):
    page, shown = made
    text = page.read_text(encoding="utf-8")
    assert "Nie dały się pokazać" in text and "druki/&lt;zepsuty&gt;.docx" in text
    assert "Liczba plików: 3. Liczba stron: 4." in text
    assert [one.name for one in shown if not one.pictures] == ["druki/<zepsuty>.docx"]


def test_the_page_asks_nobody_else_for_anything(made):
    page, _shown = made
    text = page.read_text(encoding="utf-8")
    named = re.findall(r'(?:src|href)="([^"#]+)', text)
    assert len(named) == 8
    for one in named:
        assert (page.parent / re.sub("%20", " ", one)).is_file() or "%" in one
    assert not re.search(r"https?:|//|url\(|@import|<script", text)


def test_a_second_run_leaves_nothing_of_the_first(made):
    page, _shown = made
    contact_sheet("Kurs", [], page)
    assert sorted(path.name for path in page.with_suffix("").iterdir()) == ["office"]
    assert "Liczba plików: 0." in page.read_text(encoding="utf-8")


def test_documents_of_one_folder_stand_together_below_its_name():
    shown = [PicturedPaper(name, "a.pdf", ("a.png",)) for name in ("a.pdf", "slajdy/1.pptx", "x/y")]
    text = page_html("Kurs", shown)
    heads = re.findall(r"<h2>(.*?)</h2>", text)
    assert heads == ["Materiały trenera", "Slajdy", "x"]


@pytest.fixture
def without(monkeypatch):
    """A computer on which a program is missing."""

    def lacks(*names):
        found = rendering.find_program
        monkeypatch.setattr(
            rendering, "find_program", lambda name: None if name in names else found(name)
        )

    return lacks


def test_a_missing_program_is_named_with_what_to_install(without):
    without("soffice", "pdftoppm")
    with pytest.raises(BuildError, match="soffice") as told:
        rendering.check_programs()
    assert "pdftoppm (poppler)" in told.value.message
    assert "apt-get install libreoffice-writer-nogui" in told.value.hint


def test_the_command_says_so_before_it_builds_anything(without, monkeypatch, capsys):
    without("soffice")
    monkeypatch.setattr(sys, "argv", ["msai", "papers"])
    with pytest.raises(SystemExit) as ended:
        msai_course.cli.main()
    assert ended.value.code == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Do obrazków stron brakuje programów: soffice (LibreOffice)." in said
    assert "Traceback" not in said
    assert command.PAGE.name == "papers.html"
