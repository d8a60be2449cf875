"""A trainer chooses levels on a page; the points go into the gradebook and nowhere else."""

import re
import urllib.error
import urllib.request
from threading import Thread
from urllib.parse import urlencode

import pytest

from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.grade import grade
from msai_course.grading.masters import load_master
from msai_course.grading.rubric.rubric_page import RubricDesk, rubric_server
from msai_trainer.errors import GradingError

HOSTILE = "<script>alert(1)</script> " + "słowo " * 45


@pytest.fixture
def desk(tmp_path, write_file, write_roster, good_answers):
    """A page over two waiting answers, one of them hostile; returns a way to ask it."""
    write_file("K01")
    folder = write_file("K02", {**good_answers, "obrona": HOSTILE})
    roster = write_roster("K01", "K02")

    def again():
        run = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
        return {row.student_id: row for row in run.rows}

    again()
    server, address = rubric_server(tmp_path / "wynik", "zadanie-1")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def ask(path="", **form):
        data = urlencode(form).encode() if form else None
        with urllib.request.urlopen(address + path, data) as answer:
            return answer.read().decode(), answer.headers

    yield ask, again, address
    server.shutdown()
    server.server_close()
    thread.join()


def test_levels_become_points_and_the_comment_reaches_the_feedback(desk, tmp_path):
    ask, again, _address = desk
    page, headers = ask()
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "<script" not in page
    assert page.count("<form") == 2
    assert len(re.findall("<legend>", page)) == len(re.findall("<fieldset>", page)) == 8
    page, _headers = ask(
        code="K01", question="obrona", k0=0, k1=1, k2=0, k3=0, comment="Dobrze uzasadnione."
    )
    assert "Zapisano ocenę: K01." in page
    assert "Czekają: 1. Ocenione: 1." in page
    rows = again()
    assert (rows["K01"].status, rows["K01"].score) == ("graded", 24)
    assert rows["K02"].status == "needs_manual"
    feedback = tmp_path / "wynik" / "feedback" / "K01" / "zadanie-1.html"
    assert "Dobrze uzasadnione." in feedback.read_text(encoding="utf-8")


def test_a_group_is_read_and_scored_once(tmp_path, write_file, write_roster):
    folder, roster = write_file("K01", group=["K01", "K02"]), write_roster("K01", "K02")
    grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    desk = RubricDesk(load_master("zadanie-1"), Workspace.graded(tmp_path / "wynik"))
    assert [one.label for one in desk.waiting()] == ["K01, K02"]
    form = {
        "code": "K01, K02",
        "question": "obrona",
        **dict.fromkeys(["k0", "k1", "k2", "k3"], "0"),
    }
    desk.take(form)
    assert desk.waiting() == []
    again = grade(folder, "zadanie-1", roster, tmp_path / "wynik")
    assert {row.score for row in again.rows} == {25}


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"code": "K01", "question": "obrona", "k0": 0}, "Wybierz poziom w każdym kryterium"),
        ({"code": "K01", "question": "obrona", **{f"k{n}": 9 for n in range(4)}}, "Nie zapisano"),
        ({"code": "K99", "question": "obrona"}, "już nie czeka"),
        ({"code": "K01", "question": "udzial"}, "już nie czeka"),
    ],
)
def test_a_bad_form_stores_nothing(desk, form, said):
    ask, _again, _address = desk
    page, _headers = ask(**form)
    assert said in page
    assert page.count("<form") == 2


def test_without_the_secret_there_is_nothing(desk):
    _ask, _again, address = desk
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address.rsplit("/", 2)[0] + "/")
    refused.value.close()
    assert refused.value.code == 404


def test_nothing_graded_yet(tmp_path):
    with pytest.raises(GradingError, match="nie ma jeszcze ocen"):
        rubric_server(tmp_path, "zadanie-1")
