"""Whose results a folder holds: one class alone, written down beside its gradebook.

``dziennik/klasa.json`` names the class, its key in the gradebook, and fingerprints of its people:
K01 is on every list, so two lists are one class when their people are the same, not their codes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from msai.base.fold import fold_words as fold
from msai_course.base.files import write_text
from msai_course.grading.engine.addresses import noted
from msai_course.grading.engine.old_layout import adopt, old_codes
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import CLASS_FILE, VERSION, Klasa, Source, as_file_name, new_id
from msai_trainer.people.roster import Roster


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose results these are.

    Attributes:
        klasa: The class; without a name: nobody's yet, or results of an older version.
        key: What tells it from all other classes in a shared gradebook; empty with `klasa`.
        people: Fingerprint of a code → fingerprint of code, name and e-mail; the latter is empty
            for people of whom only the code is known.
        gradebook: Where the gradebook is, without a password; empty: in the folder.
    """

    klasa: Klasa = field(default_factory=Klasa)
    key: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    gradebook: str = ""

    def naming(self, people: Roster) -> Roster:
        """Return a list with the class's name, where only its file's name was known."""
        if not self.klasa.name or not people.klasa.is_guessed:
            return people
        entries = tuple(replace(entry, klasa=self.klasa.name) for entry in people.entries)
        return Roster(entries, self.klasa)

    def is_too_little_to_tell(self, people: Roster) -> bool:
        """Tell whether a list is one named person, and of both classes only a file's name is known.

        So somebody lists whom a single certificate is for; another surname proves no other class.
        """
        one = people.entries[0]
        guessed = people.klasa.is_guessed and self.klasa.is_guessed
        known = guessed and len(people.entries) == 1 and bool(one.name)
        return known and _digest(one.kod) in self.people


def read_claim(course: Path) -> Claim | None:
    """Return whose results a course folder holds; None: not written down.

    Raises:
        GradingError: What is written down is damaged: nobody must be mixed up by a guess.
    """
    path = course / CLASS_FILE
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        klasa = Klasa(data["name"], data["id"], Source(data["source"]), data["guess"])
        place = str(data.get("gradebook", ""))
        return Claim(klasa, str(data["key"]), dict(data["people"]), place)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        message = f"Plik dziennik/{CLASS_FILE} w folderze z wynikami jest uszkodzony."
        hint = "Przywróć jego kopię albo oceń do nowego folderu; nic nie zmieniono."
        raise GradingError.of("bad_claim", message, hint) from fault


def check_claim(course: Path, people: Roster) -> Claim | None:
    """Return whose results a folder holds, if a class may be graded into it.

    Raises:
        GradingError: They are another class's.
    """
    held = read_claim(course)
    if held is None:
        _check_old(course, people)
    elif not _is_same_class(held, people):
        raise _taken(course, held.klasa.name, people.klasa)
    return held


def claim(course: Path, people: Roster, db_url: str, own: str) -> Claim:
    """Write down that a folder holds the results of a class.

    Args:
        course: nbgrader's course folder within the results.
        people: The class.
        db_url: Address of the gradebook, in which results of older versions are adopted.
        own: Address of the folder's own gradebook.

    Raises:
        GradingError: The folder holds another class's results.
    """
    held = check_claim(course, people)
    key = held.key if held else f"{_slug(people.klasa.name)}-{people.klasa.id or new_id()}"
    klasa = people.klasa
    if held and held.klasa.id:
        klasa = replace(klasa, id=held.klasa.id)
    if held and klasa.is_guessed:
        klasa = held.klasa
    new = Claim(klasa, key, _fingerprints(people), noted(db_url, own))
    if held != new:
        _write(course, new)
    adopt(course, key, db_url)
    return new


def forget_code(course: Path, code: str) -> None:
    """Delete what a claim remembers of one person."""
    held = read_claim(course)
    if held is not None and _digest(code) in held.people:
        left = {one: said for one, said in held.people.items() if one != _digest(code)}
        _write(course, replace(held, people=left))


def _is_same_class(held: Claim, people: Roster) -> bool:
    klasa = people.klasa
    sure = klasa.source is Source.SAID or bool(klasa.id and klasa.id == held.klasa.id)
    if sure and klasa.is_same(held.klasa):
        return True
    same_people = _same_people(held.people, _fingerprints(people))
    if klasa.id and held.klasa.id:
        return klasa.id == held.klasa.id
    if klasa.source is not Source.SAID and same_people is True:
        return True
    if klasa.is_guessed and klasa.guess == held.klasa.guess:  # the list that --class named before
        return same_people is not False
    return klasa.is_same(held.klasa) and same_people is not False


def _same_people(before: Mapping[str, str], now: Mapping[str, str]) -> bool | None:
    """Return whether two lists are of the same people; None: bare codes do not tell."""
    shared = before.keys() & now.keys()
    if not shared:
        return False
    named = [code for code in shared if before[code] and now[code]]
    if not named:
        return None
    return sum(before[code] == now[code] for code in named) * 2 >= len(named)


def _fingerprints(people: Roster) -> dict[str, str]:
    return {
        _digest(e.kod): _digest(e.kod, e.imie, e.nazwisko, e.email) if e.name or e.email else ""
        for e in people.entries
    }


def _digest(*said: str) -> str:
    text = "\n".join(fold(one) for one in said)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _check_old(course: Path, people: Roster) -> None:
    """Refuse results of an older version in which nobody of the list is."""
    codes = old_codes(course)
    if codes and not any(people.find(code) for code in codes):
        raise _taken(course, "", people.klasa)


def _taken(course: Path, held: str, klasa: Klasa) -> GradingError:
    folder = course.parent.name
    whose = f"klasy „{held}”" if held else "innej klasy"
    own = f"klasy „{klasa.name}”"
    if held.casefold() == klasa.name.casefold():
        own = "innych osób, choć klasa nazywa się tak samo"
    message = f"W folderze „{folder}” są już wyniki {whose}, a ta lista jest {own}."
    hint = (
        "Nic nie zmieniono. Każda klasa potrzebuje własnego folderu z wynikami i swojej listy; do "
        f"oceniania podaj na przykład --output {folder}-{as_file_name(klasa.name) or 'inna'}."
    )
    if held:
        hint += f" Jeśli to ta sama klasa, oceń z --class {_quoted(held)}."
    return GradingError.of("other_class", message, hint)


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _slug(name: str) -> str:
    return "-".join(fold(name).split())[:24].strip("-") or "klasa"


def _write(course: Path, one: Claim) -> None:
    data = {
        "version": VERSION,
        "name": one.klasa.name,
        "id": one.klasa.id,
        "source": one.klasa.source,
        "guess": one.klasa.guess,
        "key": one.key,
        "gradebook": one.gradebook,
        "people": one.people,
    }
    write_text(course / CLASS_FILE, json.dumps(data, ensure_ascii=False, indent=1))
