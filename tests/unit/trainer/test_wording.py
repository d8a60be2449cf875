"""The words of a class: put over the course's by one pure transform that changes nothing else."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from changed_classes import BEGIN, EMPTY

from msai.assignments import assignment, assignment_ids
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.merging import conflicts, merge, resolved
from msai_trainer.classfile.packing import RECORDS, pack, unpack
from msai_trainer.classfile.telling import conflict_words, version_words
from msai_trainer.classfile.wording import (
    LONGEST,
    ClassWords,
    Wording,
    WordsPlace,
    clean_words,
    places_of,
)
from msai_trainer.errors import GradingError

LABEL = WordsPlace("zadanie-1", "obrona", "label")
LATER = BEGIN + timedelta(days=2)


def wording(text, at=BEGIN, **place):
    where = {"assignment": "zadanie-1", "question": "obrona", "part": "label", **place}
    return Wording(**where, text=text, saved_at=at)


def everything():
    """Words for every place of every assignment."""
    return ClassWords(
        {
            place: f"Nasze {at}"
            for name in assignment_ids()
            for question in assignment(name).questions
            for at, place in enumerate(places_of(assignment(name), question))
        }
    )


@pytest.mark.parametrize("name", assignment_ids())
def test_every_word_may_change_and_nothing_but_words(name):
    course, changed = assignment(name), everything().over(assignment(name))
    for before, after in zip(course.questions, changed.questions, strict=True):
        assert set(places_of(changed, after).values()) == {
            f"Nasze {at}" for at in range(len(places_of(course, before)))
        }
        back = ClassWords(places_of(course, before)).over(replace(changed, questions=(after,)))
        assert back.questions == (before,)
    assert changed.points == course.points


def test_without_words_of_its_own_a_class_has_those_of_the_course():
    course = assignment("zadanie-1")
    assert ClassWords().over(course) is course
    other = ClassWords({WordsPlace("zadanie-2", "obrona", "label"): "x"})
    assert other.over(course) is course


def test_words_for_what_the_course_does_not_have_any_more_are_passed_over():
    gone = {
        WordsPlace("zadanie-1", "nie-ma", "label"): "x",
        WordsPlace("zadanie-1", "obrona", "level", "Nie ma takiego", 0): "x",
        WordsPlace("zadanie-1", "obrona", "level", "Argument", 77): "x",
    }
    assert ClassWords(gone).over(assignment("zadanie-1")) == assignment("zadanie-1")


def test_empty_words_bring_those_of_the_course_back():
    file = with_records(EMPTY, "wording", [wording("Nasze")])
    assert file.words.over(assignment("zadanie-1")).question("obrona").field.label == "Nasze"
    again = with_records(file, "wording", [wording("", LATER)])
    assert again.words == ClassWords()


def test_two_copies_with_other_words_are_a_question_and_nothing_is_settled_in_silence():
    here = with_records(EMPTY, "wording", [wording("Po naszemu")])
    there = with_records(EMPTY, "wording", [wording("Inaczej", LATER)])
    both = merge(here, there)
    [found] = conflicts(both)
    assert conflict_words(found) == "słowa zadania: Zadanie 1, pytanie 5, treść"
    told = [version_words(one).partition(" (")[0] for one in found.versions]
    assert told == ["„Po naszemu”", "„Inaczej”"]
    settled = resolved(both, found.versions[0], LATER + timedelta(days=1))
    assert settled.words.texts == {LABEL: "Po naszemu"} and conflicts(settled) == ()


def test_words_are_cleaned_and_limited():
    assert clean_words("label", "  Dlaczego\x00\n tu? ", "x") == "Dlaczego tu?"
    assert clean_words("label", "To samo", "To samo") == clean_words("help", None, "x") == ""
    with pytest.raises(GradingError, match="za długi"):
        clean_words("label", "a" * (LONGEST["label"] + 1), "")


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_file_of_an_older_course_opens_and_has_no_words(version):
    with zipfile.ZipFile(io.BytesIO(pack(EMPTY))) as archive:
        data = json.loads(archive.read(RECORDS))
    older = {
        name: one
        for name, one in data.items()
        if name not in ("wording", "given_out", "taken_back")
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(RECORDS, json.dumps({**older, "version": version}))
    assert unpack(target.getvalue(), "stara.klasa") == EMPTY


@pytest.mark.parametrize(
    "one", [wording("x" * 301), wording("x", level=-1), wording("x", question="a/b")]
)
def test_words_that_no_page_writes_are_refused(one):
    with pytest.raises(GradingError, match="nie da się otworzyć"):
        unpack(pack(replace(EMPTY, wording=(one,))), "a.klasa")
