"""The roster is understood as people write it, or refused with the place and what to do."""

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msai.base.formulas import clean
from msai_course.base.files import write_text
from msai_course.grading.classes.folders import roster_text
from msai_course.grading.classes.lists import read_roster
from msai_trainer.errors import GradingError
from msai_trainer.people import roster
from msai_trainer.people.roster import Entry

GOOD = {
    "order and diacritics": "Nazwisko;Imię;KOD;E-mail\nŻak;Zoë;K01;z@example.org\n",
    "no diacritics, commas": "kod,imie,nazwisko,email\nK01,Zoë,Żak,z@example.org\n",
    "tabs": "kod\timie\tnazwisko\temail\nK01\tZoë\tŻak\tz@example.org\n",
    "a title above": "Lista, wiosna;;;\nsep=;\nKod osoby;Imię;Nazwisko;Adres e-mail\n"
    "K01;Zoë;Żak;z@example.org\n",
    "one column for the name": "Kod;Imię i nazwisko;E-mail\nK01;Zoë Żak;z@example.org\n",
    "blank lines": "\nkod;imię;nazwisko;email\n\nK01;Zoë;Żak;z@example.org\n;;;\n",
}
BAD = {
    "": "jest pusta",
    "kod;imie\n": "nikogo nie ma",
    "imie;nazwisko\nA;B\n": "brakuje kolumny „kod”",
    "kod;kod\nK01;K02\n": "powtarza się kolumna „kod”",
    "kod;imie\nK01;A\nk01;B\n": "3, kod: Kod „k01” występuje drugi raz",
    "kod;imie\n;A\n": "2, kod: Brakuje kodu",
    "kod;imie\n../K01;A\n": "nie nadaje się na nazwę pliku",
    "kod;imie\n=1+1;A\n": "nie nadaje się na nazwę pliku",
    "kod;imie\nNUL;A\n": "nie nadaje się na nazwę pliku",
    "kod;imie\nKód;A\n": "nie nadaje się na nazwę pliku",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_understood(tmp_path, text, encoding):
    path = tmp_path / "lista.csv"
    plain = text.replace("ë", "e")  # cp1250 has ë too; keep the name the same in all
    path.write_bytes(plain.encode(encoding))
    (entry,) = read_roster(path).entries
    assert (entry.kod, entry.name, entry.email) == ("K01", "Zoe Żak", "z@example.org")


def test_code_is_enough(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text("kod\nK01\nK02\n", encoding="utf-8")
    assert [entry.kod for entry in read_roster(path).entries] == ["K01", "K02"]


def test_xlsx_with_numbers_as_codes(tmp_path):
    book = openpyxl.Workbook()
    for row in (("Imię", "Kod"), ("Ala", 101), ("Ola", 102.0)):
        book.active.append(row)
    book.save(tmp_path / "lista.xlsx")
    assert [e.kod for e in read_roster(tmp_path / "lista.xlsx").entries] == ["101", "102"]


@pytest.mark.parametrize(("text", "message"), BAD.items())
def test_refused(tmp_path, text, message):
    path = tmp_path / "lista.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GradingError) as raised:
        read_roster(path)
    assert message in str(raised.value)
    assert all(problem.hint for problem in raised.value.problems)


@pytest.mark.parametrize("name", ["lista.csv", "lista.xlsx"])
def test_not_a_list_at_all(tmp_path, name):
    with pytest.raises(GradingError, match="Nie ma pliku"):
        read_roster(tmp_path / name)
    (tmp_path / name).write_bytes(b"\x00\x01PK\xff" * 50)
    with pytest.raises(GradingError, match="nie da się przeczytać"):
        read_roster(tmp_path / name)


TEXTS = st.sampled_from(
    ["=1+1", "+48 600", "-1", "@x", "＝1+1", "'=1", "a;b", 'a"b', "a\nb", "\u200fשלום", "0201011",
     "ż" * 5000, "\x00a", "\u2028", "\ud83d", "1,5"]
) | st.text(max_size=20)  # fmt: skip


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_list_that_the_course_wrote_is_read_back(tmp_path, people):
    entries = tuple(
        Entry(f"K{number:02}", name, surname, instytucja=office)
        for number, (name, surname, office) in enumerate(people, start=1)
    )
    path = tmp_path / "lista.csv"
    write_text(path, roster_text(entries), encoding="utf-8-sig")
    back = read_roster(path).entries
    for found, entry in zip(back, entries, strict=True):
        for name in ("kod", "imie", "nazwisko", "instytucja"):
            assert getattr(found, name) == " ".join(clean(getattr(entry, name)).split())


def test_no_name_on_a_list_is_a_formula():
    text = roster_text((Entry("K01", "=HYPERLINK(1)", "＝1+1"),))
    assert ";'=HYPERLINK(1);'＝1+1;" in text


@pytest.mark.parametrize("name", ["lista.csv", "lista.xlsx"])
def test_a_fault_of_ours_is_not_told_as_a_bad_list(tmp_path, monkeypatch, name):
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("kod\nK01\n", encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        book.worksheets[0].append(["kod"])
        book.save(path)

    def bug(*_given, **_named):
        raise AttributeError("x")

    monkeypatch.setattr(roster, "restored", bug)
    with pytest.raises(AttributeError):
        read_roster(path)


def test_a_damaged_list_is_told_and_its_cause_is_kept(tmp_path):
    for content in (b"PK\x03\x04zepsuty", b""):
        path = tmp_path / "lista.xlsx"
        path.write_bytes(content)
        with pytest.raises(GradingError, match="nie da się przeczytać") as fault:
            read_roster(path)
        assert fault.value.__cause__ is not None


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path):
    """Blank lines count, a cell with line breaks is one row, and every bad row is named."""
    path = tmp_path / "lista.csv"
    path.write_bytes('\r\nkod;imię\r\n\r\nK01;"Anna\r\nMaria"\r\n\r\n;Jan\r\nK01;Ola\r\n'.encode())
    with pytest.raises(GradingError) as raised:
        read_roster(path)
    assert [(one.row, one.code) for one in raised.value.problems] == [
        (6, "empty_code"),
        (7, "duplicated_code"),
    ]


def test_a_separator_of_records_within_a_cell_moves_no_row(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text("kod;instytucja\nK01;Ośrodek\u2028filia\x0b\n;Brak\n", encoding="utf-8")
    with pytest.raises(GradingError, match="3, kod: Brakuje kodu"):
        read_roster(path)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("jesień/lista.csv", "jesień"),
        ("jesień/Lista uczestników 2027.csv", "jesień"),
        ("jesień/roster.csv", "jesień"),
        ("jesień/wiosna.csv", "wiosna"),
        ("jesień/lista-wiosna.csv", "lista-wiosna"),
    ],
)
def test_a_bare_list_has_the_class_of_its_file_or_folder(tmp_path, file, name):
    path = tmp_path / file
    path.parent.mkdir()
    path.write_text("kod\nK01\n", encoding="utf-8")
    assert (read_roster(path).klasa.name, read_roster(path).entries[0].klasa) == (name, name)
    assert read_roster(path, " zima   2027 ").klasa.name == "zima 2027"


def test_a_class_with_a_slash_names_files_all_the_same(tmp_path):
    path = tmp_path / "lista.csv"
    path.write_text("kod;klasa\nK01;../2027/28: A\n", encoding="utf-8")
    assert read_roster(path).entries[0].label == "2027-28-A.K01"
