"""Stems of words that hurt, without diacritics as people type them (notation: `msai.base.stems`).

Kept beside the rules that use them: a list of rude words is no model.
"""

from __future__ import annotations

INSULTS = (
    "glupi", "zryt", "krowo=", "krowa=", "zerem=", "dno=", "dnem=", "marudzi", "ameb",
    "spierdal", "kretyns", "cyganie kradn", "cyganie zawsze", "glupk", "glupot", "durn",
    "dureń", "kretyn", "debil", "idiot", "imbecyl", "matol", "tepak", "tepy=", "tepa=", "tepi=",
    "tepego=", "baran=", "barany=", "osioł", "osly=", "przyglup", "leniw", "len=", "leni=",
    "lenie=", "leniuch", "nierob", "obibok", "darmozjad", "pasozyt", "lesero", "patol", "menel",
    "zul=", "zule=", "zuli=", "pijak", "pijac", "pijus", "cpun", "brudas", "smieciarz=",
    "holot", "motloch", "bydl", "swini", "swinia", "cham=", "chamy=", "chams", "prostak",
    "prostac", "wiesniak", "wiocha", "ciemnot", "ciemniak", "ciemnogr", "nieuk", "nieudaczni",
    "niedorajd", "oferma", "ofiar losu", "niedojd", "niedorozwin", "uposledzon", "swir",
    "wariat", "oszolom", "zlodziej", "oszust", "klamc", "klamiesz", "klamie pan", "krętacz",
    "kretacz", "zdrajc", "tchorz", "frajer", "gnoj", "gowni", "gowno", "kurw", "chuj", "huj=",
    "pierdol", "jeban", "jebac", "zjeb", "wyjeb", "dupa=", "dupek", "dupki", "dupy=", "cholern",
    "cholera=", "zasran", "szlag", "bzdur", "bredn", "bredzi", "belkot", "zenad", "zenujac",
    "zalosn", "smieszni jeste", "smieszna pani", "smieszny pan", "beznadziejn", "bezczeln",
    "arogan", "bezmozg", "bezuzyteczn", "niekompetent", "nieudoln", "madral", "wymadrza",
    "przemadrza", "cyganstw", "ciapat", "zdzir", "szmat", "suka=", "babsk", "baba=", "babo=",
    "dziad=", "dziady=", "gamon", "cymbal", "kanalia=", "lajdak", "drani", "lobuz", "smierdz",
    "roszczeniow", "niezaradn", "nierozgarn", "ograniczony pan", "ograniczona pani", "glab=",
)  # fmt: skip
#: Orders and contempt that need no rude word.
PHRASES = (
    "zamkn sie", "prosze sie zamkn", "niech sie zamkn", "zamknij sie", "zamknijcie sie",
    "przymkn", "idz stad", "pocaluj", "nikogo nie obchodz", "mnie nie interesuj",
    "nic nie umie", "nie znasz sie", "przestan maru", "morda=", "morde=", "gebe=", "ryj=",
    "spadaj=", "spadajcie=", "spieprz", "odczep", "odwal sie", "wynocha", "wynosic=",
    "wynos sie", "won=", "mam gdzies", "mam was gdzies", "mam to gdzies",
    "nic mnie nie obchodz", "nie obchodz mnie", "gowno mnie", "szkoda gadac", "szkoda na was",
    "nikt was nie pyta", "nikt nie pyta pan", "nie ma pan pojecia", "nie ma pani pojecia",
    "nie macie pojecia", "nie zna sie pan na", "nie zna sie pani na", "co pani wie", "wstydzil",
    "do roboty", "wziac sie do robot", "wezcie sie do robot", "niech sie pan ogarnie",
    "niech sie pani ogarnie", "ogarnij", "puknij", "niech sie pan leczy",
    "niech sie pani leczy", "pozalujecie", "pozaluje pan", "oni tacy sa", "tacy jak wy",
    "takich jak wy", "wam sie nie chce", "nie chce sie wam", "nic nie robicie", "nic nie robia",
    "przepij", "przepija", "przechla", "siedz cicho", "siedzi cicho", "byc cicho",
    "jest do niczego", "jestescie do niczego", "sa do niczego", "ludziom jak wy",
    "ludziom jak pan", "ludzmi jak wy", "ludzmi jak pan", "ludzi jak wy", "ludzi jak pan",
    "nie warto tlumacz", "nie ma sensu z wami", "nie ma sensu z panem", "nie ma sensu z pania",
)  # fmt: skip
#: Words whose diacritics make the difference: „żądam” and „zadam” (I shall ask).
HOSTILE = ("żądam", "doniosę", "pożałuj", "śmieć=", "śmiecie=", "śmieciu=", "śmieciami=")
