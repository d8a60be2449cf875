"""Planning: from a problem to a change, and whether people, money and time suffice for it."""

from msai.planning.action import Action
from msai.planning.budget import BudgetLine, Funding, forgotten, total, totals_by
from msai.planning.change import Assumption, ChangeChain, Goal, Issue, sentence
from msai.planning.check import (
    broken_links,
    check_budget,
    check_chain,
    check_goal,
    check_risks,
    check_schedule,
    check_tree,
    lack_of_solution,
)
from msai.planning.risks import Risk, heaviest_first
from msai.planning.schedule import Milestone, Overload, Staff, Task, monthly_hours, overloads

__all__ = [
    "Action",
    "Assumption",
    "BudgetLine",
    "ChangeChain",
    "Funding",
    "Goal",
    "Issue",
    "Milestone",
    "Overload",
    "Risk",
    "Staff",
    "Task",
    "broken_links",
    "check_budget",
    "check_chain",
    "check_goal",
    "check_risks",
    "check_schedule",
    "check_tree",
    "forgotten",
    "heaviest_first",
    "lack_of_solution",
    "monthly_hours",
    "overloads",
    "sentence",
    "total",
    "totals_by",
]
