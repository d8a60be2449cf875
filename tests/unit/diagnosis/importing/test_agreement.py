"""Ten tables shaped as offices hold them give what independent pandas code gives, to 1e-12."""

import io

import numpy as np
import openpyxl
import pandas as pd
import pytest

from msai.diagnosis import examine, load_schema
from msai.diagnosis.importing.choosing import ColumnChoices
from msai.diagnosis.reading_several import read_units_of

NAMES = ("Dąbki", "Kąty", "Olszyny", "Zalesie", "Nowe", "Stare", "Łęgi", "Młyn", "Góra")
CODES = [f"12010{at + 1}2" for at in range(len(NAMES))]


def numbers():
    """Return people, jobless and the share of old houses of each unit: the truth to find again."""
    chance = np.random.default_rng(7)
    people = chance.integers(300, 2500, len(NAMES))
    return pd.DataFrame(
        {
            "Ludność": people,
            "Bezrobotni": np.maximum(
                1, (people * chance.uniform(0.02, 0.12, len(NAMES))).astype(int)
            ),
            "Stare domy": chance.integers(100, 9900, len(NAMES)) / 100,
        },
        index=pd.Index(NAMES, name="Nazwa"),
    )


TRUTH = numbers()


def perkal(frame):
    """Return Perkal's index of a frame of people, jobless and old houses."""
    rates = pd.DataFrame(
        {"a": frame["Bezrobotni"] / frame["Ludność"] * 100, "b": frame["Stare domy"]}
    )
    return ((rates - rates.mean()) / rates.std(ddof=1)).mean(axis=1)


def as_csv(frame, **options):
    return frame.to_csv(sep=";", decimal=",", **options).encode()


def with_codes(frame=TRUTH, codes=CODES):
    return pd.concat([pd.Series(codes, frame.index, name="Kod"), frame], axis=1)


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plain():
    return as_csv(TRUTH)


def totals_and_statistics():
    more = TRUTH.agg(["sum", "mean", "median", "std"]).round(2)
    more.index = ["Razem", "Gmina razem", "Mediana", "Odchylenie standardowe"]
    return as_csv(pd.concat([TRUTH.sample(frac=1, random_state=3), more]), index_label="Nazwa")


def nested():
    rows = with_codes()
    above = pd.DataFrame(
        {"Kod": ["1200000", "1201000"], "Ludność": [90_000, 40_000], "Bezrobotni": [5000, 900],
         "Stare domy": [33.3, 44.4]},
        index=["MAŁOPOLSKIE", "Powiat bocheński"],
    )  # fmt: skip
    return as_csv(pd.concat([above, rows]), index_label="Nazwa")


def stacked():
    head = [["Kod", "Nazwa", "ogółem", None, None], [None, None, *TRUTH.columns]]
    rows = [
        [code, name, *map(float, TRUTH.loc[name])] for code, name in zip(CODES, NAMES, strict=True)
    ]
    return workbook(OPIS=[["Opis tablicy"]], TABLICA=[*head, *rows])


def long_list():
    rows = (
        with_codes().reset_index().melt(["Kod", "Nazwa"], var_name="Wskaźnik", value_name="Wartosc")
    )
    rows = rows.assign(Rok=2024)[["Kod", "Nazwa", "Wskaźnik", "Rok", "Wartosc"]]
    return as_csv(rows.sample(frac=1, random_state=5), index=False)


def own_list():
    rows = TRUTH.reset_index().melt("Nazwa", var_name="Cecha", value_name="Liczba")
    return as_csv(rows.rename(columns={"Nazwa": "Sołectwo"}).assign(Okres=2024), index=False)


def thousands():
    frame = TRUTH.assign(Ludność=TRUTH["Ludność"] / 1000)
    return as_csv(frame.rename(columns={"Ludność": "Ludność w tys."}))


def per_cent():
    book = openpyxl.Workbook()
    book.active.append(["Nazwa", *TRUTH.columns])
    for name, row in TRUTH.iterrows():
        book.active.append([name, int(row.iloc[0]), int(row.iloc[1]), float(row.iloc[2]) / 100])
        book.active.cell(book.active.max_row, 4).number_format = "0.00%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def notes_around():
    text = as_csv(TRUTH).decode()
    return f"Tabela 3. Wybrane dane\n\n{text}Źródło: dane własne\n".encode("cp1250")


def across():
    return as_csv(TRUTH.T, index_label="Cecha")


SHAPES = {
    "plain": (plain, {}), "totals": (totals_and_statistics, {}), "nested": (nested, {}),
    "stacked": (stacked, {"prefix": "ogółem, "}), "long": (long_list, {"suffix": ", 2024"}),
    "own": (own_list, {"suffix": ", 2024", "names": "Sołectwo"}),
    "thousands": (thousands, {"people": "Ludność w tys."}), "per_cent": (per_cent, {}),
    "notes": (notes_around, {}), "across": (across, {"names": "Cecha", "turn": True}),
}  # fmt: skip


def schema(prefix="", suffix="", names="Nazwa", people="Ludność"):
    def column(name):
        return f"{prefix}{name}{suffix}"

    people = column(people)
    rate = {
        "sphere": "social",
        "direction": 1,
        "numerator": column("Bezrobotni"),
        "multiplier": 100,
    }
    return load_schema({
        "units_column": names, "population_column": people, "kind": "areas",
        "columns": {
            "b": {**rate, "denominator": people},
            column("Stare domy"): {"sphere": "technical", "direction": 1},
        },
    })  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_results_are_those_of_independent_code(shape):
    make, how = SHAPES[shape]
    told = {key: value for key, value in how.items() if key != "turn"}
    choices = ColumnChoices(turn=how.get("turn", False))
    table, _joined = read_units_of([("t", make())], columns=choices, schema=schema(**told))
    found = examine(table).index.to_dict()
    assert found == pytest.approx(perkal(TRUTH).to_dict(), abs=1e-12)


def test_files_joined_give_the_same_in_any_order():
    parts = [
        ("a.csv", as_csv(with_codes(TRUTH[["Ludność"]]))),
        ("b.csv", as_csv(TRUTH[["Bezrobotni"]].rename(lambda name: f"Sołectwo {name}"))),
        ("c.csv", as_csv(with_codes(TRUTH[["Stare domy"]]).sample(frac=1, random_state=1))),
    ]
    expected = perkal(TRUTH).to_dict()
    for order in ((0, 1, 2), (2, 0, 1), (1, 2, 0)):
        table, _joined = read_units_of([parts[at] for at in order], schema=schema())
        assert examine(table).index.to_dict() == pytest.approx(expected, abs=1e-12)
