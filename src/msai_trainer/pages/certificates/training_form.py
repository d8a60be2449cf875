"""What is asked for about the training: texts on certificates, the logo, the first number."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai_trainer.certificates.training import ON_PAPER, TrainingField, about, told
from msai_trainer.classfile.model import ClassFile

_PERSONAL = "Nie wpisuj numerów PESEL ani adresów: nikt ich tu nie potrzebuje."


def on_paper(file: ClassFile) -> list[ui.Node]:
    """Return what certificates say of the training."""
    training = about(file)
    logo = [ui.Button("unlogo", "Usuń logo", "quiet")] if training.logo else []
    return [
        ui.Text(_PERSONAL, small=True),
        *inputs(file, ON_PAPER),
        ui.Number(
            "number:first_number", "Numer pierwszego nowego zaświadczenia", training.first_number,
            help="Masz rejestr z innych klas? Wpisz numer następny po ostatnim.",
        ),
        ui.File("logo", "Logo organizatora", ".png,.jpg,.jpeg", "PNG albo JPEG, do 300 kB."),
        *logo,
    ]  # fmt: skip


def inputs(file: ClassFile, fields: Sequence[TrainingField]) -> list[ui.Node]:
    """Return the fields as inputs, with what is known already."""
    return [
        ui.Input(
            f"about:{one.name}", one.label, told(file, one.name), help=one.help,
            max_length=300, kind="date" if one.kind == "date" else "text",
        )
        for one in fields
    ]  # fmt: skip
