"""What the form of an assignment shows: who fills it in, the questions, the two buttons."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.assignment_form.screen_fields import place_nodes, question_nodes, title
from msai.activities.assignment_form.screen_who import who_nodes
from msai.activities.assignment_form.state import Answers
from msai.activities.common.stage import with_answer
from msai.assignments import Assignment, Question, check_answers, placed
from msai.base.i18n import catalogue
from msai.ui import Button, Columns, Group, Message, Node, Status, Text

_, ngettext = catalogue("activities_assignments")


def view(task: Assignment, state: Answers) -> Sequence[Node]:
    """Show the questions, who answers, and the two buttons."""
    asked = placed(task, state.given)
    return [
        *_carry_over(state),
        with_answer(
            [
                Group(_("Who you are"), who_nodes(state.who, task.group_max, state.missing_code)),
                *place_nodes(asked, state.given, lambda question: _offer(question, state)),
                *_questions(asked, state),
            ],
            [Group(_("Hand in"), _hand_in_nodes(task, state))],
        ),
    ]


def _questions(task: Assignment, state: Answers) -> list[Node]:
    nodes: list[Node] = []
    for number, question in enumerate(task.questions, start=1):
        parts = question_nodes(task, question, state.given)
        heading = title(question, number)
        nodes.append(Group(heading, [*_offer(question, state), *parts]))
    return nodes


def _offer(question: Question, state: Answers) -> list[Node]:
    name = question.grade_id
    if question.offer is None or name not in state.offered:
        return []
    label = question.offer.label
    if state.given.get(name):
        label = _("{label} (replaces what is filled in)").format(label=label)
    return [Button(f"take:{name}", label)]


def _hand_in_nodes(task: Assignment, state: Answers) -> list[Node]:
    buttons = Columns(
        [
            Button("check", _("Check before handing in")),
            Button("hand-in", _("Download to hand in"), "primary"),
        ]
    )
    pause = _("You can stop and come back: below the form you see whether your answers are saved.")
    return [
        buttons,
        Status(_summary(task, state)),
        *_findings(task, state),
        Text(pause, small=True),
    ]


def _summary(task: Assignment, state: Answers) -> str:
    if state.who.undecided:
        return _("Say first whose work this is: there is a question at “Who fills this in”.")
    if state.missing_code:
        return _("Write your code first: without it the trainer cannot tell whose work this is.")
    if about_file := _about_file(state):
        return about_file
    if state.doubted:
        text = _(
            "Correct the code {codes}, please: its check sign does not fit. If it stands so on "
            "your list, choose “Download to hand in” once more."
        )
        return text.format(codes=", ".join(state.doubted))
    if not state.checked:
        return _("Check your answers before you hand in.")
    count = len(check_answers(task, state.given))
    if not count:
        return _("Everything is filled in. You can hand in.")
    text = ngettext("{n} thing to look at.", "{n} things to look at.", count)
    return text.format(n=count)


def _about_file(state: Answers) -> str:
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


def _findings(task: Assignment, state: Answers) -> list[Node]:
    if not state.checked:
        return []
    return [
        Message("problem" if gap.blocking else "question", f"{gap.message} {gap.hint}")
        for gap in check_answers(task, state.given)
    ]


def _carry_over(state: Answers) -> list[Node]:
    if not state.older:
        return []
    text = _("The assignment has a new version. Your earlier answers are kept.")
    buttons = [
        Button("carry", _("Carry my answers over"), "primary"),
        Button("leave", _("Start with an empty form")),
    ]
    return [Message("question", text), Columns(buttons)]
