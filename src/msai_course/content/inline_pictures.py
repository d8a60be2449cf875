"""Pictures carried inside the text that shows them, for copies read away from the book.

A notebook program shows a picture of another file only where its own server finds that file, and
JupyterLab shows no SVG among a cell's attachments. A picture in the text itself is always there.
"""

from __future__ import annotations

import base64
import mimetypes
import re
from pathlib import Path

_PICTURE = re.compile(r"!\[(?P<said>[^\]]*)\]\((?P<target>[^)\s]+)\)")


def with_pictures(text: str, folder: Path) -> str:
    """Return Markdown that carries its pictures; the long data stand at its end, out of the way.

    Args:
        text: Markdown of one cell.
        folder: Where its relative addresses start. A picture that is not there stays a link.
    """
    carried: dict[str, Path] = {}

    def named(shown: re.Match[str]) -> str:
        path = folder / shown["target"]
        if ":" in shown["target"] or not path.is_file():
            return shown[0]
        name = next((name for name, known in carried.items() if known == path), "")
        name = name or f"rysunek-{len(carried) + 1}-{path.stem}"
        carried[name] = path
        return f"![{shown['said']}][{name}]"

    plain = _PICTURE.sub(named, text)
    data = [f"[{name}]: {_data_address(path)}" for name, path in carried.items()]
    return "\n".join([plain.rstrip("\n"), "", *data]) if data else plain


def _data_address(path: Path) -> str:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"
