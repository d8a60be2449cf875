"""Answers go to two colleagues blind, and come back compared; nothing foreign does any harm."""

import json
import re

import pytest

from msai.activities.peer_rating import screen
from msai.activities.peer_rating import state as page
from msai.activities.peer_rating.program import program
from msai.assignments import assignment_ids
from msai.peers import (
    RatingRefused,
    agreement_words,
    compared,
    in_blind_order,
    read_rating,
    sheet_name,
    sheet_page,
    written_answers,
)
from msai.ui import Event, Step

NAME = "Żaneta Przykładowa"
RECORDS = {
    "zadanie-1": {
        "release": "x",
        "answers": {"obrona": "Osoby <b>starsze</b> z Kątów & okolic.", "udzial": 12},
        "code": NAME,
    },
    "zadanie-2": {"release": "x", "answers": {"rozmowa": "Rozumiem. Ile godzin?\n</script>"}},
    "zadanie-3": {"release": "x", "answers": {"lancuch": "  "}},
}
SENT = written_answers(RECORDS)


def rating(rater="aaaaaa", points=(2, 2, 2, 2), **changed):
    answers = [{"id": one.id, "points": list(points), "note": ""} for one in SENT]
    told = {
        "kind": "msai-ocena-kolezenska", "version": 1, "sheet": sheet_name(SENT),
        "rater": rater, "answers": answers,
    }  # fmt: skip
    return json.dumps({**told, **changed}).encode()


def begun():
    state = page.receive(page.initial(), RECORDS)
    step = program().update(state, Event("send"))
    assert isinstance(step, Step)
    return step


def said(state):
    return str(screen.view(state))


def test_the_answers_are_those_a_person_reads_and_blank_ones_are_none():
    assert [(one.assignment, one.question) for one in SENT] == [
        ("zadanie-1", "obrona"), ("zadanie-2", "rozmowa"),
    ]  # fmt: skip
    assert set(program().reads) == set(assignment_ids())
    assert all({level.points for level in criterion.levels} == {0, 1, 2}
               for one in SENT for criterion in one.asked.rubric)  # fmt: skip


def test_the_file_names_nobody_asks_no_host_and_runs_nothing_of_an_answer():
    (file,) = begun().effects
    text = file.content.decode()
    assert file.filename == "odpowiedzi-do-oceny.html"
    assert NAME not in text and "zadanie-1" not in text
    assert not re.search(r"https?://", text)
    assert "<b>starsze" not in text and "&lt;b&gt;starsze&lt;/b&gt;" in text
    assert text.count("</script>") == 1


def test_every_anchor_stands_in_the_file_and_the_order_says_nothing():
    text = sheet_page(SENT).decode()
    assert len(re.findall(r"<fieldset>", text)) == sum(len(one.asked.rubric) for one in SENT)
    assert len(re.findall(r'type="radio"', text)) == 3 * text.count("<fieldset>")
    assert in_blind_order(SENT) == in_blind_order(SENT)
    assert set(in_blind_order(SENT)) == set(SENT)


def test_two_ratings_come_back_furthest_apart_first():
    one = read_rating(rating(points=(2, 1, 0, 2)), SENT)
    other = read_rating(rating("bbbbbb", points=(0, 1, 1, 2)), SENT)
    points = compared(SENT, one, other)
    assert [point.apart for point in points] == [2, 2, 1, 1, 0, 0, 0, 0]
    assert points[0].anchor(2) == points[0].criterion.levels[0].text
    told = agreement_words(points)
    assert told == "Takie same oceny: 4 z 8. Różnica o 1 punkt: 2. Różnica o 2 punkty: 2."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "To nie jest zapisana ocena"),
        (b"\xff\xfe\x00", "To nie jest zapisana ocena"),
        (b"[" * 100_000, "To nie jest zapisana ocena"),
        (b"[" * 99_000, "To nie jest zapisana ocena"),
        (b"x" * 100_001, "To nie jest zapisana ocena"),
        (b'["a"]', "To nie jest zapisana ocena"),
        (b'{"version": 1, "pages": {}}', "To nie jest zapisana ocena"),
        (rating(version=2), "innej wersji kursu"),
        (rating(sheet="cudze"), "dotyczy innych odpowiedzi"),
        (rating(rater="<img src=x>"), "niepełna albo została zmieniona"),
        (rating(answers=[]), "niepełna albo została zmieniona"),
        (rating(answers="tekst"), "niepełna albo została zmieniona"),
        (rating(points=(2, 2, 2)), "niepełna albo została zmieniona"),
        (rating(points=(2, 2, 2, 3)), "niepełna albo została zmieniona"),
        (rating(points=(2, 2, 2, True)), "niepełna albo została zmieniona"),
        (rating(points=(2, 2, 2, 1.5)), "niepełna albo została zmieniona"),
    ],
)
def test_what_is_no_rating_of_these_answers_is_refused_and_nothing_is_lost(content, words):
    with pytest.raises(RatingRefused, match=words):
        read_rating(content, SENT)
    before = page.update(begun().state, Event("rating", content=rating()))
    after = page.update(before, Event("rating", content=content))
    assert after.ratings == before.ratings and after.sent == before.sent
    assert words in said(after)


def test_the_same_rating_twice_and_a_third_one_are_told():
    state = page.update(begun().state, Event("rating", content=rating()))
    assert "Ta ocena już tu jest" in said(page.update(state, Event("rating", content=rating())))
    state = page.update(state, Event("rating", content=rating("bbbbbb", (0, 2, 2, 2))))
    assert "O tym porozmawiajcie najpierw" in said(state)
    third = page.update(state, Event("rating", content=rating("cccccc")))
    assert "już dwie oceny" in third.problem and third.ratings == state.ratings


def test_an_answer_changed_since_begins_a_new_rating_only_when_it_goes_out():
    state = page.update(begun().state, Event("rating", content=rating()))
    records = {**RECORDS, "zadanie-2": {"answers": {"rozmowa": "Inaczej."}}}
    changed = page.receive(state, records)
    assert changed.ratings == state.ratings
    assert "Nowy plik zaczyna nową ocenę" in said(changed)
    again = program().update(changed, Event("send")).state
    assert again.ratings == () and again.sent == written_answers(records)


def test_the_record_brings_it_all_back():
    state = page.update(begun().state, Event("rating", content=rating()))
    kept = json.loads(json.dumps(page.encode(state)))
    assert page.receive(page.decode(kept), RECORDS) == state


@pytest.mark.parametrize(
    "record", [{}, {"sent": [], "ratings": [{"rater": "a", "answers": [{"answer": "x"}]}]}]
)
def test_a_strange_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        page.decode(record)
