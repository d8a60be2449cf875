"""Stems of Polish words that give a weak indicator away (notation: `msai.base.stems`)."""

#: Written where nothing is known.
NOTHING = ("brak", "nieokreśl", "nie dotyczy", "do ustalenia", "jakieś", "różne=")
#: A direction of change, which belongs to the target, not to the name.
DIRECTION = ("spadek", "spadk", "wzrost", "popraw", "zwiększ", "zmniejsz", "obniż", "podnies",
             "podwyższ", "ogranicz", "redukcj", "polepsz", "wzmocni")  # fmt: skip
#: A number demanded in the name, which belongs to the target.
TARGET = ("co najmniej", "minimum", "przynajmniej", "nie mniej niż", "powyżej")
#: Words that everybody understands differently.
SOFT = ("poprawa=", "poprawy=", "poprawę=", "poprawie=", "poprawą=", "popraw si=", "poleps",
        "lepsz sytuacj", "świadomoś", "aktywizacj", "pewnoś siebie",
        "potencja", "jakoś życi", "zadowol", "samoocen", "motywacj", "integracj mieszka",
        "wzmocni", "kompetencj społeczn", "więzi", "zaangażowan", "otwartoś", "postaw")  # fmt: skip
#: Things that a team makes, buys or holds.
_THINGS = ("godzin", "szkole", "warsztat", "spotka", "zaję", "kamer", "umów", "umow", "zaświadcz",
           "ulot", "publikacj", "procedur", "audyt", "utworzon", "zainstal", "udziel", "porad=",
           "porady", "festyn", "wydarze", "konsultacj", "kontakt", "obiekt", "kurs", "wejść",
           "miejsc świadcz", "posiłk", "paczek", "zasiłk", "etat", "wyciecz", "regulamin",
           "osób objęt", "osób uczestnicz", "uczestni warszt", "uczestni szkole", "uczestni zaję",
           "uczestni spotka", "uczestni kurs")  # fmt: skip
PRODUCT = (
    *(f"liczb {thing}" for thing in _THINGS),
    *(f"ukończ {what}" for what in ("szkol", "kurs", "warsztat", "udział", "zaję")),
    "powierzchn wyremont",
    "objęt działani",
)
#: A goal that is honestly about things, so that a product measures it well.
MADE_THINGS = ("wyremont", "odnowion", "powsta", "utworz", "wybud", "zakup", "uruchom", "dostosow")
MONEY = ("kwot", "wydat", "wydan", "koszt całk", "nakład")
SATISFACTION = ("zadowol", "satysfakcj", "ocen szkole", "ocen zaję", "ankiet po szkole",
                "spełni oczekiw")  # fmt: skip
HANDY_SAMPLE = ("pikni", "festyn", "na facebook", "chętn respond", "sond uliczn")
#: Counting everything with no lower limit.
VAGUE = ("jakiekolwiek", "jakikolwiek", "wszelk", "szeroko", "objęt działani", "między innymi",
         "itp", "itd")  # fmt: skip
WORK = ("zatrudni", "pracując", "podj prac", "mają prac", "znajd prac", "usamodzielni")
WORK_QUALITY = ("niedofinans", "etat", "umow o prac", "miesi", "niesubsydiow")
SCALE = ("gwiazd", "skal", "dystans", "punkt")
PLACES = ("placów", "ośrodk inn", "inn ośrodk", "ranking")
#: Falls too when people stop asking for help; rises when they start to trust.
AMBIGUOUS = ("pieczy", "pieczę", "niebiesk kart", "liczb zgłosz", "korzystając pomoc",
             "świadczeniobior", "przestępst", "wykrocz", "interwencj", "beneficjen")  # fmt: skip
AT_THE_END = ("koniec", "końc", "zakończ")
BEFORE = ("wejści", "start", "począt", "przed", "kwarta", "rok", "miesi", "tydz", "tygod", "edycj",
          "semestr", "rozlicz")  # fmt: skip
EVERYBODY = ("wszysc", "każd", "partnerzy=", "cały zesp", "zespół=")
#: Words that claim a cause.
CAUSE = ("dzięki", "udowodni", "dowód", "dowodzi=", "spowodow", "sprawił", "zasług", "przyczyni",
         "skuteczn", "zadziałał", "efekt program", "skutk program", "wynik program")  # fmt: skip
#: Words that say how sure a result is.
UNSURE = ("nie wiemy", "nie wiadomo", "nie dowodzi", "nie pokazuj", "przypad", "przedział",
          "możliw", "być może", "może być", "może wynik", "ostrożn", "niepewn")  # fmt: skip
#: Words of the office.
JARGON = ("wskaźnik", "przedział ufn", "różnic w różnic", "punkt procentow", "beneficjent",
          "statystyczn", "interwencj", "ewaluacj", "monitoring", "rezultat", "implement",
          "interesariusz", "zmienn")  # fmt: skip
