"""Made-up data are told from real ones wherever they go: screen, draft, document, tables, file."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from msai.activities.common import made_up_marks, town_origin
from msai.activities.delimit_area import program as delimit_area
from msai.activities.my_programme import program as my_programme
from msai.activities.residents_voice import program as voice
from msai.activities.stakeholder_map import program as partners
from msai.base.forms import MADE_UP, fields_of
from msai.programme import Programme, clarify, document, save, to_clarify, workbook
from msai.programme.cards import Subarea
from msai.ui import Event, opened, sealed, to_json
from msai.ui.cards import answered, card_nodes

from .taken_home import taken_home

RECORDS = Path(__file__).parents[2] / "fixtures" / "records"
sys.path.insert(0, str(RECORDS))
from make import inputs, programs  # noqa: E402

SENTENCE = "Dane o Wierzbogrodzie są zmyślone: zastąp je danymi swojej gminy."
MINE = my_programme.program()
PARTNERS = partners.program()
VOICE = voice.program()


def chosen(*units):
    program = delimit_area.program()
    state = program.initial()
    for unit in units:
        state = program.update(state, Event(f"unit:{unit}", True))
    return sealed(program, state)


def gathered(**records):
    return MINE.receive(MINE.initial(), {k.replace("_", "-"): v for k, v in records.items()})


def text_of(blocks):
    return "\n".join(str(block) for block in blocks)


@pytest.fixture
def work():
    return replace(gathered(delimit_area=chosen("Zatorze", "Śródmieście")), begun=True)


def test_units_of_the_invented_town_say_so_on_their_cards(work):
    assert {one.made_up for one in work.mine.subareas} == {"Wierzbogród"}
    assert work.mine.area.made_up == "Wierzbogród"


def test_they_stand_first_among_what_is_to_be_clarified(work):
    first = clarify(work.mine)[0]
    assert first.what == SENTENCE and first.is_open
    assert "Obszar" in first.where


def test_the_chapter_and_the_list_of_chapters_carry_a_badge(work):
    plain = json.dumps(to_json(MINE.view(work)), ensure_ascii=False)
    assert "(dane zmyślone)" in plain
    chapter = MINE.update(work, Event("chapter:3"))
    assert SENTENCE in json.dumps(to_json(MINE.view(chapter)), ensure_ascii=False)


def test_the_document_says_so_on_its_first_page_in_the_chapter_and_in_the_table(work):
    text = text_of(document(work.mine))
    assert text.count(SENTENCE) >= 2
    assert SENTENCE in text_of(to_clarify(work.mine))
    assert "Dane zmyślone" in text


def test_the_workbook_has_a_column_for_it_and_the_note_first(work):
    sheets = {sheet.title: sheet.rows for sheet in workbook(work.mine)}
    header, *rows = sheets["Podobszary"]
    at = list(header).index("Dane zmyślone")
    assert [row[at] for row in rows] == ["Wierzbogród", "Wierzbogród"]
    assert sheets["O tym skoroszycie"][1] == ["Uwaga", SENTENCE]


def test_the_file_keeps_it_for_whoever_opens_it(work):
    content = json.loads(save(work.mine))
    assert {one[MADE_UP] for one in content["programme"]["subareas"]} == {"Wierzbogród"}
    there = MINE.update(MINE.initial(), Event("file", "szkic.json", save(work.mine)))
    assert clarify(there.mine)[0].what == SENTENCE


def test_units_taken_over_as_subareas_keep_it_until_it_is_unticked():
    record = {**chosen("Zatorze"), "programme": {}}
    work = MINE.update(gathered(delimit_area=record), Event("take-area"))
    assert work.mine.subareas == (Subarea("Zatorze", made_up="Wierzbogród"),)
    (card,) = work.mine.subareas
    assert any(node.id == MADE_UP for node in inputs(card_nodes(card, "")))
    real, problem = answered(card, MADE_UP, False)
    assert problem is None and real.made_up == ""
    assert not any(node.id == MADE_UP for node in inputs(card_nodes(real, "")))


def test_a_draft_of_real_data_bears_no_mark():
    real = Programme(subareas=(Subarea("Stare Miasto", 1200),))
    assert all(entry.code != "S0" for entry in clarify(real))
    assert "Dane zmyślone" not in text_of(document(real))
    (sheet,) = [sheet for sheet in workbook(real) if sheet.title == "Podobszary"]
    assert "Dane zmyślone" not in sheet.rows[0]


@pytest.mark.parametrize(
    ("about", "place"),
    [
        ({"name": "Mgławice", "synthetic": False, "source": "BDL"}, ""),
        ({"name": "Mgławice", "synthetic": True, "source": ""}, "Mgławice"),
    ],
)
def test_an_edition_says_for_itself_whether_its_data_are_real(monkeypatch, tmp_path, about, place):
    path = tmp_path / "edition.json"
    path.write_text(json.dumps(about), encoding="utf-8")
    monkeypatch.setattr(town_origin, "edition_path", lambda _name: path)
    assert town_origin.made_up() == place
    record = chosen("Zatorze")
    assert record["programme"]["area"].get(MADE_UP, "") == place


def test_cards_of_an_example_take_their_mark_along_and_own_ones_have_none():
    record = sealed(PARTNERS, PARTNERS.initial())
    given = gathered(stakeholder_map=record).mine.partners
    assert given and {one.made_up for one in given} == {"Wierzbogród"}
    record = sealed(VOICE, VOICE.initial())
    mine = gathered(residents_voice=record).mine
    for part in (mine.assets, mine.voices, mine.conclusions):
        assert part and {one.made_up for one in part} == {"Wierzbogród"}
    cleared = PARTNERS.update(PARTNERS.initial(), Event("clear"))
    own = PARTNERS.update(cleared, Event("stakeholders:add"))
    assert own.stakeholders.cards[0].made_up == ""


@pytest.mark.parametrize("name", sorted(made_up_marks.MARKERS))
def test_records_saved_before_there_were_marks_get_them(name):
    (program,) = [one for one in programs() if one.id == name]
    assert program.version == 2
    older = json.loads((RECORDS / "1" / f"{name}.json").read_text(encoding="utf-8"))
    state = opened(program, older[0])
    fresh = {key: part for key, part in sealed(program, state).items() if key != "programme"}
    start = sealed(program, program.initial())
    assert fresh == {key: part for key, part in start.items() if key != "programme"}
    given = [gathered(**{name.replace("-", "_"): record}).mine for record in older]
    assert any(clarify(mine)[0].what == SENTENCE for mine in given if mine != Programme())


def test_the_example_that_one_looks_at_is_marked_in_all_that_is_taken_home():
    looking = MINE.update(MINE.initial(), Event("example"))
    for download in MINE.downloads:
        assert "zmyślon" in content_of(taken_home(download, looking)).lower()
    assert "(dane zmyślone)" not in json.dumps(to_json(MINE.view(MINE.initial())))


def content_of(file):
    if file.filename.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(file.content))
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        return "\n".join(cells)
    if file.filename.endswith(".docx"):
        from docx import Document

        made = Document(io.BytesIO(file.content))
        tables = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *tables])
    return file.content.decode()


#: Files that hold no data of the examples: empty forms, and cards on people's behaviour.
WITHOUT_DATA = {
    ("own-table", 0),
    ("agenda-builder", 1),
    ("residents-voice", 1),
    ("practice-catalogue", 0),
    ("practice-catalogue", 1),
    ("practice-catalogue", 2),
    ("practice-catalogue", 3),
    ("practice-catalogue", 4),
    ("indicator-card", 0),
    ("indicator-card", 1),
    ("difficult-situation", 0),
    ("work-step", 0),
    ("my-programme", 0),
    ("my-programme", 1),
    ("my-programme", 2),
    ("my-programme", 3),
}


@pytest.mark.parametrize(
    ("program", "at"),
    [
        (program, at)
        for program in programs()
        for at in range(len(program.downloads))
        if (program.id, at) not in WITHOUT_DATA
    ],
    ids=lambda value: getattr(value, "id", value),
)
def test_every_file_with_example_data_says_that_they_are_made_up(program, at):
    state = program.initial()
    if program.receive is not None:
        state = program.receive(state, {})
    assert "zmyślon" in content_of(taken_home(program.downloads[at], state)).lower()


def test_the_mark_is_a_field_of_every_card_that_an_example_fills():
    parts = {item.name: item.card for item in fields_of(Programme) if item.card}
    marked = {name for name, card in parts.items() if MADE_UP in {f.name for f in fields_of(card)}}
    assert {"area", "subareas", "phenomena", "tables", "assets", "voices", "conclusions",
            "partners"} <= marked  # fmt: skip
