"""`grade --check-cluster`: can this cluster grade? Asked before a region's hand-ins come in."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from msai_course.grading.machines.cluster import connected
from msai_course.grading.machines.running import PATIENCE, run_job
from msai_course.grading.machines.worker_check import own_versions
from msai_trainer.errors import GradingError

#: A notebook with a known result, and for how many seconds it may be on its way.
_CELLS = [{"cell_type": "code", "metadata": {}, "source": "6 * 7"}]
_RESULT, _LONGEST = "42", 30.0


@dataclass(frozen=True, slots=True)
class ClusterFacts:
    """A cluster that can grade.

    Attributes:
        workers: Address of each worker → seconds that a notebook needs there and back.
        versions: What all have in common, by what it is the version of.
    """

    workers: Mapping[str, float]
    versions: Mapping[str, str]

    @property
    def hosts(self) -> int:
        """Return on how many computers the workers are."""
        return len({worker.rpartition("://")[2].rpartition(":")[0] for worker in self.workers})


def check_cluster(address: str) -> ClusterFacts:
    """Ask scheduler and workers who they are, and send each worker a notebook there and back.

    Args:
        address: Of the scheduler, such as ``tls://10.0.0.5:8786``.

    Raises:
        GradingError: Whatever keeps this cluster from grading, in one sentence.
    """
    with connected(address, PATIENCE) as client:
        told = client.scheduler_info(n_workers=-1)["workers"]
        return ClusterFacts({one: _there_and_back(client, one) for one in told}, own_versions())


def _there_and_back(client: Any, worker: str) -> float:
    begun = time.perf_counter()
    try:
        there = client.submit(run_job, _CELLS, workers=[worker], pure=False)
        [[output]] = there.result(timeout=_LONGEST)
        came = output["data"]["text/plain"]
    except Exception as fault:  # whatever happens on another computer
        raise _failed(worker, f"nie wrócił ({type(fault).__name__})") from fault
    if came != _RESULT:
        raise _failed(worker, f"wrócił z wynikiem „{came}” zamiast „{_RESULT}”")
    return time.perf_counter() - begun


def _failed(worker: str, what: str) -> GradingError:
    message = f"Próbny notatnik wysłany do robotnika {worker} {what}."
    hint = "Zatrzymaj tego robotnika, uruchom go jeszcze raz i sprawdź zaporę na jego komputerze."
    return GradingError.of("no_round_trip", message, hint)
