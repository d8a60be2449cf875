"""Stems of Polish words that give a weak plan away (see `msai.base.stems` for the notation)."""

_LACK = ("brak", "nie ma=", "niedob", "za mało", "niewystarczając", "zbyt mało")
_SOLUTION = ("klub", "świetlic", "miejsc spotka", "plac zabaw", "warsztat", "zaję", "ośrod",
             "punkt", "program", "szkole", "kurs", "projekt", "asystent", "pracownik", "środk",
             "pieni", "dofinans", "poradni", "terapeut", "streetwork", "animator", "infrastruktur",
             "ofert", "boisk", "żłob", "przedszkol", "monitoring", "specjalist", "wsparci",
             "usług")  # fmt: skip
#: A problem put down as the lack of a solution that is already chosen.
LACK_OF_SOLUTION = tuple(f"{lack} {what}" for lack in _LACK for what in _SOLUTION)
#: A goal put down as an activity.
ACTIVITY = ("organiz", "zorganiz", "przeprowadz", "utworz", "zapewn", "realizacj", "prowadz",
            "zdobyc", "wsparc", "objęci", "szkole", "warsztat", "doposaż", "remont", "uruchom",
            "podniesieni", "aktywizacj", "promocj")  # fmt: skip
#: A mechanism that explains nothing.
HOPE = ("bo to potrzebn", "jest potrzebn", "są potrzebn", "sprawdz si=", "inni też", "na pewno",
        "warto=")  # fmt: skip
