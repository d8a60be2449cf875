"""The organiser's key and signatures: what is signed, kept, refused; the browser signs."""

import json
from datetime import date

import pytest

from certificate_trainer import PAIR, POINT, TOLD, SigningTrainer
from certified_class import judged_class
from msai_trainer.certificates.issuing import issued
from msai_trainer.certificates.signing import (
    fingerprint_of,
    new_key,
    proof_of,
    read_key_file,
    signed_text,
)
from msai_trainer.errors import GradingError


@pytest.fixture
def desk():
    return SigningTrainer(judged_class()).says(**TOLD)


def test_a_key_is_made_taken_home_at_once_and_opened_again(desk):
    desk.does("key-new")
    (file,) = desk.files
    assert file.filename.startswith("klucz-organizatora-") and "Pobrano klucz" in desk.sees
    key = read_key_file(file.content, file.filename)
    assert key == desk.state.key and key.organiser == "Ośrodek" and len(key.secret) == 64
    desk.does("key-away")
    assert desk.state.key is None
    assert desk.does("key", file.filename, file.content).state.key == key
    shown = json.loads(desk.takes("key-public"))
    assert shown["public"] == POINT and "private" not in shown and "secret" not in shown


def test_what_is_issued_with_the_key_is_signed_and_has_a_code(desk):
    desk.does("key-new").does("issue")
    for one in issued(desk.file):
        assert one.signature == f"sig-{len(signed_text(one))}"
        assert len(one.printed["kod_weryfikacyjny"]) == 14
        assert proof_of(one).startswith("MSAI1.") and proof_of(one).endswith(one.signature)
    assert "Podpisano: 2" in desk.sees
    assert "MSAI1." in desk.takes("all-print").decode()


def test_what_was_issued_before_is_signed_later_and_says_the_same(desk):
    desk.does("issue")
    before = [signed_text(one) for one in issued(desk.file)]
    desk.does("key-new").does("sign")
    assert [signed_text(one) for one in issued(desk.file)] == before
    assert all(one.signature for one in issued(desk.file))


@pytest.mark.parametrize(
    ("answer", "words"),
    [("insecure", "WebCrypto"), ("bad_key", "Tym kluczem nie da się"), ("unanswered", "nie pod")],
)
def test_a_browser_that_does_not_sign_says_why_and_certificates_stay(desk, answer, words):
    desk.does("key-new")
    desk.answer = answer
    desk.does("issue")
    assert words in desk.sees and len(issued(desk.file)) == 2
    assert not any(one.signature for one in issued(desk.file))


def test_the_signature_covers_all_that_stands_on_paper(desk):
    desk.does("issue")
    said = json.loads(signed_text(issued(desk.file)[1]))
    assert said["osoba"] == "Łucja Żółć-Wąsik" and len(said["efekty"]) == 6
    assert said["organizator"] == "Ośrodek" and said["walidacja"] == "Jan Próbny"


def test_the_fingerprint_is_that_of_the_page():
    """The same pair stands in ``web/test/signing.test.ts``."""
    assert fingerprint_of(POINT) == "ebb3-127b-f5c7-c4b4"


def test_what_is_no_key_is_refused_in_words(desk):
    key = new_key("Ośrodek", PAIR, date(2027, 3, 1))
    with pytest.raises(GradingError, match="klucz publiczny"):
        read_key_file(key.public_file(), "a.json")
    other = json.loads(key.file())
    for broken in (b"{", b"[]", json.dumps({**other, "secret": "x"}).encode()):
        with pytest.raises(GradingError, match="nie jest klucz"):
            read_key_file(broken, "a.json")
    other["private"]["x"] = "inny"
    assert "nie jest klucz" in desk.does("key", "k.json", json.dumps(other).encode()).sees
