"""What the site consists of, told by the site itself: only a host can list a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

#: Where the site says it.
CONTENTS = "_static/pliki.json"
#: For hosts: headers by folder, and that no file is to be left out. No host serves them as files.
HEADERS, NO_JEKYLL = "_headers", ".nojekyll"
#: Twins that hosts send instead; an edition has none.
TWINS = (".gz", ".br")
#: The starter that people read.
README = "CZYTAJ-MNIE.txt"
_BLOCK = re.compile(r"^(/\S*)\n((?:  .*\n)*)", re.MULTILINE)
_ANY = "/:page"


@dataclass(frozen=True, slots=True)
class SiteContents:
    """The list of a site.

    Attributes:
        files: Addresses of its files in order, without twins and files for hosts.
        headers: Text of ``_headers``.
        starters: What stands beside the site on a stick, by name; ``{title}`` stands for its title.
    """

    files: tuple[str, ...]
    headers: str
    starters: Mapping[str, str]


def listed(files: Iterable[str], headers: str, starters: Mapping[str, str]) -> SiteContents:
    """Return the list of a site with these files; the list itself is one of them."""
    hosts = {HEADERS, NO_JEKYLL}
    names = {name for name in files if not name.endswith(TWINS)} - hosts | {CONTENTS}
    return SiteContents(tuple(sorted(names)), headers, starters)


def written_contents(contents: SiteContents) -> bytes:
    """Return the file of a list."""
    told = {"files": contents.files, "headers": contents.headers, "starters": contents.starters}
    return json.dumps(told, ensure_ascii=False, indent=0, sort_keys=True).encode()


def read_contents(content: bytes) -> SiteContents:
    """Return the list that `written_contents` wrote."""
    told = json.loads(content)
    return SiteContents(tuple(told["files"]), told["headers"], told["starters"])


def with_files(contents: SiteContents, files: Iterable[str]) -> SiteContents:
    """Return the list of a site with other files; folders without settings get the usual ones."""
    made = listed(files, contents.headers, contents.starters)
    folders = sorted({name.partition("/")[0] for name in made.files if "/" in name})
    head = contents.headers[: next(_BLOCK.finditer(contents.headers)).start()]
    blocks = {found[1]: found[2] for found in _BLOCK.finditer(contents.headers)}
    wanted = ["/", _ANY, *(f"/{name}/*" for name in folders)]
    told = (f"{name}\n{blocks.get(name, blocks[_ANY])}" for name in wanted)
    return replace(made, headers=head + "".join(told))


def with_title(name: str, text: str, title: str) -> str:
    """Return a starter with the title of its site; only the file that people read names it."""
    return text.replace("{title}", title) if name == README else text
