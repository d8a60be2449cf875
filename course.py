"""Entry point of a clean checkout: makes `.venv` from the exact lock, then hands over to the CLI.

Only the standard library is used, so that Python is all a fresh machine needs:
``python course.py serve`` builds and serves the site, ``python course.py test`` runs every test.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
#: Names the lock the environment was made from; a difference means: install again.
STAMP = ENVIRONMENT / "msai-lock.sha256"
SUPPORTED = ((3, 11), (3, 13))


def environment_python() -> Path:
    """Return the interpreter of `.venv` on this platform."""
    folder = "Scripts" if os.name == "nt" else "bin"
    name = "python.exe" if os.name == "nt" else "python"
    return ENVIRONMENT / folder / name


def fingerprint() -> str:
    """Hash what the environment depends on."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    digest.update(LOCK.read_bytes())
    return digest.hexdigest()


def run_pip(*arguments: str) -> None:
    """Run pip of `.venv`; say in Polish what to do when it fails."""
    command = [str(environment_python()), "-m", "pip", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit(
            "\nNie udało się zainstalować bibliotek kursu.\n"
            "Co zrobić: sprawdź połączenie z internetem (potrzebny jest dostęp do PyPI, pypi.org)\n"
            "i miejsce na dysku (około 3 GB), a potem uruchom to samo polecenie jeszcze raz."
        )


def prepare_environment() -> None:
    """Create or refresh `.venv` when the lock changed; otherwise do nothing."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == wanted:
        return
    print("Przygotowuję środowisko kursu (pierwszy raz trwa to kilka minut)…", flush=True)
    venv.EnvBuilder(with_pip=True, clear=ENVIRONMENT.exists()).create(ENVIRONMENT)
    # --no-deps: the lock is complete, so pip has nothing to resolve and nothing can drift.
    run_pip("install", "--quiet", "--no-deps", "--requirement", str(LOCK))
    run_pip("install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text(wanted, encoding="ascii")


def main() -> int:
    """Check the Python version, prepare the environment, run the CLI with the same arguments."""
    if not SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        sys.exit(
            f"Kurs potrzebuje Pythona od 3.11 do 3.13, a to jest {sys.version.split()[0]}.\n"
            "Co zrobić: zainstaluj Pythona 3.13 z python.org i uruchom polecenie ponownie."
        )
    prepare_environment()
    command = [str(environment_python()), "-X", "utf8", "-m", "msai_course", *sys.argv[1:]]
    # In the folder where the person stands: the paths she types start there.
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
