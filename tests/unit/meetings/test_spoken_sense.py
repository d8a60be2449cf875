"""Words that cannot be so are told, once and as machine reading; good sentences are left alone."""

import pytest

from msai.base.findings import codes
from msai.meetings import spoils, spoken_faults

TOLD = [
    ("Na nasze spotkanie przyjdzie 300 % mieszkańców osiedla.", "impossible_share"),
    ("Obiecuję państwu 300% zaangażowania w tę sprawę.", "impossible_share"),
    ("Obszar obejmie 120 procent powierzchni gminy i to wystarczy.", "impossible_share"),
    ("Zaprosimy 150 proc. rodzin z tej ulicy na jedno spotkanie.", "impossible_share"),
    ("Przekonamy dwieście procent rodziców w pierwszym tygodniu.", "impossible_share"),
    ("U nas pracuje sto dwadzieścia procent uczestników kursu.", "impossible_share"),
    ("Frekwencja wzrosła i teraz chodzi 130 % uczniów z klasy.", "impossible_share"),
    ("Damy z siebie tysiąc procent, proszę nam zaufać.", "impossible_share"),
    ("Pomożemy 101 % osób bezrobotnych z tej listy.", "impossible_share"),
    ("Pokażę pani, że 1 000 % ludzi jest za tym.", "impossible_share"),
    ("hgfdk jkfls sdkjf", "nonsense"),
    ("dfgh sdfg hjkl zxcv", "nonsense"),
    ("Proszę o fghjk i jeszcze dkfjg na jutro rano.", "nonsense"),
    ("mnbv lkjh poiu", "nonsense"),
    ("wqxz vbnm fghj", "nonsense"),
    ("Spotkanie hjkfd będzie w szkole sdfgk o dziesiątej.", "nonsense"),
    ("xkjhd", "nonsense"),
    ("Proszę spotkanie spotkanie spotkanie w poniedziałek u nas.", "nonsense"),
    ("Chcę zapytać szkoła szkoła szkoła o czas.", "nonsense"),
    ("Razem razem razem razem", "nonsense"),
    ("Spotkajmy się w do na poniedziałek rano w szkole.", "nonsense"),
    ("Proszę od przez do pani dyrektor z pytaniem.", "nonsense"),
    ("Chciałabym zapytać panią dyrektor o czas dla.", "nonsense"),
    ("Przyjdę do państwa w piątek, żeby porozmawiać oraz", "nonsense"),
    ("Ja jesteśmy z ośrodka i chcemy pomóc szkole.", "nonsense"),
    ("My pójdę do szkoły w piątek z pytaniem.", "nonsense"),
    ("Wczoraj przyjdę do pani z gotowym wzorem listu.", "nonsense"),
    ("Jutro byłam w szkole i pytałam o nieobecności.", "nonsense"),
    ("?!?! ... !!!", "nonsense"),
    ("– – – – –", "nonsense"),
    (",,,,, ;;;;", "nonsense"),
]
PLAIN = [
    "Liczba zgłoszeń wzrosła o 150 % w ciągu roku. Co się stało?",
    "Dochód tej rodziny to 130 % kryterium, więc zasiłek się nie należy. Sprawdźmy razem.",
    "Koszt wzrósł do 140 % planu. Powiem pani, dlaczego.",
    "Na 46 osób pracuje 18, czyli 39 %. O siedmiu nic nie wiemy.",
    "Przyszło 80 % zaproszonych rodzin. Czy to dużo?",
    "Umowa obejmuje 100 osób przez 2 miesiące.",
    "Cena biletu to 200 % tego, co rok temu. Kto ma dopłacić?",
    "Bardzo bardzo bardzo dziękuję za tę rozmowę.",
    "Proszę, proszę, proszę: tylko jedno spotkanie.",
    "Nie, nie, nie o to pytam. Co zabiera pani czas?",
    "Czy PCPR i GOPS mogą przyjść na jedną godzinę?",
    "Czy pcpr może przysłać jedną osobę we wtorek?",
    "W pcpr?",
    "Hmmm, nie wiem. Sprawdzę do piątku.",
    "Wstrząsnęło mną to, co pani mówi. Co dalej?",
    "Bezwzględnie potrzebna jest przerwa. Kiedy pani pasuje?",
    "Następstwa tej decyzji odczują sąsiedzi. Porozmawiajmy z nimi.",
    "Najjaśniej widać to na przykładzie jednej klatki.",
    "Komfort i futbol to nie to samo, ale oba przyciągają młodzież.",
    "Wyślę plik xlsx i html na adres szkoły jeszcze dziś.",
    "Chciałabym zapytać, ale…",
    "Nie wiem, od czego zacząć, więc...",
    "Pracujemy od ósmej do szesnastej, a w środy do osiemnastej.",
    "Czy spotkamy się przed południem, czy po południu?",
    "Chodzi mi o to, za co płaci gmina.",
    "Na jutro przygotowałam trzy pytania.",
    "Wczoraj będący na urlopie kierownik wrócił. Zapytajmy go.",
    "My też mamy z tym kłopot. Ja mam pomysł, a pani?",
    "To nie ja, to my mamy ten klucz.",
    "O co chodzi w tym piśmie i do kogo jest?",
    "Kto z nas zadzwoni pod ten numer?",
    "Jestem tu po to, żeby słuchać.",
    "Zapytam o to w PFRON i oddzwonię do środy.",
    "Ja się tym zajmę, a my wszyscy spotkamy się za tydzień.",
]


@pytest.mark.parametrize(("text", "code"), TOLD)
def test_what_cannot_be_so_is_told_once_and_spoils(text, code):
    found = [one for one in spoken_faults(text) if one.code == code]
    assert len(found) == 1, codes(spoken_faults(text))
    assert found[0].verdict == "problem"
    assert found[0].better
    assert spoils(text)


@pytest.mark.parametrize("text", PLAIN)
def test_a_good_sentence_is_left_alone(text):
    assert not codes(spoken_faults(text)) & {"nonsense", "impossible_share"}


def test_there_are_enough_of_both():
    assert len(TOLD) + len(PLAIN) >= 60
    assert len({text for text, _code in TOLD} | set(PLAIN)) == len(TOLD) + len(PLAIN)
