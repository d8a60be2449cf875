"""A PostgreSQL server in a folder of its own, for whichever test needs one."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import TypedDict

#: What the server needs; `pg_ctl` starts it beside us and waits until it answers.
PROGRAMS = ("initdb", "pg_ctl")
_QUIET = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Server(TypedDict):
    """By what it is used and ended."""

    port: int
    place: str


def start(place: Path, programs: dict[str, str]) -> Server:
    """Start a server in an empty folder; root may not run one, so it belongs to nobody then."""
    if _is_root():
        for folder in [place, *place.parents[:4]]:
            folder.chmod(0o755)
        shutil.chown(place, "nobody")
        place.chmod(0o700)
    port, data = _free_port(), str(place / "db")
    options = ["-D", data, "-U", "msai", "-A", "trust", "-E", "UTF8", "--no-sync"]
    _run(place, programs["initdb"], *options)
    # Its data are thrown away: nothing need be on the disk, only in order.
    server = f"-h 127.0.0.1 -p {port} -k '{place}' -c fsync=off"
    _run(place, programs["pg_ctl"], "-D", data, "-l", str(place / "log"), "-o", server, "start")
    return {"port": port, "place": str(place)}


def stop(server: Server, programs: dict[str, str]) -> None:
    """End a server, whoever started it, and wait until it has gone."""
    place = Path(server["place"])
    _run(place, programs["pg_ctl"], "-D", str(place / "db"), "-m", "fast", "stop")


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _run(place: Path, *command: str) -> None:
    as_user = ["setpriv", "--reuid=nobody", "--clear-groups"] if _is_root() else []
    subprocess.run([*as_user, *command], cwd=place, **_QUIET)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
