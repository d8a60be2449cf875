"""Grading: giving out assignments, taking files back, scores, feedback, the class's gradebook.

Answers are data. What a learner hands in is read as JSON and literals and put into our own
notebook; the only code that runs is the course's. Scores, comments and the gradebook are
nbgrader's.
"""

from msai_course.grading.starting import import_jsonschema

import_jsonschema()
