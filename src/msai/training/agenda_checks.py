"""Does an agenda hold? Time, breaks, the cycle of learning, energy, the size of the group.

Limits are the course's own rules: a break at least every 90 minutes, a change of form every
20 minutes or so, the hardest part before lunch, twenty minutes for the next step at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from msai.base.findings import Finding
from msai.base.i18n import catalogue
from msai.base.stems import starts_with
from msai.training.agenda import (
    Block,
    Frame,
    kolb_covered,
    minutes_of_day,
    slots,
    total,
    working_spans,
)
from msai.training.methods import CONTRACT, HARD, KOLB, NEXT_STEP, RECALL

_, ngettext = catalogue("training")

LONGEST_SPAN = 90
LONGEST_LISTENING = 20
#: From this length on a meeting has a contract of the group, a meal and needs all four stages.
LONG_MEETING = 240
#: Goals that name what the trainer does, or that nobody can see.
UNSEEN = ("pozn", "zrozumi", "dowie", "zapozna", "zwiększ", "podnies", "omówi", "przedstaw",
          "wiedz", "świadom", "nabyw", "nabyc")  # fmt: skip

Rule = Callable[[Frame, Sequence[Block]], Iterator[Finding]]


def check_agenda(frame: Frame, blocks: Sequence[Block]) -> list[Finding]:
    """Return findings on an agenda: problems and questions, or that it holds."""
    findings = [finding for rule in RULES for finding in rule(frame, blocks)]
    return findings or [Finding("ok", "agenda", "", _("The time, the breaks and the cycle hold."))]


def _outcome(frame: Frame, _blocks: Sequence[Block]) -> Iterator[Finding]:
    better = _("Finish: after the meeting the person … Choose one thing.")
    if not frame.outcome:
        reason = _("It is not said what people will be able to do afterwards.")
        yield Finding("problem", "no_outcome", "outcome", reason, better)
    elif starts_with(frame.outcome, UNSEEN):
        word = frame.outcome.split()[0]
        reason = _("Nobody can see “{word}”.").format(word=word)
        yield Finding("question", "unseen_outcome", "outcome", reason, better)


def _beginning(frame: Frame, _blocks: Sequence[Block]) -> Iterator[Finding]:
    if frame.starts and minutes_of_day(frame.starts) is None:
        reason = _("“{text}” is not a time of day.").format(text=frame.starts[:20])
        yield Finding("problem", "no_time", "starts", reason, _("Write it like 9.00."))


def _length(frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    planned, given = total(blocks), frame.minutes or 0
    if given and planned > given:
        reason = _("The plan takes {planned} minutes, you have {given}.")
        better = _("Leave out a topic. Do not shorten the talk after an exercise.")
        text = reason.format(planned=planned, given=given)
        yield Finding("problem", "too_long", "minutes", text, better)
    for block in blocks:
        if not block.minutes:
            reason = _("This part has no minutes.")
            yield Finding(
                "problem", "no_minutes", "minutes", reason, _("Estimate them."), block.name
            )


def _breaks(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    for start, end in working_spans(blocks):
        if end - start > LONGEST_SPAN:
            reason = _("There are {minutes} minutes without a break.").format(minutes=end - start)
            better = _("Put a break after 60–75 minutes, at the latest after 90.")
            yield Finding("problem", "no_break", "kind", reason, better)


def _cycle(frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    if not any(block.way for block in blocks):
        return
    missing = [stage for stage in KOLB if stage not in kolb_covered(blocks)]
    if missing:
        reason = _("The cycle of learning is not closed. Missing: {stages}.")
        better = _("Add a method that serves it, even for ten minutes.")
        verdict = "problem" if (frame.minutes or 0) >= LONG_MEETING else "question"
        text = reason.format(stages=", ".join(missing))
        yield Finding(verdict, "open_cycle", "method", text, better)  # type: ignore[arg-type]


def _group(frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        way = block.way
        if way is None or not frame.people or way.fits(frame.people):
            continue
        reason = _("“{method}” is for {low}–{high} people, you have {people}.")
        better = _("Divide the group and find a second trainer, or choose another method.")
        text = reason.format(
            method=way.name, low=way.group[0], high=way.group[1], people=frame.people
        )
        yield Finding("problem", "group_size", "method", text, better, block.name)


def _method_time(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        way, minutes = block.way, block.minutes or 0
        if way is None or not minutes or way.minutes[0] <= minutes <= way.minutes[1]:
            continue
        reason = _("“{method}” takes {low}–{high} minutes with the talk afterwards; here {here}.")
        text = reason.format(method=way.name, low=way.minutes[0], high=way.minutes[1], here=minutes)
        better = _("Too short: the talk afterwards is lost. Too long: attention is.")
        yield Finding("question", "method_time", "minutes", text, better, block.name)


def _no_method(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    for block in blocks:
        if not block.is_rest and block.way is None:
            reason = _("It is not said how people will work.")
            yield Finding(
                "question", "no_method", "method", reason, _("Choose a method."), block.name
            )


def _listening(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    minutes = 0
    for slot in slots(blocks):
        minutes = minutes + slot.end - slot.start if slot.effort == "listening" else 0
        if minutes > LONGEST_LISTENING:
            reason = _("People only listen for {minutes} minutes.").format(minutes=minutes)
            better = _("After 15–20 minutes let them do something with it, for example in pairs.")
            yield Finding("problem", "long_listening", "method", reason, better, slot.block.name)
            return


def _after_meal(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    for meal, after in pairwise(slots(blocks)):
        if meal.block.kind != "meal":
            continue
        way = after.block.way
        if way and (way.id in HARD or way.effort == "listening"):
            reason = _("Right after the meal there is the hardest work, or listening.")
            better = _("Begin with movement or work in pairs; the hardest belongs before noon.")
            yield Finding("question", "after_meal", "method", reason, better, after.block.name)


def _frame_of_group(frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    used = {block.way.id for block in blocks if block.way}
    if not used:
        return
    if (frame.minutes or 0) >= LONG_MEETING and CONTRACT not in used:
        reason = _("There is no contract of the group, and cases of people will be told.")
        better = _("Ten minutes at the beginning: confidentiality, telephones, questions.")
        yield Finding("question", "no_contract", "method", reason, better)
    if RECALL not in used:
        reason = _("Nobody has to recall anything from memory.")
        better = _("Begin a block with three questions on the one before; five minutes suffice.")
        yield Finding("question", "no_recall", "method", reason, better)


def _last_step(_frame: Frame, blocks: Sequence[Block]) -> Iterator[Finding]:
    work = [block for block in blocks if block.way]
    if work and not any(block.way and block.way.id == NEXT_STEP for block in work[-2:]):
        reason = _("It does not end with what each will do at work, and by when.")
        better = _("Keep the last 10–20 minutes for the plan of the next step.")
        yield Finding("question", "no_next_step", "method", reason, better)


def _needs(frame: Frame, _blocks: Sequence[Block]) -> Iterator[Finding]:
    if not frame.needs:
        reason = _("You do not know yet who needs what to take part.")
        better = _("Ask in the invitation, with a day by which you answer.")
        yield Finding("question", "no_needs", "needs", reason, better)


RULES: tuple[Rule, ...] = (
    _outcome, _beginning, _length, _breaks, _cycle, _group, _method_time, _no_method,
    _listening, _after_meal, _frame_of_group, _last_step, _needs,
)  # fmt: skip
