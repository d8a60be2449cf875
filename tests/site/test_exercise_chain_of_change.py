"""Exercise 7 in a real browser: a gap explained, a chain that holds, all by keyboard."""

import pytest
from plan_pages import ExercisePage
from playwright.sync_api import expect


@pytest.fixture
def chain(mounted):
    return ExercisePage(mounted, "chain-of-change")


def test_the_weak_example_is_explained(chain):
    chain.says("to już rozwiązanie")
    chain.sums_up("do poprawy")


def test_a_chain_that_holds_is_confirmed_and_kept(chain, mounted):
    chain.press("side:own")
    chain.fill("issues:0:name", "Dzieci często nie docierają do szkoły")
    chain.press("issues:add")
    chain.fill("issues:1:name", "Gdy rodzic choruje, dziecka nikt nie odprowadza")
    chain.field("issues:1:role").select_option("cause")
    chain.field("issues:1:leads_to").select_option("Dzieci często nie docierają do szkoły")
    chain.fill("goals:0:name", "Dzieci są w szkole także wtedy, gdy rodzic choruje")
    chain.fill("goals:0:who", "uczniowie klas 1–8")
    chain.fill("goals:0:differently", "opuszczają mniej niż połowę zajęć")
    chain.fill("goals:0:by", "2028-06-30")
    chain.fill("chains:0:action", "Poranna para")
    chain.fill("chains:0:for_whom", "rodzin z Kolejowej")
    chain.fill("chains:0:change", "dziecko dociera do szkoły")
    chain.fill("chains:0:within", "jednego semestru")
    chain.fill("chains:0:because", "poranek przestaje zależeć od jednej osoby")
    chain.give("chains:0:evidence.taken", "Grupowe zajęcia dla rodziców")
    chain.give("chains:0:evidence.aside", "Listy do rodziców o nieobecnościach")
    chain.says("Nie wiadomo, dlaczego ta karta")
    chain.press("evidence:swap")
    chain.fill("chains:0:evidence.why", "na tej zmierzono nieobecności, na tamtej zachowanie")
    chain.press("assumptions:add")
    chain.fill("assumptions:0:name", "szkoła dzwoni tego samego dnia")
    chain.field("assumptions:0:control").select_option("agreeable")
    chain.says("to można uzgodnić")
    chain.fill("assumptions:0:covered_by", "Uzgodnienie telefonu ze szkołą")
    chain.sums_up("nie widzą nic do poprawy")
    chain.says(
        "Jeśli ruszy działanie „Poranna para” dla rodzin z Kolejowej, to dziecko dociera do szkoły"
    )
    chain.wait_saved("Uzgodnienie telefonu ze szkołą")
    again = ExercisePage(mounted, "chain-of-change")
    again.says("Jeśli ruszy działanie „Poranna para”")


def test_the_exercise_can_be_done_with_the_keyboard_alone(chain):
    chain.from_top()
    chain.press_on("side:own")
    chain.type_in("issues:0:name", "Dorośli ")
    chain.page.keyboard.type("nie pracują")
    expect(chain.field("issues:0:name")).to_have_value("Dorośli nie pracują")
    chain.says("Nie ma żadnej przyczyny")
    chain.press_on("issues:add", "Space", backwards=True)
    chain.type_in("issues:1:name", "Nie ma jak wrócić wieczorem")
    chain.press_on("issues:1:role", "ArrowDown")
    chain.press_key("ArrowDown")
    chain.says("Nie wiadomo, do czego prowadzi ta przyczyna")
    chain.press_on("side:example", backwards=True)
    chain.says("Brak świetlicy na Kolejowej")


def test_the_chain_can_be_taken_home(chain):
    with chain.page.expect_download() as download:
        chain.press("frame:download:0")
    assert download.value.suggested_filename == "lancuch-zmiany.docx"


def test_open_forms_and_remarks_have_no_barriers(chain):
    chain.press("assumptions:add")
    chain.press("issues:open:1")
    chain.says("Usuń: szkoła dzwoni")
    assert chain.barriers() == []
