"""„Zrób swoją edycję” with files and values that nobody should bring: a sentence, never a stop."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from msai.ui import Event, Fetched
from msai_course.base.paths import SITE
from msai_trainer.editions.book import BOOK
from msai_trainer.editions.declared import LONGEST_NAME, Edition, edition_text, name_problems, slug
from msai_trainer.editions.folder import (
    ON_SITE,
    EditionFolder,
    is_site,
    pack_folder,
    unpack_folder,
)
from msai_trainer.editions.institution import INSTITUTION, Institution, institution_text
from msai_trainer.editions.own_sources import TAKEN
from msai_trainer.pages.edition.program import program
from msai_trainer.pages.edition.remarks import all_problems, hindering

from .edition_desk import does

pytestmark = pytest.mark.browser  # needs the built site


@pytest.fixture(scope="module")
def begun():
    desk = does(program().initial(), Event("new"), Fetched("course", [(SITE / BOOK).read_bytes()]))
    return does(desk, Event("text:tytul", "Gmina Łąka"), Event("text:organizator", "OPS"),
                Event("text:kontakt", "ops@laka.pl"))  # fmt: skip


def zipped(files) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return into.getvalue()


def opened(begun, content: bytes):
    return does(begun, Event("open", "plik.zip", content))


def shown(desk) -> str:
    return str(program().view(desk))


def with_values(begun, **values):
    edition = replace(begun.folder.edition, **values)
    return opened(begun, pack_folder(EditionFolder(edition)))


def test_a_damaged_file_is_told_and_what_was_open_stays(begun):
    content = zipped({"edycja.toml": edition_text(begun.folder.edition)})
    for at in range(45, 400, 7):
        spoilt = bytearray(content)
        spoilt[at] ^= 0x5A
        desk = opened(begun, bytes(spoilt))
        assert desk.problems and desk.folder == begun.folder


def test_the_site_of_somebody_else_is_no_edition_however_large(begun):
    for files in ({"s/index.html": "x"}, {f"s/{at}/index.html": "x" for at in range(2100)}):
        [told] = opened(begun, zipped(files)).problems
        assert told.startswith("W tej stronie nie ma opisu edycji.")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"godziny": 1e308, "daty": ("2027-03-01",)}, "bad_hours"),
        ({"daty": ("2027-13-45",)}, "bad_date"),
        ({"nazwa": "a" * 5000}, "bad_name"),
    ],
)
def test_a_value_that_is_none_is_told_beside_its_field(begun, values, code):
    desk = with_values(begun, **values)
    found = [one for one in hindering(all_problems(desk)) if one.code == code]
    assert found and found[0].message in shown(desk)


@pytest.mark.parametrize("values", [{"kolory": "rozowa"}, {"jezyk": "en"}, {"wersja_kursu": "99"}])
def test_no_fault_is_counted_without_being_said(begun, values):
    desk = with_values(begun, **values)
    [fault] = hindering(all_problems(desk))
    assert fault.message in shown(desk)


def test_what_a_site_did_not_bring_is_not_called_brought(begun):
    edition = replace(begun.folder.edition, dane="dane/gmina.xlsx", logo="logo.png")
    site = zipped({f"strona/{ON_SITE}": pack_folder(EditionFolder(edition))})
    assert is_site(site) and not is_site(pack_folder(EditionFolder(edition)))
    desk = opened(begun, site)
    assert "twojej tabeli" in desk.told and "„Dokumenty instytucji”" in desk.told
    assert "jest wczytan" not in shown(desk)
    assert "„Dokumenty instytucji”" not in with_values(begun).told


def test_a_title_of_any_length_gives_a_name_that_is_allowed(begun):
    for title in ("a" * 40 + " " + "b" * 18 + " c", "ż" * 5000, "Ośrodek " * 30):
        name = does(begun, Event("text:tytul", title)).folder.edition.nazwa
        assert name == slug(title) and len(name) <= LONGEST_NAME and not [*name_problems(name)]


def test_her_page_never_takes_the_place_of_one_that_is_made(begun):
    for title in ("O edycji", "Dane osobowe", "Szukaj"):
        desk = does(begun, Event("page:named", title), Event("page:add"))
        [name] = desk.folder.own
        assert slug(title) in TAKEN and name.removesuffix(".md") not in TAKEN
    files = {"strony/szukaj.md": b"# Moje\n"}
    desk = opened(begun, pack_folder(EditionFolder(begun.folder.edition, files)))
    assert "Pod tym adresem jest wyszukiwarka" in shown(desk)


def test_a_page_of_hers_instead_of_the_clause_is_told(begun):
    said = Institution(siedziba="Łąka", iod="a@b.pl", podstawa="umowa", odbiorcy=("nikt",),
                       przechowywanie="rok")  # fmt: skip
    files = {INSTITUTION: institution_text(said), "strony/dane-osobowe.md": b"# Moje\n"}
    desk = opened(begun, pack_folder(EditionFolder(begun.folder.edition, files)))
    assert "twoja własna strona „dane-osobowe.md”" in shown(desk)


def test_an_edition_too_large_to_be_kept_says_so(begun):
    files = {"strony/mapa.png": b"x" * 4_000_001}
    desk = opened(begun, pack_folder(EditionFolder(begun.folder.edition, files)))
    assert "za duża, żeby przeglądarka ją pamiętała" in shown(desk)
    assert "description" not in program().encode(desk)


def test_an_open_edition_offers_no_way_back_to_itself(begun):
    assert "Wróć do tej edycji" not in shown(begun)


def test_a_plan_of_no_lesson_is_not_made(begun):
    desk = does(begun, Event("lessons", []), Event("paper:plan"))
    assert desk.problems and "Plan nie ma z czego powstać" in shown(desk)


def test_a_description_cannot_say_where_its_folder_is(tmp_path):
    edition = Edition("../../obok", "T", "O", "a@b.pl", ("l01",), "1")
    content = pack_folder(EditionFolder(edition))
    assert unpack_folder(content, "o.zip").edition.nazwa == "../../obok"
    from msai_course.editions.opening import opened as as_folder

    (tmp_path / "opis.zip").write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("msai_course.editions.opening.write_snapshot", lambda *_: None)
        assert as_folder(tmp_path / "opis.zip", None) == tmp_path / "opis"


def test_a_preview_asks_for_no_logo_that_did_not_come(begun):
    assert "logo-edycji" not in shown(with_values(begun, logo="logo.png"))
