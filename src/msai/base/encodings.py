"""Which letters the bytes of a file spell, as programs of Polish offices save them."""

from __future__ import annotations

import codecs
from collections import Counter
from dataclasses import dataclass

#: Encodings of eight bits that are still met.
EIGHT_BITS = ("cp1250", "iso8859-2")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Polish letters that stand at other places in ISO 8859-2 than in cp1250 (ą ś ź Ą Ś Ź).
_LATIN2_ONLY = b"\xb1\xb6\xbc\xa1\xa6\xac"
_CP1250_ONLY = b"\xb9\x9c\x9f\xa5\x8c\x8f"
#: Signs of Polish prose outside ASCII; another sign means that a guess was wrong.
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”’‘“»«–—…§°×€½¼¾²³•·\xa0\xadüöäÜÖÄßéèáíÉ")
#: Bytes looked at for the zeros that stand between plain letters of UTF-16.
_BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it becomes the same bytes again.

    Attributes:
        text: All of it, without the mark at the beginning.
        encoding: Name of the codec.
        mark: Byte order mark, often none.
    """

    text: str
    encoding: str
    mark: bytes = b""

    @property
    def in_eight_bits(self) -> bool:
        """Whether the encoding was guessed from its letters."""
        return self.encoding in EIGHT_BITS

    @property
    def declared(self) -> bool:
        """Whether it is UTF-8, or says itself what it is."""
        return bool(self.mark) or self.encoding == "utf-8"


def decoded(content: bytes, errors: str = "strict") -> Decoded:
    """Read a text in the likeliest encoding.

    A mark at the beginning decides, then zeros between letters (UTF-16), then whether it is UTF-8;
    of the two of eight bits the one in which more of its bytes are Polish letters. These also hold
    what its mark is wrong about, when nothing may be lost.

    Args:
        content: The file.
        errors: What becomes of bytes that the encoding does not have, as for `bytes.decode`.

    Raises:
        UnicodeDecodeError: It has such bytes and ``errors`` is ``strict``.
    """
    mark, encoding = _declared(content)
    try:
        return Decoded(content[len(mark) :].decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        if mark and errors == "strict":
            raise
    encoding = _of_eight_bits(content)
    return Decoded(content.decode(encoding, errors), encoding)


def _declared(content: bytes) -> tuple[bytes, str]:
    """Return the mark at the beginning, and what it or the zeros between letters say."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return mark, encoding
    if b"\x00" in content[:_BEGINNING]:
        return b"", "utf-16-be" if content[:1] == b"\x00" else "utf-16-le"
    return b"", "utf-8"


def _of_eight_bits(content: bytes) -> str:
    seen = Counter(content)
    latin2, cp1250 = (sum(seen[sign] for sign in group) for group in (_LATIN2_ONLY, _CP1250_ONLY))
    return "iso8859-2" if latin2 > cp1250 else "cp1250"


def polish_readings(content: bytes) -> list[Decoded]:
    """Return the different texts of eight bits that hold nothing but signs of Polish prose.

    One: it is that. None or two: nobody can tell, where a wrong letter would do harm.
    """
    read: dict[str, Decoded] = {}
    for encoding in EIGHT_BITS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(sign.isascii() or sign in _POLISH for sign in text):
            read.setdefault(text, Decoded(text, encoding))
    return list(read.values())
