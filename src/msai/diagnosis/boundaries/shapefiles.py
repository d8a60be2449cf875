"""Areas of a Shapefile: its parts side by side (.shp, .dbf, .prj …), read with pyshp."""

from __future__ import annotations

import codecs
import io
import warnings
from collections.abc import Mapping, Sequence

from msai.base.i18n import catalogue
from msai.diagnosis.boundaries.areas import (
    AreaFile,
    FoundArea,
    area_of,
    known_system,
    plain_words,
    refused,
)

_, _n = catalogue("diagnosis")

#: Encodings that say nothing of themselves: what only UTF-8 can read comes first.
_ENCODINGS = ("utf-8", "cp1250")


def read_shapefile(parts: Mapping[str, bytes]) -> AreaFile:
    """Return the areas of a Shapefile.

    Args:
        parts: Content by ending, such as ``.shp``.

    Raises:
        BoundaryError: A part is missing, or the system is not known.
        ModuleNotFoundError: The page has not fetched pyshp yet.
    """
    needed = {".dbf": _("with names of units"), ".prj": _("with the system of coordinates")}
    for ending, purpose in needed.items():
        if ending not in parts:
            raise refused(
                "incomplete_shapefile",
                _("There is no file {ending} {purpose} beside it.").format(
                    ending=ending, purpose=purpose
                ),
                _("Put all files of that name together: .shp, .shx, .dbf, .prj."),
            )
    epsg = known_system(parts[".prj"].decode("utf-8", errors="replace"))
    return AreaFile(_areas(parts, _encodings(parts.get(".cpg", b""))), epsg, order_is_certain=True)


def _areas(parts: Mapping[str, bytes], encodings: Sequence[str]) -> list[FoundArea]:
    import shapefile

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # of a .cpg that names no encoding
            streams = {ending[1:]: io.BytesIO(parts[ending]) for ending in (".shp", ".dbf")}
            reader = shapefile.Reader(**streams, encoding=encodings[0])
        with reader:
            return [
                area_of(plain_words(one.record.as_dict()), one.shape.__geo_interface__)
                for one in reader.iterShapeRecords()
            ]
    except (UnicodeDecodeError, shapefile.ShapefileException):
        if not encodings[1:]:
            raise
        return _areas(parts, encodings[1:])


def _encodings(declared: bytes) -> Sequence[str]:
    """Return what to try: the declared encoding where Python knows it, else the usual ones."""
    try:
        return (codecs.lookup(declared.decode("ascii").strip()).name,)
    except (LookupError, ValueError):
        return _ENCODINGS
