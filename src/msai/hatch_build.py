"""Packs what the package reads at run time into the wheel, under ``msai/_packed/``.

The data package goes in as it is, its YAML banks as JSON (the browser has no YAML reader), the
catalogues compiled, and the released assignments, which the form hands out with the answers.
`msai.base.resources` and `msai.base.i18n` look there first.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What lies in ``data/`` but is no data, and the practice files: pages offer them as they are.
_NOT_PACKED = ("*.py", "*.pyc", "*.md", "*.yaml", "raw/*", "*/raw/*", "office_files/*")


class PackedResources(BuildHookInterface):  # type: ignore[type-arg]
    """Adds ``_packed/`` to the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Prepare the resources and tell hatchling where to put them."""
        self._folder = Path(tempfile.mkdtemp())
        package = Path(self.root)
        _pack_data(package.parents[1] / "data", self._folder / "data")
        _pack_catalogues(package, self._folder / "locale")
        _pack_released(package.parents[1] / "exercises", self._folder / "exercises")
        build_data["force_include"][str(self._folder)] = "_packed"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take the prepared resources away again."""
        shutil.rmtree(self._folder, ignore_errors=True)


def _pack_data(source: Path, target: Path) -> None:
    import yaml

    for path in sorted(p for p in source.rglob("*") if p.is_file()):
        name = path.relative_to(source)
        if not any(name.match(pattern) for pattern in _NOT_PACKED):
            _write(target / name, path.read_bytes())
        elif path.suffix == ".yaml":
            with path.open(encoding="utf-8") as stream:  # an error names the stream's file
                bank = yaml.safe_load(stream)
            text = json.dumps(bank, ensure_ascii=False, separators=(",", ":"))
            _write(target / name.with_suffix(".json"), text.encode())


def _pack_released(source: Path, target: Path) -> None:
    for path in sorted(source.glob("*/*.ipynb")):
        _write(target / path.relative_to(source), path.read_bytes())


def _pack_catalogues(package: Path, target: Path) -> None:
    sys.path.insert(0, str(package.parent))
    try:
        from msai.base.i18n import compile_catalogue
    finally:
        sys.path.pop(0)
    for source in sorted((package / "locale").glob("*/LC_MESSAGES/*.po")):
        language = source.parts[-3]
        _write(target / language / f"{source.stem}.mo", compile_catalogue(source))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
