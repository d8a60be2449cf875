"""Editions: a built course and a description become the files of another site, without a build."""
