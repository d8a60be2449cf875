"""Editions: a cascade trainer's own course, made of this one without copying its lessons."""
