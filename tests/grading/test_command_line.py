"""What a trainer reads when something is in the way: Polish, what to do, the right exit code."""

import errno
import sys

import pytest

from msai_course.base import trouble
from msai_course.cli import main

RESULTS = ["--results", "{}/wynik", "--roster", "{}/lista.csv"]
IN_THE_WAY = {
    "no folder for the file": (
        ["gradebook", "export", *RESULTS, "--output", "{}/nie/ma.csv"],
        "Nie ma folderu „nie”. Sprawdź ścieżkę"
    ),
    "no folder for the spreadsheet": (
        ["gradebook", "export", *RESULTS, "--output", "{}/nie/ma.xlsx", "--format", "xlsx"],
        "Nie ma folderu „nie”.",
    ),
    "a file where the folder should be": (
        ["grade", "{}/oddane", "--assignment", "zadanie-1", "--roster", "{}/lista.csv",
         "--output", "{}/lista.csv"],
        "Tu potrzebny jest folder",
    ),
    "a folder that nbgrader takes for a pattern": (
        ["grade", "{}/oddane", "--assignment", "zadanie-1", "--roster", "{}/lista.csv",
         "--output", "{}/wynik [2027]"],
        "ma znak „[”",
    ),
    "no such database": (
        ["gradebook", "export", *RESULTS, "--output", "{}/x.csv", "--db-url",
         "postgresql+psycopg://msai@127.0.0.1:1/oceny"],
        "Baza dziennika ocen nie odpowiada",
    ),
    "no address of a database": (
        ["gradebook", "export", *RESULTS, "--output", "{}/x.csv", "--db-url", "baza"],
        "To nie jest adres bazy danych",
    ),
    "a list with brackets in its name": (
        ["class", "new", "nowa", "--folder", "{}", "--roster", "{}/lista [/b].csv"], "b].csv"
    ),
}  # fmt: skip
WRONG_USE = {
    "no option": (["grade", "x"], "Brakuje: "),
    "no argument": (["gradebook", "forget"], "Brakuje"),
    "no such option": (["class", "list", "--foldr", "x"], "Nie ma opcji --foldr."),
    "no such command": (["ocen"], "Nie ma polecenia „ocen”."),
    "no number": (["class", "new", "x", "--count", "dwa"], "to nie jest liczba"),
    "too small": (["class", "new", "x", "--count", "-1"], "najmniej 0"),
    "no date": (
        ["certificate", *RESULTS, "--output", "x", "--organiser", "x", "--issued", "wczoraj"],
        "to nie jest data",
    ),
}


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Run the command line; return its exit code and all that it said, in one line."""

    def run(arguments):
        typed = [argument.format(tmp_path) for argument in arguments]
        monkeypatch.setattr(sys, "argv", ["msai", *typed])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code, " ".join((said.out + said.err).replace("│", " ").split())

    return run


@pytest.mark.parametrize(("arguments", "sentence"), IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_in_the_way(told, tmp_path, write_roster, arguments, sentence):
    write_roster("K01")
    (tmp_path / "oddane").mkdir()
    (tmp_path / "wynik" / "dziennik").mkdir(parents=True)
    code, said = told(arguments)
    assert (code, sentence in said) == (1, True), said


@pytest.mark.parametrize(("arguments", "sentence"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use(told, arguments, sentence):
    code, said = told(arguments)
    assert (code, sentence in said) == (2, True), said


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "x"), "brakuje miejsca"),
        (OSError(errno.EROFS, "x", "/a/b"), "nie wolno zapisywać"),
        (PermissionError(errno.EACCES, "x", "/a/report.xlsx"), "„report.xlsx”. Jeśli jest otwarty"),
        (OSError(errno.EADDRINUSE, "x"), "port jest zajęty"),
        (OSError(errno.EIO, "Input/output error", "/a/b"), "„b”: Input/output error"),
    ],
)
def test_troubles_of_the_computer(error, sentence):
    assert sentence in (trouble.sentence_for(error) or "")


def test_a_fault_of_ours_is_not_hidden():
    assert trouble.sentence_for(KeyError("x")) is None
