"""Where the filled notebooks run: in this process, in a pool of processes, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from msai_trainer.handins.notebooks import Notebook
from msai_trainer.marking.execute import Output, run_notebook

Outputs = list[list[Output]]
#: Below this many notebooks a pool costs more than it saves: each of its processes imports the
#: course for two seconds, and a thousand notebooks run in one.
WORTH_A_POOL = 5_000
#: How long a scheduler may take to answer, on a slow network too.
PATIENCE = "5s"


@dataclass(frozen=True, slots=True)
class NotebookJob:
    """A filled notebook that is to be run; `key` tells whose."""

    key: str
    notebook: Notebook


def run_jobs(
    jobs: list[NotebookJob], workers: int | None = None, scheduler: str | None = None
) -> Iterator[tuple[NotebookJob, Outputs | Exception]]:
    """Yield the outputs of each job, or the exception it died of, as they come.

    Args:
        jobs: Filled notebooks.
        workers: Processes; None: one for each processor, or none for a small batch.
        scheduler: Address of a Dask scheduler, such as ``tcp://10.0.0.5:8786``.

    Raises:
        GradingError: The scheduler or its workers cannot be used, or have gone meanwhile.
    """
    if scheduler:
        from msai_course.grading.machines.cluster import run_there

        return run_there(
            [(job, job.notebook["cells"]) for job in jobs], run_job, scheduler, PATIENCE
        )
    if workers is None:
        workers = (os.cpu_count() or 1) if len(jobs) >= WORTH_A_POOL else 1
    return _in_pool(jobs, workers) if workers > 1 else _here(jobs)


def check_scheduler(scheduler: str | None) -> None:
    """Refuse a scheduler that could not be used, before anything is read or written.

    Raises:
        GradingError: It does not answer, or its workers cannot grade.
    """
    if scheduler:
        from msai_course.grading.machines.cluster import preflight

        preflight(scheduler, PATIENCE)


def run_job(cells: list[Mapping[str, Any]]) -> Outputs:
    """Run one notebook's cells; the function that pool and cluster call."""
    return run_notebook(cells)


def _here(jobs: list[NotebookJob]) -> Iterator[tuple[NotebookJob, Outputs | Exception]]:
    for job in jobs:
        try:
            yield job, run_job(job.notebook["cells"])
        except Exception as fault:
            yield job, fault


def _in_pool(
    jobs: list[NotebookJob], workers: int
) -> Iterator[tuple[NotebookJob, Outputs | Exception]]:
    # "spawn" is what Windows has; a forked child would share the gradebook's connection.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        futures = {pool.submit(run_job, job.notebook["cells"]): job for job in jobs}
        for future in as_completed(futures):
            yield futures[future], _outcome(future)


def _outcome(future: Future[Outputs]) -> Outputs | Exception:
    try:
        return future.result()
    except Exception as fault:  # also a process that died: the batch goes on
        return fault
