"""One database engine for a whole batch, and no wait for the disk at each of 800 commits.

nbgrader opens the gradebook about seven times a notebook, each time with a new SQLAlchemy engine
that compiles every statement again, and commits after every score.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cache
from typing import Any

import nbgrader.api
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError


@contextmanager
def one_engine() -> Iterator[None]:
    """Let all gradebooks that are opened in this block share an engine for each address.

    SQLite keeps a write-ahead log meanwhile: a killed process loses nothing, and the disk is
    waited for once at the end instead of at every commit.
    """
    original = nbgrader.api.create_engine
    with ExitStack() as stack:

        @cache
        def shared(url: str, **options: Any) -> Engine:
            engine: Engine = original(url, **options)
            if engine.dialect.name == "sqlite":
                stack.enter_context(_write_ahead(engine))
            return engine

        nbgrader.api.create_engine = shared
        stack.callback(setattr, nbgrader.api, "create_engine", original)
        yield


@contextmanager
def _write_ahead(engine: Engine) -> Iterator[None]:
    def prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    event.listen(engine, "connect", prepare)
    # While one connection is open, closing the others does not write the log back.
    kept = engine.connect()
    kept.detach()
    try:
        yield
    finally:
        kept.close()
        engine.dispose()
        event.remove(engine, "connect", prepare)
        # One file again, fit for a USB stick; not while formgrader has the gradebook open.
        with suppress(OperationalError), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        engine.dispose()
