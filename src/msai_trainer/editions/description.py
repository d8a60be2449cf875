"""What an edition says of itself, as far as its pages are concerned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from msai_trainer.editions.markdown import OwnPage


@dataclass(frozen=True, slots=True)
class Description:
    """An edition; the host reads it from ``edycja.toml``, already checked.

    Attributes:
        edition: Name under which browsers keep progress: lower-case letters, digits, hyphens.
        round: Its round; empty: the first.
        title: Title of the site.
        organiser: Who runs it.
        contact: E-mail address.
        lessons: Ids of the chosen lessons in order.
        logo: Suffix of the logo, such as ``.png``; empty: the course's own sign.
        colours: Its palette; empty: the course's own.
        trainers: Whether it has the pages for trainers.
        sources: Editions that it was made of and is (`Book.sources`), without the site's own.
    """

    edition: str
    round: str
    title: str
    organiser: str
    contact: str
    lessons: tuple[str, ...]
    logo: str = ""
    colours: str = ""
    trainers: bool = True
    sources: tuple[str, ...] = ()

    @property
    def logo_file(self) -> str:
        """Address of the logo below the site's root; empty without one."""
        return f"_static/logo-edycji{self.logo}" if self.logo else ""


@dataclass(frozen=True, slots=True)
class Materials:
    """What an edition brings along.

    Attributes:
        pages: Its own pages and their pictures by address, ``dojazd.md``.
        logo: Content of the logo.
        data: What is published of its table, by name (``units.csv``); empty: the example town.
        pictures: Exercises on these data as HTML, by cell (`msai_trainer.editions.pictures`).
        made: Own pages that are no Markdown (`msai_trainer.editions.own_sources`).
        description: The description that lies on its site; empty: none.
    """

    pages: Mapping[str, bytes] = field(default_factory=dict)
    logo: bytes = b""
    data: Mapping[str, bytes] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    made: tuple[OwnPage, ...] = ()
    description: bytes = b""
