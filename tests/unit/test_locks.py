"""The locks: whole, with hashes, without addresses, the smaller part of the larger."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from msai_course.base.extras import EXTRAS
from msai_course.base.locks import TEST, USE, pins_of
from msai_course.base.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {name: (ROOT / name).read_text(encoding="utf-8") for name in (USE, TEST)}


def _groups(name):
    for one in PROJECT["dependency-groups"][name]:
        yield from [one] if isinstance(one, str) else _groups(one["include-group"])


USED = PROJECT["project"]["dependencies"]
EXTRA = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]
ASKED = {USE: USED, TEST: [*USED, *EXTRA, *_groups("dev")]}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_what_the_project_asks_for_in_versions_it_allows(name):
    pins = pins_of(LOCKS[name])

    for requirement in map(Requirement, ASKED[name]):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} but {version}"


@pytest.mark.parametrize("name", LOCKS)
def test_every_version_has_its_hashes_and_no_index_is_named(name):
    for entry in re.split(r"\n(?=[a-z])", LOCKS[name].partition("\n")[2])[1:]:
        assert "==" in entry.splitlines()[0]
        assert "--hash=sha256:" in entry
    assert not re.search(r"https?://|--index|--extra-index|--find-links", LOCKS[name])


def test_the_larger_lock_holds_the_smaller_one_to_the_last_hash():
    without_notes = {
        name: {
            entry.partition("    # via")[0].strip()
            for entry in re.split(r"\n(?=[a-z])", lock)
            if entry[0] != "#"
        }
        for name, lock in LOCKS.items()
    }

    assert without_notes[USE] < without_notes[TEST]


def test_no_tool_of_the_tests_and_no_extra_is_in_the_lock_for_use():
    more = {canonicalize_name(Requirement(one).name) for one in [*EXTRA, *_groups("dev")]}

    assert not more & set(pins_of(LOCKS[USE]))
    # Heavy ones that only the peers of the benchmarks bring.
    assert not {"scipy", "matplotlib", "pyproj", "playwright"} & set(pins_of(LOCKS[USE]))


def test_extras_are_the_same_everywhere():
    import importlib.util

    spec = importlib.util.spec_from_file_location("course_entry", ROOT / "course.py")
    entry = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(entry)

    declared = set(PROJECT["project"]["optional-dependencies"])
    assert set(entry.EXTRAS) == set(EXTRAS) == declared
    used = pins_of(LOCKS[USE])
    for name in EXTRAS:
        added = pins_of(entry.lock_of_extra(name))
        asked = PROJECT["project"]["optional-dependencies"][name]
        assert {canonicalize_name(Requirement(one).name) for one in asked} <= set(added)
        assert not set(added) & set(used)
    assert {"dask", "psycopg-binary"} <= set(pins_of(entry.lock_of_extra("region")))


def test_the_readme_tells_what_each_dependency_is_for():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.partition("## Dependencies")[2]
    told = {
        canonicalize_name(name)
        for line in table.splitlines()
        if line.startswith("| ") and not line.startswith("| package")
        for name in re.findall(r"[\w.-]+", line.split("|")[1])
    }

    asked = {canonicalize_name(Requirement(one).name) for one in ASKED[TEST]}
    assert asked - told == set()
    assert told - asked == set()
