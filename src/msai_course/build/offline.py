"""The offline ZIP: unzip on a USB stick, double-click ``start``, and the whole course works."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from msai.base.archives import entry_of
from msai_course.base.files import Guard, write_with
from msai_course.base.folders import MARK
from msai_course.build import offline_server
from msai_course.build.errors import BuildError
from msai_course.build.headers import BY_FOLDER, COMMON
from msai_course.build.server import TYPES
from msai_trainer.editions.contents import with_title

#: Folder of the site in the archive.
SITE_FOLDER = "strona"
#: Twins for web servers, and their settings: of no use on a USB stick.
_NOT_PACKED = (".gz", ".br")
_STORED = (".whl", ".zip", ".png", ".jpg", ".woff2", ".wasm.gz")

_NO_PYTHON = (
    "Na tym komputerze nie ma Pythona (wersja 3.8 lub nowsza).",
    "Otwórz plik CZYTAJ-MNIE.txt: są tam trzy sposoby, co zrobić.",
)

#: A double click inside the ZIP itself unpacks the starter alone.
_NOT_UNPACKED = "Najpierw rozpakuj cały plik ZIP, potem uruchom start."

_SHELL = """#!/bin/sh
# Uruchamia kurs bez internetu.
cd "$(dirname "$0")" || exit 1
if [ ! -f serwer.py ]; then
  echo "{2}"
  [ -t 0 ] && printf 'Enter kończy. ' && read -r _
  exit 1
fi
for python in python3 python; do
  if command -v "$python" >/dev/null 2>&1 &&
     "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
    exec "$python" serwer.py "$@"
  fi
done
echo "{0}"
echo "{1}"
[ -t 0 ] && printf 'Enter kończy. ' && read -r _
exit 1
"""

_BATCH = """@echo off
chcp 65001 >nul
rem Uruchamia kurs bez internetu. pushd działa także na dysku sieciowym.
pushd "%~dp0"
if not exist serwer.py (
  echo {2}
  pause
  exit /b 1
)
for %%p in ("py -3" python python3) do (
  %%~p -c "import sys; sys.exit(sys.version_info < (3, 8))" >nul 2>nul
  if not errorlevel 1 (
    %%~p serwer.py %*
    if errorlevel 1 pause
    exit /b
  )
)
powershell -NoProfile -ExecutionPolicy Bypass -File serwer.ps1 %* 2>nul
if not errorlevel 1 exit /b 0
if %errorlevel% == 3 (
  pause
  exit /b 1
)
echo {0}
echo {1}
pause
exit /b 1
"""

_README = """{title} – kurs bez internetu

JAK ZACZĄĆ
1. Rozpakuj cały plik ZIP (na dysk albo na pendrive). Z samego ZIP-a kurs nie ruszy.
2. Windows: kliknij dwa razy start.bat. macOS: start.command. Linux: start.sh.
   Windows może ostrzec przed nieznanym plikiem: „Więcej informacji”, potem „Uruchom mimo to”.
   macOS może zapytać o zgodę: kliknij plik prawym przyciskiem i wybierz „Otwórz”.
   Linux, gdy plik się nie uruchamia: otwórz terminal w tym folderze i wpisz sh start.sh.
3. Otworzy się przeglądarka. Czarnego okna nie zamykaj, dopóki pracujesz.
Nic nie jest wysyłane. Twoja praca zostaje w przeglądarce tego komputera.

TYDZIEŃ WCZEŚNIEJ SPRAWDŹ
W oknie poleceń w tym folderze wpisz: start.bat --sprawdz (macOS, Linux: sh start.sh --sprawdz).
Kurs działa zawsze pod adresem http://127.0.0.1:8000/. Pod innym praca byłaby niewidoczna.

GDY NIE MA PYTHONA
Windows spróbuje sam, programem PowerShell. Gdy i tego nie wolno, wystarczy jedno:
a) Zainstaluj Pythona: w Windows 10 i 11 ze sklepu Microsoft Store, bez praw administratora.
b) Poproś informatyka, by położył folder „strona” na dowolnym serwerze WWW w urzędzie.
   Serwer ma wysyłać pliki .mjs jako text/javascript, a .wasm jako application/wasm.
c) Uruchom kurs na jednym komputerze z Pythonem i pokaż go na rzutniku.
Samo otwarcie index.html z dysku nie wystarczy: przeglądarka nie uruchomi ćwiczeń.

LICENCJA
Treść: CC BY-SA 4.0. Program: BSD-3-Clause. Źródło: Rewitalizacja społeczna – kurs MSAI.
"""


def offline_zip(site: Path, target: Path, title: str, guard: Guard | None = None) -> Path:
    """Write the archive; equal sites give equal bytes.

    Args:
        site: A finished site.
        target: The ZIP to write; it appears when it is complete.
        title: Title of the course or edition.
        guard: For a target that a person named; None: it lies in a folder of ours.

    Raises:
        BuildError: There is no site.
        FileError: The target must not or cannot be written.
    """
    if not (site / "index.html").is_file():
        raise BuildError("Nie ma gotowej strony.", "Najpierw uruchom „build”.")
    target.parent.mkdir(parents=True, exist_ok=True)
    root = target.stem
    return write_with(target, lambda partial: _pack(site, root, title, partial), guard)


def _pack(site: Path, root: str, title: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, text in starters().items():
            content = with_title(name, text, title)
            _add(archive, f"{root}/{name}", content.encode(), name.startswith("start."))
        for path in sorted(_site_files(site)):
            name = f"{root}/{SITE_FOLDER}/{path.relative_to(site).as_posix()}"
            _add(archive, name, path.read_bytes())


def _site_files(site: Path) -> Iterator[Path]:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix not in _NOT_PACKED and path.name != MARK:
            yield path


def starters() -> dict[str, str]:
    """Return what stands beside the site on a stick, by name; ``{title}`` is its title's place."""
    shell = _SHELL.format(*_NO_PYTHON, _NOT_UNPACKED)
    return {
        "CZYTAJ-MNIE.txt": _README.replace("\n", "\r\n"),
        "serwer.json": json.dumps(_settings(), ensure_ascii=False, indent=1, sort_keys=True),
        "serwer.py": Path(offline_server.__file__).read_text(encoding="utf-8"),
        # cmd.exe loses its way in files with Unix line ends.
        "serwer.ps1": Path(offline_server.__file__)
        .with_name("offline_server.ps1")
        .read_text(encoding="utf-8")
        .replace("\n", "\r\n"),
        "start.bat": _BATCH.format(*_NO_PYTHON, _NOT_UNPACKED).replace("\n", "\r\n"),
        "start.command": shell,
        "start.sh": shell,
    }


#: PowerShell knows no types of files by itself.
_USUAL = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}


def _settings() -> dict[str, object]:
    """Return types and headers as the real host has them: declared once, in `site.headers`."""
    headers = {folder: dict(own) for folder, own in BY_FOLDER.items()}
    return {"types": {**_USUAL, **TYPES}, "headers": {**headers, "/": {**COMMON, **headers["/"]}}}


def _add(archive: zipfile.ZipFile, name: str, content: bytes, executable: bool = False) -> None:
    packed = not name.endswith(_STORED)
    entry = entry_of(name, zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED)
    entry.create_system = 3  # Unix: keeps the permission to run
    entry.external_attr = (0o755 if executable else 0o644) << 16
    archive.writestr(entry, content)
