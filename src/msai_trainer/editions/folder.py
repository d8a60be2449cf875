"""An edition's folder in memory, and as one file: what the page saves and ``edition build`` takes.

The file is a ZIP of the folder that ``edition new`` makes: ``edycja.toml``, ``strony/``, ``dane/``,
the logo. Whatever else lies there goes along; what was built does not.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from msai.base.archives import packed
from msai_trainer.editions.addresses import is_inside
from msai_trainer.editions.declared import SETTINGS, Edition, edition_in, edition_text
from msai_trainer.editions.errors import EditionError

#: Folder of own pages and their pictures.
OWN = "strony"
#: Where the site of an edition has its description, without table and boundaries.
ON_SITE = "_static/opis-edycji.zip"
#: Bytes and files of a description: a table, boundaries and some pictures are far below.
LARGEST, MOST = 60_000_000, 2000
_BUILT = "_build/"
_PAGE = "index.html"
_NO_DESCRIPTION = (
    "W tej stronie nie ma opisu edycji. To inna strona albo zrobiło ją starsze wydanie kursu."
)
_CLOSED = 0x1
#: What reading an archive raises that is damaged, cut off, or packed in a way nobody here knows;
#: an inner one with a password is a `RuntimeError`.
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class EditionFolder:
    """What an edition declares, and its files by path below its folder."""

    edition: Edition
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def own(self) -> dict[str, bytes]:
        """Own pages and pictures by their address below the site's root."""
        head = f"{OWN}/"
        return {
            name.removeprefix(head): content
            for name, content in sorted(self.files.items())
            if name.startswith(head) and not any(p.startswith(".") for p in name.split("/"))
        }


def pack_folder(folder: EditionFolder) -> bytes:
    """Return the folder as one file; equal folders give equal bytes."""
    settings = edition_text(folder.edition).encode()
    return packed({SETTINGS: settings, **dict(sorted(folder.files.items()))})


def unpack_folder(content: bytes, name: str) -> EditionFolder:
    """Return the folder in a file.

    Args:
        content: The file: a description, or a whole site that holds one.
        name: What it is called, for sentences.

    Raises:
        EditionError: It is no description of an edition, is damaged, or leads out of its folder.
    """
    files = files_in(content, name)
    return EditionFolder(edition_in(files.pop(SETTINGS)), files)


def files_in(content: bytes, name: str, *, of_site: bool = True) -> dict[str, bytes]:
    """Return the files of a description by their path; `unpack_folder` says what may be wrong.

    Args:
        content: The description, or a whole site that holds one.
        name: What it is called, for sentences.
        of_site: Whether it may be a site; a description holds no further one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            if of_site and (inner := _of_site(entries)):
                return files_in(_read(archive, inner, name), name, of_site=False)
            if any(one.flag_bits & _CLOSED for one in entries):
                raise _refused(name, "Plik ma hasło.", "Zapisz opis edycji bez hasła.")
            names = [PurePosixPath(one.filename).name for one in entries]
            if _PAGE in names and SETTINGS not in names:
                raise _refused(name, _NO_DESCRIPTION, "Wybierz plik „…-opis-edycji.zip”.")
            if len(entries) > MOST or sum(one.file_size for one in entries) > LARGEST:
                raise _refused(name, "Plik jest za duży.", "Zostaw w nim tylko to, co z edycji.")
            found = {one.filename: archive.read(one) for one in entries}
    except _UNREADABLE as error:
        message = "To nie jest opis edycji albo plik jest uszkodzony."
        raise _refused(name, message, "Wybierz plik ZIP zapisany na tej stronie.") from error
    return _below(found, name)


def _of_site(entries: Sequence[zipfile.ZipInfo]) -> zipfile.ZipInfo | None:
    """Return the description of a whole site, where the archive is one."""
    return next((one for one in entries if f"/{one.filename}".endswith(f"/{ON_SITE}")), None)


def is_site(content: bytes) -> bool:
    """Tell whether a file is the ZIP of a whole site with its description."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _of_site(archive.infolist()) is not None
    except _UNREADABLE:
        return False


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    if entry.file_size > LARGEST:
        raise _refused(name, "Plik jest za duży.", "Weź opis edycji zamiast całej strony.")
    return archive.read(entry)


def _below(found: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """Return files by their path below the folder that holds ``edycja.toml``."""
    places = sorted((one for one in found if PurePosixPath(one).name == SETTINGS), key=len)
    if not places:
        message = f"W pliku nie ma „{SETTINGS}”, więc to nie jest opis edycji."
        raise _refused(name, message, "Wybierz plik „…-opis-edycji.zip”.")
    head = posixpath.dirname(places[0])
    root = f"{head}/" if head else ""
    files = {one.removeprefix(root): data for one, data in found.items() if one.startswith(root)}
    if strange := sorted(one for one in files if not is_inside(one)):
        message = f"Plik „{strange[0]}” wychodzi poza folder edycji."
        raise _refused(name, message, "Poproś o nowy plik osobę, która go przysłała.")
    return {one: data for one, data in files.items() if not one.startswith(_BUILT)}


def _refused(name: str, message: str, hint: str) -> EditionError:
    return EditionError.one(name, "bad_description", message, hint)
