"""The logo on the desk: taken as it is, or drawn anew by the browser for pages to carry it."""

from __future__ import annotations

from dataclasses import replace

from msai.ui import Event, Shrink, Step
from msai_trainer.editions.logo import LARGEST_BYTES, kind_and_size
from msai_trainer.editions.logo_taken import SIDE, is_to_be_shrunk, logo_name, type_of
from msai_trainer.pages.edition.acting import examined
from msai_trainer.pages.edition.state import EditionDesk, open_folder

#: Events that begin so are taken here; the last one is the browser's answer.
LOGO, SHRUNK = "logo:", "logo:shrunk"
_WAITING = "Zmniejszam logo."
_MADE = "Logo jest teraz plikiem PNG: {width} × {height} punktów, {size} kB."


def take(desk: EditionDesk, event: Event) -> EditionDesk | Step[EditionDesk]:
    """Take a logo, take it off, or take what the browser made of it."""
    if desk.folder is None:
        return desk
    if event.id == SHRUNK:
        return _shrunk(desk, event.content)
    name = open_folder(desk).edition.logo
    if event.id == "logo:shrink":
        return _brought(desk.quiet(), name, open_folder(desk).files.get(name, b""))
    if event.id == "logo:off":
        return _with_logo(desk.quiet(), "", b"")
    return _brought(desk.quiet(), str(event.value or ""), event.content)


def _brought(desk: EditionDesk, name: str, content: bytes) -> EditionDesk | Step[EditionDesk]:
    if not content:
        return desk
    if not is_to_be_shrunk(name, content):
        return _with_logo(desk, logo_name(name, content), content)
    wanted = Shrink(SHRUNK, content, type_of(name, content), SIDE, LARGEST_BYTES)
    return Step(replace(desk, told=_WAITING, logo=(name, content)), [wanted])


def _shrunk(desk: EditionDesk, png: bytes) -> EditionDesk:
    """Take what was drawn; where nothing was, the picture as it came, and what is wrong with it."""
    if desk.logo is None:
        return desk
    (name, content), desk = desk.logo, replace(desk.quiet(), logo=None)
    _kind, size = kind_and_size(png)
    if size is None:
        return _with_logo(desk, logo_name(name, content), content)
    told = _MADE.format(width=size[0], height=size[1], size=max(1, round(len(png) / 1000)))
    return replace(_with_logo(desk, "logo.png", png), told=told)


def _with_logo(desk: EditionDesk, name: str, content: bytes) -> EditionDesk:
    """Return a desk with another logo, or with none; the former file goes."""
    folder = open_folder(desk)
    files = {one: data for one, data in folder.files.items() if one != folder.edition.logo}
    if name:
        files[name] = content
    return examined(desk.with_files(files).with_edition(replace(folder.edition, logo=name)))
