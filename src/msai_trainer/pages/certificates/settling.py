"""„Rozliczenie” on the screen: what is asked for, what is missing, the files for who pays."""

from __future__ import annotations

from msai import ui
from msai_trainer.certificates.training import SETTLED
from msai_trainer.classfile.model import ClassFile
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.certificates.training_form import inputs
from msai_trainer.settlement.blocks import LAYOUTS
from msai_trainer.settlement.figures import settled
from msai_trainer.settlement.words import CHECK_RULES, count_rows

_BEFORE = (
    "Masz wyniki z początku szkolenia, na przykład z testu? Pobierz tabelę, wpisz procenty przy "
    "kodach i wczytaj ją. Nie masz? Zostaw: w rozliczeniu będzie „nie zapisano”."
)
_CODES = "W dokumentach są kody, bez nazwisk i bez numerów PESEL."


def settling(state: CertificateDesk, file: ClassFile) -> list[ui.Node]:
    """Return what a settlement asks for, its figures, and its files."""
    found = settled(file)
    rows = [(label, str(value)) for label, value in count_rows(found.count)]
    options = [ui.Option(name, label) for name, label in LAYOUTS.items()]
    missing: list[ui.Node] = [
        ui.Text("**Do wyjaśnienia przed wysłaniem:**"),
        ui.Items(found.missing),
    ]
    return [
        ui.Message("info", CHECK_RULES),
        *inputs(file, SETTLED),
        ui.Text(_BEFORE),
        ui.Button("before-table", "Pobierz tabelę „przed szkoleniem” (XLSX)"),
        ui.File("before", "Wczytaj poziom przed szkoleniem", ".xlsx,.csv", "Procenty od 0 do 100."),
        ui.Table("Osoby w liczbach", ("Co", "Ile"), rows, stacked=True),
        *(missing if found.missing else []),
        ui.Choice("layout", "Układ dokumentu", options, state.layout, style="radio"),
        ui.Columns(
            [
                ui.Button("settle-docx", "Pobierz rozliczenie (DOCX)"),
                ui.Button("settle-xlsx", "Pobierz rozliczenie (XLSX)"),
            ]
        ),
        ui.Text(_CODES, small=True),
    ]
