"""Which pictures a browser draws anew before an edition has them, and which are told of."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from msai_trainer.editions.logo import LARGEST_BYTES, LARGEST_SIDE, check_logo
from msai_trainer.editions.logo_taken import is_to_be_shrunk, logo_name, type_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def picture(kind: str, size=(80, 40)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, "#b4530f").save(content, format=kind)
    return content.getvalue()


def heavy(kind: str) -> bytes:
    content = io.BytesIO()
    Image.effect_noise((900, 900), 90).convert("RGB").save(content, format=kind, quality=100)
    assert len(content.getvalue()) > LARGEST_BYTES
    return content.getvalue()


def drawing(inside: str) -> bytes:
    return SVG.format(inside).encode()


WIDE = (LARGEST_SIDE + 1, 30)
LONG_PATH = '<path d="M0 0' + "L1 1" * 100_000 + '"/>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("szeroki.png", picture("PNG", WIDE)), ("szeroki.JPG", picture("JPEG", WIDE)),
        ("ciężki.png", heavy("PNG")), ("ciężki.jpg", heavy("JPEG")), ("gif.gif", picture("GIF")),
        ("sieć.webp", picture("WEBP")), ("mapa.bmp", picture("BMP")), ("udaje.png", picture("GIF")),
        ("rysunek.svg", drawing(LONG_PATH)),
    ],
)  # fmt: skip
def test_a_sound_picture_that_pages_cannot_carry_is_drawn_anew(name, content):
    assert is_to_be_shrunk(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", picture("PNG")), ("logo.jpeg", picture("JPEG")),
        ("logo.svg", drawing("<path/>")), ("zły.png", b"x"), ("", b""),
        ("ucięty.png", picture("PNG", WIDE)[:-20]), ("pdf.png", b"%PDF-1.7"),
        ("skrypt.svg", drawing(f"<script>alert(1)</script>{LONG_PATH}")),
        ("obcy.svg", drawing(f'<image href="https://example.org/a.png"/>{LONG_PATH}')),
        ("puchnie.png", picture("PNG", (20_000, 1))[:16] + b"\0\1\0\0\0\1\0\0" + b"x" * 99),
    ],
)  # fmt: skip
def test_what_fits_stays_and_what_is_spoilt_is_told_and_not_drawn(name, content):
    assert not is_to_be_shrunk(name, content)


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("nasze.JPG", "JPEG", "logo.jpg"), ("nasze.jpeg", "JPEG", "logo.jpeg"),
        ("udaje.png", "JPEG", "logo.jpg"), ("udaje.jpg", "PNG", "logo.png"),
        ("udaje.svg", "PNG", "logo.png"), ("bez-rozszerzenia", "PNG", "logo.png"),
    ],
)  # fmt: skip
def test_a_logo_is_kept_under_the_ending_of_what_it_is(name, kind, kept):
    content = picture(kind)
    assert logo_name(name, content) == kept
    check_logo(kept, content)


def test_a_browser_is_told_a_drawing_and_looks_at_other_pictures_itself():
    assert type_of("a.svg", drawing("")) == "image/svg+xml"
    assert type_of("a.svg", picture("PNG")) == "image/png"
