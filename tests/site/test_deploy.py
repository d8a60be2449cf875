"""The files of ``deploy/`` and of the site say what ``headers.py`` declares."""

import re

import pytest

from msai_course.base.paths import SITE
from msai_course.build.headers import BY_FOLDER, headers_for
from msai_course.build.hosting import DEPLOY, FILES, headers_file

HEADERS = "python -m msai_course.build.hosting"


@pytest.mark.parametrize("name", FILES)
def test_the_committed_file_is_the_written_one(name):
    committed = (DEPLOY / name).read_text(encoding="utf-8")
    assert committed == FILES[name](), f"run {HEADERS}"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("folder", BY_FOLDER)
def test_every_value_is_in_every_file(name, folder):
    text = FILES[name]()
    assert [value for value in headers_for(folder).values() if value not in text] == []


def blocks(text):
    """Return pattern → headers of a ``_headers`` file."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            found[line] = {}
        elif line.startswith("  "):
            name, _colon, value = line.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


def fits(pattern, path):
    """Tell whether a pattern of a ``_headers`` file fits a path."""
    source = re.escape(pattern).replace(r"\*", ".*").replace(":page", "[^/]+")
    return re.fullmatch(source, path) is not None


def test_each_file_of_the_site_has_exactly_one_pattern_with_its_policy():
    rules = blocks((SITE / "_headers").read_text(encoding="utf-8"))
    paths = ["/", *(f"/{p.relative_to(SITE).as_posix()}" for p in SITE.rglob("*") if p.is_file())]
    for path in paths:
        fitting = [pattern for pattern in rules if fits(pattern, path)]
        assert len(fitting) == 1, path
        policy = rules[fitting[0]]["Content-Security-Policy"]
        assert policy == headers_for(path)["Content-Security-Policy"]


def test_new_folders_get_the_policy_of_the_book():
    rules = blocks(headers_file(["edycja"]))
    assert rules["/edycja/*"] == headers_for("/edycja/strona.html")


def test_hosts_that_hide_folders_are_told_not_to():
    assert (SITE / ".nojekyll").is_file()
