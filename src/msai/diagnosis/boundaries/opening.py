"""What kind of boundaries somebody chose: one file, a ZIP, or the parts of a Shapefile together."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from msai.base.faults import is_of_content
from msai.base.i18n import catalogue
from msai.diagnosis.boundaries.areas import AreaFile, BoundaryError, Reader, refused
from msai.diagnosis.boundaries.geojson import read_geojson
from msai.diagnosis.boundaries.gml import read_gml
from msai.diagnosis.boundaries.shapefiles import read_shapefile

_, _n = catalogue("diagnosis")

#: Ending of the file that names a set of boundaries → how it is read.
READERS: dict[str, Reader] = {
    ".geojson": read_geojson, ".json": read_geojson, ".gml": read_gml, ".xml": read_gml,
    ".shp": read_shapefile,
}  # fmt: skip
ARCHIVE = ".zip"
#: What a page lets people choose.
ACCEPTED = ",".join([*READERS, ARCHIVE, ".dbf", ".prj", ".shx", ".cpg"])
MAX_BYTES = 20_000_000
MAX_UNPACKED = 80_000_000
_MAX_MEMBERS = 500
#: What taking a file apart raises that does not have the shape of its format.
_MALFORMED = (LookupError, ValueError, TypeError, OSError, RecursionError, ArithmeticError)


def read_areas(files: Mapping[str, bytes]) -> AreaFile:
    """Return the areas of what somebody chose.

    Args:
        files: Content by file name.

    Raises:
        BoundaryError: It is none of the kinds, too big, broken, or in an unknown system.
        ModuleNotFoundError: The page has not fetched pyshp yet.
    """
    if sum(map(len, files.values())) > MAX_BYTES:
        raise _too_big(MAX_BYTES)
    kind, parts = _one_set(_unpacked(files))
    try:
        found = READERS[kind](parts)
    except (BoundaryError, ModuleNotFoundError):
        raise
    except Exception as error:  # parsers of three formats, each with errors of its own
        if not isinstance(error, _MALFORMED) and not is_of_content(error, "shapefile"):
            raise
        raise broken() from error
    if not found.areas:
        raise broken()
    return found


def broken() -> BoundaryError:
    """Return the error for a file that does not have the shape of its format."""
    return refused(
        "broken_boundaries",
        _("The boundaries of this file cannot be read."),
        _("Export the boundaries once more, for example from QGIS."),
    )


def _unpacked(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files with those of archives in their place."""
    plain = {name: c for name, c in files.items() if _ending(name) != ARCHIVE}
    for content in (c for name, c in files.items() if _ending(name) == ARCHIVE):
        plain |= _members(content)
    return plain


def _members(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            if sum(one.file_size for one in members) > MAX_UNPACKED or len(members) > _MAX_MEMBERS:
                raise _too_big(MAX_UNPACKED)
            wanted = [one for one in members if _is_part(one.filename)]
            return {one.filename: archive.read(one) for one in wanted}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise broken() from error


def _is_part(name: str) -> bool:
    aside = PurePosixPath(name).name.startswith(".") or name.startswith("__MACOSX")
    return not aside and _ending(name) in (*READERS, ".dbf", ".prj", ".cpg")


def _one_set(files: Mapping[str, bytes]) -> tuple[str, dict[str, bytes]]:
    """Return the kind of the one set of boundaries and its parts.

    Raises:
        BoundaryError: There is none, or more than one.
    """
    leading = [name for name in files if _ending(name) in READERS]
    if len(leading) > 1:
        names = ", ".join(PurePosixPath(name).name for name in leading[:5])
        raise refused(
            "several_boundaries",
            _("There are several files with boundaries: {names}.").format(names=names),
            _("Choose one of them."),
        )
    if not leading:
        raise refused(
            "boundary_kind",
            _("This is no known kind of a file with boundaries."),
            _("Save the boundaries as GeoJSON, GML, or a Shapefile packed into a ZIP."),
        )
    (name,) = leading
    kind = _ending(name)
    if kind != ".shp":
        return kind, {name: files[name]}
    return kind, {_ending(one): c for one, c in files.items() if _stem(one) == _stem(name)}


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _stem(name: str) -> str:
    return str(PurePosixPath(name).with_suffix("")).lower()


def _too_big(limit: int) -> BoundaryError:
    return refused(
        "boundaries_too_big",
        _("The file with boundaries is bigger than {size} MB.").format(size=limit // 1_000_000),
        _("Leave only your units in it, or simplify the lines (in QGIS: “Simplify”)."),
    )
