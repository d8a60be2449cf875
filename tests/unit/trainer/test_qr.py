"""The QR code of a certificate, read back by a decoder of others from document and print page."""

import io
import re
from base64 import b64decode
from dataclasses import replace

import pytest
import zxingcpp
from docx import Document
from PIL import Image

from certificate_trainer import TOLD, SigningTrainer
from certified_class import judged_class
from msai_trainer.certificates.issuing import issued
from msai_trainer.certificates.print_page import print_page
from msai_trainer.certificates.qr import qr_picture
from msai_trainer.certificates.sheet import sheet_of
from msai_trainer.certificates.signing import proof_of

PAGE = "https://kurs.example.pl/trener/sprawdz.html"


@pytest.fixture
def desk():
    return SigningTrainer(judged_class()).says(**TOLD).does("key-new")


def read(png: bytes) -> str:
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


@pytest.mark.parametrize(("address", "before"), [("", ""), (PAGE, f"{PAGE}#")])
def test_document_and_print_page_carry_what_the_page_checks(desk, address, before):
    desk.says(sprawdzanie=address).does("issue")
    one = issued(desk.file)[0]
    page = desk.does("person", one.code).takes("one-print").decode()
    [png] = re.findall(r'base64,([^"]+)" style="width:([\d.]+)mm', page)
    assert read(b64decode(png[0])) == before + proof_of(one)
    assert float(png[1]) >= 25 and f"zaświadczenia nr {one.number}" in page
    document = Document(io.BytesIO(desk.takes("one-docx")))
    [shape] = document.inline_shapes
    assert shape.width.mm == pytest.approx(float(png[1]), abs=0.1)
    assert "Kod QR" in shape._inline.docPr.get("descr")
    [part] = [r.target_part for r in document.part.rels.values() if "image" in r.reltype]
    assert read(part.blob) == before + proof_of(one)


def test_what_is_not_signed_has_no_code_and_no_words_about_one():
    desk = SigningTrainer(judged_class()).says(**TOLD).does("issue")
    assert "QR" not in desk.takes("all-print").decode()


def test_a_signature_too_long_for_one_code_is_told_and_stays_as_text(desk):
    one = issued(desk.does("issue").file)[0]
    longer = replace(one, printed={**one.printed, "terminy": "1 marca 2027 r., " * 150})
    page = print_page([sheet_of(desk.file, longer, proof_of(longer))]).decode()
    assert "za długi na kod QR" in page and proof_of(longer) in page and "<img" not in page


def test_even_a_short_text_is_large_enough_and_has_its_quiet_zone():
    code = qr_picture("MSAI1")
    assert code is not None and code.side == 25
    picture = Image.open(io.BytesIO(code.png)).convert("L")
    assert picture.crop((0, 0, picture.width, 24)).getextrema() == (255, 255)


@pytest.mark.parametrize("text", ["kurs", "javascript:alert(1)", "https://a.pl/x y", "ftp://a.pl/"])
def test_what_is_no_address_is_refused_in_words(desk, text):
    assert "to nie jest adres strony" in desk.says(sprawdzanie=text).sees
    assert "sprawdzanie" not in desk.file.about.told
