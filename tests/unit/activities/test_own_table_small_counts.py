"""Small counts in exercise 4: named, offered a way out, changed and taken back by a click only."""

import json

import pytest
from boundary_files import named_squares

from msai.activities.own_table.state import decode, encode
from msai.base.resources import data_path
from msai.diagnosis import numerators_of
from msai.diagnosis.remedy_offers import publishable
from msai.ui import Event, GivenFile

from .own_tables import after, texts

#: Nine rural units, invented.
TABLE = """Sołectwo;Ludność;Zasiłek stały;Bezrobotni
A;1450;51;70
B;980;30;44
C;760;26;39
D;610;19;28
E;480;16;20
F;390;11;19
G;310;9;14
H;210;4;9
I;120;2;4
"""
ANSWERS = [("2:role", "count"), ("2:sphere", "social"), ("2:direction", "1"),
           ("2:denominator", "Ludność"), ("3:role", "count"), ("3:sphere", "social"),
           ("3:direction", "1"), ("3:denominator", "Ludność")]  # fmt: skip


@pytest.fixture(scope="module")
def described():
    answers = [Event(f"column:{question}", value) for question, value in ANSWERS]
    return after(Event("file", "a.csv", TABLE.encode()), *answers, Event("describe:done"))


def units(state):
    return list(state.outcome.diagnosis.table.frame.index)


def hidden(state):
    return int(state.outcome.diagnosis.shown.frame.isna().to_numpy().sum())


def test_units_with_small_counts_are_named_and_nothing_changes_by_itself(described):
    assert "ma liczby mniejsze niż 5 w jednostkach: H, I." in texts(described)
    assert "Połącz jednostki" in texts(described)
    assert len(units(described)) == 9 and hidden(described) > 0


def test_joined_units_hide_nothing_and_one_click_takes_it_back(described):
    joined = after(Event("remedy:0"), state=described)

    assert len(units(joined)) < 9 and hidden(joined) == 0
    assert any("H" in name and " + " in name for name in units(joined))
    assert units(after(Event("remedy:back"), state=joined)) == units(described)


def test_what_was_joined_is_so_after_a_reload(described):
    joined = after(Event("remedy:0"), state=described)

    again = decode(json.loads(json.dumps(encode(joined))))

    assert units(again) == units(joined)


@pytest.mark.parametrize("which", ["7", "x", ""])
def test_what_was_not_offered_changes_nothing(described, which):
    assert after(Event(f"remedy:{which}"), state=described).described == described.described


def test_a_corrected_count_asks_anew_what_to_join(described):
    joined = after(Event("remedy:0"), state=described)

    corrected = after(Event("grid:open"), Event("cell:9:2", "1"), state=joined)

    assert corrected.described.rows[8][2] == "1"
    assert corrected.described.remedies == () and len(units(corrected)) == 9


def outlined(state):
    return [one["properties"]["name"] for one in state.borders.of(units(state))]


@pytest.mark.parametrize("first", ["borders", "remedy:0"])
def test_joined_units_are_on_the_map_and_come_apart_again_after_a_reload(described, first):
    files = tuple(GivenFile(n, c, 0.0) for n, c in named_squares(tuple("ABCDEFGHI")).items())
    steps = [Event("borders", files=files), Event("remedy:0")]
    joined = after(*sorted(steps, key=lambda step: step.id != first), state=described)
    assert outlined(joined) == units(joined)

    again = decode(json.loads(json.dumps(encode(joined))))
    assert outlined(again) == units(joined)

    apart = after(Event("remedy:back"), state=again)
    assert outlined(apart) == list("ABCDEFGHI")
    assert len(encode(apart)["outlines"]["features"]) == 9 and not encode(apart)["borders"]["parts"]


NINE = ("solectwa-osrodek.xlsx", "solectwa-ludnosc.csv")


def test_nine_villages_as_offices_hold_them_publish_two_social_indicators_after_the_offer():
    paths = [data_path(f"office_files/zmyslone-{name}") for name in NINE]
    files = tuple(GivenFile(path.name, path.read_bytes(), 0.0) for path in paths)
    state = after(Event("file", files=files))
    social = [at for at, column in enumerate(state.described.columns) if "2024" in column.header
              and column.role not in ("population", "units")]  # fmt: skip
    people = next(one.header for one in state.described.columns if one.role == "population")
    said = [(f"column:{at}:{question}", value) for at in social
            for question, value in (("role", "count"), ("sphere", "social"), ("direction", "1"),
                                    ("denominator", people))]  # fmt: skip
    state = after(*(Event(*one) for one in said), Event("describe:done"), state=state)
    assert len(social) == 4 and len(units(state)) == 9 and hidden(state) > 0

    joined = after(Event("remedy:0"), state=state)

    table = joined.outcome.diagnosis.table
    assert len(publishable(table, 5)) >= 2 and len(units(joined)) < 9
    counts = numerators_of(table)[list(publishable(table, 5))]
    assert not ((counts >= 1) & (counts < 5)).to_numpy().any()
