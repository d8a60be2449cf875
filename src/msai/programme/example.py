"""The worked example: a draft for the fictional town of Wierzbogród.

All of it is made up. Like a good draft after three days it still leaves some questions open.
"""

from __future__ import annotations

from pathlib import Path

from msai.programme.state import Programme, read

_FILE = Path(__file__).with_name("wierzbogrod.json")


def example() -> Programme:
    """Return the draft of Wierzbogród."""
    programme, _problems = read(_FILE.read_bytes())
    return programme
