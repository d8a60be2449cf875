"""Drawings of the book on slides: whole, or part by part where they are too high for one slide."""

from __future__ import annotations

import re
from pathlib import Path

import vl_convert

from msai_course.papers.documents import picture

#: A part of a drawing that has a slide of its own (SVG 2, 5.11), declared inside the drawing.
_VIEW = re.compile(r'<view id="slajd-\d+" viewBox="([^"]+)"/>')
_ROOT = re.compile(r'viewBox="[^"]+" width="[\d.]+" height="[\d.]+"')
#: Dots of the PNG per unit of the drawing.
_SCALE = 3


def slide_pictures(path: Path) -> list[bytes]:
    """Return a picture for each slide: one for every view that a drawing declares."""
    drawing = path.read_text(encoding="utf-8") if path.suffix == ".svg" else ""
    views = slide_views(drawing)
    return [_drawn(drawing, view) for view in views] or [picture(path)]


def slide_views(drawing: str) -> list[str]:
    """Return what a drawing shows on slides: left, top, width and height of each part."""
    return _VIEW.findall(drawing)


def _drawn(drawing: str, view: str) -> bytes:
    _left, _top, width, height = view.split()
    root = f'viewBox="{view}" width="{width}" height="{height}"'
    png: bytes = vl_convert.svg_to_png(_ROOT.sub(root, drawing, count=1), scale=_SCALE)
    return png
