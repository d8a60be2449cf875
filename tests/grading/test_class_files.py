"""A class file through folder, gradebook and back: list, hand-ins, points and judgements stay."""

import io
import zipfile
from datetime import UTC, date, datetime

import all_assignments
import pytest
from judged import NAME, by_label, desk, form

from msai.assignments import hand_in_name
from msai_course.grading.classes.class_files import class_open, class_save, read_class
from msai_course.grading.classes.folders import class_new
from msai_course.grading.grade import grade
from msai_course.grading.masters import served
from msai_trainer.classfile.changing import counting, meeting_on, without
from msai_trainer.classfile.gathering import handed_in, with_handins, with_points
from msai_trainer.classfile.making import nameless, new_class, with_named
from msai_trainer.classfile.packing import pack
from msai_trainer.classfile.standing import standing
from msai_trainer.errors import GradingError
from msai_trainer.handins.chosen import ChosenFile, opened
from msai_trainer.marking.batch import judge_all
from msai_trainer.marking.masters import read_masters
from msai_trainer.people.roster import Entry

NOW = datetime(2027, 3, 1, tzinfo=UTC)


def work(code, name=NAME):
    return ChosenFile(
        hand_in_name(name, code, all_assignments.MOMENT), all_assignments.content(name, code)
    )


@pytest.fixture(scope="module")
def masters():
    return read_masters(served())


@pytest.fixture
def graded(tmp_path):
    """A class in its folder, graded, one answer judged by two markers."""
    folder = class_new("wiosna", tmp_path / "klasy", count=3).folder
    codes = [line.split(";")[0] for line in (folder / "lista.csv").read_text().splitlines()[1:]]
    for code in codes[:2]:
        one = work(code)
        (folder / "oddane" / one.name).write_bytes(one.content)
    grade(folder / "oddane", NAME, folder / "lista.csv", tmp_path / "wynik")
    desk(tmp_path / "wynik").take(form(codes[0], levels="0120", comment="Dobrze."))
    desk(tmp_path / "wynik", marker="Ewa").take(form(codes[0], levels="1111"))
    return folder, codes, tmp_path / "wynik"


def test_a_class_goes_through_a_file_into_another_folder_and_gradebook(graded, tmp_path):
    folder, codes, results = graded
    saved = class_save(folder, tmp_path / "kopia.klasa", results=results)
    assert read_class(tmp_path / "kopia.klasa") == saved.file
    opened_again = class_open(
        [tmp_path / "kopia.klasa"], tmp_path / "inne", results=tmp_path / "wynik-2"
    )
    again = class_save(opened_again.folder, results=tmp_path / "wynik-2")
    assert again.file == saved.file
    assert (folder / "lista.csv").read_bytes() == (again.folder / "lista.csv").read_bytes()
    before, after = by_label(results)[codes[0]], by_label(tmp_path / "wynik-2")[codes[0]]
    assert after.judgements == before.judgements and len(after.judgements) == 2
    assert (after.points, after.comment, after.waiting) == (before.points, before.comment, False)
    assert by_label(tmp_path / "wynik-2")[codes[1]].waiting


def test_a_changed_line_is_a_new_version_and_a_missing_one_removes_nobody(graded):
    folder, codes, _results = graded
    class_save(folder)
    text = (folder / "lista.csv").read_text(encoding="utf-8-sig").splitlines()
    lines = [text[0], text[1].replace(";;", ";Anna;", 1), text[2]]
    (folder / "lista.csv").write_text("\n".join(lines), encoding="utf-8")
    saved = class_save(folder)
    assert saved.file.person(codes[0]).first_name == "Anna"
    assert codes[2] in {one.code for one in saved.file.people}
    assert any(codes[2] in note and "--remove" in note for note in saved.notes)
    gone = class_save(folder, remove=[codes[0]]).file
    assert codes[0] not in {one.code for one in (*gone.people, *gone.works, *gone.scores)}


def test_what_has_no_file_of_its_own_stays_in_the_folders_class_file(tmp_path):
    file = with_named(new_class("jesien"), [*nameless(2), Entry("", "Anna", "Nowak")], NOW)
    file = meeting_on(counting(file, {NAME: 0.6}, NOW), [date(2027, 3, 1), None], NOW)
    file = without(file, file.people[0].code, date(2027, 3, 2))
    (tmp_path / "a.klasa").write_bytes(pack(file))
    opened_class = class_open([tmp_path / "a.klasa"], tmp_path / "klasy")
    assert class_save(opened_class.folder).file == file
    with pytest.raises(GradingError, match="już istnieje"):
        class_open([tmp_path / "a.klasa"], tmp_path / "klasy")


def test_hand_ins_are_kept_as_they_came_and_judged_the_same_again(masters):
    file = with_named(new_class("jesien"), nameless(3), NOW)
    one, two, _three = (person.code for person in file.people)
    packed = ChosenFile("moodle.zip", _zip(work(two), ChosenFile("opis.docx", b"PK")))
    came = [work(one), packed, ChosenFile("stare.7z", b"7z\xbc\xaf\x27\x1c")]
    batch = judge_all(opened(came), masters, file.roster)
    gathered = with_handins(file, opened(came), masters, file.roster)
    assert gathered.left_out == ("stare.7z",)
    kept = with_points(gathered.file, batch, NOW)
    again = judge_all(handed_in(kept), masters, kept.roster)
    assert again.rows == tuple(row for row in batch.rows if row.file != "stare.7z")
    assert with_points(kept, again, NOW) == kept
    assert with_handins(kept, opened(came), masters, file.roster).file == kept
    assert standing(kept, one, NAME).points == 17 and standing(kept, one, NAME).waiting == 1
    # Whoever was removed is not brought back by the same heap of files.
    fewer = without(kept, one, date(2027, 3, 2))
    assert with_handins(fewer, opened(came), masters, fewer.roster).file == fewer


def test_a_hostile_name_of_a_work_leads_nowhere_else(masters, tmp_path):
    file = with_named(new_class("jesien"), nameless(1), NOW)
    bad = ChosenFile("../../C:\\x|y.ipynb", work(file.people[0].code).content)
    kept = with_handins(file, opened([bad]), masters, file.roster).file
    (tmp_path / "a.klasa").write_bytes(pack(kept))
    class_open([tmp_path / "a.klasa"], tmp_path / "klasy")
    found = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.ipynb")}
    assert len(found) == 1 and next(iter(found)).startswith("klasy/jesien/oddane/")


def _zip(*files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for one in files:
            archive.writestr(one.name, one.content)
    return target.getvalue()
