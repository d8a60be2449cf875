"""Taking one person out of a folder of certificates."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from msai_course.grading.certificates.earning import LACKING
from msai_course.grading.certificates.model import REGISTER, Certificate
from msai_course.grading.certificates.register import Register, alone, remove_lines
from msai_course.grading.errors import GradingError

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


def own_certificates(target: Path, code: str, klasa: str | None = None) -> list[Certificate]:
    """Return the certificates of a person.

    Args:
        target: Folder with the register.
        code: Her code; letter case does not matter.
        klasa: Her class; None: unknown, then the code alone has to say who it is.

    Raises:
        GradingError: The class is not known and several people have this code.
    """
    found = [one for one in Register.of(target).certificates if _has(one, code, klasa)]
    people = {(one.klasa.casefold(), one.osoba if not one.klasa else "") for one in found}
    if len(people) > 1 and klasa is None:
        classes = ", ".join(sorted({one.klasa or "bez klasy" for one in found}))
        message = f"W rejestrze zaświadczeń kod {code} mają różne osoby ({classes})."
        hint = "Podaj listę z klasą tej osoby w --roster."
        raise GradingError.of("several_people", message, hint)
    return found


def _has(one: Certificate, code: str, klasa: str | None) -> bool:
    same_class = not klasa or not one.klasa or one.klasa.casefold() == klasa.casefold()
    return one.kod_osoby.casefold() == code.casefold() and same_class


def forget_certificate(target: Path, code: str, klasa: str | None = None) -> Removed:
    """Delete a person's certificate; the register keeps its number, so that nobody else gets it.

    All other lines of the register stay byte for byte; her data go from its copies too, and the
    list of those without a certificate is deleted (the next run writes it anew).

    Raises:
        GradingError: No register, or several people have this code.
    """
    if not (target / REGISTER).is_file():
        return Removed(0)
    with alone(target):
        own = own_certificates(target, code, klasa)
        listed = target / LACKING
        deleted = int(listed.is_file())
        listed.unlink(missing_ok=True)
        lost = [line.record.number for line in Register.of(target).lines if not line.readable]
        kept = []
        if lost:
            rows = ", ".join(map(str, lost))
            kept.append(
                f"Wiersze {rows} rejestru zaświadczeń: nie da się odczytać, czyje są. Zajrzyj tam."
            )
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
