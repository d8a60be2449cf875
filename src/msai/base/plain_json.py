"""JSON that somebody brings as a file: read without trusting how deep it nests.

Python's reader recurses. In the browser its stack is small, and a file of 100,000 opening brackets
ends the whole interpreter instead of raising.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: What the course writes nests about ten deep.
DEEPEST = 60
_MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def read_json(content: bytes | str, *, deepest: int = DEEPEST) -> Any:
    """Return what a JSON file holds.

    Args:
        content: The file, UTF-8 with or without a byte order mark.
        deepest: Lists and objects within one another that are still read.

    Raises:
        ValueError: It is no JSON, not in UTF-8, or nests too deep.
    """
    text = content.decode("utf-8-sig") if isinstance(content, bytes) else content
    depth = 0
    for mark in _MARKS.finditer(text):
        sign = mark.group()
        depth += (sign in "[{") - (sign in "]}")
        if depth > deepest:
            raise ValueError("nested too deep")
    return json.loads(text)
