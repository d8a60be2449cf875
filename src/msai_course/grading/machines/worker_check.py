"""Asking Dask workers who they are: Python, Dask, the course, nbgrader must be those from here."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from msai_trainer.errors import GradingError

#: Seconds that workers have to answer at least; importing the course may take longer.
_LEAST = 2.0
#: Seconds for the first question, which needs no import.
_FIRST = 6.0
#: How many workers are named in a message.
_NAMED = 3
#: What each worker runs. It is sent as it stands here, for a worker without the course cannot
#: import anything of it.
_PROBE = '''
def probe():
    """Return versions, by what they are of; what cannot be imported has none."""
    import importlib.metadata, platform, sys

    found = {"Python": platform.python_version()}
    for name in ("dask", "distributed", "nbgrader"):
        try:
            found[name] = importlib.metadata.version(name)
        except Exception:
            found[name] = ""
    try:
        import msai_course.grading.machines.running
        from msai_course.grading.masters import package_fingerprint

        found["kurs"] = package_fingerprint()
    except BaseException as fault:
        found["kurs"] = ""
        found["fault"] = f"{type(fault).__name__}: {fault}"[:200]
    return found
'''


def check_workers(client: Any, workers: Mapping[str, Any], address: str, deadline: float) -> None:
    """Refuse workers that have not what is here.

    Args:
        client: A connected client of Dask.
        workers: What the scheduler says of its workers, by address.
        address: Of the scheduler.
        deadline: Until when to wait for their answers, on the clock of `time.monotonic`.

    Raises:
        GradingError: A worker does not answer, lacks the course, or has other versions.
    """
    here = own_versions()
    other = {
        worker: version
        for worker, version in _pythons(client, address, deadline).items()
        if _minor(version) != _minor(here["Python"])
    }
    if other:
        # Nothing else can be asked: what is sent is bytecode of this Python.
        _refuse({worker: [_differs("Python", seen, here)] for worker, seen in other.items()})
    told = _asked(client, address, deadline)
    faults = {worker: _faults(told.get(worker), here) for worker in workers}
    if wrong := {worker: found for worker, found in faults.items() if found}:
        _refuse(wrong)


def own_versions() -> dict[str, str]:
    """Return what the probe returns on this computer."""
    here: dict[str, str] = _probe()()
    return here


def _probe() -> Any:
    # Not of this module: pickle would send its name only.
    namespace: dict[str, Any] = {"__name__": "__main__"}
    exec(_PROBE, namespace)
    return namespace["probe"]


def _pythons(client: Any, address: str, deadline: float) -> dict[str, str]:
    ask = client.scheduler.broadcast
    try:
        told = client.sync(
            ask,
            msg={"op": "versions"},
            on_error="ignore",
            callback_timeout=min(_FIRST, _left(deadline)),
        )
    except Exception as fault:
        raise _silent(address) from fault
    return {
        worker: str(dict(found["host"])["python"])
        for worker, found in told.items()
        if isinstance(found, dict)
    }


def _asked(client: Any, address: str, deadline: float) -> dict[str, Any]:
    try:
        told: dict[str, Any] = client.sync(
            client._run, _probe(), on_error="return", callback_timeout=_left(deadline)
        )
    except Exception as fault:
        raise _silent(address) from fault
    return told


def _left(deadline: float) -> float:
    return max(_LEAST, deadline - time.monotonic())


def _faults(told: Any, here: Mapping[str, str]) -> list[str]:
    if not isinstance(told, dict):
        return [f"nie odpowiada ({type(told).__name__})" if told is not None else "nie odpowiada"]
    if not told["kurs"]:
        return [f"nie ma na nim kursu ({told.get('fault', '')})"]
    return [_differs(name, told[name], here) for name in here if told.get(name) != here[name]]


def _differs(name: str, there: str, here: Mapping[str, str]) -> str:
    if name == "kurs":
        return "ma inną wersję kursu"
    return f"{name}: tam {there or 'brak'}, tu {here[name]}"


def _minor(version: str) -> list[str]:
    return version.split(".")[:2]


def _refuse(wrong: Mapping[str, list[str]]) -> None:
    named = "; ".join(f"{w}: {', '.join(found)}" for w, found in list(wrong.items())[:_NAMED])
    more = f" i {len(wrong) - _NAMED} innych" if len(wrong) > _NAMED else ""
    message = f"Robotnicy Dask nie mają tego, co jest tutaj: {named}{more}."
    hint = (
        "Na każdym komputerze potrzebny jest ten sam folder kursu i to samo środowisko. "
        "Uruchom tam robotników z niego, a tych zatrzymaj."
    )
    raise GradingError.of("bad_workers", message, hint)


def _silent(address: str) -> GradingError:
    message = f"Robotnicy planisty Dask ({address}) nie odpowiadają."
    hint = "Zatrzymaj ich, uruchom jeszcze raz i sprawdź, czy zapora ich przepuszcza."
    return GradingError.of("silent_workers", message, hint)
