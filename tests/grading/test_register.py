"""The register of certificates survives a spreadsheet; what is lost is named, the rest verifies."""

from __future__ import annotations

import csv
import hmac
import importlib.util
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msai_course.grading.certificates import REGISTER, SECRET, Certificate, read_register, verify
from msai_course.grading.certificates.keys import make_key
from msai_course.grading.certificates.reading import read_table
from msai_course.grading.certificates.register import MOST_COPIES, Register
from msai_trainer.certificates.model import FIRST, PRINTED, PRINTED_FIRST
from msai_trainer.certificates.sealing import SIGNS, code_of, sealed, unsealed
from msai_trainer.errors import GradingError

# What spreadsheets do is a fixture, not a test, so it is loaded by its path.
_PATH = Path(__file__).parents[1] / "fixtures" / "certificates" / "spreadsheets.py"
_spec = importlib.util.spec_from_file_location("spreadsheets", _PATH)
spreadsheets = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(spreadsheets)
CHANGES, SAVED, read, save = (
    spreadsheets.CHANGES, spreadsheets.SAVED, spreadsheets.read, spreadsheets.save,
)  # fmt: skip

KEY = b"5e" * 32
OLD_COLUMNS = (*PRINTED_FIRST, "kod_weryfikacyjny")


def certificate(number: int = 3, key: bytes = KEY, **said: str) -> Certificate:
    usual = {
        "klasa": "wiosna", "kod_osoby": f"K{number:02}", "osoba": "Łucja Żółć-Gęślą",
        "wynik": "17,5 z 25 punktów", "szkolenie": "Programowanie; „trzy dni”",
        "organizator": "Ośrodek Łąka", "godziny": "24", "terminy": "2–4 marca 2027 r.",
        "miejsce": "Wierzbogród", "podpis": "kierowniczka", "wydano": "2027-03-02",
        "plik": f"K{number:02}.pdf",
    }  # fmt: skip
    one = Certificate(f"{number}/2027", **{**usual, **said})
    return replace(one, kod_weryfikacyjny=code_of(key, one))


def written(folder, *issued: Certificate) -> bytes:
    (folder / SECRET).write_bytes(KEY)
    Register.of(folder).add(issued)
    return (folder / REGISTER).read_bytes()


def of_the_first_version(number: int, code: str, person: str, day: str = "2027-03-02") -> list[str]:
    """A row as the first version wrote it, with its code over five of the cells."""
    said = [f"{number}/2027", code, person, "17 z 25 punktów", day]
    value = int.from_bytes(hmac.digest(KEY, json.dumps(said).encode(), "sha256"))
    signs = "".join(SIGNS[(value >> 5 * place) & 31] for place in range(12))
    return [*said, f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"]


@pytest.fixture
def three(tmp_path):
    """Three people, with all that spreadsheets spoil."""
    issued = [
        certificate(3),
        certificate(12, kod_osoby="007", osoba="007", godziny=""),
        certificate(13, osoba="Zoë Đỗ Зоя; młodsza", terminy="2027-03-02", wydano="2027-12-01"),
    ]
    return tmp_path, issued, written(tmp_path, *issued)


@pytest.mark.parametrize("change", CHANGES)
def test_a_spreadsheet_may_save_the_register(three, change):
    folder, issued, content = three
    wanted = issued[::-1] if change.startswith("sorted") else issued
    for name, saved in SAVED.items():
        (folder / REGISTER).write_bytes(saved(CHANGES[change](read(content))))
        assert read_register(folder) == wanted, name
        for one in issued:
            assert verify(folder, one.numer, one.kod_weryfikacyjny) == one, name


@pytest.mark.parametrize("change", CHANGES)
def test_an_old_register_is_read_and_its_codes_still_verify(tmp_path, change):
    (tmp_path / SECRET).write_bytes(KEY)
    issued = [
        of_the_first_version(3, "K01", "Łucja Żółć-Gęślą"),
        of_the_first_version(12, "007", "007"),
        of_the_first_version(13, "K03", "'=1+1; x"),
    ]
    for name, saved in SAVED.items():
        if name == "Excel, English":  # Polish letters are lost there for good
            continue
        (tmp_path / REGISTER).write_bytes(saved(CHANGES[change]([[*OLD_COLUMNS], *issued])))
        for number, *said, proof in issued:
            one = verify(tmp_path, number, proof)
            assert [one.kod_osoby, one.osoba, one.wynik, one.wydano] == said, name
            assert (one.wersja, one.plik) == (FIRST, f"{said[0]}.pdf")


_TEXT = st.text(st.characters(exclude_categories=["C"], include_characters="ąż;,\"'="), max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {name: _TEXT.map(lambda text: " ".join(text.split())) for name in PRINTED[3:-1]}
        | {"kod_osoby": st.from_regex(r"[0-9A-Za-z]{1,8}", fullmatch=True)}
        | {"wydano": st.dates().map(lambda day: day.isoformat())}
    ),
    st.integers(1, 20000),
    st.sampled_from(sorted(CHANGES)),
    st.sampled_from(sorted(SAVED)),
)
def test_whatever_is_certified_comes_back_from_a_spreadsheet(
    tmp_path_factory, said, number, change, saved
):
    one = certificate(number, **said)
    folder = tmp_path_factory.mktemp("rejestr")
    content = written(folder, one)
    table = read_table(SAVED[saved](CHANGES[change](read(content))), KEY)
    assert [line.one for line in table.lines] == [one]
    assert table.lines[0].genuine
    assert unsealed(sealed(one)) == one


def test_without_the_sealed_column_the_code_tells_what_stood_there(three):
    folder, issued, content = three
    rows = CHANGES["dates 3/2/2027"](CHANGES["numbers mar.27"](read(content)))
    rows = CHANGES["leading zeros gone"]([row[:-1] for row in rows])
    rows[3][10] = "kierowniczka"
    (folder / REGISTER).write_bytes(save(rows, ",", "utf-8"))
    found = read_register(folder)
    assert [replace(one, szablon="") for one in found[:2]] == issued[:2]


def test_what_cannot_be_recovered_is_named_and_the_other_lines_still_verify(tmp_path):
    (tmp_path / SECRET).write_bytes(KEY)
    good = of_the_first_version(1, "K01", "Anna Nowak")
    lost = of_the_first_version(2, "K02", "Zoë Đỗ")
    rows = [[*OLD_COLUMNS], good, [*lost[:2], "Zoë ??", *lost[3:]], ["?", *lost[1:]]]
    (tmp_path / REGISTER).write_bytes(save(rows, ";", "cp1250"))
    assert verify(tmp_path, good[0], good[-1]).osoba == "Anna Nowak"
    with pytest.raises(GradingError, match=r"Wiersz 3 rejestru.*Kolumna osoba"):
        verify(tmp_path, lost[0], lost[-1])
    said = [str(problem) for problem in Register.of(tmp_path).problems]
    assert said[0].startswith("rejestr.csv, wiersz 3, osoba: Tego, co tu stało")
    assert any(one.startswith("rejestr.csv, wiersz 4, numer:") for one in said)


def test_headings_that_are_gone_do_not_stop_a_check(three):
    folder, issued, content = three
    (folder / REGISTER).write_bytes(save(read(content)[1:], ",", "cp1250"))
    for one in issued:
        assert verify(folder, one.numer, one.kod_weryfikacyjny) == one


def test_a_cell_changed_by_hand_is_named_with_what_was_issued(three):
    folder, issued, content = three
    (folder / REGISTER).write_bytes(content.replace("Ośrodek Łąka".encode(), b"Inny", 1))
    with pytest.raises(GradingError, match=r"Kod nie pasuje.*organizator: jest „Inny”") as caught:
        verify(folder, "3/2027", issued[0].kod_weryfikacyjny)
    assert "organizator: „Ośrodek Łąka”" in str(caught.value)
    assert verify(folder, "12/2027", issued[1].kod_weryfikacyjny) == issued[1]


@pytest.mark.parametrize("column", PRINTED)
def test_everything_printed_is_under_the_code(column):
    one = certificate()
    assert code_of(KEY, replace(one, **{column: one.said[column] + "x"})) != one.kod_weryfikacyjny
    # Words moved from one field to the next give another paper.
    moved = replace(one, organizator=one.organizator + one.miejsce, miejsce="")
    assert code_of(KEY, moved) != one.kod_weryfikacyjny


@pytest.mark.parametrize(
    "typed", [str.lower, lambda c: c.replace("-", " "), lambda c: c.replace("-", ""),
              lambda c: f" {c} ", lambda c: c.replace("-", "–"), lambda c: " ".join(c.lower())],
)  # fmt: skip
@pytest.mark.parametrize("number", ["3/2027", "3 / 2027", "nr 3/2027", "Nr. 3/2027", "03/2027"])
def test_number_and_code_are_understood_however_they_are_typed(three, typed, number):
    folder, issued, _content = three
    assert verify(folder, number, typed(issued[0].kod_weryfikacyjny)) == issued[0]


def test_signs_that_no_code_has_are_taken_for_what_they_look_like(tmp_path):
    key = KEY
    for number in range(1, 400):
        one = certificate(number)
        code = one.kod_weryfikacyjny
        if {"Q", "D", "L", "J"} <= set(code):
            break
    written(tmp_path, one)
    assert code_of(key, one) == code
    for sign, seen in (("Q", "0"), ("Q", "O"), ("D", "o"), ("D", "0"), ("L", "1"), ("J", "i")):
        assert verify(tmp_path, one.numer, code.replace(sign, seen)) == one


def test_a_wrong_code_and_a_forged_paper_are_told_apart(three):
    folder, issued, _content = three
    code = issued[0].kod_weryfikacyjny
    other = "2" if code[0] not in "2" else "3"
    for typed, said in (
        (other + code[1:], "tylko 1 z 12 znaków"),
        (code[:-1], "12 znaków.*podano 11"),
        (issued[1].kod_weryfikacyjny, "To kod zaświadczenia nr 12/2027"),
        ("AAAA-BBBB-CCCC", "nie wydał ten organizator"),
        ("", "podano 0"),
    ):
        with pytest.raises(GradingError, match=f"Kod nie pasuje.*{said}"):
            verify(folder, "3/2027", typed)


def test_every_state_of_the_register_has_a_copy_and_they_do_not_pile_up(tmp_path):
    content = written(tmp_path, certificate(1))
    other = save(read(content), ",", "cp1250")
    (tmp_path / REGISTER).write_bytes(other)
    Register.of(tmp_path).add([certificate(2)])
    copies = [path.read_bytes() for path in sorted(tmp_path.glob("rejestr.kopia-*.csv"))]
    assert copies == [content, other, (tmp_path / REGISTER).read_bytes()]
    for number in range(3, MOST_COPIES + 10):
        Register.of(tmp_path).add([certificate(number)])
    assert len(list(tmp_path.glob("rejestr.kopia-*.csv"))) == MOST_COPIES


def test_new_lines_leave_those_that_stand_byte_for_byte(tmp_path):
    before = written(tmp_path, certificate(1))
    Register.of(tmp_path).add([certificate(2)])
    after = (tmp_path / REGISTER).read_bytes()
    assert after.startswith(before)
    assert read_register(tmp_path) == [certificate(1), certificate(2)]


def test_new_lines_leave_the_texts_of_a_register_in_another_form(tmp_path):
    (tmp_path / SECRET).write_bytes(KEY)
    rows = [["uwagi", *OLD_COLUMNS], ["odebrała 5.03", *of_the_first_version(1, "K01", "Łucja")]]
    (tmp_path / REGISTER).write_bytes(save(rows, "\t", "utf-16"))
    Register.of(tmp_path).add([certificate(2)])
    text = (tmp_path / REGISTER).read_text(encoding="utf-8-sig")
    saved = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert saved[0][:7] == rows[0]
    assert saved[1][:7] == rows[1]
    assert [one.numer for one in read_register(tmp_path)] == ["1/2027", "2/2027"]
    assert verify(tmp_path, "1/2027", rows[1][-1]).osoba == "Łucja"


def test_a_line_that_is_gone_is_known_from_the_copy(three):
    folder, issued, content = three
    (folder / REGISTER).write_bytes(save(read(content)[:-1]))
    register = Register.of(folder)
    assert register.gone == (issued[-1],)
    with pytest.raises(GradingError, match=r"nie ma już w rejestrze.*kopii rejestr\.kopia-"):
        verify(folder, "13/2027", issued[-1].kod_weryfikacyjny)


@pytest.mark.parametrize("left", ["rejestr.xlsx", "rejestr.kopia-20270302-101500-000000.csv"])
def test_a_register_that_is_gone_is_not_begun_anew(tmp_path, left):
    (tmp_path / left).write_bytes(b"")
    with pytest.raises(GradingError, match=r"nie ma pliku rejestr\.csv"):
        read_register(tmp_path)


def test_a_file_that_is_no_register_says_how_to_get_it_back(three):
    folder, _issued, _content = three
    (folder / REGISTER).write_text("coś innego", encoding="utf-8")
    with pytest.raises(GradingError, match=r"uszkodzony.*zmień nazwę pliku rejestr\.kopia-"):
        read_register(folder)


def test_a_sealed_cell_names_no_file_outside_its_folder():
    assert unsealed(sealed(replace(certificate(), plik="../../lista.csv"))) is None


def test_the_key_is_for_its_owner_only(tmp_path):
    make_key(tmp_path)
    assert (tmp_path / SECRET).stat().st_mode & 0o077 == 0
