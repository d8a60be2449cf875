"""The course's activities as pure programs, one folder each; `msai.widgets` puts them on screen.

No activity imports another: what one gives to others is a value of `msai.programme`.
"""
