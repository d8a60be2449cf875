"""What a spreadsheet makes of a cell, undone: every text that may have stood there before.

A register opened in a spreadsheet and saved again has ``mar.27`` for ``3/2027``, ``2.03.2027`` or
46448 for a date, and 7 for the code ``007``. The verification code tells which guess is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, product

from msai.base.fold import bare
from msai_trainer.certificates.model import (
    FIRST,
    PRESENT,
    PRINTED,
    Certificate,
    is_bare_name,
)
from msai_trainer.certificates.sealing import LENGTH, bare_code, code_of, fits

#: Day 0 of Excel's and LibreOffice's count of days.
_DAY_ZERO = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 36526, 73050  # 2000 to 2099
_MONTHS = {
    name: number
    for names in (
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "i ii iii iv v vi vii viii ix x xi xii",
    )
    for number, name in enumerate(names.split(), start=1)
} | {"paz": 10}
#: Guesses that are tried on one line.
_MOST_GUESSES = 5000
_LOST = "?\ufffd\x1a"


def days(text: str) -> set[date]:
    """Return every day that a cell may mean."""
    plain = re.sub(r"[T ]\d{1,2}:\d\d.*$|\s*r\.?$", "", text.strip())
    if found := re.fullmatch(r"(\d{5})(?:[.,]\d*)?", plain):
        return {_DAY_ZERO + timedelta(days=int(found[1]))} if _is_day(int(found[1])) else set()
    if found := re.fullmatch(r"(\d{4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,2})\.?", plain):
        year, month, day = (int(part) for part in found.groups())
        return set(_real([(year, month, day)]))
    if found := re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d\d)\.?", plain):
        one, two, year = (int(part) for part in found.groups())
        return set(_real([(_full(year), two, one), (_full(year), one, two)]))
    if found := re.fullmatch(r"(\d{1,2})[-/., ]+([^\W\d_]+)[-/., ]+(\d{4}|\d\d)", plain):
        day, month, year = int(found[1]), _month(found[2]), _full(int(found[3]))
        return set(_real([(year, month, day)]))
    return set()


def _is_day(serial: int) -> bool:
    return _FIRST_DAY <= serial <= _LAST_DAY


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _month(name: str) -> int:
    folded = name.casefold()
    return _MONTHS.get(folded) or _MONTHS.get(folded[:3], 0)


def _real(parts: Iterable[tuple[int, int, int]]) -> Iterator[date]:
    for year, month, day in parts:
        try:
            yield date(year, month, day)
        except ValueError:
            continue


def numbers(text: str) -> list[str]:
    """Return every number of a certificate that a cell may mean, such as ``3/2027``."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = re.sub(r"^(?:zaświadczenie|nr|numer|no)\b[\s.:]*", "", plain).strip(" '\"")
    if found := re.fullmatch(r"0*(\d{1,7})\s*[/\\.\-–⁄ ]\s*(\d{4})", plain):
        return [f"{found[1]}/{found[2]}"]
    if found := re.fullmatch(r"([^\W\d_]{3,12})[-/., ]+(\d{4}|\d\d)", plain):
        month = _month(found[1])
        return [f"{month}/{_full(int(found[2]))}"] if month else []
    if found := re.fullmatch(r"(\d{4}|\d\d)[-/., ]+([^\W\d_]{3,12})", plain):
        month = _month(found[2])
        return [f"{month}/{_full(int(found[1]))}"] if month else []
    if found := re.fullmatch(r"(20\d\d)[-/.](\d{1,2})", plain):
        return [f"{int(found[2])}/{found[1]}"]
    return sorted({f"{day.month}/{day.year}" for day in days(plain) if day.day == 1})


def codes(text: str) -> list[str]:
    """Return every code of a person that a cell may mean."""
    found = [text, text.strip().lstrip("'")]
    if whole := re.fullmatch(r"(\d+)(?:[.,]0+)?", text.strip()):
        found += [whole[1].zfill(width) for width in range(len(whole[1]), 9)]
    if power := re.fullmatch(r"(\d)(?:[.,](\d+))?E\+?0*(\d+)", text.strip(), re.IGNORECASE):
        mantissa = power[1] + (power[2] or "").rstrip("0")
        exponent = int(power[3]) - len(mantissa) + 1
        found += [f"{mantissa}{sign}{exponent:0{width}}" for sign in "Ee" for width in (1, 2)]
    day = re.fullmatch(r"(\d{1,2})[-. ]+([^\W\d_]{3})\.?", text.strip())
    if day and (month := _month(day[2])):
        found += [f"{int(day[1])}-{month}", f"{int(day[1]):02}-{month:02}"]
    return list(dict.fromkeys(found))


def texts(text: str) -> list[str]:
    """Return what free text may have been: without a lost quote, guard, or wrong code page."""
    found = [text, text.strip(), text.strip().lstrip("'"), text.replace("\xa0", " ").strip()]
    found.append(text.strip().strip('"'))
    for wrong in ("cp1250", "cp1252", "iso-8859-2", "cp852"):
        try:
            found.append(text.encode(wrong).decode("utf-8"))
        except UnicodeError:
            continue
    return list(dict.fromkeys(found))


def guesses(column: str, text: str) -> list[str]:
    """Return what may have stood in a cell of this column, the likeliest first."""
    match column:
        case "numer":
            return numbers(text)
        case "wydano":
            return sorted(day.isoformat() for day in days(text))
        case "kod_osoby" | "klasa":
            return codes(text)
        case "godziny":
            return [re.sub(r"[.,]0+$", "", text.strip())]
        case "osoba":  # the code stands there when there is no name
            return list(dict.fromkeys([*texts(text), *codes(text)]))
        case _:
            return texts(text)


def restored(cells: Mapping[str, str], key: bytes) -> Certificate | None:
    """Return the certificate that was written here, if any guess fits its verification code."""
    options = [guesses(name, cells.get(name, "")) for name in PRINTED]
    code = cells.get("kod_weryfikacyjny", "")
    versions = [cells["wersja"].strip()] if cells.get("wersja", "").strip() else [PRESENT, FIRST]
    for values in islice(product(*options), _MOST_GUESSES):
        for version in versions:
            said = dict(zip(PRINTED, values, strict=True))
            one = Certificate(**said, wersja=version)
            if fits(expected := code_of(key, one), code):
                signature = cells.get("podpis_elektroniczny", "").strip().lstrip("'")
                return replace(
                    one, kod_weryfikacyjny=expected, plik=_file(one, cells),
                    podpis_elektroniczny=signature,
                )  # fmt: skip
    return None


def likeliest(cells: Mapping[str, str]) -> Certificate:
    """Return the best guess at a line whose code fits nothing."""
    said = {name: next(iter(guesses(name, cells.get(name, ""))), "") for name in PRINTED}
    version = FIRST if cells.get("wersja", FIRST).strip() in ("", FIRST) else PRESENT
    code = cells.get("kod_weryfikacyjny", "").strip()
    one = Certificate(**said, kod_weryfikacyjny=code, wersja=version)
    return replace(one, plik=_file(one, cells))


def _file(one: Certificate, cells: Mapping[str, str]) -> str:
    """Return the name of the PDF; old registers do not hold it, for it followed from the code."""
    written = cells.get("plik", "").strip()
    return written if is_bare_name(written) else f"{one.kod_osoby}.pdf"


def doubtful(cells: Mapping[str, str]) -> list[str]:
    """Return the columns of a line in which something was lost for good."""
    found = [name for name in ("numer", "wydano") if not guesses(name, cells.get(name, ""))]
    found += [name for name in ("kod_osoby", "osoba") if not cells.get(name, "").strip()]
    found += [n for n in PRINTED if any(sign in cells.get(n, "") for sign in _LOST)]
    if len(bare_code(cells.get("kod_weryfikacyjny", ""))) != LENGTH:
        found.append("kod_weryfikacyjny")
    return list(dict.fromkeys(found))


def same(column: str, seen: str, sealed: str) -> bool:
    """Tell whether a cell still says what was written, whatever a spreadsheet made of it."""
    if seen == sealed or sealed in guesses(column, seen) or _plain(seen) == _plain(sealed):
        return True
    if days(seen) & days(sealed) or _number(seen) == _number(sealed) is not None:
        return True
    shown, meant = " ".join(seen.split()), " ".join(sealed.split())
    return len(shown) == len(meant) and all(
        one == other or _plain(one) == _plain(other) or (one in _LOST and not other.isascii())
        for one, other in zip(shown, meant, strict=True)
    )


def _plain(text: str) -> str:
    """Return a text without what programs lose on the way: accents, double spaces, a guard."""
    return " ".join(bare(text).split()).lstrip("'")


def _number(text: str) -> float | None:
    plain = text.strip().replace("\xa0", "").replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None
