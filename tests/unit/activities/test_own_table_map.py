"""Boundaries in exercise 4: the map of one's own units, and its way into the programme."""

import io
import json
import re

import pytest
from boundary_files import named_squares, shapefile_parts, zipped
from docx import Document

from msai.activities.my_programme import papers as programme_papers
from msai.activities.my_programme.state import receive
from msai.activities.my_programme.state import update as update_programme
from msai.activities.my_programme.work import Work
from msai.activities.own_table.program import act
from msai.activities.own_table.screen import view
from msai.activities.own_table.state import decode, encode
from msai.ui import Draw, Event, GivenFile, to_json

from .own_tables import after, texts

COUNTS = """Sołectwo;Ludność;Powierzchnia [ha];Bezrobotni;Stare piece
Dąbki;400;100;30;50
Kąty;900;100;28;70
Olszyny;650;100;22;190
Zalesie;500;100;40;220
"""
UNITS = ("Dąbki", "Kąty", "Olszyny", "Zalesie")


def answers(*pairs):
    return [Event(f"column:{question}", value) for question, value in pairs]


@pytest.fixture(scope="module")
def described():
    return after(
        Event("file", "moja.csv", COUNTS.encode()),
        *answers(("3:role", "count"), ("3:sphere", "social"), ("3:direction", "1"),
                 ("3:denominator", "Ludność"), ("4:role", "count"), ("4:sphere", "technical"),
                 ("4:direction", "1"), ("4:denominator", "Ludność")),
        Event("describe:done"),
    )  # fmt: skip


def report_of(state):
    """The report as it goes out; its chart is drawn on the host."""
    effect = act(state, Event("report:docx")).effects[0]
    specs = effect.specs if isinstance(effect, Draw) else []
    file = effect.then([None] * len(specs)) if isinstance(effect, Draw) else effect
    return len(specs), Document(io.BytesIO(file.content))


def test_the_report_has_a_map_of_the_chosen_units_where_there_are_boundaries(described):
    chosen = Event("unit:Zalesie")
    assert report_of(after(chosen, state=described))[0] == 0

    charts, report = report_of(after(borders(named_squares(UNITS)), chosen, state=described))

    assert charts == 1 and len(report.inline_shapes) == 1
    assert "Mapa jednostek" in " ".join(one.text for one in report.paragraphs)


def borders(files):
    return Event("borders", files=tuple(GivenFile(n, c, 0.0) for n, c in files.items()))


def charts(state):
    def of(node):
        if isinstance(node, dict):
            if str(node.get("type")).lower() == "chart":
                yield node["id"]
            node = list(node.values())
        for one in node if isinstance(node, list) else []:
            yield from of(one)

    return list(of(to_json(view(state))))


@pytest.mark.parametrize(
    "files",
    [
        named_squares(("Całość", *UNITS)),
        named_squares([f"Sołectwo {name.upper()}" for name in UNITS], epsg=2178),
        zipped(shapefile_parts(UNITS, epsg=4258)),
        shapefile_parts(UNITS),
    ],
    ids=["more areas", "prefixes", "ZIP", "parts"],
)
def test_boundaries_give_a_map_of_the_units(described, files):
    assert charts(described) == ["ranking"]

    state = after(borders(files), state=described)

    assert charts(state) == ["ranking", "map"]
    assert {one["properties"]["name"] for one in state.borders.features} == set(UNITS)


def test_the_map_is_there_again_after_a_reload(described):
    state = after(borders(named_squares(UNITS)), state=described)

    again = decode(json.loads(json.dumps(encode(state))))

    assert charts(again) == ["ranking", "map"]
    assert again.borders.features == state.borders.features
    assert again.borders.filename == "granice.geojson"


def test_a_similar_name_is_offered_and_taken_only_when_asked(described):
    state = after(borders(named_squares(("Dąbki Górne", *UNITS[1:]))), state=described)
    assert charts(state) == ["ranking"] and "„Dąbki Górne” w pliku to „Dąbki”" in texts(state)

    assert charts(after(Event("border-name:0"), state=state)) == ["ranking", "map"]
    for nonsense in ("1", "x", ""):
        assert charts(after(Event(f"border-name:{nonsense}"), state=state)) == ["ranking"]


def test_a_bad_file_says_what_to_do_and_leaves_the_map(described):
    state = after(borders(named_squares(UNITS)), state=described)

    worse = after(borders({"a.geojson": b"{"}), state=state)

    assert charts(worse) == ["ranking", "map"]
    assert "Nie da się odczytać granic" in texts(worse)


def test_a_corrected_table_keeps_the_map(described):
    state = after(borders(named_squares(UNITS)), state=described)

    state = after(Event("file", "moja.csv", COUNTS.replace("400", "410").encode()), state=state)

    assert {one["properties"]["name"] for one in state.borders.features} == set(UNITS)


def test_the_area_and_its_map_go_into_the_programme_when_taken(described):
    table = after(
        borders(named_squares(UNITS)), Event("unit:Zalesie"), Event("unit:Dąbki"), state=described
    )
    records = {"own-table": json.loads(json.dumps(encode(table)))}
    work = receive(Work(), records)
    assert work.mine.subareas == ()

    work = update_programme(work, Event("take-own-area"))

    assert [one.name for one in work.mine.subareas] == ["Zalesie", "Dąbki"]
    assert [one.population for one in work.mine.subareas] == [500, 400]
    assert len(work.mine.ranking) == len(UNITS)
    drawn = programme_papers.document(work)
    (chart,) = [spec for spec in drawn.specs if "Zalesie" in json.dumps(spec, ensure_ascii=False)
                and "km" in json.dumps(spec)]  # fmt: skip
    assert re.search(r"1\.|2", json.dumps(chart))


def test_the_ranking_of_ones_own_table_is_drawn_beside_its_map_and_without_one(described):
    chosen = [Event("unit:Zalesie"), Event("unit:Dąbki")]
    for events in ([borders(named_squares(UNITS)), *chosen], chosen):
        table = after(*events, state=described)
        work = receive(Work(), {"own-table": json.loads(json.dumps(encode(table)))})
        drawn = programme_papers.document(update_programme(work, Event("take-own-area")))
        bars = [one for one in map(json.dumps, drawn.specs) if "1. Zalesie" in one]
        assert len(bars) == 1
        assert len(drawn.specs) == (2 if len(events) > len(chosen) else 1)
