"""Folders of classes, and which folder of results is whose."""
