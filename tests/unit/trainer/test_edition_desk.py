"""„Zrób swoją edycję” without a browser: what she types is kept, what is wrong is said."""

from __future__ import annotations

import pytest

from msai.ui import Event, Fetched, Pack, Packed, Step
from msai.ui.records import sealed
from msai_course.base.paths import SITE
from msai_trainer.editions.book import BOOK
from msai_trainer.editions.folder import EditionFolder, pack_folder, unpack_folder
from msai_trainer.editions.institution import INSTITUTION, institution_in
from msai_trainer.pages.edition.program import program
from msai_trainer.pages.edition.remarks import all_problems, hindering

from .edition_desk import does

pytestmark = pytest.mark.browser  # needs the built site


@pytest.fixture(scope="module")
def begun():
    book = (SITE / BOOK).read_bytes()
    return does(program().initial(), Event("new"), Fetched("course", [book]))


GOOD = (
    Event("text:tytul", "Gmina Łąka"), Event("text:organizator", "OPS"),
    Event("text:kontakt", "ops@laka.pl"), Event("day:0", "2027-03-01"),
)  # fmt: skip


def test_a_name_follows_the_title_until_she_says_another(begun):
    desk = does(begun, Event("text:tytul", "Gmina Łąka"))
    assert desk.folder.edition.nazwa == "gmina-laka"
    desk = does(desk, Event("text:nazwa", "nasza"), Event("text:tytul", "Inny tytuł"))
    assert desk.folder.edition.nazwa == "nasza"


def test_the_course_keeps_its_order_and_she_keeps_hers(begun):
    known = list(begun.book.lessons)
    fewer = [name for name in known if name not in known[2:4]]
    desk = does(begun, Event("lessons", fewer))
    assert list(desk.folder.edition.lekcje) == fewer
    assert list(does(desk, Event("lessons", known)).folder.edition.lekcje) == known


def test_another_edition_begins_clean_and_the_former_one_can_come_back(begun):
    bad = does(begun, *GOOD, Event("logo:take", "a.png", b"x"), Event("data:table", "t.csv", b"y"),
               Event("page:named", "Dojazd"), Event("make"))  # fmt: skip
    assert bad.of_files and bad.tried and bad.new_page
    new = does(bad, Event("new"))
    assert (new.of_files, new.notes, new.tried, new.new_page) == ((), (), False, "")
    kept = program().decode(program().encode(new))
    for desk in (new, does(new, Event("new")), kept):
        back = does(desk, Event("former"))
        assert back.folder == bad.folder and "Łąka" in str(program().view(new))
    again = does(back, Event("open", "a.zip", pack_folder(bad.folder)))
    assert again.folder == bad.folder


def test_a_page_of_her_own_takes_no_page_of_the_course(begun):
    desk = does(begun, Event("page:named", "Index"), Event("page:add"),
                Event("page:named", "Index"), Event("page:add"))  # fmt: skip
    assert list(desk.folder.files) == ["strony/index-2.md", "strony/index-3.md"]
    text = Event("page:text:strony/index-2.md", "<script>1</script>")
    desk = does(desk, text, Event("page:title:strony/index-2.md", "O nas\n# x"))
    assert desk.folder.files["strony/index-2.md"] == b"# O nas # x\n\n<script>1</script>\n"
    assert does(desk, Event("page:off:strony/index-3.md")).folder.files.keys() == {
        "strony/index-2.md"
    }


def test_what_is_kept_is_what_edition_build_takes(begun):
    desk = does(begun, *GOOD, Event("page:named", "Dojazd"), Event("page:add"))
    assert hindering(all_problems(desk)) == []
    again = program().decode(sealed(program(), desk))
    assert again.folder == desk.folder and again.book is None
    step = program().update(desk, Event("describe"))
    [file] = step.effects
    assert unpack_folder(file.content, file.filename) == desk.folder


def test_a_broken_file_is_told_and_nothing_is_lost(begun):
    desk = does(begun, *GOOD)
    after = does(desk, Event("open", "opis.zip", b"PK"), Event("logo:take", "x.svg", b"<svg"),
                 Event("data:table", "t.xlsx", b"PK"), Event("number:godziny", "dużo"),
                 Event("day:77", "2027-01-01"), Event("page:off:edycja.toml"))  # fmt: skip
    assert after.folder.edition.tytul == "Gmina Łąka" and after.folder.edition.godziny == 6
    codes = {one.code for one in hindering(all_problems(after))}
    assert codes == {"broken_logo", "broken_table"}
    undone = does(after, Event("logo:off"), Event("data:table-off"))
    assert undone.folder == EditionFolder(desk.folder.edition, {})


def test_faults_stop_the_site_and_a_lost_network_leaves_the_edition(begun):
    desk = does(begun, Event("make"))
    assert "Strony jeszcze nie da się zrobić" in desk.problems[0] and desk.making is None
    desk = does(begun, *GOOD, Event("make"))
    assert desk.making is not None
    failed = does(desk, Fetched("site:list", "unknown"))
    assert failed.making is None and "internet" in failed.problems[0]
    assert failed.folder == desk.folder
    # What comes late, after she began anew, is nobody's.
    assert does(program().initial(), Packed("site:pack", None)) == program().initial()


def test_the_archive_holds_every_file_once_below_one_folder(begun):
    step = program().update(does(begun, *GOOD), Event("make"))
    added, turns = [], 0
    while step.effects and turns < 100:
        [effect] = step.effects
        if isinstance(effect, Pack):
            added += [*effect.files, *effect.fetched]
            event = Packed(effect.event, None)
        else:
            event = Fetched(effect.event, [(SITE / name).read_bytes() for name in effect.names])
        answer, turns = program().update(step.state, event), turns + 1
        step = answer if isinstance(answer, Step) else Step(answer)
    assert step.state.told.startswith("Gotowe.")
    assert len(added) == len(set(added)) > 500
    assert all(name.startswith("gmina-laka/") and ".." not in name for name in added)


def test_what_an_institution_says_goes_with_the_description_and_gives_its_papers(begun):
    answers = (Event("said:telefon", " 000 000 000 "), Event("said:stan", "niezgodna"),
               Event("said:odbiorcy", "nikomu\n\n"), Event("said:niema", "x"))  # fmt: skip
    desk = does(begun, *GOOD, *answers)
    said = institution_in(desk.folder.files)
    assert (said.telefon, said.stan, said.odbiorcy) == ("000 000 000", "niezgodna", ("nikomu",))
    assert {"declaration_lacks", "privacy_lacks"} <= {one.code for one in all_problems(desk)}
    assert hindering(all_problems(desk)) == []
    assert unpack_folder(pack_folder(desk.folder), "opis.zip") == desk.folder
    for button in ("paper:clause", "paper:record"):
        [file] = program().update(desk, Event(button)).effects
        assert file.filename.endswith(".docx") and file.content.startswith(b"PK")
    silent = does(desk, *(Event(f"said:{name}", "") for name in ("telefon", "stan", "odbiorcy")))
    assert silent.folder.files == {}


def test_a_spoilt_file_of_an_institution_is_a_fault_and_is_not_written_over(begun):
    folder = EditionFolder(does(begun, *GOOD).folder.edition, {INSTITUTION: b"stan = ["})
    desk = does(begun, Event("open", "opis.zip", pack_folder(folder)))
    assert [one.code for one in hindering(all_problems(desk))] == ["bad_toml"]
    for event in (Event("said:telefon", "1"), Event("paper:clause"), Event("make")):
        after = does(desk, event)
        assert after.problems and after.folder == folder and after.making is None
    assert does(desk, Event("unsaid")).folder.files == {}
