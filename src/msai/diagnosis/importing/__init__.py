"""What offices really hold, made a table of units: every step is named and can be taken back.

Two halves. `shaping` turns the cells of a file into one header and one row per unit (sheet,
headers over several rows, long lists, codes). `rows_aside` says of the rows that are left which
are no units: other levels of the country, totals, statistics. Both doors of
`msai.diagnosis.reading` go through here, so page, command and edition are told the same.
"""

from msai.diagnosis.importing.steps import ImportStep

__all__ = ["ImportStep"]
