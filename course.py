"""Entry point of a clean checkout: makes `.venv` from the exact locks, then hands over to the CLI.

Only the standard library is used, so that Python is all a fresh machine needs:
``python course.py serve`` builds and serves the site, ``python course.py test`` runs every test.

The environment has parts. ``use`` (``requirements.txt``) is what a course needs; ``test``
(``requirements-test.txt``, compiled with the former as its constraint) holds that and everything
else; an extra of ``pyproject.toml`` is added by ``install NAME``. All versions and hashes stand in
the two locks, so a larger part only adds to a smaller one, and the larger one serves for both.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
USE_LOCK, TEST_LOCK = ROOT / "requirements.txt", ROOT / "requirements-test.txt"
#: Names the parts the environment has and the locks they came from: "part sha256" in lines.
STAMP = ENVIRONMENT / "msai-lock.sha256"
SUPPORTED = ((3, 11), (3, 13))
USE, TEST = "use", "test"
#: Parts that ``install`` adds one by one: the extras of ``pyproject.toml``.
EXTRAS = ("region", "browser")
#: Commands of the course's authors, which use tools that nobody else needs.
AUTHORS = ("test", "check", "bench", "lock")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_VIA = re.compile(r"^ +# +(?:via +)?([a-z0-9-]+)", re.MULTILINE)


def environment_python() -> Path:
    """Return the interpreter of `.venv` on this platform."""
    folder = "Scripts" if os.name == "nt" else "bin"
    name = "python.exe" if os.name == "nt" else "python"
    return ENVIRONMENT / folder / name


def wanted_part(arguments: list[str]) -> str:
    """Return the part of the environment that a command line needs."""
    words = [word for word in arguments if not word.startswith("-")]
    if words[:1] == ["install"] and words[1:2] and words[1] in EXTRAS:
        return words[1]
    return TEST if words[:1] and words[0] in AUTHORS else USE


def fingerprint(part: str) -> str:
    """Hash what a part of the environment depends on."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for lock in (USE_LOCK,) if part == USE else (USE_LOCK, TEST_LOCK):
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def stamped() -> dict[str, str]:
    """Return the parts that were installed to their end, with the fingerprints they had."""
    lines = STAMP.read_text(encoding="ascii").splitlines() if STAMP.is_file() else []
    pairs = (line.split() for line in lines)
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def lines_of(lock: Path) -> dict[str, str]:
    """Return what a lock says of each package: versions, hashes and what asks for it."""
    found: dict[str, str] = {}
    name = ""
    for line in lock.read_text(encoding="utf-8").splitlines(keepends=True):
        if match := _NAME.match(line):
            name = match.group()
        if name:
            found[name] = found.get(name, "") + line
    return found


def lock_of_extra(extra: str) -> str:
    """Return the lines of the larger lock that an extra adds to the smaller one."""
    import tomllib  # not at the head: an older Python must get as far as being told so

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = (_NAME.match(one) for one in project["optional-dependencies"][extra])
    added = {match.group() for match in asked if match}
    have, lines = lines_of(USE_LOCK), lines_of(TEST_LOCK)
    more = added
    while more:  # what asks for a package stands below it
        more = {
            name
            for name, text in lines.items()
            if name not in added and name not in have and added.intersection(_VIA.findall(text))
        }
        added |= more
    return "".join(text for name, text in lines.items() if name in added)


def run_pip(*arguments: str) -> None:
    """Run pip of `.venv`; say in Polish what to do when it fails."""
    command = [str(environment_python()), "-m", "pip", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit(
            "\nNie udało się zainstalować bibliotek kursu.\n"
            "Co zrobić: sprawdź połączenie z internetem (potrzebny jest dostęp do PyPI, pypi.org)\n"
            "i miejsce na dysku (około 2 GB), a potem uruchom to samo polecenie jeszcze raz."
        )


def install(part: str) -> None:
    """Install what a lock names for a part, and nothing that differs from it by a byte.

    Without dependencies: a lock is complete, so pip has nothing to resolve and nothing can drift.
    Without bytecode: Python makes it of the modules that are used, and only of those.
    """
    lock = TEST_LOCK if part == TEST else USE_LOCK
    if part in EXTRAS:
        lock = ENVIRONMENT / f"requirements-{part}.txt"
        lock.write_text(lock_of_extra(part), encoding="utf-8")
    options = ("--quiet", "--no-deps", "--no-compile", "--require-hashes")
    run_pip("install", *options, "--requirement", str(lock))


def make_environment(parts: list[str]) -> None:
    """Make `.venv` anew: its parts, and the course itself, which is read where it stands."""
    print("Przygotowuję środowisko kursu (pierwszy raz trwa to kilka minut)…", flush=True)
    venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    for part in parts:
        install(part)
    options = ("--quiet", "--no-deps", "--no-compile", "--no-build-isolation")
    run_pip("install", *options, "--editable", str(ROOT))


def prepare_environment(part: str) -> None:
    """Make or complete `.venv` so that it has a part; otherwise do nothing.

    It is made anew when a lock has changed; extras that were there are there again afterwards.
    Adding tools does not touch what is there: when it fails, the smaller part serves as before.
    """
    stamps = stamped()
    intact = {one for one, stamp in stamps.items() if stamp == fingerprint(one)}
    if part in intact or (TEST in intact and part in EXTRAS):
        return
    extras = {one for one in (*stamps, part) if one in EXTRAS}
    if USE in intact and not (part == TEST and TEST in stamps):
        print("Dokładam do środowiska kursu to, czego potrzebuje to polecenie…", flush=True)
        install(part)
        there = {*intact, part}
    else:
        make_environment([TEST] if part == TEST else [USE, *sorted(extras)])
        there = {USE, part, *extras}
    lines = (f"{one} {fingerprint(one)}\n" for one in sorted(there))
    STAMP.write_text("".join(lines), encoding="ascii")


def main() -> int:
    """Check the Python version, prepare the environment, run the CLI with the same arguments."""
    if not SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        sys.exit(
            f"Kurs potrzebuje Pythona od 3.11 do 3.13, a to jest {sys.version.split()[0]}.\n"
            "Co zrobić: zainstaluj Pythona 3.13 z python.org i uruchom polecenie ponownie."
        )
    prepare_environment(wanted_part(sys.argv[1:]))
    command = [str(environment_python()), "-X", "utf8", "-m", "msai_course", *sys.argv[1:]]
    # In the folder where the person stands: the paths she types start there.
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
