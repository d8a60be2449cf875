"""What was judged by hand is kept, seen, and changed until it is given out."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from judged import NAME, REMARKS, by_label, desk, feedback, form

from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.masters import load_master
from msai_course.grading.people.person import export_person, forget
from msai_course.grading.results.bundle import feedback_zip
from msai_course.grading.rubric.judgements import Sheets
from msai_trainer.errors import GradingError


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
