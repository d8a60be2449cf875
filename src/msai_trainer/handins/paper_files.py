"""Photos and scans of answer sheets: what they are by their first bytes, and what to say of them.

Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msai_trainer.model import FoundFile

PDF = "application/pdf"
#: No picture of a sheet is as short as this: what is shorter was cut off.
_SHORTEST = 64
_MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", PDF),
)
#: Brands of the container that phones of Apple write.
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_TIFF = (b"II*\x00", b"MM\x00*")
#: Names of pictures, whatever is in them.
_NAMED = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".avif", ".pdf")
_AS_JPEG = "Otwórz je w programie do zdjęć, zapisz jako JPEG i dołóż jeszcze raz."
_AGAIN = "Zrób zdjęcie kartki jeszcze raz albo poproś o dobry plik."
_HINT = "Jeśli to praca na papierze, przepisz ją na stronie „Ocenianie”, w części „Na papierze”."


def paper_kind(content: bytes) -> str:
    """Return the mime type of a picture that the page can show, or of a PDF; "": it is none."""
    if len(content) < _SHORTEST:
        return ""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((mime for magic, mime in _MAGIC if content.startswith(magic)), "")


def cannot_be_shown(content: bytes) -> str:
    """Return what to do with a picture that no browser shows everywhere; "": it is none."""
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return f"To zdjęcie HEIC z telefonu, którego przeglądarka nie pokaże. {_AS_JPEG}"
    if content.startswith(_TIFF):
        return f"To skan TIFF, którego przeglądarka nie pokaże. {_AS_JPEG}"
    return ""


def is_no_picture(name: str, content: bytes) -> str:
    """Return what to do with a file that is only called like a sheet; "": it is one, or no such."""
    if not name.lower().endswith(_NAMED) or paper_kind(content):
        return ""
    why = "jest pusty" if not content else "nie jest zdjęciem JPEG, PNG ani WEBP ani plikiem PDF"
    return f"Ten plik {why}, więc nie ma z czego przepisać. {_AGAIN}"


def about_paper(content: bytes) -> str:
    """Return what a row says of a file that may be a sheet; "": it is none."""
    return cannot_be_shown(content) or (_HINT if paper_kind(content) else "")


def noting(files: Iterable[FoundFile], paper: list[FoundFile]) -> Iterator[FoundFile]:
    """Yield files as they come; `paper` takes the sheets among them."""
    for file in files:
        if is_paper(file):
            paper.append(file)
        yield file


def is_paper(file: FoundFile) -> bool:
    """Return whether a file is a sheet to transcribe, and no picture that only came along."""
    return file.refusal is None and not file.minor and bool(paper_kind(file.content))
