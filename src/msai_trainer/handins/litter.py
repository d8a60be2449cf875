"""What comes along with hand-ins and is none: leftovers of systems, Moodle's own files."""

from __future__ import annotations

import html
import re
from datetime import datetime
from pathlib import PurePosixPath

from msai_trainer.handins.refusing import refused
from msai_trainer.model import FoundFile

#: What systems and programs leave behind; nobody handed these in.
_LITTER = {
    ".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", ".ipynb_checkpoints",
    ".directory", ".localized", "@eadir", "$recycle.bin", "system volume information",
    ".spotlight-v100", ".trashes", ".trash", ".fseventsd", ".temporaryitems", "lost+found", ".git",
    ".dropbox", ".dropbox.cache", ".vscode", ".idea", "__pycache__", ".gitignore",
}  # fmt: skip
#: "._x" of macOS, "~$x" of Word, ".~lock.x#" of LibreOffice, ".~x" of editors.
_LITTER_BEGINS = ("._", "~$", ".~")
#: Moodle's "download all": ``Jan Nowak_4711_assignsubmission_file_/praca.ipynb``.
_MOODLE = re.compile(r"^(.*?)_assign(submission|feedback)_([a-z]+)", re.IGNORECASE)
_TAGS = re.compile(r"<(style|script|title)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_ONLINE = (
    "Ta osoba wpisała tekst w Moodle, zamiast dodać plik. Poproś o plik ze strony zadania, z "
    "przycisku „Pobierz do oddania”."
)


def is_litter(name: str) -> bool:
    """Return whether a path is a leftover of a system, or what Moodle adds for itself."""
    parts = PurePosixPath(name).parts
    if any(part.casefold() in _LITTER or part.startswith(_LITTER_BEGINS) for part in parts):
        return True
    _person, plugin = _moodle(name)
    return plugin.startswith("feedback") or plugin == "submission_comments"


def found_file(name: str, content: bytes, modified: datetime | None) -> FoundFile | None:
    """Return a file as it goes on; None: it is Moodle's page for a text that nobody wrote."""
    person, plugin = _moodle(name)
    path = PurePosixPath(name)
    page = path.suffix.lower() in (".html", ".htm", "")
    if plugin != "submission_onlinetext" and not (path.stem.casefold() == "onlinetext" and page):
        return FoundFile(name, content, modified, container=person)
    text = html.unescape(_TAGS.sub(" ", content.decode("utf-8", "replace"))).replace("\xa0", " ")
    if text.strip().startswith("{") and '"cells"' in text:  # the file itself, pasted
        return FoundFile(name, text.strip().encode(), modified, container=person)
    if not page:  # a picture in the text, say
        return None
    return refused(name, _ONLINE, minor=True) if text.strip() else None


def _moodle(name: str) -> tuple[str, str]:
    """Return the path of a person's folder in Moodle's archive, and whose part it is."""
    parts = PurePosixPath(name).parts
    for place, part in enumerate(parts):
        if found := _MOODLE.match(part):
            folder = "/".join((*parts[:place], found.group(1)))
            return folder, f"{found.group(2)}_{found.group(3)}".lower()
    return "", ""
