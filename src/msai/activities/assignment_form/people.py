"""Who fills an assignment in: code and group, and several people at one computer.

The browser keeps everybody's work apart (``web/PROTOCOL.md``). Another code over the present
one moves nothing until the learner has said whether she corrects hers or is somebody else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msai.assignments.codes import has_check, is_mistyped, split_codes
from msai.base.i18n import catalogue
from msai.ui import Button, Columns, Input, KeepLearner, Message, Node

_, _ngettext = catalogue("activities_assignments")

#: Nothing is handed in or kept while one of these questions is open.
UNDECIDED = frozenset({"other", "taken", "unsigned", "anew", "failed"})
_PASSED_OVER = re.compile(r"[\s_\-\u2010-\u2015\u2212\u200b]+")


@dataclass(frozen=True)
class Who:
    """Who fills the form in.

    Attributes:
        code: Learner's code from the trainer's list, as typed.
        group: Codes of all who worked together, as typed.
        person: Code under which the browser keeps the work on screen; empty: nobody's yet.
        asking: What she is asked: ``leave`` (set the work aside?), ``other`` (whose is the code
            over the present one?), ``taken`` (that code has work of its own here), ``unsigned``
            (work without a code, and work under the code); ``anew``: the page has to be loaded
            anew; ``failed``: it has to, and the browser keeps nothing.
    """

    code: str = ""
    group: str = ""
    person: str = ""
    asking: str = ""

    @property
    def undecided(self) -> bool:
        """Whether it is open whose work is on screen."""
        return self.asking in UNDECIDED


def typed_code(who: Who, text: str) -> tuple[Who, Sequence[KeepLearner]]:
    """Take a code; only a first one, or the same in another spelling, is kept at once."""
    typed = replace(who, code=text, asking="")
    if not text.strip():
        return typed, []
    if who.person and _plain(text) != _plain(who.person):
        return replace(typed, asking="other"), []
    # Only what was typed: the group may still be on its way from the browser.
    return replace(typed, person=text), [KeepLearner({"code": text})]


def typed_group(who: Who, text: str) -> tuple[Who, Sequence[KeepLearner]]:
    """Take the codes of those she works with."""
    typed = replace(who, group=text)
    return typed, [] if who.undecided else [KeepLearner({"group": text})]


def decided(who: Who, answer: str) -> tuple[Who, Sequence[KeepLearner]]:
    """Take a button: ``ask`` and ``leave``, ``correct``, ``switch``, or ``stay``."""
    if answer == "ask":
        return replace(who, asking="leave"), []
    if answer == "leave":
        return replace(who, asking="anew"), [KeepLearner({"how": "leave"})]
    told = {"code": who.code, "how": answer}
    if answer == "correct":
        # A group typed meanwhile goes along; an empty field must not erase the one kept.
        told |= {"group": who.group} if who.group.strip() else {}
        return replace(who, person=who.code, asking=""), [KeepLearner(told)]
    if answer == "switch":
        return replace(who, asking="anew"), [KeepLearner(told)]
    return replace(who, code=who.person, asking=""), []


def greeted(who: Who, record: Mapping[str, Any]) -> Who:
    """Put in what the browser knows; what was typed meanwhile is newer.

    Args:
        who: As the form shows it.
        record: ``code``, ``group``, ``refused``: why the browser kept nothing of what it was
            told (``other``, ``taken``, ``unsigned``, ``failed``), and ``anew``: whether another
            person's work has taken the place of what is on screen.
    """
    code, group = str(record.get("code", "")), str(record.get("group", ""))
    refused = str(record.get("refused", ""))
    if record.get("anew"):
        return replace(who, asking="anew")
    if refused == "failed":
        return replace(who, asking="failed") if who.asking == "anew" else who
    known = replace(who, code=who.code or code, group=who.group or group)
    if refused:
        return replace(known, person=code, asking=refused)
    if not code:
        return known
    differs = bool(known.code.strip()) and _plain(known.code) != _plain(code)
    return replace(known, person=code, asking="other" if differs else known.asking)


def who_nodes(who: Who, group_max: int) -> list[Node]:
    """Show the fields, the open question, and the way for another person."""
    if who.asking in ("anew", "failed"):
        return [_closing(who)]
    code = Input(
        "learner:code",
        _("Your code"),
        who.code,
        help=_("You have it from your trainer. Do not write your name."),
        max_length=40,
        patient=True,
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


def mistyped(who: Who) -> tuple[str, ...]:
    """Return the codes whose check sign does not fit: the learner's own and the group's."""
    typed = [who.code.strip(), *codes(who.group)]
    return tuple(dict.fromkeys(code for code in typed if is_mistyped(code)))


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


def codes(text: str) -> list[str]:
    """Return the codes that were typed, with commas, semicolons or spaces between them."""
    return split_codes(text)


def _plain(code: str) -> str:
    """Return a code for comparing, as the browser does (``personOf`` in ``keep.ts``)."""
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKC", code).upper())
