"""What each choice on the desk „Zaświadczenia i rozliczenie” does."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from msai.ui import Event, Signed, Step
from msai_trainer.certificates import issuing
from msai_trainer.certificates.logo import checked_logo
from msai_trainer.certificates.training import about, with_told, with_training
from msai_trainer.classfile.certified import Attendance
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.model import ClassFile
from msai_trainer.errors import GradingError
from msai_trainer.pages.certificates.keys import (
    MADE,
    SIGNED,
    made_key,
    opened_key,
    signed,
    wanted_key,
    wanted_signatures,
)
from msai_trainer.pages.certificates.practising import practice
from msai_trainer.pages.certificates.state import CertificateDesk
from msai_trainer.pages.open_class import class_in, now, shown
from msai_trainer.settlement.before import with_before
from msai_trainer.settlement.blocks import LAYOUTS

Act = Callable[[CertificateDesk, str, Event], CertificateDesk]
#: A number of a certificate has no more digits.
_DIGITS = 7


def update(state: CertificateDesk, event: Event) -> CertificateDesk | Step[CertificateDesk]:
    """Take one choice; what cannot be done is told, and nothing is lost."""
    what, _colon, rest = event.id.partition(":")
    if state.file is None and what not in _WITHOUT_CLASS:
        return state
    try:
        if isinstance(event, Signed):
            return _answered(state, event)
        if what in ASKS:
            return ASKS[what](state.quiet())
        act = ACTS.get(what)
        after = act(state.quiet(), rest, event) if act else state
        # What was issued with the key at hand is signed at once.
        return wanted_signatures(after) if what in ("issue", "supersede") else after
    except GradingError as error:
        said = tuple(f"{one.message} {one.hint}".strip() for one in error.problems)
        return replace(state.quiet(), problems=said)


def _answered(state: CertificateDesk, event: Signed) -> CertificateDesk | Step[CertificateDesk]:
    if event.id == MADE:
        return made_key(state.quiet(), event.value)
    return signed(state, event.value, now()) if event.id == SIGNED else state


def _open(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    file = class_in(event)
    if file is None:
        return state
    desk = state.opened(file, state.locks.opened(file, event))
    return replace(desk, told=desk.told + state.locks.other_password(file, event))


def _instead(state: CertificateDesk, rest: str, _event: Event) -> CertificateDesk:
    other = state.waiting
    if other is None or rest != "yes":
        return replace(state, waiting=None)
    return CertificateDesk(key=state.key, locks=state.locks).opened(other, state.locks)


def _draft(state: CertificateDesk, rest: str, event: Event) -> CertificateDesk:
    value = "" if event.value is None else str(event.value)
    return replace(state, drafts={**state.drafts, rest: value})


def _about(state: CertificateDesk, rest: str, event: Event) -> CertificateDesk:
    said = {rest: str(event.value or "")}
    return state.with_file(with_told(shown(state.file), said, now()))


def _number(state: CertificateDesk, rest: str, event: Event) -> CertificateDesk:
    file, value = shown(state.file), event.value
    least, most = (1, 10**_DIGITS - 1) if rest == "first_number" else (0, len(file.days))
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    if rest not in ("first_number", "least_meetings") or not whole or not least <= value <= most:
        message = f"To ma być liczba od {least} do {most}."
        raise GradingError.of("bad_number", message, "Poprzednia została.")
    training = (
        replace(about(file), first_number=int(value))
        if rest == "first_number"
        else replace(about(file), least_meetings=int(value))
    )
    return state.with_file(with_training(file, training, now()))


def _logo(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    file = shown(state.file)
    if not event.content and event.value is None:
        return state
    content = checked_logo(event.content, str(event.value or "logo"))
    training = replace(about(file), logo=b64encode(content).decode())
    return state.with_file(with_training(file, training, now()), "Logo jest w pliku klasy.")


def _unlogo(state: CertificateDesk, _rest: str, _event: Event) -> CertificateDesk:
    file = shown(state.file)
    training = replace(about(file), logo="")
    return state.with_file(with_training(file, training, now()), "Usunięto logo.")


def _present(state: CertificateDesk, rest: str, event: Event) -> CertificateDesk:
    """Note whether a person was at a meeting: ``<number>:<code>``."""
    at, _colon, code = rest.partition(":")
    known = {one.person.code: set(one.meetings or ()) for one in state.standings}
    file = shown(state.file)
    if code not in known or not at.isdecimal() or not 1 <= int(at) <= len(file.days):
        return state
    was = known[code] | {int(at)} if event.value else known[code] - {int(at)}
    return state.with_file(_noted(file, {code: was}))


def _everyone(state: CertificateDesk, rest: str, _event: Event) -> CertificateDesk:
    """Note that everyone was at a meeting."""
    file = shown(state.file)
    if not rest.isdecimal() or not 1 <= int(rest) <= len(file.days):
        return state
    was = {one.person.code: {*(one.meetings or ()), int(rest)} for one in state.standings}
    return state.with_file(_noted(file, was), f"Spotkanie {rest}: zaznaczono wszystkich.")


def _noted(file: ClassFile, was: Mapping[str, set[int]]) -> ClassFile:
    records = [
        Attendance(code=code, meetings=tuple(sorted(meetings)), saved_at=now())
        for code, meetings in was.items()
    ]
    return with_records(file, "attendance", records)


def _issue(state: CertificateDesk, _rest: str, _event: Event) -> CertificateDesk:
    file = shown(state.file)
    new = issuing.issue(file, state.standings, now(), today=date.today(), secret=_secret(state))
    count = len(issuing.issued(new)) - len(issuing.issued(file))
    words = f"Wydano zaświadczeń: {count}. Naciśnij „Zapisz klasę”: rejestr jest w tym pliku."
    return state.with_file(new, words if count else "Nie ma komu wydać nowego zaświadczenia.")


def _secret(state: CertificateDesk) -> bytes:
    return state.key.secret.encode() if state.key else b""


def _key(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    return opened_key(state, event.content, str(event.value or "klucz")) if event.content else state


def _before(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    if not event.content:
        return state
    name = str(event.value or "tabela.xlsx")
    file = with_before(shown(state.file), name, event.content, now())
    return state.with_file(file, f"Wczytano poziom przed szkoleniem, osób: {len(file.before)}.")


def _layout(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    return replace(state, layout=str(event.value)) if event.value in LAYOUTS else state


def _key_away(state: CertificateDesk, _rest: str, _event: Event) -> CertificateDesk:
    return replace(state, key=None, told="Odłożono klucz. Na tej stronie już go nie ma.")


def _person(state: CertificateDesk, _rest: str, event: Event) -> CertificateDesk:
    return replace(state, chosen=str(event.value or ""))


def _supersede(state: CertificateDesk, _rest: str, _event: Event) -> CertificateDesk:
    if state.standing is None:
        return state
    file, reason = shown(state.file), state.drafts.get("reason", "")
    day, secret = date.today(), _secret(state)
    new = issuing.supersede(file, state.standing, reason, now(), today=day, secret=secret)
    made = issuing.valid_of(new, state.chosen)
    number = made.number if made else ""
    drafts = {name: text for name, text in state.drafts.items() if name != "reason"}
    words = f"Wydano zaświadczenie nr {number} zamiast poprzedniego. Oba są w rejestrze."
    return replace(state.with_file(new, words), drafts=drafts)


def _turn(state: CertificateDesk, rest: str, _event: Event) -> CertificateDesk:
    last = max(0, len(state.standings) - 1)
    return replace(state, people_from=min(int(rest), last)) if rest.isdecimal() else state


ACTS: Mapping[str, Act] = {
    "open": _open, "instead": _instead, "draft": _draft, "about": _about, "number": _number,
    "logo": _logo, "unlogo": _unlogo, "present": _present, "everyone": _everyone,
    "issue": _issue, "person": _person, "supersede": _supersede, "turn": _turn,
    "practice": practice, "key": _key, "key-away": _key_away, "before": _before, "layout": _layout,
}  # fmt: skip
ASKS: Mapping[str, Callable[[CertificateDesk], CertificateDesk | Step[CertificateDesk]]] = {
    "key-new": wanted_key, "sign": wanted_signatures,
}  # fmt: skip
_WITHOUT_CLASS = {"open"}
