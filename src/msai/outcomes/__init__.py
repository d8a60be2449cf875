"""Before and after: two parallel forms on the six outcomes, a path by lesson, counts of pairs."""
