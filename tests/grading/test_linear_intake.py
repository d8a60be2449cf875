"""Whose file it is takes as long in a region of thousands as in a class of ten: a look-up."""

import json
import re
import sys
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msai.base.fold import fold_words as fold
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.masters import catalogue_of
from msai_trainer.handins.intake import take_in
from msai_trainer.handins.selection import _rank, select
from msai_trainer.model import FoundFile, Submission
from msai_trainer.people.identifying import owner_by_name
from msai_trainer.people.roster import Entry, Roster

# --- the same answers as asking everyone about every file -----------------------------------


def asked_one_by_one(name, entries):
    """What the index replaced: every person is tried on every part of the path."""
    for part in reversed(PurePosixPath(name).parts):
        words = fold(part).split()
        found = [e for e in entries if _says(part, words, e.kod)]
        found = found or [e for e in entries if _named(words, e)]
        if len(found) == 1:
            return found[0]
    return None


def _says(part, words, code):
    if code.isdigit():
        return code in part.split("__") or code == PurePosixPath(part).stem
    return _contains(words, fold(code).split())


def _named(words, entry):
    first, last = fold(entry.imie).split(), fold(entry.nazwisko).split()
    if len(first + last) < 2:
        return False
    return _contains(words, first + last) or _contains(words, last + first)


def _contains(words, wanted):
    size = len(wanted)
    return any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


CODES = st.sampled_from(
    ["K01", "K1", "k-1", "K_1", "7", "07", "23", "K01-b", "A", "1-A", "zadanie"]
)
NAMES = st.sampled_from(["", "Jan", "Anna", "Jan Maria", "Łucja", "Nowak", "Nowak-Jan", "Żółć"])
PEOPLE = st.lists(
    st.builds(Entry, CODES, NAMES, NAMES), max_size=7, unique_by=lambda e: e.kod.casefold()
)
#: A busy machine is no fault of what is tested.
CALM = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.one_of(CODES, NAMES, st.sampled_from(["2025", "assignsubmission", "ipynb", "x", "(1)"]))
SIGNS = st.sampled_from([" ", "_", "__", "-", "/", "."])
PATHS = st.lists(st.tuples(WORDS, SIGNS), min_size=1, max_size=7).map(
    lambda pairs: "".join(word + sign for word, sign in pairs).strip("/") or "x"
)


@CALM
@given(PEOPLE, PATHS)
def test_the_index_names_the_same_owner_as_asking_everyone(people, path):
    assert owner_by_name(path, Roster(tuple(people))) == asked_one_by_one(path, people)


def chosen_one_by_one(submissions, entries):
    everything = sorted(submissions, key=lambda one: one.file)
    chosen = {}
    for entry in entries:
        own = sorted((s for s in everything if entry.kod in s.codes), key=_rank)
        own = own or sorted(
            (s for s in everything if not s.codes and s.claimed.casefold() == entry.kod.casefold()),
            key=_rank,
        )
        if own:
            chosen[entry.kod] = own[-1]
    return chosen


@CALM
@given(
    PEOPLE,
    st.lists(
        st.builds(
            Submission,
            st.integers(0, 30).map("{}.ipynb".format),
            st.lists(CODES, max_size=3).map(tuple),
            CODES,
        ),
        max_size=12,
        unique_by=lambda one: one.file,
    ),
)
def test_the_same_file_counts_for_everyone_as_when_all_were_asked(people, files):
    assert select(files, Roster(tuple(people))).chosen == chosen_one_by_one(files, people)


# --- and as many steps for each file, however many people there are ---------------------------


def steps(work):
    """Count the calls of functions, Python's own included, that something makes."""
    made = 0

    def count(_frame, event, _argument):
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def class_of(size, named):
    catalogue = catalogue_of(["zadanie-1"])
    people = [Entry(f"K{n:04}", f"Imię{n}", f"Nazwisko{n}") for n in range(size)]
    files = []
    for entry in people:
        metadata = {"assignment": "zadanie-1", "release": "2026.1", "answers": {"udzial": 1}}
        if not named:
            metadata["code"] = entry.kod
        content = json.dumps({"cells": [], "metadata": {"msai": metadata}}).encode()
        owner = f"{entry.imie} {entry.nazwisko}"
        files.append(FoundFile(f"{owner}_1_assignsubmission_file_/praca.ipynb", content))
    return catalogue, files, Roster(tuple(people))


@pytest.mark.parametrize("named", [False, True], ids=["by code", "by name"])
def test_four_times_the_class_takes_four_times_the_steps(named):
    def counted(size):
        catalogue, files, roster = class_of(size, named)
        return steps(lambda: select(take_in(files, catalogue, roster), roster))

    counted(5)  # what is made once
    assert counted(800) < 4.2 * counted(200)


def test_reading_the_list_takes_steps_for_each_person_once(tmp_path):
    def counted(size):
        path = tmp_path / f"{size}.csv"
        path.write_text("kod\n" + "\n".join(f"K{n}" for n in range(size)), encoding="utf-8")
        return steps(lambda: read_roster(path))

    counted(5)
    assert counted(2000) < 4.2 * counted(500)


def test_the_fold_of_names_is_what_it_was():
    assert fold("Łucja  Żółć-Nowak (1).ipynb") == "lucja zolc nowak 1 ipynb"
    assert re.fullmatch(r"[0-9a-z ]*", fold("Ωmega ﬁ ½"))
