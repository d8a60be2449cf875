"""„Wydaj” and the report of the class: the page and the command line give the same."""

import io
import json
import zipfile

import all_assignments
import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from trainers_desk import Trainer
from typer.testing import CliRunner

from msai.ui import GivenFile, to_json
from msai_course.cli import app
from msai_course.grading.grade import grade
from msai_course.grading.masters import served
from msai_course.grading.results.bundle import feedback_zip
from msai_course.grading.results.gradebook import export_gradebook
from msai_course.grading.results.lessons import course_lessons
from msai_course.grading.results.whole_class import export_report
from msai_trainer.errors import GradingError
from msai_trainer.marking.masters import read_masters
from msai_trainer.results import lessons
from msai_trainer.results.given import moodle_key
from rendered import printed_pages, set_once

LIST = (
    "kod;imię;nazwisko;email;klasa\nK01;Anna;Nowak-Lis;anna@gmina.example;wiosna\n"
    "K02;Jan;=1+1;jan@gmina.example;wiosna\nK03;Ewa;Lis;;wiosna\nK04;Piotr;Mak;;wiosna\n"
)
ANNA = "Anna Nowak-Lis_4711_assignsubmission_file_"
JAN = "Jan Nowak_12_assignsubmission_file_"
NOBODY = "Uczestnik_9_assignsubmission_onlinetext_"


def _moodle_download():
    """What Moodle gives: a folder for each person; K03 and K04 sent theirs as a group."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("zadanie-1", "zadanie-2"):
            content = all_assignments.content(name, "K01")
            archive.writestr(f"{ANNA}/{name}.ipynb", content)
        content = all_assignments.content("zadanie-1", "K03", group=["K03", "K04"])
        archive.writestr("Ewa Lis_4713_assignsubmission_file_/moja.ipynb", content)
    return packed.getvalue()


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same hand-ins at the desk and after ``grade``."""
    base = tmp_path_factory.mktemp("wydaj")
    (base / "lista.csv").write_text(LIST, encoding="utf-8")
    folder = base / "oddane"
    folder.mkdir()
    works = {
        "moodle.zip": _moodle_download(),
        "zadanie-1_K02.ipynb": all_assignments.content("zadanie-1", "K02"),
    }
    for name, content in works.items():
        (folder / name).write_bytes(content)
    run = grade(folder, None, base / "lista.csv", base / "wynik")
    read = read_masters(served())
    trainer = Trainer(lambda: read).does("list", "lista.csv", LIST.encode())
    trainer.does("works", files=[GivenFile(name, one) for name, one in works.items()])
    return base, run, trainer.does("grade")


def gives(trainer, kind):
    return trainer.does(kind).files[-1].content


@pytest.mark.parametrize(
    ("kind", "format", "assignment"),
    [("mail", "mail", None), ("print", "print", None), ("moodle:zadanie-1", "moodle", "zadanie-1")],
)
def test_what_the_page_gives_out_is_what_the_command_gives_out(both, kind, format, assignment):
    base, run, trainer = both
    target = base / f"{format}.zip"
    assert feedback_zip(run.output, target, format=format, assignment=assignment)
    assert gives(trainer, kind) == target.read_bytes()


def test_moodle_gets_its_own_folders_back_and_nobody_gets_anothers(both):
    _base, _run, trainer = both
    with zipfile.ZipFile(io.BytesIO(gives(trainer, "moodle:zadanie-1"))) as archive:
        assert sorted(archive.namelist()) == [
            f"{ANNA}/zadanie-1.html",
            "Ewa Lis_4713_assignsubmission_file_/zadanie-1.html",
        ]
        assert "Ewa Lis (K03)" in archive.read(archive.namelist()[1]).decode()
    assert "tych Moodle nie nazwał, wydaj im inaczej: K02, K04" in trainer.sees


@pytest.mark.parametrize(
    ("file", "people", "key"),
    [
        (f"a.zip/{JAN}/x.ipynb", 1, JAN),
        (f"{JAN}x.ipynb", 1, JAN),
        (f"{NOBODY}/t.html", 1, NOBODY),
        ("Uczestnik_9_assignsubmission_file_/t.html", 3, ""),
        ("Ewa Lis_9_assignsubmission_file_/t.html", 1, ""),
        ("../_assignsubmission_file_/x", 1, ""),
        ("praca.ipynb", 1, ""),
    ],
)  # fmt: skip
def test_the_key_of_a_person_in_moodle(file, people, key):
    from msai_trainer.people.roster import Entry, Roster

    roster = Roster((Entry("K01", "Jan", "Nowak"), Entry("K02", "Ewa", "Lis")))
    assert moodle_key(file, "K01", people, roster) == key


def test_without_moodle_it_is_said_in_words(both, tmp_path):
    _base, run, _trainer = both
    with pytest.raises(GradingError, match="nie przyszła z Moodle"):
        feedback_zip(run.output, tmp_path / "m.zip", format="moodle", code="K02")
    with pytest.raises(GradingError, match="osobno do każdego zadania"):
        feedback_zip(run.output, tmp_path / "m.zip", format="moodle")
    masters = read_masters(served())
    alone = Trainer(lambda: masters).does(
        "works", files=[GivenFile("z.ipynb", all_assignments.content("zadanie-1", "K02"))]
    )
    assert "Żadna z tych prac nie przyszła z Moodle" in alone.does("grade").sees
    assert len(alone.does("moodle:zadanie-1").files) == 0


def test_points_for_moodle_are_those_of_the_command_with_points_in_decimals(both):
    base, run, trainer = both
    path = export_gradebook(run.output, base / "lista.csv", base / "m.csv", format="moodle")
    assert gives(trainer, "moodle-grades") == path.read_bytes()
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "email,idnumber,zadanie-1,zadanie-2,zadanie-3,zadanie-4,zadanie-5"
    assert lines[1] == "anna@gmina.example,K01,17,13,,,"
    assert lines[4] == ",K04,17,,,,"


def test_word_says_what_the_page_says(both):
    _base, _run, trainer = both
    with zipfile.ZipFile(io.BytesIO(gives(trainer, "word"))) as archive:
        assert archive.namelist()[1] == "wiosna/Anna-Nowak-Lis_K01.docx"
        document = docx.Document(io.BytesIO(archive.read(archive.namelist()[1])))
    text = "\n".join(one.text for one in document.element.body.iter(qn("w:p")))
    assert "Anna Nowak-Lis (K01), klasa wiosna" in text.replace("\u00a0", " ")
    for words in ("Zadanie 1.", "Zadanie 2.", "Twoja odpowiedź", "Przykład dobrej odpowiedzi"):
        assert words in text.replace("\u00a0", " ")


def test_word_files_are_short_stand_upright_and_have_no_empty_page(both, once, need):
    _base, _run, trainer = both

    def papers():
        with zipfile.ZipFile(io.BytesIO(gives(trainer, "word"))) as archive:
            yield "person.docx", archive.read(archive.namelist()[1])
        trainer.does("report")
        yield "class.docx", gives(trainer, "report-docx")
        trainer.does("report")  # hidden again

    for pdf in set_once(once, "given-out", papers, need).values():
        pages = printed_pages(pdf, need)
        assert len(pages) <= 4  # two assignments each
        assert all(p.height > p.width for p in pages)
        assert min(len(p.words) for p in pages) > 20  # a head and a foot have 17


def test_feedback_of_an_older_course_is_said(both, tmp_path):
    import shutil

    _base, run, _trainer = both
    copy = tmp_path / "wynik"
    shutil.copytree(run.output, copy)
    for source in copy.glob("feedback/*/.*.json"):
        source.unlink()
    with pytest.raises(GradingError, match="ze starszego kursu"):
        feedback_zip(copy, tmp_path / "w.zip", format="word")


def test_the_report_says_what_to_say_without_percentages_of_a_few(both, monkeypatch, tmp_path):
    base, run, trainer = both
    (tmp_path / "lessons.json").write_text(lessons.lessons_text(course_lessons()), encoding="utf-8")
    monkeypatch.setattr(lessons, "LESSONS_FILE", str(tmp_path / "lessons.json"))
    trainer.does("report")
    seen = json.dumps(to_json(trainer.program.view(trainer.state)), ensure_ascii=False)
    page = run.report.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    seen = seen.replace("\N{NO-BREAK SPACE}", " ")
    words = "Ocenione prace – zadanie 1: 4 z 4 osób, zadanie 2: 1 z 4 osób"
    assert words in page and words in seen
    first = (run.output / "raporty" / "zadanie-1.html").read_text(encoding="utf-8")
    assert "lekcja 4." in first and "lekcja 4." in seen
    assert "%" not in page.partition("Osoby i zadania")[0].partition("<body>")[2]
    target = export_report(run.output, base / "lista.csv", tmp_path / "raport.xlsx")
    assert gives(trainer, "report-xlsx") == target.read_bytes()
    book = openpyxl.load_workbook(target)
    rows = [[cell.value for cell in row] for row in book["Pytania"].rows]
    assert rows[1][5] == 4 and isinstance(rows[1][7], int | float)
    assert "K01" not in json.dumps([[c.value for c in r] for s in book for r in s.rows])
    trainer.does("report")
    assert "Schowaj raport" not in trainer.sees


def test_the_commands_are_there(both, tmp_path):
    base, run, _trainer = both
    for words in (
        ["gradebook", "feedback", "--format", "word", "--output", str(tmp_path / "w.zip")],
        ["gradebook", "report", "--roster", str(base / "lista.csv"),
         "--output", str(tmp_path / "r.docx")],
    ):  # fmt: skip
        done = CliRunner().invoke(app, [*words, "--results", str(run.output)])
        assert done.exit_code == 0, done.output
    assert docx.Document(str(tmp_path / "r.docx")).paragraphs
