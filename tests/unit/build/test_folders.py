"""A rebuilt folder changes only where its content changed."""

import os

import pytest

from msai_course.build.folders import rebuilt


@pytest.fixture
def built(tmp_path):
    folder = tmp_path / "built"
    (folder / "deep").mkdir(parents=True)
    for name in ("same.txt", "deep/changed.txt", "gone.txt"):
        (folder / name).write_text(name)
        os.utime(folder / name, (1000, 1000))
    return folder


def test_unchanged_files_keep_their_time_and_others_follow_the_new_build(built):
    with rebuilt(built) as fresh:
        (fresh / "deep").mkdir()
        (fresh / "same.txt").write_text("same.txt")
        (fresh / "deep" / "changed.txt").write_text("deep/CHANGED.txt")
        (fresh / "new.txt").write_text("new")

    assert (built / "same.txt").stat().st_mtime == 1000
    assert (built / "deep" / "changed.txt").read_text() == "deep/CHANGED.txt"
    assert (built / "deep" / "changed.txt").stat().st_mtime > 1000
    assert (built / "new.txt").read_text() == "new"
    assert not (built / "gone.txt").exists()


def test_a_failed_build_leaves_the_old_folder_as_it_was(built):
    with pytest.raises(RuntimeError), rebuilt(built) as fresh:
        (fresh / "same.txt").write_text("half")
        raise RuntimeError

    assert (built / "same.txt").read_text() == "same.txt"
    assert (built / "gone.txt").exists()
    assert [path.name for path in built.parent.iterdir()] == ["built"]


def test_what_a_killed_build_left_goes_away(tmp_path):
    (tmp_path / "lite.abcd1234" / "lite").mkdir(parents=True)
    (tmp_path / "lite.zapas12").mkdir()
    with rebuilt(tmp_path / "lite") as fresh:
        (fresh / "a").write_text("1", encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lite", "lite.zapas12"]
