"""What the trainer sees: her list, the files, one button, what came of it, and what to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from msai import ui
from msai_trainer.classfile.wording import former_words
from msai_trainer.marking.batch import Batch
from msai_trainer.marking.masters import Masters
from msai_trainer.pages.grading import tables
from msai_trainer.pages.grading.giving import giving
from msai_trainer.pages.grading.paper_screen import paper_nodes, sheet_view
from msai_trainer.pages.grading.paper_sheets import TO_TYPE, TYPED, standings
from msai_trainer.pages.grading.passing import passing
from msai_trainer.pages.grading.progress import progress, status
from msai_trainer.pages.grading.reading import read_now
from msai_trainer.pages.grading.reading_screen import reading_view
from msai_trainer.pages.grading.report_screen import class_report_nodes
from msai_trainer.pages.grading.state import GradingDesk
from msai_trainer.pages.grading.to_read import to_read
from msai_trainer.pages.locked_screen import opening, protecting
from msai_trainer.pages.open_class import disputed
from msai_trainer.results.rows import no_check_sign
from msai_trainer.results.words import WORDS
from msai_trainer.rubric.saved import count

_LOCAL = (
    "Nic stąd nie wychodzi: listę i prace czyta twoja przeglądarka na tym komputerze. "
    "Zapamiętuje je razem z wynikami i twoimi ocenami, więc po zamknięciu karty wrócisz do nich "
    "tutaj. Wszystko usuwa „Zacznij od nowa”: zrób to, jeśli z komputera korzysta ktoś jeszcze."
)
_WAITING = (
    "odpowiedzi opisowych: {count}. To nie jest zero ani zaliczenie: punktów "
    "jeszcze nie ma. Przeczytaj je w części 4."
)
_TYPED_GO = (
    "Razem z pracami odłożysz to, co przepisano z kartek ({count}). Ma zostać? Najpierw zapisz "
    "klasę: są w niej przepisane prace, które już oceniono."
)
_KEPT = (
    "Ta przeglądarka ma twoje oceny opisowe z wcześniej: {count}. Wybierz te same prace i naciśnij "
    "„Oceń”: oceny wrócą na swoje miejsca."
)


def view(state: GradingDesk, masters: Callable[[], Masters]) -> Sequence[ui.Node]:
    """Return the steps, one under another, or the one answer that is read now."""
    if sheet := sheet_view(state, masters):
        return sheet
    if state.reading is not None and (task := read_now(state, masters())) is not None:
        return reading_view(state, state.reading, task)
    return [
        ui.Message("info", _LOCAL),
        ui.Group("1. Lista osób, jeśli ją masz", [*_list(state), *opening(state.locks)]),
        ui.Group("2. Prace", _works(state, masters)),
        *(ui.Message("problem", sentence) for sentence in state.problems),
        *_results(state, masters),
    ]


def _list(state: GradingDesk) -> list[ui.Node]:
    nodes: list[ui.Node] = [
        ui.File(
            "list",
            "Lista osób",
            ".csv,.xlsx,.txt,.klasa",
            "Plik klasy (.klasa) albo CSV lub XLSX z kolumną „kod”. Bez listy wystarczą kody "
            "z plików. Wtedy jednak nie widać, kto nic nie oddał.",
        )
    ]
    if not state.list_name:
        return nodes
    count = len(state.entries)
    nodes.append(ui.Text(f"Wczytano: **{state.list_name}**, osób: {count}."))
    nodes += disputed(state.held)
    if state.held and (told := former_words(state.held.words)):
        nodes.append(ui.Message("info", told))
    if state.held and state.held.works:
        words = f"W pliku klasy są już prace: {len(state.held.works)}. Ocenisz je razem z nowymi."
        nodes.append(ui.Text(words))
    if state.classes:
        options = [ui.Option(name, name) for name in state.classes]
        help_ = "Na liście jest kilka klas. Oceniaj jedną naraz."
        nodes.append(ui.Choice("klasa", "Klasa", options, state.klasa, help=help_))
    return [*nodes, ui.Button("unlist", "Odłóż listę", "quiet")]


def _works(state: GradingDesk, masters: Callable[[], Masters]) -> list[ui.Node]:
    nodes: list[ui.Node] = [
        ui.File(
            "works",
            "Prace",
            help="Pliki, ZIP-y (także z Moodle) i wiadomości e-mail: kilka naraz, zadania mogą być "
            "wymieszane. Także zdjęcia i skany: JPEG, PNG, WEBP, PDF. Możesz je tu upuścić.",
            multiple=True,
        )
    ]
    if state.files:
        nodes.append(ui.Text(f"Wybrane pliki: {len(state.files)}."))
    nodes += [*paper_nodes(state, masters), *progress(state)]
    if state.files or state.paper.works:
        nodes.append(ui.Button("remove", "Odłóż wszystkie prace", "quiet"))
    if typed := len(state.paper.works):
        nodes.append(ui.Text(_TYPED_GO.format(count=typed), small=True))
    return nodes


def _results(state: GradingDesk, masters: Callable[[], Masters]) -> list[ui.Node]:
    batch = state.results
    if state.work is not None:
        return [ui.Status(status(state.work) if state.working else "Ocenianie jest zatrzymane.")]
    if batch is None:
        return [ui.Status("Jeszcze nic nie oceniono."), *_kept(state)]
    return [
        ui.Status(_summary(state, batch)),
        *_noticed(state, batch),
        ui.Group(
            "3. Osoby i zadania", [*tables.people(state, batch), passing(state, batch, masters())]
        ),
        ui.Group("4. Odpowiedzi opisowe", [*to_read(state, masters()), *_judgements(state)]),
        ui.Group("5. Pliki", tables.files(state, batch)),
        ui.Group("6. Raport z klasy", class_report_nodes(state, batch, masters())),
        ui.Group("7. Wydaj", [*giving(state, batch, masters()), *_saving(state)]),
    ]


def _kept(state: GradingDesk) -> list[ui.Node]:
    if not count(state.sheets):
        return []
    kept = ui.Message("info", _KEPT.format(count=count(state.sheets)))
    return [kept, *_judgements(state)]


def _judgements(state: GradingDesk) -> list[ui.Node]:
    """Return the ways of taking judgements along: to another computer, to the other marker."""
    nodes: list[ui.Node] = [ui.Text(state.told)] if state.told else []
    if state.sheets:
        nodes.append(ui.Button("save-judgements", "Zapisz oceny"))
    words = "Plik „oceny.json” z tej strony: swój albo drugiej osoby. Dołączy do tego, co tu jest."
    return [*nodes, ui.File("judgements", "Wczytaj oceny", ".json", words)]


def _summary(state: GradingDesk, batch: Batch) -> str:
    sheets = standings(state, batch)
    found = Counter(sheets.get(row.file, WORDS[row.status]) for row in batch.rows if row.file)
    words = [*WORDS.values(), TO_TYPE, TYPED]
    told = ", ".join(f"{one}: {found[one]}" for one in words if found[one])
    people = len(batch.roster.entries)
    return f"Oceniono. Osób: {people}. Prace – {told or 'nie ma żadnej'}."


def _noticed(state: GradingDesk, batch: Batch) -> list[ui.Node]:
    nodes: list[ui.Node] = []
    if count := sum(
        len(one.scores.waiting) for found in batch.judged.values() for one in found.values()
    ):
        nodes.append(ui.Message("info", _WAITING.format(count=count), "Czeka na Ciebie –"))
    if not state.entries:
        words = "Oceniono bez listy osób, według kodów z plików. Nie widać, kto nic nie oddał."
        nodes.append(ui.Message("info", words))
    elif batch.roster.without_check:
        nodes.append(ui.Message("info", no_check_sign(batch.roster)))
    if batch.progress:
        words = f"Pliki z postępami, które nie dają punktów: {len(batch.progress)}."
        nodes.append(ui.Text(words))
    return nodes


def _saving(state: GradingDesk) -> list[ui.Node]:
    return [
        ui.Button("save", "Zapisz klasę"),
        *(protecting(state.locks, state.held) if state.held else []),
        ui.Text(
            "Jeden plik z osobami, pracami, punktami i ocenami opisowymi. Otworzysz go tu albo na "
            "stronie „Klasa”. Nie ma w nim tylko zdjęć kartek i plików nie do otwarcia.",
            small=True,
        ),
    ]
