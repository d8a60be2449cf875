"""What the trainer sees of the edition she makes: steps from whose it is to the finished file."""

from __future__ import annotations

from collections.abc import Sequence

from msai import ui
from msai.errors import Problem
from msai_trainer.editions.declared import Edition
from msai_trainer.pages.edition import room_papers
from msai_trainer.pages.edition.own_case import UNFINISHED, is_unfinished
from msai_trainer.pages.edition.remarks import about, all_problems, hindering
from msai_trainer.pages.edition.screen_files import data, logo, own_pages
from msai_trainer.pages.edition.screen_lessons import days, lessons
from msai_trainer.pages.edition.screen_papers import institution
from msai_trainer.pages.edition.screen_preview import look
from msai_trainer.pages.edition.screen_update import older
from msai_trainer.pages.edition.state import EditionDesk, is_kept, open_folder

_LOCAL = (
    "Wszystko dzieje się w tej przeglądarce. Nic nie jest nigdzie wysyłane. "
    "Twoja praca zapisuje się tutaj; na inny komputer przeniesie ją plik z opisem."
)
_TOO_LARGE = (
    "Ta edycja jest za duża, żeby przeglądarka ją pamiętała. Pobierz jej opis, zanim zamkniesz "
    "kartę."
)
_RESUME = "W tej przeglądarce jest zaczęta edycja „{title}”. Możesz ją dokończyć."


def view(desk: EditionDesk) -> Sequence[ui.Node]:
    """Return the desk."""
    return [
        ui.Message("info", _LOCAL),
        ui.Status(desk.told or _standing(desk)),
        *(_steps(desk) if desk.folder and desk.book else [*_trouble(desk), *_beginning(desk)]),
    ]


def _trouble(desk: EditionDesk) -> list[ui.Node]:
    return [ui.Message("problem", sentence) for sentence in desk.problems]


def _standing(desk: EditionDesk) -> str:
    if desk.folder is None:
        return "Żadna edycja nie jest otwarta."
    if desk.book is None:
        return _RESUME.format(title=desk.folder.edition.tytul or "bez tytułu")
    count = len(hindering(all_problems(desk)))
    if count:
        return f"Do poprawienia: {count}."
    return UNFINISHED if is_unfinished(desk) else "Wszystko gotowe. Możesz pobrać stronę."


def _beginning(desk: EditionDesk) -> list[ui.Node]:
    waits = desk.folder is not None and desk.book is None
    resume = [ui.Button("resume", "Wróć do tej edycji", "primary")] if waits else []
    title = desk.former.edition.tytul or "bez tytułu" if desk.former else ""
    former = [ui.Button("former", f"Wróć do edycji „{title}”")] if desk.former else []
    return [
        *resume,
        *former,
        ui.Button("new", "Zacznij nową edycję", "plain" if desk.folder else "primary"),
        ui.File(
            "open",
            "Mam starszą edycję albo jej opis",
            ".zip",
            "Plik „…-opis-edycji.zip” albo cały ZIP strony. Kurs poszedł dalej? Zobaczysz, co "
            "się zmieniło.",
        ),
    ]


def _steps(desk: EditionDesk) -> list[ui.Node]:
    problems = all_problems(desk)
    edition = open_folder(desk).edition
    return [
        *older(desk),
        ui.Group("1. Czyja to edycja", _whose(desk, problems)),
        ui.Group("2. Lekcje", lessons(desk, problems)),
        ui.Group("3. Spotkania", days(desk, problems)),
        ui.Group("4. Logo i kolory", [*logo(desk, problems), *look(desk, problems)]),
        ui.Group("5. Dane twojej gminy", data(desk, problems)),
        ui.Group("6. Własne strony", own_pages(desk, problems)),
        ui.Group("7. Licencja i zmiany", _licence(edition)),
        ui.Group("8. Dokumenty instytucji", institution(desk, problems)),
        ui.Group("9. Druki na salę", room_papers.view(desk)),
        ui.Group("10. Gotowy plik", _finish(desk, problems)),
        ui.Details("Otwórz inny opis edycji", _beginning(desk)),
    ]


def _whose(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    edition = open_folder(desk).edition
    # A field that nobody came to yet is no mistake.
    told = [one for one in problems if desk.tried or getattr(edition, one.column or "", None)]
    return [
        ui.Input("text:tytul", "Tytuł strony", edition.tytul, max_length=120),
        *about(told, "tytul"),
        ui.Input("text:organizator", "Kto prowadzi tę edycję", edition.organizator,
                 max_length=200, help="Nazwa ośrodka albo gminy."),
        *about(told, "organizator"),
        ui.Input("text:kontakt", "Adres e-mail do pytań", edition.kontakt, max_length=120,
                 help="Stoi na stronie: do pytań i do zgłaszania barier."),
        *about(told, "kontakt"),
        ui.Input("text:nazwa", "Krótka nazwa", edition.nazwa, max_length=60,
                 help="Małe litery bez ogonków, cyfry i łączniki. Pod nią przeglądarki pamiętają "
                 "postępy. Nie zmieniaj jej, gdy ktoś już pracuje."),
        *about(told, "nazwa"),
        ui.Input("text:tura", "Tura", edition.tura, max_length=40,
                 help="Na przykład 2027-jesien. Zmień ją przed każdą nową grupą; pierwsza: puste."),
        *about(problems, "tura"),
    ]  # fmt: skip


def _licence(edition: Edition) -> list[ui.Node]:
    told = (
        "Kurs możesz zmieniać i prowadzić dalej. Strona „O tej edycji” sama poda źródło i licencję "
        "CC BY-SA 4.0. Ty mówisz, co zmieniasz."
    )
    return [
        ui.Text(told),
        ui.Input("text:zmiany", "Co ta edycja zmienia w kursie", edition.zmiany, rows=3,
                 help="Puste: strona poda wybór lekcji, tytuł i organizatora."),
        ui.Input("text:pochodzenie", "Cudze edycje, z których powstała",
                 "\n".join(edition.pochodzenie), rows=2,
                 help="Każda w wierszu, od najstarszej. Licencja każe je podać."),
        ui.Button("adopt", "To cudza edycja: robię z niej własną", "quiet",
                  disabled=not (edition.tytul.strip() and edition.organizator.strip())),
    ]  # fmt: skip


def _finish(desk: EditionDesk, problems: Sequence[Problem]) -> list[ui.Node]:
    count = len(hindering(problems))
    told = f"Zostało do poprawienia: {count}. Uwagi stoją przy polach." if count else (
        "Plik ZIP ma całą stronę i programy, które otwierają ją bez internetu. Waży około 70 MB."
    )  # fmt: skip
    return [
        ui.Text(told),
        *about(problems, "wersja_kursu", "jezyk"),
        *([] if is_kept(open_folder(desk)) else [ui.Message("info", _TOO_LARGE)]),
        *_trouble(desk),
        *([ui.Message("question", UNFINISHED)] if is_unfinished(desk) else []),
        *([ui.Message("info", desk.told)] if desk.told and not desk.problems else []),
        ui.Button("make", "Pobierz swoją stronę (ZIP)", "primary", disabled=bool(desk.making)),
        ui.Button("describe", "Pobierz opis edycji (ZIP)"),
        ui.Text("Opis otworzysz tu później albo na innym komputerze.", small=True),
    ]  # fmt: skip
