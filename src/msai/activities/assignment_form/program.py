"""The form of a graded assignment: answers, a check before handing in, the file to hand in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from msai.activities.assignment_form import fields as assignment_fields
from msai.activities.assignment_form.people import (
    Who,
    codes,
    decided,
    greeted,
    mistyped,
    typed_code,
    typed_group,
    who_nodes,
)
from msai.assignments import (
    Assignment,
    Question,
    assignment,
    check_answers,
    exercises_of,
    hand_in,
    hand_in_name,
    offers,
)
from msai.assignments.codes import normalise
from msai.base.i18n import catalogue
from msai.base.resources import released_notebook
from msai.ui import (
    Button,
    Columns,
    Deliver,
    Event,
    Group,
    Message,
    Node,
    Program,
    Status,
    Step,
)

_, ngettext = catalogue("activities_assignments")

NOTEBOOK = "application/x-ipynb+json"


@dataclass(frozen=True)
class Answers:
    """What the learner has filled in.

    Attributes:
        release: Release of the assignment that the answers were given to.
        given: ``{grade_id: answer}`` as the inputs hold them.
        who: Whose work it is.
        checked: Whether the result of the check is shown.
        handed_in: Name of the last file that the browser took.
        giving: Name of a file that the browser has not answered for yet.
        refused: Name of a file that the browser did not take.
        older: Answers to an older release, offered to be carried over.
        offered: ``{grade_id: answer}`` that exercises hold already.
        missing_code: Whether handing in failed for want of a code.
        doubted: Mistyped codes that handing in has asked about; the same ones go through then.
    """

    release: str
    given: Mapping[str, Any] = field(default_factory=dict)
    who: Who = field(default_factory=Who)
    checked: bool = False
    handed_in: str = ""
    giving: str = ""
    refused: str = ""
    older: Mapping[str, Any] = field(default_factory=dict)
    offered: Mapping[str, Any] = field(default_factory=dict)
    missing_code: bool = False
    doubted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """The program of one assignment; its methods are the program's parts."""

    task: Assignment

    def initial(self) -> Answers:
        """Return empty answers."""
        return Answers(self.task.release)

    def view(self, state: Answers) -> Sequence[Node]:
        """Show the questions, who answers, and the two buttons."""
        return [
            *self._carry_over(state),
            Group(_("Who you are"), who_nodes(state.who, self.task.group_max)),
            *self._questions(state),
            Group(_("Hand in"), self._hand_in_nodes(state)),
        ]

    def _questions(self, state: Answers) -> list[Node]:
        nodes: list[Node] = []
        for number, question in enumerate(self.task.questions, start=1):
            parts = assignment_fields.question_nodes(question, state.given)
            heading = assignment_fields.title(question, number)
            nodes.append(Group(heading, [*self._offer(question, state), *parts]))
        return nodes

    def _offer(self, question: Question, state: Answers) -> list[Node]:
        name = question.grade_id
        if question.offer is None or name not in state.offered:
            return []
        label = question.offer.label
        if state.given.get(name):
            label = _("{label} (replaces what is filled in)").format(label=label)
        return [Button(f"take:{name}", label)]

    def _hand_in_nodes(self, state: Answers) -> list[Node]:
        buttons = Columns(
            [
                Button("check", _("Check before handing in")),
                Button("hand-in", _("Download to hand in"), "primary"),
            ]
        )
        return [buttons, Status(self._summary(state)), *self._findings(state)]

    def _summary(self, state: Answers) -> str:
        if state.who.undecided:
            return _("Say first whose work this is: there is a question at “Who fills this in”.")
        if state.missing_code:
            return _(
                "Write your code first: without it the trainer cannot tell whose work this is."
            )
        if about_file := self._about_file(state):
            return about_file
        if state.doubted:
            text = _(
                "Correct the code {codes}, please: its check sign does not fit. If it stands so on "
                "your list, choose “Download to hand in” once more."
            )
            return text.format(codes=", ".join(state.doubted))
        if not state.checked:
            return _("Check your answers before you hand in.")
        count = len(check_answers(self.task, state.given))
        if not count:
            return _("Everything is filled in. You can hand in.")
        text = ngettext("{n} thing to look at.", "{n} things to look at.", count)
        return text.format(n=count)

    def _about_file(self, state: Answers) -> str:
        """Return what a page can know of the file: whether the browser took it."""
        if state.giving:
            return _("Giving the file {name} to the browser …").format(name=state.giving)
        if state.refused:
            text = _("The browser did not take the file {name}. Download it once more.")
            return text.format(name=state.refused)
        text = _(
            "The file {name} was given to the browser. See that it is among your downloads, then "
            "send it to your trainer."
        )
        return text.format(name=state.handed_in) if state.handed_in else ""

    def delivered(self, state: Answers, file: Deliver, taken: bool) -> Answers:
        """Put in whether the browser took the file."""
        name = file.filename
        told = replace(state, giving="", refused="", handed_in="")
        return replace(told, handed_in=name) if taken else replace(told, refused=name)

    def _findings(self, state: Answers) -> list[Node]:
        if not state.checked:
            return []
        return [
            Message("problem" if one.blocking else "question", f"{one.message} {one.hint}")
            for one in check_answers(self.task, state.given)
        ]

    def _carry_over(self, state: Answers) -> list[Node]:
        if not state.older:
            return []
        text = _("The assignment has a new version. Your earlier answers are kept.")
        buttons = [
            Button("carry", _("Carry my answers over"), "primary"),
            Button("leave", _("Start with an empty form")),
        ]
        return [Message("question", text), Columns(buttons)]

    def update(self, state: Answers, event: Event) -> Answers | Step[Answers]:
        """Take one answer, or one of the buttons."""
        kind, _colon, name = event.id.partition(":")
        if kind in ("learner", "person"):
            return self._named(state, name, str(event.value or ""))
        if event.id == "hand-in":
            return self._hand_in(state)
        if event.id == "check":
            return replace(state, checked=True, handed_in="", refused="")
        if event.id in ("carry", "leave"):
            given = state.older if event.id == "carry" else state.given
            return replace(state, given=given, older={})
        if kind == "take":
            taken = state.offered.get(name, state.given.get(name))
            return replace(state, given={**state.given, name: taken}, handed_in="", refused="")
        return self._answer(state, event)

    def _named(self, state: Answers, name: str, text: str) -> Step[Answers]:
        if name == "code":
            who, effects = typed_code(state.who, text)
        elif name == "group":
            who, effects = typed_group(state.who, text)
        else:
            who, effects = decided(state.who, name)
        return Step(replace(state, who=who, missing_code=False, doubted=(), handed_in=""), effects)

    def _answer(self, state: Answers, event: Event) -> Answers:
        name = event.id.partition(":")[0]
        fields = {question.grade_id: question.field for question in self.task.questions}
        if name not in fields:
            return state
        answer = assignment_fields.answered(fields[name], event, state.given.get(name))
        return replace(state, given={**state.given, name: answer}, handed_in="", refused="")

    def _hand_in(self, state: Answers) -> Answers | Step[Answers]:
        code = state.who.code.strip()
        if state.who.undecided or not code:
            return replace(state, missing_code=not code, checked=True)
        doubted = mistyped(state.who)
        if doubted and doubted != state.doubted:
            return replace(state, doubted=doubted, checked=True, handed_in="", refused="")
        code = normalise(code)
        now = datetime.now(UTC)
        others = codes(state.who.group)
        notebook = hand_in(
            released_notebook(self.task.id),
            code=code,
            answers=state.given,
            group=[code, *others] if others else [],
            saved_at=now,
        )
        name = hand_in_name(self.task.id, code, now)
        content = json.dumps(notebook, ensure_ascii=False, indent=1).encode()
        ready = replace(state, handed_in="", refused="", checked=True, missing_code=False)
        return Step(replace(ready, giving=name), [Deliver(name, NOTEBOOK, content)])

    def encode(self, state: Answers) -> dict[str, Any]:
        """Return the answers as the learner's record keeps them."""
        record = {"release": state.release, "answers": dict(state.given)}
        return {**record, "older": dict(state.older)} if state.older else record

    def decode(self, record: Mapping[str, Any]) -> Answers:
        """Read a record; answers to another release are kept aside and offered.

        Raises:
            ValueError, KeyError, TypeError: The record is no record of an assignment.
        """
        given = dict(record["answers"])
        if record["release"] == self.task.release:
            return Answers(self.task.release, given, older=dict(record.get("older") or {}))
        return Answers(self.task.release, older=given)

    def receive(self, state: Answers, others: Mapping[str, Mapping[str, Any]]) -> Answers:
        """Remember which answers the exercises hold already."""
        return replace(state, offered=offers(self.task, others))

    def greet(self, state: Answers, record: Mapping[str, Any]) -> Answers:
        """Put in who works here, as it was entered in any assignment of this browser."""
        return replace(state, who=greeted(state.who, record))


def program(name: str) -> Program[Answers]:
    """Return the form of an assignment, such as ``zadanie-1``.

    Raises:
        KeyError: There is no such assignment.
    """
    form = Form(assignment(name))
    return Program(
        id=name,
        title=form.task.title,
        instruction=_(
            "Fill in the form, check it, and download one file for your trainer. You can stop and "
            "come back: below the form you see whether your answers are saved."
        ),
        initial=form.initial,
        view=form.view,
        update=form.update,
        encode=form.encode,
        decode=form.decode,
        reads=exercises_of(form.task),
        receive=form.receive,
        greet=form.greet,
        delivered=form.delivered,
    )
