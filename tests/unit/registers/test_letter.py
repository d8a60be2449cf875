"""The letter asks for counts by unit, names its ground, and never asks for people."""

import io

import pytest
from docx import Document

from msai.base.resources import load_bank
from msai.registers import LetterChoice, letter, register, registers
from msai_course.papers.office_files import request_letter

ASKED = [one for one in registers() if one.counts]


def said(content):
    """All words of a Word document, its fields included."""
    body = Document(io.BytesIO(content)).element.body
    words = (" " if one.tag.endswith("}p") else one.text or "" for one in body.iter()
             if one.tag.endswith(("}p", "}t")))  # fmt: skip
    return " ".join("".join(words).replace("\xa0", " ").split())


@pytest.fixture(scope="module")
def centre():
    return said(request_letter(LetterChoice(register("osrodek"))))


def test_a_letter_asks_for_the_counts_of_its_register_and_how_they_are_counted(centre):
    for one in register("osrodek").counts:
        assert centre.count(one.name) == 2, "in the list and in the table to fill in"
        assert one.definition in centre
    assert "Każda osoba raz." in centre and "w ciągu roku" in centre


def test_a_letter_names_its_ground_as_the_table_of_acts_has_it(centre):
    acts = {one["id"]: one for one in load_bank("acts")["entries"]}
    for key in ("ustawa-rewitalizacja", "ustawa-informacja-publiczna"):
        assert acts[key]["journal"] in centre
    assert "art. 4 ust. 2" in centre and "inne niż osobowe" in centre
    assert "Stan prawny na dzień 23.11.2026." in centre


def test_a_letter_asks_for_numbers_with_a_threshold_and_no_subtraction():
    text = said(request_letter(LetterChoice(register("policja"), threshold=10)))

    assert "Liczby od 1 do 9 prosimy zapisać jako „<10”" in text
    assert "Prosimy nie przesyłać nazwisk, adresów, numerów PESEL" in text
    assert "Inaczej dałoby się ją odjąć." in text


def test_only_chosen_counts_and_known_units_stand_in_the_letter():
    choice = LetterChoice(register("osrodek"), ("Dzieci na posiłkach",), units=("Kąty", "Dąbki"))

    text = said(request_letter(choice))

    assert "Dzieci na posiłkach" in text and "Osoby z zasiłkiem stałym" not in text
    assert "Kąty" in text and "Dąbki" in text


@pytest.mark.parametrize("one", ASKED, ids=lambda one: one.id)
def test_what_is_written_by_hand_is_a_field(one):
    content = request_letter(LetterChoice(one))
    body = Document(io.BytesIO(content)).element.body
    fields = body.findall(".//{*}sdt")

    assert len(fields) >= 14 * len(one.counts), "a field for each unit and count"
    assert request_letter(LetterChoice(one)) == content


def test_who_can_be_looked_up_gets_no_letter_and_every_register_warns():
    for one in registers():
        assert bool(one.counts) != one.public
        assert one.caution.endswith(".") and one.gives.endswith(".")
    names = [count.name for one in registers() for count in one.counts]
    assert len(names) == len(set(names))


def test_the_general_form_has_lines_to_fill_in():
    blocks = letter(LetterChoice())

    assert "O co prosimy" in str(blocks) and "Załącznik" in str(blocks)
