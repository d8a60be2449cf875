"""What a trainer reads at the command line is Polish, of wrong use too, and printed as it is."""

from __future__ import annotations

import errno

import pytest
from typer.testing import CliRunner

from msai_course import cli
from msai_course.cli.app import app, say
from msai_course.cli.wording import in_polish


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["edition", "new"], "Brakuje: name."),
        (["edition", "bild"], "Nie ma polecenia „bild”. Może 'build'?"),
        (["edition", "build", "a", "b", "c"], "Nie wiadomo, co znaczy: b c."),
        (["edition", "build", "--packk", "a"], "Nie ma opcji --packk. Może: --pack?"),
        (["edition", "new", "a", "--title"], "Opcja --title potrzebuje wartości."),
        (["edition", "new", "a", "--threshold", "x"], "to nie jest liczba całkowita."),
    ],
)
def test_wrong_use_is_told_in_polish(command, said):
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 2
    assert said in result.output
    assert not [
        word for word in ("Usage", "Invalid", "Missing", "No such") if word in result.output
    ]


def test_help_is_polish():
    output = CliRunner().invoke(app, ["edition", "new", "--help"]).output
    assert "Użycie: " in output and "Pokaż tę pomoc." in output and "[OPTIONS]" not in output


def test_own_words_stay_as_they_are():
    assert in_polish("Brakuje daty.") == "Brakuje daty."


def test_brackets_in_names_are_no_markup(capsys):
    say("dane [2026]/[/]tabela.xlsx", "[green]✓[/]")
    assert capsys.readouterr().out == "✓ dane [2026]/[/]tabela.xlsx\n"


def _full_disk(**_told):
    raise OSError(errno.ENOSPC, "No space left on device", "strona/index.html")


def _interrupted(**_told):
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        raise AssertionError from error


@pytest.mark.parametrize(
    ("fails", "code", "said"),
    [
        (_full_disk, 1, "Na dysku brakuje miejsca."),
        (_interrupted, 130, "Przerwano."),
    ],
)
def test_a_full_disk_and_ctrl_c_are_no_traceback(monkeypatch, capsys, fails, code, said):
    monkeypatch.setattr(cli, "app", fails)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    assert stop.value.code == code
    assert said in capsys.readouterr().out
