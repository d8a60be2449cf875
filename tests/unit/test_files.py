"""Files appear whole or not at all, and never over what the command did not make."""

import errno
import os
import stat
from pathlib import Path

import pytest

from msai_course.base.files import (
    FileError,
    Guard,
    same_file,
    write_bytes,
    write_result,
    write_text,
    write_with,
)
from msai_course.base.folders import MARK, replace_folder


def code_of(fault) -> str:
    return fault.value.problems[0].code


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# Whole or not at all


def test_a_write_that_fails_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "raport.xlsx"
    target.write_bytes(b"stary")

    def dies(path):
        path.write_bytes(b"po")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_with(target, dies)
    assert target.read_bytes() == b"stary"
    assert left_in(tmp_path) == ["raport.xlsx"]


def test_a_first_write_that_fails_leaves_no_file(tmp_path):
    with pytest.raises(ZeroDivisionError):
        write_with(tmp_path / "a.csv", lambda path: path.write_text(str(1 / 0)))
    assert left_in(tmp_path) == []


def test_a_full_disk_is_said_and_the_old_file_stays(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("stary")

    def full(path):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with pytest.raises(FileError, match="brakuje miejsca") as fault:
        write_with(target, full)
    assert code_of(fault) == "disk_full"
    assert target.read_text() == "stary"


def test_a_file_held_open_by_excel_is_said(tmp_path, monkeypatch):
    """Windows refuses to replace a file that a program holds open."""

    def held(self, target):
        raise PermissionError(errno.EACCES, "Access is denied", str(target))

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(FileError, match="Excel") as fault:
        write_text(tmp_path / "a.csv", "x")
    assert code_of(fault) == "in_use"
    assert left_in(tmp_path) == []


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(FileError, match="Nie ma folderu „brak”") as fault:
        write_text(tmp_path / "brak" / "a.csv", "x")
    assert code_of(fault) == "no_folder"


def test_a_folder_in_the_place_of_a_file_is_said(tmp_path):
    with pytest.raises(FileError) as fault:
        write_text(tmp_path, "x")
    assert code_of(fault) == "is_folder"


def test_a_read_only_file_is_not_replaced(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("stary")
    target.chmod(0o444)
    with pytest.raises(FileError, match="tylko do odczytu"):
        write_text(target, "x", Guard("x", overwrite=True))
    assert target.read_text() == "stary"


def test_a_trouble_of_another_file_is_not_told_as_one_of_the_target(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_with(tmp_path / "a.csv", lambda _path: (tmp_path / "brak.txt").read_text())


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_permissions_are_the_usual_ones_and_stay_as_they_were(tmp_path):
    usual = tmp_path / "usual"
    usual.touch()
    made = write_text(tmp_path / "new.csv", "x")
    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)
    made.chmod(0o640)
    write_text(made, "y")
    assert stat.S_IMODE(made.stat().st_mode) == 0o640
    secret = write_with(tmp_path / "key", lambda path: path.write_text("k"), private=True)
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_a_name_of_full_length_and_a_half_character_are_written(tmp_path):
    target = tmp_path / f"{'ż' * 125}.csv"
    assert write_text(target, "a\ud83d\r\n").read_bytes() == b"a?\r\n"
    assert left_in(tmp_path) == [target.name]


# Never over an input


def spellings(source: Path, tmp_path: Path, monkeypatch) -> dict[str, Path]:
    monkeypatch.chdir(tmp_path)
    folder, link, hard = tmp_path / "in", tmp_path / "dowiazanie.csv", tmp_path / "twarde.csv"
    link.symlink_to(source)
    hard.hardlink_to(source)
    other = tmp_path / "inny"
    other.symlink_to(folder, target_is_directory=True)
    return {
        "same": source,
        "relative": Path("in/lista.csv"),
        "around": folder / ".." / "in" / "lista.csv",
        "link": link,
        "hard link": hard,
        "linked folder": other / "lista.csv",
        "case": folder / "LISTA.csv",
    }


@pytest.mark.parametrize(
    "spelling", ["same", "relative", "around", "link", "hard link", "linked folder", "case"]
)
def test_an_input_is_never_written_over_however_it_is_spelt(spelling, tmp_path, monkeypatch):
    source = tmp_path / "in" / "lista.csv"
    source.parent.mkdir()
    source.write_text("kod\nK01\n")
    target = spellings(source, tmp_path, monkeypatch)[spelling]
    with pytest.raises(FileError, match="czyta") as fault:
        write_text(target, "x", Guard("export", (source,), overwrite=True))
    assert code_of(fault) == "over_input"
    assert source.read_text() == "kod\nK01\n"


def test_composed_and_decomposed_letters_are_one_name(tmp_path):
    assert same_file(tmp_path / "os\u0301.csv", tmp_path / "oś.csv")
    assert not same_file(tmp_path / "a.csv", tmp_path / "b.csv")


# Never over what the command did not make


def test_a_foreign_file_is_refused_and_with_overwrite_replaced(tmp_path):
    target = tmp_path / "raport.xlsx"
    target.write_bytes(b"cudzy")
    with pytest.raises(FileError, match="--overwrite") as fault:
        write_bytes(target, b"nowy", Guard("diagnose"))
    assert code_of(fault) == "not_ours"
    assert target.read_bytes() == b"cudzy"
    write_bytes(target, b"nowy", Guard("diagnose", overwrite=True))
    assert target.read_bytes() == b"nowy"


def test_a_second_run_replaces_its_own_unchanged_result(tmp_path):
    target = tmp_path / "raport.xlsx"
    write_bytes(target, b"1", Guard("diagnose"))
    write_bytes(target, b"2", Guard("diagnose"))
    assert target.read_bytes() == b"2"


def test_a_result_that_a_person_changed_is_hers(tmp_path):
    target = tmp_path / "szablon.xlsx"
    write_bytes(target, b"1", Guard("diagnose"))
    target.write_bytes(b"1 wypelniony")
    with pytest.raises(FileError):
        write_bytes(target, b"1", Guard("diagnose"))
    assert target.read_bytes() == b"1 wypelniony"


def test_the_result_of_one_command_is_foreign_to_another(tmp_path):
    target = tmp_path / "a.xlsx"
    write_bytes(target, b"1", Guard("diagnose"))
    with pytest.raises(FileError):
        write_bytes(target, b"2", Guard("gradebook export"))


def test_without_a_place_for_notes_the_file_is_still_written(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    write_text(tmp_path / "a.csv", "x", Guard("export"))
    with pytest.raises(FileError):
        write_text(tmp_path / "a.csv", "x", Guard("export"))


def test_a_link_stays_a_link_and_its_file_is_guarded(tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("cudzy")
    link.symlink_to(real)
    with pytest.raises(FileError):
        write_text(link, "x", Guard("export"))
    write_text(link, "x", Guard("export", overwrite=True))
    assert link.is_symlink()
    assert real.read_text() == "x"


# Folders


def filler(**files):
    def fill(folder: Path) -> None:
        for name, text in files.items():
            (folder / f"{name}.html").write_text(text)

    return fill


BUILD = Guard("build")


def test_a_page_that_is_no_longer_made_does_not_stay(tmp_path):
    site = tmp_path / "strona"
    assert replace_folder(site, filler(index="1", old="1"), BUILD) is None
    assert replace_folder(site, filler(index="2"), BUILD) is None
    assert left_in(site) == [MARK, "index.html"]
    assert (site / "index.html").read_text() == "2"
    assert left_in(tmp_path) == ["strona"]


def test_a_foreign_folder_is_not_emptied(tmp_path):
    site = tmp_path / "moje"
    site.mkdir()
    (site / "wazne.txt").write_text("x")
    with pytest.raises(FileError, match="nie jest pusty"):
        replace_folder(site, filler(index="1"), BUILD)
    assert left_in(site) == ["wazne.txt"]
    aside = replace_folder(site, filler(index="1"), Guard("build", overwrite=True))
    assert (aside / "wazne.txt").read_text() == "x"
    assert left_in(site) == [MARK, "index.html"]


def test_what_people_put_in_or_changed_is_set_aside_and_their_settings_stay(tmp_path):
    site = tmp_path / "strona"
    replace_folder(site, filler(index="1", mine="1"), BUILD)
    (site / "mine.html").write_text("poprawione")
    (site / "notatki.txt").write_text("x")
    (site / "CNAME").write_text("kurs.example")
    (site / ".git").mkdir()
    aside = replace_folder(site, filler(index="2"), BUILD)
    assert left_in(aside) == ["mine.html", "notatki.txt"]
    assert left_in(site) == [".git", MARK, "CNAME", "index.html"]


def test_a_build_that_fails_leaves_the_old_folder(tmp_path):
    site = tmp_path / "strona"
    replace_folder(site, filler(index="1"), BUILD)

    def fails(folder):
        (folder / "index.html").write_text("2")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_folder(site, fails, BUILD)
    assert (site / "index.html").read_text() == "1"
    assert left_in(tmp_path) == ["strona"]


def test_a_folder_with_the_person_or_an_input_in_it_is_never_replaced(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    with pytest.raises(FileError):
        replace_folder(tmp_path, filler(index="1"), Guard("build", overwrite=True))
    source = tmp_path / "b" / "site"
    source.mkdir(parents=True)
    for target in (source, source.parent, source / "in"):
        with pytest.raises(FileError):
            replace_folder(target, filler(), Guard("build", (source,), overwrite=True))


def test_a_result_that_somebody_changed_is_set_aside(tmp_path):
    target = tmp_path / "report.xlsx"
    assert write_result(target, b"1", "grade") is None
    assert write_result(target, b"2", "grade") is None
    target.write_bytes(b"2 z uwagami")
    aside = write_result(target, b"3", "grade")
    assert (aside.name, aside.read_bytes()) == ("report-twoja-wersja-1.xlsx", b"2 z uwagami")
    assert target.read_bytes() == b"3"
    assert write_result(target, b"4", "grade") is None
