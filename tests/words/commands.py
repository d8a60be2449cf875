"""The commands that the words of the course tell people to type, in the order of the page."""

from __future__ import annotations

import itertools
import re
import runpy
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from msai_course.base.paths import ROOT
from msai_course.papers.keeping import CACHE

#: A command in a line of prose, or a line of a block; a note may stand after it.
_WRITTEN = re.compile(
    r"`(python3? course\.py[^`\n]*)`|^(python3? course\.py[^`\n]*)$", re.MULTILINE
)
_NOTE = re.compile(r"\s{2,}#.*$")


@dataclass(frozen=True)
class Command:
    """A command as it is written, and where."""

    page: str
    line: int
    text: str

    @property
    def words(self) -> list[str]:
        """Return what a shell would hand over, without the interpreter and ``course.py``."""
        return shlex.split(self.text)[2:]

    @property
    def outputs(self) -> list[str]:
        """Return what stands after ``--output``: it must exist afterwards."""
        pairs = itertools.pairwise(self.words)
        return [after for word, after in pairs if word == "--output"]

    def __str__(self) -> str:
        """Name the place, for reports."""
        return f"{self.page}:{self.line} {self.text}"


def written_in(page: str) -> list[Command]:
    """Return the commands of a page of the repository."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [
        Command(page, text.count("\n", 0, hit.start()) + 1, _NOTE.sub("", hit[1] or hit[2]).strip())
        for hit in _WRITTEN.finditer(text)
    ]


def printed_in(said: str, command: Command) -> list[Command]:
    """Return the commands that a command tells a person to type next."""
    found = re.findall(r"python3? course\.py [^\r\n`„”]+", said)
    return [Command(f"printed by “{command.text}”", 0, line.strip().rstrip(".")) for line in found]


def pages_with_commands() -> list[str]:
    """Return all pages for people that tell them to type something."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "deploy").rglob("*.md")]
    pages += sorted((ROOT / "book").rglob("*.md"))
    names = [page.relative_to(ROOT).as_posix() for page in pages]
    return [name for name in names if written_in(name)]


def done_here(pages: dict[str, list[str]], page: str) -> list[str]:
    """Return the commands of a page, without a run of them that a longer run elsewhere begins with.

    A folder is as fresh at the head of a page as at its first command: what ends one page and
    begins a longer one is done there, and so is a whole page that stands in one piece on a longer
    one, whatever other files are there by then.

    Args:
        pages: Name of every page → its commands, in their order.
        page: The page that is read.
    """
    own = pages[page]
    others = [told for name, told in pages.items() if name != page]
    if any(_holds(told, own) for told in others if len(told) > len(own)):
        return []
    tails = (own[at:] for at in range(len(own)))
    left = (tail for tail in tails if any(_begins(told, tail) for told in others))
    return own[: len(own) - len(next(left, []))]


def _begins(told: list[str], run: list[str]) -> bool:
    return len(told) > len(run) and told[: len(run)] == run


def _holds(told: list[str], run: list[str]) -> bool:
    return any(told[at : at + len(run)] == run for at in range(len(told)))


def environment_fits() -> bool:
    """Tell whether `.venv` is what the locks say: else a command would make it anew, under us."""
    entry = runpy.run_path(str(ROOT / "course.py"), run_name="entry")
    stamps = entry["stamped"]()
    parts = (entry["USE"], entry["TEST"])
    return all(stamps.get(part) == entry["fingerprint"](part) for part in parts)


def checkout(target: Path) -> Path:
    """Copy the checkout as a person has it after the first start: sources, environment, site.

    What is built there is not built again: the build knows its files by their place in the course.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        if name.startswith("tests/") or not (ROOT / name).is_file():
            continue
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    shutil.copytree(ROOT / "_build", target / "_build", symlinks=True, ignore=_papers)
    # Papers that were made once are found by their content, whatever folder asks for them.
    (target / "_build" / CACHE.name).symlink_to(CACHE)
    for fetched in ("web/node_modules", "lite/node_modules", ".venv"):
        (target / fetched).symlink_to((ROOT / fetched).resolve())
    return target


def _papers(_folder: str, names: list[str]) -> set[str]:
    return {CACHE.name} & set(names)
