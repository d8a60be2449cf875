"""What *Mój program* gives to take home, with its map where the draft has one."""

from __future__ import annotations

import io

from docx import Document
from openpyxl import load_workbook

from msai.activities.common import town_origin
from msai.activities.my_programme.papers import document
from msai.activities.my_programme.program import program
from msai.activities.my_programme.state import update
from msai.activities.my_programme.work import Work
from msai.programme import WIERZBOGROD, Programme, example, read, save
from msai.programme.cards import Subarea
from msai.ui import Event

from .taken_home import taken_home


def opened(programme):
    return update(Work(), Event("file", "szkic.json", save(programme)))


def test_the_downloads_never_wait_for_the_checks():
    for state in (Work(), opened(example())):
        word, excel, open_matters, saved = (taken_home(one, state) for one in program().downloads)
        heading = Document(io.BytesIO(word.content)).paragraphs[0].text.replace("\u00a0", " ")
        assert heading == "Program rewitalizacji społecznej – szkic"
        assert load_workbook(io.BytesIO(excel.content)).sheetnames[0] == "O tym skoroszycie"
        assert Document(io.BytesIO(open_matters.content)).paragraphs[0].text == "Do wyjaśnienia"
        assert read(saved.content)[0] == state.mine


def maps_of(programme):
    """Return how many charts of the document are maps."""
    specs = document(opened(programme)).specs
    return sum(any("projection" in layer for layer in spec["layer"]) for spec in specs)


def test_the_map_is_drawn_for_subareas_of_the_town_only():
    ours = Subarea("Zatorze", 1655, made_up=WIERZBOGROD)
    assert maps_of(Programme(subareas=(ours,))) == 1
    # A real place of the same name does not lie in the invented town.
    assert maps_of(Programme(subareas=(Subarea("Zatorze", 1655),))) == 0
    assert maps_of(Programme(subareas=(Subarea("Gdzieś", made_up=WIERZBOGROD),))) == 0


def test_an_edition_without_boundaries_has_a_document_without_a_map(monkeypatch):
    monkeypatch.setattr("msai.activities.my_programme.papers.shapes", list)
    assert maps_of(Programme(subareas=(Subarea("Zatorze", made_up=WIERZBOGROD),))) == 0


def test_the_example_has_a_map_a_ranking_a_timeline_and_a_budget_chart():
    draw = document(update(Work(), Event("example")))
    assert len(draw.specs) == 4 and town_origin.shapes()
    file = draw.then([None] * 4)
    assert file.filename.endswith(".docx")
    assert len(Document(io.BytesIO(file.content)).inline_shapes) == 4


def test_a_record_of_the_exercise_brings_the_ranking_along():
    from msai.activities.delimit_area.state import encode, initial
    from msai.activities.delimit_area.state import update as choose

    chosen = choose(choose(initial(), Event("unit:Zatorze")), Event("unit:Kolejowa"))
    state = program().receive(Work(), {"delimit-area": encode(chosen)})
    ranking = state.mine.ranking
    assert [unit.name for unit in ranking if unit.chosen] == ["Zatorze", "Kolejowa"]
    assert {unit.made_up for unit in ranking} == {WIERZBOGROD}
    assert list(ranking) == sorted(ranking, key=lambda unit: -unit.index)
