"""An assignment can be done on paper: every question, its options, figures, room to write."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from msai.assignments import assignment, assignment_ids, town
from msai_course.papers.answer_sheets import answer_sheet
from msai_course.papers.fragments import full_width
from msai_course.papers.imprint import Imprint
from msai_course.papers.typesetting import Layout, as_typst, typeset, without_calls
from rendered import printed_pages


@pytest.fixture(params=assignment_ids())
def asked(request):
    return assignment(request.param)


def test_every_question_stands_with_its_points_and_its_options(asked):
    soup = BeautifulSoup(without_calls(answer_sheet(asked)), "html.parser")
    titles = [heading.get_text() for heading in soup.find_all("h1")]
    said = soup.get_text().replace("\u00a0", " ")
    for number, question in enumerate(asked.questions, start=1):
        assert any(one.startswith(f"{number}. {question.field.label}") for one in titles)
        assert all(option.label in said for option in question.field.options)
        assert all(row.label in said for row in question.field.rows)


def test_there_is_room_for_as_many_rows_as_are_asked_for(asked):
    soup = BeautifulSoup(without_calls(answer_sheet(asked)), "html.parser")
    for number, question in enumerate(asked.questions, start=1):
        if question.field.kind == "rows":
            [heading] = [h for h in soup.find_all("h1") if h.get_text().startswith(f"{number}. ")]
            cells = heading.find_next("table").find_all("td")
            empty = sum(not cell.get_text() for cell in cells)
            assert empty >= question.field.minimum * len(question.field.columns)


def test_it_asks_for_the_code_and_says_which_release_it_is(asked):
    said = BeautifulSoup(answer_sheet(asked), "html.parser").get_text()
    assert "Kod: …" in said
    assert f"wydanie {asked.release}" in said


def test_the_first_one_holds_the_figures_of_all_units_and_calls_them_made_up():
    said = answer_sheet(assignment("zadanie-1"))
    assert "(zmyślone)" in said
    rows = BeautifulSoup(said, "html.parser").select("table.fixed tr")
    figures = {row.td.get_text(): row for row in rows if row.td and row.td.get_text()}
    assert set(figures) == {*town.unit_names(), "Całe miasto"}
    assert len(figures["Kolejowa"].find_all("td")) > 10


def test_on_paper_it_has_few_pages_and_nothing_leaves_them(asked, tmp_path, need):
    html = full_width(answer_sheet(asked))
    layout = Layout(sheet=True, flowing=True)
    path = tmp_path / "a.pdf"
    path.write_bytes(
        typeset(as_typst(html, sheet=True), tmp_path, Imprint(asked.title), layout)
    )  # fmt: skip
    pages = printed_pages(path, need)
    assert len(pages) <= 5
    assert all(word.left > 0 and word.right < page.width for page in pages for word in page.words)
