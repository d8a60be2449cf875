"""`grade` starts without what it does not need."""

import subprocess
import sys


def test_no_grammars_are_compiled_and_notebooks_are_still_validated():
    script = (
        "import sys, msai_course.grading.grade, nbformat\n"
        "assert 'lark' not in sys.modules, 'grammars were compiled'\n"
        "assert 'rfc3987_syntax' not in sys.modules\n"
        "import rfc3987_syntax\n"
        "try:\n"
        "    nbformat.validate({'nbformat': 4, 'nbformat_minor': 5, 'metadata': 7, 'cells': []})\n"
        "except nbformat.ValidationError:\n"
        "    print('refused')\n"
    )
    command = [sys.executable, "-W", "ignore", "-c", script]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)
    assert finished.stdout == "refused\n", finished.stderr
