"""RatingPractice in rating: a written recording, her levels first, then those of the course."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from msai.training.recordings import Recording, recordings
from msai.ui import Event

#: Events of this part begin so.
EVENTS = ("recording", "level", "compare")


@dataclass(frozen=True)
class RatingPractice:
    """What somebody gave to recordings.

    Attributes:
        opened: Recording on screen; empty: none.
        levels: Recording → criterion → level she gave.
        compared: Recordings whose levels were compared; hers stay as they were then.
    """

    opened: str = ""
    levels: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    compared: tuple[str, ...] = ()

    @property
    def recording(self) -> Recording | None:
        """Return the recording on screen."""
        return next((one for one in recordings() if one.id == self.opened), None)

    def given(self, recording: Recording) -> Mapping[str, int]:
        """Return the levels she gave to a recording."""
        return self.levels.get(recording.id, {})

    def is_complete(self, recording: Recording) -> bool:
        """Return whether every criterion of a recording has a level."""
        return set(self.given(recording)) == set(recording.levels)


def practised(practice: RatingPractice, event: Event) -> RatingPractice:
    """Take a choice of recording, a level, or the wish to compare."""
    what, _colon, place = event.id.partition(":")
    if what == "recording":
        known = str(event.value) in {one.id for one in recordings()}
        return replace(practice, opened=str(event.value)) if known else practice
    if what == "level":
        name, _colon, criterion = place.partition(":")
        return _levelled(practice, name, criterion, str(event.value))
    opened = practice.recording
    if opened is None or not practice.is_complete(opened) or opened.id in practice.compared:
        return practice
    return replace(practice, compared=(*practice.compared, opened.id))


def _levelled(practice: RatingPractice, name: str, criterion: str, value: str) -> RatingPractice:
    known = {one.id: one.levels for one in recordings()}
    open_to_rating = name in known and name not in practice.compared
    if not open_to_rating or criterion not in known[name] or value not in ("0", "1", "2"):
        return practice
    given = {**practice.levels.get(name, {}), criterion: int(value)}
    return replace(practice, levels={**practice.levels, name: given})


def restored(saved: RatingPractice) -> RatingPractice:
    """Return practice from a record without what the bank does not have (any more)."""
    practice = RatingPractice()
    for name, levels in saved.levels.items():
        for criterion, level in levels.items():
            practice = _levelled(practice, name, criterion, str(level))
    for name in saved.compared:
        asked = practised(practice, Event("recording", name))
        practice = practised(asked, Event("compare"))
    return practised(replace(practice, opened=""), Event("recording", saved.opened))
