"""Taking one person out of a folder of certificates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msai_course.grading.certificates.belonging import Person, is_hers
from msai_course.grading.certificates.earning import LACKING
from msai_course.grading.certificates.reading import Line
from msai_course.grading.certificates.register import Register, alone, remove_lines
from msai_trainer.certificates.model import REGISTER, Certificate

_NUMBER = (
    "Numer i data w rejestrze zaświadczeń, już bez danych osoby: ten numer nie może trafić do "
    "kogoś innego. Wydanego zaświadczenia nie da się odtąd potwierdzić."
)


@dataclass(frozen=True, slots=True)
class Removed:
    """What became of a person's certificate.

    Attributes:
        deleted: How many lines and files were changed or deleted.
        kept: What has to be looked at by hand; Polish sentences.
    """

    deleted: int
    kept: tuple[str, ...] = ()


def own_certificates(target: Path, who: Person) -> list[Certificate]:
    """Return the certificates of a person; those of which nothing tells are not among them."""
    return [one for one in Register.of(target).certificates if is_hers(one, who)]


def forget_certificate(target: Path, who: Person) -> Removed:
    """Delete a person's certificate; the register keeps its number, so that nobody else gets it.

    All other lines of the register stay byte for byte; her data go from its copies too, and the
    list of those without a certificate is deleted (the next run writes it anew).

    Raises:
        GradingError: The register cannot be read, or somebody is issuing certificates.
    """
    if not (target / REGISTER).is_file():
        return Removed(0)
    with alone(target):
        lines = Register.of(target).lines
        own = [line.one for line in lines if is_hers(line.one, who)]
        listed = target / LACKING
        deleted = int(listed.is_file())
        listed.unlink(missing_ok=True)
        kept = list(map(_to_look_at, (one for one in lines if _is_doubtful(one, who))))
        if not own:
            return Removed(deleted, tuple(kept))
        kept.append(_NUMBER)
        changed, unread = remove_lines(target, own)
        kept += [f"Kopia rejestru {name}: nie da się jej odczytać, usuń ją." for name in unread]
        for one in own:
            page = target / one.plik
            deleted += page.is_file()
            page.unlink(missing_ok=True)
    return Removed(deleted + changed, tuple(kept))


def _is_doubtful(line: Line, who: Person) -> bool:
    return not line.readable or is_hers(line.one, who) is None


def _to_look_at(line: Line) -> str:
    place = f"Wiersz {line.record.number} rejestru zaświadczeń"
    if not line.readable:
        return f"{place}: nie da się odczytać, czyj jest. Zajrzyj tam."
    whose = f"{line.one.kod_osoby}, {line.one.osoba}"
    return (
        f"{place} ({whose}): ma ten sam kod, ale nie wiadomo, czy to ta osoba. Jeśli tak, usuń jej "
        f"dane ręcznie, razem z plikiem {line.one.plik}."
    )
