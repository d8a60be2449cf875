"""Is this certificate genuine? The answer in words, with everything that was certified."""

from __future__ import annotations

from pathlib import Path

from msai_course.base.files import check_source
from msai_course.grading.certificates import repair
from msai_course.grading.certificates.keys import need_key
from msai_course.grading.certificates.reading import Line
from msai_course.grading.certificates.register import Register
from msai_trainer.certificates.model import REGISTER, Certificate
from msai_trainer.certificates.sealing import LENGTH, bare_code, code_of, differences, fits
from msai_trainer.errors import GradingError

#: With so many wrong signs a code was misread rather than made up.
_MISREAD = 3


def verify(target: Path, number: str, code: str) -> Certificate:
    """Return the certificate with this number if the code fits it.

    Args:
        target: Folder with the register and its key.
        number: As somebody typed it: ``3/2027``, ``nr 3 / 2027``.
        code: As somebody typed it: spaces, dashes and letter case do not matter.

    Raises:
        GradingError: No such number in the register, another code, or the data were removed.
        FileError: There is no such folder.
    """
    check_source(target, folder=True)
    register = Register.of(target)
    wanted = repair.numbers(number) or [number.strip()]
    found = [line for line in register.lines if line.one.numer in wanted]
    if not found:
        raise _unknown(register, number)
    shown = found[0].one.numer
    if all(line.one.is_removed for line in found):
        hint = "Poproś tę osobę o inny dowód ukończenia szkolenia."
        message = f"Dane z zaświadczenia nr {shown} usunięto na żądanie; nie da się go potwierdzić."
        raise GradingError.of("removed", message, hint)
    key = need_key(target)
    for line in found:
        if line.genuine and fits(code_of(key, line.one), code):
            if line.changed:
                raise _changed(line, shown)
            return line.one
    raise _wrong(register, found, shown, code, key)


def _unknown(register: Register, number: str) -> GradingError:
    wanted = repair.numbers(number)
    if any(one.numer in wanted for one in register.gone):
        message = f"Zaświadczenia nr {number.strip()} nie ma już w rejestrze."
        hint = (
            f"Jego wiersz jest w kopii {register.latest_copy}. Jeśli zniknął przez pomyłkę, "
            "przywróć go i sprawdź ponownie."
        )
        return GradingError.of("no_certificate", message, hint)
    lost = [line.record.number for line in register.lines if not line.readable]
    hint = "Sprawdź numer i folder z rejestrem."
    if not register.lines and not register.gone:
        hint = "W tym folderze nie ma żadnych zaświadczeń. Sprawdź, czy to ten folder."
        return GradingError.of("no_register", f"Nie ma tu rejestru z nr {number.strip()}.", hint)
    if lost:
        rows = ", ".join(map(str, lost))
        hint += f" W rejestrze nie da się odczytać wierszy: {rows}; mógł stać w którymś z nich."
    return GradingError.of("no_certificate", f"Nie ma zaświadczenia nr {number.strip()}.", hint)


def _changed(line: Line, number: str) -> GradingError:
    """Return the error of a register that somebody corrected by hand."""
    seen = line.changed or {}
    parts = [f"{name}: jest „{cell.strip()}”" for name, cell in seen.items()]
    message = (
        f"Kod nie pasuje do tego, co stoi teraz w rejestrze przy nr {number} "
        f"(wiersz {line.record.number}; {'; '.join(parts)})."
    )
    issued = {**line.one.said, "kod_weryfikacyjny": line.one.kod_weryfikacyjny}
    was = "; ".join(f"{name}: „{issued[name]}”" for name in seen)
    hint = (
        f"Zaświadczenie wydano z tą treścią: {was}. Jeśli tak jest na kartce, jest prawdziwe, a "
        f"zmieniono tylko {REGISTER}: przywróć w nim tę treść."
    )
    return GradingError.of("bad_code", message, hint)


def _wrong(
    register: Register, found: list[Line], number: str, code: str, key: bytes
) -> GradingError:
    """Return the error of a code that does not fit, as exactly as the cause can be known."""
    message = f"Kod nie pasuje do zaświadczenia nr {number}."
    given = bare_code(code)
    damaged = next((line for line in found if not line.genuine), None)
    if damaged is not None:
        told = " ".join(f"Kolumna {p.column}: {p.message}" for p in damaged.problems if p.column)
        hint = (
            f"Wiersz {damaged.record.number} rejestru zmieniono po wydaniu, więc nie da się tego "
            f"rozstrzygnąć. {told} Przywróć go z kopii (pliki rejestr.kopia-…) i sprawdź ponownie."
        )
        return GradingError.of("bad_code", message, hint)
    if len(given) != LENGTH:
        hint = f"Kod ma {LENGTH} znaków (trzy grupy po cztery), a podano {len(given)}. Przepisz go."
        return GradingError.of("bad_code", message, hint)
    for line in register.lines:
        if line.genuine and not line.one.is_removed and fits(code_of(key, line.one), code):
            hint = (
                f"To kod zaświadczenia nr {line.one.numer}. Sprawdź numer; jeśli na kartce stoją "
                f"razem nr {number} i ten kod, kartkę przerobiono."
            )
            return GradingError.of("bad_code", message, hint)
    wrong = min(differences(code_of(key, line.one), code) for line in found)
    if wrong <= _MISREAD:
        hint = (
            f"Różnica to tylko {wrong} z {LENGTH} znaków, więc pewnie źle go odczytano. W kodach "
            "nie ma 0, 1, I ani O. Łatwo pomylić 2 i Z, 5 i S, 6 i G, 8 i B. Przeczytaj go jeszcze "
            "raz."
        )
        return GradingError.of("bad_code", message, hint)
    hint = (
        "Zaświadczenie z tym numerem wydano z innym kodem. Sprawdź, czy to właściwy folder; jeśli "
        "tak, kartki z takim kodem nie wydał ten organizator: mogła zostać podrobiona albo "
        "zmieniona."
    )
    return GradingError.of("bad_code", message, hint)
