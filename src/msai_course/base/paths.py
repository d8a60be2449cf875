"""Where things are in a checkout and in its build folder."""

from __future__ import annotations

from pathlib import Path

#: The checkout: the package is always used from an editable install.
ROOT = Path(__file__).resolve().parents[3]
BOOK = ROOT / "book"
DATA = ROOT / "data"
SOLUTIONS = ROOT / "solutions"
EXERCISES = ROOT / "exercises"
WEB = ROOT / "web"
LITE = ROOT / "lite"

#: Everything derived; safe to delete at any time.
BUILD = ROOT / "_build"
#: What `web/` is built to: bundles (``live``), scripts of the pages (``static``), a worker.
WEB_BUILT = BUILD / "web"
#: The finished static site.
SITE = BUILD / "site"
