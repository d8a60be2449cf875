"""Areas as a file has them: attributes, polygons, the system of their coordinates; and refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from msai.base.i18n import catalogue
from msai.base.projections import DEGREES, PLANE
from msai.base.spatial_systems import epsg_of
from msai.errors import MsaiError, Problem

_, _n = catalogue("diagnosis")

Ring = list[tuple[float, float]]
#: PL-1992, the zones of PL-2000 (a county's maps), and what coincides with WGS 84 at our scale.
KNOWN = DEGREES.union(PLANE)


class BoundaryError(MsaiError):
    """Boundaries cannot be used as they are.

    Attributes:
        near: Unit of the table without an outline → names in the file that look like it.
    """

    def __init__(
        self,
        problems: Problem | Iterable[Problem],
        near: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.near = dict(near or {})
        super().__init__(problems)


@dataclass(frozen=True, slots=True)
class FoundArea:
    """One area as a file has it.

    Attributes:
        words: Attributes, one of which holds the unit's name.
        polygons: Polygons, each a list of rings, in the file's system and order of axes.
        kind: What stands there instead of polygons, such as ``Point``; "": polygons.
    """

    words: Mapping[str, str]
    polygons: Sequence[Sequence[Ring]]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class AreaFile:
    """All areas of a file.

    Attributes:
        areas: The areas.
        epsg: Number of the system of coordinates, one of `KNOWN`.
        north_first: Whether the file promises the northern coordinate first.
        order_is_certain: Whether the format leaves no doubt about that.
    """

    areas: Sequence[FoundArea] = field(default=())
    epsg: int = 2180
    north_first: bool = False
    order_is_certain: bool = False


Reader = Callable[[Mapping[str, bytes]], AreaFile]


def refused(code: str, message: str, hint: str) -> BoundaryError:
    """Return the error that refuses a whole file."""
    return BoundaryError(Problem(None, None, code, message, hint))


def known_system(system: str) -> int:
    """Return the EPSG number of a system that we can compute with.

    Raises:
        BoundaryError: It is another one, or not recognised.
    """
    code = epsg_of(system)
    if code not in KNOWN:
        message = _("The system of coordinates is not known: {system}.")
        hint = _("Save the boundaries in PL-1992 (EPSG:2180), PL-2000 or WGS 84 (EPSG:4326).")
        raise refused("unknown_projection", message.format(system=system[:60]), hint)
    return code


def plain_words(attributes: Mapping[str, Any]) -> dict[str, str]:
    """Return attributes as texts, without empty ones."""
    return {str(key): str(value).strip() for key, value in attributes.items() if value is not None}


def area_of(words: Mapping[str, str], geometry: Any) -> FoundArea:
    """Return an area of a GeoJSON geometry.

    Raises:
        ValueError, LookupError, TypeError: It does not have the shape of one.
    """
    shape = geometry if isinstance(geometry, Mapping) else {}
    kind, many = str(shape.get("type") or ""), shape.get("coordinates")
    if geometry is not None and not isinstance(geometry, Mapping):
        raise ValueError("not a geometry")
    if kind not in ("Polygon", "MultiPolygon") or not many:
        return FoundArea(
            words, [], kind if kind and kind not in ("Polygon", "MultiPolygon") else "empty"
        )
    polygons = [many] if kind == "Polygon" else many
    return FoundArea(
        words, [[[(float(p[0]), float(p[1])) for p in r] for r in one] for one in polygons]
    )
