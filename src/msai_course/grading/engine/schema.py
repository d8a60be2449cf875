"""Making an empty gradebook without starting a process, also when two runs do it at once.

nbgrader asks the ``alembic`` program for the version of its tables whenever it makes a gradebook;
that takes longer than grading twenty notebooks. The library gives the same answer at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from alembic.config import Config
from alembic.script import ScriptDirectory
from nbgrader.api import Base, Course
from nbgrader.dbutil import ALEMBIC_DIR
from sqlalchemy import Connection, create_engine, inspect, make_url, text
from sqlalchemy.pool import NullPool

#: What nbgrader's preprocessors call the course; databases with foreign keys insist on it.
COURSE = "default_course"
#: Number of our advisory lock in PostgreSQL: "msai" in ASCII.
_LOCK = 0x6D736169
#: How long another run may take to enter an assignment, in seconds.
_PATIENCE = 120


def ensure_tables(db_url: str) -> None:
    """Create nbgrader's tables, stamped with their version, in a database that lacks them."""
    engine = create_engine(db_url, poolclass=NullPool)
    with engine.connect() as connection:
        ready = _is_ready(connection)
    if not ready:
        with one_at_a_time(db_url), engine.begin() as connection:
            if not _is_ready(connection):
                _create(connection)


@contextmanager
def one_at_a_time(db_url: str) -> Iterator[None]:
    """Let one run alone change what all classes of a database share; the others wait.

    A run that is killed leaves no lock behind.
    """
    url = make_url(db_url)
    if url.get_backend_name() == "postgresql":
        engine = create_engine(db_url, poolclass=NullPool)
        with engine.connect() as connection:
            connection.execute(text("SELECT pg_advisory_lock(:number)"), {"number": _LOCK})
            yield
    elif url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        with closing(sqlite3.connect(f"{url.database}.blokada", timeout=_PATIENCE)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield
    else:
        yield


def _is_ready(connection: Connection) -> bool:
    # The stamp is written last: a run that was killed before it has left something out.
    if "alembic_version" not in inspect(connection).get_table_names():
        return False
    stamped = connection.execute(text("SELECT count(*) FROM alembic_version")).scalar_one()
    return bool(stamped)


def _create(connection: Connection) -> None:
    Base.metadata.create_all(connection)
    if connection.execute(text("SELECT count(*) FROM course")).scalar_one() == 0:
        connection.execute(Course.__table__.insert().values(id=COURSE))
    connection.execute(
        text("CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL)")
    )
    stamp = text("INSERT INTO alembic_version (version_num) VALUES (:version)")
    connection.execute(stamp, {"version": _version()})


def _version() -> str:
    config = Config()
    config.set_main_option("script_location", ALEMBIC_DIR)
    head = ScriptDirectory.from_config(config).get_current_head()
    if head is None:
        raise RuntimeError("nbgrader's migrations have no head")
    return head
