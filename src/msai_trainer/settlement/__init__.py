"""The folder for who pays: what was taught, judged, gained, by whom; from the file of a class.

What the class does not know is told as missing, never made up. One table of results stands under
two layouts (`blocks`): the three questions of the guidelines on monitoring 2021–2027, and the four
stages zakres – wzorzec – ocena – porównanie.
"""
