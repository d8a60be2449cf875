"""A text keeps its letters, whatever program saved it; what nobody can tell is not guessed."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.encodings import decoded, polish_readings

POLISH = "Zażółć gęślą jaźń; Ślęża, Łódź, Ćmielów"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1250", "iso8859-2"])
def test_polish_words_are_read_in_every_encoding_of_an_office(encoding):
    read = decoded(POLISH.encode(encoding))
    assert (read.text, read.encoding, read.mark) == (POLISH, encoding, b"")


@pytest.mark.parametrize("encoding", MARKS)
@given(text=st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_mark_at_the_beginning_decides(encoding, text):
    read = decoded(MARKS[encoding] + text.encode(encoding))
    assert (read.text, read.encoding, read.declared) == (text, encoding, True)


@given(st.binary(max_size=300))
def test_any_bytes_become_the_same_bytes_again(content):
    read = decoded(content, "surrogateescape")
    assert read.mark + read.text.encode(read.encoding, "surrogateescape") == content


@pytest.mark.parametrize(("content", "texts"), [
    ("ósemka".encode("cp1250"), ["ósemka"]),
    ("gęś".encode("cp1250"), ["gęś"]),
    ("gęś".encode("iso8859-2"), ["gęś"]),
    ("ą".encode("cp1250") + "ą".encode("iso8859-2"), []),
    (b"\x81", []),
])  # fmt: skip
def test_only_a_text_of_polish_signs_is_sure(content, texts):
    assert [read.text for read in polish_readings(content)] == texts
