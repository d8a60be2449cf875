"""Troubles of the computer, not of the course: a full disk, a file held open, no permission."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

_FULL = "Na dysku brakuje miejsca. Zwolnij je i uruchom polecenie jeszcze raz."
_READ_ONLY = "Tu nie wolno zapisywać. Wybierz inny folder."
_DATABASE = {
    "disk is full": _FULL,
    "readonly": _READ_ONLY,
    "unable to open": "Dziennika ocen nie da się otworzyć. Sprawdź folder z wynikami.",
    "locked": "Dziennik ocen jest zajęty. Zamknij inne programy, które go używają.",
    "not a database": "Plik dziennika ocen jest uszkodzony. Przywróć jego kopię.",
    "connection": "Baza dziennika ocen nie odpowiada. Sprawdź adres i to, czy serwer działa.",
    "SQLAlchemy URL": "To nie jest adres bazy danych. Przykład: postgresql+psycopg://osoba@serwer/oceny.",
    "Can't load plugin": "Nieznany rodzaj bazy danych. Przykład: postgresql+psycopg://osoba@serwer/oceny.",
}  # fmt: skip


def fault_of_ours(log: Path | None) -> str:
    """Return what to tell about an error that only the authors of the course can mend.

    Args:
        log: File with the details; None: it could not be written.
    """
    known = f"Szczegóły są w pliku {log}; prześlij go autorom kursu" if log else (
        "Uruchom polecenie jeszcze raz z --verbose i prześlij autorom kursu to, co pokaże"
    )  # fmt: skip
    return f"To błąd programu, nie twojego pliku. Twoje pliki są bez zmian. {known}."


def sentence_for(error: BaseException) -> str | None:
    """Return what to tell about an error that the computer caused; None: it is a fault of ours."""
    for one in _causes(error):
        if isinstance(one, OSError):
            return _of_system(one)
        if type(one).__module__.partition(".")[0] in ("sqlite3", "psycopg", "sqlalchemy"):
            said = str(one)
            known = (words for part, words in _DATABASE.items() if part in said)
            if (words := next(known, None)) is not None:
                return words
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, what it was made of and what it came from."""
    yield error
    yield from (one for one in error.args if isinstance(one, OSError))
    if error.__cause__ is not None:
        yield from _causes(error.__cause__)


def _of_system(error: OSError) -> str:
    name = f" „{Path(error.filename).name}”" if isinstance(error.filename, str) else ""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _FULL
        case errno.EROFS:
            return _READ_ONLY
        case errno.EACCES | errno.EPERM:
            return (
                f"Brak dostępu do pliku lub folderu{name}. Jeśli jest otwarty w innym programie, "
                "zamknij go i uruchom polecenie jeszcze raz."
            )
        case errno.ENOENT:
            return f"Nie ma pliku lub folderu{name}. Sprawdź ścieżkę i załóż brakujący folder."
        case errno.ENOTDIR | errno.EEXIST:
            return f"Tu potrzebny jest folder, a jest plik{name}. Podaj inną ścieżkę."
        case errno.EISDIR:
            return f"Tu potrzebny jest plik, a jest folder{name}. Dopisz nazwę pliku."
        case errno.EADDRINUSE:
            return "Ten port jest zajęty. Wybierz inny w --port."
        case _:
            return f"System nie pozwolił na to{name}: {error.strerror or error}."
