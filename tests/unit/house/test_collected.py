"""Every folder with tests is looked into: pytest passes some by for their names alone."""

from fnmatch import fnmatch

from msai_course.base.paths import ROOT


def test_no_folder_of_tests_has_a_name_that_is_passed_by(pytestconfig):
    left_out = pytestconfig.getini("norecursedirs")
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")}
    assert len(folders) > 20
    passed_by = [
        str(folder)
        for folder in folders
        if any(fnmatch(part, name) for part in folder.parts for name in left_out)
    ]
    assert passed_by == []
