"""Consistency checks of partners, actions and the protection of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.partnership.stakeholder import INSTITUTIONS, MUNICIPAL, Stakeholder
from msai.programme.cards import Afterwards
from msai.programme.consistency import Remark, check
from msai.programme.state import Programme

_, ngettext = catalogue("programme")

#: So many shared decisions make participation more than a word.
FEWEST_DECISIONS = 3


@check(
    "S11",
    title="An action outside the area has a reason (art. 15 par. 3)",
    chapters=("6",),
    paths="AB",
    degree="missing",
    why="The act allows it only when its nature calls for it and it serves the goals of the"
    " programme.",
    todo="Write the reason on the card of the action, or move it into the area.",
)
def outside_has_a_reason(programme: Programme) -> Iterator[Remark]:
    """Look at actions outside the area."""
    for action in programme.actions:
        if action.inside == "outside" and not action.outside_reason:
            text = _(
                "“{name}” takes place outside the area. Add why, and how it serves the people of"
                " the area."
            )
            yield Remark(action.name, text.format(name=action.name))


@check(
    "S12",
    title="Building works with moving out: the programme includes those who move (art. 15 par. 4)",
    chapters=("6", "10"),
    paths="AB",
    degree="missing",
    why="Moving breaks schools, work and neighbourly help.",
    todo="Write who accompanies families before, during and after.",
)
def moving_people_are_accompanied(programme: Programme) -> Iterator[Remark]:
    """Look at actions that mean moving out."""
    for action in programme.actions:
        if action.investment == "moving" and not action.moving_support:
            text = _("“{name}” means people moving out. Who accompanies the families?")
            yield Remark(action.name, text.format(name=action.name))


@check(
    "S13",
    title="Each partner has a task and a person, each task has a partner; outsiders have agreed",
    chapters=("5", "6"),
    degree="contradiction",
    why="A partner without a task leaves quietly; a task without a partner is left undone.",
    todo="Give a task, or thank and keep informed. Ask for consent before you write a name down.",
)
def partners_and_tasks_match(programme: Programme) -> Iterator[Remark]:
    """Compare partners with tasks and actions."""
    busy = {task.partner for task in programme.tasks}
    busy |= {name for action in programme.actions for name in (action.lead, *action.partners)}
    for partner in programme.partners:
        yield from _partner(partner, busy)
    for task in programme.tasks:
        if not task.person and not task.partner:
            text = _("Task “{name}” has nobody to do it.").format(name=task.name)
            yield Remark(f"task:{task.name}", text)
    for action in programme.actions:
        if not action.lead:
            text = _("Action “{name}” has nobody to carry it out.").format(name=action.name)
            yield Remark(f"action:{action.name}", text)


def _partner(partner: Stakeholder, busy: set[str]) -> Iterator[Remark]:
    name = partner.name
    if not partner.task and name not in busy:
        yield Remark(f"idle:{name}", _("“{name}” is a partner without a task.").format(name=name))
    if not partner.person:
        text = _("“{name}” is a partner without a person to talk to.").format(name=name)
        yield Remark(f"person:{name}", text)
    if partner.kind and partner.kind not in MUNICIPAL and partner.consent != "yes":
        text = _("“{name}” is from outside the municipality and has not agreed yet.")
        yield Remark(f"consent:{name}", text.format(name=name))


@check(
    "S14",
    title="Residents and somebody from outside institutions take part; not investors alone",
    chapters=("5",),
    degree="question",
    why="Those who depend on one another do not tell one another everything.",
    todo="Invite residents and somebody independent, or say why not yet.",
)
def somebody_independent_takes_part(programme: Programme) -> Iterator[Remark]:
    """Look at the sorts of partners."""
    kinds = {partner.kind for partner in programme.partners}
    if not kinds:
        return
    if kinds <= MUNICIPAL:
        text = _("All partners are units of the municipality. Who will tell you what hurts?")
        yield Remark("municipal", text)
    elif kinds <= INSTITUTIONS:
        text = _("All partners are institutions. Who speaks for the people?")
        yield Remark("institutions", text)
    if "residents" not in kinds:
        yield Remark("residents", _("There are no residents among the partners."))
    if {partner.aim for partner in programme.partners} == {"works"}:
        text = _("All partners are interested in building works. Who wants a change in people?")
        yield Remark("works", text)


@check(
    "S15",
    title="Shared decisions: at least three, each with a body and a date",
    chapters=("5",),
    degree="missing",
    why="Taking part means deciding something, not hearing about it.",
    todo="Write three decisions that residents really share, where and when.",
)
def decisions_are_shared(programme: Programme) -> Iterator[Remark]:
    """Count the complete decisions."""
    ready = sum(1 for item in programme.decisions if item.name and item.body and item.day)
    if ready < FEWEST_DECISIONS:
        text = _(
            "“Residents take part in decisions”: on what, where and when? Complete: {ready} of"
            " {needed}."
        )
        yield Remark("", text.format(ready=ready, needed=FEWEST_DECISIONS))


@check(
    "S16",
    title="The way a partner is brought in fits the money",
    chapters=("5", "8"),
    degree="question",
    why="Money of the municipality cannot simply be handed over, and a procedure takes weeks.",
    todo="Choose: competition of offers, call for a partner, public contract, volunteering. Ask"
    " the treasurer.",
)
def money_has_a_procedure(programme: Programme) -> Iterator[Remark]:
    """Look at costs with a recipient and no procedure."""
    sums: dict[str, float] = defaultdict(float)
    for line in programme.budget:
        if line.recipient and line.procedure in ("", "undecided"):
            sums[line.recipient] += line.cost
    for recipient, amount in sums.items():
        if amount > 0:
            text = _("“{name}” is to get {amount} PLN. In what procedure?")
            values = {"name": recipient, "amount": number_text(amount, 0)}
            yield Remark(recipient, text.format(**values))


@check(
    "S27",
    title="At least one risk for people",
    chapters=("10",),
    degree="missing",
    why="Lost benefits after taking up work, a branded street, trust let down once more: people"
    " pay for it, not the project.",
    todo="Ask two participants what they are afraid of, and enter it.",
)
def there_is_a_risk_for_people(programme: Programme) -> Iterator[Remark]:
    """Look for risks for people with an owner."""
    for_people = [risk for risk in programme.risks if risk.kind == "people"]
    if any(risk.owner for risk in for_people):
        return
    if for_people:
        text = _("Nobody watches over the risk for people “{name}”.")
        yield Remark("", text.format(name=for_people[0].name))
    elif programme.risks:
        text = _("All risks concern the project. What bad may happen to a participant?")
        yield Remark("", text)
    else:
        yield Remark("", _("No risk is entered. What bad may happen to a participant?"))


@check(
    "S28",
    title="Each action says how a person with special needs will take part",
    chapters=("6",),
    degree="missing",
    why="Who cannot come in is missing from the result and from the conversation.",
    todo="Walk the way yourself: door, stairs, toilet, sign language, plain text, childcare.",
)
def everybody_can_take_part(programme: Programme) -> Iterator[Remark]:
    """Look at the accessibility of each action."""
    for action in programme.actions:
        if not action.accessibility:
            text = _(
                "“{name}”: what is the way for a person on a wheelchair and for a deaf person?"
            )
            yield Remark(action.name, text.format(name=action.name))


@check(
    "S29",
    title="Each action has an answer about lasting, with a person and a source",
    chapters=("11",),
    degree="missing",
    why="People who were let down once will not come again.",
    todo="Write: it stays, it passes to …, or it ends on purpose; who and from what money.",
)
def each_action_has_an_afterwards(programme: Programme) -> Iterator[Remark]:
    """Look for the answer of each action."""
    answers = {item.action: item for item in programme.afterwards}
    for action in programme.actions:
        if not _answered(answers.get(action.name)):
            text = _("After {end} “{name}” “goes on”. Who has the key and who pays the bills?")
            end = f"{programme.start.end:%m.%Y}" if programme.start.end else _("the end")
            yield Remark(action.name, text.format(name=action.name, end=end))


def _answered(item: Afterwards | None) -> bool:
    if item is None or not item.after or not item.who:
        return False
    return item.after == "ends" or bool(item.source)


@check(
    "S30",
    title="In line with a goal of the strategy for solving social problems (and of the GPR)",
    chapters=("2", "4"),
    degree="missing",
    why="Without it the programme may get no money in the budget.",
    todo="Find the goal in the strategy and copy its wording with its number.",
)
def strategy_is_named(programme: Programme) -> Iterator[Remark]:
    """Look for the goal of the strategy, also among the goals; in path A for that of the GPR."""
    if not programme.mandate.strategy_goal:
        text = _(
            "No goal of the strategy is named. Without it the programme may get no money in the"
            " budget."
        )
        yield Remark("strategy", text)
    elif programme.goals and not any(goal.strategy_goal for goal in programme.goals):
        text = _("None of your goals says which goal of the strategy it serves.")
        yield Remark("goals", text)
    if programme.start.path == "A" and not programme.mandate.gpr:
        yield Remark(
            "gpr", _("It is not said which goal of the revitalisation programme it serves.")
        )
