"""Notebooks run by Dask workers on other computers; what is wrong there is said within 15 seconds.

Before anything is sent, scheduler and workers are asked who they are: a worker without the
course, or with another version of it, would fail or, worse, give other points. While notebooks
run the scheduler is asked again and again; when it is gone, what was graded stays graded.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil

from msai_course.base.extras import lacking
from msai_course.grading.machines.worker_check import check_workers
from msai_trainer.errors import GradingError

_Task = TypeVar("_Task")
#: Seconds for a scheduler to answer and for a first worker to come, from the start of the program
#: (at most) and from now (at least and at most).
_SINCE_START, _AT_LEAST, _AT_MOST = 13.0, 6.0, 12.0
#: Seconds between two looks at a scheduler that works, and until it counts as gone.
_LOOK, _GONE = 2.0, 8.0
#: Seconds without a word of any worker until that is said: a restarted one comes back sooner.
_NO_WORKER = 11.0
_TICK = 0.05
_TLS = {"ca-file": "CA_FILE", "client.cert": "CLIENT__CERT", "client.key": "CLIENT__KEY"}
_AGAIN = "Uruchom potem to samo polecenie jeszcze raz: oceni tylko resztę."
_START = (
    "Planistę uruchamia „.venv/bin/dask scheduler”, a robotników „.venv/bin/dask worker ADRES”, "
    "na każdym komputerze w folderze kursu. Więcej w podręczniku: „Wiele komputerów”."
)


def preflight(address: str, patience: str) -> None:
    """Refuse a cluster that could not grade, before files are read.

    Args:
        address: Of the scheduler, such as ``tcp://10.0.0.5:8786``.
        patience: How long it may take to answer, such as ``5s``.

    Raises:
        GradingError: No scheduler answers there, it has no workers, or they have not what it
            takes; or the extra with Dask is not installed here.
    """
    with connected(address, patience):
        pass


def run_there(
    tasks: list[tuple[_Task, Any]],
    call: Callable[[Any], Any],
    address: str,
    patience: str,
) -> Iterator[tuple[_Task, Any]]:
    """Yield each task with what came out, or the exception it died of, as they come.

    Args:
        tasks: Whatever tells them apart, and what `call` gets.
        call: Function that workers can import.
        address: As in `preflight`.
        patience: As in `preflight`.

    Raises:
        GradingError: As in `preflight`; or scheduler or workers have gone meanwhile.
    """
    from distributed import as_completed

    with connected(address, patience) as client:
        done, futures = 0, {}
        try:
            futures = {client.submit(call, given, pure=False): task for task, given in tasks}
            coming = as_completed(list(futures), loop=client.loop)  # type: ignore[no-untyped-call]
            watch = _Watch(client, address)
            while futures:
                if not coming.has_ready():  # type: ignore[no-untyped-call]
                    watch.look(done, len(tasks))
                    time.sleep(_TICK)
                    continue
                future = next(coming)
                outcome = _outcome(future, watch, done, len(tasks))
                done += 1
                yield futures.pop(future), outcome
        finally:
            futures.clear()


def _outcome(future: Any, watch: _Watch, done: int, total: int) -> Any:
    if future.status in ("cancelled", "lost"):
        raise watch.gone(done, total)
    try:
        return future.result(timeout=_GONE)
    except TimeoutError:
        raise watch.gone(done, total) from None
    except ImportError as fault:
        message = f"Robotnik Dask, który doszedł w trakcie, nie ma kursu ({fault})."
        hint = f"Zatrzymaj go albo zainstaluj tam kurs. Ocenione: {done} z {total}. {_AGAIN}"
        raise GradingError.of("worker_without_course", message, hint) from fault
    except Exception as fault:  # also a worker that this notebook killed: the batch goes on
        return fault


class _Watch:
    """Looks whether scheduler and workers are still there."""

    def __init__(self, client: Any, address: str) -> None:
        self._client, self._address = client, address
        self._looked = self._seen = self._worked = time.monotonic()
        self._heard = 0.0

    def look(self, done: int, total: int) -> None:
        """Raise when one of them is gone for too long.

        Raises:
            GradingError: What is gone, and what to do.
        """
        now = time.monotonic()
        if self._client.status != "running":
            raise self.gone(done, total)
        if now - self._looked < _LOOK:
            return
        heard = self._last_word()
        self._looked = time.monotonic()
        if heard is not None:
            self._seen = self._looked
            self._worked = self._looked if heard > self._heard else self._worked
            self._heard = max(heard, self._heard)
        if self._looked - self._seen > _GONE:
            raise self.gone(done, total)
        if self._looked - self._worked > _NO_WORKER:
            message = f"Planista Dask ({self._address}) nie ma już działających robotników."
            hint = f"Ocenione: {done} z {total}, to zostaje. Uruchom robotników. {_AGAIN}"
            raise GradingError.of("workers_gone", message, hint)

    def _last_word(self) -> float | None:
        """Return when the scheduler last heard of any worker, on its clock; None: no answer."""
        try:
            told = self._client.sync(self._client.scheduler.identity, callback_timeout=_LOOK)
        except Exception:  # whatever it is, it did not answer
            return None
        return max((float(one["last_seen"]) for one in told["workers"].values()), default=0.0)

    def gone(self, done: int, total: int) -> GradingError:
        """Return the error that the scheduler is gone."""
        message = f"Planista Dask ({self._address}) przestał odpowiadać."
        hint = f"Ocenione: {done} z {total}, to zostaje. Uruchom planistę i robotników. {_AGAIN}"
        return GradingError.of("scheduler_gone", message, hint)


@contextmanager
def connected(address: str, patience: str) -> Iterator[Any]:
    """Connect to a scheduler whose workers can grade.

    Raises:
        GradingError: As in `preflight`.
    """
    if (missing := lacking("region", "Ocenianie ma iść przez Dask")) is not None:
        raise GradingError.of("no_extra", *missing)
    with _quiet():
        deadline = _deadline()
        client = _connected(address, patience)
        try:
            workers = _first_workers(client, address, deadline)
            check_workers(client, workers, address, deadline)
            yield client
        finally:
            with suppress(Exception):
                client.close(timeout=1)


def _connected(address: str, patience: str) -> Any:
    from distributed import Client

    _check_tls(address)
    try:
        # A client waits for ever for the first word of a program that says none.
        with ThreadPoolExecutor(1) as pool:
            pool.submit(asyncio.run, _introduced(address, float(patience[:-1]))).result()
        return Client(address, timeout=patience, set_as_default=False)  # type: ignore[no-untyped-call]
    except ValueError:
        message = f"„{address}” nie jest adresem planisty Dask."
        hint = "Przykład: tcp://10.0.0.5:8786, a z szyfrowaniem tls://10.0.0.5:8786."
        raise GradingError.of("bad_scheduler", message, hint) from None
    except Exception as fault:
        message = f"Planista Dask (harmonogram) pod adresem {address} nie odpowiada."
        hint = f"Sprawdź adres, zaporę i to, czy tam jest planista, a nie inny program. {_START}"
        raise GradingError.of("no_scheduler", message, hint) from fault


async def _introduced(address: str, seconds: float) -> None:
    """Ask who is there.

    Raises:
        OSError: Nobody, or not a scheduler.
        ValueError: That is no address.
    """
    from distributed import Security
    from distributed.comm.core import connect

    async def ask() -> Any:
        secured = Security().get_connection_args("client")  # type: ignore[no-untyped-call]
        comm = await connect(address, timeout=seconds, **secured)  # type: ignore[no-untyped-call]
        try:
            await comm.write({"op": "identity", "reply": True, "close": True})
            return await comm.read()
        finally:
            comm.abort()

    said = await asyncio.wait_for(ask(), seconds)
    if not isinstance(said, dict) or said.get("type") != "Scheduler":
        raise OSError("not a scheduler")


def _check_tls(address: str) -> None:
    if not address.startswith("tls://"):
        return
    import dask

    for name, variable in _TLS.items():
        path = dask.config.get(f"distributed.comm.tls.{name}", None)
        if path is None or not Path(path).is_file():
            what = "nie jest podany" if path is None else f"nie istnieje: {path}"
            message = f"Adres {address} jest szyfrowany, a plik certyfikatu ({name}) {what}."
            hint = f"Ustaw zmienną DASK_DISTRIBUTED__COMM__TLS__{variable} na ten plik."
            raise GradingError.of("no_certificate", message, hint)


def _first_workers(client: Any, address: str, deadline: float) -> dict[str, Any]:
    while True:
        try:
            told = client.sync(client.scheduler.identity, callback_timeout=_LOOK)
        except Exception:
            told = {"workers": {}}
        if told["workers"]:
            workers: dict[str, Any] = told["workers"]
            return workers
        if time.monotonic() > deadline:
            message = f"Planista Dask ({address}) nie ma ani jednego robotnika."
            raise GradingError.of("no_workers", message, _START)
        time.sleep(0.2)


def _deadline() -> float:
    """Return until when to wait for a first worker, on the clock of `time.monotonic`."""
    running = time.time() - psutil.Process(os.getpid()).create_time()
    left = min(_AT_MOST, max(_AT_LEAST, _SINCE_START - running))
    return time.monotonic() + float(left)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's English log off the trainer's screen; all that matters is said by us."""
    import distributed

    log = logging.getLogger(distributed.__name__)
    names = (log.name, *(f"{log.name}.{part}" for part in ("client", "comm", "core", "protocol")))
    before = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)
