"""Errors of the grading commands: Polish sentences, what is wrong and what to do."""

from __future__ import annotations

from msai.errors import MsaiError, Problem


class GradingError(MsaiError):
    """The command cannot start: wrong use, unreadable roster, unknown assignment."""

    @classmethod
    def of(cls, code: str, message: str, hint: str) -> GradingError:
        """Return the error of one problem that has no place in a table."""
        return cls(Problem(None, None, code, message, hint))
