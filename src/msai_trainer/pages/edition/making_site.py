"""The site of an edition, made step by step: files are read, pages made, an archive filled.

Every step answers what the browser brought, so that progress is seen and the page stays awake.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from msai.ui import Event, Fetch, Pack, Sketch, Step
from msai_trainer.editions.book import BOOK, read_book
from msai_trainer.editions.brought import used
from msai_trainer.editions.brought_along import materials
from msai_trainer.editions.contents import CONTENTS, read_contents, with_title
from msai_trainer.editions.described import described
from msai_trainer.editions.finishing import WholeEdition, whole_edition
from msai_trainer.editions.folder import EditionFolder
from msai_trainer.editions.making import BuiltSite, make_edition
from msai_trainer.editions.pictures import cells_on_data
from msai_trainer.editions.pictures_apart import open_pictures
from msai_trainer.editions.selection import edition_book
from msai_trainer.editions.shipped import shipped
from msai_trainer.editions.to_read import to_read
from msai_trainer.pages.edition.state import EditionDesk, Making, course_of

#: Files that are asked for at once: progress is told after each such portion.
PORTION = 60
#: Bytes of finished pages that go to the browser at once: they lie in memory several times then.
HEAVY = 1_000_000
#: Folder of the site in the archive, and the ending of its name (as of ``--offline-zip``).
SITE, ENDING = "strona", "-strona.zip"
_FAILED = (
    "Nie udało się pobrać części kursu. Sprawdź internet i naciśnij jeszcze raz. "
    "Twoja edycja jest bez zmian."
)
_NOT_DRAWN = (
    "Przeglądarka nie narysowała wykresów na twoich danych. Zamknij inne karty i spróbuj jeszcze "
    "raz. Twoja edycja jest bez zmian."
)


def begin(desk: EditionDesk, folder: EditionFolder) -> Step[EditionDesk]:
    """Begin to make the site of an edition that was found fit."""
    making = Making(folder)
    return Step(replace(desk, making=making, told="Sprawdzam, z czego składa się kurs."),
                [Fetch("site:list", [CONTENTS])])  # fmt: skip


def go_on(desk: EditionDesk, event: Event) -> EditionDesk | Step[EditionDesk]:
    """Take what the browser brought and do the next step."""
    making = desk.making
    if making is None:
        return desk
    if isinstance(event.value, str):
        return replace(desk, making=None, told="", problems=(_FAILED,))
    match event.id:
        case "site:list":
            contents = read_contents(event.value[0])
            waiting = tuple(to_read(contents.files, with_data=_brings(desk, making)))
            return _read(desk, replace(making, names=frozenset(contents.files), waiting=waiting))
        case "site:read":
            got = zip(making.waiting, event.value, strict=False)
            rest = making.waiting[len(event.value) :]
            return _read(desk, replace(making, read={**making.read, **dict(got)}, waiting=rest))
        case "site:make":
            return _drawn(desk, making)
        case "site:drawn":
            return _sketched(desk, making, event.value)
        case _:
            return _pack(desk, making)


def _brings(desk: EditionDesk, making: Making) -> bool:
    """Tell whether the edition brings anything to the Python of its pages."""
    edition = used(making.folder.edition, making.folder.files)
    if desk.book is None:
        return True
    return bool(shipped(edition, making.folder.files, desk.book))


def _read(desk: EditionDesk, making: Making) -> Step[EditionDesk]:
    if not making.waiting:
        told = "Składam strony twojej edycji. To trwa kilka sekund."
        # The answer to an empty question comes after the words were drawn.
        return Step(replace(desk, making=making, told=told), [Fetch("site:make", [])])
    told = f"Czytam strony kursu. Zostało plików: {len(making.waiting)}."
    portion = making.waiting[:PORTION]
    return Step(replace(desk, making=making, told=told), [Fetch("site:read", portion)])


def _drawn(desk: EditionDesk, making: Making) -> EditionDesk | Step[EditionDesk]:
    """Have the exercises on her own data drawn; without such data there is nothing to draw."""
    course = read_book(making.read[BOOK].decode())
    edition = used(making.folder.edition, making.folder.files)
    data = shipped(edition, making.folder.files, course)
    if not data:
        return _made(desk, making, {})
    cells = cells_on_data(edition_book(course, described(edition), ()), data)
    pictures = open_pictures(cells, data)
    told = "Rysuję ćwiczenia na twoich danych."
    after = replace(desk, making=replace(making, pictures=pictures), told=told)
    return Step(after, [Sketch("site:drawn", pictures.charts)])


def _sketched(
    desk: EditionDesk, making: Making, charts: Sequence[bytes | None]
) -> EditionDesk | Step[EditionDesk]:
    known = [one for one in charts if one is not None]
    if making.pictures is None or len(known) < len(charts):
        return replace(desk, making=None, told="", problems=(_NOT_DRAWN,))
    return _made(desk, making, making.pictures.drawn(known))


def _made(
    desk: EditionDesk, making: Making, pictures: Mapping[str, str]
) -> EditionDesk | Step[EditionDesk]:
    whole = site_of(making.folder, making.names, making.read, pictures)
    waiting = tuple(sorted(whole.kept))
    files = dict(_beside(making), **_below(making.folder, whole.files))
    total = len(waiting) + len(files)
    return _pack(
        desk, replace(making, read={}, waiting=waiting, made=files, total=total, pictures=None)
    )


def site_of(
    folder: EditionFolder,
    names: frozenset[str],
    read: Mapping[str, bytes],
    pictures: Mapping[str, str],
) -> WholeEdition:
    """Return the site of an edition, from what was read of the course's.

    Args:
        folder: The edition.
        names: Files of the course's site.
        read: Those of `to_read`.
        pictures: Exercises on her own data, by cell.
    """
    site = BuiltSite(names, lambda name: read[name])
    book = read_book(site.text(BOOK))
    edition = used(folder.edition, folder.files)
    data = shipped(edition, folder.files, book)
    counting = replace(folder, edition=edition)
    brought = materials(counting, site, course_of(book), data, pictures)
    return whole_edition(site, make_edition(site, described(edition), brought))


def _pack(desk: EditionDesk, making: Making) -> EditionDesk | Step[EditionDesk]:
    root = making.folder.edition.nazwa
    if not making.made and not making.waiting:
        told = f"Gotowe. Plik {root}{ENDING} jest w pobranych. W środku jest CZYTAJ-MNIE.txt."
        return replace(desk, making=None, told=told)
    files, made = _portion(making.made)
    portion = making.waiting[: 0 if files else PORTION]
    rest = making.waiting[len(portion) :]
    fetched = {f"{root}/{SITE}/{name}": name for name in portion}
    filename = "" if made or rest else f"{root}{ENDING}"
    told = f"Pakuję pliki: {making.total - len(made) - len(rest)} z {making.total}."
    after = replace(making, made=made, waiting=rest, packing=True)
    pack = Pack("site:pack", not making.packing, files, fetched, filename)
    return Step(replace(desk, making=after, told=told), [pack])


def _portion(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files that go to the browser next, and those that wait."""
    weights = accumulate(map(len, files.values()))
    count = next((at for at, one in enumerate(weights, start=1) if one >= HEAVY), len(files))
    items = list(files.items())
    return dict(items[:count]), dict(items[count:])


def _beside(making: Making) -> Iterator[tuple[str, bytes]]:
    """Yield what starts the site on a computer without a network."""
    edition = making.folder.edition
    for name, text in read_contents(making.read[CONTENTS]).starters.items():
        yield f"{edition.nazwa}/{name}", with_title(name, text, edition.tytul).encode()


def _below(folder: EditionFolder, files: Mapping[str, bytes]) -> dict[str, bytes]:
    root = f"{folder.edition.nazwa}/{SITE}"
    return {f"{root}/{name}": content for name, content in files.items()}
