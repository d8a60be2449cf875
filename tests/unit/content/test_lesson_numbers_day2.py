"""What lessons 10-12 say about Wierzbogród is what its data and its example programme say."""

from itertools import pairwise

import pandas as pd
import pytest

from msai.planning.schedule import HOURS_OF_FULL_TIME
from msai.programme.example import example
from msai_course.base.paths import BOOK, DATA
from msai_course.content.page import read_page

AREA = ["Zatorze", "Kolejowa", "Osiedle Fabryczne"]


@pytest.fixture(scope="module")
def area():
    return pd.read_csv(DATA / "wierzbogrod/wierzbogrod_2024.csv").set_index("jednostka").loc[AREA]


@pytest.fixture(scope="module")
def programme():
    return example()


def lesson(name: str) -> str:
    return " ".join(read_page(BOOK / "dzien-2" / f"{name}.ipynb", BOOK).text.split())


def share(part: float, whole: float) -> str:
    return f"{part / whole * 100:.1f} %".replace(".", ",")


def test_pupils_at_the_start_and_at_the_end(area, programme):
    text = lesson("10-od-problemu-do-zmiany")
    absent, pupils = area.absencja_licznik.sum(), area.uczniowie.sum()
    assert f"To {absent} ÷ {pupils} = {share(absent, pupils)}." in text
    remaining = absent - 20 // 2 + 3
    assert f"{absent} − 10 + 3 = {remaining} uczniów" in text
    assert f"To {remaining} ÷ {pupils} = **{share(remaining, pupils)}**" in text
    absence = next(card for card in programme.indicators if card.code == "W2")
    assert share(absent, pupils) == f"{absence.baseline_value} %".replace(".", ",")
    assert share(remaining, pupils) == f"{absence.target_value} %".replace(".", ",")


def test_the_diagram_of_the_tree_counts_the_same_pupils(area):
    tree = (BOOK / "_static/diagramy/drzewo.svg").read_text(encoding="utf-8")
    assert f"{area.absencja_licznik.sum()} z {area.uczniowie.sum()} dzieci" in tree


def test_long_unemployed_in_the_table_of_levels(area):
    jobless, working_age = area.dlugotrwale_bezrobotni_licznik.sum(), area.wiek_produkcyjny.sum()
    said = f"jest {jobless} z {working_age} osób, czyli {share(jobless, working_age)}"
    assert said in lesson("11-dobry-wskaznik")


def test_usual_changes_are_larger_than_the_target(programme):
    text = lesson("11-dobry-wskaznik")
    absence = next(card for card in programme.indicators if card.code == "W2")
    first, second, third = absence.earlier_values.split("; ")
    assert f"{first}, potem {second}, potem {third} %" in text
    years = [float(value.replace(",", ".")) for value in (first, second, third)]
    jump = max(abs(later - earlier) for earlier, later in pairwise(years))
    wanted = years[-1] - absence.target_value
    assert f"{second} − {first} = {decimal(jump)} punktu" in text
    assert f"czyli o {decimal(wanted)} punktu" in text
    assert wanted < jump


def decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def money(value: float) -> str:
    whole = f"{value:.0f}"
    return f"{whole[:-3]} {whole[-3:]}" if len(whole) > 4 else whole


def test_six_results_of_the_same_people():
    text = lesson("11-dobry-wskaznik")
    for entered in (36, 40, 48):
        for working in (20, 12):
            result = f"{working / entered * 100:.0f} %"
            assert f"{working} ÷ {entered} = {result}" in text.replace("**", "")


def test_cost_of_the_club(programme):
    text = lesson("12-dzialania")
    club = next(action for action in programme.actions if action.name == "Klub pracy z dojazdem")
    own = sum(line.cost for line in programme.budget if line.action == club.name)
    shared = sum(line.cost for line in programme.budget if not line.action)
    full = own + shared / 2
    assert f"Razem **{money(own)} zł**" in text
    assert f"To {money(shared)} zł, więc na klub przypada połowa: {money(shared / 2)} zł" in text
    assert f"{money(own)} + {money(shared / 2)} = **{money(full)} zł**" in text
    assert f"{money(full)} ÷ {club.people} = **{money(full / club.people)} zł**" in text
    assert f"{money(full)} ÷ 12 = **{money(full / 12)} zł**" in text
    assert f"{money(own)} zł" in lesson("11-dobry-wskaznik")


def test_hours_of_two_quarter_posts():
    text = lesson("12-dzialania")
    quarters = 2 * HOURS_OF_FULL_TIME / 4
    assert f"Dwie ćwiartki dają **{quarters:.0f}**" in text
    needed = 8 * 3 + 8 + 24 + 12 + 16 + 20 + 12 + 6 + 10
    assert f"Razem **{needed}**" in text
    assert f"Brakuje {needed - quarters:.0f} godzin" in text
    left = needed - (16 + 20) - (4 * 3 + 4) - 12
    assert f"{needed} − 36 − 16 − 12 = **{left} godzin** i {quarters - left:.0f} godzin" in text
    bars = (BOOK / "_static/diagramy/godziny.svg").read_text(encoding="utf-8")
    assert all(f"{hours:.0f} godz." in bars for hours in (needed, quarters, left))


def test_hours_of_roles_on_the_diagram_are_those_of_the_worksheet():
    text = lesson("09-porozumienie")
    roles = (BOOK / "_static/diagramy/piec-rol.svg").read_text(encoding="utf-8")
    hours = {"koordynacja": 20, "animacja": 24, "dane": 5, "miejsce": 16, "lider": 2}
    assert all(f"{count} godz." in roles for count in hours.values())
    assert f"Razem {sum(hours.values())} z {40 + 6 + 30 + 2 + 20} godzin" in text
