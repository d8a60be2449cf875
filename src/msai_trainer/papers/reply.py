"""A draft of the reply to a person who asks for her data, or for their removal.

Source of periods and exception: GDPR (2016/679), articles 12(3)–(4), 15, 17(1) and 17(3)(b).
"""

from __future__ import annotations

from collections.abc import Sequence

from msai.base import export
from msai_trainer.classfile.model import Participant

_DRAFT = (
    "To szkic. Uzupełnij nawiasy, skreśl, co nie dotyczy, i pokaż go osobie, która odpowiada u "
    "ciebie za ochronę danych. Ten akapit usuń przed wysłaniem."
)
_KEPT = (
    "Nie możemy teraz usunąć danych, których wymaga od nas prawo (art. 17 ust. 3 lit. b RODO). To: "
    "[lista, na przykład: wpis w rejestrze zaświadczeń, lista obecności]. Podstawa: [umowa o "
    "dofinansowanie nr … albo przepis]. Przechowujemy je do [dzień], w [miejsce], i nie używamy do "
    "niczego innego. Potem je usuniemy."
)
_REMOVED = (
    "Usunęliśmy: imię i nazwisko, adres e-mail, instytucję, prace, punkty i uwagi [skreśl, co "
    "zostało]. Kopie pliku klasy z tymi danymi skasowaliśmy [dzień]. W rejestrze zaświadczeń "
    "zostaje sam numer i dzień wydania, bez nazwiska. Numeru nie dostanie nikt inny."
)
_COMPLAINT = (
    "Jeśli nie zgadzasz się z tą odpowiedzią, możesz złożyć skargę do Prezesa Urzędu Ochrony "
    "Danych Osobowych albo pójść z tym do sądu."
)


def reply(
    person: Participant, organiser: str, known: Sequence[tuple[str, str]]
) -> list[export.Block]:
    """Return the letter: what is known of the person, what stays and why, what was removed.

    Args:
        person: Who asks.
        organiser: Who answers; "": not known.
        known: What the class holds of her: label and text.
    """
    who = person.name or f"osoba z kodem {person.code}"
    return [
        export.PaperHeading("Odpowiedź w sprawie twoich danych", 0),
        export.Paragraph(_DRAFT),
        export.Paragraph(f"{organiser or '[organizator]'}, [miejscowość], [dzień]"),
        export.Paragraph(f"Do: {who}"),
        export.Paragraph(
            "[Dzień] dostaliśmy twoją prośbę o [kopię twoich danych / usunięcie twoich danych]. "
            "Odpowiadamy w ciągu miesiąca (art. 12 ust. 3 RODO)."
        ),
        export.PaperHeading("Jakie twoje dane mamy", 1),
        export.PaperTable(("Co", "Treść"), known),
        export.PaperHeading("Co zostaje i dlaczego", 1),
        export.Paragraph(_KEPT),
        export.PaperHeading("Co usunęliśmy", 1),
        export.Paragraph(_REMOVED),
        export.Paragraph(_COMPLAINT),
        export.Paragraph("[podpis]"),
    ]
