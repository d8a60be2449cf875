"""Search finds a word in whatever form a reader types it."""

from playwright.sync_api import expect

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


def test_an_inflected_word_finds_its_page(page, address):
    first, *others = QUERIES
    page.goto(f"{address}szukaj.html?q={first}")
    found = {first: found_for(page, first)}
    for query in others:
        page.locator("[data-search-form] input").fill(query)
        page.keyboard.press("Enter")
        found[query] = found_for(page, query)
    assert {query: path for query, path in QUERIES.items() if path not in found[query]} == {}


def found_for(page, query):
    """Wait until the results of a query are listed; return the paths of their pages."""
    expect(page.locator("[data-search-status]")).to_contain_text(f"„{query}”: ", timeout=20_000)
    links = page.locator("[data-search-results] a")
    return {
        link.removeprefix("/")
        for link in links.evaluate_all("(all) => all.map((one) => one.pathname)")
    }
