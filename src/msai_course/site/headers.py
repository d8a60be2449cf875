"""HTTP headers of the site by path: declared once, for `serve` and for the files in ``deploy/``."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase

_BOOK_POLICY = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
# The kernel builds an import function, JupyterLab's validators compile schemas: both need eval.
_EVAL_POLICY = _BOOK_POLICY.replace(
    "script-src 'self' blob: 'wasm-unsafe-eval'",
    "script-src 'self' blob: 'wasm-unsafe-eval' 'unsafe-eval' 'unsafe-inline'",
)

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}

#: Pattern of the path (later ones win) → headers. Names with a content hash may be kept for ever.
BY_PATH: Mapping[str, Mapping[str, str]] = {
    "/*": {"Content-Security-Policy": _BOOK_POLICY, "Cache-Control": "no-cache"},
    "/lite/*": {"Content-Security-Policy": _EVAL_POLICY},
    "/_static/live/*.worker.js": {"Content-Security-Policy": _EVAL_POLICY},
    "/_static/live/*worker*.js": {"Content-Security-Policy": _EVAL_POLICY},
    "/_static/live/chunks/*": {"Cache-Control": "public, max-age=31536000, immutable"},
    # Names of wheels stay when their content changes: asking (a 304) is what keeps versions apart.
    "/pyodide/*": {"Cache-Control": "no-cache"},
}


def headers_for(path: str) -> dict[str, str]:
    """Return the headers of a path such as ``/dzien-1/04-obszar.html``."""
    found = dict(COMMON)
    for pattern, headers in BY_PATH.items():
        if fnmatchcase(path, pattern):
            found.update(headers)
    return found
