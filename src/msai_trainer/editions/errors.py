"""What is wrong with an edition, said to the trainer who makes it."""

from __future__ import annotations

from msai.errors import MsaiError, Problem


class EditionError(MsaiError):
    """The edition cannot be made, read or built; ``problems`` say what, where, what to do."""

    @classmethod
    def one(cls, place: str, code: str, message: str, hint: str) -> EditionError:
        """Return an error with a single problem."""
        return cls(Problem(place, None, code, message, hint))
