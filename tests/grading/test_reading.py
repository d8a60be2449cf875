"""Reading in the page: keys, going back, a bank of remarks, two markers, and nothing lost."""

import io
import json
import zipfile
from dataclasses import replace

import all_assignments
import openpyxl
import pytest
from trainers_desk import Trainer, work

from msai import ui
from msai.ui import opened, sealed
from msai_trainer.classfile.packing import unpack
from msai_trainer.rubric.saved import judgements_file

TASK = "zadanie-1/obrona"
CODES = ("K01", "K02", "K03")
LIST = "kod;imię;nazwisko\nK01;Anna;Nowak\nK02;Jan;Kowal\nK03;Ewa;Lis\n"


def handed_in():
    good = all_assignments.good_answers("zadanie-1")
    return [
        work("zadanie-1", code, answers={**good, "obrona": f"Odpowiedź osoby {number} " * 25})
        for number, code in enumerate(CODES, start=1)
    ]


def at_desk(masters):
    trainer = Trainer(masters)
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=handed_in())
    return trainer.does("grade")


@pytest.fixture
def trainer(masters):
    return at_desk(masters)


def judge_all(trainer, keys="2222", marker="1"):
    trainer.does("marker", marker).does(f"read:{TASK}")
    for _answer in CODES:
        trainer.presses(*keys, "Enter")
    return trainer


def quoted(trainer):
    """The answer that she sees."""
    keyed = next(one for one in trainer.program.view(trainer.state) if isinstance(one, ui.Keyed))
    columns = next(one for one in keyed.children if isinstance(one, ui.Columns))
    return columns.children[0].lines


def points(trainer):
    trainer.does("xlsx")
    book = openpyxl.load_workbook(io.BytesIO(trainer.files[-1].content))
    rows = [[cell.value for cell in row] for row in book["Punkty"].rows]
    return {row[0]: row[1] for row in rows[1:]}, book


def test_one_answer_at_a_time_is_judged_with_keys_and_what_remains_is_said(trainer):
    trainer.does(f"read:{TASK}")
    assert "Ocenione: 0 z 3. Zostało: 3." in trainer.sees
    first = quoted(trainer)
    trainer.presses("2", "1", "0", "2", "Enter")
    assert "Ocenione: 1 z 3. Zostało: 2." in trainer.sees
    assert quoted(trainer) != first
    assert trainer.tables == []


def test_names_are_shown_only_to_who_asks_for_them(trainer):
    trainer.does(f"read:{TASK}")
    assert not any(word in trainer.sees for word in ("K01", "Nowak", "Kowal", "Lis"))
    trainer.does("close").does("named", True).does(f"read:{TASK}")
    assert "Nowak" in trainer.sees or "Kowal" in trainer.sees or "Lis" in trainer.sees


def test_an_open_criterion_is_named_and_nothing_is_saved(trainer):
    trainer.does(f"read:{TASK}").presses("2", "2", "2", "Enter")
    assert "Brakuje: Ochrona danych i godność." in trainer.sees
    assert trainer.state.sheets == {}


def test_a_level_is_taken_back_and_other_keys_do_nothing(trainer):
    trainer.does(f"read:{TASK}").presses("2", "9", "x", "1", "Backspace", "2", "2", "2", "Enter")
    sheet = next(iter(trainer.state.sheets["zadanie-1"].values()))
    assert sheet.questions["obrona"]["1"].points == 8


def test_going_back_shows_what_was_chosen_and_a_change_counts(trainer):
    judge_all(trainer)
    assert "Wszystkie odpowiedzi na to pytanie są ocenione" in trainer.sees
    trainer.does("go:0")
    before = quoted(trainer)
    trainer.presses("Backspace", "0", "Enter").does("close")
    assert sorted(points(trainer)[0].values()) == [23, 25, 25]
    trainer.does(f"read:{TASK}").does("go:0")
    assert quoted(trainer) == before


def test_what_is_half_chosen_waits_for_the_way_back(trainer):
    trainer.does(f"read:{TASK}").presses("1", "1").does("remark:0", "Zacznij od miejsca.")
    trainer.presses("n", "p", "2", "2", "Enter")
    sheet = next(iter(trainer.state.sheets["zadanie-1"].values()))
    made = sheet.questions["obrona"]["1"]
    assert (made.points, made.remark) == (6, "Zacznij od miejsca.")


def test_a_late_word_for_an_answer_that_is_gone_changes_nothing(trainer):
    trainer.does(f"read:{TASK}").presses("2", "2", "2", "2", "Enter")
    trainer.does("remark:0", "za późno").does("level:0:0", "2")
    assert trainer.state.reading.drafts == {}


def test_the_bank_of_remarks_grows_and_puts_a_line_in_once(trainer):
    trainer.does(f"read:{TASK}").does("remark:0", "Podaj źródło.").presses(*"2222", "Enter")
    assert "a: Podaj źródło." in trainer.sees
    trainer.presses("a", "a", *"2222", "Enter")
    remarks = [
        one.questions["obrona"]["1"].remark for one in trainer.state.sheets["zadanie-1"].values()
    ]
    assert remarks == ["Podaj źródło.", "Podaj źródło."]


def test_levels_and_remarks_are_in_feedback_and_results(trainer):
    trainer.does(f"read:{TASK}").does("remark:0", "Podaj źródło.").presses(*"2102", "Enter")
    trainer.does("close")
    told, book = points(trainer)
    assert sorted(told.values()) == [17, 17, 22]
    rows = [[cell.value for cell in row] for row in book["Oceny opisowe"].rows]
    assert [row[4] for row in rows[1:]] == [2, 1, 0, 2]
    code = rows[1][0]
    assert {row[7] for row in rows[1:]} == {"1"} and rows[1][6] == "Podaj źródło."
    trainer.does("mail")
    with zipfile.ZipFile(io.BytesIO(trainer.files[-1].content)) as archive:
        page = archive.read(
            next(n for n in archive.namelist() if n.endswith(f"{code}.html"))
        ).decode()
    assert "Za co są te punkty" in page and "Podaj źródło." in page
    assert "Podane jest źródło bez ograniczeń." not in page.partition("<details>")[0]


def test_a_second_marker_is_blind_until_both_are_done(trainer):
    trainer.does(f"read:{TASK}").does("remark:0", "Tajna uwaga.")
    trainer.presses(*"2222", "Enter").does("close")
    trainer.does("marker", "2").does(f"read:{TASK}")
    assert "Ocenione: 0 z 3" in trainer.sees and "Tajna uwaga" not in trainer.sees
    trainer.presses(*"0000", "Enter").does("close")
    assert "gdy obie osoby ocenią wszystkie" in trainer.sees and "z 1" not in trainer.sees
    assert sorted(points(trainer)[0].values()) == [17, 17, 25]


def test_two_markers_see_agreement_and_settle_what_differs(trainer):
    judge_all(trainer).does("close")
    trainer.does("marker", "2").does(f"read:{TASK}")
    for keys in ("2222", "2221", "2220"):
        trainer.presses(*keys, "Enter")
    trainer.does("close")
    assert "'Grupa i miejsce', '3 z 3', '0'" in trainer.sees
    assert "'Ochrona danych i godność', '1 z 3', '2'" in trainer.sees
    assert set(points(trainer)[0].values()) == {25}
    trainer.does(f"settle:{TASK}").presses("1", "Enter")
    assert "Napisz, kto ustalił tę ocenę i dlaczego." in trainer.sees
    trainer.does("by:0", "AN i JK").does("why:0", "Opis zdradza rodzinę.").presses("Enter")
    assert "Uzgodnione: 1 z 2. Zostało: 1." in trainer.sees
    told, book = points(trainer.does("close"))
    assert sorted(told.values()) == [24, 25, 25]
    rows = [[cell.value for cell in row] for row in book["Oceny opisowe"].rows]
    agreed = [row for row in rows if row[7] == "uzgodniona"]
    assert {(row[8], row[9], row[10]) for row in agreed} == {
        ("tak", "AN i JK", "Opis zdradza rodzinę.")
    }
    overruled = [row for row in rows if row[0] == agreed[0][0] and row[7] == "1"]
    assert {row[8] for row in overruled} == {"nie"}


def test_closing_the_tab_loses_no_judgement_and_keeps_no_work_and_no_name(trainer, masters):
    judge_all(trainer).does("close")
    record = sealed(trainer.program, trainer.state)
    text = json.dumps(record, ensure_ascii=False)
    assert not any(word in text for word in ("Nowak", "Odpowiedź osoby", ".ipynb"))
    again = Trainer(masters)
    again.state = opened(again.program, record)
    assert "Ta przeglądarka ma twoje oceny opisowe z wcześniej: 3" in again.sees
    again.does("works", files=handed_in()).does("grade")
    assert points(again)[0] == points(trainer)[0]


def test_a_file_of_judgements_joins_another_computers(trainer, masters):
    judge_all(trainer).does("close").does("save-judgements")
    file = trainer.files[-1].content
    other = judge_all(at_desk(masters), "1111", "2").does("close")
    other.does("judgements", "oceny.json", file)
    assert "Nowych: 3, zmienionych na nowsze: 0." in other.sees
    assert "'0 z 3', '3'" in other.sees
    other.does("judgements", "oceny.json", file)
    assert "Nowych: 0, zmienionych na nowsze: 0." in other.sees
    assert points(other)[0] == points(trainer)[0]


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b"{}", b'{"kind": "msai-oceny"}'])
def test_another_file_is_told_of_and_changes_nothing(trainer, content):
    judge_all(trainer).does("close")
    before = trainer.state.sheets
    trainer.does("judgements", "oceny.json", content)
    assert trainer.state.told and trainer.state.sheets == before


def test_an_answer_that_was_handed_in_anew_is_read_anew(trainer, masters):
    judge_all(trainer).does("close")
    good = all_assignments.good_answers("zadanie-1")
    later = work(
        "zadanie-1", "K01",
        answers={**good, "obrona": "Zupełnie inna odpowiedź " * 30},
        saved_at=all_assignments.MOMENT.replace(year=2026),
    )  # fmt: skip
    trainer.does("works", files=[later]).does("grade")
    assert "Zostało do przeczytania: **1** z 3 odpowiedzi." in trainer.sees
    assert points(trainer)[0]["K01"] == 17


def test_judgements_travel_in_the_class_file_with_who_agreed_on_what_and_why(trainer, masters):
    judge_all(trainer).does("close")
    judge_all(trainer, keys="2122", marker="2").does("close").does(f"settle:{TASK}")
    trainer.presses("1").does("by:0", "AN i JK").does("why:0", "Odpowiedź częściowa.")
    trainer.presses("Enter").does("close")
    before, _book = points(trainer)
    trainer.does("save")
    saved = trainer.files[-1].content

    other = Trainer(masters).does("list", "wiosna.klasa", saved).does("grade")
    after, _book = points(other)

    assert after == before
    kept = {(one.marker, one.by, one.why) for one in unpack(saved, "w.klasa").scores if one.levels}
    assert ("uzgodniona", "AN i JK", "Odpowiedź częściowa.") in kept
    assert other.does("save").files[-1].content == saved


def test_judgements_of_another_class_under_the_same_code_stay_out_of_the_file(trainer, masters):
    judge_all(trainer)
    other = Trainer(masters)
    other.state = replace(other.state, sheets=trainer.state.sheets)
    other.does("works", files=[work("zadanie-1", "K01", answers={"obrona": "Inna odpowiedź."})])
    other.does("grade").does("save")

    file = unpack(other.files[-1].content, "jesien.klasa")

    assert len(file.works) == 1
    assert [one for one in file.scores if one.levels] == []


def test_zeros_in_what_was_read_do_not_pass_and_the_overview_says_why(trainer):
    assert "czeka na ocenę osoby prowadzącej – „Kogo nie widać w tych liczbach?”" in trainer.sees
    trainer.does(f"read:{TASK}")
    for keys in ("0000", "1111", "2222"):
        trainer.presses(*keys, "Enter")
    trainer.does("close")
    assert trainer.sees.count("'**tak**'") == 2
    assert "nie potwierdzono efektu „Wyznaczyć i obronić obszar”" in trainer.sees


def test_two_classes_of_the_same_codes_keep_their_judgements_apart(trainer, masters):
    judge_all(trainer).does("close").does("remove").does("unlist")
    good = all_assignments.good_answers("zadanie-1")
    others = [
        work("zadanie-1", code, answers={**good, "obrona": f"Inna klasa, {code} " * 25})
        for code in CODES
    ]
    trainer.does("list", "jesien.csv", LIST.encode()).does("works", files=others).does("grade")
    assert trainer.tables[0].rows[0][1].startswith("17 z 25; **czeka")
    judge_all(trainer, "0000").does("close").does("remove").does("unlist")
    kept = opened(trainer.program, sealed(trainer.program, trainer.state))
    trainer.state = kept
    trainer.does("list", "lista.csv", LIST.encode()).does("works", files=handed_in()).does("grade")
    assert [row[1] for row in trainer.tables[0].rows] == ["25 z 25"] * 3
    both = at_desk(masters).does("judgements", content=judgements_file(kept.sheets))
    assert [row[1] for row in both.tables[0].rows] == ["25 z 25"] * 3
    assert "Nowych: 6" in both.sees
