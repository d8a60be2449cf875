"""Settings of web servers and hosts, written from the one declaration in `headers`.

``python -m msai_course.build.hosting`` writes ``deploy/``; a test fails when the files differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from msai_course.base.paths import ROOT
from msai_course.build.headers import BY_FOLDER, COMMON, headers_for
from msai_course.build.server import TYPES

DEPLOY = ROOT / "deploy"
#: Where the container has the site; other servers are told in ``deploy/README.md`` to adapt it.
SITE_FOLDER = "/srv/msai"
_NOTE = "Zapisane przez: python -m msai_course.build.hosting (źródło: build/headers.py)"


def nginx() -> str:
    """Return a ``server`` block; every location carries all headers, as nginx inherits none."""
    types = "\n".join(f"        {kind} {ending[1:]};" for ending, kind in TYPES.items())
    locations = "\n".join(_nginx_location(folder) for folder in BY_FOLDER)
    return (
        f"# {_NOTE}\n"
        "server {\n"
        "    listen 80;\n"
        "    server_name kurs.example.org;\n"
        f"    root {SITE_FOLDER};\n"
        "    charset utf-8;\n"
        "    # Gotowe pliki .gz; gdy jest moduł brotli: brotli_static on;\n"
        "    gzip_static on;\n"
        "    include mime.types;\n"
        f"    types {{\n{types}\n    }}\n"
        f"{locations}}}\n"
    )


def _nginx_location(folder: str) -> str:
    lines = "".join(
        f'        add_header {name} "{value}" always;\n'
        for name, value in headers_for(folder).items()
    )
    return f"    location {folder} {{\n{lines}    }}\n"


_UNKNOWN_TO_CADDY = frozenset({".mjs", ".whl", ".geojson", ".ipynb"})


def caddy() -> str:
    """Return a Caddyfile; ``handle`` blocks exclude each other, the longest path first."""
    blocks = "".join(_caddy_block(folder) for folder in sorted(BY_FOLDER, key=len, reverse=True))
    return (
        f"# {_NOTE}\n"
        "# Adres w pierwszym wierszu: domena (Caddy sam zdobędzie certyfikat) albo :80.\n"
        f"{{$SITE_ADDRESS::80}} {{\n\troot * {SITE_FOLDER}\n{blocks}}}\n"
    )


def _caddy_block(folder: str) -> str:
    headers = "".join(f'\t\t\t{n} "{v}"\n' for n, v in headers_for(folder).items())
    types = "".join(
        f'\t\t@{ending[1:]} path *{ending}\n\t\theader @{ending[1:]} Content-Type "{kind}"\n'
        for ending, kind in TYPES.items()
        if ending in _UNKNOWN_TO_CADDY
    )
    return (
        f"\thandle {folder}* {{\n\t\theader {{\n{headers}\t\t}}\n{types}"
        "\t\tfile_server {\n\t\t\tprecompressed br gzip\n\t\t}\n\t}\n"
    )


def apache() -> str:
    """Return a ``.htaccess``; later sections win."""
    types = "".join(f"AddType {kind} {ending}\n" for ending, kind in TYPES.items())
    sections = "".join(_apache_section(folder) for folder in BY_FOLDER if folder != "/")
    top = _apache_lines({**COMMON, **BY_FOLDER["/"]})
    return (
        f"# {_NOTE}\n# Moduły: headers, rewrite, mime.\n{types}{top}{sections}"
        "RewriteEngine On\n"
        f"{_apache_twins('br', 'br')}{_apache_twins('gzip', 'gz')}"
        "AddEncoding br .br\nAddEncoding gzip .gz\n"
        "Header append Vary Accept-Encoding\n"
    )


def _apache_lines(headers: Mapping[str, str], indent: str = "") -> str:
    return "".join(f'{indent}Header always set {n} "{v}"\n' for n, v in headers.items())


def _apache_section(folder: str) -> str:
    lines = _apache_lines(BY_FOLDER[folder], "    ")
    return f'<If "%{{REQUEST_URI}} =~ m#^{folder}#">\n{lines}</If>\n'


def _apache_twins(encoding: str, ending: str) -> str:
    return (
        f"RewriteCond %{{HTTP:Accept-Encoding}} {encoding}\n"
        f"RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n"
        f"RewriteRule ^(.+)$ $1.{ending} [L]\n"
    )


def headers_file(folders: Iterable[str]) -> str:
    """Return a ``_headers`` file for Netlify and Cloudflare Pages.

    Both join the values of all patterns that fit, and two policies mean the stricter of each: no
    two patterns may fit the same file. So each folder at the top has one, and none inside.

    Args:
        folders: Names of the folders at the top of the site, such as ``dzien-1``.
    """
    patterns = ["/", "/:page", *(f"/{name}/*" for name in sorted(folders))]
    blocks = (_headers_block(pattern, headers_for(pattern)) for pattern in patterns)
    return f"# {_NOTE}\n{''.join(blocks)}"


def _headers_block(pattern: str, headers: Mapping[str, str]) -> str:
    return f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())


#: File of ``deploy/`` → its text.
FILES: Mapping[str, Callable[[], str]] = {
    "nginx.conf": nginx,
    "Caddyfile": caddy,
    "apache.htaccess": apache,
}


def write(folder: Path = DEPLOY) -> None:
    """Write the files of ``deploy/``."""
    for name, text in FILES.items():
        (folder / name).write_text(text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
