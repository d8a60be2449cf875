"""What is measured: 24 indicators of the five spheres named in art. 9 of the revitalisation act."""

from __future__ import annotations

from .model import Indicator

#: Columns of the denominators and what they count (state on 31 December unless said otherwise).
DENOMINATORS = {
    "ludnosc": "Mieszkańcy",
    "wiek_produkcyjny": "Mieszkańcy w wieku produkcyjnym (kobiety 18–59, mężczyźni 18–64 lata)",
    "dzieci_0_17": "Mieszkańcy w wieku 0–17 lat",
    "uczniowie": "Uczniowie szkół podstawowych w wieku 7–14 lat",
    "podmioty": "Podmioty gospodarcze wpisane do rejestrów",
    "powierzchnia_ha": "Powierzchnia jednostki w hektarach",
    "zrodla_ciepla": "Źródła ciepła zgłoszone dla budynków i mieszkań",
    "budynki_mieszkalne": "Budynki mieszkalne",
    "mieszkania": "Mieszkania",
}

BREAK_2022 = (
    "Zerwana seria: kryteria dochodowe pomocy społecznej wzrosły 1.01.2022, więc od 2022 r. "
    "uprawnionych jest więcej osób. Lat przed tą datą i po niej nie porównuj wprost."
)

PER_100, PER_1000 = "na 100 mieszkańców", "na 1000 mieszkańców"

# One paragraph per indicator reads better than one line per field.
# fmt: off
SOCIAL = (
    Indicator("pomoc_spoleczna", "Osoby w rodzinach korzystających z pomocy społecznej",
              "social", 1, PER_100, "Osoby w rodzinach, którym w roku przyznano świadczenie",
              "ludnosc", 100, "OPS lub CUS (system dziedzinowy)", BREAK_2022),
    Indicator("zasilek_okresowy", "Osoby, którym przyznano zasiłek okresowy",
              "social", 1, PER_100, "Osoby z przyznanym w roku zasiłkiem okresowym", "ludnosc",
              100, "OPS lub CUS (system dziedzinowy)", BREAK_2022),
    Indicator("dozywianie", "Dzieci i młodzież korzystające z dożywiania",
              "social", 1, "na 100 osób w wieku 0–17 lat",
              "Dzieci i młodzież, którym w roku przyznano posiłek lub zasiłek na żywność",
              "dzieci_0_17", 100, "OPS lub CUS (system dziedzinowy)"),
    Indicator("niebieskie_karty", "Procedury „Niebieskie Karty” wszczęte w roku",
              "social", 1, PER_1000, "Wszczęte procedury", "ludnosc", 1000,
              "zespół interdyscyplinarny, OPS lub CUS",
              "Małe liczby: pojedyncze procedury w małej jednostce mogą wskazać konkretną "
              "rodzinę. Brak zgłoszeń nie znaczy braku przemocy."),
    Indicator("niepelnosprawnosc", "Osoby z ważnym orzeczeniem o niepełnosprawności",
              "social", 1, PER_100, "Osoby z ważnym orzeczeniem", "ludnosc", 100,
              "powiatowy zespół do spraw orzekania o niepełnosprawności"),
    Indicator("bezrobotni", "Osoby zarejestrowane jako bezrobotne",
              "social", 1, "na 100 osób w wieku produkcyjnym", "Zarejestrowane osoby bezrobotne",
              "wiek_produkcyjny", 100, "powiatowy urząd pracy"),
    Indicator("dlugotrwale_bezrobotni", "Osoby bezrobotne zarejestrowane ponad 12 miesięcy",
              "social", 1, "na 100 osób w wieku produkcyjnym",
              "Osoby zarejestrowane nieprzerwanie ponad 12 miesięcy", "wiek_produkcyjny", 100,
              "powiatowy urząd pracy",
              "Część osób bezrobotnych, więc wskaźnik silnie idzie w parze z poprzednim."),
    Indicator("przestepstwa", "Przestępstwa stwierdzone w roku",
              "social", 1, PER_1000, "Stwierdzone przestępstwa", "ludnosc", 1000, "Policja",
              "W centrum licznik obejmuje zdarzenia z udziałem przyjezdnych, a mianownik "
              "tylko mieszkańców."),
    Indicator("absencja",
              "Uczniowie, którzy w co najmniej jednym miesiącu opuścili ponad połowę zajęć",
              "social", 1, "na 100 uczniów", "Uczniowie, którzy przekroczyli próg nieobecności",
              "uczniowie", 100, "szkoły (zestawienie zbiorcze, według adresów)"),
    Indicator("budzet_obywatelski", "Osoby głosujące w budżecie obywatelskim",
              "social", -1, PER_100, "Mieszkańcy, którzy oddali ważny głos", "ludnosc", 100,
              "urząd gminy"),
    Indicator("organizacje", "Organizacje pozarządowe z siedzibą w jednostce",
              "social", -1, PER_1000, "Stowarzyszenia, fundacje i kluby w rejestrach", "ludnosc",
              1000, "Krajowy Rejestr Sądowy, ewidencje starosty"),
)

OTHER = (
    Indicator("podmioty", "Podmioty gospodarcze",
              "economic", -1, PER_1000, "Podmioty gospodarcze wpisane do rejestrów", "ludnosc",
              1000, "CEIDG, REGON (GUS), KRS"),
    Indicator("nowe_podmioty", "Podmioty gospodarcze nowo zarejestrowane w roku",
              "economic", -1, "na 1000 osób w wieku produkcyjnym", "Nowe wpisy w roku",
              "wiek_produkcyjny", 1000, "CEIDG, REGON (GUS)"),
    Indicator("wykreslone_podmioty", "Podmioty gospodarcze wykreślone w roku",
              "economic", 1, "na 100 podmiotów", "Wykreślenia z rejestrów w roku", "podmioty", 100,
              "CEIDG, REGON (GUS)"),
    Indicator("azbest", "Wyroby z azbestem pozostające do usunięcia",
              "environmental", 1, "kg na hektar", "Masa wyrobów w kilogramach", "powierzchnia_ha",
              1, "Baza Azbestowa, inwentaryzacja gminy",
              "Częściej podaje się masę na mieszkańca. Na hektar da się ją policzyć także dla "
              "terenu bez mieszkańców."),
    Indicator("stare_piece", "Pozaklasowe piece i kotły na paliwo stałe",
              "environmental", 1, "na 100 źródeł ciepła", "Piece i kotły poniżej 3. klasy",
              "zrodla_ciepla", 100, "centralna ewidencja emisyjności budynków (CEEB)",
              "Ewidencja działa od lipca 2021 r.; lata 2019–2020 pochodzą ze spisu gminy."),
    Indicator("dzikie_wysypiska", "Miejsca nielegalnego składowania odpadów ujawnione w roku",
              "environmental", 1, "na km²", "Ujawnione miejsca", "powierzchnia_ha", 100,
              "straż miejska, ewidencja gminy"),
    Indicator("daleko_przystanek", "Mieszkańcy dalej niż 500 m od przystanku",
              "spatial", 1, PER_100, "Mieszkańcy poza zasięgiem dojścia 500 m", "ludnosc", 100,
              "urząd gminy (GIS), rozkłady jazdy"),
    Indicator("daleko_przychodnia", "Mieszkańcy dalej niż 1,5 km od przychodni",
              "spatial", 1, PER_100, "Mieszkańcy poza zasięgiem dojścia 1,5 km", "ludnosc", 100,
              "urząd gminy (GIS), NFZ (lista poradni)"),
    Indicator("blisko_zieleni", "Mieszkańcy w zasięgu 300 m od publicznej zieleni",
              "spatial", -1, PER_100, "Mieszkańcy w zasięgu dojścia 300 m", "ludnosc", 100,
              "urząd gminy (GIS), BDOT10k"),
    Indicator("bez_kanalizacji", "Budynki mieszkalne bez przyłącza kanalizacyjnego",
              "spatial", 1, "na 100 budynków mieszkalnych", "Budynki bez przyłącza",
              "budynki_mieszkalne", 100, "zakład wodociągów i kanalizacji"),
    Indicator("stare_budynki", "Budynki mieszkalne sprzed 1945 r.",
              "technical", 1, "na 100 budynków mieszkalnych", "Budynki wzniesione przed 1945 r.",
              "budynki_mieszkalne", 100, "ewidencja gruntów i budynków"),
    Indicator("zly_stan", "Budynki mieszkalne w złym stanie technicznym",
              "technical", 1, "na 100 budynków mieszkalnych",
              "Budynki, których przegląd wskazał zły stan", "budynki_mieszkalne", 100,
              "zarządcy budynków, urząd gminy (przeglądy)"),
    Indicator("bez_ogrzewania", "Mieszkania bez centralnego ogrzewania",
              "technical", 1, "na 100 mieszkań",
              "Mieszkania bez instalacji centralnego ogrzewania", "mieszkania", 100,
              "zarządcy budynków, urząd gminy"),
)
# fmt: on

INDICATORS = {indicator.id: indicator for indicator in SOCIAL + OTHER}
