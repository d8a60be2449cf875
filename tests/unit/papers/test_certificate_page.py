"""A certificate is one framed page with a logo and a line to sign, whatever the names."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from PIL import Image

from msai_course.grading.certificates.printing import Printer
from msai_trainer.certificates.model import Certificate
from msai_trainer.errors import GradingError
from rendered import printed_pages

USUAL = Certificate(
    *("3/2027", "wiosna", "K01", "Łucja Żółć-Gęślą", "20 z 25 punktów", "Szkolenie", "OPS", "18"),
    *("2–4 marca 2027 r.", "Łąka", "dyrektorka ośrodka", "2027-03-04", "2222-3333-4444"),
)
LONG = replace(
    USUAL,
    osoba="Wilhelmina Konstancja Brzęczyszczykiewicz-Żółkiewska " * 2,
    szkolenie="Programowanie rewitalizacji społecznej w gminie " * 6,
    organizator="Miejski Ośrodek Pomocy Społecznej " * 6,
    terminy="2–4 marca 2027 r., " * 8,
)


@pytest.mark.parametrize("one", [USUAL, LONG], ids=["usual", "long"])
def test_all_that_is_certified_stands_whole_on_one_page_inside_the_frame(one, tmp_path, need):
    path = tmp_path / "a.pdf"
    path.write_bytes(Printer.of(None).pdf(one))
    [page] = printed_pages(path, need)
    assert page.width > page.height
    edge = 13 * 72 / 25.4
    assert all(edge < word.left and word.right < page.width - edge for word in page.words)
    assert all(edge < word.top and word.bottom < page.height - edge for word in page.words)
    said = " ".join(word.text for word in page.words)
    for text in (one.numer, one.osoba, one.szkolenie, one.organizator, one.terminy, one.podpis):
        assert " ".join(text.split()) in said
    assert one.kod_weryfikacyjny in said


@pytest.fixture
def pictures(tmp_path, need):
    """Return the pictures of a certificate made with a logo, in lines of poppler."""

    def of(logo):
        path = tmp_path / "a.pdf"
        path.write_bytes(Printer.of(None, logo).pdf(USUAL))
        command = [need("pdfimages"), "-list", path]
        return subprocess.run(command, capture_output=True, check=True).stdout.splitlines()[2:]

    return of


def test_the_organisers_logo_takes_the_place_of_the_sign_of_the_course(pictures, tmp_path):
    logo = tmp_path / "logo.png"
    Image.new("RGB", (120, 60), "red").save(logo)
    assert pictures(None) == []  # a drawing
    assert len(pictures(logo)) == 1


@pytest.mark.parametrize(("wide", "high"), [(2000, 60), (60, 2000), (1200, 1200)])
def test_a_logo_of_any_shape_stays_inside_the_frame(pictures, tmp_path, wide, high):
    logo = tmp_path / "logo.png"
    Image.new("RGB", (wide, high), "red").save(logo)
    [line] = pictures(logo)
    dots = [float(one) for one in line.split()[12:14]]  # of an inch, across and down
    across, down = wide / dots[0] * 25.4, high / dots[1] * 25.4
    assert across < 125 and down < 20


def test_a_logo_that_is_no_picture_is_told_before_anything_is_issued(tmp_path):
    bad = tmp_path / "logo.png"
    bad.write_text("nie obraz", encoding="utf-8")
    with pytest.raises(GradingError, match="nie da się odczytać jako obrazu"):
        Printer.of(None, bad)
