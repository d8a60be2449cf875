"""Telling a damaged file from a fault of ours: by the code that raised the error."""

from __future__ import annotations

import zipfile
import zlib
from types import TracebackType
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

#: Errors that speak of the content wherever they are raised.
_OF_CONTENT = (zipfile.BadZipFile, zlib.error, EOFError, ParseError, ExpatError, UnicodeDecodeError)
#: Parts of Python that parse for the libraries.
_PARSERS = ("xml", "zipfile", "codecs", "encodings", "json", "lxml", "defusedxml")


def is_of_content(fault: BaseException, *libraries: str) -> bool:
    """Tell whether a parser choked on what it was given.

    Libraries raise whatever their code raises on damaged parts (`KeyError`, `TypeError`,
    `AttributeError` …). The same errors raised by code of ours are faults of ours, and the reader
    of a message must not look for them in her file.

    Args:
        fault: What was raised while a file was read.
        libraries: Top-level names of the packages that were reading it.
    """
    if isinstance(fault, MemoryError):
        return False
    if isinstance(fault, _OF_CONTENT):
        return True
    return _raising_package(fault.__traceback__) in (*libraries, *_PARSERS)


def _raising_package(place: TracebackType | None) -> str:
    name = ""
    while place is not None:
        name = str(place.tb_frame.f_globals.get("__name__", ""))
        place = place.tb_next
    return name.partition(".")[0]
