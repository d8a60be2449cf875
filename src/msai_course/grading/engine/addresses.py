"""Where the gradebook of a results folder is: noted, so that no command reads an empty one.

Whoever forgets ``--db-url`` once would else see a class without points, and ``forget`` would leave
in the database what it says it deleted. A password is never written down.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from msai_course.base.extras import lacking
from msai_course.base.settings import GRADEBOOK
from msai_trainer.errors import GradingError

#: Stands in a note for what must not be written down.
_HIDDEN = "***"
_SECRET = "password"


def need_driver(address: str | None) -> None:
    """Refuse an address that needs what is not installed.

    Raises:
        GradingError: It is PostgreSQL's, and the extra for it is not there.
    """
    if (address or "").startswith("postgresql"):
        missing = lacking("region", "Dziennik ocen ma stać w bazie PostgreSQL")
        if missing is not None:
            raise GradingError.of("no_extra", *missing)


def noted(db_url: str, own: str) -> str:
    """Return the note about a gradebook.

    Args:
        db_url: Its address.
        own: Address of the folder's own gradebook; that one needs no note.
    """
    if db_url == own:
        return ""
    url = make_url(db_url)
    if url.password:
        url = url.set(password=_HIDDEN)
    if _SECRET in url.query:
        url = url.update_query_dict({_SECRET: _HIDDEN})
    if url.get_backend_name() == "sqlite" and url.database:
        url = url.set(database=str(Path(url.database).resolve()))
    address = url.render_as_string(hide_password=False)
    return "" if address == own else address


def remembered(note: str) -> str:
    """Return the address that a note leads to; empty: the folder's own gradebook.

    Raises:
        GradingError: It cannot be reached by the note alone: a password is missing, or the file.
    """
    if not note:
        return ""
    try:
        url = make_url(note)
    except ArgumentError:
        raise _elsewhere(note, "") from None
    if _HIDDEN in (url.password, url.query.get(_SECRET)):
        raise _elsewhere(note, " razem z hasłem")
    lost = url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file()
    if lost:
        raise _elsewhere(note, ", pod którym jest teraz")
    return note


def _elsewhere(note: str, how: str) -> GradingError:
    message = f"Dziennik ocen tej klasy nie leży w folderze z wynikami; ostatnio był tu: {note}."
    hint = f"Podaj w --db-url albo w zmiennej {GRADEBOOK.name} jego adres{how}. Nic nie zmieniono."
    return GradingError.of("gradebook_elsewhere", message, hint)
