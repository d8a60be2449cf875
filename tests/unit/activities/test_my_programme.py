"""*Mój program* gathers the exercises, checks them, never holds a download back, loses nothing."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from msai.activities.action_plan import state as action_plan
from msai.activities.chain_of_change import state as chain_of_change
from msai.activities.common.draft import Draft
from msai.activities.indicator_card import state as indicator_card
from msai.activities.my_programme.program import READS, program
from msai.activities.my_programme.screen import view
from msai.activities.my_programme.state import decode, encode, receive, update
from msai.activities.my_programme.work import ANNEX, Work, parts, parts_of_chapter
from msai.partnership import Conclusion
from msai.planning import Goal
from msai.programme import BY_NUMBER, CHAPTERS, SOURCES, Programme, example, save
from msai.ui import Event, to_json
from msai.widgets.exercise import Exercise


def after(*events, state=None):
    state = state or Work()
    for event in events:
        state = update(state, event)
    return state


def texts(state):
    return json.dumps(to_json(view(state)), ensure_ascii=False)


def file_of(programme):
    return Event("file", "szkic.json", save(programme))


BEGUN = (Event("start.path", "B"), Event("begin"))


def exercises():
    """Return saved states as the exercises themselves write them."""
    whole = example()
    chain = replace(
        chain_of_change.initial(),
        own=Draft(Programme(issues=whole.issues, goals=whole.goals, chains=whole.chains)),
        side="own",
    )
    plan_parts = {part: getattr(whole, part) for part in action_plan.PARTS}
    plan = replace(action_plan.initial(), own=Draft(Programme(**plan_parts)), side="own")
    card = indicator_card.Designing(Draft(Programme(indicators=whole.indicators)))
    return {
        "chain-of-change": chain_of_change.encode(chain),
        "action-plan": action_plan.encode(plan),
        "indicator-card": indicator_card.encode(card),
    }


def test_the_first_screen_asks_for_the_path_and_says_what_follows():
    shown = texts(Work())
    assert "W jakiej jesteś gminie?" in shown
    assert "co najmniej 35 dni" in shown
    assert "Rozdziały w kolejności pracy" not in shown


def test_choosing_a_path_waits_for_the_button_so_that_arrows_can_pass_by():
    state = after(Event("start.path", "A"), Event("start.path", "C"))
    assert "W jakiej jesteś gminie?" in texts(state)
    assert "Rozdziały w kolejności pracy" in texts(after(Event("begin"), state=state))
    assert after(Event("begin")) == Work()
    again = after(Event("begin"), Event("path-again"), state=state)
    assert "W jakiej jesteś gminie?" in texts(again)


def test_what_exercises_saved_is_gathered_and_named():
    state = receive(after(*BEGUN), exercises())
    whole = example()
    assert state.mine.goals == whole.goals
    assert state.mine.tasks == whole.tasks
    assert state.mine.indicators == whole.indicators
    shown = texts(after(Event("chapter:4"), state=state))
    assert "Z ćwiczenia „Łańcuch zmiany”" in shown
    assert whole.goals[0].name in shown


def test_every_part_of_the_draft_can_be_seen_in_some_chapter():
    numbers = [*BY_NUMBER, ANNEX]
    placed = {part for n in numbers for _title, names in parts_of_chapter(n) for part in names}
    assert placed == {item.name for item in parts()} - {"answers"}


@pytest.mark.parametrize("number", [*BY_NUMBER, ANNEX])
def test_every_chapter_has_its_forms_when_no_exercise_was_done(number):
    shown = texts(after(*BEGUN, Event(f"chapter:{number}")))
    for _title, names in parts_of_chapter(number):
        for name in names:
            assert f'"{name}' in shown


def test_cards_that_no_exercise_covers_are_filled_in_here():
    state = after(
        *BEGUN, Event("mandate.strategy_goal", "Cel 2.1"), Event("vision", "Da się dojechać."),
        Event("people_data.small_numbers", "poniżej 5"), Event("afterwards:add"),
        Event("afterwards:0:after", "stays"), Event("messages:add"),
        Event("messages:0:audience", "mieszkańcy"),
    )  # fmt: skip
    mine = state.mine
    assert (mine.mandate.strategy_goal, mine.vision) == ("Cel 2.1", "Da się dojechać.")
    assert (mine.afterwards[0].after, mine.messages[0].audience) == ("stays", "mieszkańcy")


def test_a_wrong_answer_is_said_and_not_kept():
    state = after(*BEGUN, Event("chapter:0"), Event("start.start", "jutro"))
    assert state.mine.start.start is None
    assert "jutro" in texts(state)


def test_a_part_of_an_exercise_is_changed_here_only_when_taken_over():
    state = receive(after(*BEGUN, Event("chapter:4")), exercises())
    assert after(Event("goals:open:0"), state=state) == state
    taken = after(
        Event("pin:goals"), Event("goals:open:0"), Event("goals:0:name", "Inny cel"), state=state
    )
    assert taken.mine.goals[0].name == "Inny cel"
    assert "W ćwiczeniu jest osobna wersja" in texts(taken)
    back = after(Event("unpin:goals"), state=taken)
    assert back.mine.goals == example().goals


def test_units_of_the_area_become_subareas_with_one_button():
    state = receive(after(*BEGUN, Event("chapter:3")), {"delimit-area": {"selected": ["Zatorze"]}})
    assert "Zatorze" in texts(state)
    state = after(Event("take-area"), Event("take-area"), state=state)
    assert [one.name for one in state.mine.subareas] == ["Zatorze"]


def test_the_five_most_telling_checks_stand_first_and_answering_moves_nothing():
    whole = example()
    club = replace(whole.actions[0], people=400)
    crowded = replace(whole, actions=(club, *whole.actions[1:]))
    state = after(file_of(crowded))
    shown = texts(state)
    first = [shown.index(entry.what) for entry in _entries(state) if entry.code == "S10"]
    later = [shown.index(entry.what) for entry in _entries(state) if entry.code == "S15"]
    assert first and later and max(first) < min(later)
    assert "w tym sprzeczności: 1" in shown
    entry = next(e for e in _entries(state) if e.degree == "question")
    answered = after(Event(f"answer:{entry.key}", "wiemy, bo pytaliśmy"), state=state)
    assert answered.mine.answers[0].text == "wiemy, bo pytaliśmy"
    before, now = _inputs(state), _inputs(answered)
    assert before == now
    assert after(Event(f"answer:{entry.key}", ""), state=answered).mine.answers == ()


def _entries(state):
    from msai.programme import clarify

    return clarify(state.mine)


def _inputs(state):
    return [part.split('"')[0] for part in texts(state).split('"id": "answer:')[1:]]


def test_the_chapters_say_what_is_ready_and_when():
    shown = texts(after(file_of(example())))
    assert "Gotowe rozdziały" in shown
    assert "jeszcze nie; gotowy, gdy: liczby zgadzają się z rozdziałami" in shown
    assert shown.count('"gotowy"') == sum(chapter.ready(example()) for chapter in CHAPTERS)


def test_the_example_can_be_looked_at_and_leaves_one_s_own_draft_alone():
    state = after(*BEGUN, Event("vision", "Nasza wizja"))
    looking = after(Event("example"), Event("chapter:6"), state=state)
    assert "Klub pracy z dojazdem" in texts(looking)
    assert "zmyślony" in texts(looking)
    tried = after(Event("vision", "zmiana"), Event("example"), state=looking)
    assert tried.mine == state.mine


def test_a_saved_draft_opens_on_another_computer():
    state = after(file_of(example()))
    assert state.begun
    assert state.mine == example()
    assert "szkic.json jest otwarty" in texts(state)


def test_a_file_never_replaces_work_without_asking():
    state = after(*BEGUN, Event("vision", "Nasza wizja"))
    asked = after(file_of(example()), state=state)
    assert asked.mine == state.mine
    assert "Tu też masz już pracę" in texts(asked)
    assert after(Event("file:cancel"), state=asked).mine == state.mine
    assert after(Event("file:replace"), state=asked).mine == example()


def test_a_file_wins_over_the_exercises_of_this_browser():
    other = Programme(goals=(Goal(name="Cel z pliku"),))
    state = receive(after(*BEGUN), exercises())
    state = after(file_of(other), Event("file:replace"), state=state)
    assert [goal.name for goal in state.mine.goals] == ["Cel z pliku"]


def test_joining_shows_where_two_people_differ_and_asks_whose_answer_stands():
    mine = after(*BEGUN, Event("vision", "Moja"), Event("start.area_name", "Zatorze"))
    theirs = Programme(vision="Jej", conclusions=(Conclusion(theme="Nowy wniosek"),))
    joining = after(file_of(theirs), Event("file:join"), state=mine)
    shown = texts(joining)
    assert "Gdzie się różnicie" in shown
    assert "Jej" in shown
    kept = after(Event("file:accept"), state=joining)
    assert (kept.mine.vision, kept.mine.conclusions[0].theme) == ("Moja", "Nowy wniosek")
    assert "W 1 miejscu szkice mówiły co innego" in texts(kept)
    taken = after(Event("file:prefer", "theirs"), Event("file:accept"), state=joining)
    assert (taken.mine.vision, taken.mine.start.area_name) == ("Jej", "Zatorze")


def test_joining_without_a_difference_says_so():
    mine = after(*BEGUN)
    joining = after(file_of(Programme(vision="Jej")), Event("file:join"), state=mine)
    assert "Szkice nigdzie sobie nie przeczą" in texts(joining)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"kind": "x"}'])
def test_a_file_that_is_no_draft_is_refused_in_words_and_changes_nothing(content):
    state = after(*BEGUN, Event("vision", "Nasza wizja"))
    tried = after(Event("file", "x.json", content), state=state)
    assert tried.mine == state.mine
    assert "albo plik jest uszkodzony" in texts(tried)


def test_the_work_survives_saving_and_loading():
    state = receive(after(*BEGUN, Event("chapter:4"), Event("vision", "Wizja")), exercises())
    state = after(Event("pin:goals"), Event("answer:S5:x", "tak"), state=state)
    again = receive(decode(encode(state)), exercises())
    assert again.mine == state.mine
    assert (again.pinned, again.chapter, again.begun) == (("goals",), "4", True)


@pytest.mark.parametrize("record", [{}, {"programme": []}, {"programme": {}, "pinned": 3}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(record)


@pytest.mark.parametrize("name", ["chapter:99", "pin:nothing", "file:accept", "file:join", "x",
                                  "goals:7:name", "start.nothing"])  # fmt: skip
def test_nonsense_events_lose_nothing(name):
    state = after(*BEGUN, Event("vision", "Wizja"))
    assert after(Event(name, "x"), state=state).mine == state.mine


@pytest.mark.parametrize("number", [*BY_NUMBER, ANNEX])
def test_every_chapter_of_a_full_draft_stays_light(number):
    state = after(file_of(example()), Event(f"chapter:{number}"))
    assert len(texts(state).encode()) < 80_000
    assert len(texts(after(Event("example"), state=state)).encode()) < 80_000


def test_it_reads_every_exercise_that_gives_something():
    assert set(READS) == set(SOURCES.values())


def test_hostile_text_stays_text():
    exercise = Exercise(program())
    exercise.state = after(file_of(Programme(vision="<script>alert(1)</script>")),
                           *BEGUN, Event("chapter:4"))  # fmt: skip
    bundle = exercise._repr_mimebundle_()
    html = (bundle[0] if isinstance(bundle, tuple) else bundle)["text/html"]
    assert "<script>" not in html


def test_the_snapshot_is_the_first_screen():
    bundle = Exercise(program())._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "<Ćwiczenie: Mój program>"
    assert "W\u00a0jakiej jesteś gminie?" in data["text/html"]


def test_no_table_library_is_loaded():
    code = (
        "import sys\n"
        "from msai.activities.my_programme.program import program\n"
        "from msai.ui import Event\n"
        "mine = program()\n"
        "mine.view(mine.update(mine.initial(), Event('example')))\n"
        "assert not {'pandas', 'numpy', 'openpyxl', 'xlsxwriter', 'docx'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_starting_again_forgets_what_was_typed_here_but_not_the_exercises():
    exercise = Exercise(program())
    saved = {name: {"state": state} for name, state in exercises().items()}
    exercise._restore(saved, None)
    for event in (*BEGUN, Event("vision", "x"), Event("frame:reset"), Event("frame:reset-yes")):
        exercise.handle(event)
    assert exercise.state.mine.vision == ""
    assert exercise.state.mine.goals == example().goals


@pytest.mark.parametrize("number", [*BY_NUMBER, ANNEX])
def test_every_table_of_a_chapter_has_a_name_of_its_own(number):
    state = after(Event("example"), Event(f"chapter:{number}"))
    captions = [part.split('"')[0] for part in texts(state).split('"caption": "')[1:]]
    assert len(captions) == len(set(captions))
    assert all(captions)
