"""Does the plan hold together? Findings for each step, from the tree to the risks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msai.base.findings import Finding, Verdict
from msai.base.forms import field_of, is_empty
from msai.base.i18n import catalogue
from msai.base.numbers import number_text
from msai.base.stems import find_words, has_word, starts_with
from msai.evidence import check_leaning
from msai.planning.budget import BudgetLine, Funding, forgotten
from msai.planning.change import ChangeChain, Goal, Issue
from msai.planning.risks import Risk
from msai.planning.schedule import Staff, Task, overloads
from msai.planning.words import ACTIVITY, HOPE, LACK_OF_SOLUTION

_, ngettext = catalogue("planning")


def lack_of_solution(text: str) -> str:
    """Return the words that put a problem down as the lack of a solution, or an empty text."""
    found = find_words(text, LACK_OF_SOLUTION)
    return found[0] if found else ""


def check_tree(issues: Sequence[Issue]) -> list[Finding]:
    """Return findings on a problem tree: one core, causes that lead somewhere, no solutions."""
    findings = []
    if not any(issue.role == "core" for issue in issues):
        findings.append(_bad("problem", "no_core", "role", *_no_core()))
    if not any(issue.role == "cause" for issue in issues):
        findings.append(_bad("problem", "no_cause", "role", *_no_cause()))
    names = {issue.name for issue in issues}
    for issue in issues:
        findings += _issue_findings(issue, names)
    return findings or [_fine("tree", _("The tree says what happens to people and why."))]


def _issue_findings(issue: Issue, names: set[str]) -> Iterator[Finding]:
    if words := lack_of_solution(issue.name):
        reason = _("“{words}” is a solution already. Others will not be seen.").format(words=words)
        better = _("Write what happens to people because of that lack.")
        yield _bad("question", "lack_of_solution", "name", reason, better, issue.name)
    if issue.role == "cause" and issue.leads_to not in names:
        reason = _("It is not said what this cause leads to.")
        better = _("Choose what it causes: another cause or the problem itself.")
        yield _bad("problem", "loose_cause", "leads_to", reason, better, issue.name)


def check_goal(goal: Goal) -> list[Finding]:
    """Return findings on a goal: a state of people, who, what differently, by when."""
    findings = []
    if starts_with(goal.name, ACTIVITY):
        reason = _("“{word}” is something you do. A goal is how people will be afterwards.")
        better = _("Finish the sentence: by … these people will …")
        words = goal.name.split()[0]
        findings.append(
            _bad(
                "problem", "goal_is_activity", "name", reason.format(word=words), better, goal.name
            )
        )
    findings += _open_places(goal, ("who", "differently", "by"), goal.name)
    return findings or [_fine("goal", _("It says who, what differently and by when."), goal.name)]


def check_chain(chain: ChangeChain) -> list[Finding]:
    """Return findings on a chain of change: no open place, a mechanism, handled assumptions."""
    places = ("action", "for_whom", "change", "within", "because", "assumptions", "goal")
    findings = list(_open_places(chain, places, chain.action))
    if has_word(chain.because, HOPE):
        reason = _("This says that it is wanted, not why it should work.")
        better = _("Name what becomes easier, nearer or less risky for this person.")
        findings.append(_bad("question", "no_mechanism", "because", reason, better, chain.action))
    findings += check_leaning(chain.evidence, chain.action)
    for assumption in chain.assumptions:
        if not assumption.covered_by:
            findings.append(_uncovered(assumption.name, assumption.control, chain.action))
    return findings or [_fine("chain", _("The sentence holds from the action to the change."))]


def _uncovered(name: str, control: str, subject: str) -> Finding:
    if control == "outside":
        reason = _("“Provided that {name}” does not depend on you and nobody watches it.")
        better = _("Put it in the register of risks: how you will notice, what you will do.")
        return _bad(
            "problem",
            "assumption_not_a_risk",
            "assumptions",
            reason.format(name=name),
            better,
            subject,
        )
    reason = _("“Provided that {name}”: this can be agreed, so it is a task, not an assumption.")
    better = _("Add a task: who agrees it, with whom, by when.")
    return _bad(
        "problem", "assumption_is_task", "assumptions", reason.format(name=name), better, subject
    )


def check_schedule(tasks: Sequence[Task], staff: Sequence[Staff]) -> list[Finding]:
    """Return findings on a schedule: dates in order, a person for each task, enough hours."""
    findings: list[Finding] = []
    for task in tasks:
        if task.start and task.end and task.start > task.end:
            reason, better = _("It ends before it begins."), _("Correct the dates.")
            findings.append(_bad("problem", "reversed_dates", "end", reason, better, task.name))
        findings += _open_places(task, ("person", "start", "end", "hours"), task.name)
    for overload in overloads(tasks, staff):
        reason = _(
            "There are {available} hours a month, the plan needs {needed} in {month}."
        ).format(
            available=number_text(overload.available, 0),
            needed=number_text(overload.needed, 0),
            month=f"{overload.month:%m.%Y}",
        )
        better = _("Put something off, give it to a partner, or leave it out.")
        who = overload.person or _("the whole team")
        findings.append(_bad("problem", "too_few_hours", "hours", reason, better, who))
    return findings or [_fine("schedule", _("The hours fit into the time people have."))]


def check_budget(lines: Sequence[BudgetLine], funding: Sequence[Funding]) -> list[Finding]:
    """Return findings on a budget: costs or reasons, sources that may pay, nothing forgotten."""
    sources = {source.name: source for source in funding}
    findings = [finding for line in lines for finding in _line_findings(line, sources)]
    labels = {o.value: o.label for o in field_of(BudgetLine, "category").options}
    for category in forgotten(lines):
        reason = _("“{category}” stands at zero.").format(category=labels[category])
        better = _("Enter a cost, or a line “no cost, because …”.")
        findings.append(_bad("problem", "forgotten_cost", "category", reason, better))
    return findings or [_fine("budget", _("Every cost has a source, and nothing is forgotten."))]


def _line_findings(line: BudgetLine, sources: dict[str, Funding]) -> Iterator[Finding]:
    if line.cost == 0 and not line.free_because:
        reason, better = _("There is neither a cost nor a reason for none."), _("Enter one.")
        yield _bad("problem", "no_cost", "unit_cost", reason, better, line.name)
    source = sources.get(line.source)
    if source is None:
        reason, better = _("It is not said who pays."), _("Choose a source of money.")
        yield _bad("problem", "no_source", "source", reason, better, line.name)
    elif source.categories and line.category not in source.categories:
        reason = _("“{source}” does not pay for this category.").format(source=source.name)
        better = _("Choose another source, or read its rules again.")
        yield _bad("problem", "not_eligible", "category", reason, better, line.name)


def check_risks(risks: Sequence[Risk]) -> list[Finding]:
    """Return findings on a register of risks: people are in it, each has an answer and an owner."""
    findings: list[Finding] = []
    if not any(risk.kind == "people" for risk in risks):
        reason = _("All risks concern the project. What bad may happen to a participant?")
        better = _("Think of lost benefits, a branded street, trust let down once more.")
        findings.append(_bad("problem", "no_risk_for_people", "kind", reason, better))
    for risk in risks:
        findings += _open_places(risk, ("likelihood", "harm", "answer", "owner"), risk.name)
    return findings or [_fine("risks", _("Each risk has an answer and somebody who watches."))]


def broken_links(
    issues: Iterable[Issue],
    goals: Iterable[Goal],
    action_goals: Iterable[tuple[str, str]],
    measured: Iterable[str],
) -> list[Finding]:
    """Return the gaps of the chain problem → goal → action → indicator, in both directions.

    Args:
        issues: The problem tree.
        goals: Goals with the problem each answers.
        action_goals: Names of actions with the goal each leads to.
        measured: Names of the goals that have an indicator.
    """
    issues, goals = list(issues), list(goals)
    action_goals, measured = list(action_goals), set(measured)
    roots = {issue.name for issue in issues if issue.role != "effect"}
    names, served = {goal.name for goal in goals}, {goal for _action, goal in action_goals}
    gaps = [
        ("problem_without_goal", name, _("This problem has no goal."))
        for name in _unanswered(issues, goals)
    ]
    for goal in goals:
        if goal.issue not in roots:
            gaps.append(("goal_without_problem", goal.name, _("This goal answers no problem.")))
        if goal.name not in served:
            gaps.append(("goal_without_action", goal.name, _("This goal has no action.")))
        if goal.name not in measured:
            gaps.append(("goal_without_indicator", goal.name, _("This goal has no indicator.")))
    for action, goal_name in action_goals:
        if goal_name not in names:
            gaps.append(("action_without_goal", action, _("This action leads to no goal.")))
    better = _("Join it to what it belongs to, or leave it out.")
    return [_bad("problem", code, "", reason, better, subject) for code, subject, reason in gaps]


def _unanswered(issues: Iterable[Issue], goals: Iterable[Goal]) -> list[str]:
    """Return the core problems that no goal answers, neither directly nor by one of the causes."""
    issues = list(issues)
    leads_to = {issue.name: issue.leads_to for issue in issues}
    answered: set[str] = set()
    for goal in goals:
        name = goal.issue
        while name and name not in answered:
            answered.add(name)
            name = leads_to.get(name, "")
    return [
        one.name for one in issues if one.role == "core" and one.name and one.name not in answered
    ]


def _open_places(card: object, names: Iterable[str], subject: str) -> Iterator[Finding]:
    for name in names:
        if is_empty(getattr(card, name)):
            label = field_of(type(card), name).label
            reason = _("“{label}” is still empty.").format(label=label)
            yield _bad("problem", "open_place", name, reason, _("Fill it in."), subject)


def _bad(
    verdict: Verdict, code: str, field: str, reason: str, better: str, subject: str = ""
) -> Finding:
    return Finding(verdict, code, field, reason, better, subject)


def _fine(code: str, reason: str, subject: str = "") -> Finding:
    return Finding("ok", code, "", reason, subject=subject)


def _no_core() -> tuple[str, str]:
    return _("It is not said which one is the problem itself."), _("Choose one as the core.")


def _no_cause() -> tuple[str, str]:
    return (
        _("There is no cause. Without one you will treat the symptom."),
        _("Ask “why?” and write the answer as a cause; then ask again."),
    )
