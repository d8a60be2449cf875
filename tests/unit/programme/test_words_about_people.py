"""Personal data and words that brand are noticed; ordinary words and numbers are not."""

import pytest

from msai.base.personal_data import personal_data
from msai.programme.words import hurtful_words, streets


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("PESEL 44051401359", ["numer PESEL"]),
        ("numer 44051401358 to nie PESEL", []),
        ("sprawa OPS.4411.12.2026", ["numer sprawy"]),
        ("mieszka przy ul. Kolejowej 5/12", ["adres z numerem mieszkania"]),
        ("klub przy ul. Kolejowej 5", []),
        ("pisz: ala@example.org", ["adres e-mail"]),
        ("tel. 600 100 200", ["numer telefonu"]),
        ("184 200 zł i 12 z 48 osób, od 22.20", []),
        ("Art. 15 ust. 1, poz. 278, Dz.U. 2024", []),
    ],
)
def test_personal_data_are_noticed_and_ordinary_numbers_are_not(text, kinds):
    assert personal_data(text) == kinds


def test_words_that_brand_and_streets_are_found_whatever_their_ending():
    assert hurtful_words("Podopieczni i patologia, trudnego elementu") == (
        "Podopieczni", "patologia", "trudnego elementu",
    )  # fmt: skip
    assert hurtful_words("osoby w trudnej sytuacji") == ()
    assert streets("na ulicy Fabrycznej i przy ul. Kolejowej") == ["Fabrycznej", "Kolejowej"]
