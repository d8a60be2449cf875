"""Certificates („zaświadczenia”): a PDF for each person who earned one, and a register.

Each has a number and a verification code. The code is a keyed hash of what the certificate says,
made with a secret that only the organiser's register folder holds: a certificate that was
changed does not fit its code, and nobody can make one up.
"""

from __future__ import annotations

import csv
import hmac
import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

import typst

from msai.assignments import assignment
from msai.form_values import date_text, number_text
from msai_course.grading.errors import GradingError
from msai_course.grading.roster import Entry, read_roster
from msai_course.grading.scores import Scores, read_scores
from msai_course.grading.tables import harmless
from msai_course.grading.workspace import Workspace

TEMPLATE = Path(__file__).parent / "templates" / "zaswiadczenie.typ"
REGISTER, SECRET = "rejestr.csv", ".klucz"
#: What the register says instead of the name of a person who asked to be forgotten.
REMOVED = "dane usunięto na żądanie"
#: Letters and digits that are not taken for one another on paper.
_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Course:
    """What all certificates of one course have in common.

    Attributes:
        organiser: Who issues them.
        title: Name of the training.
        place: Where they are issued.
        dates: When it took place, as people write it.
        hours: Hours of training.
        signed: Who signs, with the post; the line on paper.
        issued: Day of issue.
    """

    organiser: str
    title: str = "Programowanie rewitalizacji społecznej"
    place: str = ""
    dates: str = ""
    hours: int = 0
    signed: str = ""
    issued: date = date.min


@dataclass(frozen=True, slots=True)
class Certificate:
    """One line of the register; everything that the PDF says of the person."""

    numer: str
    kod_osoby: str
    osoba: str
    wynik: str
    wydano: str
    kod_weryfikacyjny: str


def issue(
    results: Path,
    roster: Path,
    target: Path,
    course: Course,
    assignments: Sequence[str],
    *,
    threshold: float = 0.5,
    template: Path | None = None,
    db_url: str | None = None,
) -> list[Certificate]:
    """Write a PDF for everyone who earned the share of points in each assignment.

    Whoever has a certificate keeps number and code: a second call issues only what is missing.

    Args:
        results: Folder that `grade` wrote to.
        roster: The participants.
        target: Folder for the PDFs and the register.
        course: What all certificates say.
        assignments: Assignments that have to be passed.
        threshold: Share of the points of each assignment, from 0 to 1.
        template: Organiser's Typst template; None: the course's own.
        db_url: Address of the gradebook, if not in `results`.

    Returns:
        The certificates of this call and earlier ones, in the order of the register.

    Raises:
        GradingError: Unknown assignment, unreadable roster or template, nobody earned one.
    """
    passed = _passed(results, roster, assignments, threshold, db_url)
    target.mkdir(parents=True, exist_ok=True)
    register = read_register(target)
    source = _template(template)
    pages = {}
    for entry, result in passed:
        one = next((old for old in register if old.kod_osoby == entry.kod), None)
        if one is None:
            one = _new(entry, result, course, len(register) + 1, target)
            register.append(one)
        pages[entry.kod] = _pdf(source, one, course)
    # First the register: a certificate that is not in it could not be confirmed.
    _write_register(target, register)
    for code, page in pages.items():
        (target / f"{code}.pdf").write_bytes(page)
    return register


def verify(target: Path, number: str, code: str) -> Certificate:
    """Return the certificate with this number if the code fits it.

    Raises:
        GradingError: No such number in the register, another code, or the data were removed.
    """
    found = next((one for one in read_register(target) if one.numer == number.strip()), None)
    if found is None:
        hint = "Sprawdź numer i folder z rejestrem."
        raise GradingError.of("no_certificate", f"Nie ma zaświadczenia nr {number}.", hint)
    if found.osoba == REMOVED:
        hint = "Poproś tę osobę o inny dowód ukończenia szkolenia."
        message = (
            f"Dane z zaświadczenia nr {number} usunięto na żądanie; nie da się go potwierdzić."
        )
        raise GradingError.of("removed", message, hint)
    expected = _code(target, found)
    given = code.strip().upper()
    if not (hmac.compare_digest(expected, given) and expected == found.kod_weryfikacyjny):
        hint = "Porównaj nazwisko i datę z rejestrem; zaświadczenie mogło zostać zmienione."
        raise GradingError.of("bad_code", f"Kod nie pasuje do zaświadczenia nr {number}.", hint)
    return found


def forget_certificate(target: Path, code: str) -> int:
    """Delete a person's certificate; the register keeps its number, so that nobody else gets it.

    Returns:
        How many lines and files were changed or deleted.
    """
    register = read_register(target)
    left = [_nameless(one) if one.kod_osoby == code else one for one in register]
    if left == register:
        return 0
    _write_register(target, left)
    pdf = target / f"{code}.pdf"
    existed = pdf.is_file()
    pdf.unlink(missing_ok=True)
    return 1 + existed


def _nameless(one: Certificate) -> Certificate:
    return Certificate(one.numer, "", REMOVED, "", one.wydano, "")


def read_register(target: Path) -> list[Certificate]:
    """Return the certificates issued so far; none when there is no register."""
    path = target / REGISTER
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [Certificate(**line) for line in csv.DictReader(file, delimiter=";")]
    except (UnicodeDecodeError, TypeError, csv.Error):
        message = f"Rejestr zaświadczeń {REGISTER} jest uszkodzony; nic nie zmieniono."
        hint = "Arkusz zapisał go inaczej? Przywróć jego kopię i nie zmieniaj go ręcznie."
        raise GradingError.of("bad_register", message, hint) from None


def _passed(
    results: Path, roster: Path, assignments: Sequence[str], threshold: float, db_url: str | None
) -> list[tuple[Entry, str]]:
    people = read_roster(roster)
    workspace = Workspace.graded(results, db_url)
    try:
        needed = {name: assignment(name).points * threshold for name in assignments}
    except KeyError as fault:
        hint = "Zobacz „assignment list”."
        message = f"Nie ma zadania „{fault.args[0]}”."
        raise GradingError.of("no_assignment", message, hint) from None
    scores = {name: read_scores(workspace, name) for name in assignments}
    found = []
    for entry in people.entries:
        own = {name: by_code.get(entry.kod) for name, by_code in scores.items()}
        if all(_enough(one, needed[name]) for name, one in own.items()):
            found.append((entry, _result([one for one in own.values() if one])))
    if not found:
        hint = "Sprawdź próg i to, czy odpowiedzi opisowe są już ocenione."
        raise GradingError.of("nobody", "Nikt nie ma jeszcze wymaganych punktów.", hint)
    return found


def _enough(scores: Scores | None, needed: float) -> bool:
    return scores is not None and not scores.waiting and scores.total >= needed


def _result(scores: Sequence[Scores]) -> str:
    most = sum(points for one in scores for _earned, points in one.cells.values())
    return f"{number_text(sum(one.total for one in scores))} z {number_text(most)} punktów"


def _new(entry: Entry, result: str, course: Course, number: int, target: Path) -> Certificate:
    issued = course.issued.isoformat()
    label = f"{number}/{course.issued.year}"
    bare = Certificate(label, entry.kod, harmless(entry.name or entry.kod), result, issued, "")
    return Certificate(**{**asdict(bare), "kod_weryfikacyjny": _code(target, bare)})


def _code(target: Path, one: Certificate) -> str:
    said = json.dumps([one.numer, one.kod_osoby, one.osoba, one.wynik, one.wydano])
    value = int.from_bytes(hmac.digest(_secret(target), said.encode(), "sha256"))
    signs = [_SIGNS[(value >> 5 * place) & 31] for place in range(12)]
    return "-".join("".join(signs[start : start + 4]) for start in (0, 4, 8))


def _secret(target: Path) -> bytes:
    path = target / SECRET
    if not path.is_file():
        if (target / REGISTER).is_file():
            message = f"W folderze zaświadczeń nie ma ukrytego pliku {SECRET}."
            hint = "Skopiuj go z kopii folderu: bez niego wydane kody tracą ważność."
            raise GradingError.of("no_secret", message, hint)
        path.write_text(secrets.token_hex(32), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii").strip().encode()


def _template(named: Path | None) -> str:
    path = named or TEMPLATE
    if not path.is_file():
        hint = f"Skopiuj i zmień szablon kursu: {TEMPLATE.name}."
        raise GradingError.of("no_template", f"Nie ma szablonu {path}.", hint)
    return path.read_text(encoding="utf-8")


def _pdf(template: str, one: Certificate, course: Course) -> bytes:
    """Fill the template: it reads texts from ``sys.inputs``, never as Typst code."""
    said = {**asdict(one), "organizator": course.organiser, "szkolenie": course.title}
    said |= {"miejsce": course.place, "terminy": course.dates, "podpis": course.signed}
    said |= {
        "godziny": str(course.hours or ""),
        "wydano": date_text(date.fromisoformat(one.wydano)),
    }
    try:
        made: bytes = typst.compile(template.encode(), format="pdf", sys_inputs=said)
    except typst.TypstError as fault:
        hint = "Porównaj go z szablonem kursu."
        message = f"Szablon zaświadczenia ma błąd: {fault}."
        raise GradingError.of("bad_template", message, hint) from None
    return made


def _write_register(target: Path, certificates: Sequence[Certificate]) -> None:
    temporary = target / f"{REGISTER}.tmp"
    with temporary.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, [f.name for f in fields(Certificate)], delimiter=";")
        writer.writeheader()
        writer.writerows(asdict(one) for one in certificates)
    temporary.replace(target / REGISTER)
