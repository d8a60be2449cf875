"""The 34 consistency checks: each speaks when it should, in the learner's numbers, or is silent."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from msai.indicators import IndicatorCard
from msai.partnership import Asset
from msai.planning import Action, Assumption, BudgetLine, Funding, Issue, Staff
from msai.programme import ALL_CHECKS, ON_TOP, Programme, clarify, example
from msai.programme.cards import Justification, PlannedMessage, TableCell


def change(programme, part, index=0, **fields):
    """Return the draft with one card of a part changed."""
    cards = list(getattr(programme, part))
    cards[index] = replace(cards[index], **fields)
    return replace(programme, **{part: tuple(cards)})


def set_card(programme, part, **fields):
    return replace(programme, **{part: replace(getattr(programme, part), **fields)})


def sound():
    """Return the example with its four open matters settled."""
    programme = change(example(), "decisions", 2, day=date(2027, 9, 20))
    programme = replace(
        programme,
        issues=tuple(issue for issue in programme.issues if "świetlicy" not in issue.name),
        cost_comparison="Podobny klub w sąsiedniej gminie: 24 tys. zł na osobę.",
    )
    return change(programme, "indicators", 1, target_value=8.0)


SOUND = sound()
CLUB, PAIR = SOUND.actions


@dataclass(frozen=True)
class Case:
    """A change of the sound draft, and a part of the message it must bring."""

    code: str
    make: Callable[[Programme], Programme]
    says: str


def _path(programme, path):
    return set_card(programme, "start", path=path)


CASES = [
    Case("S1", lambda p: set_card(p, "area", municipality_population=13226),
         "Obszar zamieszkuje 34 % mieszkańców. Ustawa dopuszcza 30 %."),
    Case("S1", lambda p: set_card(p, "area", municipality_population=14985),
         "Obszar zamieszkuje 30,01 % mieszkańców."),
    Case("S1", lambda p: set_card(p, "area", municipality_area=1000.0),
         "Obszar zajmuje 43,4 % powierzchni gminy. Ustawa dopuszcza 20 %."),
    Case("S2", lambda p: change(p, "subareas", 0, social=""),
         "Podobszar „Zatorze”: zły stan: środowiskowa, techniczna, lecz nie pokazano"),
    Case("S2", lambda p: change(p, "subareas", 0, social="", spheres=()), "nie opisano żadnej"),
    Case("S2", lambda p: change(p, "subareas", 0, spheres=()), "nie pokazano żadnej z czterech"),
    Case("S2", lambda p: change(p, "subareas", 0, population=None, social=""), "nie pokazano"),
    Case("S3", lambda p: change(p, "actions", 0, subarea="Zatorze"),
         "Teren „Tereny po Garbarni” jest w obszarze, ale żadne działanie nie mówi, komu"),
    Case("S4", lambda p: change(p, "conclusions", 1, voices=()), "opiera się tylko na danych"),
    Case("S4", lambda p: change(p, "phenomena", 0, day=None), "nie ma liczby ze źródłem i datą"),
    Case("S4", lambda p: change(p, "conclusions", 0, phenomenon="", figure="około 150 osób"),
         "nie ma liczby ze źródłem i datą"),
    Case("S5", lambda p: replace(p, issues=(*p.issues, Issue("Brak klubu", "effect"))),
         "„Brak klubu” to już rozwiązanie. Co się dzieje z ludźmi"),
    Case("S6", lambda p: replace(p, assets=()), "Nie wpisano żadnych zasobów"),
    Case("S6", lambda p: replace(p, assets=tuple(Asset(f"zasób {n}") for n in range(5))),
         "Wpisano 5 zasobów, żadne działanie z nich nie korzysta."),
    Case("S7", lambda p: change(p, "phenomena", 0, denominator_year=2021), "z roku 2021"),
    Case("S7", lambda p: change(p, "phenomena", 0, numerator_year=2019, denominator_year=2019),
         "Czy to wciąż prawda?"),
    Case("S7", lambda p: change(p, "indicators", 1, name="Odsetek osób z zasiłkiem okresowym"),
         "porównujesz rok 2024 z rokiem 2028. W 2025 zmieniło się kryterium dochodowe."),
    Case("S8", lambda p: change(p, "actions", 1, goal=""),
         "Działanie „Poranna para” nie prowadzi do żadnego celu."),
    Case("S8", lambda p: replace(p, actions=p.actions[:1]), "nie ma działania."),
    Case("S8", lambda p: change(p, "goals", 0, issue=""), "nie odpowiada na żaden problem."),
    Case("S8", lambda p: replace(p, indicators=p.indicators[:1]), "nie ma wskaźnika."),
    Case("S8", lambda p: change(p, "indicators", 0, goal="inny cel"), "nie mierzy żadnego celu."),
    Case("S8", lambda p: replace(p, issues=(*p.issues, Issue("Mieszkania stoją puste", "core"))),
         "Problem „Mieszkania stoją puste” nie ma celu."),
    Case("S9", lambda p: change(p, "indicators", 1, level="product", name="liczba warsztatów"),
         "mierzysz wskaźnikiem „liczba warsztatów”: to nie jest rezultat."),
    Case("S10", lambda p: change(change(p, "phenomena", 0, numerator=46), "actions", 0, people=60),
         "Na obszarze jest 46 osób („Osoby bez pracy ponad rok”), w planie działania „Klub pracy"
         " z dojazdem” – 60. Skąd reszta?"),
    Case("S10", lambda p: change(p, "actions", 0, people=100), "Plan liczy na 100 z 150 osób"),
    Case("S11", lambda p: change(p, "actions", 0, inside="outside"), "mieszkańcom obszaru"),
    Case("S12", lambda p: change(p, "actions", 0, investment="moving"),
         "oznacza przeprowadzki. Kto towarzyszy rodzinom?"),
    Case("S13", lambda p: replace(p, partners=(*p.partners, replace(
        p.partners[1], name="Parafia", task=""))), "„Parafia” jest partnerem bez zadania."),
    Case("S13", lambda p: change(p, "partners", 2, person=""), "bez osoby do kontaktu"),
    Case("S13", lambda p: change(p, "partners", 2, consent="asked"), "nie ma jeszcze zgody"),
    Case("S13", lambda p: change(p, "tasks", 4, name="korepetycje", person=""),
         "Zadanie „korepetycje” nie ma wykonawcy."),
    Case("S13", lambda p: change(p, "actions", 1, lead=""), "„Poranna para” nie ma wykonawcy."),
    Case("S14", lambda p: replace(p, partners=p.partners[:1]),
         "Wszyscy partnerzy to jednostki gminy. Kto powie wam coś, czego nie chcecie usłyszeć?"),
    Case("S14", lambda p: replace(p, partners=(p.partners[0], replace(
        p.partners[2], kind="public"))), "Wszyscy partnerzy to instytucje."),
    Case("S14", lambda p: replace(p, partners=p.partners[2:]), "nie ma mieszkańców"),
    Case("S14", lambda p: replace(p, partners=tuple(
        replace(x, aim="works") for x in p.partners)), "zależy na robotach"),
    Case("S15", lambda p: replace(p, decisions=p.decisions[:1]),
         "„Mieszkańcy współdecydują” – o czym, gdzie i kiedy? Gotowe decyzje: 1 z 3."),
    Case("S16", lambda p: change(p, "budget", 0, procedure="undecided"),
         "„Stowarzyszenie Most” ma dostać 78\u00a0000 zł. W jakim trybie?"),
    Case("S17", lambda p: change(p, "chains", 1, assumptions=(
        Assumption("szkoła oddzwania", "agreeable"),)),
         "„O ile szkoła oddzwania” – to można uzgodnić. Dopisz zadanie zamiast założenia."),
    Case("S17", lambda p: change(p, "chains", 0, assumptions=(
        Assumption("zakład przyjmuje", "outside", "Pomiar „po”"),)), "Dopisz ryzyko."),
    Case("S18", lambda p: replace(
        change(p, "tasks", 9, hours=132),
        staff=(Staff("doradczyni", 0.25), Staff("animator", 0.25))),
         "2 osoby mają razem ok. 80 godzin miesięcznie. Plan wymaga"),
    Case("S18", lambda p: change(p, "tasks", 9, hours=132),
         "„doradczyni” ma ok. 80 godzin miesięcznie. Plan wymaga 132"),
    Case("S18", lambda p: replace(p, staff=()), "nie wpisano, kto ma na to czas"),
    Case("S19", lambda p: change(p, "tasks", 7, kind="other"), "Nie ma pomiaru „przed”"),
    Case("S19", lambda p: change(p, "tasks", 7, start=date(2027, 1, 4)),
         "Pomiar „przed” zaczyna się 04.01.2027, a działanie „Poranna para” rusza 05.10.2026."),
    Case("S19", lambda p: change(p, "tasks", 8, start=date(2026, 12, 1)), "zaczyna się 01.12.2026"),
    Case("S19", lambda p: change(p, "tasks", 8, start=date(2026, 8, 20)),
         "Zapraszanie zaczyna się 20.08.2026, a pomiar „przed” 01.09.2026."),
    Case("S19", lambda p: change(p, "tasks", 12, kind="other"), "Nie ma pomiaru „po”"),
    Case("S19", lambda p: change(p, "tasks", 12, end=date(2028, 6, 15)),
         "Pomiar „po” kończy się 15.06.2028, a działanie „Poranna para” trwa do 30.06.2028."),
    Case("S19", lambda p: change(p, "tasks", 12, start=date(2029, 1, 10), end=date(2029, 2, 1)),
         "„Pomiar „po”” wypada po końcu programu (31.12.2028). Kto to zrobi?"),
    Case("S19", lambda p: change(p, "tasks", 13, start=date(2029, 1, 10), end=date(2029, 2, 1)),
         "„Pomiar pół roku później” wypada po końcu programu (31.12.2028). Kto to zrobi?"),
    Case("S19", lambda p: replace(p, tasks=p.tasks[:13]), "Po czym poznasz, że zmiana trwa?"),
    Case("S20", lambda p: change(p, "tasks", 1, end=date(2025, 12, 10)),
         "a wniosku do budżetu nie zaplanowano przed 15.11.2025"),
    Case("S20", lambda p: change(p, "tasks", 0, kind="other"), "w ocenie zasobów"),
    Case("S20", lambda p: change(change(p, "budget", 0, procedure="tender_of_offers"), "tasks", 2,
                                 kind="other"), "wymaga wpisu do programu współpracy"),
    Case("S20", lambda p: change(p, "tasks", 3, end=date(2026, 6, 15)), "trwają w planie 14 dni"),
    Case("S21", lambda p: set_card(p, "summary", text="Zatorze z Fabrycznym: 190 000 zł."),
         "Tabela daje 191\u00a0400 zł, streszczenie mówi o 190\u00a0000 zł."),
    Case("S21", lambda p: change(p, "funding", 0, amount=10000), "Źródła dają 120\u00a0000 zł"),
    Case("S21", lambda p: change(p, "budget", 4, free_because=""), "ani kosztu"),
    Case("S21", lambda p: replace(p, budget=p.budget[:-1]), "„Rezerwa” ma zero złotych."),
    Case("S22", lambda p: replace(p, cost_comparison=""),
         "Jedna trwała zmiana kosztuje u ciebie 19\u00a0937 zł"),
    Case("S22", lambda p: change(replace(p, cost_comparison=""), "indicators", 0,
                                 level="direct_result"), "nie da się policzyć"),
    Case("S23", lambda p: change(p, "indicators", 1, target_value=14.0), "przeciwną stronę"),
    Case("S23", lambda p: change(p, "indicators", 0, target_value=120.0), "120 % jest niemożliwe"),
    Case("S23", lambda p: change(p, "indicators", 0, unit="osoby"), "a wzór daje procenty"),
    Case("S24", lambda p: change(p, "indicators", 0, earlier_values="4; 6; brak; 40"),
         "chcesz zmiany o 20, a bez programu wynik skakał o 34"),
    Case("S25", lambda p: change(p, "indicators", 0, comparison="", distortions=""),
         "Nie masz z czym porównać wskaźnika"),
    Case("S26", lambda p: change(p, "tables", 0, cells=(
        TableCell("Olszynka", 2, True), TableCell("Podgaje", 29))),
         "ukryto „Olszynka”, lecz suma i pozostałe wiersze pozwalają tę liczbę odtworzyć"),
    Case("S26", lambda p: change(p, "tables", 0, cells=(TableCell("Olszynka", 2),)),
         "pokazuje liczbę 2 przy „Olszynka”"),
    Case("S26", lambda p: change(p, "tables", 0, name=p.phenomena[1].name, total_shown=False,
                                 cells=(TableCell("Olszynka", 2, True), TableCell("Podgaje", 42))),
         "suma i pozostałe wiersze pozwalają tę liczbę odtworzyć"),
    Case("S26", lambda p: replace(p, vision="Kontakt: 600 100 200"), "numer telefonu"),
    Case("S26", lambda p: change(p, "voices", 0, said="pani Nowak nie ma jak wrócić"),
         "Co powiedzieli” jest chyba imię lub nazwisko osoby"),
    Case("S27", lambda p: replace(p, risks=p.risks[2:]),
         "Wszystkie ryzyka dotyczą projektu. Co złego może spotkać uczestniczkę?"),
    Case("S27", lambda p: replace(p, risks=()), "Nie wpisano żadnego ryzyka."),
    Case("S27", lambda p: replace(p, risks=(replace(p.risks[0], owner=""),)),
         "Nikt nie pilnuje ryzyka dla ludzi: „Utrata zasiłku w pierwszym miesiącu pracy”."),
    Case("S28", lambda p: change(p, "actions", 0, accessibility=""), "dla osoby na wózku"),
    Case("S29", lambda p: change(p, "afterwards", 0, source=""),
         "Po 12.2028 „Klub pracy z dojazdem” „działa dalej”. Kto ma klucz i kto płaci za prąd?"),
    Case("S29", lambda p: replace(p, afterwards=()), "„Poranna para” „działa dalej”"),
    Case("S30", lambda p: set_card(p, "mandate", strategy_goal=""), "Nie wskazano celu strategii."),
    Case("S30", lambda p: replace(p, goals=tuple(replace(g, strategy_goal="") for g in p.goals)),
         "Żaden z twoich celów nie mówi, któremu celowi strategii służy."),
    Case("S30", lambda p: set_card(_path(p, "A"), "mandate", gpr=""), "celowi programu rewital"),
    Case("S31", lambda p: set_card(p, "summary", text="Zatorze z Fabrycznym, 40 osób."),
         "Liczba osób w streszczeniu: 40. W rozdziale 6: 68."),
    Case("S31", lambda p: set_card(p, "summary", text="Program dla rynku."), "nazwy obszaru"),
    Case("S31", lambda p: set_card(p, "summary", text="Zatorze z Fabrycznym do 2035 roku"),
         "Streszczenie mówi o roku 2035, a program trwa 2026–2028."),
    Case("S32", lambda p: replace(p, vision="Koniec z patologią na osiedlu"),
         "„patologią” (Wizja): czy mieszkanka tej klatki"),
    Case("S32", lambda p: replace(p, messages=(PlannedMessage(
        "radio", "Klub przy ul. Kolejowej rusza", None, True),)), "nazwę ulicy: Kolejowej"),
    Case("S33", lambda p: change(p, "actions", 1, minors_protection=""), "dzieci są tam bez"),
    Case("S33", lambda p: change(p, "actions", 1, minors="", minors_protection=""), "poniżej 18"),
    Case("S34", lambda p: replace(p, risks=p.risks[1:]), "Klub pracy z dojazdem” prowadzi do"),
]  # fmt: skip


def test_there_are_the_32_checks_of_the_outline_and_two_that_keep_people_from_harm():
    assert [check.code for check in ALL_CHECKS] == [f"S{n}" for n in range(1, 35)]
    assert {case.code for case in CASES} == {check.code for check in ALL_CHECKS}


def test_all_checks_are_silent_on_a_sound_draft():
    assert [(entry.code, entry.what) for entry in clarify(SOUND)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.says[:25]}")
def test_a_check_speaks_in_the_learners_numbers(case):
    found = [entry for entry in clarify(case.make(SOUND)) if entry.code == case.code]
    assert any(case.says in entry.what for entry in found), [entry.what for entry in found]
    assert all(entry.where and entry.why and entry.todo and entry.label for entry in found)
    assert not any("{" in entry.what + entry.why + entry.todo for entry in found)


PATHS = {"S1": "B", "S2": "B", "S3": "B", "S11": "AB", "S12": "AB"}


def test_checks_of_other_paths_stay_silent():
    assert {c.code: c.paths for c in ALL_CHECKS if c.paths != "ABC"} == PATHS
    for case in CASES:
        for path in "ABC":
            changed = _path(case.make(SOUND), path)
            codes = {entry.code for entry in clarify(changed)}
            assert case.code not in codes or path in PATHS.get(case.code, "ABC")


def test_consultation_and_limits_belong_to_path_b():
    short = change(SOUND, "tasks", 3, end=date(2026, 6, 15))
    assert "S20" in {entry.code for entry in clarify(short)}
    assert clarify(_path(short, "C")) == []


def test_the_degrees_are_those_of_the_outline():
    degrees = {check.code: check.degree for check in ALL_CHECKS}
    contradictions = {"S1", "S2", "S8", "S10", "S13", "S18", "S19", "S21", "S23", "S26", "S31"}
    questions = {"S5", "S7", "S14", "S16", "S20", "S22", "S24", "S32", "S34"}
    assert {code for code, degree in degrees.items() if degree == "contradiction"} == contradictions
    assert {code for code, degree in degrees.items() if degree == "question"} == questions
    assert all(degrees[c] == "missing" for c in set(degrees) - contradictions - questions)


def test_the_five_most_telling_stand_on_top():
    broken = change(SOUND, "phenomena", 0, numerator=10)
    broken = change(broken, "tasks", 9, hours=500)
    broken = change(broken, "actions", 1, goal="")
    broken = replace(broken, afterwards=(), risks=(), tasks=broken.tasks[:13])
    order = list(dict.fromkeys(entry.code for entry in clarify(broken)))
    assert order[:5] == list(ON_TOP)
    assert order[5:] == ["S17", "S27", "S34"]


def test_contradictions_come_before_gaps_and_questions():
    broken = replace(SOUND, cost_comparison="", risks=(), budget=SOUND.budget[:-1])
    degrees = [e.degree for e in clarify(broken) if e.code not in ON_TOP]
    assert degrees == sorted(degrees, key=["contradiction", "missing", "question"].index)


def test_a_number_in_words_with_its_year_supports_a_conclusion():
    words = "150 z 2648 osób, Zatorze i Fabryczne, 2024, urząd pracy"
    assert clarify(change(SOUND, "conclusions", 0, phenomenon="", figure=words)) == []


def test_people_who_answer_for_a_task_may_be_named_and_the_others_are_asked_about():
    named = set_card(SOUND, "start", responsible="Anna Nowak", team=("pani Kowalska",))
    named = change(named, "risks", 0, owner="Jan Nowak")
    assert clarify(named) == []
    found = clarify(change(SOUND, "voices", 0, who="Anna Nowak spod trójki"))
    asked = [entry for entry in found if entry.code == "S26"]
    assert {entry.degree for entry in asked} == {"question"}
    assert not any("Nowak" in entry.what for entry in asked)


def test_a_partner_whose_sort_is_not_chosen_is_not_called_an_outsider():
    unknown = change(SOUND, "partners", 2, kind="", consent="asked")
    assert "S13" not in {entry.code for entry in clarify(unknown)}


def test_a_problem_is_answered_by_a_goal_for_one_of_its_causes():
    causes = change(SOUND, "goals", 0, issue="Po drugiej zmianie nie ma jak wrócić do domu")
    assert clarify(causes) == []


def test_an_answered_question_is_closed_and_a_contradiction_is_not():
    broken = replace(SOUND, cost_comparison="", budget=SOUND.budget[:-1])
    keys = [entry.key for entry in clarify(broken)]
    answered = replace(
        broken, answers=tuple(Justification(key, "Tak, wiemy, bo pytaliśmy.") for key in keys)
    )
    state = {entry.code: entry.is_open for entry in clarify(answered)}
    assert state == {"S21": True, "S22": False}
    assert clarify(answered)[-1].answer == "Tak, wiemy, bo pytaliśmy."


def test_an_empty_draft_hears_only_what_it_lacks():
    entries = clarify(Programme())
    assert {entry.code for entry in entries} == {"S6", "S15", "S27", "S30"}
    assert {entry.degree for entry in entries} == {"missing"}


def test_half_filled_cards_never_break_a_check():
    sparse = Programme(
        actions=(Action(), Action("Klub")), indicators=(IndicatorCard(),), budget=(BudgetLine(),),
        funding=(Funding("gmina"),), staff=(Staff(),), issues=(Issue(),),
    )  # fmt: skip
    for path in ("", "A", "B", "C"):
        assert clarify(set_card(sparse, "start", path=path))


def test_participants_of_two_actions_for_one_group_are_counted_together():
    both = change(SOUND, "actions", 1, group="Osoby bez pracy ponad rok", people=40)
    found = [e for e in clarify(both) if e.code == "S10"]
    assert [e.degree for e in found] == ["question"]
    assert "Plan liczy na 88 z 150 osób" in found[0].what
