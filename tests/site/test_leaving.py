"""Who leaves a page at once, having seen the answer to what she did, finds it again."""

from pages import HOSTS
from playwright.sync_api import expect

LESSON = HOSTS["delimit-area"]
UNIT = "[id='delimit-area-unit:Zatorze']"
STATUS = ".msai-exercise[data-exercise='delimit-area'] .ui-status"
#: Keeps the browser's store busy until the page is left: no save can end.
BUSY = """() => new Promise((begun) => {
  const opening = indexedDB.open("msai");
  opening.onsuccess = () => {
    const shelf = opening.result.transaction("states", "readwrite").objectStore("states");
    const ask = () => { shelf.count().onsuccess = () => { begun(); ask(); }; };
    ask();
  };
})"""


def test_an_answer_that_is_drawn_is_there_after_leaving_in_the_middle_of_its_save(mounted):
    page = mounted(LESSON)
    page.evaluate(BUSY)
    page.click(UNIT)
    expect(page.locator(STATUS)).to_contain_text("1 jednostka")
    mounted(LESSON, page)
    expect(page.locator(STATUS)).to_contain_text("1 jednostka")
    expect(page.locator(UNIT)).to_be_checked()
