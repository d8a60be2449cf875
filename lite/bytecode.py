"""Runs inside Pyodide: turns every archive of sources in ``/work`` into one of bytecode.

The comment of an archive says where its modules will lie, for tracebacks. The files are of the
unchecked-hash kind: the browser never looks for sources, whatever the clock says.
"""

import importlib.util
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path


def compiled(source: bytes, path: str) -> bytes:
    """Return the content of the ``.pyc`` of a module that will lie at ``path``."""
    code = compile(source, path, "exec", dont_inherit=True)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False))


for archive in sorted(Path("/work").glob("*.zip")):
    with zipfile.ZipFile(archive) as sources, zipfile.ZipFile(f"{archive}.pyc", "w") as made:
        place = sources.comment.decode()
        for name in sources.namelist():
            made.writestr(f"{name}c", compiled(sources.read(name), place + name))
