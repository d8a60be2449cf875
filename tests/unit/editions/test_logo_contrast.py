"""A logo that nobody sees on the light header is told of; every other one passes in silence."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from msai_trainer.editions.checks import ADVICE
from msai_trainer.editions.logo_contrast import contrast_with_white, pale_logo

WHITE, RUST = (255, 255, 255, 255), (180, 83, 9, 255)


def png(colour, mode: str = "RGBA", ground=(0, 0, 0, 0)) -> bytes:
    """A shape on a ground, with several filters in its rows."""
    picture = Image.new("RGBA", (60, 30), ground)
    for at in range(10, 50):
        picture.paste((*colour[:3], 255 - at), (at, 5, at + 1, 25))
    file = io.BytesIO()
    picture.convert(mode).save(file, "PNG")
    return file.getvalue()


def svg(paint: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><path {paint} d="M0 0h9"/></svg>'.encode()


def test_contrast_is_that_of_the_guidelines():
    assert contrast_with_white((255, 255, 255)) == pytest.approx(1)
    assert contrast_with_white((0, 0, 0)) == pytest.approx(21)
    assert contrast_with_white((0x76, 0x76, 0x76)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", png(WHITE)), ("a.png", png(WHITE, "LA")), ("a.svg", svg('fill="#fff"')),
     ("a.svg", svg('style="fill: rgb(255, 250, 200)"'))],
)  # fmt: skip
def test_a_pale_logo_is_advised_against(name, content):
    [told] = pale_logo(name, content)
    assert told.code in ADVICE and "bardzo jasne" in told.message


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", png(RUST)), ("a.png", png(RUST, "LA")), ("a.png", png(WHITE, "RGB")),
     # Whatever is no whole picture is told of elsewhere.
     ("a.png", png(WHITE)[:-30]), ("a.png", b""), ("a.jpg", b"\xff\xd8\xff"),
     ("a.png", png(WHITE, ground=(20, 60, 90, 255))),
     ("a.svg", svg("")), ("a.svg", svg('fill="navy"')), ("a.svg", svg('fill="#123456"'))],
)  # fmt: skip
def test_other_logos_pass(name, content):
    assert list(pale_logo(name, content)) == []
