"""Papers of a workshop: short formats, rubric, letter, attendance, questionnaires, certificate."""

from __future__ import annotations

from msai.activities.micro_lesson import state as micro_lesson
from msai.base import export
from msai.base.export import write_xlsx as write_sheets
from msai.base.numbers import number_text
from msai_course.content.trainer_agenda import format_items, net_minutes, timetable
from msai_course.content.trainer_plans import Format
from msai_course.editions.pages import in_words
from msai_course.papers.agenda import meetings
from msai_course.papers.source import PackSource

#: Who signs can be called after a month; nobody has to.
_UNSIGNED = ("5 minut. Podpis nie jest potrzebny.", "Mamy zadzwonić? Kod albo imię: ………………………")
#: Rows of an empty list of people.
_PEOPLE = 24
_LINE = "……………………………………………………………………………………………"


def short_format(plan: Format) -> bytes:
    """Return a ready short format: hours, what to do, what is left out on purpose."""
    rows: list[list[export.Cell]] = [
        [slot.hours, slot.item.minutes, slot.item.name, slot.item.how]
        for slot in timetable(format_items(plan), plan.starts)
    ]
    blocks: list[export.Block] = [
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
    return export.write_docx(blocks)


def rubric() -> bytes:
    """Return the sheet of a micro-lesson: what points mean, evidence first, then a level."""
    criteria = micro_lesson.rubric()
    levels: list[list[export.Cell]] = [[one.name, *one.levels] for one in criteria]
    rows: list[list[export.Cell]] = [[one.name, "", "0   1   2"] for one in criteria]
    blocks: list[export.Block] = [
        export.PaperHeading("Mikrolekcja: rubryka", 0),
        export.Paragraph("Osoba, która prowadzi: ……………………  Próba: 1 / 2  Data: ……………"),
        export.PaperTable(("Kryterium", "0", "1", "2"), levels),
        export.PaperTable(("Kryterium", "Dowód: co padło albo co się stało", "Punkty"), rows),
        export.Paragraph(f"Jedna mocna strona: {_LINE}"),
        export.Paragraph(f"Jedna propozycja (zachowanie, skutek, propozycja): {_LINE}"),
        export.Paragraph("Przed drugą próbą. Zmienię jedno:", strong=True),
        export.Paragraph(_LINE),
    ]
    return export.write_docx(blocks)


def visit_letter(source: PackSource) -> bytes:
    """Return the letter that asks for a study visit, as the handbook words it."""
    blocks: list[export.Block] = [
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
    return export.write_docx(blocks)


def attendance(source: PackSource, dates: list[str]) -> bytes:
    """Return the attendance list; only what is needed to count who was there."""
    days = [in_words(one) if one else f"Spotkanie {at}" for at, one in enumerate(dates, 1)]
    rows: list[list[export.Cell]] = [[at, "", *[""] * len(days)] for at in range(1, _PEOPLE + 1)]
    blocks: list[export.Block] = [
        export.PaperHeading(f"Lista obecności: {source.title}", 0),
        export.Paragraph(f"{source.organiser}. Dane służą tylko do potwierdzenia udziału."),
        export.PaperTable(("Nr", "Imię i nazwisko albo kod", *days), rows),
    ]
    return export.write_docx(blocks)


def sign_up(source: PackSource) -> bytes:
    """Return the sign-up sheet; its columns are those of the roster that `grade` reads."""
    header = ["kod", "imie", "nazwisko", "email", "instytucja", "grupa"]
    ask = ["potrzeby dostępności", "posiłek"]
    note = [["Co z tymi danymi"], ["Zbierz tylko to, co potrzebne. Usuń po zakończeniu edycji."],
            [f"Administrator danych: {source.organiser}"]]  # fmt: skip
    codes = [[f"K{at:02}", *[""] * (len(header) + len(ask) - 1)] for at in range(1, _PEOPLE + 1)]
    return write_sheets(
        [export.Sheet("Zapisy", [[*header, *ask], *codes]), export.Sheet("Dane osobowe", note)]
    )


def questionnaires() -> bytes:
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
    return export.write_docx(blocks)


def certificate(source: PackSource) -> bytes:
    """Return the template of a certificate: what was done, not more; hours as the plan has them."""
    lessons = [page.metadata for page in source.lessons if page.metadata.minutes.workshop]
    work = [net_minutes(slot.item for slot in one.slots) for one in meetings(source)]
    blocks: list[export.Block] = [
        export.PaperHeading("Zaświadczenie", 0),
        export.Paragraph(f"Imię i nazwisko: {_LINE}"),
        export.Paragraph(f"brała udział / brał udział w warsztacie „{source.title}”."),
        export.Paragraph(f"Organizator: {source.organiser}"),
        export.Paragraph(f"Czas pracy na sali: {_in_hours(sum(work))}"),
        export.PaperHeading("Zakres"),
        export.Bullets([one.title for one in lessons]),
        export.Paragraph("Miejsce i data: ………………………  Podpis: ………………………"),
        export.Paragraph("Zaświadczenie potwierdza udział. Nie nadaje uprawnień."),
    ]
    return export.write_docx(blocks)


def _in_hours(minutes: int) -> str:
    return f"{number_text(minutes / 60, 1)} godz."
