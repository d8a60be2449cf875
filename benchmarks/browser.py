"""`bench browser`: from opening a lesson to an answer of its exercise, against JupyterLite.

Ours is the lesson's page on the built site. The peer is the same exercise in JupyterLite's notebook
page (`_peer`). Both run in the same browser and start from navigation; both are done when the
screen shows what only the kernel can have computed from an input drawn at run time, and CPython
computes the same (`_tasks`). Cold is a fresh profile, warm the second visit with it in a new
browser process; next is the page that a reader of ours opens after it, in the same tab.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, TimeoutError, sync_playwright
from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))

from _peer import build_peer
from _tasks import TASKS, Task

from msai_course.base.browser import FLAGS, find_browser
from msai_course.base.paths import SITE
from msai_course.build.pipeline import build_site
from msai_course.build.server import SiteHandler, make_server

REPEATS = 5
#: Milliseconds that a visitor stays after the first answer; browsers write their caches then.
STAY = 6_000
TIMEOUT = 90_000
#: Pairs of visits in a row that may go without an answer.
LOSSES = 2
#: Budgets as ratios ours / peer: issue "Site", cold and warm.
BUDGETS = {"tables": (0.40, 0.25), "plain": (0.30, 0.20)}


@dataclass(frozen=True)
class Side:
    """Ours or the peer's: the site, its address of a task and how its exercise comes alive."""

    name: str
    site: Path
    handler: type[SiteHandler]
    address: Callable[[Task], str]
    start: Callable[[Page, Task], None]


class Counting(SiteHandler):
    """Counts the bytes of the bodies it sends."""

    sent = 0

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a body."""
        content = source.read()
        type(self).sent += len(content)
        outputfile.write(content)


class CountingOurs(Counting):
    """Our site with its own headers."""


class CountingPeer(Counting):
    """The peer as GitHub Pages would send it."""

    site_headers = staticmethod(lambda _path: {"Cache-Control": "max-age=600"})


def _wait_for_exercise(page: Page, task: Task) -> None:
    """Wait until the page has put the running exercise in the place of its picture."""
    live = f"[data-live-result] .msai-exercise[data-exercise='{task.exercise}']"
    page.wait_for_selector(live, timeout=TIMEOUT)


def _run_cell(page: Page, task: Task) -> None:
    """Run the notebook's cell as soon as the kernel takes it; wait for the exercise."""
    page.wait_for_selector(
        ".jp-Notebook-ExecutionIndicator[data-status=idle]", timeout=TIMEOUT, state="attached"
    )
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.press("Shift+Enter")
    live = f".jp-OutputArea .msai-exercise[data-exercise='{task.exercise}']"
    page.wait_for_selector(live, timeout=TIMEOUT, state="attached")


OURS = Side("ours", SITE, CountingOurs, lambda task: task.page, _wait_for_exercise)


def _peer() -> Side:
    site = build_peer({task.exercise: task.cell for task in TASKS})
    return Side(
        "peer",
        site,
        CountingPeer,
        lambda task: f"lite/notebooks/index.html?path={task.exercise}.ipynb",
        _run_cell,
    )


@contextmanager
def _served(side: Side) -> Iterator[str]:
    with make_server(side.site, handler=side.handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@dataclass(frozen=True)
class Visit:
    """Seconds from navigation to the answer, and bytes sent until the visitor left."""

    seconds: float
    bytes: int


def _visits(
    playwright: Playwright, profile: str, address: str, side: Side, tasks: Sequence[Task]
) -> list[Visit]:
    """Open pages one after another in a new browser with the profile and wait for their answers."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=str(find_browser()),
        args=list(FLAGS),
        viewport={"width": 1280, "height": 900},
    )
    with context:
        return [_visit(context.pages[0], address, side, task) for task in tasks]


def _visit(page: Page, address: str, side: Side, task: Task) -> Visit:
    question = task.question()
    before = side.handler.sent
    started = time.perf_counter()
    page.goto(address + side.address(task), wait_until="commit")
    side.start(page, task)
    task.ask(page, question)
    seconds = time.perf_counter() - started
    task.undo(page)
    page.wait_for_timeout(STAY)
    return Visit(seconds, side.handler.sent - before)


def _steady_pair(
    playwright: Playwright, address: str, side: Side, task: Task
) -> tuple[dict[str, Visit], int]:
    """Return a pair of visits and how many pairs before it were lost.

    An input given in the very moment an exercise appears can go unheard; a visit without an answer
    has no time, so the pair is made again and the loss is reported.
    """
    for lost in range(LOSSES + 1):
        try:
            return _pair(playwright, address, side, task), lost
        except TimeoutError:
            print(f"  {task.name:7} {side.name:5} no answer, once more", flush=True)
    raise RuntimeError(f"{side.name}: {task.exercise} did not answer {LOSSES + 1} times")


def _pair(playwright: Playwright, address: str, side: Side, task: Task) -> dict[str, Visit]:
    # A reader of ours goes to another page and comes back: what she opens last is the task's.
    after = [*(one for one in TASKS if one is not task), task] if side is OURS else []
    with tempfile.TemporaryDirectory() as profile:
        (cold,) = _visits(playwright, profile, address, side, [task])
        warm, *later = _visits(playwright, profile, address, side, [task, *after])
    visits = {"cold": cold, "warm": warm} | ({"next": later[-1]} if later else {})
    for kind, visit in visits.items():
        print(f"  {task.name:7} {side.name:5} {kind:5} {visit.seconds:6.2f} s  "
              f"{visit.bytes / 1e6:6.2f} MB", flush=True)  # fmt: skip
    return visits


def run(repeats: int = REPEATS) -> dict[str, Any]:
    """Return medians in seconds and MB for each task; ``ratio`` is the cold one with tables."""
    build_site(Console())
    sides = (OURS, _peer())
    visits: dict[tuple[str, str, str], list[Visit]] = {}
    lost = dict.fromkeys((side.name for side in sides), 0)
    with sync_playwright() as playwright, _served(sides[0]) as own, _served(sides[1]) as other:
        for _repeat in range(repeats):
            for task in TASKS:
                for side, address in zip(sides, (own, other), strict=True):
                    pair, gone = _steady_pair(playwright, address, side, task)
                    lost[side.name] += gone
                    for kind, visit in pair.items():
                        visits.setdefault((task.name, side.name, kind), []).append(visit)
    tasks = {task.name: _summary(task, visits) for task in TASKS}
    _print_table(tasks)
    cold = tasks["tables"]["cold"]
    return {
        "name": "browser",
        "ratio": cold["ratio"],
        "ours": cold["ours"],
        "peer": cold["peer"],
        "peer_name": "JupyterLite notebook page, unmodified Pyodide and wheels",
        "repeats": repeats,
        "lost": lost,
        "tasks": tasks,
        "within_budget": all(
            tasks[name][kind]["ratio"] <= budget
            for name, budgets in BUDGETS.items()
            for kind, budget in zip(("cold", "warm"), budgets, strict=True)
        ),
    }


def _summary(task: Task, visits: dict[tuple[str, str, str], list[Visit]]) -> dict[str, Any]:
    def median(side: str, kind: str, what: str) -> float:
        return statistics.median(getattr(one, what) for one in visits[task.name, side, kind])

    kinds: dict[str, Any] = {
        kind: {
            "ours": median("ours", kind, "seconds"),
            "peer": median("peer", kind, "seconds"),
            "ratio": median("ours", kind, "seconds") / median("peer", kind, "seconds"),
            "ours_mb": median("ours", kind, "bytes") / 1e6,
            "peer_mb": median("peer", kind, "bytes") / 1e6,
            "all": {side: [one.seconds for one in visits[task.name, side, kind]]
                    for side in ("ours", "peer")},
        }
        for kind in ("cold", "warm")
    }  # fmt: skip
    later = median("ours", "next", "seconds")
    return {**kinds, "next": {"ours": later, "to_warm": later / kinds["warm"]["ours"]}}


def _print_table(tasks: dict[str, Any]) -> None:
    print(f"{'page':8}{'visit':6}{'ours':>8}{'peer':>8}{'ratio':>7}{'budget':>8}{'MB':>14}")
    for name, kinds in tasks.items():
        for kind, budget in zip(("cold", "warm"), BUDGETS[name], strict=True):
            row = kinds[kind]
            print(f"{name:8}{kind:6}{row['ours']:7.2f}s{row['peer']:7.2f}s{row['ratio']:7.2f}"
                  f"{budget:8.2f}{row['ours_mb']:7.1f}{row['peer_mb']:7.1f}")  # fmt: skip
        later = kinds["next"]
        print(f"{name:8}{'next':6}{later['ours']:7.2f}s, {later['to_warm']:.2f} of warm")
