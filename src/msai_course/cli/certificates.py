"""Commands: certificates, and quizzes for Moodle."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from msai_course.cli.app import Overwrite, app, say, say_done

if TYPE_CHECKING:
    from msai_course.grading.certificates import Issued

Folder = Annotated[Path, typer.Option(help="Folder z zaświadczeniami i rejestrem.")]

quizzes = typer.Typer(help="Pytania z lekcji.", no_args_is_help=True)
app.add_typer(quizzes, name="quiz")


@app.command()
def certificate(
    results: Annotated[Path, typer.Option(help="Folder z wynikami polecenia „grade”.")],
    roster: Annotated[Path, typer.Option(help="Lista osób: CSV albo XLSX.")],
    output: Folder,
    organiser: Annotated[str, typer.Option(help="Kto wydaje zaświadczenia.")],
    assignment: Annotated[
        list[str] | None,
        typer.Option(
            help="Zadanie do zaliczenia; można powtórzyć. Bez tego – te, które liczą się w klasie."
        ),
    ] = None,
    threshold: Annotated[
        int | None,
        typer.Option(
            help="Ile procent punktów trzeba mieć z zadania i efektu. Bez tego – próg klasy z "
            "pliku .klasa obok listy, a gdy go nie ma, 60.",
            min=0,
            max=100,
        ),
    ] = None,
    title: Annotated[
        str, typer.Option(help="Nazwa szkolenia.")
    ] = "Programowanie rewitalizacji społecznej",
    place: Annotated[str, typer.Option(help="Miejscowość.")] = "",
    dates: Annotated[str, typer.Option(help="Terminy szkolenia, np. 2–4 marca 2027 r.")] = "",
    hours: Annotated[int, typer.Option(help="Liczba godzin.", min=0)] = 0,
    signed: Annotated[str, typer.Option(help="Kto podpisuje: stanowisko.")] = "",
    issued: Annotated[
        datetime | None,
        typer.Option(help="Data wydania; bez niej – dzisiaj.", formats=["%Y-%m-%d"]),
    ] = None,
    template: Annotated[Path | None, typer.Option(help="Własny szablon Typst.")] = None,
    logo: Annotated[
        Path | None,
        typer.Option(help="Logo organizatora; bez niego znak kursu."),
    ] = None,
    db_url: Annotated[str | None, typer.Option(help="Adres dziennika ocen.")] = None,
    sign_key: Annotated[
        Path | None,
        typer.Option(help="Klucz organizatora (klucz-organizatora….json): podpisze nowe."),
    ] = None,
) -> None:
    """Wydaj zaświadczenia tym, którzy zaliczyli zadania; drugi raz wydaje tylko brakujące."""
    from msai_course.grading.certificates import CertifiedCourse, issue_certificates

    day = issued.date() if issued else date.today()
    done = issue_certificates(
        results,
        roster,
        output,
        CertifiedCourse(organiser, title, place, dates, hours, signed, day),
        assignment or (),
        threshold=None if threshold is None else threshold / 100,
        template=template,
        logo=logo,
        db_url=db_url,
        sign_key=sign_key,
    )
    _sum_up(done, output)


def _sum_up(done: Issued, output: Path) -> None:
    """Say who got one, who did not and why, and what the trainer should look at."""
    from msai_course.grading.certificates import LACKING

    say_done(f"Zaświadczenia w rejestrze: {len(done.register)}. Folder: {output}")
    say(f"Wydane teraz: {len(done.new)}. Wydane wcześniej zostają bez zmian.")
    for one in done.reprinted:
        say(f"Odtworzono z rejestru brakujący plik {one.plik} (nr {one.numer}).")
    without = {lacking.entry: list[str]() for lacking in done.lacking}
    for lacking in done.lacking:
        place = f"{lacking.assignment}: " if lacking.assignment else ""
        without[lacking.entry].append(place + lacking.why)
    if without:
        if not done.new:
            say("Nikt nowy nie ma jeszcze wymaganych punktów.")
        say(f"Bez zaświadczenia: {len(without)}. To samo w pliku {output / LACKING}")
    for entry, reasons in without.items():
        name = f"{entry.kod} ({entry.name})" if entry.name else entry.kod
        say(f"• {name} – {'; '.join(reasons)}.")
    for remark in done.remarks:
        say(remark, "[yellow]![/]")


@app.command("certificate-check")
def certificate_check(
    number: Annotated[str, typer.Argument(help="Numer, np. 3/2027.")] = "",
    code: Annotated[str, typer.Argument(help="Kod weryfikacyjny z zaświadczenia.")] = "",
    output: Annotated[
        Path | None, typer.Option(help="Folder z zaświadczeniami i rejestrem.")
    ] = None,
    signature: Annotated[
        Path | None, typer.Option(help="Plik z tekstem podpisu elektronicznego (MSAI1…).")
    ] = None,
    public_key: Annotated[
        Path | None, typer.Option(help="Klucz publiczny organizatora (klucz-publiczny….json).")
    ] = None,
) -> None:
    """Sprawdź zaświadczenie: numer i kod w rejestrze albo podpis kluczem publicznym."""
    if signature is not None and public_key is not None:
        _check_signature(signature, public_key)
    elif number and code and output is not None:
        _check_code(number, code, output)
    else:
        raise typer.BadParameter(
            "podaj NUMER, KOD i --output (folder z rejestrem) albo --signature i --public-key"
        )


@app.command("certificate-key")
def certificate_key(
    organiser: Annotated[str, typer.Option(help="Czyj to klucz: organizator.")],
    output: Annotated[Path, typer.Option(help="Folder na oba pliki.")] = Path(),
) -> None:
    """Utwórz klucz organizatora do podpisywania zaświadczeń, tu i na stronie."""
    from msai_course.grading.certificates.signing import make_key_files

    key, secret, public = make_key_files(organiser, output, date.today())
    say_done(f"Klucz organizatora: {secret}. Odcisk: {key.fingerprint}.")
    say("Kto ma ten plik, może podpisywać w imieniu organizatora. Nikomu go nie wysyłaj.")
    say("Zgubionego klucza nikt nie odtworzy. Zrób kopię, na przykład na pendrivie w sejfie.")
    say(f"Dla wszystkich, na stronę organizatora: {public}")


def _check_signature(signature: Path, public_key: Path) -> None:
    from msai_course.base.files import check_source
    from msai_course.grading.certificates.signing import check_proof

    check_source(signature)
    carried, organiser, mark = check_proof(signature.read_text("utf-8", "replace"), public_key)
    whose = f" (w pliku klucza: {organiser})" if organiser else ""
    say_done(f"Podpis się zgadza. Podpisał właściciel tego klucza{whose}. Odcisk klucza: {mark}.")
    for label, text in carried.said:
        say(f"{label}: {text}")
    say(
        "Porównaj z kartką każdy wiersz. Czy zaświadczenia nie zastąpiono nowszym, wie organizator."
    )


def _check_code(number: str, code: str, output: Path) -> None:
    from msai.base.form_values import date_text
    from msai_course.grading.certificates import INNER, LABELS, verify

    found = verify(output, number, code)
    say_done(f"Zaświadczenie nr {found.numer} jest prawdziwe. Wydano je z taką treścią:")
    said = {**found.said, "wydano": date_text(date.fromisoformat(found.wydano))}
    for column, label in LABELS.items():
        if said.get(column):
            say(f"{label}: {said[column]}")
    inner = [f"{name} {said[column]}" for column, name in INNER.items() if said.get(column)]
    say(f"W rejestrze (na kartce tego nie ma): {', '.join(inner)}.")
    if found.is_first:
        say(
            "Kod tego zaświadczenia (ze starszej wersji programu) obejmuje numer, osobę, wynik i "
            "datę. Organizatora, tytułu, terminów i godzin porównaj z kopią w dokumentach."
        )
    else:
        say("Porównaj każdy wiersz z kartką. Inna treść znaczy, że kartkę przerobiono.")


@quizzes.command("export")
def quiz_export(
    output: Annotated[Path, typer.Option(help="Plik do zapisania.")] = Path("pytania.xml"),
    format: Annotated[str, typer.Option(help="moodle-xml.")] = "moodle-xml",
    overwrite: Overwrite = False,
) -> None:
    """Zapisz pytania z lekcji do importu w Moodle."""
    from msai_course.grading.moodle_quiz import export_quizzes

    count = export_quizzes(output, format=format, overwrite=overwrite)
    say_done(f"Pytania: {count}. Plik: {output}")
