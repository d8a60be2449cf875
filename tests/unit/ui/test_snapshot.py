"""The static snapshot shows every node, accessibly, and never lets data become markup."""

import pytest

from msai.ui import (
    Button,
    Chart,
    Check,
    Checks,
    Choice,
    Columns,
    Details,
    File,
    Group,
    Heading,
    Input,
    Items,
    Link,
    Message,
    Number,
    Option,
    Status,
    Table,
    Text,
    to_json,
)
from msai.ui.html import Snapshot

OPTIONS = (Option("a", "pierwsza"), Option("b", "druga"))

EVERY_NODE = [
    Heading("Nagłówek"),
    Text("Zdanie **ważne**", small=True),
    Link("dalej", "slownik.html"),
    Items(["raz", Text("dwa")], ordered=True),
    Message("problem", "treść", title="tytuł"),
    Status("wynik"),
    Choice("kierunek", "Kierunek", OPTIONS),
    Choice("sfera", "Sfera", OPTIONS, value="b", style="radio"),
    Checks("wybor", "Wybór", OPTIONS, value=("a",), help="dowolnie wiele"),
    Check("zgoda", "Zgoda", value=True, hide_label=True),
    Number("waga", "Waga", value=1.5, unit="pkt"),
    Input("opis", "Opis", value="tekst", rows=3),
    File("plik", "Plik z tabelą"),
    Button("dalej", "Dalej", "primary"),
    Table(
        "Ranking", ["Jednostka", "Wynik"], [["Rynek", "0,5"]], numeric=(1,), marked=(0,), mark="w"
    ),
    Chart("mapa", {"mark": "bar"}, {"rows": []}, alt="Mapa gminy"),
    Group("Pola", [Text("w polu")], fieldset=True),
    Columns([Text("lewa"), Text("prawa")]),
    Details("Więcej", [Text("głębiej")]),
]


def rendered(*nodes):
    return Snapshot("cw", lambda chart: "<svg></svg>").render(nodes)


@pytest.mark.parametrize("node", EVERY_NODE, ids=lambda node: type(node).__name__)
def test_every_text_of_a_node_is_in_the_snapshot(node):
    html = rendered(node)
    for name in ("text", "label", "title", "summary", "caption", "alt"):
        for word in str(getattr(node, name, "")).replace("**", "").split():
            assert word in html


def test_markup_in_data_is_shown_as_text():
    evil = '<img src=x onerror="alert(1)">'
    nodes = [Text(evil), Table(evil, [evil], [[evil]]), Input("i", evil, evil), Message("ok", evil)]
    assert "<img" not in rendered(*nodes)


def test_a_choice_without_an_answer_shows_that_none_is_chosen():
    html = rendered(Choice("kierunek", "Kierunek", OPTIONS))
    assert "– wybierz –" in html
    assert html.index("– wybierz –") < html.index("pierwsza")


def test_controls_are_labelled_and_switched_off():
    html = rendered(Number("waga", "Waga", value=1.5))
    assert '<label for="cw-waga">Waga</label>' in html
    assert "disabled" in html
    assert 'value="1,5"' in html


def test_json_names_the_type_of_each_node():
    assert to_json(Group("Pola", [Text("w polu")])) == {
        "type": "group",
        "title": "Pola",
        "fieldset": False,
        "id": "",
        "children": [{"type": "text", "text": "w polu", "small": False}],
    }
