"""The PDF of a certificate, made from what the register holds and from nothing else."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import typst

from msai.base.form_values import date_text
from msai_course.editions.logo import check_logo
from msai_course.grading.certificates.signing import proof
from msai_course.papers.imprint import MARK, as_drawing, logo_says
from msai_course.papers.typesetting import FACES
from msai_trainer.certificates.model import Certificate
from msai_trainer.certificates.qr import qr_picture
from msai_trainer.certificates.sheet import how_to_check, qr_says
from msai_trainer.editions.errors import EditionError
from msai_trainer.errors import GradingError

TEMPLATE = Path(__file__).parents[1] / "templates" / "zaswiadczenie.typ"
#: What no font shows and no form can hold.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
#: Tries an organiser's template.
_SAMPLE = Certificate(
    *("1/2027", "klasa", "K01", "Osoba", "1 z 2 punktów", "Szkolenie", "Organizator", "8"),
    *("2 marca 2027 r.", "Miejscowość", "podpis", "2027-03-02", "2222-2222-2222"),
)


@dataclass(frozen=True, slots=True)
class Printer:
    """A template and its fingerprint.

    Attributes:
        source: Typst; it reads texts from ``sys.inputs``, never as code.
        fingerprint: Empty for the course's own template.
        logo: Picture of the organiser; the sign of the course without one.
    """

    source: str
    fingerprint: str
    logo: Path = MARK

    @classmethod
    def of(cls, named: Path | None, logo: Path | None = None) -> Printer:
        """Read a template.

        Args:
            named: The template; None: the course's own.
            logo: Picture of the organiser; None: the sign of the course.

        Raises:
            GradingError: There is no such file, it is no text, or Typst finds a fault in it; or
                the logo is no picture that paper can carry.
        """
        if logo is not None:
            _check(logo)
        path = named or TEMPLATE
        if not path.is_file():
            hint = f"Skopiuj i zmień szablon kursu: {TEMPLATE.name}."
            raise GradingError.of("no_template", f"Nie ma szablonu {path}.", hint)
        try:
            source = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as fault:
            message = f"Szablon {path.name} nie jest tekstem w UTF-8."
            raise GradingError.of("bad_template", message, "Zapisz go w UTF-8.") from fault
        if named is None:
            return cls(source, "", logo or MARK)
        printer = cls(source, hashlib.sha256(source.encode()).hexdigest()[:16], logo or MARK)
        printer.pdf(_SAMPLE)  # a fault is said at once, not when the first person earns one
        return printer

    def pdf(self, one: Certificate) -> bytes:
        """Return the certificate; the same one gives the same bytes.

        Raises:
            GradingError: The template has a fault.
        """
        said = {**asdict(one), "wydano": date_text(date.fromisoformat(one.wydano))}
        said["dzien"] = one.wydano
        said["znak"] = as_drawing(self.logo)
        said["opis_znaku"] = logo_says(self.logo, one.organizator)
        said |= _signature(one)
        try:
            made: bytes = typst.compile(  # type: ignore[call-overload]
                self.source.encode(), format="pdf", sys_inputs=said, font_paths=[FACES]
            )
        except typst.TypstError as fault:
            hint = "Porównaj go z szablonem kursu."
            message = f"Szablon zaświadczenia ma błąd: {fault}."
            raise GradingError.of("bad_template", message, hint) from fault
        return made

    def cannot(self, one: Certificate) -> str:
        """Return why a certificate that was issued cannot be printed again; empty: it can."""
        if one.is_first:
            return (
                "Wydała je starsza wersja programu, która nie zapisała w rejestrze całej treści: "
                "weź plik z kopii folderu. Numer i kod nadal da się sprawdzić."
            )
        if one.szablon != self.fingerprint:
            return (
                "Wydano je według innego szablonu: podaj go w --template i uruchom polecenie "
                "jeszcze raz, a plik powstanie na nowo."
                if one.szablon
                else "Wydano je według szablonu kursu: uruchom polecenie bez --template, a plik "
                "powstanie na nowo."
            )
        return ""


def _signature(one: Certificate) -> dict[str, str]:
    """Return what the second page says of a signature; nothing: it is not signed."""
    carried = proof(one)
    code = qr_picture(carried) if carried else None
    found = {"podpis_tekst": carried, "podpis_jak": how_to_check(code)}
    if code is not None:
        found |= {"kod_qr": code.svg, "bok_qr": str(code.side), "opis_qr": qr_says(one.numer)}
    return found if carried else {}


def _check(logo: Path) -> None:
    try:
        check_logo(logo)
    except EditionError as refused:
        raise GradingError(refused.problems) from refused


def file_name(folder: Path, labels: Sequence[str], number: str, taken: Collection[str]) -> str:
    """Return a name for a PDF that no other certificate and no file in the folder has.

    Args:
        folder: Folder of the certificates.
        labels: What may name the person, the best first.
        number: Number of the certificate; makes a name that nobody else can have.
        taken: Names that are in the register.
    """
    used = {one.casefold() for one in taken}
    names = [f"{label}.pdf" for label in labels]
    names.append(f"{labels[-1]}.nr-{number.replace('/', '-')}.pdf")
    free = (n for n in names if n.casefold() not in used and not (folder / n).exists())
    return next(free, names[-1])


def plain(text: str) -> str:
    """Return a text as one line that can be printed and certified."""
    return " ".join(_CONTROLS.sub("", text).split())
