"""The desk of the rubric, as the tests of judging use it."""

from msai_course.grading.engine.scores import read_scores
from msai_course.grading.engine.workspace import Workspace
from msai_course.grading.masters import load_master
from msai_course.grading.rubric.judging import answers
from msai_course.grading.rubric.rubric_page import RubricDesk
from msai_course.grading.rubric.rubrics import Verdict, store

NAME = "zadanie-1"
REMARKS = "Dobrze.\nA „ankieta”? =1+1 <b>ąę</b> \u202e 🙂"


def desk(output, marker="1", reopen=False):
    return RubricDesk(load_master(NAME), Workspace.graded(output), marker, reopen)


def form(code="K01", levels="0000", comment="", **more):
    chosen = {f"k{place}": number for place, number in enumerate(levels)}
    return {"code": code, "question": "obrona", "comment": comment, **chosen, **more}


def by_label(output):
    found = answers(Workspace.graded(output), load_master(NAME).assignment)
    return {one.label: one for one in found}


def feedback(output, code):
    return (output / "feedback" / code / f"{NAME}.html").read_text(encoding="utf-8")


def read_by_hand(output, *codes, points=8, db_url=None):
    """A person has read the answers of these people, of those who handed in."""
    workspace = Workspace.graded(output, db_url)
    handed_in = read_scores(workspace, NAME)
    verdicts = [Verdict(code, "obrona", points, "Dobrze.") for code in codes if code in handed_in]
    store(workspace, NAME, verdicts)
