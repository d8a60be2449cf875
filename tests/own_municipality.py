"""Answers about a learner's own municipality, made up for the tests, as the form gives them."""

from typing import Any

INDICATORS = [
    {"name": "Pomoc społeczna", "sphere": "social", "direction": "gorzej",
     "unit": "na 100 mieszkańców", "whole": 5.0, "source": "Ośrodek, 2025"},
    {"name": "Bez ogrzewania", "sphere": "technical", "direction": "gorzej",
     "unit": "%", "whole": 8.0, "source": "Urząd, 2025"},
]  # fmt: skip
UNITS = [
    {"name": "Rynek", "area_ha": 40, "population": 1200, "w1": 9.5, "w2": 21.0},
    {"name": "Stacja", "area_ha": "60", "population": 800, "w1": "7,5", "w2": 15},
    {"name": "Zalesie", "area_ha": 900, "population": 3000, "w1": 2.1, "w2": 3},
]
PLACE: dict[str, Any] = {
    "miejsce": "moja",
    "gmina": "Zielin",
    "gmina_mieszkancy": 10_000,
    "gmina_powierzchnia": 4_000,
    "gmina_wskazniki": INDICATORS,
    "gmina_jednostki": UNITS,
}
DIRECTIONS = {
    "dlugotrwale_bezrobotni": "gorzej", "budzet_obywatelski": "lepiej", "organizacje": "lepiej",
    "wykreslone_podmioty": "gorzej", "blisko_zieleni": "lepiej", "bez_ogrzewania": "gorzej",
}  # fmt: skip
DIAGNOSIS: dict[str, Any] = {
    **PLACE,
    "obszar": ["Rynek", "Stacja"],
    "kierunki": DIRECTIONS,
    "udzial": 20,
    "zjawiska": [
        {"wskaznik": "Pomoc społeczna", "jednostka": "Rynek", "wartosc": 9.5, "miasto": 5},
        {"wskaznik": "Bez ogrzewania", "jednostka": "Stacja", "wartosc": 15, "miasto": 8},
    ],
    "obrona": "Przy stacji mieszkają osoby starsze, które nie proszą o pomoc. " * 6,
}
PROGRAMME: dict[str, Any] = {
    "miejsce": "moja",
    "program_zaczelo": 40,
    "program_w_celu": 22,
    "program_nie_wiadomo": 6,
    "odsetek": 55,
}
