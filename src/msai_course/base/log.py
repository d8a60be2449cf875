"""What a command did and what went wrong, for whoever looks for a fault: one logger, one file.

The file lies beside the results where a command has a folder of results (``msai.log``), else in
the user's own state folder; a fault is told in both. It holds paths, refusals and tracebacks: no
answers, no lists of people; a refusal may name one person. ``--verbose`` shows the same on screen.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msai_course.base.made import state_folder

_SUFFIX = ".log"
NAME = f"msai{_SUFFIX}"
#: Loggers whose records are kept: the pure package and the course.
_OURS = ("msai", "msai_course")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
#: What the folder of a graded class has in it.
_CLASS = "dziennik"
_NBGRADER, _WORSE = "nbgrader", logging.WARNING
_log = logging.getLogger(__name__)


class _File(logging.Handler):
    """Appends to a file that is opened only when there is something to say; it never fails."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.INFO)
        # nbgrader tells each step of each person.
        self.addFilter(lambda record: _NBGRADER not in record.name or record.levelno >= _WORSE)
        self.folder = folder
        self.written = False
        self._file: logging.Handler | None = None

    @property
    def path(self) -> Path:
        """Return the file."""
        return self.folder / NAME

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record where that is possible."""
        with suppress(OSError):
            if self._file is None:
                self._file = logging.handlers.RotatingFileHandler(
                    self.path, maxBytes=_LARGEST, backupCount=1, encoding="utf-8"
                )
                self._file.setFormatter(logging.Formatter(_FORMAT))
            self._file.emit(record)
            self.written = True

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        super().close()


class _Beside(_File):
    """The file beside results: all that happened in a class, elsewhere faults of ours only."""

    def __init__(self, results: Path) -> None:
        super().__init__(results)
        self._results = results

    def emit(self, record: logging.LogRecord) -> None:
        """Write what belongs beside these results."""
        is_class = (self._results / _CLASS).is_dir()
        self.folder = self._results if is_class else self._results.parent
        if is_class or record.levelno >= logging.ERROR:
            super().emit(record)


def start(command: str, results: Path | None = None, *, verbose: bool = False) -> None:
    """Send what is logged from now on to the files, and to the screen if asked.

    Args:
        command: What runs, without what the person typed besides; empty: not known yet.
        results: Folder of a class, which gets a log of its own; another folder or a file that is
            to be written gets one beside it only when something of ours fails.
        verbose: Show it on screen too.
    """
    stop()
    own = state_folder()
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [_File(own)]
    if results is not None:
        handlers.insert(0, _Beside(results.absolute()))
    if verbose:
        screen = logging.StreamHandler(sys.stderr)
        screen.setLevel(logging.DEBUG)
        screen.setFormatter(logging.Formatter(_FORMAT))
        handlers.append(screen)
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.setLevel(logging.DEBUG if verbose else logging.INFO)
        logger.propagate = False
        for handler in handlers:
            logger.addHandler(handler)
    if command:
        _log.info("%s (Python %s, %s)", command, platform.python_version(), platform.platform())


def stop() -> None:
    """Close the files of an earlier command."""
    for name in _OURS:
        logger = logging.getLogger(name)
        logger.propagate = True
        for handler in list(logger.handlers):
            logger.removeHandler(handler)
            handler.close()


def note_refusal(error: BaseException) -> None:
    """Keep what stood behind a sentence that the person reads."""
    _log.info("odmowa: %s", error, exc_info=error)


def note_fault(error: BaseException) -> Path | None:
    """Keep a fault of ours; return the file that tells of it, None: none could be written."""
    _log.error("błąd programu", exc_info=error)
    files = (one for one in logging.getLogger(_OURS[1]).handlers if isinstance(one, _File))
    return next((one.path for one in files if one.written and one.path.is_file()), None)


def files_with(words: Iterable[str], results: Path) -> list[Path]:
    """Return the logs, beside results and the user's own, that hold one of the words.

    A refusal tells of what it refused, so a log may name a person after all.
    """
    sought = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in words if word]
    places = [*results.rglob(f"*{_SUFFIX}*"), *state_folder().glob(f"{NAME}*")]
    return [path for path in sorted(places) if path.is_file() and _holds(path, sought)]


def _holds(path: Path, sought: list[re.Pattern[str]]) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace")
    return any(word.search(text) for word in sought)
