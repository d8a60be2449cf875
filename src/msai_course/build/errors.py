"""What stops a build, said to the person who started it."""

from __future__ import annotations


class BuildError(Exception):
    """A build cannot go on.

    Attributes:
        message: What happened, in Polish.
        hint: What to do about it, in Polish.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.hint = hint
