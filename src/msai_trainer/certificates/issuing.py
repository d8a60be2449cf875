"""Issuing the certificates of a class: numbered, kept in its file, nothing reissued in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime

from msai_trainer.certificates.earned import ParticipantStanding
from msai_trainer.certificates.evidence import outcome_lines
from msai_trainer.certificates.model import REMOVED, Certificate
from msai_trainer.certificates.sealing import code_of
from msai_trainer.certificates.training import FIELDS, about, told
from msai_trainer.classfile.certified import CertificateRecord
from msai_trainer.classfile.changing import with_records
from msai_trainer.classfile.merging import resolved
from msai_trainer.classfile.model import ClassFile
from msai_trainer.classfile.saved import latest
from msai_trainer.errors import GradingError
from msai_trainer.people.klasa import as_file_name

#: Between numbers of certificates that one replaces together.
SEVERAL = ", "
#: Without these there is no certificate: who issues it, and who confirmed the outcomes.
_NEEDED = ("organizator", "walidacja")
_COLUMNS = frozenset(one.name for one in fields(Certificate))


def issued(file: ClassFile) -> tuple[CertificateRecord, ...]:
    """Return all certificates of a class in the order of their numbers, replaced ones included."""
    return tuple(sorted(latest(file.certificates), key=_place))


def certificate_of(record: CertificateRecord) -> Certificate:
    """Return a record of a class file as the register has it."""
    said = {name: text for name, text in record.printed.items() if name in _COLUMNS}
    whose = {"osoba": REMOVED} if not record.code else {}
    said |= {"numer": record.number, "wydano": record.issued}
    return Certificate(**{**said, **whose, "podpis_elektroniczny": record.signature})


def replaced_by(file: ClassFile) -> dict[str, str]:
    """Return number of a replaced certificate → number of the one that took its place."""
    return {
        old: one.number
        for one in issued(file)
        for old in one.supersedes.split(SEVERAL)
        if one.supersedes
    }


def valid(file: ClassFile) -> tuple[CertificateRecord, ...]:
    """Return the certificates that count now: neither replaced nor of removed people."""
    replaced = replaced_by(file)
    return tuple(one for one in issued(file) if one.code and one.number not in replaced)


def valid_of(file: ClassFile, code: str) -> CertificateRecord | None:
    """Return the certificate that a person has now; None: none yet."""
    return next((one for one in valid(file) if one.code == code), None)


def twice_certified(file: ClassFile) -> tuple[str, ...]:
    """Return who has two valid certificates, since two copies of the class issued one each."""
    counted = Counter(one.code for one in valid(file))
    return tuple(code for code, count in counted.items() if count > 1)


def issue(
    file: ClassFile,
    people: Iterable[ParticipantStanding],
    now: datetime,
    *,
    today: date,
    secret: bytes = b"",
) -> ClassFile:
    """Return a class in which everyone has a certificate who has earned one.

    Whoever has one keeps it as it is.

    Args:
        file: The class.
        people: Who may get one; those who lack something or have one are passed over.
        now: The moment, UTC.
        today: Day of issue where nobody said another.
        secret: What verification codes are made with; empty: there are none.

    Raises:
        GradingError: The training lacks something that every certificate says.
    """
    day = _day(file, today)
    for one in people:
        if not one.lacking and valid_of(file, one.person.code) is None:
            record = _made(file, one, now, day, secret)
            file = with_records(file, "certificates", [record])
    return file


def supersede(
    file: ClassFile,
    standing: ParticipantStanding,
    reason: str,
    now: datetime,
    *,
    today: date,
    secret: bytes = b"",
) -> ClassFile:
    """Return a class in which a person has a new certificate instead of hers, or of both of hers.

    The result and the outcomes are those of the old one; name and training are as they are now.

    Raises:
        GradingError: There is no reason, or nothing to replace.
    """
    own = [one for one in valid(file) if one.code == standing.person.code]
    numbers, reason = SEVERAL.join(one.number for one in own), " ".join(reason.split())
    if not own:
        raise GradingError.of("no_certificate", "Ta osoba nie ma zaświadczenia.", "Najpierw wydaj.")
    if not reason:
        message = f"Nie podano, dlaczego zastąpić zaświadczenie nr {numbers}."
        raise GradingError.of("no_reason", message, "Wpisz powód, na przykład: zmiana nazwiska.")
    new = _made(file, standing, now, _day(file, today), b"")
    kept = {name: own[0].printed.get(name, "") for name in ("wynik", "efekty")}
    printed = {**new.printed, **kept}
    new = replace(new, printed=printed, supersedes=numbers, reason=reason)
    return with_records(file, "certificates", [_with_code(new, secret)])


def renumbered(file: ClassFile, kept: CertificateRecord, now: datetime) -> ClassFile:
    """Return a class in which people whose certificates got one number have one each.

    Args:
        file: The class, with certificates of one number that two copies of it issued.
        kept: Whose certificate keeps the number; those of others get the next ones, and neither
            code nor signature, for both covered the old number.
        now: The moment of the decision, UTC.
    """
    others = [
        one for one in file.certificates if one.key == kept.key and one.code not in ("", kept.code)
    ]
    file = resolved(file, kept, now)
    for one in others:
        number = f"{_next(file)}/{one.number.partition('/')[2]}"
        said = {name: text for name, text in one.printed.items() if name != "kod_weryfikacyjny"}
        new = replace(
            one, number=number, printed=said, signature="", saved_at=now, replaces=(),
            reason=f"nr {one.number} dostały dwie osoby",
        )  # fmt: skip
        file = with_records(file, "certificates", [new])
    return file


def _made(
    file: ClassFile, one: ParticipantStanding, now: datetime, day: date, secret: bytes
) -> CertificateRecord:
    number = f"{_next(file)}/{day.year}"
    texts = {field.name: told(file, field.name) for field in FIELDS}
    printed = {
        **{name: texts[name] for name in ("szkolenie", "organizator", "godziny", "terminy")},
        **{name: texts[name] for name in ("miejsce", "podpis", "walidacja")},
        "klasa": file.name,
        "klucz": f"{as_file_name(file.name)}-{file.klasa_id}",
        "kod_osoby": one.person.code,
        "osoba": one.person.name or one.person.code,
        "wynik": one.result,
        "efekty": outcome_lines(file, one.practice),
        "plik": f"{one.person.code}.docx",
    }
    record = CertificateRecord(
        number=number, issued=day.isoformat(), code=one.person.code, printed=printed, saved_at=now
    )
    return _with_code(record, secret)


def _with_code(record: CertificateRecord, secret: bytes) -> CertificateRecord:
    if not secret:
        return record
    code = code_of(secret, certificate_of(record))
    return replace(record, printed={**record.printed, "kod_weryfikacyjny": code})


def _day(file: ClassFile, today: date) -> date:
    """Return the day of issue.

    Raises:
        GradingError: What every certificate says is not known.
    """
    lacks = [one.label for one in FIELDS if one.name in _NEEDED and not told(file, one.name)]
    if lacks:
        message = f"Na zaświadczeniu brakuje: {', '.join(lacks)}."
        raise GradingError.of("no_facts", message, "Wpisz to w części „Dane szkolenia”.")
    said = told(file, "wydano")
    try:
        return date.fromisoformat(said) if said else today
    except ValueError as fault:
        message = f"„{said}” to nie jest dzień wydania."
        raise GradingError.of("bad_day", message, "Wybierz dzień, np. 2027-03-25.") from fault


def _next(file: ClassFile) -> int:
    """Return the next number: a number that was given once is never given again."""
    given = max((_place(one)[1] for one in file.certificates), default=0) + 1
    return max(given, about(file).first_number)


def _place(one: CertificateRecord) -> tuple[str, int, str]:
    number = certificate_of(one).sequence
    return (one.number.partition("/")[2], number, one.number)
