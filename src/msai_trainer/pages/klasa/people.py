"""The people of a class on the screen: all of them, and one with all that is known of her."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msai import ui
from msai.assignments import assignment, assignment_ids
from msai.base.numbers import number_text
from msai_trainer.certificates.issuing import issued
from msai_trainer.classfile.changing import people_of
from msai_trainer.classfile.model import ClassFile, Participant
from msai_trainer.classfile.person import known_of
from msai_trainer.classfile.standing import standing
from msai_trainer.pages.klasa.state import ClassDesk
from msai_trainer.pages.windows import WINDOW, turning

_REMOVING = (
    "Usunąć na zawsze dane, prace i punkty osoby {code}? Kodu nikt już nie dostanie, a dane nie "
    "wrócą z żadną kopią klasy. W pracy grupy, którą oddały też inne osoby, kod zostaje w pliku."
)
_DUTY = (
    "Ktoś prosi o swoje dane albo o ich usunięcie? Na odpowiedź jest miesiąc. Sprawdź najpierw, "
    "czy umowa albo przepis nie każe czegoś trzymać. Szkic odpowiedzi pobierz, zanim usuniesz "
    "dane: mówi, co masz, co zostaje i dlaczego."
)
_REGISTERED = (
    "Ta osoba ma zaświadczenie nr {numbers}. Po usunięciu danych zostanie sam numer i dzień: "
    "nie potwierdzisz już, że je dostała. Jeśli umowa albo przepis każe trzymać rejestr, nie "
    "usuwaj jej teraz. Pobierz szkic odpowiedzi."
)


def everyone(state: ClassDesk, file: ClassFile) -> list[ui.Node]:
    """Return the table of people and the way to add some."""
    people = people_of(file)
    shown = people[state.people_from : state.people_from + WINDOW]
    nodes: list[ui.Node] = [_table(file, people, shown)]
    return [
        *nodes,
        *turning("osób", state.people_from, len(people)),
        ui.Input(
            "draft:more", "Kogo dopisać", state.drafts.get("more", ""), rows=2,
            help="Każda osoba w wierszu. Dostanie nowy kod.",
        ),
        ui.Button("add", "Dopisz osoby"),
    ]  # fmt: skip


def _table(
    file: ClassFile, people: Sequence[Participant], shown: Sequence[Participant]
) -> ui.Table:
    """Return the people who are shown; a column that nobody of the class fills is left out."""
    columns: dict[str, Callable[[Participant], str]] = {
        "Kod": lambda one: one.code,
        "Imię i nazwisko": lambda one: one.name,
        "E-mail": lambda one: one.email,
        "Instytucja": lambda one: one.institution,
        "Grupa": lambda one: one.group,
    }
    used = {name: told for name, told in columns.items() if any(map(told, people))}
    rows = [tuple(told(one) for told in used.values()) for one in shown]
    return ui.Table(f"Osoby klasy {file.name}", tuple(used), rows, stacked=True)


def one_person(state: ClassDesk, file: ClassFile) -> list[ui.Node]:
    """Return whom to look at, and what can be done with her data."""
    options = [ui.Option(one.code, f"{one.code} {one.name}".strip()) for one in people_of(file)]
    shown = state.person
    nodes: list[ui.Node] = [ui.Choice("person", "Kto", options, shown.code if shown else "")]
    if shown is None:
        return nodes
    return [*nodes, *_fields(shown), *_known(file, shown), *_removing(state, file, shown)]


def _fields(shown: Participant) -> list[ui.Node]:
    labels = {
        "first_name": "Imię",
        "surname": "Nazwisko",
        "email": "E-mail",
        "institution": "Instytucja",
        "group": "Grupa",
    }
    inputs = [
        ui.Input(f"field:{name}", label, getattr(shown, name), max_length=200, patient=True)
        for name, label in labels.items()
    ]
    return [ui.Columns(inputs[:2]), ui.Columns(inputs[2:])]


def _known(file: ClassFile, shown: Participant) -> list[ui.Node]:
    rows = []
    for name in assignment_ids():
        one = standing(file, shown.code, name)
        points = "nie oceniono" if one.points is None else number_text(one.points)
        waits = f"czeka odpowiedzi: {one.waiting}" if one.waiting else ""
        needed = "" if one.needed is None else number_text(one.needed)
        rows.append((assignment(name).title, points, number_text(one.most), needed, waits))
    works = [one.file for one in file.works if one.code == shown.code]
    columns = ("Zadanie", "Punkty", "Najwyżej", "Potrzeba", "Co jeszcze")
    caption = f"Punkty osoby {shown.code}"
    said = f"Oddane pliki: {', '.join(works)}." if works else "Nie ma tu żadnej pracy tej osoby."
    table = ui.Table(caption, columns, rows, numeric=(1, 2, 3), stacked=True)
    everything = ui.Table(
        f"Co klasa wie o osobie {shown.code}", ("Co", "Treść"), known_of(file, shown.code),
        stacked=True,
    )  # fmt: skip
    return [table, ui.Text(said, small=True), ui.Details("Wszystkie dane tej osoby", [everything])]


def _removing(state: ClassDesk, file: ClassFile, shown: Participant) -> list[ui.Node]:
    if state.asking == "remove":
        return [
            ui.Message("info", _REMOVING.format(code=shown.code)),
            *_certified(file, shown),
            ui.Columns(
                [ui.Button("remove", "Tak, usuń na zawsze"), ui.Button("ask:", "Nie usuwaj")]
            ),
        ]
    return [
        ui.Columns(
            [
                ui.Button("export", "Pobierz dane tej osoby (ZIP)"),
                ui.Button("reply", "Pobierz szkic odpowiedzi (DOCX)"),
                ui.Button("ask:remove", "Usuń dane tej osoby"),
            ]
        ),
        ui.Text(_DUTY, small=True),
        *_certified(file, shown),
    ]


def _certified(file: ClassFile, shown: Participant) -> list[ui.Node]:
    """Return what removing means for the register; nothing: she has no certificate."""
    numbers = [one.number for one in issued(file) if one.code == shown.code]
    words = _REGISTERED.format(numbers=", ".join(numbers))
    return [ui.Message("info", words, "Rejestr zaświadczeń:")] if numbers else []
