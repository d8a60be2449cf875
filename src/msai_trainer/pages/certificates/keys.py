"""The organiser's key on the desk: made by the page, opened from its file, used to sign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from msai import ui
from msai.ui import Deliver, Sign, Step
from msai_trainer.certificates.issuing import valid
from msai_trainer.certificates.signing import (
    OrganiserKey,
    new_key,
    read_key_file,
    signed_text,
)
from msai_trainer.certificates.training import told
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.changing import with_records
from msai_trainer.errors import GradingError
from msai_trainer.pages.certificates.state import CertificateDesk

#: Ids of the events that bring what the browser made.
MADE, SIGNED = "key-made", "signed"
JSON = "application/json"
_ABOUT = (
    "Podpis elektroniczny pozwala każdemu sprawdzić zaświadczenie bez pytania organizatora. "
    "Klucz jest w jednym pliku i tylko u organizatora. Kto ma ten plik, może podpisywać w jego "
    "imieniu."
)
_LOST = (
    "Zgubionego klucza nikt nie odtworzy. Wydane podpisy nadal da się sprawdzić kluczem "
    "publicznym, ale nowych tym kluczem już nie będzie. Zrób kopię pliku, na przykład na "
    "pendrivie w sejfie."
)
_REFUSALS = {
    "insecure": "Tę stronę otwarto przez zwykłe http: przeglądarka nie ma wtedy kryptografii "
    "(WebCrypto). Otwórz ją przez https albo na własnym komputerze. Zaświadczenia bez podpisu "
    "są gotowe.",
    "bad_key": "Tym kluczem nie da się podpisać. Otwórz inną kopię pliku z kluczem.",
}
_UNSIGNED = "Przeglądarka nie podpisała zaświadczeń. Spróbuj jeszcze raz."


def key_nodes(state: CertificateDesk) -> list[ui.Node]:
    """Return the ways of making, opening and using the key."""
    key = state.key
    if key is None:
        return [
            ui.Text(_ABOUT),
            ui.File(
                "key", "Otwórz klucz organizatora", ".json", "Plik „klucz-organizatora….json”."
            ),
            ui.Details(
                "Nie masz jeszcze klucza?",
                [ui.Text(_LOST), ui.Button("key-new", "Utwórz i pobierz klucz organizatora")],
            ),
        ]
    unsigned = len(_unsigned(state))
    return [
        ui.Text(f"Klucz: **{key.organiser or 'bez nazwy'}**. Odcisk: {key.fingerprint}."),
        ui.Text("Klucz publiczny i jego odcisk umieść na stronie internetowej organizatora."),
        ui.Columns(
            [
                ui.Button("sign", f"Podpisz wydane zaświadczenia ({unsigned})",
                          disabled=not unsigned),
                ui.Button("key-public", "Pobierz klucz publiczny"),
                ui.Button("key-away", "Odłóż klucz", "quiet"),
            ]
        ),
    ]  # fmt: skip


def opened_key(state: CertificateDesk, content: bytes, name: str) -> CertificateDesk:
    """Return the desk with the key of a file.

    Raises:
        GradingError: It is none.
    """
    key = read_key_file(content, name)
    return replace(state, key=key, told=f"Otwarto klucz. Odcisk: {key.fingerprint}.")


def wanted_key(state: CertificateDesk) -> Step[CertificateDesk]:
    """Have the browser make a key."""
    return Step(state, [Sign(MADE)])


def made_key(state: CertificateDesk, value: Any) -> Step[CertificateDesk]:
    """Take the key that the browser made, and give its file at once.

    Raises:
        GradingError: The browser can't make one.
    """
    if not isinstance(value, dict) or not {"public", "private"} <= value.keys():
        raise _refused(value)
    organiser = told(state.file, "organizator") if state.file else ""
    key = new_key(organiser, value, date.today())
    words = f"Pobrano klucz organizatora. Zrób kopię tego pliku. Odcisk: {key.fingerprint}."
    file = Deliver(f"klucz-organizatora-{key.made}.json", JSON, key.file())
    return Step(replace(state, key=key, told=words), [file])


def public_key(key: OrganiserKey) -> Deliver:
    """Return the file for everybody who checks certificates."""
    return Deliver(f"klucz-publiczny-{key.made}.json", JSON, key.public_file())


def wanted_signatures(state: CertificateDesk) -> CertificateDesk | Step[CertificateDesk]:
    """Have the browser sign what is not signed yet."""
    unsigned = _unsigned(state)
    if state.key is None or not unsigned:
        return state
    numbers = tuple(one.number for one in unsigned)
    texts = tuple(map(signed_text, unsigned))
    return Step(replace(state, signing=numbers), [Sign(SIGNED, texts, state.key.private)])


def signed(state: CertificateDesk, value: Any, now: datetime) -> CertificateDesk:
    """Take the signatures into the class.

    Raises:
        GradingError: The browser did not sign.
    """
    if state.file is None or not isinstance(value, list) or len(value) != len(state.signing):
        raise _refused(value)
    made = dict(zip(state.signing, map(str, value), strict=True))
    records = [
        replace(one, signature=made[one.number], saved_at=now)
        for one in _unsigned(state)
        if one.number in made
    ]
    file = with_records(state.file, "certificates", records)
    words = f"{state.told} Podpisano: {len(records)}.".strip()
    return replace(state.with_file(file, words), signing=())


def _unsigned(state: CertificateDesk) -> list[CertificateRecord]:
    return [one for one in valid(state.file) if not one.signature] if state.file else []


def _refused(value: Any) -> GradingError:
    message = _REFUSALS.get(value, _UNSIGNED) if isinstance(value, str) else _UNSIGNED
    return GradingError.of("unsigned", message, "")
