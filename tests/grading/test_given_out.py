"""After „Wydaj” a changed judgement is noticed: who has the old feedback, and files for them."""

import io
import zipfile

import pytest
from test_class_desk import Desk
from trainers_desk import Trainer, work

from msai.ui import opened, sealed
from msai_trainer.classfile.packing import unpack

CODES = ("wiosna-01-H", "wiosna-02-F")


@pytest.fixture
def page(masters):
    """The desk „Ocenianie”: one assignment of two people, both read."""
    klasa = Desk().types(name="wiosna", names="Anna Nowak\nJan Kos").does("make").takes("save")
    page = Trainer(masters).does("list", "wiosna.klasa", klasa)
    page.does("works", files=[work("zadanie-1", code) for code in CODES]).does("grade")
    return page.does("read:zadanie-1/obrona").presses(*"1111", "Enter", *"1111", "Enter", "Enter")


def gives(page, button, taken=True):
    page.does(button)
    page.state = page.program.delivered(page.state, page.files[-1], taken)
    assert page.sees  # moments are kept in milliseconds: nobody is quicker than the page
    return page.files[-1]


def rereads(page):
    """She changes a level of the first answer."""
    page.does("named", True).does("read:zadanie-1/obrona").does("level:0:0", "0")
    return page.does("save").does("close")


def test_a_judgement_changed_after_giving_out_is_told_and_given_out_alone(page):
    page.does("close")
    gives(page, "mail")
    assert "zmieniła się ocena" not in page.sees
    rereads(page)
    assert "zmieniła się ocena opisowa, osoby: 1" in page.sees
    [code] = [code for code in CODES if f"{code}" in page.sees.partition("osoby: 1 (")[2][:20]]
    file = gives(page, "changed:mail")
    assert file.filename == "zmienione-do-wyslania.zip"
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert [code in name for name in archive.namelist() if name.endswith("html")] == [True]
    assert "zmieniła się ocena" not in page.sees


def test_a_file_that_the_browser_did_not_take_was_not_given_out(page):
    page.does("close")
    gives(page, "mail", taken=False)
    rereads(page)
    assert "zmieniła się ocena" not in page.sees


def test_it_is_known_on_another_computer_and_when_the_tab_opens_again(page, masters):
    page.does("close")
    gives(page, "print")
    rereads(page).does("save")
    saved = unpack(page.files[-1].content, "a.klasa")
    assert {one.code for one in saved.given_out} == set(CODES)
    other = Trainer(masters).does("list", "wiosna.klasa", page.files[-1].content).does("grade")
    assert "zmieniła się ocena opisowa, osoby: 1" in other.sees
    again = opened(page.program, sealed(page.program, page.state))
    assert again.sheets == page.state.sheets
    page.does("save")
    assert unpack(page.files[-1].content, "a.klasa") == saved
