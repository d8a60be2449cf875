"""Training others: methods, the agenda of a workshop, difficult situations, evaluation."""

from msai.training.agenda import (
    Block,
    Frame,
    Slot,
    clock,
    kolb_covered,
    materials,
    slots,
    timetable,
    total,
    working_spans,
)
from msai.training.agenda_checks import check_agenda
from msai.training.evaluation import (
    LEVELS,
    EffectQuestion,
    check_evaluation,
    chosen_questions,
    level_label,
    questions,
)
from msai.training.methods import EFFORTS, KOLB, Effort, Method, effort_label, method, methods
from msai.training.proposal import propose
from msai.training.saying import assess_sentence
from msai.training.situations import (
    BEHAVIOURS,
    LADDER,
    Behaviour,
    bank_principles,
    behaviour,
    behaviours,
    ladder_label,
    poor_replies,
)

__all__ = [
    "BEHAVIOURS",
    "EFFORTS",
    "KOLB",
    "LADDER",
    "LEVELS",
    "Behaviour",
    "Block",
    "EffectQuestion",
    "Effort",
    "Frame",
    "Method",
    "Slot",
    "assess_sentence",
    "bank_principles",
    "behaviour",
    "behaviours",
    "check_agenda",
    "check_evaluation",
    "chosen_questions",
    "clock",
    "effort_label",
    "kolb_covered",
    "ladder_label",
    "level_label",
    "materials",
    "method",
    "methods",
    "poor_replies",
    "propose",
    "questions",
    "slots",
    "timetable",
    "total",
    "working_spans",
]
