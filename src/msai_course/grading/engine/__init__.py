"""nbgrader, its gradebook and what a run remembers."""
