"""Exercise 5 says who is missing and what to do with each partner."""

import io

import pytest
from openpyxl import load_workbook

from msai.activities.stakeholder_map.program import program
from msai.activities.stakeholder_map.screen import chart_rows
from msai.activities.stakeholder_map.state import MOST
from msai.base.forms import validate
from msai.programme import assemble

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

RESIDENTS = [
    "stakeholders:add",
    ("stakeholders:7:name", "Sąsiedzi od ławki"),
    ("stakeholders:7:kind", "residents"),
    ("stakeholders:7:interest", 5),
    ("stakeholders:7:influence", 2),
    ("stakeholders:7:role", "partner"),
]


def test_the_made_up_table_has_nobody_who_lives_there():
    assert "Na mapie nie ma nikogo, kto tam mieszka" in texts(exercise, exercise.initial())


def test_a_chair_for_residents_closes_the_gap():
    state = after(exercise, *RESIDENTS)
    assert "Na mapie nie ma nikogo" not in texts(exercise, state)
    assert "Na mapie: 8 kart, partnerów: 6. Nie widać, by kogoś brakowało." in texts(
        exercise, state
    )


def test_a_card_that_is_open_says_what_it_lacks():
    opened = after(exercise, "stakeholders:open:3")
    assert "nie wiesz dlaczego" in texts(exercise, opened)
    told = after(exercise, ("stakeholders:3:fears", "hałas i skargi"), state=opened)
    assert "nie wiesz dlaczego" not in texts(exercise, told)


def test_a_rating_moves_the_point_and_an_unreadable_one_is_explained():
    state = after(exercise, "stakeholders:open:0", ("stakeholders:0:influence", 5))
    assert chart_rows(state.stakeholders.cards)[0]["y"] == 5
    wrong = after(exercise, ("stakeholders:0:influence", "dużo"), state=state)
    assert "„dużo” to nie liczba." in texts(exercise, wrong)
    assert wrong.stakeholders.cards[0].influence == 5


def test_points_of_one_rating_do_not_hide_one_another():
    rows = chart_rows(exercise.initial().stakeholders.cards)
    places = [(row["x"], row["y"]) for row in rows]
    assert len(places) == len(set(places)) == 7
    assert [row["mark"] for row in rows][:4] == ["1+", "2+", "3?", "4−"]


def test_an_empty_map_can_be_started_and_shows_no_chart():
    empty = after(exercise, "clear")
    assert empty.stakeholders.cards == ()
    assert "'type': 'chart'" not in texts(exercise, empty)


def test_decisions_roles_and_agreement_are_read():
    state = after(
        exercise, "decisions:add", ("decisions:0:name", "godziny klubu"), "roles:add",
        ("roles:0:role", "host"), ("roles:0:who", "biblioteka"),
        ("agreement:leaving", "każdy, z miesięcznym wyprzedzeniem"), ("agreement:nonsense", "x"),
    )  # fmt: skip
    assert state.decisions.cards[0].name == "godziny klubu"
    assert "Nie wiadomo, gdzie albo kiedy" in texts(exercise, state)
    assert "Jest rola, a nie ma na nią czasu." in texts(exercise, state)
    assert "Otwartych jest jeszcze 14 punktów z 15." in texts(exercise, state)


def test_a_map_survives_saving_and_loading():
    state = after(exercise, *RESIDENTS, "stakeholders:close", ("agreement:goal", "zmiana"))
    assert exercise.decode(exercise.encode(state)) == state


def test_partners_and_decisions_reach_the_programme():
    state = after(
        exercise, *RESIDENTS, "decisions:add", ("decisions:0:name", "godziny klubu"),
        ("decisions:0:body", "zebranie"), ("decisions:0:day", "2026-03-02"),
    )  # fmt: skip
    programme, problems = assemble({"stakeholder-map": exercise.encode(state)})
    assert problems == []
    assert "Sąsiedzi od ławki" in [partner.name for partner in programme.partners]
    assert "Piekarnia przy torach" not in [partner.name for partner in programme.partners]
    assert validate(programme.decisions[0]) == []


def test_the_agreement_reaches_the_programme_once_something_is_written():
    written = after(exercise, ("agreement:goal", "praca przez rok"))
    programme, problems = assemble({"stakeholder-map": exercise.encode(written)})
    assert problems == []
    assert programme.agreement.goal == "praca przez rok"
    own = {"my-programme": {"programme": {"agreement": {"goal": "wpisany w programie"}}}}
    empty = {"stakeholder-map": exercise.encode(exercise.initial())}
    assert assemble(own | empty)[0].agreement.goal == "wpisany w programie"


@pytest.mark.parametrize("record", [{}, {"stakeholders": 5}, {"stakeholders": [], "roles": []}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


@pytest.mark.parametrize(
    "event",
    ["stakeholders:open:x", "stakeholders:99:name", "roles:remove:", "agreement:", "x", "map"],
)
def test_nonsense_events_change_nothing(event):
    start = exercise.initial()
    assert after(exercise, (event, "x")).stakeholders.cards == start.stakeholders.cards


def test_hostile_text_stays_text():
    state = after(exercise, ("stakeholders:0:name", HOSTILE))
    assert "<img" not in shown(exercise, state)


def test_the_number_of_cards_is_bounded():
    state = after(exercise, *["stakeholders:add"] * (MOST + 5))
    assert len(state.stakeholders.cards) == MOST


def test_documents_hold_map_gaps_and_all_fields():
    state = exercise.initial()
    document, sheet = (download.make(state) for download in exercise.downloads)
    said = words_of(document.content)
    assert "Szkoła na Zatorzu" in said
    assert "Na mapie nie ma nikogo, kto tam mieszka" in said
    assert "12. Wyjście bez kary" in said
    assert load_workbook(io.BytesIO(sheet.content)).active.max_row == 8


def test_the_solution_begins_with_residents():
    assert "Pierwsze wolne krzesło" in str(exercise.solution(exercise.initial()))


def test_the_snapshot_shows_the_map_and_the_gap():
    html = picture(exercise)
    assert html.count("<svg") == 1
    assert "Spółdzielnia mieszkaniowa" in html
    assert "Na mapie nie ma nikogo, kto tam mieszka." in html
    assert "Do przemyślenia" in html and "Do poprawy" not in html
