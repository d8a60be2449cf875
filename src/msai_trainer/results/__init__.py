"""Rows of the table of grades and what else a class gets."""
