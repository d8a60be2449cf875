"""Where exercises live in the built site."""

#: Exercise id → page that hosts it.
HOSTS = {
    "direction-and-sphere": "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "table-errors": "dzien-1/02-dane-i-ochrona.html",
    "delimit-area": "dzien-1/04-obszar.html",
    "zadanie-1": "zadania/zadanie-1.html",
}
