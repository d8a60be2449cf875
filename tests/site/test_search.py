"""Search finds a word in whatever form a reader types it."""

import pytest

#: What is typed, and a page that must be among the results.
QUERIES = {
    "rewitalizacji": "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "rewitalizacją": "przed-warsztatem/01-rewitalizacja-spoleczna.html",
    "wskaźników": "dzien-1/03-wskaznik.html",
    "wskaźnikiem": "dzien-2/11-dobry-wskaznik.html",
    "obszarami": "dzien-1/04-obszar.html",
    "obszarze": "dzien-1/04-obszar.html",
    "partnerami": "dzien-2/08-rozmowa-z-partnerem.html",
    "partnerów": "dzien-2/09-porozumienie.html",
    "mieszkańcami": "dzien-1/06-zasoby-i-glos.html",
    "zasobów": "dzien-1/06-zasoby-i-glos.html",
    "porozumienia": "dzien-2/09-porozumienie.html",
    "porozumieniem": "dzien-2/09-porozumienie.html",
    "działaniami": "dzien-2/12-dzialania.html",
    "trwałości": "dzien-3/14-trwalosc.html",
    "warsztatami": "dzien-3/16-wlasny-warsztat.html",
    "mikrolekcjami": "dzien-3/mikrolekcje.html",
    "delimitacji": "slownik.html",
    "interesariuszami": "dzien-1/07-kto-chce-zmiany.html",
    "mianownikiem": "dzien-1/03-wskaznik.html",
    "ryzykiem": "dzien-2/12-dzialania.html",
}


@pytest.mark.parametrize("query", QUERIES)
def test_an_inflected_word_finds_its_page(page, address, query):
    page.goto(f"{address}szukaj.html?q={query}")
    page.locator(f"main a[href*='{QUERIES[query]}']").first.wait_for(timeout=20_000)
