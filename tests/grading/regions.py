"""A region's cluster as the files of ``deploy/region`` put it up, on several hosts of this machine.

Hosts are network namespaces, each with an address of its own on a bridge, where this machine lets
us make them, and addresses of the loopback network elsewhere.
"""

from __future__ import annotations

import os
import socket
import subprocess
from contextlib import suppress
from pathlib import Path

from clusters import DASK, QUIET

from msai_course.base.paths import ROOT
from msai_course.grading.machines.round_trip import ClusterFacts, check_cluster
from msai_trainer.errors import GradingError

REGION = ROOT / "deploy" / "region"
ROLES = ("wlasciciel", "ocenianie", "wglad")


def secured(certificates: Path) -> dict[str, str]:
    """Return the variables of ``dask.env`` for certificates in a folder."""
    lines = (REGION / "dask.env").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("=") for line in lines if not line.startswith("#"))
    return {name: value.replace("/etc/msai", str(certificates)) for name, _, value in pairs}


class Hosts:
    """Several hosts: how to run a program on each, and by what address the others reach it."""

    _BRIDGE, _NETWORK = "msai-most", "172.30.77"

    def __init__(self, names: tuple[str, ...], *, apart: bool = False) -> None:
        self.apart = apart and self._bridged()
        self._names = names
        self.own = f"{self._NETWORK}.254" if self.apart else "127.0.0.1"
        start = self._NETWORK if self.apart else "127.0.0"
        self.address = {name: f"{start}.{place}" for place, name in enumerate(names, start=2)}
        for place, name in enumerate(names, start=2):
            if self.apart:
                self._add(name, f"msai-v{place}")

    def _bridged(self) -> bool:
        """Make the bridge; return whether this machine lets us."""
        made = _ip(f"link add {self._BRIDGE} type bridge", check=False)
        if made:
            _ip(f"addr add {self._NETWORK}.254/24 dev {self._BRIDGE}")
            _ip(f"link set {self._BRIDGE} up")
        return made

    def _add(self, name: str, cable: str) -> None:
        _ip(f"netns add msai-{name}")
        _ip(f"link add {cable} type veth peer name eth0 netns msai-{name}")
        _ip(f"link set {cable} master {self._BRIDGE} up")
        _ip(f"-n msai-{name} addr add {self.address[name]}/24 dev eth0")
        _ip(f"-n msai-{name} link set eth0 up")
        _ip(f"-n msai-{name} link set lo up")

    def on(self, name: str, command: list[str]) -> list[str]:
        """Return the command that runs a command on a host."""
        return ["ip", "netns", "exec", f"msai-{name}", *command] if self.apart else command

    def close(self) -> None:
        """Take the hosts away; their cables go with them."""
        if self.apart:
            for name in self._names:
                _ip(f"netns del msai-{name}", check=False)
            _ip(f"link del {self._BRIDGE}", check=False)


def _ip(words: str, *, check: bool = True) -> bool:
    with suppress(FileNotFoundError):
        return subprocess.run(["ip", *words.split()], check=check, **QUIET).returncode == 0
    return False


class Region:
    """A scheduler and two workers as the units start them, each on a host of its own."""

    def __init__(self, folder: Path, hosts: Hosts) -> None:
        self._folder, self._hosts = folder, hosts
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = str(free.getsockname()[1])
        self.address = f"tls://{hosts.address['planista']}:{self._port}"
        self.scheduler = self.start_scheduler()
        self.workers = [self.start_worker(name) for name in ("liczy-1", "liczy-2")]

    def start_scheduler(self) -> subprocess.Popen[bytes]:
        """Start a scheduler at the region's address."""
        return self._start("planista", self._unit("msai-planista"))

    def start_worker(self, name: str) -> subprocess.Popen[bytes]:
        """Start a worker on a host."""
        words = self._unit("msai-robotnik")
        words[words.index("--nworkers") + 1] = "1"
        return self._start(name, [*words, "--host", self._hosts.address[name]])

    def _unit(self, unit: str) -> list[str]:
        text = (REGION / f"{unit}.service").read_text(encoding="utf-8")
        [line] = [one for one in text.splitlines() if one.startswith("ExecStart=")]
        here = {"10.0.0.5": self._hosts.address["planista"], "8786": self._port}
        for written, meant in here.items():
            line = line.replace(written, meant)
        return [str(self._folder) if one == "/tmp" else one for one in line.split()[1:]]

    def _start(self, name: str, words: list[str]) -> subprocess.Popen[bytes]:
        command = self._hosts.on(name, [*DASK, *words])
        return subprocess.Popen(command, cwd=self._folder, start_new_session=True, **QUIET)

    def close(self) -> None:
        """End all that was started."""
        for process in (*self.workers, self.scheduler):
            end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its children: it was started in a session of its own."""
    if process.poll() is None:
        os.killpg(process.pid, 9)
    process.wait(timeout=20)


def ready(address: str, workers: int) -> ClusterFacts:
    """Return the facts of a cluster once it has so many workers; they take a while to start."""
    for _attempt in range(20):
        try:
            facts = check_cluster(address)
        except GradingError as fault:
            said = str(fault)
            assert any(words in said for words in ("nie odpowiada", "ani jednego", "nie wrócił"))
        else:
            if len(facts.workers) == workers:
                return facts
    raise AssertionError("the cluster did not start")
