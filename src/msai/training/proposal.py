"""A first agenda made from what is given: minutes, number of people, beginning."""

from __future__ import annotations

from dataclasses import replace

from msai.base.i18n import catalogue
from msai.training.agenda import Block, Frame, minutes_of_day
from msai.training.agenda_checks import LONGEST_SPAN
from msai.training.methods import (
    CASE,
    CONTRACT,
    ENERGIZER,
    LECTURE,
    NEXT_STEP,
    PAIRS,
    RECALL,
    WORKED_EXAMPLE,
    Method,
    method,
    methods,
)

_, ngettext = catalogue("training")

SHORTEST, LONGEST = 30, 600
#: A stretch of work before a break, and the breaks themselves, in minutes.
STRETCH, SHORT_BREAK, MEAL = 75, 15, 45
#: Of a meal's time, minutes for waking up afterwards.
WAKE_UP = 5
#: A meal is taken at the first break after noon, where the meeting is long enough.
NOON, WITH_MEAL = 12 * 60, 270


def propose(frame: Frame) -> list[Block]:
    """Return blocks that fill the time, close the cycle of learning and hold the checks.

    Work is laid in stretches of at most 75 minutes with breaks between. Where the time does not
    suffice for all, the middle is left out, never the beginning or the next step.
    """
    minutes = min(max(frame.minutes or 0, SHORTEST), LONGEST)
    breaks = _breaks(frame, minutes)
    work = _work(minutes - _minutes(breaks), frame.people or 12)
    return _woven(work, breaks)


def _breaks(frame: Frame, minutes: int) -> list[Block]:
    """Return as many breaks as the time needs, the meal nearest to noon."""
    count, rest = 0, minutes
    while rest > (count + 1) * STRETCH:
        count += 1
        rest = minutes - count * SHORT_BREAK - (MEAL - SHORT_BREAK) * (minutes >= WITH_MEAL)
    breaks = [Block(_("Break"), "break", "", SHORT_BREAK)] * count
    if minutes < WITH_MEAL or not count:
        return breaks
    start = minutes_of_day(frame.starts) or 9 * 60
    step = minutes / (count + 1)
    at = min(range(count), key=lambda place: abs(start + step * (place + 1) - NOON - 30))
    return [*breaks[:at], Block(_("Meal"), "meal", "", MEAL), *breaks[at + 1 :]]


def _work(minutes: int, people: int) -> list[Block]:
    """Return work of exactly so many minutes: opening, rounds of practice, next step."""
    opening = [_block(_("What we want and how we work"), CONTRACT, 10)] if minutes >= 120 else []
    closing = [_block(_("My next step: what, with whom, by when"), NEXT_STEP, 10)]
    rest = minutes - _minutes([*opening, *closing])
    rounds: list[Block] = []
    while rest - _minutes(rounds) >= 20:
        room = rest - _minutes(rounds)
        rounds += _round(len(rounds), room, people)
    spare = rest - _minutes(rounds)
    return _stretched([*opening, *rounds, *closing], spare)


def _round(done: int, room: int, people: int) -> list[Block]:
    """Return one round of the cycle: recall or try, see how, use it."""
    first = _("What we already know: three questions") if not done else _("What we remember")
    steps = [
        _block(first, RECALL, 5),
        _block(_("One new thing"), LECTURE, 10),
        _block(_("An example worked step by step"), WORKED_EXAMPLE, 25),
        _block(_("What surprised me: in pairs"), PAIRS, 10),
        _block(_("A case from our place"), CASE, 45),
    ]
    short = [steps[0], steps[3], replace(steps[1], minutes=8)]
    chosen = _fitting(steps if room >= 50 else short, room, people)
    return chosen or [_block(_("In pairs"), PAIRS, min(room, 15))]


def _fitting(steps: list[Block], room: int, people: int) -> list[Block]:
    chosen: list[Block] = []
    for step in steps:
        way = _suited(step.way, people)
        if way is None or (step.minutes or 0) > room:
            continue
        chosen.append(replace(step, method=way.name))
        room -= step.minutes or 0
    return chosen


def _suited(way: Method | None, people: int) -> Method | None:
    """Return the method, or one for the same stages that fits the size of the group."""
    if way is None or way.fits(people):
        return way
    alike = [one for one in methods() if one.fits(people) and set(way.kolb) <= set(one.kolb)]
    near = [one for one in alike if one.minutes[0] <= way.minutes[1]]
    return min(near, key=lambda one: one.minutes[0], default=None)


def _stretched(work: list[Block], spare: int) -> list[Block]:
    """Give spare minutes to the blocks whose methods may last longer, the longest last."""
    grown = list(work)
    for at, block in enumerate(grown):
        longest = block.way.minutes[1] if block.way else 0
        more = min(spare, max(0, longest - (block.minutes or 0)))
        grown[at] = replace(block, minutes=(block.minutes or 0) + more)
        spare -= more
    return grown


def _woven(work: list[Block], breaks: list[Block]) -> list[Block]:
    """Put the breaks between stretches of work that are about equal and never too long."""
    stretches = _by_share(work, len(breaks) + 1)
    if max(map(_minutes, stretches)) + WAKE_UP > LONGEST_SPAN:
        stretches = _by_limit(work, len(breaks) + 1)
    woven = list(stretches[0])
    for rest, stretch in zip(breaks, stretches[1:], strict=False):
        woven += [*_rest(rest), *stretch]
    return woven


def _minutes(blocks: list[Block]) -> int:
    return sum(block.minutes or 0 for block in blocks)


def _by_share(work: list[Block], count: int) -> list[list[Block]]:
    """Return stretches that end where equal shares would end, as nearly as blocks allow."""
    share, done = _minutes(work) / count, 0.0
    stretches: list[list[Block]] = [[]]
    for block in work:
        middle = done + (block.minutes or 0) / 2
        if stretches[-1] and len(stretches) < count and middle > share * len(stretches):
            stretches.append([])
        stretches[-1].append(block)
        done += block.minutes or 0
    return stretches


def _by_limit(work: list[Block], count: int) -> list[list[Block]]:
    """Return at most so many stretches whose longest is as short as blocks allow."""
    limit = max(block.minutes or 0 for block in work)
    while len(stretches := _cut(work, limit)) > count:
        limit += 1
    return stretches


def _cut(work: list[Block], limit: int) -> list[list[Block]]:
    stretches: list[list[Block]] = [[]]
    for block in work:
        if stretches[-1] and _minutes(stretches[-1]) + (block.minutes or 0) > limit:
            stretches.append([])
        stretches[-1].append(block)
    return stretches


def _rest(rest: Block) -> list[Block]:
    """Return a break; after a meal people move before they think."""
    if rest.kind != "meal":
        return [rest]
    return [
        replace(rest, minutes=MEAL - WAKE_UP),
        _block(_("Wake up: movement, also seated"), ENERGIZER, WAKE_UP),
    ]


def _block(name: str, identity: str, minutes: int) -> Block:
    way = method(identity)
    return Block(name, "work", way.name if way else "", minutes)
