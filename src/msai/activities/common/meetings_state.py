"""Three meetings, what the learner can do: write, see the answers, say one, keep a promise.

The first round of a story does not count. Answers open only after own words stand there; their
order follows from those words, so it is another one in each round and the same within one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from msai import meetings
from msai.activities.common.feedback import text_value
from msai.base.from_data import from_data, to_data
from msai.base.replies import shuffled
from msai.ui import Event

#: Own words of fewer words than this are no answer.
FEWEST_WORDS = 5
#: Own words of earlier rounds that are kept.
MOST_EARLIER = 12
Mode = Literal["meetings", "short"]


@dataclass(frozen=True)
class Run:
    """One story as far as it has come.

    Attributes:
        story: Id of the story.
        round: 1 for the one that does not count.
        choices: What was said and done, as `msai.meetings.standing` reads it.
        words: Own words, one text a meeting.
        opened: So many meetings have their answers open.
        pick: Ticked and not yet said.
        hasty: Whether the answers were asked for before there were own words.
        counted: How the last round that counted ended; "" before.
        earlier: Own words of earlier rounds.
    """

    story: str
    round: int = 1
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ("", "", "")
    opened: int = 0
    pick: str = ""
    hasty: bool = False
    counted: str = ""
    earlier: tuple[str, ...] = ()

    def standing(self) -> meetings.StoryState:
        """Return where the meetings stand."""
        return meetings.standing(meetings.STORIES.entry(self.story), self.choices)

    @property
    def counts(self) -> bool:
        """Tell whether this round counts."""
        return self.round > 1

    def is_written(self, now: meetings.StoryState) -> bool:
        """Tell whether the answers of the present meeting are open."""
        return now.step != "move" or self.opened > now.meeting


@dataclass(frozen=True)
class MeetingsPractice:
    """What is practised: three meetings with one of the stories, or something short.

    Attributes:
        setting: Which stories there are.
        mode: Three meetings, or the short exercise of the activity.
        story: The story that is open.
        runs: Each story that was begun.
    """

    setting: meetings.Setting
    mode: Mode
    story: str
    runs: tuple[Run, ...] = ()

    @property
    def run(self) -> Run:
        """The run of the open story."""
        return next((run for run in self.runs if run.story == self.story), Run(self.story))


def begin(setting: meetings.Setting, mode: Mode = "meetings") -> MeetingsPractice:
    """Return a fresh start."""
    return MeetingsPractice(setting, mode, meetings.stories(setting)[0].id)


def choices_in_order(run: Run, now: meetings.StoryState) -> tuple[meetings.OpenChoice, ...]:
    """Return what can be chosen now, shuffled by the learner's own words."""
    words = run.words[min(now.meeting, len(run.words) - 1)]
    seed = f"{run.story} {run.round} {len(run.choices)} {words}"
    return shuffled(meetings.open_choices(now), seed)


def update(practice: MeetingsPractice, event: Event) -> MeetingsPractice:
    """Take one step of the learner; what does not fit changes nothing."""
    value = text_value(event.value)
    if event.id == "mode" and value in ("meetings", "short"):
        return replace(practice, mode=value)  # type: ignore[arg-type]
    if event.id == "story":
        known = {story.id for story in meetings.stories(practice.setting)}
        return replace(practice, story=value) if value in known else practice
    act = _ACTS.get(event.id)
    run = practice.run
    after = act(run, run.standing(), value) if act else run
    return practice if after == run else _with(practice, after)


def _with(practice: MeetingsPractice, run: Run) -> MeetingsPractice:
    others = tuple(one for one in practice.runs if one.story != run.story)
    return replace(practice, runs=(*others, run))


def _write(run: Run, now: meetings.StoryState, value: str) -> Run:
    if now.step != "move" or run.is_written(now):
        return run
    words = tuple(value if at == now.meeting else old for at, old in enumerate(run.words))
    return replace(run, words=words, hasty=False)


def _open(run: Run, now: meetings.StoryState, _value: str) -> Run:
    if now.step != "move" or run.is_written(now):
        return run
    if len(run.words[now.meeting].split()) < FEWEST_WORDS:
        return replace(run, hasty=True)
    return replace(run, opened=now.meeting + 1, hasty=False)


def _pick(run: Run, now: meetings.StoryState, value: str) -> Run:
    offered = {choice.value for choice in meetings.open_choices(now)}
    return replace(run, pick=value) if value in offered and run.is_written(now) else run


def _say(run: Run, now: meetings.StoryState, _value: str) -> Run:
    if not run.pick or not run.is_written(now):
        return run
    after = meetings.take(now, run.pick)
    said = replace(run, choices=(*run.choices, run.pick), pick="")
    if after.step == "end" and run.counts:
        return replace(said, counted=meetings.outcome(after))
    return said


def _again(run: Run, now: meetings.StoryState, _value: str) -> Run:
    if now.step != "end":
        return run
    kept = (*run.earlier, *(text for text in run.words if text.strip()))[-MOST_EARLIER:]
    return Run(run.story, run.round + 1, counted=run.counted, earlier=kept)


_ACTS = {"own": _write, "open": _open, "pick": _pick, "say": _say, "again": _again}

#: The record holds a practice as it is.
encode = to_data


def decode(record: Mapping[str, Any], setting: meetings.Setting) -> MeetingsPractice:
    """Read a practice; choices that the bank no longer has are left out from there on.

    Raises:
        ValueError, KeyError, TypeError: The record is no practice of this setting.
    """
    saved = from_data(MeetingsPractice, record, whole=True)
    known = {story.id for story in meetings.stories(setting)}
    if saved.setting != setting or saved.story not in known:
        raise ValueError("practice of another setting")
    runs = tuple(_readable(run) for run in saved.runs if run.story in known)
    return replace(saved, runs=runs)


def _readable(run: Run) -> Run:
    words = tuple(map(text_value, (*run.words, "", "", "")[:3]))
    now, taken = meetings.begin(meetings.STORIES.entry(run.story)), 0
    for value in run.choices:
        if value not in {choice.value for choice in meetings.open_choices(now)}:
            break
        now, taken = meetings.take(now, value), taken + 1
    opened = max(0, min(run.opened, now.meeting + 1))
    return replace(run, words=words, choices=run.choices[:taken], opened=opened, pick="")
