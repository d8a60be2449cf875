"""What an edition brings along, on the desk: its logo and its own pages."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.diagnosis.boundaries import ARCHIVE, READERS
from msai.errors import Problem
from msai_trainer.editions.folder import OWN
from msai_trainer.editions.logo_taken import TAKEN, is_to_be_shrunk
from msai_trainer.editions.markdown import SOURCES
from msai_trainer.pages.edition.own_case import form
from msai_trainer.pages.edition.remarks import about, about_data, about_logo, about_page, hindering
from msai_trainer.pages.edition.screen_pasted import pasted
from msai_trainer.pages.edition.screen_preview import page_previews
from msai_trainer.pages.edition.state import EditionDesk, open_folder, page_parts

ACCEPTED_BORDERS = (*READERS, ARCHIVE)
TABLES = (".xlsx", ".ods", ".csv", ".txt")
_HOW = (
    "Nagłówek zaczyna się od „## ”, punkt listy od „- ”. Odnośnik: [słowa](adres). "
    "Ramka: wiersz „:::{tip} Tytuł”, tekst, wiersz „:::”."
)


def logo(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the field of the logo."""
    folder = open_folder(desk)
    name = folder.edition.logo
    unfit = about_logo(hindering(problems))
    there = "Plik „{name}” nie nadaje się na logo." if unfit else "Logo jest wczytane ({name})."
    told = _brought(there, desk, name, "Bez logo stoi znak kursu.")
    off = [ui.Button("logo:off", "Usuń logo", "quiet")] if name else []
    # A description made elsewhere may bring one that pages cannot carry.
    shrink = [ui.Button("logo:shrink", "Zmniejsz to logo")]
    is_large = is_to_be_shrunk(name, folder.files.get(name, b""))
    return [
        ui.Text(told),
        ui.File(
            "logo:take",
            "Plik z logo",
            ",".join(TAKEN),
            "PNG, JPEG, SVG, WEBP, GIF albo BMP. Za duże zmniejszy ta strona.",
        ),
        *(shrink if is_large else []),
        *off,
        *about_logo(problems),
    ]


def data(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the fields of table and boundaries, with what of them stays at home."""
    edition = open_folder(desk).edition
    without = "Bez tabeli stoi zmyślony Wierzbogród."
    told = _brought("Tabela jest wczytana.", desk, edition.dane, without)
    nodes: list[ui.Node] = [
        ui.Text(told),
        ui.File("data:table", "Tabela gminy", ",".join(TABLES),
                "XLSX, ODS albo CSV ze słownikiem w drugim arkuszu. Wzór wypełnisz w „Diagnozie "
                "własnej tabeli”. Czy dane są zmyślone, mówi arkusz „O danych”."),
    ]  # fmt: skip
    nodes += pasted(desk)
    if edition.dane:
        nodes += [
            ui.Button("data:table-off", "Usuń tabelę", "quiet"),
            ui.File("data:borders", "Granice jednostek", ",".join(ACCEPTED_BORDERS),
                    "GeoJSON, GML albo Shapefile w ZIP-ie. Nie są konieczne."),
            ui.Number("number:prog", "Próg: mniejszych liczb nie publikujemy", edition.prog),
            *about(problems, "prog"),
        ]  # fmt: skip
    if edition.granice:
        nodes += [
            ui.Text(_brought("Granice są wczytane.", desk, edition.granice, "")),
            ui.Button("data:borders-off", "Usuń granice", "quiet"),
        ]
    return [*nodes, *about(problems, "dane", "granice"), *about_data(problems), *_notes(desk)]


def _brought(there: str, desk: EditionDesk, name: str, without: str) -> str:
    """Return whether a file that the edition names was brought along with it."""
    if not name:
        return without
    if name not in open_folder(desk).files:
        return f"Edycja ma plik „{name}”, ale nie przyszedł razem z nią. Wczytaj go albo usuń."
    return there.format(name=name)


def _notes(desk: EditionDesk) -> list[ui.Node]:
    said = [f"{one.column or ''}: {one.message} {one.hint}".lstrip(": ") for one in desk.notes]
    head = f"Co zostaje u ciebie i co sprawdzić ({len(said)})"
    return [ui.Details(head, [ui.Items(said)])] if said else []


def own_pages(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    """Return the pages of her own, and the field for one more."""
    files = open_folder(desk).files
    names = [n for n in files if n.startswith(f"{OWN}/") and n.endswith(SOURCES)]
    shown = page_previews(desk)
    return [
        *(
            ui.Group(_title(files[n], n), [*_page(n, files[n], problems), *shown.get(n, ())])
            for n in names
        ),
        ui.Input("page:named", "Tytuł nowej strony", desk.new_page, max_length=120,
                 help="Na przykład „Dojazd”."),
        ui.Button("page:add", "Dodaj stronę"),
        *form(desk, list(problems), shown),
    ]  # fmt: skip


def _title(content: bytes, name: str) -> str:
    parts = page_parts(content)
    return f"Strona „{parts[0]}”" if parts and parts[0] else f"Strona z pliku {name}"


def _page(name: str, content: bytes, problems: Sequence[Problem]) -> list[ui.Node]:
    parts = page_parts(content)
    fields: list[ui.Node] = [ui.Text("Ta strona powstała poza tą stroną. Zostaje, jak jest.")]
    if parts:
        fields = [
            ui.Input(f"page:title:{name}", "Tytuł", parts[0], max_length=120),
            ui.Input(f"page:text:{name}", "Tekst", parts[1], rows=8, max_length=50_000, help=_HOW),
        ]
    return [
        *fields,
        *about_page(problems, name),
        ui.Button(f"page:off:{name}", "Usuń tę stronę", "quiet"),
    ]
