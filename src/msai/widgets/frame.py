"""What every exercise has around it: instruction, notice, help, downloads, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.i18n import catalogue
from msai.ui import Button, Columns, Details, Items, Message, Node, Program, Text

_, ngettext = catalogue("ui")

#: Events of the frame begin with this, so that no exercise's own input collides with them.
FRAME = "frame:"


@dataclass(frozen=True)
class Frame:
    """What every exercise has around it: hints shown so far, solution, notice, reset question."""

    hints: int = 0
    solution: bool = False
    asking_reset: bool = False
    notice: Message | None = None


def frame_view(program: Program[Any], state: Any, frame: Frame) -> list[Node]:
    """Return the whole view: the exercise, then help, downloads and the way back to the start."""
    notice: list[Node] = [frame.notice] if frame.notice else []
    return [
        Text(program.instruction),
        *notice,
        *program.view(state),
        *_help(program, state, frame),
        *_take_home(program, frame),
    ]


def _help(program: Program[Any], state: Any, frame: Frame) -> list[Node]:
    parts: list[Node] = []
    if program.hints:
        if frame.hints:
            parts.append(Items(program.hints[: frame.hints], ordered=True))
        if frame.hints < len(program.hints):
            label = _("Show a hint") if not frame.hints else _("Show the next hint")
            parts.append(Button(f"{FRAME}hint", label, "quiet"))
    if program.solution:
        label = _("Hide the solution") if frame.solution else _("Show the solution")
        parts.append(Button(f"{FRAME}solution", label, "quiet", pressed=frame.solution))
        if frame.solution:
            parts.extend(program.solution(state))
    return [Details(_("Help"), parts, open=bool(frame.hints or frame.solution))] if parts else []


def _take_home(program: Program[Any], frame: Frame) -> list[Node]:
    buttons: list[Node] = [
        Button(f"{FRAME}download:{number}", download.label)
        for number, download in enumerate(program.downloads)
    ]
    if not frame.asking_reset:
        return [Columns([*buttons, Button(f"{FRAME}reset", _("Start again"), "quiet")])]
    return [
        Columns(buttons),
        Message("question", _("Your answers in this exercise will be removed. Go on?")),
        Columns(
            [
                Button(f"{FRAME}reset-yes", _("Yes, start again")),
                Button(f"{FRAME}reset-no", _("No, keep them"), "primary"),
            ]
        ),
    ]
