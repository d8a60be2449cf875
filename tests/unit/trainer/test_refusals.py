"""What cannot be done is told behind what was pressed, wherever on the page that is."""

import pytest

from certificate_trainer import CertificateTrainer
from certified_class import judged_class
from msai import ui
from msai.ui import Event, Unasked
from msai_trainer.pages.refusals import pressed, told_at

PAGE = [
    ui.Button("save", "Zapisz"),
    ui.Group("Część", [ui.Columns([ui.Button("a", "A"), ui.Button("b", "B")]), ui.Text("x")]),
    ui.Details("Więcej", [ui.Input("typed", "Powód")]),
    ui.Table("T", ("Osoba",), [("K01", ui.Check("tick", "Obecność"))]),
]
WHY = ui.Message("problem", "Nie da się.", alert=True)


@pytest.mark.parametrize(
    ("place", "behind"), [("save", 0), ("b", 1), ("typed", 2), ("tick", 3), ("gone", None)]
)
def test_it_stands_behind_the_input_or_on_top_where_that_is_gone(place, behind):
    told = told_at(place, ["Nie da się."], PAGE)
    if behind in (1, 2):
        assert len(told) == len(PAGE) and told[behind].children[1] == WHY
        assert getattr(told[behind], "open", True)
    else:
        assert told.index(WHY) == (0 if behind is None else behind + 1)


def test_a_page_without_problems_stays_and_an_answer_belongs_to_the_press_before_it():
    assert told_at("save", [], PAGE) == PAGE
    assert pressed("issue", Event("save")) == "save"
    assert pressed("issue", Unasked("signed")) == "issue"


def test_a_missing_organiser_and_a_wrong_key_are_told_behind_their_buttons():
    desk = CertificateTrainer(judged_class())
    for button, group in (("issue", "5. Zaświadczenia"), ("key", "7. Podpis elektroniczny")):
        desk.does(button, "klucz.json", b"to nie klucz")
        [shown] = [one for one in desk.program.view(desk.state) if _title(one) == group]
        [told] = [one for one in shown.children if isinstance(one, ui.Message) and one.alert]
        assert told.tone == "problem" and told.text == desk.state.problems[0]


def _title(node):
    return getattr(node, "title", "")
