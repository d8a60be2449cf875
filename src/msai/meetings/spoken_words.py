"""Words by which own words are read (notation of stems: `msai.base.stems`)."""

from __future__ import annotations

import re

#: What the speaker does not decide: money, councils, other people's statistics.
FOREIGN = ("rad gmin", "rada=", "radni", "burmistrz", "wójt", "prezydent", "budżet", "pieniądz",
           "pieniędz", "dotacj", "statysty", "uchwał", "środk", "finans", "ministerstw", "etat",
           "remont", "mieszkani")  # fmt: skip
PROMISE = ("obiecuj", "obiecam", "gwarant", "zapewni", "załatwi", "na pewno", "dopilnuj",
           "dostaniecie", "dostanie=", "przesuni", "przeznaczy", "będzie na", "znajdą się",
           "znajdziemy", "damy=")  # fmt: skip
DENIAL = ("nie=", "żadn", "bez=")
#: Words that leave it open what somebody else will do.
OPEN = ("jeśli", "jeżeli", "czy=", "zapyta", "popros", "gdy=", "kto=", "kiedy=")
_OTHERS = (
    r"burmistrz|wójt|prezydent|starosta|rada|radni|gmina|miasto|urząd\w*|dyrek\w+|szkoła|kuratorium"
    r"|policja|komendant|dzielnicowy|spółdzielnia|prezes\w*|zarząd|proboszcz|parafia|pracodawca"
    r"|właściciel\w*|sąd|kurator|zus|nfz|marszałek|minister\w*|ministerstwo|kierowni\w+|szef\w*"
    r"|skarbni\w+|lekarz\w*|przychodnia|sąsie?d\w*|rodzice|mieszkańcy"
)
_WILL = (
    r"da|dadzą|podpisze|podpiszą|przyjmie|przyjmą|zgodzi|zgodzą|zatwierdzi|uchwali|zapłaci|pokryje"
    r"|sfinansuje|dołoży|zatrudni|weźmie|przyśle|wyremontuje|przydzieli|przyzna|umorzy|załatwi"
    r"|zrobi|odda|pozwoli|przekaże|zbuduje|wybuduje|naprawi|otworzy|kupi|zwróci|przeprosi|przyjdą"
    r"|przyjdzie"
)
#: Somebody else, and a verb that says what they will do.
FOR_OTHERS = re.compile(rf"\b(?:{_OTHERS})\s+(?:\w+\s+){{0,4}}?(?:{_WILL})\b", re.IGNORECASE)
#: Most frequent surnames by their stems; patrons of streets and schools are no neighbours.
SURNAME = re.compile(
    r"(?<!ul\. )(?<!ulicy )(?<!ulica )(?<!im\. )(?<!imienia )\b(?:Nowak|Kowalsk|Wiśniewsk|Wójcik"
    r"|Kowalczyk|Kamińsk|Lewandowsk|Zielińsk|Szymańsk|Woźniak|Dąbrowsk|Kozłowsk|Jankowsk"
    r"|Kwiatkowsk|Kaczmar[ek]|Piotrowsk|Grabowsk|Pawłowsk|Michalsk|Malinowsk)\w{0,5}\b"
)
#: What everybody, or nobody, will do or learn.
FOR_ALL = re.compile(
    r"\bnikt\s+(?:\w+\s+){0,5}?(?:nie\s+)?(?:dowie|powie|odmówi|zwolni)\b", re.IGNORECASE
)
#: What is counted in such talks, units of time and money.
_COUNTED = ("os[oó]b", "ludzi", "godz", "minut", "kwadrans", "dni", "dnia", "dzie[nń]", "tyg",
            "miesi", "kwarta", "rok", "lat", "raz", "spotka", "wizyt", "z[lł]", "tys", "proc", "%",
            "rodzin", "dziec", "uczni", "mieszka", "lokal", "kartk", "list", "term", "punkt",
            "spraw", "pyta", "skarg", "zg[lł]osz", r"krok(?:i|u|iem|ów|ow|ami)?\b",
            "rzecz", "decyz", "miejsc", "stanowisk",
            "lamp", "telefon", "dy[zż]ur", "zaj[eę][cć]", "grup", "par", "tr[oó]j", "stron",
            "uwag", "g[lł]os", "zada", "rund", "zda[nń]", "s[lł][oó]w", "barier", "[zź]r[oó]d",
            "przerw", "przypad", "wers", "wiersz", "liczb", "pracown", "opiek", "mened", "partner",
            "instytucj", "szk[oó][lł]", "klas", "um[oó]w", "wniosk", "interwenc", "adres", "etat",
            "stycz", "lut", "mar", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "pa[zź]dz",
            "listop", "grud", r"r\b", "art", "kandydat", "uczestni", "działa[nń]", "inicjatyw",
            "odwiedza", "pierwsz", "drugi", "kolejn", "dobr", "sąsi", "zrob", "odrzuc", "przysz",
            "zosta", "czek", "egzempl", "propozyc", "krzes", "sto[lł]", "zestaw", "plakat", "ulot",
            "wzor", "wz[oó]r", "pism", "zdj[eę]", "autobus", "kurs", "bilet", "pok[oó][ij]", "sal",
            "ksi[aą][zż]", "pomys", "wariant", "powod", "zasad", "wska[zź]ni", "ankiet",
            "rozm[oó]w", "k[lł]opot", "problem", "obiad", "posi[lł]", "pacz", "km", "kilom", "metr",
            "organiz")  # fmt: skip
COUNTED = re.compile(r"(?:^|\W)(?:" + "|".join(_COUNTED) + ")", re.IGNORECASE)
#: A number and the words behind it, up to three and within the sentence.
NUMBER = re.compile(
    r"(?<![\w,.:–-])\d+(?:[.,:–-]\d+)*(?!\w)\s*((?:[^\W\d][\w-]*[^\w.!?]+){0,2}[^\W\d]\w*|%)?"
)
#: Where what is counted ends: „3 słonie do maja” counts elephants, not months.
BESIDE = re.compile(r"\s(?:do|w|na|od|przed|po|za|dla|i|a|z|ze|u)(?:\s|$)", re.IGNORECASE)
BEFORE_TIME = re.compile(r"\b(?:o|do|od|przed|po|około|art\.|ust\.|nr|lekcj\w+)\s*$", re.IGNORECASE)
#: Numbers that promise everything.
EVERYTHING = re.compile(r"\b(?:100\s*(?:%|proc)\w*|sto procent|stuprocentow\w+)", re.IGNORECASE)
_SMALL_WORDS = """i w z na do nie sie ze to o po za a ale dla od przy co jak czy u jest sa juz tylko
    ten ta te nas was nam wam my wy pan pani panu panstwo panstwa mi mnie moge mozemy prosze tak bez
    przed przez jesli kto kiedy gdy jeden jedna jedno dwa dwie trzy raz teraz potem tym tej tego
    nasz nasza nasze wasz wasza wasze bo we ze pod nad ktory ktora ktore bedzie byc byl byla"""
#: Small words without which there is no long Polish sentence; folded.
SMALL = frozenset(_SMALL_WORDS.split())
#: Stuck keys, one sound over and over, and what fills pages of printers.
STUCK = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}|(.)\1{3,}|(..+)\2{2,}|qwe|asdf|lorem|ipsum")
#: Letters of other alphabets, and small words of other languages that no Polish sentence has.
OTHER_LETTERS = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]{2}")
_FOREIGN_WORDS = """the and you your are would about with have this that what for not will can our
    they their ich und der das ist nicht mit sind ihre ihren haben wir auch dolor sit amet sed elit
    est les des vous nous pour avec dans"""
FOREIGN_SMALL = frozenset(_FOREIGN_WORDS.split())
