"""Pictures of the draft say their finding, source and day, and hold out against long drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from msai.base import export
from msai.planning.action import Action
from msai.planning.budget import BudgetLine
from msai.programme import WIERZBOGROD, Outlines, Programme, document, example
from msai.programme.cards import RankedUnit, Subarea
from msai.programme.pictures_area import MOST_BARS, area_map, ranking_chart
from msai.programme.pictures_plan import MOST_SPANS, costs_chart, timeline

LONG = "Klub pracy z dojazdem i opieką nad dziećmi w czasie spotkań " * 5


def square(name, at):
    ring = [[at, 0], [at + 900, 0], [at + 900, 900], [at, 900], [at, 0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def outlines(*names, made_up=WIERZBOGROD):
    return Outlines([square(name, 1000 * at) for at, name in enumerate(names)], made_up)


def actions(count, **told):
    begin = date(2027, 1, 1)
    return tuple(
        Action(f"{LONG}{n}", start=begin + timedelta(n), end=begin + timedelta(400 + n), **told)
        for n in range(count)
    )


def texts_of(spec):
    return [
        row["text"] for layer in spec["layer"] for row in layer["data"]["values"] if "text" in row
    ]


def test_a_map_numbers_the_chosen_units_and_says_how_many_people_live_there():
    draft = example()
    draft = replace(draft, start=replace(draft.start, made_up=WIERZBOGROD))
    (chart,) = area_map(draft, outlines("Zatorze", "KOLEJOWA", "Osiedle Fabryczne", "Park"))
    assert chart.caption == "Obszar programu: 3 z 4 jednostek, 4497 mieszkańców – 10,9 % gminy."
    assert chart.note == (
        "Stan na 31.12.2024. Nie ma na mapie: Tereny po Garbarni. Dane zmyślone: Wierzbogród."
    )
    assert "Zatorze, Kolejowa, Osiedle Fabryczne" in chart.alt and chart.caption in chart.alt
    assert {"1", "2", "3", "Zatorze", "Kolejowa"} <= set(texts_of(chart.spec))


def test_without_boundaries_one_line_says_what_is_missing():
    (line,) = area_map(example(), Outlines())
    assert line.text == "Nie ma mapy: szkic nie zna granic podobszarów."
    assert area_map(Programme(), outlines("Zatorze")) == []


@pytest.mark.parametrize(
    "feature",
    [
        {},
        {"properties": None, "geometry": None},
        {"geometry": {"type": "Point"}},
        {"properties": {"name": "Tory"}, "geometry": {"type": "Polygon", "coordinates": []}},
    ],
)
def test_outlines_that_are_no_surface_are_passed_over(feature):
    draft = Programme(subareas=(Subarea("Tory"),))
    (line,) = area_map(draft, Outlines([feature]))
    assert isinstance(line, export.Paragraph)
    (chart,) = area_map(draft, Outlines([feature, square("Tory", 0)]))
    assert chart.caption == "Obszar programu: 1 z 1 jednostek."


def test_a_long_ranking_shows_its_beginning_and_the_chosen_ones_and_says_so():
    units = [RankedUnit(f"Jednostka {n}", 2 - n / 40, n in (4, 99)) for n in range(1, 121)]
    (chart,) = ranking_chart(Programme(ranking=tuple(units)))
    names = [text for text in texts_of(chart.spec) if "Jednostka" in text]
    assert len(names) == MOST_BARS + 1 and names[-1] == "99. Jednostka 99"
    assert "30 pierwszych i wybrane; wszystkie (120) są w tabeli" in chart.note
    assert chart.caption == (
        "Najwyższy indeks: Jednostka 1, Jednostka 2, Jednostka 3."
        " Wybrane do obszaru: 2 z 120 jednostek."
    )


def test_sixty_actions_are_several_pictures_each_with_its_part():
    charts = timeline(Programme(actions=actions(60)))
    assert [chart.caption.partition(" Część ")[2] for chart in charts] == [
        "1 z 4.", "2 z 4.", "3 z 4.",
        "4 z 4.",
    ]  # fmt: skip
    assert all(chart.spec["height"] < 25.5 * 36 for chart in charts)
    assert sum(len([t for t in texts_of(c.spec) if "…" in t]) for c in charts) == 60
    assert len(charts) == -(-60 // MOST_SPANS)


def test_actions_without_days_are_named_below_the_timeline():
    (chart,) = timeline(Programme(actions=(*actions(1), Action("Para"), Action("Sala"))))
    assert "Bez dat, więc poza ryciną: Para, Sala." in chart.note
    (line,) = timeline(Programme(actions=(Action("Para"),)))
    assert line.text == "Nie ma osi czasu: żadne działanie nie ma pierwszego i ostatniego dnia."
    assert timeline(Programme()) == []


def test_the_timeline_tells_how_many_actions_go_on_at_once():
    (chart,) = timeline(example())
    assert chart.caption == "Działania trwają od 05.10.2026 do 30.06.2028; naraz najwyżej 2."
    assert "Program trwa od 01.09.2026 do 31.12.2028." in chart.note


def test_costs_stand_by_category_the_dearest_first():
    (chart,) = costs_chart(example())
    assert (
        chart.caption
        == "Najwięcej kosztuje: Praca ludzi – 149\u00a0400 zł (78 %) z 191\u00a0400 zł."
    )
    assert "Pomiar: 2400 zł (1 %)" in chart.alt
    free = BudgetLine("Sala", category="premises", free_because="parafia")
    (line,) = costs_chart(Programme(budget=(free,)))
    assert line.text == "Nie ma wykresu kosztów: żadna pozycja budżetu nie ma jeszcze kosztu."
    assert costs_chart(Programme()) == []


def test_a_draft_that_knows_its_units_but_no_index_says_that_the_ranking_is_missing():
    said = "Nie ma wykresu rankingu: szkic nie zna indeksu żadnej jednostki."
    for draft in (
        Programme(subareas=(Subarea("Zatorze"),)),
        Programme(subareas=(Subarea("Zatorze"),), ranking=(RankedUnit("Zatorze", None, True),)),
    ):
        assert [block.text for block in ranking_chart(draft)] == [said]
        told = [getattr(block, "text", "") for block in document(draft)]
        assert told.count(said) == 1
        assert told.count("Nie ma mapy: szkic nie zna granic podobszarów.") == 1
    assert ranking_chart(Programme()) == []


def test_an_empty_draft_has_no_pictures_and_the_example_has_them_in_their_chapters():
    assert [b for b in document(Programme()) if isinstance(b, export.PaperChart)] == []
    chapter, places = "", []
    for block in document(example()):
        if isinstance(block, export.PaperHeading) and block.level == 1:
            chapter = block.text
        if isinstance(block, export.PaperChart):
            places.append(chapter.partition(".")[0])
    assert places == ["3", "7", "8"]
