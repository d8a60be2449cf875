"""Exercise 7 shows where the chain from the problem to the change has a gap, and why."""

import io

import pytest
from docx import Document

from msai.activities.chain_of_change.papers import document
from msai.activities.chain_of_change.program import program
from msai.activities.chain_of_change.screen import solution, view
from msai.activities.chain_of_change.state import (
    decode,
    encode,
    findings_of,
    initial,
    update,
)
from msai.base.findings import codes
from msai.programme import assemble
from msai.programme.parts import part_blocks
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise

GOOD = [
    Event("side:own"),
    Event("issues:0:name", "Dzieci często nie docierają do szkoły"),
    Event("issues:add"),
    Event("issues:1:name", "Gdy rodzic choruje, dziecka nikt nie odprowadza"),
    Event("issues:1:role", "cause"),
    Event("issues:1:leads_to", "Dzieci często nie docierają do szkoły"),
    Event("goals:0:name", "Dzieci są w szkole także wtedy, gdy rodzic choruje"),
    Event("goals:0:who", "uczniowie klas 1–8"),
    Event("goals:0:differently", "opuszczają mniej niż połowę zajęć w miesiącu"),
    Event("goals:0:by", "2028-06-30"),
    Event("chains:0:action", "Poranna para"),
    Event("chains:0:for_whom", "rodzin z Kolejowej"),
    Event("chains:0:change", "dziecko dociera do szkoły także w dniu choroby rodzica"),
    Event("chains:0:within", "jednego semestru"),
    Event("chains:0:because", "poranek przestaje zależeć od jednej osoby"),
    Event("assumptions:add"),
    Event("assumptions:0:name", "szkoła dzwoni tego samego dnia"),
    Event("assumptions:0:control", "agreeable"),
    Event("assumptions:0:covered_by", "Uzgodnienie telefonu ze szkołą"),
]


def after(*events):
    state = initial()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return str(to_json(view(state)))


def found(state):
    return {part: codes(some) for part, some in findings_of(state.draft.programme).items()}


def test_the_weak_example_is_explained_step_by_step():
    state = initial()
    assert found(state)["issues"] == {"lack_of_solution", "loose_cause"}
    assert "goal_is_activity" in found(state)["goals"]
    assert {"no_mechanism", "assumption_is_task", "no_reason"} <= found(state)["chains"]
    assert "„Brak świetlicy” to już rozwiązanie" in texts(state)


def test_a_chain_that_holds_is_confirmed_and_read_as_one_sentence():
    state = after(*GOOD)
    assert not any(found(state).values())
    shown = texts(state)
    assert (
        "Jeśli ruszy działanie „Poranna para” dla rodzin z Kolejowej, to dziecko dociera do szkoły"
        in shown
    )
    assert "Sprawdziany nie widzą nic do poprawy" in shown


def test_the_only_problem_and_the_only_goal_are_linked_by_themselves():
    programme = after(*GOOD).own.programme
    assert programme.goals[0].issue == "Dzieci często nie docierają do szkoły"
    assert programme.chains[0].goal == "Dzieci są w szkole także wtedy, gdy rodzic choruje"


def test_a_changed_name_takes_the_links_along_even_when_it_was_emptied_first():
    state = after(
        *GOOD, Event("issues:open:0"), Event("issues:0:name", ""), Event("issues:0:name", "Nowa")
    )
    programme = state.own.programme
    assert programme.goals[0].issue == "Nowa"
    assert programme.issues[1].leads_to == "Nowa"


def test_an_assumption_that_nobody_handles_is_a_gap():
    state = after(*GOOD, Event("assumptions:0:covered_by", ""))
    assert found(state)["chains"] == {"assumption_is_task"}
    state = update(state, Event("assumptions:0:control", "outside"))
    assert found(state)["chains"] == {"assumption_not_a_risk"}
    state = update(state, Event("assumptions:remove:0"))
    assert found(state)["chains"] == {"open_place"}


CARDS = [
    Event("chains:0:evidence.taken", "Grupowe zajęcia dla rodziców"),
    Event("chains:0:evidence.aside", "Listy do rodziców o nieobecnościach"),
]


def test_two_cards_are_compared_and_the_choice_needs_a_reason():
    state = after(*GOOD, *CARDS)
    shown = texts(state)
    assert "Dwie karty obok siebie" in shown and "Filadelfia, 28" in shown
    assert found(state)["chains"] == {"no_reason"}
    state = update(state, Event("evidence:swap"))
    state = update(
        state, Event("chains:0:evidence.why", "na tej zmierzono nieobecności, na tamtej zachowanie")
    )
    assert found(state)["chains"] == set()
    assert state.own.programme.chains[0].evidence.taken == "Listy do rodziców o nieobecnościach"


def test_one_card_is_shown_alone_until_there_is_a_second():
    state = after(*GOOD, CARDS[0])
    assert "Weź tę drugą" not in texts(state)
    assert "Nasilenie trudnych zachowań" in texts(state)
    assert found(state)["chains"] == {"one_card", "no_reason"}


def test_the_chosen_card_goes_on_to_the_programme_with_its_source():
    why = Event("chains:0:evidence.why", "u nas kłopotem jest zachowanie, a nie nieobecność")
    state = after(*GOOD, *CARDS, why)
    programme, problems = assemble({"chain-of-change": encode(state)})
    assert problems == []
    (bullets,) = part_blocks("chains", programme)
    assert "opiera się na karcie „Grupowe zajęcia dla rodziców”" in bullets.items[0]
    assert "https://mural.maynoothuniversity.ie/13902/" in bullets.items[0]
    assert decode(encode(state)).own.programme == state.own.programme


def test_work_saved_before_the_cards_opens_without_blame():
    record = encode(after(*GOOD))
    for chain in record["programme"]["chains"]:
        del chain["evidence"]
    again = decode(record)
    assert again.own.programme == after(*GOOD).own.programme
    assert not any(found(again).values())


def test_only_one_s_own_chain_goes_on_to_the_programme():
    assert assemble({"chain-of-change": encode(initial())})[0].goals[0].name == ""
    programme, problems = assemble({"chain-of-change": encode(after(*GOOD))})
    assert problems == []
    assert programme.chains[0].action == "Poranna para"
    assert "Brak świetlicy na Kolejowej" not in str(programme)


def test_the_chosen_area_and_the_voices_stand_beside_one_s_own_work():
    others = {
        "delimit-area": {"selected": ["Zatorze", "Kolejowa"]},
        "residents-voice": {
            "programme": {"voices": [{"name": "Ojcowie z Zatorza", "said": "Nie ma jak wrócić."}]}
        },
    }
    shown = texts(program().receive(after(*GOOD), others))
    assert "Zatorze, Kolejowa" in shown
    assert "Ojcowie z Zatorza: Nie ma jak wrócić." in shown


def test_what_was_written_survives_saving_and_loading():
    state = after(*GOOD)
    again = decode(encode(state))
    assert again.own.programme == state.own.programme
    assert again.example.programme == state.example.programme
    assert again.side == "own"


@pytest.mark.parametrize("record", [{}, {"side": "own"}, {"side": "x", "example": {}, "own": {}},
                                    {"side": "own", "example": [], "programme": "x"}])  # fmt: skip
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


@pytest.mark.parametrize("name", ["issues:x", "issues:9:name", "assumptions:9:name", "goals:open:z",
                                  "evidence:other", "side:nowhere", "assumptions:remove:",
                                  "nothing"])  # fmt: skip
def test_an_event_that_fits_nothing_changes_nothing(name):
    assert after(*GOOD, Event(name, "x")) == after(*GOOD)


def test_hostile_text_stays_text():
    state = after(Event("side:own"), Event("issues:0:name", "<img src=x onerror=alert(1)>"))
    exercise = Exercise(program())
    exercise.state = state
    bundle = exercise._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_the_snapshot_shows_the_example_with_its_faults():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Łańcuch zmiany>"
    assert "Brak świetlicy na Kolejowej" in data["text/html"]


def test_the_document_holds_sentence_and_gaps():
    paper = Document(io.BytesIO(document(initial()).content))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Jeśli ruszy działanie „Warsztaty dla rodziców” dla rodziców" in text
    assert "to już rozwiązanie" in text


def test_the_solution_explains_itself():
    shown = str(to_json(solution(initial())))
    assert "Klub pracy z dojazdem" in shown
    assert "zmyślony" in shown
