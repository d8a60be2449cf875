"""Whose certificate is it? A person is a class and a code; K01 is in every class."""

from __future__ import annotations

from dataclasses import dataclass

from msai.base.fold import fold_words as fold
from msai_course.grading.engine.workspace import Workspace
from msai_trainer.certificates.model import Certificate
from msai_trainer.people.roster import Entry


@dataclass(frozen=True, slots=True)
class Person:
    """A person as she is looked for in the register.

    Attributes:
        code: Her code.
        klasa: Name of her class; empty: unknown.
        key: What tells her class from others of the same name; empty: unknown.
        name: First name and surname; empty: unknown.
    """

    code: str
    klasa: str = ""
    key: str = ""
    name: str = ""

    @classmethod
    def of(cls, workspace: Workspace, code: str, entry: Entry | None) -> Person:
        """Return a person of the class that was graded into a folder."""
        klasa = workspace.klasa.name or (entry.klasa if entry else "")
        return cls(code, klasa, workspace.key, entry.name if entry else "")


def is_hers(one: Certificate, who: Person) -> bool | None:
    """Tell whether a certificate is this person's; None: nothing tells.

    Old registers hold no class, and two trainers may call their classes the same. Then the name
    has to agree as well.
    """
    if one.kod_osoby.casefold() != who.code.casefold():
        return False
    if one.klasa and who.klasa:
        if one.klasa.casefold() != who.klasa.casefold():
            return False
        told = not one.klucz or not who.key or one.klucz == who.key
    else:
        told = not one.klasa and not who.klasa
    return True if told or _same_name(one, who) else None


def _same_name(one: Certificate, who: Person) -> bool:
    """Tell whether both have the same name; a code is none."""
    return bool(who.name) and one.osoba != one.kod_osoby and fold(one.osoba) == fold(who.name)
