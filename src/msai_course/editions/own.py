"""The edition's own pages and pictures, found in its folder."""

from __future__ import annotations

from pathlib import Path

from msai_trainer.editions.folder import OWN
from msai_trainer.editions.markdown import PICTURES, SOURCES


def own_pages(folder: Path) -> list[str]:
    """Return the edition's own pages by their path below ``strony/``."""
    return [name for name in own_files(folder) if name.endswith(SOURCES)]


def own_files(folder: Path) -> list[str]:
    """Return own pages and pictures by their path below ``strony/``."""
    root = folder / OWN
    return sorted(
        path.relative_to(root).as_posix()
        for path in root.rglob("*")
        if path.suffix.lower() in (*SOURCES, *PICTURES)
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
