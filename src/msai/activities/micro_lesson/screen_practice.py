"""What practice in rating shows: a recording, six levels to give, then both side by side."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.micro_lesson.practice import RatingPractice
from msai.activities.micro_lesson.rubric import LessonCriterion, rubric
from msai.base.i18n import catalogue
from msai.training.recordings import Recording, about_recordings, agreed, recordings
from msai.ui import Button, Choice, Details, Group, Message, Node, Option, Table, Text
from msai.ui.nodes import Tone

_, ngettext = catalogue("activities_training")


def practice_nodes(practice: RatingPractice) -> Sequence[Node]:
    """Return the part to open with the three recordings."""
    options = [
        Option(one.id, _("Recording {number}: {title}").format(number=number, title=one.title))
        for number, one in enumerate(recordings(), start=1)
    ]
    label = _("Which recording do you rate?")
    opened = practice.recording
    nodes: list[Node] = [
        Text(
            _("Read a recording and rate it by the rubric. Then you see the levels of the course.")
        ),
        Text(about_recordings(), small=True),
        Choice("recording", label, options, practice.opened, "radio"),
        *([] if opened is None else _recording(practice, opened)),
    ]
    title = _("First practise rating on a recording")
    return [Details(title, nodes, open=opened is not None)]


def _recording(practice: RatingPractice, recording: Recording) -> list[Node]:
    rows = [[line.at, line.who, line.text] for line in recording.lines]
    caption = _("Made-up recording: {title}. Topic: {topic}").format(
        title=recording.title, topic=recording.topic
    )
    columns = [_("Time"), _("Who"), _("What is said")]
    transcript = Table(caption, columns, rows, stacked=True)
    if recording.id in practice.compared:
        return [transcript, *_compared(practice, recording)]
    levels = [_level(practice, recording, criterion) for criterion in rubric()]
    button = Button("compare", _("Compare with the levels of the course"), "primary",
                    disabled=not practice.is_complete(recording))  # fmt: skip
    return [transcript, *levels, button, Text(_left(practice, recording), small=True)]


def _level(practice: RatingPractice, recording: Recording, criterion: LessonCriterion) -> Node:
    options = [Option(str(n), f"{n} – {text}") for n, text in enumerate(criterion.levels)]
    given = practice.given(recording).get(criterion.id)
    chosen = "" if given is None else str(given)
    identity = f"level:{recording.id}:{criterion.id}"
    return Choice(identity, criterion.name, options, chosen, "radio")


def _left(practice: RatingPractice, recording: Recording) -> str:
    rated, count = len(practice.given(recording)), len(recording.levels)
    text = _("{rated} of {all} criteria of this recording rated.")
    return text.format(rated=rated, all=count)


def _compared(practice: RatingPractice, recording: Recording) -> list[Node]:
    mine = practice.given(recording)
    rows: list[list[str | Node]] = []
    for criterion in rubric():
        given = recording.levels[criterion.id]
        rows.append(
            [criterion.name, str(mine[criterion.id]), str(given.level), given.at, given.reason]
        )
    same = agreed(recording, mine)
    differs = [at for at, criterion in enumerate(rubric()) if criterion.id not in same]
    columns = [_("Criterion"), _("You"), _("Course"), _("When"), _("Why")]
    table = Table(
        _("Your levels beside those of the course"), columns, rows,
        marked=differs, mark=_("differs"), stacked=True,
    )  # fmt: skip
    return [Group(_("Comparison"), [table, *_said(recording, len(same))])]


def _said(recording: Recording, same: int) -> list[Node]:
    text = _("The same level on {same} of {all} criteria. {quality}").format(
        same=same, all=len(recording.levels), quality=_quality(recording)
    )
    tone: Tone = "ok" if same >= 4 else "question"
    advice = (
        _("Four of six is a good start. Look only at the rows that differ.")
        if same >= 4
        else _("Read the rows that differ again: is your evidence in the recording?")
    )
    return [Message(tone, f"{text} {advice}"), Message("info", _disputed())]


def _quality(recording: Recording) -> str:
    return {
        "weak": _("It was made as a weak one."),
        "fair": _("It was made as a fair one."),
        "good": _("It was made as a good one."),
    }[recording.quality]


def _disputed() -> str:
    return _(
        "You may disagree with the course. Say it with evidence and the time; that is what "
        "agreement between raters is made of."
    )
