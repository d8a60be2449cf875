"""Grading a class: `grade` against stock nbgrader, on identical notebooks, in one run.

Both start from an empty gradebook and end with every score in it: stock nbgrader runs
``generate_assignment`` and ``autograde``, ours runs all of `grade`, feedback and report included.
Each side is a process of its own, so that memory can be told apart; where others work on the
machine, processor time (kernels included) says more than the clock.

Run as ``python course.py bench grading``; ``python benchmarks/grading.py 1000`` times our side
alone on that many files. Stock nbgrader needs a second a notebook, so it gets fewer of the same.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from datetime import UTC, datetime, timedelta
from pathlib import Path

NAME = "zadanie-1"
START = datetime(2025, 11, 24, 8, tzinfo=UTC)
TARGET = 100.0


def run(count: int = 1_000, peer_count: int = 60) -> dict[str, object]:
    """Grade `count` good submissions, by stock nbgrader the first `peer_count` of them.

    Prints a table and returns the figures; times are compared by hand-in.
    """
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        write_class(base, count)
        ours = measure("ours", base)
        for one in sorted((base / "submitted").iterdir())[peer_count:]:
            shutil.rmtree(one)
        few, peer = measure("ours", base), measure("stock", base)
    differences = [
        abs(one["scores"][c] - peer["scores"][c]) for one in (ours, few) for c in peer["scores"]
    ]
    result = {
        "ratio": _ratio(peer, ours, "seconds"),
        "processor_ratio": _ratio(peer, ours, "processor"),
        "ratio_of_as_few": _ratio(peer, few, "seconds"),
        "target": TARGET,
        "peer": {"name": "nbgrader 0.9.6, generate_assignment + autograde", **summary(peer)},
        "few": {"name": "grade, the same notebooks", **summary(few)},
        "ours": {"name": "grade, with feedback and report", **summary(ours)},
        "processors": len(os.sched_getaffinity(0)),
        "score_difference": max(differences),
    }
    show(result)
    return result


def _ratio(peer: dict, ours: dict, time: str) -> float:
    """Return how many times as long the peer needs for one hand-in."""
    return round(peer[time] / len(peer["scores"]) * len(ours["scores"]) / ours[time], 1)


def measure(side: str, base: Path) -> dict:
    """Run one side in a fresh process."""
    command = [sys.executable, "-X", "utf8", __file__, side, str(base)]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode != 0:
        raise RuntimeError(f"{side} failed:\n{finished.stderr[-4000:]}")
    return json.loads(finished.stdout.splitlines()[-1])


def write_class(base: Path, count: int) -> None:
    """Write a roster and `count` filled notebooks.

    Every third and fifth has a wrong answer, and nobody's reasons are those of another.
    """
    from msai.assignments import assignment, hand_in
    from msai_course.base.paths import SOLUTIONS
    from msai_course.grading.masters import load_master, notebook_path
    from msai_trainer.handins.answers import extract
    from msai_trainer.marking.fill import fill

    master = load_master(NAME)
    solution = json.loads(notebook_path(SOLUTIONS, NAME).read_text(encoding="utf-8"))
    good = extract(solution, master.released, assignment(NAME)).answers
    codes = [f"K{number:04}" for number in range(1, count + 1)]
    (base / "lista.csv").write_text("\n".join(["kod", *codes]), encoding="utf-8")
    for number, code in enumerate(codes, start=1):
        answers = dict(good)
        if number % 3 == 0:
            answers["udzial"] = 99.0
        if number % 5 == 0:
            answers["obszar"] = ["Nowe Sady", "Kolejowa"]
        answers["obrona"] = f"{good['obrona']} Tak mówi osoba {code}."
        moment = START + timedelta(minutes=number)
        filled = fill(master.released, answers, master.assignment)
        notebook = hand_in(filled, code=code, answers=answers, saved_at=moment)
        path = base / "submitted" / code / NAME / f"{NAME}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")


def ours(base: Path) -> dict[str, float]:
    """Grade with the course's own command."""
    from msai_course.grading.grade import grade

    output = Path(tempfile.mkdtemp(prefix="wynik", dir=base))
    result = grade(base / "submitted", NAME, base / "lista.csv", output)
    return {row.student_id: row.score for row in result.rows if row.score is not None}


def stock(base: Path) -> dict[str, float]:
    """Grade with nbgrader as it comes."""
    from nbgrader.api import Gradebook
    from nbgrader.converters import Autograde, GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    from msai_course.base.paths import SOLUTIONS
    from msai_course.grading.engine.workspace import nbgrader_config, put_tools_on_path

    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    put_tools_on_path()
    shutil.copytree(SOLUTIONS / NAME, base / "source" / NAME)
    db_url = f"sqlite:///{base / 'gradebook.db'}"
    config = nbgrader_config()
    course = CourseDirectory(root=str(base), db_url=db_url, assignment_id=NAME, config=config)
    GenerateAssignment(coursedir=course, config=config).start()
    Autograde(coursedir=course, config=config).start()
    with Gradebook(db_url) as book:
        return {one.student.id: one.score for one in book.assignment_submissions(NAME)}


def summary(side: dict) -> dict[str, object]:
    """Return the figures of one side that are kept."""
    times = {name: round(side[name], 2) for name in ("seconds", "processor")}
    return {"submissions": len(side["scores"]), **times, "peak_mb": side["peak_mb"]}


def show(result: dict) -> None:
    """Print the figures as a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Ocenianie")
    for heading in ("czym", "prace", "sekundy", "czas procesora (s)", "najwięcej pamięci (MB)"):
        table.add_column(heading)
    for side in ("peer", "few", "ours"):
        table.add_row(*map(str, result[side].values()))
    console = Console()
    console.print(table)
    console.print(f"Ile razy szybciej jedna praca: {result['ratio']} (cel: {result['target']})")
    console.print(f"Ile razy mniej czasu procesora: {result['processor_ratio']}")
    console.print(f"Ile razy szybciej, gdy prac jest tak mało: {result['ratio_of_as_few']}")
    console.print(f"Największa różnica punktów: {result['score_difference']}")


def main(side: str, base: Path) -> None:
    """Run one side and print its figures as the last line."""
    warnings.simplefilter("ignore")
    started = time.perf_counter()
    scores = {"ours": ours, "stock": stock}[side](base)
    seconds = time.perf_counter() - started
    usage = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = round(max(one.ru_maxrss for one in usage) / 1024)
    worked = sum(one.ru_utime + one.ru_stime for one in usage)
    figures = {"seconds": seconds, "processor": worked, "peak_mb": peak, "scores": scores}
    print(json.dumps(figures))


def alone(count: int) -> None:
    """Time our side on a large class."""
    with tempfile.TemporaryDirectory() as folder:
        write_class(Path(folder), count)
        figures = summary(measure("ours", Path(folder)))
    print(f"{count}: {figures}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(sys.argv[1], Path(sys.argv[2]))
    else:
        alone(int(sys.argv[1]) if len(sys.argv) == 2 else 40)
