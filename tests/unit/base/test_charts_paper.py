"""Charts for paper keep to their sheet: nothing waits for a typesetter, nothing leaves it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from msai.base import paper
from msai.base.charts_paper import PaperBar, PaperSpan, bars_on_paper, spans_on_paper
from msai.base.map_paper import MapKey, MapUnit, map_on_paper
from msai.base.paper_marks import LETTERS, PIXELS, mixed, wrapped
from msai.base.text_width import text_width

NAMES = st.text(max_size=300)
VALUES = st.floats(-1e9, 1e9, allow_nan=False)
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def boxes_of(spec):
    return [row for layer in spec["layer"] for row in layer["data"]["values"] if "fill" in row]


def width_of(spec):
    return spec["width"] + spec["padding"]["left"] + spec["padding"]["right"]


@given(st.lists(st.builds(PaperBar, NAMES, VALUES, st.just("1 234"), st.booleans()), min_size=1,
                max_size=40))  # fmt: skip
def test_whatever_the_values_bars_stand_on_the_sheet(bars):
    spec = bars_on_paper(bars, zero="średnia")
    assert round(width_of(spec)) == PIXELS
    for box in boxes_of(spec):
        assert -0.01 <= box["px"] <= box["qx"] <= spec["width"] + 0.01
        assert 0 <= box["py"] < box["qy"] <= spec["height"]


@given(st.lists(st.tuples(NAMES, DAYS, DAYS, st.integers(0, 3)), min_size=1, max_size=30))
def test_whatever_the_days_spans_stand_on_the_sheet_and_are_seen(told):
    spans = [PaperSpan(n, min(a, b), max(a, b), "dni", group) for n, a, b, group in told]
    whole = min(span.start for span in spans), max(span.end for span in spans)
    spec = spans_on_paper(spans, whole=whole, groups=("Praca", "Szkoła"))
    assert round(width_of(spec)) == PIXELS or whole[0] == whole[1]
    for box in boxes_of(spec)[: len(spans)]:
        assert box["px"] + 1 <= box["qx"] <= spec["width"] + 3.1


@given(NAMES)
def test_lines_have_room_and_lose_nothing_without_saying_so(text):
    lines = wrapped(text, 200).split("\n")
    assert len(lines) <= 2
    assert all(text_width(line, LETTERS) <= 200 for line in lines)
    assert " ".join(lines) == " ".join(text.split()) or any("…" in line for line in lines)


def test_what_is_chosen_is_dark_and_the_rest_light_for_those_who_see_no_colour():
    spec = bars_on_paper([PaperBar("a", 1, "1", chosen=True), PaperBar("b", 1, "1")])
    chosen, other = (box["fill"] for box in boxes_of(spec))
    assert (chosen, other) == (f"#{paper.DAYS[3].strong}", f"#{paper.LINE}")
    grey = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) for colour in (chosen, other)]
    assert grey[1] - grey[0] > 250


def test_a_map_keeps_its_shape_and_tells_its_scale():
    ring = [[500_000, 600_000], [504_000, 600_000], [504_000, 602_000], [500_000, 602_000],
            [500_000, 600_000]]  # fmt: skip
    unit = MapUnit({"type": "Polygon", "coordinates": [ring]}, shade=3, number=1)
    key = MapKey("Indeks", ("1", "2", "3", "4"), "", "Wybrane:", ("Tory",))
    spec = map_on_paper([unit], key)
    texts = [r for la in spec["layer"] for r in la["data"]["values"] if "text" in r]
    number = next(row for row in texts if row["text"] == "1" and row["px"] < 300)
    assert (number["px"], number["py"]) == (200, 100)
    assert "1 km" in [row["text"] for row in texts]
    assert round(width_of(spec)) == PIXELS


def test_shades_lie_between_their_ends():
    assert [mixed("000000", "ff8040", share) for share in (0, 0.5, 1)] == [
        "#000000", "#804020", "#ff8040",
    ]  # fmt: skip
