"""A PostgreSQL server in a folder of its own, for whichever test needs one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import TypedDict

#: What the server needs; `pg_ctl` starts it beside us and waits until it answers.
PROGRAMS = ("initdb", "pg_ctl")
_QUIET = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Server(TypedDict):
    """By what it is used and ended."""

    port: int
    place: str


def start(programs: dict[str, str], host: str = "127.0.0.1") -> Server:
    """Start a server for a host and its network; root may not run one: it belongs to nobody.

    Its folder lies beside those of pytest, which closes them to everybody else at each start.
    """
    place = Path(tempfile.mkdtemp(prefix="msai-postgresql-"))
    if _is_root():
        shutil.chown(place, "nobody")
    port, data = _free_port(), str(place / "db")
    options = ["-D", data, "-U", "msai", "-A", "trust", "-E", "UTF8", "--no-sync"]
    _run(place, programs["initdb"], *options)
    # Its data are thrown away: nothing need be on the disk, only in order.
    with (place / "db" / "pg_hba.conf").open("a", encoding="utf-8") as trusted:
        trusted.write(f"host all all {host}/24 trust\n")
    server = f"-h {host} -p {port} -k '{place}' -c fsync=off"
    _run(place, programs["pg_ctl"], "-D", data, "-l", str(place / "log"), "-o", server, "start")
    return {"port": port, "place": str(place)}


def stop(server: Server, programs: dict[str, str]) -> None:
    """End a server, whoever started it, and remove its folder."""
    place = Path(server["place"])
    _run(place, programs["pg_ctl"], "-D", str(place / "db"), "-m", "fast", "stop")
    shutil.rmtree(place)


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _run(place: Path, *command: str) -> None:
    as_user = ["setpriv", "--reuid=nobody", "--clear-groups"] if _is_root() else []
    subprocess.run([*as_user, *command], cwd=place, **_QUIET)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
