"""Replaces a built folder so that only what changed gets a new time."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory


@contextmanager
def rebuilt(output: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when it is complete, its files take the place of the old ones.

    A file with the content it had keeps its time: copying, compressing and browsers' caches go by
    it. A build that fails leaves the old folder as it was.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    _forget_killed(output)
    with TemporaryDirectory(dir=output.parent, prefix=f"{output.name}.") as temporary:
        fresh = Path(temporary) / output.name
        fresh.mkdir()
        yield fresh
        _take_over(fresh, output)


def _forget_killed(output: Path) -> None:
    """Remove what a build left that was killed: it had no time to tidy up."""
    for left in output.parent.glob(f"{output.name}.????????"):
        if (left / output.name).is_dir():
            shutil.rmtree(left, ignore_errors=True)


def _take_over(fresh: Path, output: Path) -> None:
    wanted = {path.relative_to(fresh) for path in fresh.rglob("*") if path.is_file()}
    for name in sorted(wanted):
        if not _same(fresh / name, output / name):
            (output / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh / name, output / name)
    for path in [path for path in output.rglob("*") if path.is_file()]:
        if path.relative_to(output) not in wanted:
            path.unlink()


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(one, other, shallow=False)
