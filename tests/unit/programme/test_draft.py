"""The draft is put together, saved, merged, renamed and written as a document."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from msai.base import export, i18n
from msai.base.forms import describe, fields_of, to_dict
from msai.base.personal_data import personal_data
from msai.base.resources import data_path
from msai.errors import MsaiError
from msai.indicators import IndicatorCard
from msai.partnership import Agreement
from msai.planning import Action, Goal
from msai.programme import (
    BY_NUMBER,
    CHAPTERS,
    SOURCES,
    Programme,
    assemble,
    clarify,
    document,
    duplicates,
    example,
    has_content,
    in_order_of_work,
    merge,
    read,
    rename,
    save,
    summary_sentences,
    workbook,
)
from msai.programme.cards import CountTable, Justification, Start, Summary, TableCell
from msai.programme.checks_change import lasting_changes
from msai.programme.summary import amounts_in, people_in, years_in
from msai.programme.words import hurtful_words, streets


def test_parts_come_from_their_exercises_and_nothing_is_typed_twice():
    states = {
        "action-plan": {"programme": {"actions": [{"name": "Klub", "people": 12}]}},
        "indicator-card": {"programme": {"indicators": [{"name": "Odsetek"}]}, "step": 3},
        "my-programme": {"programme": {"start": {"name": "Razem", "path": "C"}, "vision": "…"}},
    }
    programme, problems = assemble(states)
    assert problems == []
    assert programme.actions == (Action("Klub", people=12),)
    assert programme.indicators == (IndicatorCard("Odsetek"),)
    assert (programme.start.name, programme.vision, programme.people) == ("Razem", "…", 12)


def test_a_part_whose_exercise_was_left_out_can_be_entered_in_the_draft_itself():
    own = {"my-programme": {"programme": {"goals": [{"name": "Cel"}]}}}
    assert assemble(own)[0].goals == (Goal("Cel"),)
    both = own | {"chain-of-change": {"programme": {"goals": [{"name": "Z ćwiczenia"}]}}}
    assert assemble(both)[0].goals == (Goal("Z ćwiczenia"),)
    assert assemble({}) == (Programme(), [])


def test_a_part_that_cannot_be_read_is_named_and_the_rest_stays():
    states = {
        "action-plan": {"programme": {"actions": "x", "tasks": [{"name": "a", "hours": "?"}]}}
    }
    programme, problems = assemble(states)
    assert {problem.code for problem in problems} == {"not_a_card", "not_a_number"}
    assert programme.tasks[0].name == "a"


def test_sources_name_real_parts():
    assert set(SOURCES) <= {item.name for item in fields_of(Programme)}


def test_the_draft_survives_saving_and_opening():
    assert read(save(example())) == (example(), [])
    assert read(b"\xef\xbb\xbf" + save(Programme())) == (Programme(), [])


def test_a_file_of_a_newer_version_is_read_with_a_word_of_caution():
    data = json.loads(save(example())) | {"version": 99}
    programme, problems = read(json.dumps(data).encode())
    assert programme == example()
    assert [problem.code for problem in problems] == ["newer_version"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"\xff\xfe", b'{"kind": "x", "version": 1}', b"[" * 100_000,
     b'{"kind": "msai.programme"}', b" " * 5_000_001],
)  # fmt: skip
def test_a_foreign_or_damaged_file_is_refused_in_words(content):
    with pytest.raises(MsaiError) as fault:
        read(content)
    assert "szkicu programu" in fault.value.problems[0].message


@given(st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([item.name for item in fields_of(Programme)] + ["name", "people"]),
        inner, max_size=6), max_leaves=20))  # fmt: skip
def test_whatever_stands_in_the_file_reading_never_breaks(content):
    data = {"kind": "msai.programme", "version": 1, "programme": content}
    programme, _problems = read(json.dumps(data).encode())
    assert isinstance(programme, Programme)
    assert document(programme) and isinstance(clarify(programme), list)


def test_two_drafts_are_joined_and_only_differences_are_asked_about():
    first = Programme(
        start=Start("Razem", "Wierzbogród"),
        actions=(Action("Klub", people=12, place="sala"), Action("Festyn")),
    )
    second = Programme(
        start=Start("Razem", path="C", team=("szkoła",)),
        actions=(Action("Klub", people=20, goal="Cel"), Action("Korepetycje")),
        summary=Summary("tekst", True),
    )
    merged, conflicts = merge(first, second)
    assert merged.start == Start("Razem", "Wierzbogród", "C", team=("szkoła",))
    assert [action.name for action in merged.actions] == ["Klub", "Festyn", "Korepetycje"]
    assert merged.actions[0] == Action("Klub", people=12, place="sala", goal="Cel")
    assert merged.summary == Summary("tekst", True)
    assert [(c.place, c.label, c.kept, c.other) for c in conflicts] == [
        ("Działania: Klub", "Ile osób", "12", "20")
    ]


def test_joining_with_oneself_or_with_nothing_changes_nothing():
    assert merge(example(), example()) == (example(), [])
    assert merge(example(), Programme()) == (example(), [])
    assert merge(Programme(), example()) == (example(), [])


def test_a_conflict_at_the_top_names_its_part():
    _merged, conflicts = merge(Programme(vision="a"), Programme(vision="b"))
    assert [(c.place, c.kept, c.other) for c in conflicts] == [("Wizja", "a", "b")]


def test_renaming_an_action_renames_what_refers_to_it():
    renamed = rename(example(), "actions", "Poranna para", "Sąsiedzki poranek")
    assert "Poranna para" not in json.dumps(to_dict(renamed), ensure_ascii=False)
    partner = rename(example(), "partners", "Szkoła Podstawowa nr 3", "Szkoła nr 3")
    assert partner.actions[1].partners == ("Szkoła nr 3",)
    assert clarify(renamed) == clarify(rename(renamed, "actions", "x", "y"))
    with pytest.raises(KeyError):
        rename(example(), "nothing", "a", "b")


def test_two_cards_of_one_name_are_pointed_out():
    twice = replace(example(), actions=(*example().actions, Action("Poranna para")))
    assert [(p.row, p.code) for p in duplicates(twice)] == [("Poranna para", "same_name")]
    assert duplicates(example()) == []


def test_the_example_is_clearly_made_up_and_leaves_a_handful_of_questions():
    programme = example()
    assert "zmyślon" in programme.start.name and "zmyślon" in programme.start.municipality
    entries = clarify(programme)
    assert 3 <= len(entries) <= 6
    assert not [entry for entry in entries if entry.degree == "contradiction"]
    assert [chapter.number for chapter in CHAPTERS if not chapter.ready(programme)] == ["1"]


def test_nothing_is_ready_in_an_empty_draft():
    assert not any(chapter.ready(Programme()) for chapter in CHAPTERS)
    assert not has_content(Programme()) and has_content(example())


def test_chapters_have_two_orders():
    assert [chapter.number for chapter in CHAPTERS] == [str(n) for n in range(13)]
    assert [c.number for c in in_order_of_work()] == [
        "0", "2", "3", "5", "4", "9", "6", "7", "8", "10", "11", "12", "1",
    ]  # fmt: skip
    assert BY_NUMBER["9"].gpr == "9" and BY_NUMBER["9"].readiness.startswith("pomiar „przed”")


def test_every_part_of_the_draft_stands_in_the_document():
    shown = {part.split(".")[0] for c in CHAPTERS for s in c.sections for part in s.parts}
    elsewhere = {"summary", "agreement", "workshop", "cases", "answers"}
    assert shown | elsewhere == {item.name for item in fields_of(Programme)}


def _text(blocks):
    file = Document(io.BytesIO(export.write_docx(blocks)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return file, "\n".join([p.text for p in file.paragraphs] + cells)


def test_the_document_reads_from_the_title_to_what_it_leaves_out():
    file, text = _text(document(example()))
    headings = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    assert headings[0] == "1. Streszczenie prostym językiem"
    assert headings[-3:] == ["Załączniki", "Do wyjaśnienia", "Czego szkic świadomie nie zawiera"]
    assert file.paragraphs[0].text == "Program rewitalizacji społecznej – szkic"
    assert "Nie zastępuje gminnego programu rewitalizacji ani uchwały rady gminy" in text
    assert "Można przenieść do GPR: art. 15 ust. 1 pkt 9." in text
    for expected in ("Klub pracy z dojazdem", "191\u00a0400", "PYTANIE · S22"):
        assert expected in text
    assert "Jeśli ruszy działanie „Klub pracy z dojazdem” dla osób bez pracy" in text


def test_path_c_does_not_speak_of_the_gpr_points():
    programme = replace(example(), start=replace(example().start, path="C"))
    assert "Można przenieść do GPR" not in _text(document(programme))[1]


def test_a_summary_corrected_by_hand_stands_as_written():
    programme = replace(example(), summary=Summary("Pierwsze zdanie.\n\nDrugie zdanie."))
    _file, text = _text(document(programme))
    assert "Pierwsze zdanie.\nDrugie zdanie." in text
    assert "Kosztuje 191" not in text


def test_the_empty_document_says_what_is_still_to_be_written():
    _file, text = _text(document(Programme()))
    assert "(do napisania)" in text and "BRAK · S30" in text


def test_answered_questions_and_a_clean_result_are_shown_too():
    first = clarify(example())[-1]
    programme = replace(example(), answers=(Justification(first.key, "bo tak ustaliliśmy"),))
    assert "bo tak ustaliliśmy" in _text(document(programme))[1]


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
    file, text = _text(document(replace(example(), tables=(*tables, other))))
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
    assert {"Budżet", "Zadania", "Wskaźniki", "Do wyjaśnienia"} <= set(book.sheetnames)
    budget = list(book["Budżet"].values)
    assert budget[0][0] == "Na co" and 3900 in budget[1]
    hours = list(book["Godziny w miesiącach"].values)
    assert hours[0] == ("Miesiąc", "animator", "doradczyni", "organizatorka", "Razem")
    assert len(workbook(Programme())) == 2


def test_the_summary_is_written_from_the_chapters_and_leaves_out_what_is_unknown():
    sentences = summary_sentences(example())
    assert sentences[0].startswith("Program dotyczy obszaru Zatorze z Fabrycznym")
    assert "miejsce dla 68 osób" in sentences[3] and "191\u00a0400 zł" in sentences[4]
    assert summary_sentences(Programme()) == []


def test_the_generated_summary_agrees_with_the_chapters_even_when_it_is_kept_as_text():
    text = "\n".join(summary_sentences(example()))
    kept = replace(example(), summary=Summary(text))
    assert {e.code for e in clarify(kept)} == {e.code for e in clarify(example())}


def test_numbers_in_a_summary_are_read_as_people_write_them():
    assert amounts_in("190 000 zł, 21 tys. zł i 1,5 mln zł") == [1_500_000, 190_000, 21_000]
    assert people_in("48 osób, 3 osoby i 1 655 mieszkańców") == [48, 3, 1655]
    assert years_in("od 2026 do 2028 r. za 2030 zł") == [2026, 2028]


def test_lasting_changes_are_counted_in_people():
    assert lasting_changes(example()) == pytest.approx(0.2 * 48)
    people = IndicatorCard("w", level="long_term_result", unit="osoby",
                           baseline_value=2, target_value=14)  # fmt: skip
    assert lasting_changes(Programme(indicators=(people,))) == 12
    assert lasting_changes(Programme(indicators=(replace(people, unit="dni"),))) == 0


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("PESEL 44051401359", ["numer PESEL"]),
        ("numer 44051401358 to nie PESEL", []),
        ("sprawa OPS.4411.12.2026", ["numer sprawy"]),
        ("mieszka przy ul. Kolejowej 5/12", ["adres z numerem mieszkania"]),
        ("klub przy ul. Kolejowej 5", []),
        ("pisz: ala@example.org", ["adres e-mail"]),
        ("tel. 600 100 200", ["numer telefonu"]),
        ("184 200 zł i 12 z 48 osób, od 22.20", []),
        ("Art. 15 ust. 1, poz. 278, Dz.U. 2024", []),
    ],
)
def test_personal_data_are_noticed_and_ordinary_numbers_are_not(text, kinds):
    assert personal_data(text) == kinds


def test_words_that_brand_and_streets_are_found_whatever_their_ending():
    assert hurtful_words("Podopieczni i patologia, trudnego elementu") == (
        "Podopieczni", "patologia", "trudnego elementu",
    )  # fmt: skip
    assert hurtful_words("osoby w trudnej sytuacji") == ()
    assert streets("na ulicy Fabrycznej i przy ul. Kolejowej") == ["Fabrycznej", "Kolejowej"]


def test_a_date_of_the_draft_is_a_date():
    assert example().start.start == date(2026, 9, 1)


def test_the_numbers_of_the_example_are_those_of_the_towns_data():
    with data_path("wierzbogrod/wierzbogrod_2024.csv").open(encoding="utf-8") as file:
        rows = {row["jednostka"]: row for row in csv.DictReader(file)}
    area = [rows[subarea.name] for subarea in example().subareas]
    columns = {
        "Osoby bez pracy ponad rok": ("dlugotrwale_bezrobotni_licznik", "wiek_produkcyjny"),
        "Uczniowie z częstą nieobecnością": ("absencja_licznik", "uczniowie"),
        "Osoby korzystające z zasiłku okresowego": ("zasilek_okresowy_licznik", "ludnosc"),
    }
    for item in example().phenomena:
        numerator, denominator = columns[item.name]
        assert item.numerator == sum(int(row[numerator]) for row in area)
        assert item.denominator == sum(int(row[denominator]) for row in area)
    assert [subarea.population for subarea in example().subareas] == [
        int(row["ludnosc"]) for row in area
    ]
    assert example().area.municipality_population == sum(int(r["ludnosc"]) for r in rows.values())


def test_the_draft_can_be_read_in_english_too():
    i18n.set_language("en")
    try:
        _file, text = _text(document(example()))
        assert "QUESTION · S22 · chapter 8, chapter 9" in text and "191,400" in text
        assert "{" not in text
        assert dict(describe(example().indicators[0]))["Direction"] == "It should rise"
    finally:
        i18n.set_language("pl")
