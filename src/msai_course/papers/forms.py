"""Papers of a workshop, worded once for Word and for print: blocks of `msai.base.export`."""

from __future__ import annotations

from msai.activities.micro_lesson.rubric import rubric as lesson_rubric
from msai.base import export
from msai.base.export import write_xlsx as write_sheets
from msai.base.polish_dates import in_words
from msai_course.content.trainer_plans import Format
from msai_course.papers.source import PackSource
from msai_trainer.editions.timetable import format_items, timetable
from msai_trainer.papers.attendance import attendance as of_class

#: Who signs can be called after a month; nobody has to.
_UNSIGNED = ("5 minut. Podpis nie jest potrzebny.", "Mamy zadzwonić? Kod albo imię: ………………………")
#: Rows of an empty list of people.
_PEOPLE = 24
#: What part of its width the numbers and the names have; the days share the rest.
_NUMBER_SHARE, _NAME_SHARE = 0.07, 0.38
_LINE = "……………………………………………………………………………………………"


def short_format(plan: Format) -> list[export.Block]:
    """Return a ready short format: hours, what to do, what is left out on purpose."""
    rows: list[list[export.Cell]] = [
        [slot.hours, slot.item.minutes, slot.item.name, slot.item.how]
        for slot in timetable(format_items(plan.blocks), plan.starts)
    ]
    return [
        export.PaperHeading(plan.title, 0),
        export.Paragraph(f"Dla kogo: {plan.people}"),
        export.Paragraph(f"Na koniec: {plan.outcome}", strong=True),
        export.Paragraph(f"Co zostaje na stole: {plan.product}"),
        export.PaperTable(("Godziny", "Minuty", "Co się dzieje", "Jak"), rows),
        export.PaperHeading("Czego świadomie nie ma"),
        export.Bullets(plan.left_out),
        export.PaperHeading("Co przygotować"),
        export.Bullets(plan.materials),
    ]


def rubric() -> list[export.Block]:
    """Return the sheet of a micro-lesson: what points mean, evidence first, then a level."""
    criteria = lesson_rubric()
    levels: list[list[export.Cell]] = [[one.name, *one.levels] for one in criteria]
    rows: list[list[export.Cell]] = [[one.name, "", "0   1   2"] for one in criteria]
    return [
        export.PaperHeading("Mikrolekcja: rubryka", 0),
        export.Paragraph("Osoba, która prowadzi: ……………………  Próba: 1 / 2  Data: ……………"),
        export.PaperTable(("Kryterium", "0", "1", "2"), levels),
        export.PaperTable(("Kryterium", "Dowód: co padło albo co się stało", "Punkty"), rows),
        export.Paragraph(f"Jedna mocna strona: {_LINE}"),
        export.Paragraph(f"Jedna propozycja (zachowanie, skutek, propozycja): {_LINE}"),
        export.Paragraph("Przed drugą próbą. Zmienię jedno:", strong=True),
        export.Paragraph(_LINE),
    ]


def visit_letter(source: PackSource) -> list[export.Block]:
    """Return the letter that asks for a study visit, as the handbook words it."""
    return [
        export.PaperHeading("Prośba o wizytę studyjną", 0),
        export.Paragraph(f"{source.organiser}, dnia ………………"),
        export.Paragraph("Do: ……………………………………"),
        export.Paragraph(
            "Prowadzimy warsztat dla osób, które pracują z mieszkańcami. "
            "Chcemy zobaczyć, jak pracujecie na podwórkach."
        ),
        export.Paragraph(
            "Interesuje nas zwykły dzień, a nie prezentacja. "
            "Prosimy o dwie godziny i rozmowę z jedną osobą, która tam mieszka."
        ),
        export.Paragraph("Nie będziemy robić zdjęć osobom ani zapisywać nazwisk."),
        export.Paragraph(
            "Za czas tej osoby i zespołu chcemy zapłacić albo oddać przysługę. "
            "Proszę powiedzieć, co wolicie."
        ),
        export.Paragraph("Czego nie chcecie pokazywać? Uszanujemy to."),
        export.Paragraph(f"Kontakt: {source.edition.kontakt if source.edition else _LINE}"),
    ]


def attendance(source: PackSource, dates: list[str]) -> list[export.Block]:
    """Return the attendance list; only what is needed to count who was there."""
    days = [in_words(one) if one else "" for one in dates]
    where = f"Miejsce: {source.place}. " if source.place else ""
    who = f"{source.organiser}." if source.edition else f"Organizator: {source.organiser}"
    return of_class(source.title, f"{where}{who}", days)


def attendance_shares(days: int) -> list[float]:
    """Return the parts of the width that the columns of an attendance list have."""
    each = (1 - _NUMBER_SHARE - _NAME_SHARE) / days
    return [_NUMBER_SHARE, _NAME_SHARE, *[each] * days]


def sign_up(source: PackSource) -> bytes:
    """Return the sign-up sheet; its columns are those of the roster that `grade` reads."""
    header = ["kod", "imie", "nazwisko", "email", "instytucja", "grupa"]
    ask = ["potrzeby dostępności", "posiłek"]
    note = [["O tym pliku", ""],
            ["Arkusz „Zapisy”", "Wiersz to jedna osoba. Kod wystarczy; reszta, gdy potrzebna."],
            ["Lista klasy", "Podaj ten plik jako listę klasy. Kolumn „potrzeby dostępności” "
                            "i „posiłek” program wtedy nie czyta."],
            ["Dane osobowe", "Zbierz tylko to, co potrzebne. Usuń po zakończeniu edycji."],
            ["Administrator danych", source.organiser]]  # fmt: skip
    codes = [[f"K{at:02}", *[""] * (len(header) + len(ask) - 1)] for at in range(1, _PEOPLE + 1)]
    return write_sheets(
        [
            export.Sheet("O tym pliku", note, wrapped=True, fixed=True, explains=True),
            export.Sheet("Zapisy", [[*header, *ask], *codes], to_fill=True),
        ]
    )


def questionnaires() -> list[export.Block]:
    """Return the questions of the handbook: at the end, after four weeks, after three months."""
    usefulness = "Od 1 do 5: na ile to przyda ci się w najbliższym miesiącu?"
    at_end = (usefulness, "Co zrobisz jako pierwsze, z kim i do kiedy?",
              "Co może ci przeszkodzić i kto może pomóc?")  # fmt: skip
    later = ("Co z tego udało się zrobić w pracy? Jedna rzecz, bez danych osób.",
             "Czego nie udało się zrobić i dlaczego?", "W czym można ci pomóc?")  # fmt: skip
    last = ("Ile ustaleń, kart lub wskaźników naprawdę się zmieniło?",
            "Co z tego ma mieszkanka albo mieszkaniec? Skąd to wiesz?")  # fmt: skip
    parts = {"Na koniec warsztatu": at_end, "Po czterech tygodniach": later,
             "Po trzech miesiącach": last}  # fmt: skip
    blocks: list[export.Block] = [export.PaperHeading("Ankiety", 0)]
    for number, (name, asked) in enumerate(parts.items()):
        blocks += [export.PageBreak()] if number else []
        blocks += [export.PaperHeading(name), *map(export.Paragraph, _UNSIGNED)]
        for question in asked:
            blocks += [
                export.Paragraph(question, strong=True),
                export.Paragraph(_LINE),
                export.Paragraph(_LINE),
            ]
    return blocks
