"""What lessons 3-6 say about Wierzbogród is what its data say."""

import numpy as np
import pandas as pd
import pytest

from msai_course.base.paths import BOOK, DATA
from msai_course.content.page import read_page

TOWN = DATA / "wierzbogrod"
CORE = ["Osiedle Fabryczne", "Kolejowa", "Podmurze", "Zatorze"]
CENTRE = [*CORE, "Rynek i Park Miejski", "Śródmieście", "Przedmieście Młyńskie"]
VILLAGES = ["Stara Struga", "Borowiec", "Podgaje"]


@pytest.fixture(scope="module")
def units():
    return pd.read_csv(TOWN / "wierzbogrod_2024.csv").set_index("jednostka")


@pytest.fixture(scope="module")
def years():
    return pd.read_csv(TOWN / "indicators.csv")


@pytest.fixture(scope="module")
def declared():
    schema = pd.read_json(TOWN / "indicators.schema.json", typ="series")
    return pd.DataFrame(schema["indicators"]).set_index("id")


@pytest.fixture(scope="module")
def scores(years, declared):
    """Return standardised values (n - 1), turned so that more is worse; units by name."""
    last = years[(years.year == 2024) & (years.denominator > 0)]
    rates = (last.numerator / last.denominator).groupby([last.unit, last.indicator]).first()
    table = rates.unstack()
    lived = table.dropna()
    names = pd.read_csv(TOWN / "units.csv").set_index("unit").name
    lived.index = lived.index.map(names)
    turned = lived * declared.direction[lived.columns]
    return (turned - turned.mean()) / turned.std(ddof=1)


def lesson(name: str) -> str:
    return " ".join(read_page(BOOK / "dzien-1" / f"{name}.ipynb", BOOK).text.split())


def decimal(value: float, places: int = 1) -> str:
    return f"{value:.{places}f}".replace(".", ",")


def people(value: float) -> str:
    text = f"{value:.0f}"
    return f"{text[:-3]} {text[-3:]}" if len(text) > 4 else text


def signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'}{decimal(abs(value))}"


def test_shares_of_the_periodic_benefit(units):
    text = lesson("03-wskaznik")
    for place in ("Osiedle Piastowskie", "Osiedle Fabryczne"):
        row = units.loc[place]
        share = row.zasilek_okresowy_licznik / row.ludnosc * 100
        calculation = f"{row.zasilek_okresowy_licznik} ÷ {row.ludnosc} = {decimal(share)}"
        assert f"{calculation.removesuffix(',0')} na 100" in text


def test_the_two_means(units):
    text = lesson("03-wskaznik")
    benefit, inhabitants = units.zasilek_okresowy_licznik, units.ludnosc
    total = benefit.sum() / inhabitants.sum() * 100
    assert f"{benefit.sum()} ÷ {people(inhabitants.sum())} = **{decimal(total)} na 100**" in text
    rates = (benefit / inhabitants * 100).dropna()
    assert f"Wychodzi **{decimal(rates.mean())} na 100**" in text
    assert f"w każdej z {len(rates)} zamieszkanych" in text


def test_small_numbers_of_zaplocie(years, units):
    text = lesson("03-wskaznik")
    cards = years[(years.unit == "W28") & (years.indicator == "niebieskie_karty")]
    row = " | ".join(str(count) for count in cards.numerator.astype(int))
    assert f"| Procedury w Zapłociu | {row} |" in text
    total, exposed = cards.numerator.sum(), cards.denominator.sum()
    assert (
        f"na {exposed:.0f} osób (suma z sześciu lat) to {decimal(total / exposed * 1000)}" in text
    )
    town = units.niebieskie_karty_licznik.sum() / units.ludnosc.sum() * 1000
    assert f"a w całej gminie jest {decimal(town)}." in text
    assert f"wychodzi {2 / 62 * 1000:.0f} na 1000" in text


def test_the_broken_series(years):
    text = lesson("03-wskaznik")
    totals = years[years.indicator == "zasilek_okresowy"].groupby("year").numerator.sum()
    before, after = totals[2021], totals[2022]
    assert f"miało {before:.0f} osób w 2021 roku i {after:.0f} w 2022 roku" in text
    assert f"o {(after / before - 1) * 100:.0f} % więcej" in text


def test_the_worksheet_of_three_shares(units):
    text = lesson("03-wskaznik")
    for place in ("Zatorze", "Rynek i Park Miejski", "Osiedle Piastowskie"):
        row = units.loc[place]
        counts = (row.ludnosc, row.wiek_produkcyjny, row.bezrobotni_licznik)
        cells = " | ".join(map(str, (place, *counts, row.budzet_obywatelski_licznik)))
        assert f"| {cells} |" in text
        jobless = row.bezrobotni_licznik / row.wiek_produkcyjny * 100
        votes = row.budzet_obywatelski_licznik / row.ludnosc * 100
        assert f"÷ {row.wiek_produkcyjny} = {decimal(jobless)}" in text
        assert f"÷ {row.ludnosc} = {decimal(votes)}" in text


@pytest.mark.parametrize(
    "chosen", [CORE, CENTRE, [*CORE, *VILLAGES], [*CORE, "Tereny po Garbarni"]]
)
def test_shares_of_four_ideas_for_the_area(units, chosen):
    text = lesson("04-obszar")
    part, whole = units.loc[chosen].sum(), units.sum()
    number = part.ludnosc
    assert f"{people(number)}, czyli {decimal(number / whole.ludnosc * 100)} %" in text
    hectares = part.powierzchnia_ha
    share = decimal(hectares / whole.powierzchnia_ha * 100)
    assert f"{hectares:.0f} ha, czyli {share} %" in text


def test_limits_of_the_act(units):
    text = lesson("04-obszar")
    most_people = int(units.ludnosc.sum() * 0.30)
    most_area = int(units.powierzchnia_ha.sum() * 0.20)
    assert f"Limit to {people(most_people)} osób i {most_area} hektarów" in text


def test_sphere_table(scores, declared):
    text = lesson("04-obszar")
    spheres = scores.T.groupby(declared.sphere).mean().T
    words = {"economic": "gospodarcza", "environmental": "środowiskowa", "spatial": "przestrzenna"}
    for place in [*CORE, "Osiedle Tysiąclecia", "Stara Struga", "Rynek i Park Miejski"]:
        row = spheres.loc[place]
        worst = row[list(words)].idxmax()
        other = f"{words[worst]} {signed(row[worst])}"
        whole = signed(scores.loc[place].mean())
        cells = [place, signed(row.social), signed(row.technical), other, whole]
        assert f"| {' | '.join(cells)} |" in text


def test_places_under_four_ways_of_counting(scores, declared, years):
    text = lesson("05-pewnosc-wyniku")
    social = scores[declared.index[declared.sphere == "social"]]
    lowest, highest = social.min(), social.max()
    deviation = (social - social.median()).abs().median() * 1.4826
    ways = [
        social,
        (social - lowest) / (highest - lowest),
        social.rank(method="min"),
        (social - social.median()) / deviation.where(deviation > 0),
    ]
    places = pd.concat([way.mean(axis=1).rank(ascending=False) for way in ways], axis=1)
    for place in [*CORE, "Zapłocie", "Osiedle Tysiąclecia", "Stara Struga"]:
        cells = " | ".join(str(int(np.floor(rank))) for rank in places.loc[place])
        assert f"| {place} | {cells} |" in text


def test_ranges_after_leaving_out_one_indicator(scores, declared):
    social = scores[declared.index[declared.sphere == "social"]]
    ranks = pd.concat(
        [social.drop(columns=name).mean(axis=1).rank(ascending=False) for name in social], axis=1
    ).astype(int)
    said = {"Osiedle Fabryczne": "Fabryczne zawsze 1", "Osiedle Tysiąclecia": "Tysiąclecia 6–7"}
    for place in [*CORE, "Zapłocie", "Osiedle Tysiąclecia", "Stara Struga"]:
        low, high = ranks.loc[place].min(), ranks.loc[place].max()
        assert said.get(place, f"{place} {low}–{high}") in lesson("05-pewnosc-wyniku")
    assert (ranks.loc["Osiedle Fabryczne"] == 1).all()
    assert set(ranks.loc["Osiedle Tysiąclecia"]) == {6, 7}


def test_what_one_rare_indicator_does_to_zaplocie(scores, declared):
    text = lesson("05-pewnosc-wyniku")
    social = scores[declared.index[declared.sphere == "social"]]
    order = ["pierwszego", "drugiego", "trzeciego", "czwartego", "piątego"]
    before = int(social.mean(axis=1).rank(ascending=False)["Zapłocie"])
    without = social.drop(columns="niebieskie_karty").mean(axis=1).rank(ascending=False)
    assert int(without["Zapłocie"]) == 6
    assert f"spada z miejsca {order[before - 1]} na szóste" in text
    assert f"o {['dwa', 'trzy', 'cztery'][6 - before - 2]} miejsca" in text


def test_crimes_in_the_conclusion_of_lesson_6(units):
    text = lesson("06-zasoby-i-glos")
    row, whole = units.loc["Osiedle Fabryczne"], units.sum()
    rate = row.przestepstwa_licznik / row.ludnosc * 1000
    assert f"{row.przestepstwa_licznik} przestępstw w roku na {row.ludnosc}" in text
    town = whole.przestepstwa_licznik / whole.ludnosc * 1000
    assert f"jest tam {rate:.0f} na 1000 mieszkańców, a w gminie {town:.0f}" in text
