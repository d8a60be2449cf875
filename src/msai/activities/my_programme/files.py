"""Opening a saved draft and joining it with one's own; what came of it, in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from msai.activities.common.town_origin import edition_name
from msai.activities.my_programme.work import Joining, Work, joined, with_programme
from msai.base.i18n import catalogue
from msai.errors import MsaiError
from msai.programme import has_content
from msai.programme.state import Opened, newer_problem, open_file
from msai.ui import Event

_, ngettext = catalogue("activities_change")

#: More doubts are counted, not listed.
MOST_DOUBTS = 40


def opened(work: Work, event: Event) -> Work:
    """Read a file; where there is work already, or something odd about the file, ask first."""
    try:
        file = open_file(event.content)
        if file.newer:
            raise MsaiError(newer_problem())
    except MsaiError as error:
        return replace(work, joining=None, said=(), wrong=tuple(map(str, error.problems)))
    name = str(event.value or "")
    wrong = _doubts(file)
    if wrong or has_content(work.mine):
        return replace(work, joining=Joining(name, file.programme), said=(), wrong=wrong)
    done = _("The file {name} is open.").format(name=name)
    return replace(with_programme(work, file.programme), said=(done,), wrong=())


def _doubts(file: Opened) -> tuple[str, ...]:
    """Return what the learner has to know before anything of a file is taken."""
    doubts = [str(problem) for problem in file.problems[:MOST_DOUBTS]]
    if len(file.problems) > MOST_DOUBTS:
        doubts.append(_("And {n} more places.").format(n=len(file.problems) - MOST_DOUBTS))
    if file.edition is not None and file.edition != edition_name():
        which = file.edition or _("the course without an edition")
        text = _("The file was saved in another edition of the course: {name}.")
        doubts.insert(0, text.format(name=which))
    return tuple(doubts)


def decided(work: Work, decision: str, value: Any) -> Work:
    """Take the learner's decision about the file that waits."""
    joining = work.joining
    if joining is None:
        return work
    if decision == "cancel":
        return replace(work, joining=None, said=(), wrong=())
    if decision == "replace":
        done = _("The file {name} is open.").format(name=joining.name)
        return replace(with_programme(work, joining.theirs), said=(done,), wrong=())
    if decision == "join":
        return replace(work, joining=replace(joining, prefer="mine"))
    if decision == "prefer":
        prefer = replace(joining, prefer="theirs" if value == "theirs" else "mine")
        return replace(work, joining=prefer)
    return _accepted(work, joining) if decision == "accept" else work


def _accepted(work: Work, joining: Joining) -> Work:
    programme, conflicts = joined(work)
    done = _("Your draft and the file {name} are joined.").format(name=joining.name)
    count = ngettext(
        "In {n} place the two said something else.",
        "In {n} places the two said something else.",
        len(conflicts),
    ).format(n=len(conflicts))
    said = (done, count) if conflicts else (done,)
    return replace(with_programme(work, programme), said=said, wrong=())
