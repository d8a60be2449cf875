"""*Mój program* in a real browser: path, chapters, work from another page, files, keyboard."""

import json

import pytest
from plan_pages import ExercisePage
from playwright.sync_api import expect

from msai.programme import Programme, save


@pytest.fixture
def programme(mounted):
    return ExercisePage(mounted, "my-programme")


def begin(programme):
    programme.box.get_by_label("B: gmina przygotowuje program").check()
    programme.press("begin")
    programme.sums_up("Gotowe rozdziały: 0")


def test_the_path_comes_first_then_the_chapters(programme):
    expect(programme.field("begin")).to_be_disabled()
    begin(programme)
    programme.press("chapter:2")
    programme.fill("mandate.strategy_goal", "Cel 2.1")
    programme.fill("mandate.approves", "dyrektorka ośrodka")
    programme.sums_up("Gotowe rozdziały: 1")


def test_work_from_another_page_arrives_here(mounted):
    chain = ExercisePage(mounted, "chain-of-change")
    chain.press("side:own")
    chain.fill("issues:0:name", "Dorośli długo nie pracują")
    chain.says("Nie ma żadnej przyczyny")
    chain.wait_saved("Dorośli długo nie pracują")
    programme = ExercisePage(mounted, "my-programme")
    begin(programme)
    programme.press("chapter:4")
    programme.says("Dorośli długo nie pracują")
    programme.says("Z ćwiczenia „Łańcuch zmiany”")


def test_the_draft_goes_out_as_a_document_and_as_a_file_that_opens_again(programme, tmp_path):
    begin(programme)
    programme.press("chapter:4")
    programme.fill("vision", "Da się dojechać i wrócić.")
    with programme.page.expect_download() as download:
        programme.press("frame:download:0")
    assert download.value.suggested_filename == "program-rewitalizacji-spolecznej-szkic.docx"
    with programme.page.expect_download() as download:
        programme.press("frame:download:3")
    saved = tmp_path / "moj-program.json"
    download.value.save_as(saved)
    assert json.loads(saved.read_text())["programme"]["vision"] == "Da się dojechać i wrócić."


def test_two_drafts_are_joined_and_differences_are_shown(programme):
    begin(programme)
    programme.press("chapter:4")
    programme.fill("vision", "Moja wizja")
    programme.box.get_by_text("Otwórz zapisany szkic").click()
    content = save(Programme(vision="Jej wizja"))
    upload = {"name": "kolezanka.json", "mimeType": "application/json", "buffer": content}
    programme.field("file").set_input_files([upload])
    programme.press("file:join")
    programme.says("Gdzie się różnicie")
    programme.box.get_by_label("zostaje odpowiedź z pliku").check()
    programme.press("file:accept")
    expect(programme.field("vision")).to_have_value("Jej wizja")


def test_a_file_that_is_no_draft_is_refused_in_words(programme):
    programme.box.get_by_text("Otwórz zapisany szkic").click()
    upload = {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"}
    programme.field("file").set_input_files([upload])
    programme.says("albo plik jest uszkodzony")


def test_the_programme_can_be_used_with_the_keyboard_alone(programme):
    programme.from_top()
    programme.press_radio("start.path", "B")
    programme.press_on("begin")
    programme.says("B: gmina przygotowuje program")
    programme.press_on("chapter:0")
    programme.type_in("start.name", "Zatorze razem")
    programme.press_on("example", backwards=True)
    programme.says("To zmyślony przykład")
    programme.says("Zatorze – razem do pracy i do szkoły")


def test_the_first_screen_the_example_and_a_form_have_no_barriers(programme):
    assert programme.barriers() == []
    begin(programme)
    programme.press("chapter:2")
    expect(programme.field("mandate.approves")).to_be_visible()
    assert programme.barriers() == []
    programme.press("example")
    programme.press("chapter:9")
    programme.says("To zmyślony przykład")
    assert programme.barriers() == []
