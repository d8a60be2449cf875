"""An edition's folder as one file: what goes in comes out, and nothing hostile gets further."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai_trainer.editions.contents import listed, read_contents, with_files, written_contents
from msai_trainer.editions.declared import SETTINGS, Edition, edition_text
from msai_trainer.editions.errors import EditionError
from msai_trainer.editions.folder import EditionFolder, pack_folder, unpack_folder
from msai_trainer.editions.logo import check_drawing, check_logo

EDITION = Edition("gmina", "Tytuł", "OPS", "a@b.pl", ("l01",), "0.2.0")
TOML = edition_text(EDITION).encode()


def packed(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@given(st.text(max_size=60), st.text(max_size=60), st.binary(max_size=40))
def test_what_was_said_comes_back_whatever_it_was(title, changes, content):
    edition = Edition("gmina", title, "OPS", "a@b.pl", ("l01",), "0.2.0", zmiany=changes)
    folder = EditionFolder(edition, {"strony/a.md": content, "dane/gmina.csv": b"x"})
    assert unpack_folder(pack_folder(folder), "opis.zip") == folder
    assert pack_folder(folder) == pack_folder(folder)


def test_a_folder_that_was_zipped_as_a_folder_opens_without_what_was_built():
    files = {f"gmina/{SETTINGS}": TOML, "gmina/strony/a.md": b"# A", "gmina/_build/x": b"1",
             "__MACOSX/._gmina": b""}  # fmt: skip
    assert unpack_folder(packed(files), "opis.zip").files == {"strony/a.md": b"# A"}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"PK", b"%PDF", packed({"a.txt": b"1"}), packed({SETTINGS: b"tytul = "}),
        packed({SETTINGS: TOML, "../zly.md": b"1"}), packed({SETTINGS: TOML, "/etc/zly": b"1"}),
        packed({SETTINGS: TOML, "strony/../../zly.md": b"1"}),
        packed({SETTINGS: TOML, "c:\\zly.md": b"1"}), packed({SETTINGS: TOML})[:-30],
        packed({SETTINGS: TOML, **{f"{at}.md": b"" for at in range(2001)}}),
    ],
)  # fmt: skip
def test_no_description_or_one_that_leads_out_is_refused_in_words(content):
    with pytest.raises(EditionError) as refused:
        unpack_folder(content, "opis.zip")
    assert all(one.message and one.hint for one in refused.value.problems)


def test_an_archive_that_swells_is_not_unpacked():
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(SETTINGS, TOML)
        archive.writestr("dane/gmina.csv", bytes(61_000_000))
    with pytest.raises(EditionError, match="za duży"):
        unpack_folder(bomb.getvalue(), "opis.zip")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>", '<a href="https://example.org"><path/></a>', '<rect onload="1"/>',
        "<style>@import 'x'</style>", '<image href="logo.png"/>',
        '<rect style="fill: url(https://example.org/a)"/>', "<foreignObject/>",
    ],
)  # fmt: skip
def test_a_drawing_that_acts_or_fetches_is_refused(inside):
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    with pytest.raises(EditionError) as refused:
        check_logo("logo.svg", drawing)
    assert refused.value.problems[0].code == "unsafe_logo"


def test_a_drawing_that_swells_or_hides_its_letters_is_refused():
    swelling = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>'
    for content in (swelling, "<!DOCTYPE svg [<!ENTITY a 'a'>]><svg>&a;</svg>".encode("utf-16")):
        with pytest.raises(EditionError):
            check_drawing("logo.svg", content)
    usual = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg><path d="M0 0"/></svg>'
    check_drawing("logo.svg", usual)


@given(st.binary(max_size=60))
def test_no_bytes_break_the_look_at_a_logo(content):
    for name, head in (
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.svg", b"<"),
    ):
        with pytest.raises(EditionError):
            check_logo(name, head + content)


def test_a_list_of_files_knows_the_headers_of_new_folders():
    headers = "# Uwaga\n/\n  A: 1\n/:page\n  A: 1\n/lite/*\n  A: 2\n"
    made = with_files(
        listed(["index.html", "lite/a.js"], headers, {}), ["index.html", "nasze/a.html"]
    )
    assert (
        made.headers == "# Uwaga\n/\n  A: 1\n/:page\n  A: 1\n/_static/*\n  A: 1\n/nasze/*\n  A: 1\n"
    )
    assert read_contents(written_contents(made)) == made
