"""Papers of a workshop: short formats, rubric, letter, attendance, questionnaires, certificate."""

from __future__ import annotations

from msai.activities.micro_lesson import state as micro_lesson
from msai.base.export import (
    Block,
    Bullets,
    Cell,
    PageBreak,
    PaperHeading,
    PaperTable,
    Paragraph,
    Sheet,
    write_docx,
)
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
    rows: list[list[Cell]] = [
        [slot.hours, slot.item.minutes, slot.item.name, slot.item.how]
        for slot in timetable(format_items(plan), plan.starts)
    ]
    blocks: list[Block] = [
        PaperHeading(plan.title, 0),
        Paragraph(f"Dla kogo: {plan.people}"),
        Paragraph(f"Na koniec: {plan.outcome}", strong=True),
        Paragraph(f"Co zostaje na stole: {plan.product}"),
        PaperTable(("Godziny", "Minuty", "Co się dzieje", "Jak"), rows),
        PaperHeading("Czego świadomie nie ma"),
        Bullets(plan.left_out),
        PaperHeading("Co przygotować"),
        Bullets(plan.materials),
    ]
    return write_docx(blocks)


def rubric() -> bytes:
    """Return the sheet of a micro-lesson: what points mean, evidence first, then a level."""
    criteria = micro_lesson.rubric()
    levels: list[list[Cell]] = [[one.name, *one.levels] for one in criteria]
    rows: list[list[Cell]] = [[one.name, "", "0   1   2"] for one in criteria]
    blocks: list[Block] = [
        PaperHeading("Mikrolekcja: rubryka", 0),
        Paragraph("Osoba, która prowadzi: ……………………  Próba: 1 / 2  Data: ……………"),
        PaperTable(("Kryterium", "0", "1", "2"), levels),
        PaperTable(("Kryterium", "Dowód: co padło albo co się stało", "Punkty"), rows),
        Paragraph(f"Jedna mocna strona: {_LINE}"),
        Paragraph(f"Jedna propozycja (zachowanie, skutek, propozycja): {_LINE}"),
        Paragraph("Przed drugą próbą. Zmienię jedno:", strong=True),
        Paragraph(_LINE),
    ]
    return write_docx(blocks)


def visit_letter(source: PackSource) -> bytes:
    """Return the letter that asks for a study visit, as the handbook words it."""
    blocks: list[Block] = [
        PaperHeading("Prośba o wizytę studyjną", 0),
        Paragraph(f"{source.organiser}, dnia ………………"),
        Paragraph("Do: ……………………………………"),
        Paragraph(
            "Prowadzimy warsztat dla osób, które pracują z mieszkańcami. "
            "Chcemy zobaczyć, jak pracujecie na podwórkach."
        ),
        Paragraph(
            "Interesuje nas zwykły dzień, a nie prezentacja. "
            "Prosimy o dwie godziny i rozmowę z jedną osobą, która tam mieszka."
        ),
        Paragraph("Nie będziemy robić zdjęć osobom ani zapisywać nazwisk."),
        Paragraph(
            "Za czas tej osoby i zespołu chcemy zapłacić albo oddać przysługę. "
            "Proszę powiedzieć, co wolicie."
        ),
        Paragraph("Czego nie chcecie pokazywać? Uszanujemy to."),
        Paragraph(f"Kontakt: {source.edition.kontakt if source.edition else _LINE}"),
    ]
    return write_docx(blocks)


def attendance(source: PackSource, dates: list[str]) -> bytes:
    """Return the attendance list; only what is needed to count who was there."""
    days = [in_words(one) if one else f"Spotkanie {at}" for at, one in enumerate(dates, 1)]
    rows: list[list[Cell]] = [[at, "", *[""] * len(days)] for at in range(1, _PEOPLE + 1)]
    blocks: list[Block] = [
        PaperHeading(f"Lista obecności: {source.title}", 0),
        Paragraph(f"{source.organiser}. Dane służą tylko do potwierdzenia udziału."),
        PaperTable(("Nr", "Imię i nazwisko albo kod", *days), rows),
    ]
    return write_docx(blocks)


def sign_up(source: PackSource) -> bytes:
    """Return the sign-up sheet; its columns are those of the roster that `grade` reads."""
    header = ["kod", "imie", "nazwisko", "email", "instytucja", "grupa"]
    ask = ["potrzeby dostępności", "posiłek"]
    note = [["Co z tymi danymi"], ["Zbierz tylko to, co potrzebne. Usuń po zakończeniu edycji."],
            [f"Administrator danych: {source.organiser}"]]  # fmt: skip
    codes = [[f"K{at:02}", *[""] * (len(header) + len(ask) - 1)] for at in range(1, _PEOPLE + 1)]
    return write_sheets([Sheet("Zapisy", [[*header, *ask], *codes]), Sheet("Dane osobowe", note)])


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
    blocks: list[Block] = [PaperHeading("Ankiety", 0)]
    for number, (name, asked) in enumerate(parts.items()):
        blocks += [PageBreak()] if number else []
        blocks += [PaperHeading(name), *map(Paragraph, _UNSIGNED)]
        for question in asked:
            blocks += [Paragraph(question, strong=True), Paragraph(_LINE), Paragraph(_LINE)]
    return write_docx(blocks)


def certificate(source: PackSource) -> bytes:
    """Return the template of a certificate: what was done, not more; hours as the plan has them."""
    lessons = [page.metadata for page in source.lessons if page.metadata.minutes.workshop]
    work = [net_minutes(slot.item for slot in one.slots) for one in meetings(source)]
    blocks: list[Block] = [
        PaperHeading("Zaświadczenie", 0),
        Paragraph(f"Imię i nazwisko: {_LINE}"),
        Paragraph(f"brała udział / brał udział w warsztacie „{source.title}”."),
        Paragraph(f"Organizator: {source.organiser}"),
        Paragraph(f"Czas pracy na sali: {_in_hours(sum(work))}"),
        PaperHeading("Zakres"),
        Bullets([one.title for one in lessons]),
        Paragraph("Miejsce i data: ………………………  Podpis: ………………………"),
        Paragraph("Zaświadczenie potwierdza udział. Nie nadaje uprawnień."),
    ]
    return write_docx(blocks)


def _in_hours(minutes: int) -> str:
    return f"{number_text(minutes / 60, 1)} godz."
