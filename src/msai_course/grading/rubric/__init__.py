"""Reading answers by hand, with a rubric."""
