"""Print what is wrong with the content: ``python -m msai_course.content.checks``."""

from __future__ import annotations

import sys

from msai_course.base.paths import ROOT
from msai_course.content.checks import check

if __name__ == "__main__":
    problems = check(ROOT)
    for problem in problems:
        sys.stdout.write(f"{problem} [{problem.code}]\n")
    sys.stdout.write(f"Uwagi do treści: {len(problems)}.\n")
    raise SystemExit(1 if problems else 0)
