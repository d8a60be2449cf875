"""What the commands of certificates say on screen, as a trainer types them."""

from judged import read_by_hand

from msai_course.grading.certificates import read_register
from msai_course.grading.grade import grade

PRINTED = ("Ośrodek Łąka", "2–4 marca 2027 r.", "24", "Wierzbogród", "kierowniczka", "Osoba K01",
           "25 z 25 punktów", "04.03.2027", "1/2027", "Warsztat „Łąka”")  # fmt: skip


def test_certificates_are_issued_explained_and_checked(tmp_path, write_file, write_roster, run,
                                                       good_answers):  # fmt: skip
    folder, roster = write_file("K01", good_answers), write_roster("K01", "K02")
    results, target = tmp_path / "wyniki", tmp_path / "zaswiadczenia"
    grade(folder, "zadanie-1", roster, results)
    read_by_hand(results, "K01")
    common = ("certificate", "--results", results, "--roster", roster, "--output", target,
              "--organiser", "Ośrodek Łąka", "--issued", "2027-03-04")  # fmt: skip
    code, said = run(*common)
    assert code == 0
    assert "Nikt nowy nie ma jeszcze wymaganych punktów" in said
    assert "K01 (Osoba K01) – zadanie-2: nie ma ocenionej pracy; zadanie-3" in said
    assert (target / "bez-zaswiadczenia.csv").is_file()
    extra = ("--assignment", "zadanie-1", "--dates", "2–4 marca 2027 r.", "--hours", 24, "--place",
             "Wierzbogród", "--signed", "kierowniczka", "--title", "Warsztat „Łąka”")  # fmt: skip
    code, said = run(*common, *extra)
    assert code == 0
    assert "Wydane teraz: 1" in said
    assert "K02 (Osoba K02) – zadanie-1: nie ma ocenionej pracy." in said
    (issued,) = read_register(target)
    typed = issued.kod_weryfikacyjny.replace("-", " ").lower()
    code, said = run("certificate-check", "1 / 2027", typed, "--output", target)
    assert code == 0
    for text in PRINTED:
        assert text in said
    code, said = run("certificate-check", "1/2027", "2222-3333-4444", "--output", target)
    assert code == 1
    assert "Kod nie pasuje" in said
    before = _files(target)
    code, said = run(*common, "--assignment", "zadanie-1", "--hours", "8")
    assert code == 0
    assert "Wydane teraz: 0" in said
    assert "wydane zostają bez zmian" in said
    assert _files(target) == before


def _files(folder):
    """All files with their content; the log grows with each run."""
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.suffix != ".log"}
