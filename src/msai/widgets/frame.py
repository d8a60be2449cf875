"""What every exercise has around it: instruction, notice, help, downloads, the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from msai.base.i18n import catalogue
from msai.ui import Button, Columns, Details, Group, Items, Message, Node, Program, Text
from msai.ui.calm import calm

_, ngettext = catalogue("ui")

#: Events of the frame begin with this, so that no exercise's own input collides with them.
FRAME = "frame:"


@dataclass(frozen=True)
class FrameState:
    """What every exercise has around it.

    Attributes:
        hints: Hints shown so far.
        solution: Whether the solution is shown.
        asking_reset: Whether the learner is asked if she really wants to start again.
        notice: A sentence above the exercise, until the next thing she does.
        rescue: Whether her work is offered as a file below the notice.
    """

    hints: int = 0
    solution: bool = False
    asking_reset: bool = False
    notice: Message | None = None
    rescue: bool = False

    def after(self, action: str) -> FrameState:
        """Return the frame after one of its own buttons."""
        return {
            "hint": FrameState(self.hints + 1, self.solution),
            "solution": FrameState(self.hints, not self.solution),
            "reset": FrameState(self.hints, self.solution, asking_reset=not self.asking_reset),
        }.get(action, self.quiet())

    def quiet(self) -> FrameState:
        """Return the frame without notice and question."""
        return FrameState(self.hints, self.solution)


def frame_view(program: Program[Any], state: Any, frame: FrameState) -> list[Node]:
    """Return the whole view: the exercise, then help, downloads and the way back to the start."""
    return [opening(program), *notice_nodes(frame), *frame_body(program, state, frame)]


def opening(program: Program[Any]) -> Node:
    """Return what stands above everything: what to do."""
    return Text(program.instruction)


def notice_nodes(frame: FrameState) -> list[Node]:
    """Return the notice with the file it offers, if there is one."""
    notice: list[Node] = [frame.notice] if frame.notice else []
    return [*notice, Button(f"{FRAME}work", _("Download your work"))] if frame.rescue else notice


def frame_body(program: Program[Any], state: Any, frame: FrameState) -> list[Node]:
    """Return what depends on the state: the exercise, help, downloads, the way back."""
    view = program.view(state)
    return [
        *(calm(view) if state == program.initial() else view),
        *_help(program, state, frame),
        *_take_home(program, frame),
    ]


def _help(program: Program[Any], state: Any, frame: FrameState) -> list[Node]:
    parts: list[Node] = []
    if program.hints:
        if frame.hints:
            parts.append(Items(program.hints[: frame.hints], ordered=True))
        if frame.hints < len(program.hints):
            label = _("Show a hint") if not frame.hints else _("Show the next hint")
            parts.append(Button(f"{FRAME}hint", label, "quiet"))
    if program.solution:
        label = _("Hide the solution") if frame.solution else _("Show the solution")
        parts.append(Button(f"{FRAME}solution", label, "quiet"))
        if frame.solution:
            parts.extend(program.solution(state))
    return [Details(_("Help"), parts, open=bool(frame.hints or frame.solution))] if parts else []


def shown_words(program: Program[Any], before: FrameState, after: FrameState) -> str:
    """Return what screen readers hear of help that has just been shown; empty: none was."""
    if after.hints > before.hints:
        return str(program.hints[after.hints - 1])
    return _("The solution stands below this button.") if after.solution > before.solution else ""


def _take_home(program: Program[Any], frame: FrameState) -> list[Node]:
    buttons: list[Node] = [
        Button(f"{FRAME}download:{number}", download.label)
        for number, download in enumerate(program.downloads)
    ]
    again = Button(
        f"{FRAME}reset",
        _("Start again"),
        "quiet",
        opens=f"{FRAME}asked",
        expanded=frame.asking_reset,
    )
    row = Columns([*buttons, again])
    return [row, _asked()] if frame.asking_reset else [row]


def _asked() -> Node:
    """Return the question that is asked before answers are removed."""
    answers = [
        Button(f"{FRAME}reset-yes", _("Yes, start again")),
        Button(f"{FRAME}reset-no", _("No, keep them"), "primary"),
    ]
    title = _("Your answers in this exercise will be removed. Go on?")
    return Group(title, [Columns(answers)], fieldset=True, id=f"{FRAME}asked")
