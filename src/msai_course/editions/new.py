"""``edition new``: a small folder, written beside its place and moved there when it is complete."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from msai.diagnosis import template_xlsx
from msai_course.base.files import write_bytes, write_text
from msai_course.editions.checking import blocking_problems
from msai_course.editions.course import CourseRelease
from msai_course.editions.model import write_edition
from msai_course.editions.reading import used
from msai_course.editions.snapshot import write_snapshot
from msai_trainer.editions.brought import DATA, TEMPLATE
from msai_trainer.editions.declared import Edition, name_problems, value_problems
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.folder import OWN

_PARTS_OF_SHAPEFILE = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_README = """# {title}

To jest edycja kursu. Lekcji tu nie ma: należą do kursu, a ta edycja tylko je wybiera.

- `edycja.toml` – ustawienia: tytuł, lekcje, daty, dane.
- `strony/` – twoje strony (pliki `.md`). Strona o nazwie strony z kursu ją zastępuje.
- `dane/` – tabela i granice twojej gminy. Do sieci trafia tylko to, co wolno opublikować.
  Nie masz tabeli? Wypełnij `dane/wzor.xlsx`. Dopóki jest pusty, ćwiczenia pokazują Wierzbogród.
- `kurs.json` – z czego zrobiono edycję; zmienia go „edition update”.

W folderze kursu uruchom (gdy ta edycja leży gdzie indziej, wpisz jej pełną ścieżkę):

```
python3 course.py edition check {folder}
python3 course.py edition build {folder} --pack --offline-zip
```
"""


def new_edition(
    edition: Edition,
    target: Path,
    course: CourseRelease,
    *,
    table: Path | None = None,
    boundaries: Path | None = None,
    logo: Path | None = None,
) -> Path:
    """Make the folder of an edition.

    Args:
        edition: What was asked or told; its paths of files are set here.
        target: The folder; it must not exist or be empty.
        course: The course it is made of.
        table: Table of the municipality, copied into ``dane/``.
        boundaries: Its boundaries, copied with it.
        logo: Logo, copied beside ``edycja.toml``.

    Returns:
        The folder.

    Raises:
        EditionError: Something does not fit; nothing was written.
        TableError: The table cannot be read; nothing was written.
    """
    if problems := list(value_problems(edition)):
        raise EditionError(problems)
    with complete_folder(target) as fresh:
        edition = replace(
            edition,
            dane=_copied(table, fresh / DATA, DATA),
            granice=_copied(boundaries, fresh / DATA, DATA),
            logo=_copied(logo, fresh, ""),
        )
        (fresh / OWN).mkdir()
        if table is None:
            _add_template(fresh / DATA)
            edition = replace(edition, dane=f"{DATA}/{TEMPLATE}")
        if problems := blocking_problems(used(edition, fresh), fresh, course):
            raise EditionError(problems)
        write_edition(edition, fresh)
        write_snapshot(fresh, course, edition.lekcje)
        readme = _README.format(title=edition.tytul, folder=target.name)
        write_text(fresh / "CZYTAJ.md", readme)
    return target


def check_place(name: str, target: Path) -> None:
    """Refuse a name or a folder that cannot be used, before anybody answers questions.

    Raises:
        EditionError: The name has other signs than allowed, or the target is not empty.
    """
    if problems := list(name_problems(name)):
        raise EditionError(problems)
    _refuse_full(target)


def _refuse_full(target: Path) -> None:
    if target.is_file() or (target.is_dir() and any(target.iterdir())):
        hint = "Podaj inną nazwę albo opróżnij folder."
        raise EditionError.one(str(target), "not_empty", "To miejsce nie jest puste.", hint)


@contextmanager
def complete_folder(target: Path) -> Iterator[Path]:
    """Give a temporary folder that takes the target's place when all went well.

    Raises:
        EditionError: The target exists and is not an empty folder, or cannot be written.
    """
    _refuse_full(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        message = "W tym miejscu nie da się zapisać folderu."
        raise EditionError.one(str(target), "no_access", message, "Wybierz inny folder.") from error
    try:
        yield temporary
        temporary.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        temporary.rename(target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _add_template(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    write_bytes(folder / TEMPLATE, template_xlsx())


def _copied(source: Path | None, folder: Path, prefix: str) -> str:
    """Copy a file, and what belongs to it; return its path inside the edition."""
    if source is None:
        return ""
    if not source.is_file():
        raise EditionError.one(str(source), "no_file", "Nie ma takiego pliku.", "Sprawdź ścieżkę.")
    folder.mkdir(exist_ok=True)
    for path in _with_companions(source):
        shutil.copyfile(path, folder / path.name)
    return f"{prefix}/{source.name}".removeprefix("/")


def _with_companions(source: Path) -> list[Path]:
    beside = [source.with_suffix(".schema.json")]
    if source.suffix.lower() == ".shp":
        beside += [source.with_suffix(kind) for kind in _PARTS_OF_SHAPEFILE[1:]]
    return [source, *(path for path in beside if path.is_file())]
