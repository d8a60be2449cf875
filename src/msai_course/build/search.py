"""The search index: Pagefind over the built pages, with Polish stemming."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msai_course.build.errors import BuildError

#: Folder of the index inside the site.
INDEX = "pagefind"
#: Pagefind's own search boxes: the course has one of its own.
UNUSED = ("*-ui.*", "pagefind-highlight.js")


def index_site(site: Path) -> None:
    """Index all pages of the site that mark their text (``data-pagefind-body``) into ``pagefind/``.

    Raises:
        BuildError: Pagefind failed or is not installed.
    """
    command = [
        *(sys.executable, "-m", "pagefind"),
        *("--site", str(site), "--output-subdir", INDEX, "--force-language", "pl", "--quiet"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    if done.returncode != 0:
        hint = f"Uruchom polecenie jeszcze raz. Szczegóły:\n{done.stderr}{done.stdout}"
        raise BuildError("Nie udało się zbudować indeksu wyszukiwarki.", hint)
    for pattern in UNUSED:
        for path in (site / INDEX).glob(pattern):
            path.unlink()
