"""A document is set once; its PDF is kept as long as somebody asks for it, and no longer."""

import os
import time
from pathlib import Path

import pytest

from msai_course.base.kept import DAYS, asked_for, forget_unused
from msai_course.contact_sheet import kept_pdfs

DAY = 86_400


def older(path: Path, days: float) -> Path:
    moment = time.time() - days * DAY
    os.utime(path, (moment, moment))
    return path


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A program that writes the name of what it was given, and remembers it: no typesetter."""
    asked = []

    def pdfs_of(files, folder, fonts=None):
        asked.extend(path.name for path in files)
        made = {path: folder / f"{path.stem}.made" for path in files}
        for path, pdf in made.items():
            pdf.write_bytes(b"PDF of " + path.read_bytes())
        return made

    monkeypatch.setattr(kept_pdfs.rendering, "pdfs_of", pdfs_of)
    monkeypatch.setattr(kept_pdfs, "CACHE", tmp_path / "kept")
    monkeypatch.setattr(kept_pdfs, "_settings", lambda fonts: b"one computer")
    return asked


@pytest.fixture
def run(tmp_path, office):
    """Set documents; return what is in their PDFs, and which were set anew."""

    def of(**documents):
        folder = tmp_path / f"run-{len(list(tmp_path.glob('run-*')))}"
        folder.mkdir()
        files = [folder / f"{name}.docx" for name in documents]
        for path, text in zip(files, documents.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        office.clear()
        made = kept_pdfs.set_or_kept(files, folder)
        return {path.stem: pdf.read_bytes() for path, pdf in made.items()}, list(office)

    return of


def test_what_did_not_change_is_not_set_again(run):
    first, set_anew = run(plan="a", list="b")
    assert set_anew == ["plan.docx", "list.docx"]
    second, set_anew = run(plan="a", list="c")
    assert set_anew == ["list.docx"]
    assert first["plan"] == second["plan"] == b"PDF of a"
    assert second["list"] == b"PDF of c"


def test_a_pdf_that_no_run_asks_for_is_forgotten(run, tmp_path):
    run(plan="a", list="b")
    for path in (tmp_path / "kept").iterdir():
        older(path, DAYS + 1)
    assert run(plan="a")[1] == []
    assert [path.read_bytes() for path in (tmp_path / "kept").iterdir()] == [b"PDF of a"]


def test_only_old_files_go_and_a_folder_that_is_not_there_is_empty(tmp_path):
    (tmp_path / "folder").mkdir()
    for name, days in (("new", 0), ("asked", 5), ("old", 5)):
        older_one = tmp_path / name
        older_one.write_bytes(b"")
        older(older_one, days)
    assert asked_for(tmp_path / "asked") and not asked_for(tmp_path / "nothing")
    assert forget_unused(tmp_path, days=3) == [tmp_path / "old"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asked", "folder", "new"]
    assert forget_unused(tmp_path / "nothing") == []
