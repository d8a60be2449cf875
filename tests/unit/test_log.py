"""A fault of ours is told as ours, with a file for the authors; damage as damage."""

import sys
import zipfile

import openpyxl
import pytest

from msai.diagnosis import boundaries, read_units, workbooks
from msai.errors import TableError
from msai_course.base.programs import install_on_debian
from msai_course.cli import main
from msai_course.editions import shapes
from msai_trainer.editions import logo
from msai_trainer.editions.errors import EditionError

OURS = "To błąd programu, nie twojego pliku."


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command line; return its exit code and what it said."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "state"))

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["msai", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return stopped.value.code, " ".join(said.out.split()), said.err

    return command


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "tabela.xlsx"
    book = openpyxl.Workbook()
    for row in (["Jednostka", "x"], ["A", 1], ["B", 2], ["C", 4]):
        book.worksheets[0].append(row)
    book.save(path)
    return path


def _bug(*_given, **_named):
    raise AttributeError("'NoneType' object has no attribute 'x'")


def damaged(path):
    """Return a copy of a workbook with a sheet that is cut in the middle."""
    target = path.with_name("uszkodzona.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    return target


@pytest.mark.parametrize("place", ["_xlsx_value", "limited", "_xlsx_rows"])
def test_a_fault_of_ours_in_the_reader_is_not_told_as_a_damaged_file(
    run, table, tmp_path, monkeypatch, place
):
    monkeypatch.setattr(workbooks, place, _bug)
    code, said, _screen = run("diagnose", table)
    log = tmp_path / "state" / "msai" / "msai.log"
    assert code == 1
    assert OURS in said and str(log) in said and "uszkodzon" not in said
    assert "AttributeError" in log.read_text(encoding="utf-8")


def test_a_fault_lies_beside_the_results_and_verbose_shows_it(run, table, tmp_path, monkeypatch):
    monkeypatch.setattr(workbooks, "_xlsx_value", _bug)
    results = tmp_path / "wyniki"
    results.mkdir()
    code, said, screen = run("diagnose", table, "--output", results / "r.xlsx", "--verbose")
    assert code == 1 and str(results / "msai.log") in said
    assert "Traceback" in screen and "AttributeError" in screen
    assert "Traceback" in (results / "msai.log").read_text(encoding="utf-8")


def test_nothing_lies_beside_a_report_that_went_well(run, table, tmp_path):
    run("diagnose", table, "--output", tmp_path / "szablon.xlsx")
    assert not (tmp_path / "msai.log").exists()


def test_a_damaged_file_is_told_as_one_and_the_cause_is_kept(run, table):
    with pytest.raises(TableError, match="uszkodzony") as fault:
        read_units(damaged(table))
    assert fault.value.__cause__ is not None
    code, said, _screen = run("diagnose", damaged(table))
    assert code == 1 and "uszkodzony" in said and OURS not in said


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("spoil", [b"", b"<x/>", b"<worksheet><sheetData><row><c r='?'/></row>"])
def test_whatever_the_library_trips_over_is_damage(table, tmp_path, name, spoil):
    target = tmp_path / "zepsuta.xlsx"
    with zipfile.ZipFile(table) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            new.writestr(one, spoil if one == name else old.read(one))
    with pytest.raises(TableError):
        read_units(target)


@pytest.mark.parametrize(
    "content",
    ["[]", '{"features": ["x"]}', '{"features": [{"geometry": 5}]}', "{", '{"features": 7}',
     '{"features": [{"properties": 1, "geometry": null}]}', '{"crs": 1, "features": []}'],
)  # fmt: skip
def test_boundaries_of_another_shape_are_damage_and_a_fault_of_ours_is_not(
    tmp_path, monkeypatch, content
):
    path = tmp_path / "granice.geojson"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EditionError):
        shapes.read_shapes(path, ["A"])
    monkeypatch.setitem(boundaries.READERS, ".geojson", _bug)
    with pytest.raises(AttributeError):
        shapes.read_shapes(path, ["A"])


def test_a_damaged_drawing_is_told_and_a_fault_of_ours_is_not(monkeypatch):
    drawing = b"<svg><g></svg>"
    with pytest.raises(EditionError, match="odczytać"):
        logo.check_drawing("logo.svg", drawing)
    monkeypatch.setattr(logo.ElementTree, "fromstring", _bug)
    with pytest.raises(AttributeError):
        logo.check_drawing("logo.svg", drawing)


def test_an_installation_that_failed_is_said(monkeypatch, capfd):
    """`test` as root installs in sight and does not go on as if it had worked."""
    from rich.console import Console

    from msai_course.base import programs

    monkeypatch.setattr(programs.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(programs.os, "geteuid", lambda: 0)
    calls = []

    class Done:
        returncode = 100

    monkeypatch.setattr(
        programs.subprocess, "run", lambda command, **how: calls.append((command, how)) or Done
    )
    assert install_on_debian(Console(), "poppler-utils") is False
    said = capfd.readouterr().out
    assert "poppler-utils" in said and "kodem 100" in said
    assert len(calls) == 1 and not calls[0][1].get("capture_output")
