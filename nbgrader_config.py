"""Settings for nbgrader's own commands run in this folder; the same as `grade` uses."""

from msai_course.grading.engine.workspace import nbgrader_config

c = get_config()  # noqa: F821  (given by traitlets)
c.merge(nbgrader_config())
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = "_build/nbgrader/submitted"
c.CourseDirectory.autograded_directory = "_build/nbgrader/autograded"
c.CourseDirectory.feedback_directory = "_build/nbgrader/feedback"
c.CourseDirectory.db_url = "sqlite:///_build/nbgrader/gradebook.db"
