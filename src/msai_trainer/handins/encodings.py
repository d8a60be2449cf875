"""Texts in the encodings that editors save them in, where it is clear which one it is."""

from __future__ import annotations

import codecs
import json

from msai.base.encodings import polish_readings

#: Words for encodings of eight bits.
_EIGHT_BITS = {"cp1250": "Windows-1250", "iso8859-2": "ISO 8859-2"}
#: What files begin with, and what they are; https://en.wikipedia.org/wiki/List_of_file_signatures.
_BEGINNINGS = (
    (b"\x89PNG", "To obraz PNG."),
    (b"\xff\xd8\xff", "To zdjęcie (JPEG)."),
    (b"GIF8", "To obraz GIF."),
    (b"%PDF", "To dokument PDF."),
    (b"{\\rtf", "To dokument RTF."),
    (b"\xd0\xcf\x11\xe0", "To dokument starego Worda albo Excela, albo wiadomość Outlooka."),
    (b"PK\x03\x04", "To dokument (na przykład Word albo Excel) pod inną nazwą."),
)


class Unclear(ValueError):
    """It can't be told how a text is written; says what to do, in Polish."""


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file of JSON, and a sentence when it is not in UTF-8.

    Raises:
        Unclear: A text, but of no encoding that can be told.
        ValueError: No text at all.
    """
    encoding = json.detect_encoding(content.rstrip(b"\x00") or content)
    if encoding.startswith(("utf-16", "utf-32")):
        return _wide(content, encoding), ""
    body = content.removeprefix(codecs.BOM_UTF8).rstrip(b"\x00")
    try:
        return body.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _of_eight_bits(body)


def _wide(content: bytes, encoding: str) -> str:
    size = 2 if encoding.startswith("utf-16") else 4
    whole = content[: len(content) // size * size]  # a cut-off sign at the end says nothing
    return whole.decode(encoding).lstrip("\ufeff").rstrip("\x00")


def _of_eight_bits(body: bytes) -> tuple[str, str]:
    if not body.lstrip().startswith((b"{", b"[")) or b"\x00" in body:
        raise ValueError("no text")
    read = polish_readings(body)
    if len(read) != 1:
        raise Unclear(
            "Zapisano go w nieznanym kodowaniu liter. Poproś o plik prosto ze strony zadania, "
            "nieotwierany w innym programie."
        )
    words = _EIGHT_BITS[read[0].encoding]
    return read[0].text, f"Plik zapisano w kodowaniu {words}; odczytano z niego polskie litery."


def look(content: bytes) -> str:
    """Return what a file that is no JSON seems to be, as a sentence; empty: nobody knows."""
    for beginning, sentence in _BEGINNINGS:
        if content.startswith(beginning):
            return sentence
    begin = content[:400].lstrip().lower()
    if begin.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "To strona internetowa pod inną nazwą."
    if begin.startswith(b"{") and b'"cells"' in content and not content.rstrip().endswith(b"}"):
        return "Plik jest urwany: nie zapisał się albo nie przesłał do końca."
    return ""
