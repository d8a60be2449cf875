"""Passwords of class files, the same on every page that opens and saves them.

A page gives each event to `locked_step` first, and saves through `saving`. Passwords are in the
memory of the page alone; a class that came out of a locked file is saved with the same password,
until somebody takes it off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from msai.ui import Answered, Deliver, Effect, Event, Lock
from msai_trainer.classfile.locking import (
    checked_password,
    is_locked,
    new_envelope,
    password_text,
    read_envelope,
    wrong_password,
)
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.packing import ENDING, MIME, pack
from msai_trainer.errors import GradingError

#: Ids of the events that bring what the browser made.
_OPENED, _LOCKED = "lock-opened", "lock-made"
#: A longer password nobody types.
MOST = 200
_BYTES = "application/octet-stream"
_TWO_PASSWORDS = (
    " Te kopie mają dwa różne hasła. Klasę zapiszesz teraz z hasłem pliku „{name}”; starszą kopię "
    "nadal otwiera jej własne."
)
_REFUSALS = {
    "insecure": "Tę stronę otwarto przez zwykłe http: przeglądarka nie ma wtedy kryptografii "
    "(WebCrypto), więc nie otwiera i nie zapisuje plików z hasłem. Otwórz ją przez https albo na "
    "własnym komputerze. Plik się nie zmienił.",
    "unanswered": "Przeglądarka nie odpowiedziała. Plik się nie zmienił. Spróbuj jeszcze raz.",
}


@dataclass(frozen=True)
class Locks:
    """What a page knows of passwords.

    Attributes:
        name: Name of a file that was chosen and waits for its password; "": none.
        content: Its bytes.
        typed: What is typed to open it.
        first: What is typed as a new password.
        second: The same again.
        passwords: Class (`key_of`) → password of its file.
        opening: The password that is tried now.
        saving: The class that the browser was given last.
        waiting: Head of a locked file → the class in it, until the browser has locked it.
    """

    name: str = ""
    content: bytes = field(default=b"", repr=False)
    typed: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    second: str = field(default="", repr=False)
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)
    opening: str = field(default="", repr=False)
    saving: ClassFile | None = field(default=None, repr=False)
    waiting: Mapping[str, ClassFile] = field(default_factory=dict, repr=False)

    def asked(self, name: str, content: bytes) -> Locks:
        """Return the page's passwords with a file that waits for its own."""
        # What the browser still says of a file that was chosen before is not about this one.
        return replace(self, name=name, content=content, typed="", opening="")

    def opened(self, file: ClassFile, event: Event) -> Locks:
        """Return them after a file was read; one that was locked is saved with its password."""
        if not isinstance(event, Answered):
            return self
        passwords = {**self.passwords, key_of(file): self.opening}
        return replace(self, name="", content=b"", typed="", opening="", passwords=passwords)

    def other_password(self, file: ClassFile, event: Event) -> str:
        """Return in words that copies of a class have two passwords, and which one stays; ""."""
        before = self.passwords.get(key_of(file), self.opening)
        if not isinstance(event, Answered) or before == self.opening:
            return ""
        return _TWO_PASSWORDS.format(name=self.name)


def key_of(file: ClassFile) -> str:
    """Return by what the password of a class is kept."""
    return file.klasa_id or file.name


@dataclass(frozen=True, slots=True)
class LockedStep:
    """What an event about passwords came to.

    Attributes:
        locks: What the page knows then.
        effects: What the browser shall do.
        opened: Name and bytes of a file that can be read now.
        problem: Why it came to nothing; a sentence.
        told: What it came to; a sentence.
    """

    locks: Locks
    effects: tuple[Effect, ...] = ()
    opened: tuple[str, bytes] | None = None
    problem: str = ""
    told: str = ""

    def event(self, id: str) -> Event | None:
        """Return the file that can be read now as if it had been chosen; None: there is none."""
        return None if self.opened is None else Answered(id, *self.opened)


def locked_step(locks: Locks, event: Event, file: ClassFile | None) -> LockedStep | None:
    """Take an event about passwords; None: it is about something else.

    Args:
        locks: What the page knows.
        event: The event; a chosen file that is locked counts, whatever its id.
        file: The class that is shown.
    """
    if event.content and is_locked(event.content) and not isinstance(event, Answered):
        name = str(event.value or "plik.klasa")
        told = f"Plik „{name}” jest chroniony hasłem. Wpisz je pod wyborem pliku."
        return LockedStep(locks.asked(name, event.content), told=told)
    what, _colon, rest = event.id.partition(":")
    try:
        if isinstance(event, Answered):
            return _answered(locks, event)
        if what == "unlock":
            return _unlock(locks, rest, str(event.value or ""))
        return _protect(locks, rest, event, file) if what == "protect" else None
    except GradingError as error:
        one = error.problems[0]
        return LockedStep(replace(locks, opening=""), problem=f"{one.message} {one.hint}")


def _unlock(locks: Locks, rest: str, value: str) -> LockedStep:
    if rest == "password":
        return LockedStep(replace(locks, typed=value[:MOST]))
    if rest != "open" or not locks.name:
        return LockedStep(replace(locks, name="", content=b"", typed=""))
    envelope, password = read_envelope(locks.content, locks.name), password_text(locks.typed)
    wanted = Lock(
        _OPENED, password, envelope.rounds, envelope.salt, envelope.nonce, envelope.header,
        envelope.content, open=True,
    )  # fmt: skip
    return LockedStep(replace(locks, opening=password), (wanted,), told="Otwieram plik…")


def _protect(locks: Locks, rest: str, event: Event, file: ClassFile | None) -> LockedStep | None:
    typed = str(event.value or "")[:MOST]
    if rest in ("first", "second"):
        first, second = (typed, locks.second) if rest == "first" else (locks.first, typed)
        return LockedStep(replace(locks, first=first, second=second))
    if file is None or rest not in ("set", "none"):
        return None
    if rest == "none":
        left = {one: text for one, text in locks.passwords.items() if one != key_of(file)}
        told = "Następny zapisany plik tej klasy będzie bez hasła."
        return LockedStep(replace(locks, passwords=left), told=told)
    password = checked_password(locks.first, locks.second)
    passwords = {**locks.passwords, key_of(file): password}
    told = "Hasło ustawione. Naciśnij „Zapisz klasę”: zapisany plik otworzy tylko to hasło."
    return LockedStep(replace(locks, first="", second="", passwords=passwords), told=told)


def _answered(locks: Locks, event: Answered) -> LockedStep | None:
    what, _colon, head = event.id.partition(":")
    if what == _OPENED:
        return _browser_opened(locks, event) if locks.opening else LockedStep(locks)
    if what != _LOCKED:
        return None
    file = locks.waiting.get(head)
    left = {one: held for one, held in locks.waiting.items() if one != head}
    if not event.content or file is None:
        return LockedStep(replace(locks, waiting=left), problem=_refusal(event))
    made = Deliver(f"{file.name}{ENDING}", _BYTES, bytes.fromhex(head) + event.content)
    return LockedStep(replace(locks, waiting=left, saving=file), (made,))


def _browser_opened(locks: Locks, event: Answered) -> LockedStep:
    if event.content:
        return LockedStep(locks, opened=(locks.name, event.content))
    if event.value == "wrong":
        raise wrong_password(locks.name)
    return LockedStep(replace(locks, opening=""), problem=_refusal(event))


def _refusal(event: Answered) -> str:
    return _REFUSALS.get(str(event.value), _REFUSALS["unanswered"])


def saving(locks: Locks, file: ClassFile) -> tuple[Locks, Effect]:
    """Return the passwords and what saves a class: its file, or first its locking."""
    password = locks.passwords.get(key_of(file))
    if not password:
        plain = Deliver(f"{file.name}{ENDING}", MIME, pack(file))
        return replace(locks, saving=file), plain
    envelope = new_envelope()
    # Two savings may be under way at once, and each answer needs its own head.
    head = envelope.header.hex()
    wanted = Lock(
        f"{_LOCKED}:{head}", password, envelope.rounds, envelope.salt, envelope.nonce,
        envelope.header, pack(file), open=False,
    )  # fmt: skip
    return replace(locks, waiting={**locks.waiting, head: file}), wanted
