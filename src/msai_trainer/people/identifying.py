"""Whose file is it? Metadata first, then the roster's codes and names in the file's path."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from msai.assignments.codes import is_mistyped, likely, split_codes
from msai_trainer.model import GradeStatus, Refusal
from msai_trainer.people.klasa import class_of_code
from msai_trainer.people.roster import Entry, Roster

#: Stands in the folders of Moodle's "download all": ``Jan Nowak_4711_assignsubmission_file_``.
_MOODLE = "_assignsubmission_"
#: Codes of a group that are looked at: a list of a million must not fill the report.
_MOST_CODES = 20


@dataclass(frozen=True, slots=True)
class Owner:
    """People a file belongs to, or why nobody does.

    Attributes:
        codes: Codes from the roster.
        claimed: Code the file claims, cleaned of anything but letters, digits, ``-`` and ``_``.
        strangers: Codes of its group that are not on the roster.
        disputed: Whether the group is larger than allowed.
        notes: What was noticed.
        status: How bad that is.
        refusal: Set when the file goes no further.
    """

    codes: tuple[str, ...] = ()
    claimed: str = ""
    strangers: tuple[str, ...] = ()
    disputed: bool = False
    notes: tuple[str, ...] = ()
    status: GradeStatus = GradeStatus.GRADED
    refusal: Refusal | None = None


def identify(
    name: str, metadata: Mapping[str, Any], roster: Roster, group_max: int, sender: str = ""
) -> Owner:
    """Return whose file it is; `sender` is the address that it was mailed from.

    Whoever of a group is on the roster gets its points: a mistyped code of one colleague, or one
    colleague too many, is for the trainer to settle and costs the others nothing.
    """
    said = metadata.get("code")
    claimed = clean(said) if isinstance(said, str) else ""
    uploaded, by_name = uploader(name, roster), owner_by_name(name, roster)
    mailed = roster.index.of_address(sender)
    if not claimed:
        known = uploaded or by_name
        return _by_name_only(known) if known or not mailed else _by_sender(mailed)
    entries = {code: roster.find(code) for code in named_codes(metadata, claimed)}
    # Two spellings of one code are one person.
    codes = tuple({entry.kod: None for entry in entries.values() if entry is not None})
    strangers = tuple(code for code, entry in entries.items() if entry is None)
    if not codes:
        message = f"{_not_listed(strangers, roster)}."
        return Owner(claimed=claimed, refusal=Refusal(GradeStatus.UNKNOWN_PERSON, message))
    for named in filter(None, (uploaded, by_name)):
        if named.kod not in codes:
            return _mismatch(codes[0], f"nazwa pliku wskazuje na {named.kod}")
    if mailed and mailed.kod not in codes:
        return _mismatch(codes[0], f"wiadomość przyszła z adresu osoby {mailed.kod}")
    return _looked_through(Owner(codes, claimed, strangers), group_max, roster)


def _looked_through(owner: Owner, group_max: int, roster: Roster) -> Owner:
    """Note what a trainer has to settle about a group."""
    notes, status = [], GradeStatus.GRADED
    if owner.strangers:
        status = GradeStatus.REPAIRED
        notes.append(f"{_not_listed(owner.strangers, roster)}; punkty mają osoby z listy.")
    size = len(owner.codes) + len(owner.strangers)
    if disputed := size > group_max:
        status = GradeStatus.TAMPERED
        notes.append(
            f"Grupa liczy {size} osób, a może najwyżej {group_max}. Pracę oceniono; o zaliczeniu "
            "decyduje osoba prowadząca. Kto przyśle własny plik, temu liczy się własny."
        )
    return replace(owner, disputed=disputed, notes=tuple(notes), status=status)


def _not_listed(codes: Sequence[str], roster: Roster) -> str:
    """Return that codes are not on the list, and which may be meant by those that are mistyped."""
    said = f"{'Kodu' if len(codes) == 1 else 'Kodów'} {', '.join(codes)} nie ma na liście"
    return said + "".join(f" ({about})" for code in codes if (about := mistyped(code, roster)))


def mistyped(code: str, roster: Roster) -> str:
    """Return what to say of a code whose check sign does not fit; empty: it fits or has none."""
    if not is_mistyped(code, [roster.klasa.name]):
        other = class_of_code(code)
        alien = other and other.casefold() != roster.klasa.name.casefold()
        return f"{code} to kod klasy „{other}”" if alien else ""
    meant = likely(code, [entry.kod for entry in roster.entries])
    if not meant:
        return f"{code} ma zły znak kontrolny"
    return f"{code} ma zły znak kontrolny; może chodzi o {' albo '.join(meant)}"


def owner_by_name(name: str, roster: Roster) -> Entry | None:
    """Return the participant whose code or full name stands in the path, nearest part first."""
    parts = reversed(PurePosixPath(name).parts)
    return next(filter(None, (roster.index.named_in(part) for part in parts)), None)


def uploader(name: str, roster: Roster) -> Entry | None:
    """Return whom Moodle names: its folder says who was logged in, whatever the file claims."""
    parts = (part for part in PurePosixPath(name).parts if _MOODLE in part)
    return next(filter(None, (roster.index.named_in(part) for part in parts)), None)


def clean(code: str) -> str:
    """Return a claimed code fit for a table: no formulas, no mark-up, 40 signs at most."""
    return re.sub(r"[^\w-]+", "", code.strip())[:40].lstrip("-")


def _by_name_only(entry: Entry | None) -> Owner:
    if entry is None:
        message = "W pliku i w jego nazwie nie ma kodu z listy uczestników."
        return Owner(refusal=Refusal(GradeStatus.UNKNOWN_PERSON, message))
    note = f"W pliku nie było kodu osoby; rozpoznano ją po nazwie pliku ({entry.kod})."
    return Owner((entry.kod,), entry.kod, notes=(note,), status=GradeStatus.REPAIRED)


def _by_sender(entry: Entry) -> Owner:
    note = f"W pliku nie było kodu osoby; rozpoznano ją po adresie e-mail z listy ({entry.kod})."
    return Owner((entry.kod,), entry.kod, notes=(note,), status=GradeStatus.REPAIRED)


def named_codes(metadata: Mapping[str, Any], claimed: str) -> list[str]:
    """Return the codes that a file names, cleaned: its owner's and those of her group."""
    said = metadata.get("group")
    parts = split_codes(said) if isinstance(said, str) else said
    listed = parts[:_MOST_CODES] if isinstance(parts, list) else []
    others = [clean(code) for code in listed if isinstance(code, str)]
    unique = {code.casefold(): code for code in [claimed, *filter(None, others)]}
    return list(unique.values())


def _mismatch(inside: str, outside: str) -> Owner:
    message = (
        f"W pliku zapisany jest kod {inside}, a {outside}. Zapytaj obie osoby, czyja to praca."
    )
    return Owner(claimed=inside, refusal=Refusal(GradeStatus.TAMPERED, message))
