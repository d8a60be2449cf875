"""Remarks that say the same of many things: said once, with the list of what they are about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msai.base.i18n import catalogue
from msai.programme.consistency import Clarification

_, _ngettext = catalogue("programme")

#: A name in the quotes of either language.
_QUOTED = re.compile("(?<=[„“])[^„“”]+(?=”)")
#: Letters of a name in a list; a longer one is cut there as long as it still tells things apart.
_NAME = 60


def told_together(entries: Sequence[Clarification]) -> list[str]:
    """Return what remarks of one check say, each sentence once, in their order.

    Args:
        entries: Remarks of one check. Those that differ in nothing but the name of what they are
            about become one sentence with the list of those names.
    """
    found: dict[str, list[tuple[str, Clarification]]] = {}
    for entry in entries:
        name = _name(entry)
        sentence = entry.what.replace(name, "…", 1) if name else entry.what
        found.setdefault(sentence, []).append((name, entry))
    return [_told(sentence, about) for sentence, about in found.items()]


def _name(entry: Clarification) -> str:
    """Return the name of what a remark is about: quoted there, and part of its key."""
    return next((name for name in _QUOTED.findall(entry.what) if name in entry.key), "")


def _told(sentence: str, about: list[tuple[str, Clarification]]) -> str:
    if len(about) == 1:
        return about[0][1].what
    names = _short([name for name, _entry in about])
    listed = _("It concerns ({n}): {names}.").format(n=len(names), names="; ".join(names))
    return f"{sentence} {listed}"


def _short(names: Sequence[str]) -> list[str]:
    """Return names at most so long, unless two of them begin alike."""
    cut = [_cut(name) for name in names]
    both = zip(cut, names, strict=True)
    return [short if cut.count(short) == 1 else name for short, name in both]


def _cut(name: str) -> str:
    if len(name) <= _NAME:
        return name
    return name[: name.rfind(" ", 0, _NAME) if " " in name[:_NAME] else _NAME].rstrip(" ,;:–") + "…"
