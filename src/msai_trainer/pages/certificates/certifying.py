"""Who passed and why not, one person's certificate, and the register, on the screen."""

from __future__ import annotations

from msai import ui
from msai.base.numbers import number_text
from msai_trainer.certificates.earned import ParticipantStanding
from msai_trainer.certificates.issuing import twice_certified, valid, valid_of
from msai_trainer.certificates.register import registered
from msai_trainer.classfile.model import ClassFile
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.windows import turning

_RULE = (
    "Zalicza, kto ma próg punktów w każdym zadaniu, które się liczy, i w każdym efekcie uczenia "
    "się, a w odpowiedziach opisowych przeciętnie co najmniej poziom 1. Progi ustala się na "
    "stronie „Klasa”."
)
_NOTHING_COUNTS = (
    "W tej klasie nie wybrano zadań, które trzeba zaliczyć. Otwórz ją na stronie „Klasa”, wybierz "
    "zadania i progi, zapisz i otwórz tu jeszcze raz."
)
_TWICE = (
    "Osoba {code} ma dwa ważne zaświadczenia: wydano je w dwóch kopiach klasy. Ustal, które jest "
    "u niej, i zastąp oba jednym nowym, z powodem."
)
_REPLACING = (
    "Wydane zaświadczenie się nie zmienia. Nowe dostanie nowy numer i zastąpi to: w rejestrze "
    "zostaną oba, z powodem."
)


def passed(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    """Return who passes, and what the others lack."""
    if not file.thresholds:
        return [ui.Message("problem", _NOTHING_COUNTS)]
    good = sum(not one.lacking for one in state.standings)
    rows = [_row(file, one) for one in state.shown]
    columns = ("Osoba", "Zalicza", "Czego brakuje", "Zaświadczenie")
    return [
        ui.Text(f"Zalicza: **{good} z {len(state.standings)}**. {_RULE}"),
        ui.Table("Kto zalicza i czego brakuje", columns, rows, stacked=True),
        *turning("osób", state.people_from, len(state.standings)),
    ]


def _row(file: ClassFile, one: ParticipantStanding) -> tuple[str, ...]:
    own = valid_of(file, one.person.code)
    passes = "nie" if one.lacking else "**tak**"
    return (label(one), passes, "; ".join(one.lacking) or "–", f"nr {own.number}" if own else "–")


def label(one: ParticipantStanding) -> str:
    """Return name and code, or the code alone."""
    person = one.person
    return f"{person.name} ({person.code})" if person.name else person.code


def certificates(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    """Return the ways of issuing, taking home and replacing certificates."""
    waiting = [
        one
        for one in state.standings
        if not one.lacking and valid_of(file, one.person.code) is None
    ]
    nodes: list[ui.Node] = [
        ui.Text(f"Czeka na zaświadczenie, osób: {len(waiting)}. Wydane: {len(valid(file))}."),
        ui.Button("issue", "Wydaj brakujące zaświadczenia", "primary", disabled=not waiting),
    ]
    if valid(file):
        nodes.append(
            ui.Columns(
                [
                    ui.Button("all-docx", "Pobierz wszystkie (ZIP z DOCX)"),
                    ui.Button("all-print", "Pobierz wszystkie do druku (HTML)"),
                ]
            )
        )
    options = [ui.Option(one.person.code, label(one)) for one in state.standings]
    nodes.append(ui.Choice("person", "Jedna osoba", [ui.Option("", "–"), *options], state.chosen))
    return [*nodes, *(_one(state, file, state.standing) if state.standing else [])]


def _one(state: CertificateDesk, file: ClassFile, one: ParticipantStanding) -> list[ui.Node]:
    own = valid_of(file, one.person.code)
    outcomes = ui.Table(
        f"Efekty uczenia się osoby {one.person.code}",
        ("Efekt", "Punkty", "Najwyżej", "Potrzeba", "Decyzja"),
        [
            (
                result.name, number_text(result.points), number_text(result.most),
                number_text(result.needed), result.why_not or "potwierdzony",
            )
            for result in one.outcomes
        ],
        numeric=(1, 2, 3), stacked=True,
    )  # fmt: skip
    if own is None:
        return [outcomes, ui.Text("Ta osoba nie ma jeszcze zaświadczenia.")]
    name = own.printed.get("osoba", "")
    changed = ui.Message(
        "info", f"Na liście jest teraz „{one.person.name or one.person.code}”, a na zaświadczeniu "
        f"nr {own.number} „{name}”. Możesz je zastąpić, na przykład po zmianie nazwiska.",
    )  # fmt: skip
    return [
        outcomes,
        *([changed] if name != (one.person.name or one.person.code) else []),
        ui.Columns(
            [
                ui.Button("one-docx", f"Pobierz nr {own.number} (DOCX)"),
                ui.Button("one-print", f"Pobierz nr {own.number} do druku (HTML)"),
            ]
        ),
        ui.Details(
            "Zastąp to zaświadczenie nowym",
            [
                ui.Text(_REPLACING),
                ui.Input(
                    "draft:reason", "Powód", state.drafts.get("reason", ""), max_length=300,
                    help="Na przykład: zmiana nazwiska, błąd w nazwie.",
                ),
                ui.Button("supersede", f"Wydaj nowe zamiast nr {own.number}"),
            ],
            open=bool(state.drafts.get("reason")),
        ),
    ]  # fmt: skip


def register(file: ClassFile) -> list[ui.Node]:
    """Return the register, and its files."""
    lines = registered(file)
    if not lines:
        return [ui.Text("Rejestr jest pusty: nie wydano jeszcze żadnego zaświadczenia.")]
    rows = [
        (
            line.record.number, line.record.issued, line.record.printed.get("osoba", "–"),
            line.state, line.record.reason or "–",
        )
        for line in lines
    ]  # fmt: skip
    columns = ("Numer", "Wydano", "Osoba", "Stan", "Powód zastąpienia")
    return [
        *(ui.Message("problem", _TWICE.format(code=code)) for code in twice_certified(file)),
        ui.Table("Rejestr zaświadczeń", columns, rows, stacked=True),
        ui.Columns(
            [
                ui.Button("csv", "Pobierz rejestr (CSV)"),
                ui.Button("xlsx", "Pobierz rejestr (XLSX)"),
            ]
        ),
    ]
