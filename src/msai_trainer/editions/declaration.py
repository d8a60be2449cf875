"""„Deklaracja dostępności”: the page that the act of 4 April 2019 asks a public body for.

Content: art. 10 of the act on digital accessibility (consolidated text, Dz.U. 2023 item 1440, read
28 November 2026). Order, headings and ids: „Warunki techniczne publikacji i struktura dokumentu
elektronicznego deklaracji dostępności”, version 2.0 of July 2024; programs look for its ids.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from datetime import date

from msai.base.polish_dates import in_words
from msai.base.typography import glue
from msai.errors import Problem
from msai_trainer.editions.declared import Edition, is_date
from msai_trainer.editions.institution import (
    DATES,
    INSTITUTION,
    NOBODY,
    NOT,
    OUTSIDE,
    Institution,
    is_web_address,
    lacking,
    named,
)
from msai_trainer.editions.markdown import OwnPage, Trouble
from msai_trainer.editions.taught import listed
from msai_trainer.editions.written_pages import ACCESSIBILITY

#: Ids that version 2.0 of the conditions asks every declaration for.
REQUIRED_IDS = (
    "a11y-wstep", "a11y-podmiot", "a11y-zakres", "a11y-url", "a11y-data-publikacja",
    "a11y-data-aktualizacja", "a11y-status", "a11y-data-sporzadzenie", "a11y-kontakt",
    "a11y-email", "a11y-telefon", "a11y-procedura", "a11y-architektura", "a11y-komunikacja",
)  # fmt: skip
TITLE = "Deklaracja dostępności"
ACT = (
    "ustawą z dnia 4 kwietnia 2019 r. o dostępności cyfrowej stron internetowych i aplikacji "
    "mobilnych podmiotów publicznych"
)
#: Fields without which there is no declaration.
NEEDED = (
    "podmiot", "siedziba", "telefon", "adres_strony", "strona_od", "deklaracja_dnia", "ocena",
    "stan", "osoba", "budynek", "komunikacja",
)  # fmt: skip
#: What the course knows of its own limits (``book/start/dostepnosc.md``).
KNOWN_LIMITS = (
    "Zeszyty w osobnym oknie (JupyterLite): pola z kodem, lista pól i część przycisków nie mają "
    "nazwy dla czytnika ekranu, a odnośnik „przejdź dalej” nie działa. To program innych autorów. "
    "Zeszyty nie są potrzebne, aby ukończyć kurs: te same ćwiczenia są na stronach lekcji.",
    "Mapy w ćwiczeniach są trudne dla czytnika ekranu. Obok mapy jest równorzędna lista do wyboru.",
)
_OMBUDSMAN = "https://bip.brpo.gov.pl/"


def declaration_lacks(edition: Edition, said: Institution) -> tuple[str, ...]:
    """Return the labels of the fields that a declaration still lacks; empty: it can be made."""
    needed = (*NEEDED, "oceniajacy") if said.ocena == OUTSIDE else NEEDED
    return lacking(named(edition, said), iter(needed))


def declared_pages(edition: Edition, said: Institution) -> tuple[OwnPage, ...]:
    """Return the page of the declaration; none as long as something is missing or no day."""
    days = filter(None, (getattr(said, name) for name in DATES))
    if said == NOBODY or declaration_lacks(edition, said) or not all(map(is_date, days)):
        return ()
    return (declaration_page(edition, said),)


def declaration_page(edition: Edition, said: Institution) -> OwnPage:
    """Return the declaration of an institution that said all that is needed."""
    said = named(edition, said)
    body: list[str] = []
    sections: list[tuple[str, str]] = []
    for title, content in _parts(edition, said):
        anchor = f"czesc-{len(sections) + 1}"
        sections.append((f"#{anchor}", title))
        body.append(f'<section id="{anchor}">\n<h2>{title}</h2>\n{content}</section>\n')
    text = f'<section id="deklaracja">\n<h1>{TITLE}</h1>\n{_intro(edition, said)}{"".join(body)}'
    return OwnPage(
        ACCESSIBILITY, TITLE, glue_html(f"{text}</section>\n"), tuple(sections), Trouble()
    )


def glue_html(text: str) -> str:
    """Return HTML with the no-break spaces of Polish between its tags."""
    pieces = text.split("<")
    whole = [
        f"{tag}>{glue(words)}" for tag, _end, words in (one.partition(">") for one in pieces[1:])
    ]
    return "<".join([glue(pieces[0]), *whole])


def review_by(said: Institution) -> date | None:
    """Return until when the declaration is to be reviewed: every year until 31 March (art. 11)."""
    days = [one for one in (said.deklaracja_dnia, said.deklaracja_przeglad) if one]
    try:
        return date(date.fromisoformat(max(days)).year + 1, 3, 31) if days else None
    except ValueError:
        return None


def declaration_problems(edition: Edition, said: Institution, today: date) -> Iterator[Problem]:
    """Yield what deserves a word: what is missing, and a review that is due."""
    if said == NOBODY:
        return
    if lacks := declaration_lacks(edition, said):
        message = f"Deklaracji dostępności jeszcze nie ma. Brakuje: {listed(lacks)}."
        hint = "Do tego czasu strona „Dostępność” mówi, że to opis, a nie deklaracja."
        yield Problem(INSTITUTION, "deklaracja", "declaration_lacks", message, hint)
    due = review_by(said)
    if due and due < today:
        message = f"Termin przeglądu deklaracji minął {in_words(due.isoformat())} r."
        hint = "Sprawdź stronę i wpisz dzień przeglądu."
        yield Problem(INSTITUTION, "deklaracja_przeglad", "review_due", message, hint)


def _intro(edition: Edition, said: Institution) -> str:
    changed = said.strona_zmiana or said.strona_od
    return (
        f'<p id="a11y-wstep"><span id="a11y-podmiot">{_text(said.podmiot)}</span> zobowiązuje się '
        'zapewnić dostępność swojej <span id="a11y-zakres">strony internetowej</span> zgodnie '
        f"z {ACT}. Deklaracja dostępności dotyczy strony internetowej "
        f'<a class="reference external" id="a11y-url" href="{_text(said.adres_strony)}">'
        f"{_text(edition.tytul)}</a>.</p>\n<ul>\n"
        f"<li>Data publikacji strony internetowej: {_day('publikacja', said.strona_od)}</li>\n"
        f"<li>Data ostatniej istotnej aktualizacji: {_day('aktualizacja', changed)}</li>\n</ul>\n"
    )


def _parts(edition: Edition, said: Institution) -> Iterator[tuple[str, str]]:
    """Yield the parts in the order of the conditions: heading and HTML."""
    yield "Stan dostępności cyfrowej", _status(said)
    yield "Niedostępne treści", _items([*KNOWN_LIMITS, *said.niedostepne])
    yield "Przygotowanie deklaracji dostępności", _prepared(said)
    yield "Udogodnienia, ograniczenia i inne informacje", _helps()
    yield (
        "Skróty klawiszowe",
        _paragraph(
            "Strona nie zmienia skrótów klawiszowych przeglądarki. Na stronach dla prowadzących "
            "działają klawisze cyfr i liter, ale tylko gdy kursor stoi w ocenianej pracy; "
            "strona mówi o nich na miejscu."
        ),
    )
    yield "Informacje zwrotne i dane kontaktowe", _contact(edition, said)
    yield "Obsługa wniosków i skarg związanych z dostępnością", _procedure()
    yield "Pozostałe informacje", _rest(said)


def _status(said: Institution) -> str:
    if said.stan == NOT:
        told = f"niezgodna z {ACT}. Niezgodności lub wyłączenia wymieniono poniżej."
    else:
        told = f"częściowo zgodna z {ACT} z powodu niezgodności lub wyłączeń wymienionych poniżej."
    return f'<p id="a11y-status">Strona internetowa jest {told}</p>\n'


def _prepared(said: Institution) -> str:
    if said.ocena == OUTSIDE:
        who = _text(said.oceniajacy)
        how = (
            f'badania, które przeprowadził podmiot zewnętrzny: <span id="a11y-audytor">{who}</span>'
        )
    else:
        how = "samooceny przeprowadzonej przez podmiot publiczny"
    day = said.deklaracja_przeglad
    seen = (
        f"<li>Data ostatniego przeglądu deklaracji: {_day('przeglad', day)}</li>\n" if day else ""
    )
    made = _day("sporzadzenie", said.deklaracja_dnia)
    return (
        f"<ul>\n<li>Data sporządzenia deklaracji: {made}</li>\n"
        f"{seen}</ul>\n<p>Deklarację sporządzono na podstawie {how}.</p>\n"
        + _paragraph(
            "Autorzy kursu, na którym stoi ta strona, badają jego strony automatem (axe-core) i "
            "przechodzą ćwiczenia samą klawiaturą. Własnych stron i danych tej edycji nie badali. "
            "Kursu nie badały osoby z niepełnosprawnościami."
        )
    )


def _helps() -> str:
    return _items([
        "Każde ćwiczenie ma kartę na papierze na końcu lekcji.",
        "Rysunki i wykresy mają opis słowny, a wykresy także tabelę z wartościami.",
        "Ruch na stronach wyłącza ustawienie systemu, które ogranicza animacje.",
        "Nie ma wersji w polskim języku migowym ani tekstu łatwego do czytania.",
    ])  # fmt: skip


def _contact(edition: Edition, said: Institution) -> str:
    mail = _text(edition.kontakt)
    return (
        f'<p id="a11y-kontakt">Problemy z dostępnością cyfrową tej strony zgłoś: '
        f'<span id="a11y-osoba">{_text(said.osoba)}</span>, e-mail '
        f'<a class="reference external" id="a11y-email" href="mailto:{mail}">{mail}</a>, telefon '
        f'<span id="a11y-telefon">{_text(said.telefon)}</span>.</p>\n'
        f"{_paragraph(f'Adres: {said.podmiot}, {said.siedziba}.')}"
    )


def _procedure() -> str:
    link = f'<a class="reference external" href="{_OMBUDSMAN}">strona Rzecznika</a>'
    return (
        '<div id="a11y-procedura">\n'
        + _paragraph(
            "Każda osoba może zażądać dostępności cyfrowej strony internetowej albo jej elementu. "
            "Może też zażądać informacji w inny sposób, na przykład odczytania dokumentu."
        )
        + _paragraph(
            "W żądaniu podaj swoje dane kontaktowe, stronę albo element, którego żądanie dotyczy, "
            "i sposób kontaktu. Gdy prosisz o informację w inny sposób, napisz, w jaki."
        )
        + _paragraph(
            "Podmiot spełnia żądanie niezwłocznie, najpóźniej w ciągu 7 dni. Gdy to niemożliwe, "
            "zawiadamia o nowym terminie, nie dłuższym niż 2 miesiące od dnia żądania. Gdy nie "
            "może zapewnić dostępności, proponuje inny sposób dostępu."
        )
        + _paragraph(
            "Gdy podmiot odmówi, możesz złożyć skargę na tych samych zasadach i pod tym samym "
            "adresem. Po wyczerpaniu tej drogi możesz zwrócić się do Rzecznika Praw Obywatelskich."
        )
        + f"<p>Odnośnik: {link}.</p>\n</div>\n"
    )


def _rest(said: Institution) -> str:
    told = said.budynek.strip()
    address = f'<a class="reference external" id="a11y-architektura-url" href="{_text(told)}">'
    building = f"<p>{address}Opis dostępności siedziby</a></p>\n"
    return (
        "<h3>Aplikacje mobilne</h3>\n"
        '<p id="a11y-aplikacje">Ta strona nie ma aplikacji mobilnej. Działa w przeglądarce '
        'telefonu.</p>\n<div id="a11y-architektura">\n<h3>Dostępność architektoniczna</h3>\n'
        f"{building if is_web_address(told) else _lines(told)}</div>\n"
        '<div id="a11y-komunikacja">\n<h3>Dostępność komunikacyjno-informacyjna</h3>\n'
        f"{_lines(said.komunikacja)}</div>\n"
    )


def _day(what: str, day: str) -> str:
    return f'<time id="a11y-data-{what}" datetime="{_text(day)}">{in_words(day)} r.</time>'


def _lines(text: str) -> str:
    return "".join(_paragraph(line) for line in text.splitlines() if line.strip())


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>\n"


def _items(items: Sequence[str]) -> str:
    inside = "".join(f"<li>{_text(one)}</li>\n" for one in items if one.strip())
    return f"<ul>\n{inside}</ul>\n"


def _text(text: str) -> str:
    return html.escape(" ".join(text.split()))
