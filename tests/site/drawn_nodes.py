"""Views for both drawings of an exercise: every node with every value of every option.

The static drawing is `msai.ui.html`, the live one the page's own module, without Python behind it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msai import ui
from msai.ui.html import section
from msai.ui.schema import NODES
from msai.widgets.frame import FrameState, frame_view
from msai.widgets.picture import picture, tree

OPTIONS = (ui.Option("a", "pierwsza **ważna**"), ui.Option("b", "druga <b> & „trzecia”"))
ROWS = (
    ("Rynek", "0,5", ui.Number("w:1", "Waga", 2, hide_label=True)),
    ("Las **A**", "1", ui.Check("c:1", "Wybrana", help="Zaznacz")),
)
#: One node of each kind, with words wherever it can have some.
EXAMPLES: tuple[Any, ...] = (
    ui.Heading("Nagłówek **ważny**"),
    ui.Text("Zdanie **ważne**, <b>5 > 3</b> & „cudzysłów”, **nie\nważne**"),
    ui.Link("do **słownika**", "start/slownik.html"),
    ui.Items(["raz **dwa**", ui.Text("trzy"), ui.Items(["głębiej"])]),
    ui.Message("ok", "Treść **ważna**.", "Tytuł:"),
    ui.Status("Wynik **3**"),
    ui.Choice("i", "Kierunek **sfery**", OPTIONS, help="Pomoc **ważna**", error="**Jedną**."),
    ui.Checks("i", "Wybór", OPTIONS, help="Dowolnie wiele", error="Za dużo."),
    ui.Check("i", "Zgoda **pełna**", help="Zaznacz"),
    ui.Number("i", "Waga", 1.5, "pkt", "Od 0 do 5", error="To **nie** liczba."),
    ui.Input("i", "Opis", "tekst <b>", help="Kilka słów", error="Za <b>długo</b>."),
    ui.File("i", "Plik z tabelą", ".csv", "Do 5 MB"),
    ui.Paste("i", "Wklej **tabelę**", "Wczytaj **ją**", "Ctrl+V"),
    ui.Button("i", "Dalej **już**"),
    ui.Table("Ranking **gmin**", ["Jednostka", "Wynik", "Ocena"], ROWS, mark="wskazana"),
    ui.Chart("i", {"mark": "bar"}, {"rows": []}, "Mapa **gminy** „X”"),
    ui.Group("Pola **karty**", [ui.Text("w polu"), ui.Input("j", "Imię")], id="i"),
    ui.Columns([ui.Text("lewa"), ui.Button("i", "prawa")]),
    ui.Details("Więcej **tu**", [ui.Text("głębiej")]),
    ui.Preview("Podgląd strony", "<h1>Dojazd</h1><p>Autobus 7.</p>"),
    ui.Quote(["zdanie **z gwiazdkami** <b>", "drugie"]),
    ui.Scan("i", "Kartka **K07**", "image/png", b"bytes"),
    ui.Stage(
        "Wynik **pracy**", [ui.Number("i", "Waga", 2)], [ui.Status("Wynik 2")], "Więcej **tu**"
    ),
    ui.Gauge("Powierzchnia **obszaru**", "25 % z najwyżej 20 %", 25, 20),
    ui.Chip("dane **zmyślone**"),
    ui.Keyed("i", "Praca **3**", ["1", "Enter"], "3", [ui.Text("treść"), ui.Button("b", "Dalej")]),
)
#: Values worth drawing, where the type does not name them all.
VALUES: Mapping[tuple[str, str], Sequence[Any]] = {
    ("Choice", "options"): (OPTIONS, (ui.Option("", "wszystkie"), *OPTIONS), ()),
    ("Choice", "value"): ("", "b", "gone"),
    ("Checks", "value"): ((), ("a",), ("a", "b"), ("gone",)),
    ("Number", "value"): (None, 0, 7.0, -2.5, 0.1, 1234, 1234567, 1e-7, 1e21, 'a "b" <c>'),
    ("Input", "value"): ("", "2026-01-31", "\nod nowej\nlinii", '" onfocus="x'),
    ("Input", "rows"): (1, 3),
    ("Scan", "mime"): ("image/png", "application/pdf"),
    ("Scan", "turned"): (0, 1),
    ("Scan", "zoom"): (1.0, 2.0),
    ("Stage", "more"): ((), (ui.Text("głębiej"),)),
    ("Gauge", "value"): (0, 12.25, 20, 25, 70),
    ("Table", "rows"): (ROWS, (), ([],)),
    ("Table", "numeric"): ((), (1,)),
    ("Table", "marked"): ((), (1,)),
    ("Preview", "colours"): ((), ("--page: #fff;", "--page: #000;")),
}
#: Options that only matter once something answers: a picture takes and sends nothing.
ONLY_LIVE = {
    ("Input", "max_length"), ("Input", "patient"), ("File", "accept"), ("Chart", "pick"),
    ("Message", "unsaved"), ("Scan", "broken"), ("Button", "opens"),
}  # fmt: skip


#: Options that add what is told of an answer.
TOLD = ("required", "error")


def variants(node: Any) -> Iterator[Any]:
    """Yield a node with every combination of the values of its options.

    What is told of an answer beside the control is the same whatever else is: those options are
    combined with one another, for one state of the rest.
    """
    kinds = get_type_hints(type(node))
    values = {item.name: _values(node, item, kinds[item.name]) for item in fields(node)}
    told = {name: values[name] for name in TOLD if name in values}
    plain = replace(node, **{name: values_of[0] for name, values_of in told.items()})
    yield from _combined(plain, {name: of for name, of in values.items() if name not in told})
    if told:
        yield from _combined(node, told)


def _combined(node: Any, values: Mapping[str, Sequence[Any]]) -> Iterator[Any]:
    for chosen in itertools.product(*values.values()):
        yield replace(node, **dict(zip(values, chosen, strict=True)))


def _values(node: Any, item: Field[Any], kind: Any) -> Sequence[Any]:
    option = (type(node).__name__, item.name)
    if option in VALUES:
        return VALUES[option]
    if kind is bool:
        return (False, True)
    if get_origin(kind) is Literal:
        return get_args(kind)
    if kind == bool | None:
        return (None, False, True)
    present = getattr(node, item.name)
    optional = kind is str and item.default == "" and option not in ONLY_LIVE
    return ("", present) if optional else (present,)


def undrawn() -> set[str]:
    """Return the nodes that have no example here, and the options that keep one value."""
    missing = {node.__name__ for node in NODES} - {type(node).__name__ for node in EXAMPLES}
    for node in EXAMPLES:
        kinds = get_type_hints(type(node))
        for item in fields(node):
            one = len(_values(node, item, kinds[item.name])) < 2
            if one and item.default is not MISSING:
                missing.add(f"{type(node).__name__}.{item.name}")
    return missing - {".".join(option) for option in ONLY_LIVE}


def alone(number: int, node: Any) -> ui.Program[Any]:
    """Return an exercise that shows one node; its title says which."""
    return ui.Program(
        id=f"n{number}", title=f"{number}: {node}", instruction="Wybierz.",
        initial=lambda: 0, view=lambda _state: [node], update=lambda state, _event: state,
        encode=lambda _state: {}, decode=lambda _record: 0,
    )  # fmt: skip


def static_drawing(program: ui.Program[Any]) -> str:
    """Return the first picture of an exercise, without what Vega draws in its charts."""
    nodes = frame_view(program, program.initial(), FrameState())
    return section(program.id, program.title, nodes, lambda _chart: "")


def live_tree(program: ui.Program[Any]) -> dict[str, Any]:
    """Return what the page gets to draw the same."""
    first = picture(program, program.initial(), FrameState(), None)
    return dict(tree(program, first, FrameState(), 0, []))
