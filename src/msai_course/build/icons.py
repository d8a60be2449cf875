"""Pictures by which a phone or a computer shows the installed course, made of the site's icon."""

from __future__ import annotations

from pathlib import Path

import vl_convert

_SOURCE = "_static/favicon.svg"
#: Sides in pixels: iOS takes the first, Android and desktops the others (``site.webmanifest``).
SIZES = (180, 192, 512)


def write_icons(site: Path) -> set[Path]:
    """Draw the icon of a site in every size; return the files."""
    svg = (site / _SOURCE).read_text(encoding="utf-8")
    return {_draw(svg, size, site) for size in SIZES}


def _draw(svg: str, size: int, site: Path) -> Path:
    sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
    target = site / "_static" / f"icon-{size}.png"
    target.write_bytes(vl_convert.svg_to_png(sized))
    return target
