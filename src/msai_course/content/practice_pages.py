"""The catalogue of good practices: a page per case and the list that its index shows.

Everything comes from the bank ``data/banks/practices.yaml``. What a project planned, what a source
says was done and what somebody measured in people stand in different boxes; what nobody knows is
said in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msai.practices import (
    Failure,
    Practice,
    category_label,
    failures,
    measurement_rows,
    practices,
    verified_words,
)
from msai_course.base.files import write_if_changed
from msai_course.content.practice_words import (
    BASIS,
    Questions,
    read_questions,
    sentence,
    unknowns,
)
from msai_course.content.toc import add_below, has_page
from msai_trainer.editions.catalogue import entry_lines

FOLDER = "book/katalog"
INDEX = f"{FOLDER}/index"
#: Included by the index; the underscore keeps it from being a page of its own.
LIST = "_lista.md"
STOPPED = "_porazki.md"
QUESTIONS = "pytania.yaml"
_RELATED = 3


def practice_pages(staged: Path) -> Iterator[Path]:
    """Write the catalogue into a staged book that has its index; yield what was written.

    Raises:
        msai.errors.MsaiError: The file of questions does not fit the bank.
    """
    if not has_page(staged, INDEX):
        return
    folder, cases = staged / FOLDER, practices()
    questions = read_questions(folder / QUESTIONS, cases)
    yield write_if_changed(folder / LIST, practice_list(cases))
    yield write_if_changed(folder / STOPPED, failure_list(failures()))
    for case in cases:
        page = practice_page(case, questions, related(case, cases))
        yield write_if_changed(folder / f"{case.id}.md", page)
    add_below(staged, INDEX, [f"{FOLDER}/{case.id}" for case in cases])


def practice_list(cases: Sequence[Practice]) -> str:
    """Return the list of all cases; ``katalog.ts`` makes filters of its labelled lines."""
    return "{.practices}\n" + "\n".join(_entry(case) for case in cases)


def failure_list(stopped: Sequence[Failure]) -> str:
    """Return the failures, each up to its plan; the rest stands in a closed box."""
    return "\n".join(_failure(number, one) for number, one in enumerate(stopped, start=1))


def _failure(number: int, one: Failure) -> str:
    signs = " ".join(one.signs)
    return (
        f"### {number}. {one.name}\n\n**Plan.** {one.plan} {one.question}\n\n"
        f":::{{inquiring}} Co było dalej\n{one.happened} {_cited(one.sources)}\n\n"
        f"**Znaki** ({one.signs_from})**.** {signs}\n\n**Czego nie wiemy.** {one.unknown}\n\n"
        f"**Dla kontrastu.** {one.contrast} {_cited(one.contrast_sources)}\n:::\n"
    )


def _cited(sources: Sequence[tuple[str, str]]) -> str:
    return f"{{cite:p}}`{','.join(key for key, _name in sources)}`"


def practice_page(case: Practice, questions: Questions, others: Sequence[Practice] = ()) -> str:
    """Return the page of one case as MyST Markdown.

    Args:
        case: The case.
        questions: What to ask a host, by topic and step.
        others: Cases to point to at the end.
    """
    return "\n".join(
        (
            "---\nunlisted: true\n---\n",
            f"# {case.name}\n",
            "{.hint-screen}\n[Katalog dobrych praktyk](index.md)\n",
            _facts(case),
            f"## Co robiono\n\n{_points(case.activities)}",
            f"## Co wiadomo o zmianie\n\n{_results(case)}",
            f"## Czego uczy\n\n{sentence(case.lesson)}\n{BASIS[case.lesson_basis]}\n",
            f"## Czego nie wiemy\n\n{_points(unknowns(case))}",
            f"## Pytania do gospodarza\n\n{_points(questions.for_case(case))}",
            f"## Skąd to wiemy\n\n{_sources(case)}",
            _pointers(others),
        )
    )


def related(case: Practice, cases: Sequence[Practice]) -> list[Practice]:
    """Return the cases of other municipalities that share most topics and steps."""

    def shared(other: Practice) -> int:
        return len({*case.topics, *case.steps} & {*other.topics, *other.steps})

    others = [other for other in cases if other.municipality != case.municipality]
    return sorted(others, key=shared, reverse=True)[:_RELATED]


def _entry(case: Practice) -> str:
    described = "\n".join(f": **{label}:** {value}" for label, value in entry_lines(case))
    return f"[{case.name}]({case.id}.md)\n{described}\n"


def _facts(case: Practice) -> str:
    facts = (
        ("Gdzie", _place(case)),
        ("Kiedy", case.years),
        ("Miejsce", case.area),
        ("Kto prowadził", case.leader),
        ("Partnerzy", ", ".join(case.partners)),
        ("Dla kogo", ", ".join(case.target_groups)),
        ("Pieniądze", case.budget),
        ("Rodzaj działań", category_label(case.category)),
    )
    return "{.practice-facts}\n" + "".join(
        f"{name}\n: {value}\n\n" for name, value in facts if value
    )


def _place(case: Practice) -> str:
    kinds, regions = ", ".join(case.municipality_type), ", ".join(case.voivodeship)
    return (
        f"{case.municipality} ({kinds}; {regions})" if regions else f"{case.municipality} ({kinds})"
    )


def _results(case: Practice) -> str:
    """Return plan, what was done and what was measured: always apart, a missing one is said."""
    return "\n".join(
        (
            _result("planned", "Zaplanowano. To założenia, a nie wynik", case.planned),
            _result("achieved", "Zrobiono, według źródła", case.achieved),
            _result("measured", "Zmierzono u ludzi", case.measured, _measurement(case)),
        )
    )


def _measurement(case: Practice) -> list[str]:
    rows = measurement_rows(case.measurement) if case.measurement else []
    return [f"**{label}:** {sentence(text)}" for label, text in rows]


def _result(kind: str, title: str, texts: Sequence[str], how: Sequence[str] = ()) -> str:
    body = _points(texts) or "Nie znaleźliśmy tego w przeczytanych źródłach.\n"
    kind = kind if texts else "unknown"
    return f":::{{container}} result result-{kind}\n**{title}**\n\n{body}{_list(how)}:::\n"


def _sources(case: Practice) -> str:
    note = f"{sentence(case.confidence_note)}\n" if case.confidence_note else ""
    links = [f"[{_host(url)}]({url})" for url in case.urls]
    return (
        f"{verified_words(case.confidence)} {{cite:p}}`{case.id}`\n{note}\n"
        f"Strony źródeł (otwierają się poza kursem):\n\n{_list(links)}"
    )


def _host(url: str) -> str:
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _pointers(others: Sequence[Practice]) -> str:
    if not others:
        return ""
    links = [f"[{other.name}]({other.id}.md), {other.municipality}" for other in others]
    return f"## Zobacz też\n\n{_list(links)}"


def _points(texts: Sequence[str]) -> str:
    return _list([sentence(text) for text in texts])


def _list(texts: Sequence[str]) -> str:
    return "".join(f"- {text}\n" for text in texts)
