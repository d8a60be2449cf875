"""Certificates signed by the command line: the same key, signature and proof as in the page."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from test_certificates_of_the_page import COURSE, ONE, folder  # noqa: F401

from msai_course.base.files import FileError
from msai_course.grading.certificates import issue_certificates, read_register
from msai_course.grading.certificates.printing import Printer
from msai_course.grading.certificates.signing import is_signed, make_key_files, proof, sign
from msai_course.grading.classes.class_files import read_class
from msai_trainer.certificates.carried import read_proof, read_public_key
from msai_trainer.certificates.issuing import issued
from msai_trainer.certificates.signing import proof_of
from msai_trainer.errors import GradingError
from rendered import printed_pages


@pytest.fixture
def key(tmp_path):
    """The organiser's key, and the public one."""
    return make_key_files("Ośrodek", tmp_path / "klucze", date(2027, 3, 25))


@pytest.fixture
def certified(folder, key, tmp_path):  # noqa: F811
    """A class in its folder with a signed certificate."""
    target = tmp_path / "z"
    issue_certificates(
        folder / "oceny", folder / "lista.csv", target, COURSE, [ONE], sign_key=key[1]
    )
    return folder, target


def test_a_signed_certificate_is_checked_with_the_public_key_alone(
    certified,
    key,
    tmp_path,
    run,
    need,
):
    _folder, target = certified
    (one,) = read_register(target)
    text = tmp_path / "podpis.txt"
    text.write_text("\n".join(re.findall(".{1,60}", proof(one))), encoding="utf-8")
    code, said = run("certificate-check", "--signature", text, "--public-key", key[2])
    assert code == 0 and "Podpis się zgadza" in said and "Ośrodek" in said and "8/2027" in said
    text.write_text(proof(replace(one, osoba="Ola")), encoding="utf-8")
    code, said = run("certificate-check", "--signature", text, "--public-key", key[2])
    assert code == 1 and "Podpis się nie zgadza" in said
    code, said = run("certificate-check", "--signature", text)
    assert code == 2 and "--public-key" in said
    first, second = printed_pages(target / one.plik, need)
    assert "drugiej" in {word.text for word in first.words}
    printed = "".join(word.text for word in second.words)
    assert proof(one) in printed.replace("\u200b", "")


def test_register_and_class_file_keep_the_signature_and_the_page_prints_the_same(certified):
    folder, target = certified  # noqa: F811
    (one,) = read_register(target)
    own = issued(read_class(folder / "wiosna.klasa"))[1]
    assert own.signature == one.podpis_elektroniczny != "" and proof_of(own) == proof(one)
    # A register that lost its sealed cells is put together again with its signature.
    register = target / "rejestr.csv"
    register.write_text(re.sub(r"z2\.[\w-]+", "", register.read_text("utf-8-sig")), "utf-8-sig")
    assert read_register(target) == [replace(one, klucz="")]


def test_what_was_issued_before_stays_unsigned_and_prints_on_one_page(folder, tmp_path, need):  # noqa: F811
    done = issue_certificates(folder / "oceny", folder / "lista.csv", tmp_path / "z", COURSE, [ONE])
    assert done.new[0].podpis_elektroniczny == ""
    path = tmp_path / "z" / done.new[0].plik
    assert path.read_bytes() == Printer.of(None).pdf(done.new[0])
    assert len(printed_pages(path, need)) == 1


def test_a_key_is_never_written_over_and_only_its_owner_reads_it(key, tmp_path):
    assert key[1].stat().st_mode & 0o077 == 0
    with pytest.raises(FileError, match="już istnieje"):
        make_key_files("Inny", tmp_path / "klucze", date(2027, 3, 25))


def test_no_letter_no_half_and_no_other_key_passes(key):
    own, *_files = key
    text, made = "Łucja Żółć", sign("Łucja Żółć", own.private)
    assert is_signed(text, made, own.public)
    for wrong in (made[:-1], made[1:], "", "ą", made[43:] + made[:43]):
        assert not is_signed(text, wrong, own.public)
    assert not is_signed(text + " ", made, own.public)
    with pytest.raises(GradingError, match="nie da się podpisać"):
        sign(text, {**own.private, "x": own.private["y"]})
    with pytest.raises(GradingError, match="nie da się użyć"):
        is_signed(text, made, {**own.public, "x": "AA"})


@pytest.mark.parametrize("text", ["", "MSAI1.a.b", "MSAI1.e30", "MSAI2.e30.b", "MSAI1.W10.b"])
def test_what_is_no_signature_is_refused_in_words(text):
    with pytest.raises(GradingError, match="nie jest cały tekst podpisu"):
        read_proof(text)


@pytest.mark.parametrize("data", [[], {"public": 1}, {"msai": "klucz publiczny organizatora"}])
def test_what_is_no_public_key_is_refused_in_words(data):
    with pytest.raises(GradingError, match="nie jest klucz publiczny"):
        read_public_key(json.dumps(data).encode(), "k.json")
