"""Opening mails that were saved as files: what is attached was handed in.

Only the address of the sender is taken from the mail itself, and it names a person only when it
stands on the list.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from msai_trainer.handins.archives import Opening
from msai_trainer.handins.refusing import legible, refused
from msai_trainer.model import FoundFile

#: Most parts of one message, most levels of parts, most messages of one mailbox.
MAX_PARTS, MAX_LEVELS, MAX_MAILS = 1_000, 20, 5_000
_NEXT = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
#: What mail programs add by themselves.
_OWN_TYPES = {
    "text/calendar", "text/vcard", "text/x-vcard", "application/pkcs7-signature",
    "application/x-pkcs7-signature", "application/pgp-signature", "application/ms-tnef-rtf",
}  # fmt: skip
_OWN_ENDINGS = {".ics", ".vcf", ".p7s", ".asc", ".sig"}
_CLOUDS = re.compile(
    r"https?://[^\s\"'<>]*(drive\.google|docs\.google|1drv|onedrive|sharepoint|dropbox|wetransfer"
    r"|icloud|mega\.nz|we\.tl)", re.IGNORECASE,
)  # fmt: skip
_NOTHING = "W tej wiadomości nie ma załącznika z pracą."
_CLOUD = (
    "W tej wiadomości jest tylko łącze do pliku w internecie. Pobierz ten plik i dołóż go do prac."
)


#: What the standard library raises for headers and parts that are none.
_NO_MAIL = (RecursionError, LookupError, ValueError, AttributeError, TypeError, AssertionError)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message, taken apart: who sent it, when, what is attached, passed on and written."""

    sender: str
    moment: datetime | None
    attached: tuple[tuple[str, bytes], ...]
    forwarded: tuple[Letter, ...]
    texts: tuple[str, ...]


def read_mailbox(content: bytes, name: str, opener: Opening) -> Iterator[FoundFile]:
    """Yield what is attached to the messages of an mbox, numbered from 1."""
    ends = [found.span() for found in _NEXT.finditer(content)][: MAX_MAILS + 1]
    starts = [*ends[1:], (len(content), len(content))]
    for number, (here, following) in enumerate(zip(ends, starts, strict=True), start=1):
        if number > MAX_MAILS or opener.budget.left <= 0:
            yield opener.mark(refused(name, "Skrzynka jest za duża; resztę pominięto."))
            return
        place = f"{name}/wiadomość {number}"
        yield from read_mail(content[here[1] : following[0]], place, opener.within(place))


def read_mail(content: bytes, name: str, opener: Opening) -> Iterator[FoundFile]:
    """Yield what is attached to a message; one refusal when there is nothing."""
    first, _newline, rest = content.partition(b"\n")
    if first.strip().isdigit():  # Apple's .emlx begins with the length of the message
        content = rest
    try:
        letter = _taken_apart(email.message_from_bytes(content, policy=policy.default), 0)
    except _NO_MAIL:
        sentence = "Tej wiadomości nie da się odczytać. Zapisz jej załącznik i dołóż go do prac."
        yield opener.mark(refused(name, sentence))
        return
    yield from _read(letter, name, opener)


def _read(letter: Letter, name: str, opener: Opening) -> Iterator[FoundFile]:
    within = opener.mailed_by(letter.sender)
    found: list[FoundFile] = []
    for title, content in letter.attached:
        within.budget.left -= len(content)
        if within.budget.left <= 0:
            found.append(refused(name, "Wiadomość jest za duża; resztę pominięto."))
            break
        found += within.open(f"{name}/{title}", content, letter.moment)
    for number, inner in enumerate(letter.forwarded, start=1):
        # Whoever wrote the inner message handed it in, not whoever passed it on.
        found += _read(inner, f"{name}/przesłana {number}", within.within(name))
    yield from _told(found, letter.texts, name, within)


def _taken_apart(message: Message[Any, Any], level: int) -> Letter:
    attached: list[tuple[str, bytes]] = []
    forwarded: list[Letter] = []
    texts: list[str] = []
    for number, part in enumerate(islice(_parts(message, 0), MAX_PARTS), start=1):
        payload = part.get_payload()
        if part.get_content_type() == "message/rfc822":
            inner = payload[0] if isinstance(payload, list) and payload else None
            if isinstance(inner, Message) and level < MAX_LEVELS:
                forwarded.append(_taken_apart(inner, level + 1))
        elif title := _title(part, number):
            attached.append((title, _payload(part)))
        elif part.get_content_maintype() == "text":
            texts.append(_text(part))
    attached += [("treść.ipynb", text.encode("utf-8", "replace")) for text in _pasted(texts)]
    moment = _moment(message)
    return Letter(_sender(message), moment, tuple(attached), tuple(forwarded), tuple(texts))


def _told(
    found: list[FoundFile], texts: Iterable[str], name: str, opener: Opening
) -> Iterator[FoundFile]:
    """Yield the work; what only came with it is minor. Without any, say so in one line."""
    if any(_is_work(file) for file in found):
        yield from (file if _is_work(file) else replace(file, minor=True) for file in found)
        return
    pictures = all(_is_picture(file.name) for file in found)
    if pictures:
        cloud = any(_CLOUDS.search(text) for text in texts)
        yield opener.mark(refused(name, _CLOUD if cloud else _NOTHING))
    else:
        yield from (file for file in found if not _is_picture(file.name))


def _is_work(file: FoundFile) -> bool:
    return file.refusal is None and (b'"cells"' in file.content or file.name.endswith(".ipynb"))


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".svg")


def _parts(message: Message[Any, Any], level: int) -> Iterator[Message[Any, Any]]:
    payload = message.get_payload()
    inside = message.get_content_type() == "message/rfc822"
    if not isinstance(payload, list) or inside or level > MAX_LEVELS:
        yield message
        return
    for part in payload:
        if isinstance(part, Message):
            yield from _parts(part, level + 1)


def _title(part: Message[Any, Any], number: int) -> str:
    """Return the name of an attachment; empty: it is the text of the mail, or the program's."""
    kind = part.get_content_type()
    title = _filename(part)
    suffix = PurePosixPath(title).suffix.lower()
    if kind in _OWN_TYPES or suffix in _OWN_ENDINGS:
        return ""
    if title:
        return title
    attached = part.get_content_disposition() == "attachment"
    if part.get_content_maintype() == "text" and not attached:
        return ""
    ending = ".png" if part.get_content_maintype() == "image" else ".ipynb"
    return f"załącznik {number}{ending}"


def _filename(part: Message[Any, Any]) -> str:
    said = str(part.get_filename() or "")
    if "=?" in said:  # RFC 2047 where RFC 2231 is asked for, as many programs write
        said = str(make_header(decode_header(said)))
    name = PurePosixPath(legible(said.replace("\\", "/"))).name
    return name.strip()


def _payload(part: Message[Any, Any]) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message[Any, Any]) -> str:
    charset = part.get_content_charset() or "utf-8"
    try:
        return _payload(part).decode(charset, "replace")
    except LookupError:
        return _payload(part).decode("utf-8", "replace")


def _pasted(texts: list[str]) -> list[str]:
    """Return the files that somebody pasted into the mail instead of attaching them."""
    return [text.strip() for text in texts if text.lstrip().startswith("{") and '"cells"' in text]


def _sender(message: Message[Any, Any]) -> str:
    return parseaddr(str(message.get("From", "")))[1]


def _moment(message: Message[Any, Any]) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(message["Date"]))
    except (ValueError, TypeError, IndexError):
        return None
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
