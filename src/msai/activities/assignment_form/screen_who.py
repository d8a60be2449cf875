"""What the form shows of who fills it in: code and group, the open question, the way out."""

from __future__ import annotations

from collections.abc import Sequence

from msai.activities.assignment_form.who import Who, codes
from msai.assignments.codes import has_check, is_mistyped
from msai.base.i18n import catalogue
from msai.ui import Button, Columns, Input, Message, Node

_, ngettext = catalogue("activities_assignments")


def who_nodes(who: Who, group_max: int, missing_code: bool = False) -> list[Node]:
    """Show the fields, the open question, and the way for another person.

    Args:
        who: Who fills the form in.
        group_max: Most people who may hand in one work together.
        missing_code: Whether handing in failed for want of a code.
    """
    if who.asking in ("anew", "failed"):
        return [_closing(who)]
    code = Input(
        "learner:code",
        _("Your code"),
        who.code,
        help=_("You have it from your trainer. Do not write your name."),
        max_length=40,
        patient=True,
        required=True,
        error=_("Write your code here, then hand in again.") if missing_code else "",
    )
    said = [*_slips([who.code]), *_question(who)]
    return [code, *said, *_group(who, group_max), *_leaving(who)]


def _closing(who: Who) -> Node:
    if who.asking == "anew":
        return Message("info", _("The work so far is set aside. Load this page anew to begin."))
    return Message(
        "problem",
        _(
            "The browser keeps nothing, so nothing could be set aside. Download what you need, "
            "then load this page anew."
        ),
    )


def _question(who: Who) -> list[Node]:
    stay = Button("person:stay", _("Back to {code}").format(code=who.person), "quiet")
    correct = Button("person:correct", _("I am correcting my code"))
    switch = Button("person:switch", _("Another person at this computer"))
    if who.asking == "other":
        text = _("The work here belongs to the code {old}. Whose code is {new}?")
        told = text.format(old=who.person, new=who.code.strip())
        return [Message("question", told), Columns([correct, switch, stay])]
    if who.asking == "taken":
        text = _("Work under the code {new} is kept here already, so {old} cannot become {new}.")
        told = text.format(old=who.person, new=who.code.strip())
        return [Message("question", told), Columns([switch, stay])]
    if who.asking == "unsigned":
        text = _(
            "Work under the code {new} is kept here already. The work you see now has no code. "
            "Is it yours?"
        )
        mine = Button("person:correct", _("It is mine: add it to my work"))
        other = Button("person:switch", _("It is not mine: set it aside"))
        return [Message("question", text.format(new=who.code.strip())), Columns([mine, other])]
    return []


def _group(who: Who, group_max: int) -> list[Node]:
    if group_max < 2:
        return []
    label = _("Codes of the people you work with (up to {n})").format(n=group_max - 1)
    hint = _("Only when you hand in one work together; separate the codes with commas.")
    field = Input("learner:group", label, who.group, help=hint, max_length=200)
    others = {code.casefold() for code in codes(who.group)} - {who.code.strip().casefold()}
    said = [field, *_slips(codes(who.group))]
    if len(others) < group_max:
        return said
    text = _(
        "The largest group, you included: {n}. Hand in as smaller groups, or ask your trainer."
    )
    return [*said, Message("problem", text.format(n=group_max))]


def _slips(typed: Sequence[str]) -> list[Node]:
    """Say which codes are mistyped, else, quietly, that nobody could tell."""
    given = [code.strip() for code in typed if code.strip()]
    wrong = [code for code in given if is_mistyped(code)]
    if wrong:
        text = _("There is a slip in the code {codes}: compare it with your list, sign by sign.")
        return [Message("problem", text.format(codes=", ".join(wrong)))]
    bare = [code for code in given if not has_check(code)]
    if bare:
        text = _("Code without a check sign: {codes}. See that every sign is right.")
        return [Message("hint", text.format(codes=", ".join(bare)))]
    return []


def _leaving(who: Who) -> list[Node]:
    if who.undecided:
        return []
    if who.asking != "leave":
        return [Button("person:ask", _("Another person at this computer"), "quiet")]
    text = _(
        "Set the work of {code} aside and begin with empty pages? It comes back when the code is "
        "entered again."
    ).format(code=who.person)
    if not who.person:
        text = _(
            "Set this work aside and begin with empty pages? It has no code: it comes back only "
            "from a file of the page “My progress”. Enter your code first if you want it back."
        )
    yes = Button("person:leave", _("Yes, set it aside"))
    return [Message("question", text), Columns([yes, Button("person:stay", _("No, I go on"))])]
