"""Which class a list of people is: a person is a class and a code, for ``K01`` is in every class.

How others use it::

    roster = read_roster(path, klasa)    # klasa: what --class says, or None
    roster.klasa.name                    # "wiosna"
    entry.klasa, entry.label             # "wiosna", "wiosna.K07" (or "wiosna-07-5")
    workspace = Workspace.graded(output) # knows the class that was graded into this folder
    workspace.people(path)               # the list of that class; another one is refused
    workspace.klasa.name, workspace.key  # "wiosna", "wiosna-3f9a1c20"
    workspace.person_key("K07")          # "wiosna-3f9a1c20.K07": unique among all classes

Within one `Workspace` a code is enough: it belongs to one class, and its gradebook, state and
scores take codes and add the class themselves. Whatever leaves the folder says class *and* code.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from msai.assignments.codes import parse
from msai_trainer.errors import GradingError

#: Stands beside the list in the folder of a class.
CLASS_FILE = "klasa.json"
VERSION = 1
#: More signs of a class's name are not needed to tell it from others.
_LONGEST = 60
#: Words in names of files that say nothing about the class; then the folder's name counts.
_GENERIC = re.compile(
    r"list[ay]?|spis|wykaz|roster|uczestni\w*|kursan\w*|osoby|os[oó]b|participants?|students?|"
    r"klas[ay]|grup[ay]|class|now[ay]|poprawion[ae]|kopia|copy|of|i|moja"
)


class Source(StrEnum):
    """How the name of a class is known, the surest first."""

    SAID = "said"
    LIST = "list"
    FILE = "file"
    GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class Klasa:
    """A class.

    Attributes:
        name: As the trainer calls it.
        id: Random number from ``klasa.json``; tells two classes of one name apart. May be empty.
        source: How the name is known.
        guess: What the list's file or folder is called.
    """

    name: str = ""
    id: str = ""
    source: Source = Source.GUESSED
    guess: str = ""

    @property
    def is_guessed(self) -> bool:
        """Return whether the name is only that of a file or folder."""
        return self.source is Source.GUESSED

    def is_same(self, other: Klasa) -> bool:
        """Return whether both are one class, as far as name and number tell."""
        if self.id and other.id:
            return self.id == other.id
        return self.name.casefold() == other.name.casefold()


def new_id() -> str:
    """Return a random number for a class."""
    return secrets.token_hex(4)


def class_file_text(name: str, number: str = "") -> str:
    """Return what ``klasa.json`` of a class's folder holds; without a number: of a new class."""
    data = {
        "version": VERSION,
        "name": name,
        "id": number or new_id(),
        "made": date.today().isoformat(),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def class_in(content: bytes, folder: str) -> Klasa:
    """Return the class that the content of a ``klasa.json`` names.

    Args:
        content: Bytes of the file.
        folder: Name of its folder, for the message.

    Raises:
        GradingError: The file is damaged or of a newer course. Passing over it would take the
            class for another one.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
        name, number, version = str(data["name"]).strip(), str(data.get("id", "")), data["version"]
        if not name or not re.fullmatch(r"[0-9a-z]{0,32}", number) or version > VERSION:
            raise ValueError("not a class of ours")
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        message = f"Pliku {folder}/{CLASS_FILE} nie da się przeczytać; nic nie zmieniono."
        hint = "Przywróć jego kopię albo usuń ten plik i dopisz --class z nazwą klasy."
        raise GradingError.of("bad_class_file", message, hint) from fault
    return Klasa(name, number, Source.FILE)


def class_of_code(code: str) -> str:
    """Return the class that a code carries; empty when it carries none."""
    found = parse(code)
    return found.klasa if found else ""


def as_file_name(name: str) -> str:
    """Return a class name as a part of a file's name: letters, digits, ``-`` and ``_``."""
    return re.sub(r"[^\w-]+", "-", name).strip("-")[:40]


def declared(beside: Klasa | None, names: Sequence[str], said: str | None, guess: str) -> Klasa:
    """Return the class of a list.

    Args:
        beside: What ``klasa.json`` beside the list says.
        names: Class of its people by column or code: one, or none.
        said: What ``--class`` says.
        guess: What the list's file or folder is called (`guessed`).
    """
    told = " ".join((said or next(iter(names), "")).split())[:_LONGEST]
    if not told:
        return replace(beside or Klasa(guess), guess=guess)
    number = beside.id if beside and beside.name.casefold() == told.casefold() else ""
    return Klasa(told, number, Source.SAID if said else Source.LIST, guess)


def guessed(list_name: str, folder: str) -> str:
    """Return what the file of the list is called, or, for ``lista.csv``, its folder."""
    stem = PurePath(list_name).stem
    words = set(re.split(r"[\W\d_]+", stem.casefold())) - {""}
    generic = all(_GENERIC.fullmatch(word) for word in words)
    return folder if folder and generic else stem
