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

from msai.assignments.codes import is_mistyped, split_codes
from msai.ui import KeepLearner

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
    filled = replace(who, code=who.code or code, group=who.group or group)
    if refused:
        return replace(filled, person=code, asking=refused)
    if not code:
        return filled
    differs = bool(filled.code.strip()) and _plain(filled.code) != _plain(code)
    return replace(filled, person=code, asking="other" if differs else filled.asking)


def mistyped(who: Who) -> tuple[str, ...]:
    """Return the codes whose check sign does not fit: the learner's own and the group's."""
    typed = [who.code.strip(), *codes(who.group)]
    return tuple(dict.fromkeys(code for code in typed if is_mistyped(code)))


def codes(text: str) -> list[str]:
    """Return the codes that were typed, with commas, semicolons or spaces between them."""
    return split_codes(text)


def _plain(code: str) -> str:
    """Return a code for comparing, as the browser does (``personOf`` in ``keep.ts``)."""
    return _PASSED_OVER.sub("", unicodedata.normalize("NFKC", code).upper())
