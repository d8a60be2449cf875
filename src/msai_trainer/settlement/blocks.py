"""The settlement as a document, in two layouts of the same tables."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence

from msai.assignments import assignment, outcome_name
from msai.base.export import (
    Block,
    Bullets,
    Cell,
    Entries,
    PaperHeading,
    PaperPicture,
    PaperTable,
    Paragraph,
)
from msai.base.numbers import number_text
from msai_trainer.certificates.evidence import outcomes_of
from msai_trainer.certificates.training import FIELDS, about, day_words, told
from msai_trainer.classfile.practised import PracticeRecord
from msai_trainer.settlement.figures import Settlement, rule_set
from msai_trainer.settlement.words import (
    CHECK_RULES,
    PRACTICE,
    UNKNOWN,
    attended,
    count_rows,
    practice_rows,
)

#: Layouts by name, and what they are called.
QUESTIONS, STAGES = "pytania", "etapy"
LAYOUTS = {
    QUESTIONS: "Trzy pytania wytycznych o monitorowaniu (2021–2027)",
    STAGES: "Cztery etapy: zakres, wzorzec, ocena, porównanie",
}
_NOBODY = "Nikogo jeszcze nie oceniono."


def settlement_blocks(one: Settlement, layout: str) -> list[Block]:
    """Return the document.

    Args:
        one: The settlement.
        layout: `QUESTIONS` or `STAGES`.
    """
    parts = _stages(one) if layout == STAGES else _questions(one)
    return [*_head(one), *parts, *_open(one)]


def _head(one: Settlement) -> list[Block]:
    logo = b64decode(about(one.file).logo)
    picture = [PaperPicture(logo, f"Logo: {told(one.file, 'organizator')}", width=40)]
    facts = [(field.label, told(one.file, field.name)) for field in FIELDS]
    return [
        *(picture if logo else []),
        PaperHeading("Rozliczenie szkolenia", 0),
        Paragraph(CHECK_RULES, strong=True),
        Entries([("Klasa", one.file.name), *((name, text or "………") for name, text in facts)]),
    ]


def _questions(one: Settlement) -> list[Block]:
    return [
        PaperHeading("1. Czy efekty uczenia się są opisane?"),
        _outcomes(one),
        PaperHeading("2. Czy kryteria i metody ustalono przed oceną?"),
        *_rule(one),
        _criteria(one),
        PaperHeading("3. Czy ocenę oddzielono od szkolenia?"),
        _roles(one),
        PaperHeading("Wyniki"),
        *_results(one),
        PaperHeading("Obecność"),
        *_attendance(one),
    ]


def _stages(one: Settlement) -> list[Block]:
    return [
        PaperHeading("1. Zakres: kto i czego się uczy"),
        Entries(_count(one)[:1]),
        _outcomes(one),
        *_attendance(one),
        PaperHeading("2. Wzorzec: co trzeba umieć i jak to sprawdzamy"),
        *_rule(one),
        _criteria(one),
        PaperHeading("3. Ocena: kto i kiedy sprawdził"),
        _roles(one),
        PaperHeading("4. Porównanie: wynik i wzorzec"),
        *_results(one),
    ]


def _outcomes(one: Settlement) -> Block:
    return Bullets(
        [outcome_name(outcome) for outcome in outcomes_of(one.file.thresholds, _practice(one))]
    )


def _rule(one: Settlement) -> list[Block]:
    day, days = rule_set(one.file), [day for day in one.file.days if day]
    set_on = f"Progi zapisano ostatnio: {day_words(day)}" if day else "Nie ustalono progów"
    first = f"pierwsze spotkanie: {day_words(min(days))}" if days else "terminów nie zapisano"
    shares = [
        f"{assignment(name).title}: {number_text(round(share * 100, 2))} % punktów"
        for name, share in one.file.thresholds.items()
    ]
    asked = (
        "W każdym efekcie potrzebny jest ten sam udział punktów, a w tym, co czyta osoba "
        "oceniająca, przeciętnie co najmniej poziom 1."
    )
    return [Paragraph(f"{set_on}; {first}"), Bullets(shares), Paragraph(asked)]


def _criteria(one: Settlement) -> Block:
    rows = [
        (outcome_name(outcome), each.criterion, each.method)
        for outcome, several in outcomes_of(one.file.thresholds, _practice(one)).items()
        for each in several
    ]
    return PaperTable(("Efekt", "Kryterium", "Metoda"), rows, "Efekty, kryteria i metody")


def _practice(one: Settlement) -> list[PracticeRecord]:
    return [record for each in one.people for record in each.practice]


def _roles(one: Settlement) -> Block:
    return Entries(
        [
            ("Prowadzenie zajęć", told(one.file, "prowadzenie") or UNKNOWN),
            ("Kiedy zajęcia", told(one.file, "terminy") or UNKNOWN),
            ("Ocena efektów", told(one.file, "walidacja") or UNKNOWN),
            ("Kiedy ocena", told(one.file, "dzien_walidacji") or UNKNOWN),
        ]
    )


def _results(one: Settlement) -> list[Block]:
    rows: list[Sequence[Cell]] = [
        (
            figure.code, outcome_name(figure.outcome), _percent(figure.required),
            UNKNOWN if figure.before is None else _percent(figure.before),
            _percent(figure.after), figure.decision,
        )
        for figure in one.outcomes
    ]  # fmt: skip
    columns = ("Kod", "Efekt", "Wymagane", "Przed", "Po", "Decyzja")
    table = PaperTable(columns, rows, "Osoby i efekty: wymagane, przed, po, decyzja")
    reasons: list[Sequence[Cell]] = [
        (each.person.code, "; ".join(each.lacking)) for each in one.people if each.lacking
    ]
    why = PaperTable(("Kod", "Powód"), reasons, "Osoby, które nie uzyskały kompetencji")
    return [
        Entries(_count(one)),
        *([table] if rows else [Paragraph(_NOBODY)]),
        *([why] if reasons else []),
        *_beside(one),
    ]


def _beside(one: Settlement) -> list[Block]:
    """Return what was judged beside the assignments: by whom, when, with which levels."""
    rows = practice_rows(_practice(one))
    columns = [name.capitalize() for name in PRACTICE]
    return [PaperTable(columns, rows, "Mikrolekcje i prace z miejsca pracy")] if rows else []


def _attendance(one: Settlement) -> list[Block]:
    days = one.file.days
    if not days:
        return [Paragraph("W pliku klasy nie ma spotkań.")]
    names = [day_words(day) if day else f"Spotkanie {at}" for at, day in enumerate(days, 1)]
    rows = [(each.person.code, *attended(each, len(days))) for each in one.people]
    return [PaperTable(("Kod", *names), rows, "Obecność na spotkaniach")]


def _open(one: Settlement) -> list[Block]:
    if not one.missing:
        return []
    return [PaperHeading("Do wyjaśnienia przed wysłaniem"), Bullets(one.missing)]


def _count(one: Settlement) -> list[tuple[str, str]]:
    return [(label, str(value)) for label, value in count_rows(one.count)]


def _percent(share: float) -> str:
    return f"{number_text(round(share * 100, 1))} %"
