"""A release is refused for every reason it can have, and holds what it promises."""

import hashlib
import subprocess
import zipfile

import pytest
from typer.testing import CliRunner

from msai_course.base.paths import ROOT
from msai_course.build.releasing import Release
from msai_course.cli.app import app

FILES = {
    "pyproject.toml": '[project]\nname = "msai-course"\nversion = "0.3.0"\n',
    "CITATION.cff": "cff-version: 1.2.0\nversion: 0.3.0\ndate-released: 2026-12-01\n",
    "src/msai/__init__.py": '"""Models."""\n\n__version__ = "0.3.0"\n',
    "CHANGELOG.md": "# Changelog\n\n## 0.3.0 – 2026-12-01\n\n- Nowość.\n\n"
    "## 0.2.0 – 2026-11-28\n\n- Dawne.\n",
}


def git(root, *command):
    who = ("-c", "user.name=A", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *command], cwd=root, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path):
    root = tmp_path / "kurs"
    for name, text in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "x")
    return root


def change(root, name, old, new):
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")
    git(root, "commit", "--quiet", "--all", "--message", "y")


def test_what_is_ready_has_no_problems(checkout):
    assert Release(checkout).problems() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("CHANGELOG.md", "## 0.3.0 – 2026-12-01", "## Unreleased", "nie wydano"),
        ("CHANGELOG.md", "## 0.2.0 – 2026-11-28", "## 0.2.0 – unreleased", "nie wydano"),
        ("CHANGELOG.md", "## 0.3.0 – 2026-12-01", "## 0.3.0", "nie ma daty"),
        ("CHANGELOG.md", "2026-12-01", "2026-13-01", "nie ma daty"),
        ("CHANGELOG.md", "2026-12-01", "2026-12-02", "date-released"),
        ("CHANGELOG.md", "## 0.3.0 – 2026-12-01\n\n- Nowość.\n\n", "", "nie ma nagłówka"),
        ("CHANGELOG.md", "- Nowość.", "", "nic nie ma"),
        ("CITATION.cff", "version: 0.3.0", "version: 0.2.0", "CITATION.cff: jest wersja „0.2.0”"),
        ("CITATION.cff", "date-released: 2026-12-01\n", "", "date-released"),
        ("src/msai/__init__.py", "0.3.0", "0.2.0", "src/msai/__init__.py: jest wersja „0.2.0”"),
        ("pyproject.toml", "0.3.0", "trzecia", "nie jest numerem wersji"),
    ],
)
def test_what_is_not_ready_is_said_with_its_place(checkout, name, old, new, said):
    change(checkout, name, old, new)

    assert [one for one in Release(checkout).problems() if said in one]


def test_an_unsaved_change_and_a_taken_tag_are_said(checkout):
    (checkout / "nowy.txt").write_text("x")
    git(checkout, "tag", "v0.3.0")

    unsaved, taken = Release(checkout).problems()

    assert "git commit" in unsaved
    assert "v0.3.0 już jest" in taken


def test_a_release_holds_sources_what_was_built_the_changes_and_right_sums(checkout, tmp_path):
    built = tmp_path / "msai-0.3.0-py3-none-any.whl"
    built.write_bytes(b"wheel")
    target = tmp_path / "wydanie"

    for _twice in range(2):
        files = Release(checkout).pack(target, (built,))

    names = {path.name for path in files}
    assert names == {"SHA256SUMS", "ZMIANY.md", built.name, "msai-course-0.3.0.zip"}
    assert (target / "ZMIANY.md").read_text(encoding="utf-8") == "# 0.3.0\n\n- Nowość.\n"
    with zipfile.ZipFile(target / "msai-course-0.3.0.zip") as archive:
        inside = {name for name in archive.namelist() if not name.endswith("/")}
    assert inside == {f"msai-course-0.3.0/{name}" for name in FILES}
    for line in (target / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == digest


def test_the_command_says_what_stands_in_the_way_and_builds_nothing(checkout, monkeypatch):
    change(checkout, "CITATION.cff", "0.3.0", "0.1.0")
    monkeypatch.setattr(Release.__init__, "__defaults__", (checkout,))

    done = CliRunner().invoke(app, ["release"])

    assert done.exit_code == 1
    assert "CITATION.cff" in done.stdout
    assert "Popraw to" in done.stdout


def test_the_places_of_the_version_agree_in_this_checkout():
    assert list(Release(ROOT)._of_versions()) == []
