"""A class file comes back from a folder as it was: every kind of record, disputed ones, too."""

import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from changed_classes import BEGIN, CODES, EMPTY, changed
from hypothesis import given, settings
from trainers_desk import Trainer

from msai_course.grading.classes.class_files import class_open, class_save
from msai_course.grading.masters import served
from msai_trainer.classfile.changing import renamed, with_records
from msai_trainer.classfile.merging import VERSIONED, conflicts, merge
from msai_trainer.classfile.model import Participant, Score
from msai_trainer.classfile.packing import pack, unpack
from msai_trainer.marking.masters import read_masters
from msai_trainer.results.feedback import Chosen

ANNA = Participant(code=CODES[0], first_name="Anna", surname="Nowak", saved_at=BEGIN)


def through_a_folder(file):
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "a.klasa"
        path.write_bytes(pack(file))
        return class_save(class_open([path], Path(place) / "klasy").folder).file


@settings(max_examples=25, deadline=None)
@given(changed())
def test_nothing_changes_on_the_way_through_a_folder(file):
    assert through_a_folder(file) == file


def disputed(kind, one, **said):
    """A class of which two copies say different things of one record."""
    start = renamed(EMPTY, ANNA)
    copies = [
        with_records(start, kind, [replace(one, saved_at=BEGIN + timedelta(hours=at), **changes)])
        for at, changes in ((1, {}), (2, said))
    ]
    return merge(*copies)


def test_what_is_disputed_stays_disputed_when_nobody_has_decided():
    by_hand = Score(
        code=CODES[0], assignment="zadanie-1", question="obrona", marker="1", points=1, most=8,
        levels=(Chosen("Jasność", 1.0, ""),), saved_at=BEGIN,
    )  # fmt: skip
    other = {"points": 2.0, "levels": (Chosen("Jasność", 2.0, ""),)}
    lis = replace(ANNA, surname="Lis")
    for kind, file in (
        ("people", disputed("people", lis, surname="Kos")),
        ("scores", disputed("scores", by_hand, **other)),
    ):
        assert [one.kind for one in conflicts(file)] == [kind]
        assert through_a_folder(file) == file
        masters = read_masters(served())
        grading = Trainer(lambda masters=masters: masters).does("list", "a.klasa", pack(file))
        assert "sprzeczne wersje: 1" in grading.sees
    kinds = {kind for kind in VERSIONED if with_records(file, kind, getattr(file, kind)) != file}
    assert kinds == set()


def test_points_that_the_program_gives_anew_decide_themselves():
    machine = Score(code=CODES[0], assignment="zadanie-1", question="a", points=1, saved_at=BEGIN)
    file = disputed("scores", machine, points=2.0)
    again = replace(machine, points=2.0, saved_at=BEGIN + timedelta(hours=3))
    assert conflicts(with_records(file, "scores", [again])) == ()


def test_a_line_that_was_changed_in_the_list_is_a_change_and_an_empty_list_is_none():
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "a.klasa"
        path.write_bytes(pack(renamed(EMPTY, ANNA)))
        folder = class_open([path], Path(place) / "klasy").folder
        roster = folder / "lista.csv"
        text = roster.read_text(encoding="utf-8-sig")
        roster.write_text(text.replace("Nowak", "Lis"), encoding="utf-8-sig")
        assert class_save(folder).file.person(CODES[0]).surname == "Lis"
        roster.write_text(text.splitlines()[0] + "\n", encoding="utf-8-sig")
        saved = class_save(folder)
        assert saved.file.person(CODES[0]).surname == "Lis" and "--remove" in str(saved.notes)
        assert unpack((folder / "wiosna.klasa").read_bytes(), "a") == saved.file
