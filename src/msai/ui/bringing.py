"""The nodes by which a person brings a file or a table (`msai.ui.nodes` has all others)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class File:
    """A file from the learner's disk, or several; they never leave the browser."""

    id: str
    label: str
    accept: str = ""
    help: str = ""
    multiple: bool = False


@dataclass(frozen=True)
class Paste:
    """A place for a table copied from a spreadsheet or a page.

    What is pasted is sent at once: as HTML bytes where the clipboard has a table, else as text;
    what is typed is sent by the button ``take``. Files that are dropped here are sent as `File`
    sends them.
    """

    id: str
    label: str
    take: str
    help: str = ""
