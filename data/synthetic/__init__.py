"""Seeded generator of the synthetic municipalities: made-up units, counts and maps.

`catalogue` says what is measured, `processes` how large the made-up numbers are, `geometry` draws
the map, `draw` the counts, `tables` writes the files. A municipality is a `Municipality` of
`Unit` objects in its own ``make.py``.
"""
