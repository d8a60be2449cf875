"""Dataclasses from plain data and back: the declaration is the schema, a fault has its place.

For what files and browsers hold (JSON, TOML, YAML). Cards that people fill in have a reader of
their own (`msai.base.forms`), which refuses nothing as a whole.
"""

from __future__ import annotations

import dataclasses
import enum
import math
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
#: Reads a plain value of one type; raises ValueError when it is none.
Read = Callable[[Any], Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One place where data do not fit.

    Attributes:
        path: Where, such as ``columns[2].unit``; empty: the whole.
        code: ``missing``, ``unknown`` (a key that the class does not have), ``record`` (no mapping)
            or ``value``.
        kind: What should be there: a type, or the class whose field it is.
        value: What is there.
    """

    path: str
    code: Literal["missing", "unknown", "record", "value"]
    kind: Any
    value: Any = None


class DoesNotFit(ValueError):
    """Data are not what a class declares; `faults` lists every place."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{fault.path or '.'}: {fault.code}" for fault in faults))
        self.faults = tuple(faults)


def _plain(*kinds: type[Any]) -> Read:
    def read(raw: Any) -> Any:
        # True is an int to Python and to nobody else.
        if not isinstance(raw, kinds) or (isinstance(raw, bool) and bool not in kinds):
            raise ValueError("of another type")
        return raw

    return read


def _number(raw: Any) -> float:
    try:
        value = float(_plain(int, float)(raw))
    except OverflowError as fault:
        raise ValueError("too large") from fault
    if not math.isfinite(value):
        raise ValueError("not finite")
    return value


def _day(raw: Any) -> date:
    return raw if type(raw) is date else date.fromisoformat(_plain(str)(raw))


#: Readers of plain values; a caller may put in stricter ones, also for ``tuple``: any list.
READERS: Mapping[Any, Read] = {
    str: _plain(str),
    int: _plain(int),
    float: _number,
    bool: _plain(bool),
    date: _day,
    tuple: _plain(list, tuple),
}
#: Types whose values JSON holds as they are.
_PLAIN = frozenset((str, int, float, bool, type(None)))


def to_data(record: Any) -> dict[str, Any]:
    """Return a dataclass as JSON holds it; `from_data` makes the same of it again."""
    return {item.name: _data(getattr(record, item.name)) for item in dataclasses.fields(record)}


def _data(value: Any) -> Any:
    if type(value) in _PLAIN:  # most values of most records
        return value
    if dataclasses.is_dataclass(value):
        return to_data(value)
    if isinstance(value, Mapping):
        return {key: _data(part) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_data(part) for part in value]
    if isinstance(value, enum.Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def from_data(
    cls: type[Record],
    data: Any,
    *,
    strict: bool = False,
    whole: bool = False,
    readers: Mapping[Any, Read] | None = None,
) -> Record:
    """Make a dataclass of plain data.

    Fields may be of plain types, dates, literals, enums, dataclasses, optional ones of these,
    tuples and mappings with texts as keys.

    Args:
        cls: The dataclass.
        data: What JSON, TOML or YAML gave.
        strict: Whether keys that the class does not have are faults; else they are passed over.
        whole: Whether what has a default must be there too.
        readers: Readers that take the place of those in `READERS`.

    Raises:
        DoesNotFit: Some of it does not fit; every place is listed.
        TypeError: The class declares something that no plain data can be.
    """
    reading = _Reading({**READERS, **(readers or {})}, strict, whole)
    made: Record = reading.record(cls, data, "")
    if reading.faults:
        raise DoesNotFit(reading.faults)
    return made


@cache
def _declared(cls: Any) -> tuple[Mapping[str, Any], tuple[dataclasses.Field[Any], ...]]:
    """Return types and fields of a class; a file has thousands of records of a few classes."""
    return get_type_hints(cls), tuple(item for item in dataclasses.fields(cls) if item.init)


class _Reading:
    """One reading of nested data; goes on after a fault, so that all are found at once."""

    def __init__(self, readers: Mapping[Any, Read], strict: bool, whole: bool) -> None:
        self.readers, self.strict, self.whole = readers, strict, whole
        self.faults: list[Fault] = []

    def record(self, cls: Any, raw: Any, path: str) -> Any:
        if not isinstance(raw, Mapping):
            return self._fault(path, "record", cls, raw)
        (kinds, known), before = _declared(cls), len(self.faults)
        inside = f"{path}." if path else ""
        unknown = set(raw) - {item.name for item in known} if self.strict else ()
        for key in sorted(unknown, key=str):
            self._fault(f"{inside}{key}", "unknown", cls, raw[key])
        values = {}
        for item in known:
            if item.name in raw:
                values[item.name] = self.value(
                    kinds[item.name], raw[item.name], f"{inside}{item.name}"
                )
            elif self.whole or item.default is item.default_factory is dataclasses.MISSING:
                self._fault(f"{inside}{item.name}", "missing", cls)
        return cls(**values) if len(self.faults) == before else None

    def value(self, kind: Any, raw: Any, path: str) -> Any:
        """Return the value of a field; None, with a fault noted, when it does not fit."""
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return self._optional(inner, raw, path)
        if origin in (tuple, Sequence, list):
            return self._several(kind, inner, raw, path)
        if origin in (dict, Mapping):
            return self._mapping(kind, inner[1], raw, path)
        if dataclasses.is_dataclass(kind):
            return self.record(kind, raw, path)
        try:
            return self._reader(kind)(raw)
        except ValueError:
            return self._fault(path, "value", kind, raw)

    def _reader(self, kind: Any) -> Read:
        if kind is Any:
            return lambda raw: raw
        if get_origin(kind) is Literal:
            return _one_of(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return kind
        if kind in self.readers:
            return self.readers[kind]
        raise TypeError(f"no plain data can be a {kind}")

    def _optional(self, kinds: Sequence[Any], raw: Any, path: str) -> Any:
        """Return the first kind that fits; the faults of the last one say what was expected."""
        if raw is None and type(None) in kinds:
            return None
        before, found = len(self.faults), None
        for kind in (kind for kind in kinds if kind is not type(None)):
            del self.faults[before:]
            found = self.value(kind, raw, path)
            if len(self.faults) == before:
                return found
        return found

    def _several(self, kind: Any, inner: Sequence[Any], raw: Any, path: str) -> Any:
        try:
            parts = self.readers[tuple](raw)
        except ValueError:
            return self._fault(path, "value", kind, raw)
        endless = get_origin(kind) is not tuple or inner[-1] is Ellipsis
        kinds = [inner[0]] * len(parts) if endless else inner
        if len(kinds) != len(parts):
            return self._fault(path, "value", kind, raw)
        pairs = enumerate(zip(kinds, parts, strict=True))
        return tuple(self.value(one, part, f"{path}[{at}]") for at, (one, part) in pairs)

    def _mapping(self, kind: Any, inner: Any, raw: Any, path: str) -> Any:
        if not isinstance(raw, Mapping) or not all(isinstance(key, str) for key in raw):
            return self._fault(path, "value", kind, raw)
        return {key: self.value(inner, part, f"{path}.{key}") for key, part in raw.items()}

    def _fault(self, path: str, code: Any, kind: Any, value: Any = None) -> None:
        self.faults.append(Fault(path, code, kind, value))


def _one_of(allowed: Sequence[Any]) -> Read:
    def read(raw: Any) -> Any:
        if not any(one == raw and type(one) is type(raw) for one in allowed):
            raise ValueError("none of the allowed values")
        return raw

    return read
