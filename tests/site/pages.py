"""Where exercises live in the built site."""

#: Exercise id → page that hosts it.
HOSTS = {
    "direction-and-sphere": "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "table-errors": "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "repair-table": "dzien-1/02-dane-i-ochrona.html",
    "three-shares": "dzien-1/03-wskaznik.html",
    "delimit-area": "dzien-1/04-obszar.html",
    "own-table": "dzien-1/04-obszar.html",
    "residents-voice": "dzien-1/06-zasoby-i-glos.html",
    "stakeholder-map": "dzien-1/07-kto-chce-zmiany.html",
    "partner-conversation": "dzien-2/08-rozmowa-z-partnerem.html",
    "chain-of-change": "dzien-2/10-od-problemu-do-zmiany.html",
    "indicator-card": "dzien-2/11-dobry-wskaznik.html",
    "indicator-clinic": "dzien-2/11-dobry-wskaznik.html",
    "action-plan": "dzien-2/12-dzialania.html",
    "did-it-work": "dzien-3/13-czy-to-dziala.html",
    "agenda-builder": "dzien-3/16-wlasny-warsztat.html",
    "difficult-situation": "dzien-3/17-trudne-sytuacje.html",
    "what-stays": "dzien-3/14-trwalosc.html",
    "myth-or-evidence": "dzien-3/15-jak-ucza-sie-dorosli.html",
    "micro-lesson": "dzien-3/mikrolekcje.html",
    "practice-catalogue": "katalog/przegladarka.html",
    "outcomes-test": "start/test-wejscie-wyjscie.html",
    "work-step": "start/krok-w-pracy.html",
    "my-programme": "moj-program.html",
    "zadanie-1": "zadania/zadanie-1.html",
}
