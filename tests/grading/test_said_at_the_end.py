"""What `grade` prints at its end can be typed as it stands, from where the person stands."""

import shlex
import sys
from pathlib import Path

import pytest
from all_assignments import content

from msai_course.base.paths import ROOT
from msai_course.cli import main, typing_again
from msai_course.cli.typing_again import command, typed


@pytest.fixture
def stands(monkeypatch):
    """Let the person stand in a folder and call the course in one of its ways."""

    def stand(folder: Path, program: str, works_in: Path | None = None) -> None:
        monkeypatch.setattr(sys, "argv", [program])
        monkeypatch.setenv("PWD", str(folder))
        monkeypatch.chdir(works_in or folder)

    return stand


def test_in_the_folder_of_the_course_everything_is_short(stands):
    stands(ROOT, "__main__.py")
    said = command("gradebook", "rubric", "--results", ROOT / "klasy" / "wiosna" / "oceny")
    assert said.endswith("course.py gradebook rubric --results klasy/wiosna/oceny")
    assert said.startswith(("python3 course.py", "py course.py"))


def test_elsewhere_the_script_and_the_folders_are_whole(stands, tmp_path):
    stands(tmp_path, "__main__.py", works_in=ROOT)  # course.py works in its own folder
    said = shlex.split(command("gradebook", "rubric", "--results", tmp_path / "moje oceny"))
    assert Path(said[1]) == ROOT / "course.py"
    assert said[-1] == str(tmp_path / "moje oceny")


def test_the_installed_command_reads_from_where_the_person_stands(stands, tmp_path):
    stands(tmp_path, "msai")
    said = command("gradebook", "rubric", "--results", tmp_path / "oceny")
    assert said == "msai gradebook rubric --results oceny"
    assert typed(tmp_path.parent / "x.html") == typing_again.quoted(
        (tmp_path.parent / "x.html").as_posix()
    )


def test_the_printed_command_runs(stands, tmp_path, monkeypatch, capsys):
    (tmp_path / "prace").mkdir()
    for name in ("zadanie-1", "zadanie-2"):
        (tmp_path / "prace" / f"{name}.ipynb").write_bytes(content(name, "K01"))
    (tmp_path / "lista.csv").write_text("kod\nK01", encoding="utf-8")
    stands(tmp_path, "msai")
    typed_by_hand = "grade prace --roster lista.csv --output moje-oceny"
    monkeypatch.setattr(sys, "argv", ["msai", *typed_by_hand.split()])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    printed = [line for line in lines if line.startswith("msai gradebook rubric ")]
    assert [line.rpartition(" ")[2] for line in printed] == ["zadanie-1", "zadanie-2"]
    # The page itself would wait for a browser: the sheet of the same answers takes the same words.
    for line in printed:
        words = [*shlex.split(line.replace("rubric", "export-rubric")), "--output", "r.xlsx"]
        monkeypatch.setattr(sys, "argv", [*words, "--overwrite"])
        with pytest.raises(SystemExit) as stopped:
            main()
        assert stopped.value.code == 0
        assert (tmp_path / "r.xlsx").is_file()
