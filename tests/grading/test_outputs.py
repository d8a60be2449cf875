"""Every command with an output: never over its input, never over a foreign file, rerun works."""

import io
import sys
from pathlib import Path

import pytest

from msai_course.base import folders
from msai_course.base.folders import MARK
from msai_course.build import offline
from msai_course.cli import main, site
from msai_course.grading.grade import grade

TABLE = "Jednostka;Saldo migracji na 1000\nOsiedle Lipowe;-7,0\nOsiedle Nowe;6,0\nZatorze;-5,0\n"
#: Command → its arguments; what it reads; where it writes. ``{}`` is the folder of the test.
COMMANDS = {
    "diagnose template": (["diagnose", "{}/tabela.csv"], "tabela.csv", "raport.xlsx", 1),
    "diagnose report": (
        ["diagnose", "{}/tabela.csv", "--schema", "{}/slownik.json"],
        "slownik.json", "raport.docx", 0,
    ),
    "export csv": (
        ["gradebook", "export", "--results", "{}/wyniki", "--roster", "{}/lista.csv"],
        "lista.csv", "oceny.csv", 0,
    ),
    "export xlsx": (
        ["gradebook", "export", "--results", "{}/wyniki", "--roster", "{}/lista.csv",
         "--format", "xlsx"],
        "lista.csv", "oceny.xlsx", 0,
    ),
    "export moodle": (
        ["gradebook", "export", "--results", "{}/wyniki", "--roster", "{}/lista.csv",
         "--format", "moodle"],
        "lista.csv", "moodle.csv", 0,
    ),
    "feedback": (
        ["gradebook", "feedback", "--results", "{}/wyniki"], None, "informacje.zip", 0
    ),
    "person": (
        ["gradebook", "export-person", "K01", "--results", "{}/wyniki", "--roster",
         "{}/lista.csv"],
        "lista.csv", "dane.zip", 0,
    ),
    "rubric": (
        ["gradebook", "export-rubric", "--results", "{}/wyniki", "--assignment", "zadanie-1"],
        None, "rubryka.xlsx", 0,
    ),
    "quiz": (["quiz", "export"], None, "pytania.xml", 0),
}  # fmt: skip
SCHEMA = """{"units_column": "Jednostka", "columns": {"Saldo migracji na 1000":
  {"sphere": "social", "direction": -1}}}"""


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def place(tmp_path, write_file, write_roster):
    (tmp_path / "tabela.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "slownik.json").write_text(SCHEMA, encoding="utf-8")
    roster = write_roster("K01")
    grade(write_file("K01"), "zadanie-1", roster, tmp_path / "wyniki")
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["msai", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
        return code, " ".join(capsys.readouterr().out.split())

    return command


def test_outputs_are_guarded(place, run, monkeypatch):
    """One graded class serves all commands: making one takes longest."""
    monkeypatch.chdir(place)
    for name, (arguments, source, output, done) in COMMANDS.items():
        typed = [one.format(place) for one in arguments]
        target = place / output

        # A foreign file stays, byte for byte, unless told.
        target.write_bytes(b"cudzy")
        code, said = run(*typed, "--output", target)
        assert (code, target.read_bytes()) == (1, b"cudzy"), (name, said)
        assert "--overwrite" in said, name
        code, said = run(*typed, "--output", target, "--overwrite")
        assert code == done and target.read_bytes() != b"cudzy", (name, said)

        # A rerun over the command's own result just works.
        assert run(*typed, "--output", target)[0] == done, name
        # What a person has changed since is hers.
        changed = target.read_bytes() + b" "
        target.write_bytes(changed)
        assert run(*typed, "--output", target)[0] == 1, name
        assert target.read_bytes() == changed, name

        if source is not None:
            _refused_over_its_input(run, typed, place / source, target.suffix, name)


def _refused_over_its_input(run, typed, source, suffix, name):
    before = source.read_bytes()
    link, hard = source.with_name(f"link{suffix}"), source.with_name(f"hard{suffix}")
    for path in (link, hard):
        path.unlink(missing_ok=True)
    link.symlink_to(source)
    hard.hardlink_to(source)
    spellings = [link, hard]
    if source.suffix == suffix:
        spellings += [source, Path(source.name), source.parent / "." / source.name.upper()]
    for target in spellings:
        code, said = run(*typed, "--output", target, "--overwrite")
        assert code == 1 and "czyta" in said, (name, target, said)
        assert source.read_bytes() == before, (name, target)


def test_a_run_that_dies_leaves_the_old_file(place, run, monkeypatch):
    monkeypatch.chdir(place)
    dies = {
        "export xlsx": "xlsxwriter.Workbook",
        "feedback": "msai.base.archives.zipfile.ZipFile",
    }
    for name, part in dies.items():
        arguments, _source, output, _done = COMMANDS[name]
        typed = [*(one.format(place) for one in arguments), "--output", place / output]
        assert run(*typed)[0] == 0
        before, around = (place / output).read_bytes(), names_in(place)

        def fails(path, *_given, **_named):
            if isinstance(path, io.BytesIO):
                path.write(b"polowa")
            else:
                Path(path).write_bytes(b"polowa")
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(part, fails)
            assert run(*typed)[0] == 130, name
        assert (place / output).read_bytes() == before, name
        assert names_in(place) == around, name


# The site: folders


@pytest.fixture
def small_site(tmp_path, monkeypatch):
    """A site of two pages in the place of the built one: what is tried is where it is put."""
    built = tmp_path / "_build" / "site"
    built.mkdir(parents=True)
    for name in ("index.html", "stara.html"):
        (built / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(site, "SITE", built)
    monkeypatch.setattr("msai_course.build.pipeline.build_site", lambda _console: None)
    return built


def test_a_built_site_keeps_no_page_that_the_course_has_no_longer(run, small_site, tmp_path):
    output = tmp_path / "www"
    assert run("build", "--output", output)[0] == 0
    (small_site / "stara.html").unlink()
    assert run("build", "--output", output)[0] == 0
    assert names_in(output) == [MARK, "index.html"]


def test_a_page_somebody_put_into_the_site_is_set_aside_and_named(run, small_site, tmp_path):
    output = tmp_path / "www"
    run("build", "--output", output)
    (output / "dodana.html").write_text("x", encoding="utf-8")
    code, said = run("build", "--output", output)
    assert code == 0 and "www-odlozone-1" in said
    assert not (output / "dodana.html").exists()
    assert (tmp_path / "www-odlozone-1" / "dodana.html").read_text() == "x"


def test_a_folder_that_is_not_ours_is_never_emptied(run, small_site, tmp_path):
    output = tmp_path / "Dokumenty"
    output.mkdir()
    (output / "wazne.txt").write_text("x", encoding="utf-8")
    code, said = run("build", "--output", output)
    assert code == 1 and "nie jest pusty" in said
    assert names_in(output) == ["wazne.txt"]


@pytest.mark.parametrize("inside", ["_build/site", "_build", "_build/site/kopia", "."])
def test_a_site_is_not_built_over_itself(run, small_site, tmp_path, inside):
    code, said = run("build", "--output", tmp_path / inside, "--overwrite")
    assert code == 1, said
    assert names_in(small_site) == ["index.html", "stara.html"]


def test_the_offline_zip_is_guarded_and_whole(run, small_site, tmp_path, monkeypatch):
    output, archive = tmp_path / "www", tmp_path / "kurs-offline.zip"
    archive.write_bytes(b"cudzy")
    code, said = run("build", "--output", output, "--offline-zip")
    assert code == 1 and "kurs-offline.zip" in said and archive.read_bytes() == b"cudzy"
    assert not output.exists()
    archive.unlink()
    assert run("build", "--output", output, "--offline-zip")[0] == 0
    before = archive.read_bytes()

    def dies(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(offline, "_add", dies)
        assert run("build", "--output", output, "--offline-zip")[0] == 130
    assert archive.read_bytes() == before
    assert run("build", "--output", output, "--offline-zip")[0] == 0


def test_a_copy_that_fails_leaves_the_site_that_was_there(run, small_site, tmp_path, monkeypatch):
    output = tmp_path / "www"
    run("build", "--output", output)

    def dies(*_given, **_named):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(site.shutil, "copytree", dies)
        code, said = run("build", "--output", output)
    assert code == 1 and "brakuje miejsca" in said
    assert (output / "index.html").is_file() and folders._made(output, "build")


def test_grading_again_keeps_a_table_that_the_trainer_changed(place, run):
    grades = place / "wyniki" / "grades.csv"
    with grades.open("a", encoding="utf-8") as file:
        file.write("moje uwagi")
    code, said = run(
        "grade", place / "oddane", "--assignment", "zadanie-1", "--roster", place / "lista.csv",
        "--output", place / "wyniki",
    )  # fmt: skip
    aside = place / "wyniki" / "grades-twoja-wersja-1.csv"
    assert code == 0 and "grades-twoja-wersja-1.csv" in said.replace(" ", "")
    assert aside.read_text(encoding="utf-8-sig").endswith("moje uwagi")
    assert "moje uwagi" not in grades.read_text(encoding="utf-8-sig")
    assert len(list((place / "wyniki").glob("*twoja*"))) == 1
