"""Evidence beside assignments: entered by the trainer, counted, on paper, in the class file."""

import io
from dataclasses import replace

import openpyxl
import pytest

from certificate_trainer import CertificateTrainer
from certified_class import judged_class
from msai.assignments import LearningOutcome, assignment, assignment_ids
from msai_trainer.certificates.earned import standings_of
from msai_trainer.certificates.issuing import valid_of
from msai_trainer.classfile.changing import only, without
from msai_trainer.classfile.merging import conflicts, merge
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.classfile.telling import conflict_words, version_words
from msai_trainer.results.passing import USUAL
from msai_trainer.results.practice import kinds, practice_words


@pytest.fixture
def desk():
    return CertificateTrainer(judged_class())


def outcome(desk, code, wanted):
    one = next(s for s in standings_of(desk.file) if s.person.code == code)
    return next(result for result in one.outcomes if result.outcome is wanted)


def enter(desk, code, levels, kind="micro-lesson", by="A. Trener"):
    desk.does("practice:person", code).does("practice:kind", kind)
    desk.does("practice:by", by).does("practice:day", "2027-03-20")
    for number, level in enumerate(levels):
        desk.does(f"practice:level-{number}", level)
    return desk.does("practice:save")


def test_every_question_and_criterion_names_an_outcome():
    questions = [q for name in assignment_ids() for q in assignment(name).questions]
    assert all(one.outcome for one in questions)
    assert all(criterion.outcome for one in questions for criterion in one.rubric)
    assert all(criterion.outcome for kind in kinds() for criterion in kind.criteria)
    covered = {criterion.outcome for kind in kinds() for criterion in kind.criteria}
    assert covered == set(LearningOutcome)


def test_a_micro_lesson_counts_for_its_outcome_and_can_be_taken_back(desk):
    code = desk.file.people[1].code
    before = outcome(desk, code, LearningOutcome.PASSING_ON)
    enter(desk, code, "210212")
    after = outcome(desk, code, LearningOutcome.PASSING_ON)
    assert (after.points, after.most) == (before.points + 8, before.most + 12)
    assert after.least == before.least + 6
    assert "Mikrolekcja" in desk.sees and "8 z 12" in desk.sees
    desk.does("practice:withdraw")
    assert outcome(desk, code, LearningOutcome.PASSING_ON) == before
    assert len(desk.file.practice) == 1 and not desk.file.practice[0].levels


def test_zeros_are_no_evidence_of_an_outcome(desk):
    code = desk.file.people[1].code
    assert not next(s for s in standings_of(desk.file) if s.person.code == code).lacking
    enter(desk, code, "000000")
    lacking = next(s for s in standings_of(desk.file) if s.person.code == code).lacking
    assert len(lacking) == 1 and "Przekazać dalej" in lacking[0]


def test_work_from_the_workplace_may_leave_criteria_out(desk):
    code = desk.file.people[0].code
    enter(desk, code, ["2", "", "", "1", "", ""], kind="workplace")
    record = desk.file.practice[0]
    assert [one.outcome for one in record.levels] == [
        LearningOutcome.AREA, LearningOutcome.CHANGE,
    ]  # fmt: skip
    assert "Praca z miejsca pracy (ocena: A. Trener, 2027-03-20)" in practice_words(record)


def test_who_judged_and_what_must_be_said(desk):
    code = desk.file.people[0].code
    enter(desk, code, "222222", by=" ")
    assert "Nie wiadomo, kto ocenia" in desk.sees and not desk.file.practice
    desk.does("practice:by", "A. Trener").does("practice:day", "wczoraj").does("practice:save")
    assert "to nie jest data" in desk.sees and not desk.file.practice
    desk.does("practice:day", "").does("practice:person", "nikt").does("practice:save")
    assert not desk.file.practice
    enter(desk, code, [])
    assert not desk.file.practice and "Nie wybrano żadnego poziomu" in desk.sees


def test_certificate_and_folder_show_it(desk):
    code = desk.file.people[0].code
    enter(desk, code, "222222")
    desk.says(organizator="Gmina", walidacja="A. Trener").does("issue")
    printed = valid_of(desk.file, code).printed["efekty"]
    assert "Mikrolekcja: Cel" in printed
    other = valid_of(desk.file, desk.file.people[1].code).printed["efekty"]
    assert "Mikrolekcja" not in other
    book = openpyxl.load_workbook(io.BytesIO(desk.does("settle-xlsx").files[-1].content))
    rows = [[cell.value for cell in row] for row in book["Inne dowody"].rows]
    assert rows[1][:5] == [code, "Mikrolekcja", "–", "A. Trener", "20 marca 2027 r."]
    assert ["Mikrolekcja: Cel", 2] in [[row[2], row[6]] for row in _rows(book["Kryteria"])]


def _rows(sheet):
    return [[cell.value for cell in row] for row in sheet.rows]


def test_the_class_file_carries_it_and_two_copies_are_merged(desk):
    start, (one, two, _three) = desk.file, desk.file.people
    enter(desk, one.code, "222222")
    mine = desk.file
    other = enter(CertificateTrainer(start), one.code, "111111", by="B. Inny").file
    other = enter(CertificateTrainer(other), two.code, "222222").file
    both = merge(mine, other)
    assert merge(other, mine) == both == unpack(pack(both), "k.klasa")
    (found,) = conflicts(both)
    assert "mikrolekcji" in conflict_words(found)
    assert "ocena: B. Inny" in " ".join(map(version_words, found.versions))
    assert len(only(both, two.code).practice) == 1
    assert {
        one.code for one in without(both, one.code, start.people[0].saved_at.date()).practice
    } == {two.code}


@pytest.mark.parametrize(
    "change", [{"kind": "../x"}, {"kind": ""}, {"code": "a b"}, {"by": "x" * 30_000}]
)
def test_what_no_course_writes_is_refused(desk, change):
    from msai_trainer.errors import GradingError

    code = desk.file.people[0].code
    enter(desk, code, "222222")
    bad = replace(desk.file, practice=(replace(desk.file.practice[0], **change),))
    with pytest.raises(GradingError, match="uszkodzony"):
        unpack(pack(bad), "k.klasa")


def test_one_usual_threshold_is_stated_once():
    from msai_trainer.pages.klasa import acting

    assert acting.USUAL is USUAL
