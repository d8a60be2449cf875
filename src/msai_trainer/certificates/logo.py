"""The organiser's logo: a picture that documents and pages can carry."""

from __future__ import annotations

from msai_trainer.errors import GradingError

#: It is kept in the file of the class.
LARGEST = 300_000
#: How PNG and JPEG begin.
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def checked_logo(content: bytes, name: str) -> bytes:
    """Return the picture.

    Raises:
        GradingError: It is no PNG or JPEG that can be read, or too large.
    """
    if not content.startswith(_SIGNS):
        message = f"„{name}” to nie jest obraz PNG ani JPEG."
        raise GradingError.of("bad_logo", message, "Zapisz logo jako PNG.")
    if len(content) > LARGEST:
        message = f"Logo waży {len(content) // 1000} kB, a wolno {LARGEST // 1000} kB."
        raise GradingError.of("bad_logo", message, "Zmniejsz obraz, na przykład do 400 punktów.")
    if not _is_readable(content):
        message = f"Obrazu „{name}” nie da się odczytać."
        raise GradingError.of("bad_logo", message, "Zapisz logo jeszcze raz jako PNG.")
    return content


def _is_readable(content: bytes) -> bool:
    """Tell whether Word's writer knows its size: then it can stand in a document."""
    # Only who brings a logo waits for that writer.
    from docx.image import exceptions as docx_faults
    from docx.image.image import Image

    faults = (
        docx_faults.InvalidImageStreamError,
        docx_faults.UnexpectedEndOfFileError,
        docx_faults.UnrecognizedImageError,
    )
    try:
        image = Image.from_blob(content)
    except (*faults, LookupError, ValueError):
        return False
    return image.px_width > 0 and image.px_height > 0
