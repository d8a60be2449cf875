"""Practices: the catalogue, search, what we take from a case, and one's own entry."""

from msai.practices.failure import Failure, failure, failures, names_a_sign
from msai.practices.of_edition import practice, practices
from msai.practices.own import (
    OwnPractice,
    check_own,
    entry_of,
    from_entry,
    missing,
    to_json,
    to_yaml,
)
from msai.practices.practice import (
    Practice,
    category_label,
    measurement_rows,
    practice_from,
    verified_words,
)
from msai.practices.search import Query, search, stem, values_of
from msai.practices.taking import (
    MOST_CASES,
    Take,
    check_number,
    check_take,
    planned_figures,
)

__all__ = [
    "MOST_CASES",
    "Failure",
    "OwnPractice",
    "Practice",
    "Query",
    "Take",
    "category_label",
    "check_number",
    "check_own",
    "check_take",
    "entry_of",
    "failure",
    "failures",
    "from_entry",
    "measurement_rows",
    "missing",
    "names_a_sign",
    "planned_figures",
    "practice",
    "practice_from",
    "practices",
    "search",
    "stem",
    "to_json",
    "to_yaml",
    "values_of",
    "verified_words",
]
