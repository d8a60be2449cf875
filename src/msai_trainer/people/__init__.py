"""Classes, their lists and the codes of people."""
