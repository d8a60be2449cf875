"""Points of one person in one assignment, wherever they are kept."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Scores:
    """Scores of one person in one assignment.

    Attributes:
        cells: Graded cell → points and most points.
        waiting: Graded cells that wait for a person.
        comments: Answer cell → comment of the trainer.
    """

    cells: dict[str, tuple[float, float]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """Return the points so far."""
        return round(sum(points for points, _most in self.cells.values()), 2)
