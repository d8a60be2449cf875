"""A class in a file: nothing is lost on the way, copies merge, removed people stay removed."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from changed_classes import BEGIN, CODES, EMPTY, changed, copies
from hypothesis import given, settings

from msai_trainer.classfile.changing import only, renamed, with_records, with_works, without
from msai_trainer.classfile.making import nameless, names_in, new_class, with_named
from msai_trainer.classfile.merging import VERSIONED, conflicts, merge, resolved
from msai_trainer.classfile.model import VERSION, CertificateRecord, HandedIn, Participant, Score
from msai_trainer.classfile.packing import RECORDS, TooNew, digest_of, pack, unpack
from msai_trainer.errors import GradingError
from msai_trainer.people.roster import Entry

ANNA = Participant(code=CODES[0], first_name="Anna", surname="Nowak", saved_at=BEGIN)
#: The suite is long: what goes wrong shows within these.
few = settings(max_examples=30)
LATER = BEGIN + timedelta(days=2)


@few
@given(changed())
def test_what_is_saved_opens_as_it_was(file):
    assert unpack(pack(file), "wiosna.klasa") == file
    assert pack(unpack(pack(file), "wiosna.klasa")) == pack(file)


@few
@given(copies(3))
def test_copies_merge_in_any_order_and_as_often_as_one_likes(apart):
    one, two, three = apart
    assert merge(one, two) == merge(two, one)
    assert merge(one, one) == one
    assert merge(merge(one, two), two) == merge(one, two)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))


@few
@given(copies(2))
def test_nothing_of_two_copies_is_lost_in_silence(apart):
    both = merge(*apart)
    gone = {one.code for one in both.removed}
    replaced = {old for kind in VERSIONED for one in getattr(both, kind) for old in one.replaces}
    replaced |= {one.record for one in both.taken_back}
    for file in apart:
        for kind in (*(kind for kind in VERSIONED if kind != "certificates"), "works"):
            kept = {one.id for one in getattr(both, kind)}
            for one in getattr(file, kind):
                assert one.id in kept | replaced or one.code in gone
        kept_works = {one.id: one.digest for one in file.works if one.code not in gone}
        assert {kept_works[one] for one in kept_works.keys() - replaced} <= set(both.contents)
        assert {one.number for one in file.certificates} <= {
            one.number for one in both.certificates
        }


@few
@given(copies(2))
def test_a_removed_person_comes_back_with_no_copy(apart):
    one, two = apart
    both = merge(without(one, CODES[0], date(2027, 5, 1)), two)
    assert CODES[0] not in {
        record.code
        for kind in ("people", "works", "scores", "remarks", "certificates", "attendance", "before")
        for record in getattr(both, kind)
    }


def test_a_newer_name_replaces_the_older_one_without_a_question():
    at_home = renamed(EMPTY, ANNA)
    at_work = renamed(at_home, replace(ANNA, surname="Lis", saved_at=LATER))
    assert merge(at_home, at_work) == at_work
    assert conflicts(at_work) == ()


def test_two_names_that_do_not_know_each_other_stay_until_somebody_chooses():
    start = renamed(EMPTY, ANNA)
    here = renamed(start, replace(ANNA, surname="Lis", saved_at=LATER))
    there = renamed(start, replace(ANNA, surname="Kos", saved_at=BEGIN + timedelta(days=1)))
    both = merge(here, there)
    [found] = conflicts(both)
    assert [one.surname for one in found.versions] == ["Kos", "Lis"]
    settled = resolved(both, found.versions[0], LATER + timedelta(days=1))
    assert conflicts(settled) == ()
    assert settled.person(CODES[0]).surname == "Kos"
    # The copies that still disagree bring the question back to nobody.
    assert merge(merge(settled, here), there) == settled


def test_two_works_of_one_moment_are_a_question_and_one_under_two_names_is_none():
    def work(content, file):
        return HandedIn(
            code=CODES[0], assignment="zadanie-1", saved_at=BEGIN, file=file,
            digest=digest_of(content),
        ), content  # fmt: skip

    one = with_works(EMPTY, [work(b"1", "a.ipynb"), work(b"1", "kopia.ipynb")])
    assert conflicts(one) == ()
    both = merge(one, with_works(EMPTY, [work(b"2", "b.ipynb")]))
    assert [found.kind for found in conflicts(both)] == ["works"]
    assert len(both.works) == 3


def test_of_a_removed_person_number_and_day_of_the_certificate_stay():
    issued = CertificateRecord(
        number="1/2027", issued="2027-04-01", code=CODES[0], printed={"osoba": "Anna Nowak"},
        saved_at=BEGIN,
    )  # fmt: skip
    file = without(with_records(EMPTY, "certificates", [issued]), CODES[0], date(2027, 5, 1))
    [left] = file.certificates
    assert (left.number, left.issued, left.code, left.printed) == ("1/2027", "2027-04-01", "", {})
    assert b"Nowak" not in pack(file)


def test_a_number_that_passed_to_somebody_who_was_removed_asks_nothing():
    """The order of merging does not matter either."""
    anna = CertificateRecord(
        number="1/2027", issued="2027-04-01", code=CODES[0], printed={"osoba": "Anna Nowak"},
        saved_at=BEGIN,
    )  # fmt: skip
    start = with_records(EMPTY, "certificates", [anna])
    passed = with_records(start, "certificates", [replace(anna, code=CODES[1], saved_at=LATER)])
    gone = without(passed, CODES[1], date(2027, 5, 1))
    assert merge(gone, start) == merge(start, gone) == gone
    again = with_records(passed, "certificates", [replace(anna, code=CODES[2], saved_at=LATER)])
    only_gone = without(EMPTY, CODES[1], date(2027, 5, 1))
    assert merge(merge(passed, only_gone), again) == merge(merge(passed, again), only_gone)
    [left] = merge(gone, again).certificates
    assert left.code == CODES[2]


def test_a_person_can_have_what_the_class_knows_of_her_alone():
    jan = Participant(code=CODES[1], first_name="Jan", saved_at=BEGIN)
    score = Score(code=CODES[1], assignment="zadanie-1", question="a1", points=2, saved_at=BEGIN)
    file = with_records(renamed(renamed(EMPTY, ANNA), jan), "scores", [score])
    assert only(file, CODES[1]) == replace(file, people=(jan,))
    assert only(file, CODES[0]).scores == ()


def test_two_classes_are_not_merged_even_under_one_name():
    with pytest.raises(GradingError, match="choć nazywają się tak samo"):
        merge(EMPTY, replace(EMPTY, klasa_id="0000ffff"))


def test_new_people_get_codes_with_a_check_sign_that_nobody_had():
    file = with_named(new_class("wiosna"), names_in("Anna Maria Nowak\nKos, Jan, j@k.pl"), BEGIN)
    assert [(one.code, one.first_name, one.surname, one.email) for one in file.people] == [
        ("wiosna-01-H", "Anna Maria", "Nowak", ""),
        ("wiosna-02-F", "Kos", "Jan", "j@k.pl"),
    ]
    fewer = without(file, "wiosna-01-H", date(2027, 5, 1))
    more = with_named(fewer, nameless(200), LATER)
    codes = [one.code for one in more.people]
    assert len(set(codes)) == 201 and "wiosna-01-H" not in codes
    with pytest.raises(GradingError, match="nie wrócą"):
        with_named(fewer, [Entry("wiosna-01-H", "Anna")], LATER)


def _zip(records, **members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(RECORDS, records if isinstance(records, bytes) else json.dumps(records))
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def records(**changes):
    with zipfile.ZipFile(io.BytesIO(pack(renamed(EMPTY, ANNA)))) as archive:
        return {**json.loads(archive.read(RECORDS)), **changes}


def test_a_file_of_a_newer_course_is_refused_in_words():
    with pytest.raises(TooNew, match=rf"nowszy kurs.*wersja {VERSION + 1}, tu znana"):
        unpack(_zip(records(version=VERSION + 1, more={})), "wiosna.klasa")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 i nic",
        _zip(b"[" * 100_000),
        _zip(records(), **{"../../etc/passwd": b"x"}),
        _zip(records(), **{"prace/cudze.ipynb": b"x"}),
        _zip(records(nowe=[])),
        _zip(records(people=[{"code": "../x", "saved_at": "2027-03-01T09:00:00Z"}])),
        _zip(records(people=[{"code": "K01", "saved_at": "wczoraj"}])),
        _zip(records(people=[{"code": "K01", "saved_at": "0001-01-01T00:00:00+23:59"}])),
        _zip(records(counting=[{"thresholds": {"a": 7}, "saved_at": "2027-03-01T09:00:00Z"}])),
        _zip({"version": True}),
        _zip(records(version="1")),
        _zip(records(works=[{"code": "K01", "assignment": "", "saved_at": None, "file": "a",
                             "digest": "0" * 64}]), **{f"prace/{'0' * 64}": b"inna"}),
    ],
)  # fmt: skip
def test_damaged_and_hostile_files_are_refused_and_nothing_of_them_is_taken(content):
    with pytest.raises(GradingError, match=r"„wiosna.klasa” nie da się otworzyć") as caught:
        unpack(content, "wiosna.klasa")
    assert "Nic nie zmieniono" in caught.value.problems[0].hint


def test_a_bomb_is_not_unpacked():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(RECORDS, b" " * 3_000_000)
    with pytest.raises(GradingError, match="uszkodzony"):
        unpack(target.getvalue(), "wiosna.klasa")


@pytest.mark.parametrize(
    "text",
    ["1. Anna Nowak", "1) Anna Nowak", "Lp.\tImię\tNazwisko\n1\tAnna\tNowak",
     "Imię i nazwisko\nAnna Nowak"],
)  # fmt: skip
def test_numbers_and_headings_of_a_pasted_sheet_are_no_people(text):
    assert names_in(text) == [Entry("", "Anna", "Nowak")]


def test_two_copies_that_gave_the_same_points_leave_nothing_to_decide():
    def judged(at, points):
        where = {"code": CODES[0], "assignment": "zadanie-1", "question": "a1"}
        return with_records(EMPTY, "scores", [Score(**where, points=points, saved_at=at)])

    same = merge(judged(BEGIN, 2.0), judged(LATER, 2.0))
    assert conflicts(same) == () and len(same.scores) == 2
    assert [one.kind for one in conflicts(merge(judged(BEGIN, 2.0), judged(LATER, 1.0)))] == [
        "scores"
    ]
