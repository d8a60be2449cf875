"""nbgrader's log: kept out of the trainer's terminal, kept for whoever looks for a fault."""

from __future__ import annotations

import logging


def quiet_logger() -> logging.Logger:
    """Return the logger for nbgrader's converters; it says nothing unless a handler is added."""
    logger = logging.getLogger("msai_course.grading.nbgrader")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    return logger
