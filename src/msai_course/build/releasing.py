"""A release: what must be so before there is one, and the files it consists of.

The changelog is the authority for the date, ``pyproject.toml`` for the version; all the other
places must say the same. Nothing is tagged or sent here: the person does that, told how.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml
from packaging.version import InvalidVersion, Version

from msai_course.base.files import Guard, write_bytes, write_text
from msai_course.base.folders import replace_folder
from msai_course.base.paths import ROOT
from msai_course.build.errors import BuildError

#: Heading of a release in the changelog: its version and, after a dash, its date.
_HEADING = re.compile(r"^## (?P<version>\S+)(?: – )?(?P<date>.*)$", re.MULTILINE)
_UNRELEASED = re.compile(r"^## .*unreleased.*$", re.MULTILINE | re.IGNORECASE)
_PACKAGE_VERSION = re.compile(r'^__version__ = "(.*)"$', re.MULTILINE)
_SUMS = "SHA256SUMS"


@dataclass(frozen=True)
class Release:
    """The release that a checkout is about to be.

    Attributes:
        root: Folder of the checkout.
    """

    root: Path = ROOT

    @cached_property
    def version(self) -> str:
        """Version in ``pyproject.toml``."""
        project = tomllib.loads(self._text("pyproject.toml"))
        return str(project["project"]["version"])

    @property
    def tag(self) -> str:
        """Name of its tag."""
        return f"v{self.version}"

    @cached_property
    def notes(self) -> str:
        """What the changelog says of this version, without its heading."""
        log = self._text("CHANGELOG.md")
        heading = self._heading
        after = log[heading.end() :] if heading else ""
        return after.partition("\n## ")[0].strip()

    def problems(self) -> list[str]:
        """Return what stands in the way, in Polish: what, where, what to do."""
        return [*self._of_versions(), *self._of_changelog(), *self._of_repository()]

    def _of_versions(self) -> Iterator[str]:
        try:
            Version(self.version)
        except InvalidVersion:
            yield f"pyproject.toml: „{self.version}” nie jest numerem wersji. Przykład: 0.2.0."
        found = _PACKAGE_VERSION.search(self._text("src/msai/__init__.py"))
        places = {
            "CITATION.cff": str(self._citation.get("version", "")),
            "src/msai/__init__.py": found[1] if found else "",
        }
        for place, version in places.items():
            if version != self.version:
                yield (
                    f"{place}: jest wersja „{version}”, a w pyproject.toml {self.version}. "
                    "Wpisz wszędzie tę samą."
                )

    def _of_changelog(self) -> Iterator[str]:
        for match in _UNRELEASED.finditer(self._text("CHANGELOG.md")):
            yield (
                f"CHANGELOG.md: nagłówek „{match[0]}” mówi, że czegoś nie wydano. "
                "Wpisz wersję i datę albo przenieś te wiersze do wydania."
            )
        wanted = f"## {self.version} – RRRR-MM-DD"
        if self._heading is None:
            yield f"CHANGELOG.md: na początku nie ma nagłówka „{wanted}”. Dopisz go."
            return
        date = _date(self._heading["date"])
        if date is None:
            yield f"CHANGELOG.md: nagłówek wersji {self.version} nie ma daty. Ma być: „{wanted}”."
        elif str(self._citation.get("date-released", "")) != date.isoformat():
            yield f"CITATION.cff: date-released ma być taka jak w CHANGELOG.md: {date}."
        if not self.notes:
            yield f"CHANGELOG.md: pod wersją {self.version} nic nie ma. Napisz, co się zmieniło."

    def _of_repository(self) -> Iterator[str]:
        if self._git("status", "--porcelain"):
            yield "Są zmiany, których nie ma w repozytorium. Zapisz je („git commit”) albo cofnij."
        if self._git("tag", "--list", self.tag):
            yield f"Znacznik {self.tag} już jest. Podnieś wersję w pyproject.toml."

    @cached_property
    def _heading(self) -> re.Match[str] | None:
        """The first heading of the changelog, when it is this version's."""
        first = _HEADING.search(self._text("CHANGELOG.md"))
        return first if first is not None and first["version"] == self.version else None

    @cached_property
    def _citation(self) -> dict[str, object]:
        found = yaml.safe_load(self._text("CITATION.cff"))
        return found if isinstance(found, dict) else {}

    def _text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def _git(self, *command: str) -> str:
        done = subprocess.run(
            ["git", *command], cwd=self.root, capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            message = f"Git odmówił („git {command[0]}”): {done.stderr.strip()}"
            raise BuildError(message, "Wydanie robi się w repozytorium kursu.")
        return done.stdout.strip()

    def pack(self, target: Path, made: tuple[Path, ...]) -> list[Path]:
        """Write the files of the release into a folder, which then holds nothing else.

        Args:
            target: The folder.
            made: What was built of this checkout: the wheel, the course for use without a network.

        Returns:
            The files: sources, what was built, what changed, and the sums of all of them.

        Raises:
            BuildError: Git does not give the sources.
            FileError: The folder cannot be written.
        """
        replace_folder(target, lambda fresh: self._fill(fresh, made), Guard("release"))
        return sorted(path for path in target.iterdir() if not path.name.startswith("."))

    def _fill(self, folder: Path, made: tuple[Path, ...]) -> None:
        name = f"msai-course-{self.version}"
        archive = folder.resolve() / f"{name}.zip"
        self._git("archive", "--format=zip", f"--prefix={name}/", f"--output={archive}", "HEAD")
        for path in made:
            shutil.copy2(path, folder / path.name)
        write_text(folder / "ZMIANY.md", f"# {self.version}\n\n{self.notes}\n")
        files = sorted(folder.iterdir())
        sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
        write_bytes(folder / _SUMS, ("\n".join(sums) + "\n").encode())


def _date(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((text or "").strip())
    except ValueError:
        return None
