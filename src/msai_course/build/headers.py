"""HTTP headers of the site by path: declared once, for `serve` and for the files in ``deploy/``."""

from __future__ import annotations

from collections.abc import Mapping

_BOOK_POLICY = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' 'inline-speculation-rules'; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob: data:; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    "frame-ancestors 'self'"
)
# JupyterLab's validators compile schemas, and its pages configure themselves in inline scripts.
_LITE_POLICY = _BOOK_POLICY.replace(
    "'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval' 'unsafe-inline'"
)

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}

#: Folder of the site → headers of what lies in it; the longest folder wins, header by header.
BY_FOLDER: Mapping[str, Mapping[str, str]] = {
    # Names of wheels stay when their content changes: asking (a 304) is what keeps versions apart.
    "/": {"Content-Security-Policy": _BOOK_POLICY, "Cache-Control": "no-cache"},
    # Names with a content hash may be kept for ever.
    "/_static/live/chunks/": {"Cache-Control": "public, max-age=31536000, immutable"},
    "/lite/": {"Content-Security-Policy": _LITE_POLICY},
}


def headers_for(path: str) -> dict[str, str]:
    """Return the headers of a path such as ``/dzien-1/04-obszar.html``."""
    found = dict(COMMON)
    for folder in sorted(BY_FOLDER, key=len):
        if path.startswith(folder):
            found.update(BY_FOLDER[folder])
    return found
