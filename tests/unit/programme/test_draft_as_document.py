"""The draft is written as a document and a workbook, and says what it leaves out."""

import io
import re
from dataclasses import replace

from docx import Document

from msai.base import export, i18n
from msai.base.forms import describe, fields_of
from msai.partnership import Agreement
from msai.planning.action import Action
from msai.programme import (
    CHAPTERS,
    Programme,
    clarify,
    document,
    example,
    to_clarify,
    workbook,
)
from msai.programme.cards import CountTable, Justification, Summary, TableCell


def test_every_part_of_the_draft_stands_in_the_document():
    shown = {part.split(".")[0] for c in CHAPTERS for s in c.sections for part in s.parts}
    elsewhere = {"summary", "agreement", "workshop", "cases", "answers"}
    assert shown | elsewhere == {item.name for item in fields_of(Programme)}


def _text(blocks):
    file = Document(io.BytesIO(export.write_docx(blocks)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return file, "\n".join([p.text for p in file.paragraphs] + cells).replace("\u00a0", " ")


def test_the_document_reads_from_the_title_to_what_it_leaves_out():
    file, text = _text(document(example()))
    headings = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "1. Streszczenie prostym językiem"
    assert headings[-2:] == ["Załączniki", "Czego szkic świadomie nie zawiera"]
    assert file.paragraphs[0].text.replace("\u00a0", " ") == (
        "Program rewitalizacji społecznej – szkic"
    )
    assert "Nie zastępuje gminnego programu rewitalizacji ani uchwały rady gminy" in text
    assert "Można przenieść do GPR: art. 15 ust. 1 pkt 9." in text
    for expected in ("Klub pracy z dojazdem", "191 400", "20 miesięcy × 3900 zł"):
        assert expected in text
    assert "Jeśli ruszy działanie „Klub pracy z dojazdem” dla osób bez pracy" in text


def test_codes_of_the_course_stand_only_in_the_file_for_the_team():
    code = re.compile(r"\bS\d+\b")
    assert code.findall(_text(document(example()))[1]) == []
    assert "PYTANIE · S22 · rozdział 8, rozdział 9" in _text(to_clarify(example()))[1]
    cells = [cell for sheet in workbook(example()) for row in sheet.rows for cell in row]
    assert [cell for cell in cells if isinstance(cell, str) and code.search(cell)] == []


def test_a_card_says_its_name_once_and_a_task_has_no_second_name():
    blocks = document(example())
    names = [action.name for action in example().actions]
    headings = [b.text for b in blocks if isinstance(b, export.PaperHeading) and b.level == 3]
    labels = {label for b in blocks if isinstance(b, export.Entries) for label, _text in b.rows}
    assert [one for one in headings if one in names] == names
    assert not labels & {"Działanie", "Nazwa"}
    (tasks,) = (b for b in blocks if isinstance(b, export.PaperTable) and b.caption == "Zadania")
    assert list(tasks.header) == ["Zadanie", "Kto", "Początek", "Koniec", "Godziny w miesiącu"]


def test_numbers_of_the_diagnosis_say_where_they_come_from_and_of_when_they_are():
    notes = [b.note for b in document(example()) if isinstance(b, export.PaperTable) and b.note]
    assert any("szkoły, zestawienie zbiorcze, stan na 31.12.2024" in note for note in notes)
    assert "Stan na 31.12.2024." in notes


def test_every_table_of_the_document_has_a_name_of_its_own():
    blocks = document(example())
    captions = [block.caption for block in blocks if isinstance(block, export.PaperTable)]
    assert len(captions) > 15 and all(captions)
    assert len(set(captions)) == len(captions)


def test_path_c_does_not_speak_of_the_gpr_points():
    programme = replace(example(), start=replace(example().start, path="C"))
    assert "Można przenieść do GPR" not in _text(document(programme))[1]


def test_a_summary_corrected_by_hand_stands_as_written():
    programme = replace(example(), summary=Summary("Pierwsze zdanie.\n\nDrugie zdanie."))
    _file, text = _text(document(programme))
    assert "Pierwsze zdanie.\nDrugie zdanie." in text
    assert "Kosztuje 191" not in text


def test_an_empty_chapter_says_in_one_line_what_is_missing():
    lines = _text(document(Programme()))[1].splitlines()
    at = lines.index("8. Budżet i źródła", lines.index("1. Streszczenie prostym językiem") + 5)
    assert lines[at + 1] == (
        "Do napisania. Rozdział będzie gotowy, gdy: "
        + "suma zgadza się, każde źródło ma stopień pewności."
    )
    assert lines[at + 2].startswith("9. ")
    assert "BRAK · S30" in _text(to_clarify(Programme()))[1]


def test_an_empty_part_of_a_chapter_names_what_is_missing():
    _file, text = _text(document(replace(example(), milestones=())))
    assert "7.2. Kamienie milowe\nDo napisania: Kamienie milowe." in text


def test_what_is_asked_of_many_actions_is_asked_once_with_their_names():
    actions = tuple(Action(name=f"Klub {n}") for n in range(1, 4))
    text = _text(to_clarify(replace(example(), actions=actions)))[1]
    assert "Działanie „…” nie ma wykonawcy. Dotyczy (3): Klub 1; Klub 2; Klub 3." in text
    assert text.count("BRAK · S28 ") == text.count("· S13 ") == 1


def test_long_names_are_cut_in_a_list_as_long_as_they_can_be_told_apart():
    long = "Bardzo długie działanie z nazwą, której nikt nie przeczyta do końca"
    short = "Bardzo długie działanie z nazwą, której nikt nie…"
    for names, shown in (
        ((f"1 {long}", f"2 {long}"), f"Dotyczy (2): 1 {short}; 2 {short}."),
        ((f"{long} 1", f"{long} 2"), f"Dotyczy (2): {long} 1; {long} 2."),
    ):
        actions = tuple(Action(name=name) for name in names)
        assert shown in _text(to_clarify(replace(example(), actions=actions)))[1]


def test_answered_questions_and_a_clean_result_are_shown_too():
    first = clarify(example())[-1]
    programme = replace(example(), answers=(Justification(first.key, "bo tak ustaliliśmy"),))
    assert "bo tak ustaliliśmy" in _text(to_clarify(programme))[1]


def test_hidden_counts_stay_hidden_in_the_document():
    table = CountTable(
        "Karty", (TableCell("A", 2, True), TableCell("B", 3, True), TableCell("C", 29)), False
    )
    file, _all = _text(document(replace(example(), tables=(table,))))
    rows = [[cell.text for cell in row.cells] for table in file.tables for row in table.rows]
    shown = [row for row in rows if row[0] in ("A", "B", "C", "Razem") and len(row) == 2]
    assert shown[:3] == [["A", "ukryte"], ["B", "ukryte"], ["C", "29"]]


def _rows_below(file, first):
    """Return the rows of the table whose first header is this."""
    tables = [[[c.text for c in row.cells] for row in table.rows] for table in file.tables]
    return next(rows for rows in tables if rows[0][0] == first)


def test_tables_of_the_same_units_stand_side_by_side_four_at_a_time():
    def counts(name, *values):
        return CountTable(name, tuple(map(TableCell, ("Tory", "Park"), values)))

    tables = tuple(counts(f"t{n}", n, None) for n in range(5))
    other = CountTable("inne", (TableCell("Rynek", 9),), total_shown=True)
    file, text = _text(document(replace(example(), ranking=(), tables=(*tables, other))))
    assert _rows_below(file, "Jednostka") == [
        ["Jednostka", "t0", "t1", "t2", "t3"],
        ["Tory", "0", "1", "2", "3"],
        ["Park", *["brak danych"] * 4],
    ]
    assert "t4" in text and ["Rynek", "9"] in [
        [cell.text for cell in row.cells] for table in file.tables for row in table.rows
    ]


def test_the_agreement_is_an_annex_and_its_open_points_wait_with_dots():
    file, _all = _text(document(replace(example(), agreement=Agreement(goal="praca przez rok"))))
    rows = _rows_below(file, "Punkt")
    assert len(rows) == 16 and rows[2][1] == "praca przez rok"
    assert {row[1] for row in rows[1:] if row != rows[2]} == {"…"}
    _file, text = _text(document(Programme()))
    assert "Z7. Projekt porozumienia partnerów\n(do napisania)" in text


def test_the_tables_go_into_a_workbook():
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(export.write_xlsx(workbook(example()))))
    assert {"Budżet", "Zadania", "Wskaźniki", "Karty opisowe"} <= set(book.sheetnames)
    budget = list(book["Budżet"].values)
    assert budget[0][0] == "Na co" and 3900 in budget[1]
    hours = list(book["Czas ludzi"].values)
    assert hours[0] == ("Miesiąc", "organizatorka", "animator", "doradczyni", "Razem")
    assert [sheet.title for sheet in workbook(Programme())] == ["O tym skoroszycie"]


def test_the_first_sheet_explains_the_others():
    first, *others = workbook(example())
    told = [row[0] for row in first.rows]
    assert [f"Arkusz „{sheet.title}”" for sheet in others] == told[-len(others) :]


def test_the_draft_can_be_read_in_english_too():
    i18n.set_language("en")
    try:
        _file, text = _text(document(example()))
        assert "191,400" in text
        assert "QUESTION · S22 · chapter 8, chapter 9" in _text(to_clarify(example()))[1]
        assert "{" not in text
        assert dict(describe(example().indicators[0]))["Direction"] == "It should rise"
    finally:
        i18n.set_language("pl")
