"""What a command did and what went wrong, for whoever looks for a fault: one logger, one file.

The file lies beside the results where a command has a folder of results (``msai.log``), else in
the user's own state folder; a fault is told in both. It holds paths and tracebacks: no answers, no
lists of people. ``--verbose`` shows the same on screen.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import sys
from contextlib import suppress
from pathlib import Path

from msai_course.made import state_folder

NAME = "msai.log"
#: Loggers whose records are kept: the pure package and the course.
_OURS = ("msai", "msai_course")
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LARGEST = 1_000_000
_log = logging.getLogger(__name__)


class _File(logging.Handler):
    """Appends to a file that is opened only when there is something to say; it never fails."""

    def __init__(self, path: Path, level: int) -> None:
        super().__init__(level)
        self.path = path
        self.written = False
        self._file: logging.Handler | None = None

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


def start(command: str, results: Path | None = None, *, verbose: bool = False) -> None:
    """Send what is logged from now on to the files, and to the screen if asked.

    Args:
        command: What runs, without what the person typed besides; empty: not known yet.
        results: Folder of results, which gets a log of its own, or a file that is to be written,
            which gets one beside it only when something fails.
        verbose: Show it on screen too.
    """
    stop()
    own = state_folder()
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True)
    handlers: list[logging.Handler] = [_File(own / NAME, logging.INFO)]
    if results is not None:
        folder, level = (
            (results.parent, logging.ERROR) if results.suffix else (results, logging.INFO)
        )
        handlers.insert(0, _File(folder.absolute() / NAME, level))
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
