"""No page loads anything from another host, seen in the files; test_accessibility.py opens each."""

import re

import pytest
from watch import BROWSERS_OWN

from msai_course.base.paths import SITE

#: Where a URL makes a browser load something; links that a person may click are fine.
LOADING = re.compile(
    r"""(?:<(?:script|img|iframe|source|video|audio|embed|object)[^>]+(?:src|data|poster)\s*=\s*["']?"""
    r"""|<link[^>]+href\s*=\s*["']?|url\(\s*["']?|@import\s+["']|srcset\s*=\s*["'])\s*(https?:)?//[^"')\s>]+""",
    re.IGNORECASE,
)
#: Links that name a relation and load nothing.
HARMLESS = re.compile(r'rel="(?:license|author|canonical)"')


@pytest.mark.parametrize("ending", ["html", "css"])
def test_no_file_of_ours_names_a_foreign_address_where_it_would_be_loaded(ending):
    found = []
    for path in SITE.rglob(f"*.{ending}"):
        if "lite" in path.relative_to(SITE).parts:
            continue
        text = path.read_text(encoding="utf-8")
        found += [
            f"{path.name}: {hit[0]}"
            for hit in LOADING.finditer(text)
            if not HARMLESS.search(hit[0])
        ]
    assert found == []


def test_no_script_of_ours_names_the_browser_s_own_services():
    scripts = [p for p in SITE.rglob("*.js") if "lite" not in p.relative_to(SITE).parts]
    assert scripts
    named = [
        (path.name, host)
        for path in scripts
        for host in BROWSERS_OWN
        if host in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert named == []
