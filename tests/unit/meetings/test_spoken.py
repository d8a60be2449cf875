"""Own words: insults, names, nonsense and promises for others are told; nothing is ever praised."""

import pytest

from msai.base.findings import codes
from msai.meetings import STORIES, helps, spoils, spoken_faults
from msai.partnership import PRINCIPLES, assess, kept, objections, traces
from msai.training import assess_sentence, behaviours

#: What was said to the course by people who tried it: each with what must be told of it.
TOLD = [
    ("Rozumiem, że są państwo leniwi. My przygotujemy 3 słonie na próbę do maja. Kiedy?", "insult"),
    ("Pani Nowak, proszę się zamknąć.", "insult"),
    ("Niech pani siedzi cicho.", "insult"),
    ("Jesteście do niczego, wszyscy jesteście do niczego. Kiedy zaczynamy?", "insult"),
    ("Pan jest glupi, ale rozumiem koszt. Przyniosę tabelę na 2 tygodnie próby. Kiedy?", "insult"),
    ("Takim ludziom jak wy nie warto tłumaczyć.", "insult"),
    ("Porozmawiajmy o rodzinie Kowalskich z parteru, proszę.", "name"),
    ("Zaprosimy panią Nowak na próbę, na 2 tygodnie.", "name"),
    ("Wiem od Nowaka, że pije. Kiedy zaczynamy?", "name"),
    ("Macie zryte głowy, ale rozumiem koszt. Przygotujemy próbę na 2 tygodnie. Kiedy?", "insult"),
    ("Ma pan rozum ameby, ale proponuję próbę na 3 tygodnie. Kiedy?", "insult"),
    ("Nikogo nie obchodzi pani zdanie.", "insult"),
    ("Pani jest śmieszna, ale przyjdę w piątek.", "insult"),
    ("Nie badz pan smieszny, przyjde w piatek z planem.", "insult"),
    ("Z takimi jak wy nie da się pracować.", "insult"),
    ("Takim jak wy nie pomożemy, choć przyjdziemy w środę.", "insult"),
    ("Idioci z gminy, przyjdę do was jutro rano.", "insult"),
    ("d3bilu, przyniosę ci ten wzór w piątek.", "insult"),
    ("debiilu przyniosę ci ten wzór w piątek", "insult"),
    ("Dureń z pana, ale przyniosę wzór listu.", "insult"),
    ("Wy wszyscy jesteście nienormalni, ale porozmawiajmy o tym.", "insult"),
    ("Pan się na niczym nie zna, ale wyślę tabelę.", "insult"),
    ("Cyganie są brudni, więc trzeba ich przenieść.", "insult"),
    ("Dyrektor urzędu na pewno się zgodzi, to już pewne.", "for_others"),
    ("asdf asdf asdf", "nonsense"),
    ("bla bla bla bla bla bla", "nonsense"),
    ("Lorem ipsum dolor sit amet consectetur adipiscing elit", "nonsense"),
    ("słoń lodówka zielony tańczyć rower księżyc", "nonsense"),
    ("Rozumiem, racja, 3 miesiące, próba, przygotujemy, kiedy?", "nonsense"),
    ("qwertyuiop zxcvbnm poiuytrewq lkjhgfdsa", "nonsense"),
    ("..... ..... ..... ..... .....", "nonsense"),
    ("I would like to ask you about your needs today.", "nonsense"),
    ("Кто вы такой и что вам нужно от нас", "nonsense"),
    ("Dolor sit amet consectetur adipiscing elit sed do", "nonsense"),
    ("Przyniosę 7 krokodyli na wasze spotkanie w piątek.", "empty_number"),
    ("Gwarantuję, że rada da na to pieniądze.", "for_others"),
    ("Burmistrz podpisze to w środę, proszę się nie martwić.", "for_others"),
    ("Szkoła na pewno przyśle nam nauczycieli.", "for_others"),
    ("Obiecuję, że nikt się o tym nie dowie.", "for_others"),
    ("Rozumiem państwa. Dostarczymy 500 jednorożców w 2 tygodnie. Kiedy?", "empty_number"),
    ("Przyniosę państwu 3 słonie do maja. Kiedy zaczynamy?", "empty_number"),
    ("Rozumiem. 100 procent ludzi znajdzie u nas pracę.", "empty_number"),
]
PLAIN = [
    "Widzę, że to trudne. Chodźmy razem jutro o 10 do świetlicy, pani sama oceni, czy ma to sens.",
    "Co zabiera państwu najwięcej czasu? Pytam, zanim o coś poproszę.",
    "W piątek do 12:00 przyniosę wzór listu. Czy 2 strony wystarczą?",
    "Zadam jedno pytanie i zapiszę odpowiedź.",
    "Nie wiem, sprawdzę do piątku i zadzwonię.",
    "Pieniędzy nie obiecuję, bo o budżecie decyduje rada. Zapytam i wrócę we wtorek.",
    "Zgłoszę 2 lampy przy garażach i dam znać w piątek, co odpisał urząd.",
    "Na 12 osób przyszło 7, odpadły dwie. Mówię to od razu.",
    "Proszę zajrzeć do poradni zdrowia psychicznego. Psycholożka ma dyżur w środy.",
    "To było beznadziejne z naszej strony, że nikt nie odpisał.",
    "Wiem, że nikt was wtedy nie pytał o zdanie, i chcę to zmienić.",
    "Przygotuję 2 propozycje i zostawię 3 egzemplarze standardów.",
    "Obietnice gminy brzmią śmiesznie po tylu latach. Przywiozę 4 krzesła w sobotę.",
    "Ktoś taki jak pani jest nam potrzebny. Ile godzin ma pani w środę?",
    "Liczba skarg spada. Czy się znamy? Do niczego nie zmuszam, mogę poczekać.",
]


@pytest.mark.parametrize(("text", "code"), TOLD)
def test_what_must_not_be_said_so_is_told(text, code):
    assert code in codes(spoken_faults(text))


@pytest.mark.parametrize("text", [text for text, _code in TOLD])
def test_it_is_never_praised_by_any_reading(text):
    for finding in (*spoken_faults(text), *assess(text), *assess_sentence(text)):
        assert finding.verdict != "ok"
        assert finding.reason and finding.better
    assert kept(text) < len(PRINCIPLES)
    assert not (spoils(text) and traces(text))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_left_alone(text):
    assert spoken_faults(text) == []


def test_the_answers_of_the_course_itself_are_left_alone():
    helping = [m.text for s in STORIES.entries() for x in s.meetings for m in x.moves
               if helps(m.kind)]  # fmt: skip
    sayings = [*helping, *(one.good_answer for one in objections())]
    assert [text for text in sayings if spoken_faults(text)] == []
    assert [one.id for one in behaviours() if spoken_faults(one.example)] == []


def test_a_reading_never_praises_good_answers_either():
    for one in objections():
        assert {finding.verdict for finding in assess(one.good_answer)} <= {"question"}
