"""What was judged by hand is kept, seen, changed until it is given out, and compared."""

import json
import zipfile
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest

from msai_course.base.files import FileError
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.masters import load_master
from msai_course.grading.people.person import export_person, forget
from msai_course.grading.results.bundle import feedback_zip
from msai_course.grading.rubric.agreement import agreement
from msai_course.grading.rubric.judgements import Sheets
from msai_course.grading.rubric.judging import answers
from msai_course.grading.rubric.rubric_page import RubricDesk
from msai_course.grading.rubric.rubrics import export_rubric, import_rubric
from msai_trainer.errors import GradingError

NAME = "zadanie-1"
REMARKS = "Dobrze.\nA „ankieta”? =1+1 <b>ąę</b> \u202e 🙂"


@pytest.fixture
def results(tmp_path, write_file, write_roster):
    """Two people and a pair, graded: three answers to judge."""
    folder = write_file("K01")
    write_file("K02")
    write_file("K03", group=["K03", "K04"])
    roster = write_roster("K01", "K02", "K03", "K04")

    def again():
        run = grade(folder, NAME, roster, tmp_path / "wynik")
        return {row.student_id: row for row in reversed(run.rows)}

    again()
    return tmp_path / "wynik", again


def desk(output, marker="1", reopen=False):
    return RubricDesk(load_master(NAME), Workspace.graded(output), marker, reopen)


def form(code="K01", levels="0000", comment="", **more):
    chosen = {f"k{place}": number for place, number in enumerate(levels)}
    return {"code": code, "question": "obrona", "comment": comment, **chosen, **more}


def by_label(output):
    found = answers(Workspace.graded(output), load_master(NAME).assignment)
    return {one.label: one for one in found}


def feedback(output, code):
    return (output / "feedback" / code / f"{NAME}.html").read_text(encoding="utf-8")


def test_levels_remark_marker_and_moment_are_kept_and_the_feedback_shows_them(results):
    output, again = results
    desk(output).take(form(levels="0120", comment=REMARKS))
    one = by_label(output)["K01"].judgements["1"]
    rubric = load_master(NAME).assignment.question("obrona").rubric
    assert [level.text for level in one.levels] == [
        rubric[place].levels[number].text for place, number in enumerate((0, 1, 2, 0))
    ]
    assert (one.remark, one.at[:2]) == (REMARKS.replace("\u202e", ""), "20")
    again()
    page = feedback(output, "K01")
    shown = page.split("Za co są te punkty")[1].split("</ul>")[0]
    assert all(level.text in shown and level.criterion in shown for level in one.levels)
    assert "Za co są te punkty" not in feedback(output, "K02")


def test_scored_answers_stay_on_the_page_and_can_be_changed(results):
    output, again = results
    page = desk(output).submit(form(comment="Pierwsze zdanie.")).decode()
    assert "Czekają: 2. Ocenione: 1." in page
    assert page.count("<form") == 3
    assert page.count("checked>") == 4
    page = desk(output).submit(form(levels="1111", comment="")).decode()
    assert "Zapisano ocenę: K01." in page
    assert again()["K01"].score == 21
    assert "Pierwsze zdanie." not in feedback(output, "K01"), "a remark can be taken back"


def test_the_first_five_are_found_again(results):
    output, _again = results
    for code in ("K03, K04", "K01", "K02"):
        desk(output).take(form(code))
    listed = desk(output).show().decode().split("od ocenionej najwcześniej")[1].split("</ol>")[0]
    assert listed.index("K03, K04") < listed.index("K01") < listed.index("K02")


def test_what_was_given_out_is_changed_only_when_told(results, tmp_path):
    output, again = results
    desk(output).take(form())
    again()
    feedback_zip(output, tmp_path / "wydane.zip")
    assert by_label(output)["K01"].given_out
    assert not by_label(output)["K02"].given_out, "it waits still"
    page = desk(output).submit(form(levels="1111")).decode()
    assert "już wydano" in page
    assert by_label(output)["K01"].points == 8
    assert "Ta ocena jest już wydana." in page
    desk(output).take(form(levels="1111", reopen="1"))
    assert (by_label(output)["K01"].points, by_label(output)["K01"].given_out) == (4, "")
    desk(output).take(form(levels="0000"))
    feedback_zip(output, tmp_path / "wydane.zip")
    desk(output, reopen=True).take(form(levels="2222"))
    assert by_label(output)["K01"].points == 0


def test_a_second_marker_stands_beside_the_first_until_both_agree(results):
    output, again = results
    desk(output).take(form(levels="0000", comment="Od pierwszej."))
    blind = desk(output, "Anna").show().decode()
    assert "8 z 8" not in blind
    assert "Od pierwszej." not in blind
    page = desk(output, "Anna").submit(form(levels="0100", comment="Od Anny.")).decode()
    assert "różnica" in page
    assert "Różne oceny, do uzgodnienia: 1" in page
    assert again()["K01"].score == 25
    assert "Od pierwszej." in feedback(output, "K01")
    found = {one.criterion: one for one in agreement(by_label(output).values())}
    rubric = load_master(NAME).assignment.question("obrona").rubric
    assert [found[c.name].same for c in rubric] == [1, 0, 1, 1]
    assert found[rubric[1].name].differing == ("K01",)
    page = desk(output).submit(form(levels="0100", comment="Razem.", **{"as": "uzgodniona"}))
    assert "do uzgodnienia" not in page.decode()
    assert again()["K01"].score == 24
    assert "Razem." in feedback(output, "K01")
    desk(output).take(form(levels="2222"))
    assert again()["K01"].score == 24, "what was agreed on counts"


def test_nothing_is_agreed_on_by_one(results):
    output, _again = results
    desk(output).take(form())
    with pytest.raises(GradingError, match="nie oceniły jeszcze dwie osoby"):
        desk(output).take(form(**{"as": "uzgodniona"}))


def test_a_second_marker_may_come_first(results):
    output, again = results
    desk(output, "2").take(form(levels="1111"))
    assert again()["K01"].score == 21
    desk(output).take(form(levels="0000"))
    assert again()["K01"].score == 25
    desk(output, "2").take(form(levels="2222"))
    assert again()["K01"].score == 25


def test_points_of_another_program_are_respected(results):
    output, again = results
    with Workspace.graded(output).gradebook() as book:
        found = book.find_grade("obrona", NAME, NAME, "K01")
        found.manual_score, found.needs_manual_grade = 5, False
        book.find_comment("obrona", NAME, NAME, "K01").manual_comment = "Z nbgradera."
        book.db.commit()
    page = desk(output).show().decode()
    assert "Czekają: 2." in page
    assert "wpisano w innym programie" in page
    desk(output, "2").take(form(levels="0000"))
    assert again()["K01"].score == 22
    assert "Za co są te punkty" not in feedback(output, "K01")
    desk(output).take(form(levels="0000", comment="Moje."))
    assert again()["K01"].score == 25


def test_two_windows_do_not_write_over_each_other(results):
    output, _again = results
    window = desk(output)
    window.take(form(levels="0000", seen=""))
    with pytest.raises(GradingError, match="zmieniła się w innym oknie"):
        window.take(form(levels="1111", seen=""))
    at = by_label(output)["K01"].judgements["1"].at
    window.take(form(levels="1111", seen=at))
    with ThreadPoolExecutor(4) as pool:
        jobs = [(code, who) for code in ("K01", "K02", "K03, K04") for who in ("1", "2", "3")]
        list(pool.map(lambda job: desk(output, job[1]).take(form(job[0])), jobs))
    assert {tuple(sorted(one.judgements)) for one in by_label(output).values()} == {("1", "2", "3")}


def test_a_rewritten_answer_is_judged_anew(results, tmp_path, write_file, good_answers):
    from datetime import UTC, datetime

    output, again = results
    desk(output).take(form())
    rewritten = {**good_answers, "obrona": "Zupełnie inne zdanie o osobach starszych. " * 8}
    write_file("K01", rewritten, saved_at=datetime(2025, 11, 26, tzinfo=UTC))
    assert again()["K01"].status == "needs_manual"
    assert not by_label(output)["K01"].judgements


def test_a_workbook_read_back_unchanged_changes_nothing(results, tmp_path):
    output, _again = results
    desk(output).take(form(levels="0120", comment=REMARKS))
    desk(output, "2").take(form(levels="0000", comment="Od drugiej."))
    desk(output).take(form("K03, K04", "1111"))
    before = by_label(output)
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    rows = list(openpyxl.load_workbook(sheet).worksheets[0].values)
    told = {(row[0], row[8]): row[3:8] for row in rows[1:]}
    assert set(told) == {("K01", "1"), ("K01", "2"), ("K02", "1"), ("K03, K04", "1")}
    assert told["K01", "1"] == (2, 1, 0, 2, before["K01"].judgements["1"].remark)
    assert told["K02", "1"] == (None,) * 5
    assert import_rubric(output, NAME, sheet) == 0
    assert by_label(output) == before


def test_a_second_marker_fills_in_a_workbook_of_her_own(results, tmp_path):
    output, again = results
    desk(output).take(form(levels="0000", comment="Od pierwszej."))
    sheet = export_rubric(output, NAME, tmp_path / "druga.xlsx", marker="2")
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    assert [row[3:9] for row in page.iter_rows(min_row=2, values_only=True)] == [
        (None,) * 5 + ("2",)
    ] * 3
    for column in range(4, 8):
        page.cell(2, column, 1)
    book.save(sheet)
    assert import_rubric(output, NAME, sheet) == 1
    assert again()["K01"].score == 25
    assert by_label(output)["K01"].judgements["2"].points == 4


def test_a_workbook_does_not_change_what_was_given_out(results, tmp_path):
    output, again = results
    desk(output).take(form())
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    again()
    feedback_zip(output, tmp_path / "wydane.zip")
    assert import_rubric(output, NAME, sheet) == 0
    book = openpyxl.load_workbook(sheet)
    book.worksheets[0].cell(2, 4, 0)
    book.save(sheet)
    with pytest.raises(GradingError, match="już wydano"):
        import_rubric(output, NAME, sheet)
    assert import_rubric(output, NAME, sheet, reopen=True) == 1
    assert by_label(output)["K01"].points == 6


def _with_part(name, content):
    """A workbook with one part replaced."""

    def spoil(path):
        with zipfile.ZipFile(path) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for one, known in parts.items():
                archive.writestr(one, content if one == name else known)

    return spoil  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(path.read_bytes()[:900]), "nie da się przeczytać"),
        (_with_part("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"), "nie da się"),
    ],
    ids=["cut", "torn sheet"],
)
def test_a_damaged_workbook_is_said_in_words(results, tmp_path, spoil, said):
    output, _again = results
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    spoil(sheet)
    with pytest.raises(GradingError, match=said) as raised:
        import_rubric(output, NAME, sheet)
    # The log tells what stood behind the sentence.
    assert raised.value.__cause__ is not None


def test_a_workbook_that_is_not_there_is_called_that(results, tmp_path):
    output, _again = results
    with pytest.raises(FileError, match=r"Nie ma pliku „rubryka\.xlsx”"):
        import_rubric(output, NAME, tmp_path / "rubryka.xlsx")


def test_a_remark_without_points_is_not_lost_in_silence(results, tmp_path):
    output, _again = results
    sheet = export_rubric(output, NAME, tmp_path / "rubryka.xlsx")
    book = openpyxl.load_workbook(sheet)
    book.worksheets[0].cell(2, 8, "Samo zdanie.")
    book.save(sheet)
    with pytest.raises(GradingError, match="Jest komentarz, a nie ma punktów"):
        import_rubric(output, NAME, sheet)


@pytest.mark.parametrize("fault", ["half", '{"version": 2}', "[]", '{"version": 1}', "\udcff"])
def test_a_damaged_sheet_is_said_and_not_written_over(results, fault):
    output, _again = results
    desk(output).take(form())
    (path,) = (output / "dziennik").rglob("K01.rubryka.json")
    path.write_bytes(fault.encode("utf-8", "surrogateescape"))
    content = path.read_bytes()
    assert "nie da się odczytać" in desk(output).show().decode()
    assert "nie da się odczytać" in desk(output).submit(form("K02")).decode()
    assert path.read_bytes() == content


def test_judgements_are_handed_out_and_forgotten_with_the_person(results, tmp_path):
    import zipfile

    output, _again = results
    desk(output).take(form(comment="O tobie."))
    export_person(output, "K01", tmp_path / "K01.zip")
    with zipfile.ZipFile(tmp_path / "K01.zip") as archive:
        told = json.loads(archive.read("dane.json"))
    assert told["rubryka"][NAME]["questions"]["obrona"]["1"]["remark"] == "O tobie."
    forget(output, "K01")
    assert not list((output / "dziennik").rglob("K01.rubryka.json"))


def test_a_failing_gradebook_leaves_no_judgement(results, monkeypatch):
    output, _again = results
    from msai_course.grading.rubric import judging

    def fails(*_args, **_named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(judging, "store", fails)
    with pytest.raises(OSError, match="No space"):
        desk(output).take(form())
    assert not Sheets(Workspace.graded(output).state / NAME).load("K01").questions
