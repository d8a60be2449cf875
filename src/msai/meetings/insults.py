"""Stems of words that hurt, without diacritics as people type them (notation: `msai.base.stems`).

Kept beside the rules that use them: a list of rude words is no model.
"""

from __future__ import annotations

import re

INSULTS = (
    "glupi", "zryt", "krowo=", "krowa=", "zerem=", "dno=", "dnem=", "marudzi", "ameb",
    "spierdal", "kretyns", "cyganie kradn", "cyganie zawsze", "glupk", "glupek", "glupot",
    "durn", "duren=", "kretyn", "debil", "idiot", "idioc", "imbecyl", "matol", "tepak", "tepy=",
    "tepa=", "tepi=", "tepego=", "tepym=", "tepych=", "baran=", "barany=", "osiol", "osly=",
    "przyglup",
    "leniw", "len=", "leni=", "lenie=", "leniuch", "nierob", "obibok", "darmozjad", "pasozyt",
    "lesero", "patol", "menel",
    "zul=", "zule=", "zuli=", "pijak", "pijac", "pijus", "cpun", "brudas", "smieciarz=",
    "holot", "motloch", "bydl", "swini", "swinia", "cham=", "chamy=", "chams", "prostak",
    "prostac", "wiesniak", "wiocha", "ciemnot", "ciemniak", "ciemnogr", "nieuk", "nieudaczni",
    "niedorajd", "oferma", "ofiar losu", "niedojd", "niedorozwin", "uposledzon", "swir",
    "wariat", "oszolom", "zlodziej", "oszust", "klamc", "klamiesz", "klamie pan", "krętacz",
    "kretacz", "zdrajc", "tchorz", "frajer", "gnoj", "gowni", "gowno", "kurw", "chuj", "huj=",
    "pierdol", "jeban", "jebac", "zjeb", "wyjeb", "dupa=", "dupek", "dupki", "dupy=", "dupie=",
    "cholern", "cholera=", "zasran", "szlag", "bzdur", "bredn", "bredzi", "belkot", "zenad",
    "zenujac",
    "zalosn", "bezczeln",
    "arogan", "bezmozg", "bezuzyteczn", "niekompetent", "nieudoln", "madral", "wymadrza",
    "przemadrza", "cyganstw", "ciapat", "zdzir", "szmat", "suka=", "babsk", "baba=", "babo=",
    "dziad=", "dziady=", "gamon", "cymbal", "kanalia=", "lajdak", "drani", "lobuz", "smierdz",
    "roszczeniow", "niezaradn", "nierozgarn", "ograniczony pan", "ograniczona pani", "glab=",
    "raszpl", "maruda=", "marudo=", "burakiem=", "buraku=", "tumok", "cwok", "palant", "gbur",
    "menda=", "mendo=", "gnida=", "gnido=", "pajac", "klaunie=", "blazen", "szuja=", "kmiot",
    "wsiok", "wsiur", "buc=", "bucu=", "czarnuch", "brudni=", "margines spolecz", "kalek=",
    "kaleka=", "kaleko=", "wkurw", "skurw", "pojeb", "popierdol", "opierdal", "odpierd", "pieprzon",
    "pieprzyc sie", "pieprzcie",
)  # fmt: skip
#: Orders and contempt that need no rude word.
PHRASES = (
    "zamkn sie", "prosze sie zamkn", "niech sie zamkn", "zamknij sie", "zamknijcie sie",
    "przymkn", "idz stad", "pocaluj", "nikogo nie obchodz", "mnie nie interesuj",
    "nic nie umie", "nie znasz sie", "przestan maru", "morda=", "morde=", "gebe=", "ryj=",
    "spadaj=", "spadajcie=", "spieprz", "odczep", "odwal sie", "wynocha", "wynosic=",
    "wynos sie", "won=", "mam gdzies", "mam was gdzies", "mam to gdzies",
    "nic mnie nie obchodz", "nie obchodz mnie", "gowno mnie", "szkoda gadac", "szkoda na was",
    "nikt was nie pyta=", "nikt nie pyta= pan", "nie ma pan pojecia", "nie ma pani pojecia",
    "nie macie pojecia", "nie zna sie pan na", "nie zna sie pani na", "co pani wie", "wstydzil",
    "do roboty", "wziac sie do robot", "wezcie sie do robot", "niech sie pan ogarnie",
    "niech sie pani ogarnie", "ogarnij", "puknij", "niech sie pan leczy",
    "niech sie pani leczy", "pozalujecie", "pozaluje pan", "oni tacy sa",
    "wam sie nie chce", "nie chce sie wam", "nic nie robicie", "nic nie robia",
    "przepij", "przepija", "przechla", "siedz cicho", "siedzi cicho", "byc cicho",
    "jest do niczego", "jestescie do niczego", "sa do niczego", "ludziom jak wy",
    "ludziom jak pan", "ludzmi jak wy", "ludzmi jak pan", "ludzi jak wy", "ludzi jak pan",
    "nie warto tlumacz", "nie ma sensu z wami", "nie ma sensu z panem", "nie ma sensu z pania",
    "grochem o scian", "kurz mozdz", "ptasi mozdz", "nierowno pod sufit", "stul=", "stulcie=",
    "pysk=", "nic nie wart", "na niczym nie zna", "nie zna na niczym", "nie znaja na niczym",
    "mam w nosie",
    "z panem strata czasu", "z pania strata czasu", "z wami strata czasu",
    "z panstwem strata czasu",
    "zdanie bez znaczenia", "kpi= pan", "kpicie", "oni wszyscy pij", "wal= sie", "walcie= sie",
)  # fmt: skip
#: Words whose diacritics make the difference: „żądam” and „zadam” (I shall ask).
HOSTILE = ("żądam", "doniosę", "pożałuj", "śmieć=", "śmiecie=", "śmieciu=", "śmieciami=")
#: Contempt that lies in what stands beside a word: „takim jak wy”, „pan jest śmieszny”; folded.
CONTEMPT = re.compile(
    r"(?<!ktos )\b(?:taki|takim|takimi|takich|taka|tacy) jak"
    r" (?:wy|wam|wami|oni|ci|pan|pani|panstwo)\b"
    r"|\b(?:jest|sa|jestes|jestescie|badz|byc)\s+"
    r"(?:(?:pan|pani|panstwo|po|prostu|taki|taka|tacy|calkiem)\s+){0,2}"
    r"(?:smieszn|niepowazn|nienormaln|psychiczn)\w*"
    r"|\b(?:smieszn|niepowazn|nienormaln)\w*\s+(?:jest(?:es|escie)?|pan|pani|panstwo)\b"
    r"|\bbeznadziejn\w*(?!\w|\s+z\s+(?:naszej|mojej)\s+strony)"
)
#: Figures and signs that people write for letters: „d3bil”.
AS_LETTERS = str.maketrans("013457@$", "oieastas")
