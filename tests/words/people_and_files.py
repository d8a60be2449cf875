"""What a person has on her computer when a page tells her to type the next command."""

from __future__ import annotations

import csv
import json
import shutil
import socket
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from commands import Command

from msai.assignments import assignment, assignment_ids, hand_in, hand_in_name
from msai_course.base.paths import EXERCISES, ROOT, SOLUTIONS
from msai_course.grading.certificates.signing import make_key_files, proof, signed
from msai_course.grading.classes.class_files import class_save
from msai_course.grading.masters import notebook_path
from msai_trainer.certificates.model import Certificate
from msai_trainer.classfile.packing import pack
from msai_trainer.handins.answers import extract

sys.path.insert(0, str(ROOT / "tests" / "cascade"))

from municipality import write_table

CLASS = Path("klasy") / "wiosna"
#: So many people of the class have handed in.
PEOPLE = 2


def codes(folder: Path) -> list[str]:
    """Return the codes of the class, as its list has them."""
    text = (folder / CLASS / "lista.csv").read_text(encoding="utf-8-sig")
    return [line["kod"] for line in csv.DictReader(text.splitlines(), delimiter=";")]


def hand_ins(folder: Path) -> None:
    """Put the work of some people in all assignments into ``prace.zip``."""
    with zipfile.ZipFile(folder / "prace.zip", "w") as archive:
        for name in assignment_ids():
            released = json.loads(notebook_path(EXERCISES, name).read_text(encoding="utf-8"))
            master = json.loads(notebook_path(SOLUTIONS, name).read_text(encoding="utf-8"))
            answers = dict(extract(master, released, assignment(name)).answers)
            moment = datetime(2026, 3, 2, 10, tzinfo=UTC)
            for code in codes(folder)[:PEOPLE]:
                made = hand_in(released, code=code, answers=answers, saved_at=moment)
                archive.writestr(hand_in_name(name, code, moment), json.dumps(made))


def own_list(folder: Path) -> None:
    """Write a list of one's own; the class of that name is yet to be made."""
    import xlsxwriter

    made = (folder / CLASS / "lista.csv").is_file()
    given = codes(folder) if made else [f"A{row:02}" for row in range(1, 9)]
    shutil.rmtree(folder / CLASS, ignore_errors=True)
    with xlsxwriter.Workbook(folder / "moja-lista.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["kod", "imię", "nazwisko"])
        for row, code in enumerate(given[:8], start=1):
            sheet.write_row(row, 0, [code, "Osoba", str(row)])


def class_file(folder: Path) -> None:
    """Have the class as the one file that the trainer's page saves, and no folder of it."""
    made = class_save(folder / CLASS)
    shutil.rmtree(folder / CLASS)
    (folder / "wiosna.klasa").write_bytes(pack(made.file))


def read_by_a_person(folder: Path) -> None:
    """Score in the gradebook all that waits for a person, as nbgrader's own page does."""
    from nbgrader.api import Grade, Gradebook

    with Gradebook(f"sqlite:///{folder / CLASS / 'oceny' / 'dziennik' / 'gradebook.db'}") as book:
        for grade in book.db.query(Grade).filter(Grade.needs_manual_grade):
            grade.manual_score, grade.needs_manual_grade = grade.max_score, False
        book.db.commit()


def filled_rubric(folder: Path) -> None:
    """Give every answer of the sheet the most points of each criterion."""
    import openpyxl

    path = folder / "rubryka.xlsx"
    book = openpyxl.load_workbook(path)
    fill_sheet(book.worksheets[0])
    book.save(path)


def fill_sheet(sheet) -> None:
    """Write the most points that a heading names into the empty cells below it."""
    import re

    for column in sheet.iter_cols():
        most = re.search(r"\(0[–-](\d+)\)", str(column[0].value))
        for cell in column[1:] if most else ():
            if cell.value is None and sheet.cell(cell.row, 1).value:
                cell.value = int(most[1])


def progress_files(folder: Path) -> None:
    """Put a file with somebody's progress into the folder."""
    (folder / "postepy").mkdir()
    record = {"version": 1, "edition": "msai", "pages": {}, "quizzes": {}, "exercises": {}}
    (folder / "postepy" / "a.json").write_text(json.dumps(record), encoding="utf-8")


def own_table(folder: Path) -> None:
    """Fill in the template of the edition."""
    write_table(folder / "moja-gmina" / "dane" / "wzor.xlsx")


def signature_and_key(folder: Path) -> None:
    """Put the text of a signature and the public key where somebody who checks has them."""
    key, _secret, public = make_key_files("Ośrodek", folder / "klucze", date(2027, 3, 25))
    public.rename(folder / "klucz-publiczny.json")
    one = signed(Certificate("1/2027", osoba="Osoba", wydano="2027-03-25"), key)
    (folder / "podpis.txt").write_text(proof(one), encoding="utf-8")


#: First words of a command → what its page lets a person do before.
PREPARED: dict[str, Callable[[Path], None]] = {
    "class new wiosna --roster": own_list,
    "class open": class_file,
    "grade prace.zip": lambda folder: None if (folder / "prace.zip").exists() else hand_ins(folder),
    "gradebook import-rubric": filled_rubric,
    "certificate --": read_by_a_person,
    "certificate-check --signature": signature_and_key,
    "progress": progress_files,
    "edition check": own_table,
}


def is_taken(port: int) -> bool:
    """Tell whether something else of this machine listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def filled_in(command: Command, folder: Path) -> list[str]:
    """Return a command's words with the placeholders of the page filled in."""
    words = command.words
    usual = {"serve": 8000, "formgrader": 8899}.get(words[0])
    if usual and is_taken(usual):
        return [*words, "--port", str(free_port())]
    if words[:1] == ["certificate-check"] and "--signature" not in words:
        text = (folder / words[-1] / "rejestr.csv").read_text(encoding="utf-8-sig")
        line = next(csv.DictReader(text.splitlines(), delimiter=";"))
        return [words[0], line["numer"], line["kod_weryfikacyjny"], *words[3:]]
    return words
