"""What the trainer is told of a certificate: why there is none, or why one stays as it is.

The sentences are Polish: they go to the terminal and into the list of those who have none.
"""

from __future__ import annotations

from collections.abc import Sequence

from msai_course.grading.certificates.belonging import Person
from msai_course.grading.certificates.printing import plain
from msai_course.grading.certificates.reading import Line
from msai_trainer.certificates.model import LABELS, REGISTER, Certificate, CertifiedCourse
from msai_trainer.people.roster import Entry


def doubt_words(line: Line, who: Person) -> str:
    """Return that nothing tells whether a line of the register is this person's."""
    said = f"kod {line.one.kod_osoby} ma już zaświadczenie nr {line.one.numer} ({line.one.osoba})"
    if line.one.klasa and not who.klasa:
        return (
            f"niejasne: {said} z klasy {line.one.klasa}, a lista nie mówi, jaka to klasa. Dopisz "
            "na liście kolumnę „klasa” i uruchom polecenie jeszcze raz"
        )
    if line.one.klasa:
        return (
            f"niejasne: {said} z klasy {line.one.klasa}, ale z innego folderu z wynikami. Jeśli to "
            "inna klasa, oceń jej prace z własną nazwą (--class); jeśli ta sama osoba, ma już "
            "zaświadczenie"
        )
    return (
        f"niejasne: {said} bez klasy. Wpisz w wierszu {line.record.number} pliku {REGISTER}, w "
        "kolumnie „klasa” (gdy jej nie ma, dodaj ją na końcu), klasę tamtej osoby i uruchom "
        "polecenie jeszcze raz"
    )


def gone_words(one: Certificate, copy: str) -> str:
    """Return that a certificate is gone from the register, and which copy still has it."""
    return (
        f"niejasne: zaświadczenie tej osoby nr {one.numer} zniknęło z pliku {REGISTER}, a jest w "
        f"kopii {copy}. Przywróć ten wiersz; jeśli usunięto go celowo, usuń też kopie rejestru"
    )


def older_text_words(kept: Sequence[Certificate], course: CertifiedCourse) -> list[str]:
    """Return a remark when certificates that stand say something else than what was given now."""
    now = {
        "szkolenie": course.title,
        "organizator": course.organiser,
        "godziny": str(course.hours or ""),
        "terminy": course.dates,
        "miejsce": course.place,
        "podpis": course.signed,
    }
    changed = [
        name
        for name, text in now.items()
        if any(not one.is_first and getattr(one, name) != plain(text) for one in kept)
    ]
    if not changed:
        return []
    names = ", ".join(LABELS[name].lower() for name in changed)
    return [
        f"Podano teraz inne dane niż na zaświadczeniach już wydanych ({names}). Dotyczą one tylko "
        "nowych; wydane zostają bez zmian."
    ]


def renamed_words(one: Certificate, entry: Entry) -> str:
    """Return that the list has another name now than the certificate."""
    return (
        f"Kod {entry.kod}: na liście jest „{entry.name or entry.kod}”, a zaświadczenie nr "
        f"{one.numer} wydano na „{one.osoba}”. Wydane zostaje ważne i bez zmian, drugiego program "
        "nie wydaje. To ta sama osoba po zmianie nazwiska? Wystarczy pismo o zmianie nazwiska. To "
        "ktoś inny? Nadaj tej osobie na liście nowy kod."
    )


def paged_words(one: Certificate) -> str:
    """Return that a person has a certificate of the page „Zaświadczenia i rozliczenie”."""
    return (
        f"Kod {one.kod_osoby}: zaświadczenie nr {one.numer} jest w pliku klasy (wydała je strona "
        "„Zaświadczenia i rozliczenie”). Zostaje ważne, drugiego program nie wydaje."
    )
