"""An input that is not there, or a folder in its place, is called that, never damaged."""

import pytest
from rich.console import Console

from msai.errors import MsaiError
from msai_course.grading.certificates.checking import verify
from msai_course.grading.classes.lists import read_roster
from msai_course.grading.results.progress_files import read_progress
from msai_course.grading.rubric.rubrics import import_rubric
from msai_course.papers.diagnose import diagnose
from msai_trainer.handins.collect import collect

READERS = {
    "rubryka": lambda path: import_rubric(path.parent, "zadanie-1", path),
    "prace": lambda path: list(collect(path)),
    "lista": read_roster,
}
FOLDERS = {"postępy": read_progress, "zaświadczenia": lambda path: verify(path, "1/2027", "AAAA")}


@pytest.mark.parametrize("read", [*READERS.values(), *FOLDERS.values()], ids=[*READERS, *FOLDERS])
def test_what_is_not_there_is_said(read, tmp_path):
    with pytest.raises(MsaiError, match=r"Nie ma (pliku|folderu)"):
        read(tmp_path / "nie-ma.xlsx")


@pytest.mark.parametrize("name", ["rubryka", "lista"])
def test_a_folder_in_place_of_a_file_is_said(name, tmp_path):
    with pytest.raises(MsaiError, match="potrzebny jest plik, a jest folder"):
        READERS[name](tmp_path)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_file_in_place_of_a_folder_is_said(name, tmp_path):
    (tmp_path / "plik.csv").touch()
    with pytest.raises(MsaiError, match="potrzebny jest folder, a jest plik"):
        FOLDERS[name](tmp_path / "plik.csv")


def test_a_folder_without_certificates_denies_no_certificate(tmp_path):
    with pytest.raises(MsaiError, match="nie ma żadnych zaświadczeń") as said:
        verify(tmp_path, "1/2027", "AAAA-BBBB-CCCC")
    assert "Nie ma zaświadczenia" not in str(said.value)


def test_a_dictionary_that_is_not_there_is_said(tmp_path, capsys):
    table = tmp_path / "tabela.csv"
    table.write_text("jednostka;liczba\nA;1\nB;2\n", encoding="utf-8")
    missing = tmp_path / "nie.json"
    assert diagnose(table, missing, "perkal", None, Console(width=200)) == 1
    assert "Nie ma pliku „nie.json”" in capsys.readouterr().out
