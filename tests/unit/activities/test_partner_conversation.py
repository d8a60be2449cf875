"""Exercise 6: three meetings with a partner who remembers; or one objection, own words first."""

import pytest

from msai.activities.partner_conversation.program import program
from msai.meetings import STORIES, helps
from msai.partnership import objection, objections

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()

OWN = "Co zabiera państwu najwięcej czasu w tym roku?"
SHORT = ("mode", "short")


def write(own=OWN):
    """Write own words and have the answers shown."""
    return [("own", own), "open"]


def choose(value):
    return [("pick", value), "say"]


def to_the_end(story="RP-01", own=OWN, good=True):
    """Return the events of a round: what helps, or what does not; promises are kept."""
    events = []
    for meeting in STORIES.entry(story).meetings:
        place = [helps(move.kind) is good for move in meeting.moves].index(True)
        events += [*write(own), *choose(str(place))]
        if meeting.moves[0].task:
            events += choose(str(place))
    return events


def test_answers_open_only_after_own_words():
    start = exercise.initial()
    move = STORIES.entry("RP-01").meetings[0].moves[0].text
    assert move not in texts(exercise, start)
    hasty = after(exercise, ("own", "Dzień dobry."), "open")
    assert move not in texts(exercise, hasty)
    assert "Najpierw napisz, co powiesz po swojemu." in texts(exercise, hasty)
    assert move in texts(exercise, after(exercise, *write()))


def test_the_first_round_explains_every_move_and_does_not_count():
    said = texts(exercise, after(exercise, *write(), *choose("2")))
    assert "tu wolno się pomylić" in said
    assert "O tym decyduje kto inny" in said
    ended = texts(exercise, after(exercise, *to_the_end()))
    assert "Runda próbna:" in ended and "'tone': 'ok'" not in ended


def test_a_round_that_counts_explains_at_the_end_only():
    counted = after(exercise, *to_the_end(), "again", *write(), *choose("2"))
    assert "O tym decyduje kto inny" not in texts(exercise, counted)
    ended = after(exercise, *to_the_end(), "again", *to_the_end())
    assert "Umowa jest podpisana" in texts(exercise, ended)
    assert "'tone': 'ok'" in texts(exercise, ended)
    assert ended.practice.run.counted == "agreement"


def test_a_promise_comes_back_whether_it_was_kept_or_not():
    promise = "wzór listu do rodziców w piątek"
    kept = texts(exercise, after(exercise, *write(), *choose("0"), *choose("0")))
    assert f"Obiecane: {promise}. Dotrzymane." in kept
    forgotten = texts(exercise, after(exercise, *write(), *choose("0"), *choose("1")))
    assert f"Obiecane: {promise}. Niedotrzymane." in forgotten
    assert "Co o tym powiesz?" in forgotten


@pytest.mark.parametrize(
    "own",
    [
        "Rozumiem, że są państwo leniwi. My przygotujemy 3 słonie na próbę do maja. Kiedy?",
        "Pani Nowak, proszę się zamknąć i słuchać.",
        "asdf asdf asdf asdf asdf",
        "Obiecuję, że rada da na to pieniądze.",
    ],
)
def test_own_words_that_hurt_are_told_and_spoil_the_praise(own):
    assert "'tone': 'problem'" in texts(exercise, after(exercise, *write(own)))
    ended = texts(exercise, after(exercise, *to_the_end(), "again", *to_the_end(own=own)))
    assert "W twoich własnych słowach:" in ended
    assert "Twoje własne słowa zamknęłyby tę rozmowę wcześniej." in ended
    assert "'tone': 'ok'" not in ended


def test_own_words_are_never_praised_and_the_reading_says_what_it_is():
    said = texts(exercise, after(exercise, *write()))
    assert "nie rozumie słów" in said and "'tone': 'ok'" not in said


def test_the_order_of_answers_stays_within_a_visit_and_follows_from_own_words():
    def order(own):
        state = after(exercise, *write(own))
        return [o.text for o in _offered(state)]

    assert order(OWN) == order(OWN)
    assert len({tuple(order(f"{OWN} Pytam {n} raz.")) for n in range(12)}) > 2


def _offered(state):
    from msai.activities.common.meetings_state import choices_in_order

    return choices_in_order(state.practice.run, state.practice.run.standing())


def test_nothing_is_said_before_it_is_ticked_and_nothing_is_taken_back():
    opened = after(exercise, *write())
    assert after(exercise, "say", state=opened) == opened
    said = after(exercise, *choose("0"), state=opened)
    assert after(exercise, ("own", "Coś innego, po fakcie."), "open", state=said) == said


def test_each_partner_waits_where_one_left():
    state = after(exercise, *write(), ("story", "RP-02"), ("story", "RP-01"))
    assert state.practice.run.opened == 1
    assert exercise.decode(exercise.encode(state)).practice.run.words[0] == OWN


@pytest.mark.parametrize("events", [[], write(), [*write(), *choose("1")], to_the_end(good=False)])
def test_the_meetings_survive_saving_and_loading(events):
    state = after(exercise, *events)
    assert exercise.decode(exercise.encode(state)) == state


def test_choices_that_the_bank_no_longer_has_are_left_out():
    record = exercise.encode(after(exercise, *to_the_end()))
    record["practice"]["runs"][0]["choices"][2] = "9"
    assert len(exercise.decode(record).practice.run.choices) == 2


def test_one_objection_is_answered_first_and_compared_then():
    start = after(exercise, SHORT)
    assert objection("ZP-01").good_answer not in texts(exercise, start)
    assert after(exercise, "compare", state=start) == start
    written = after(exercise, ("own", "Rozumiem. Kiedy możemy zacząć?"), state=start)
    compared = texts(exercise, after(exercise, "compare", state=written))
    one = objection("ZP-01")
    assert all(text in compared for text in (one.good_answer, one.why_weak, one.why_promise))


def test_own_words_are_read_by_six_principles_without_praise():
    state = after(exercise, SHORT, ("own", objection("ZP-01").good_answer))
    assert "Program widzi ślady 6 z 6 zasad." in texts(exercise, state)
    assert "'tone': 'ok'" not in texts(exercise, state)
    poor = after(exercise, SHORT, ("own", "Gwarantuję, że rada da na to pieniądze."))
    assert "o tym decyduje kto inny" in texts(exercise, poor)


def test_own_words_wait_for_the_return_to_an_objection():
    state = after(exercise, SHORT, ("own", "Rozumiem."), "next")
    assert (state.objection, state.own) == ("ZP-02", "")
    assert after(exercise, ("objection", "ZP-01"), state=state).own == "Rozumiem."
    assert after(exercise, SHORT, *["next"] * len(objections())).objection == "ZP-01"


def test_a_record_from_before_the_meetings_opens_with_its_own_words():
    old = {"objection": "ZP-16", "interest": "ZP-17", "answer": "good",
           "written": [["ZP-16", "Rozumiem złość."]]}  # fmt: skip
    state = exercise.decode(old)
    assert (state.practice.mode, state.own) == ("short", "Rozumiem złość.")
    assert exercise.decode(exercise.encode(state)) == state


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"objection": "ZP-99"},
        {"objection": "ZP-01", "written": [["ZP-99", ""]]},
        {"objection": "ZP-01", "written": [], "compared": False, "practice": {}},
    ],
)
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_own_partners_come_from_the_map_and_damaged_ones_are_left_out():
    saved = {"stakeholder-map": {"stakeholders": [{"name": "Piekarnia", "figure": ""}, 7, {}]}}
    state = exercise.receive(exercise.initial(), saved)
    assert state.partners == (("Piekarnia", ""),)
    assert "Piekarnia: wskaźnik jeszcze nieznany" in texts(exercise, state)
    assert exercise.receive(exercise.initial(), {}).partners == ()


def test_nonsense_events_change_nothing():
    for event in (("story", "x"), ("nothing", 1), ("mode", "x"), ("pick", "7"), "say", "again"):
        assert after(exercise, event) == exercise.initial()


def test_hostile_text_stays_text():
    assert "<img" not in shown(exercise, after(exercise, *write(f"{HOSTILE} i cztery słowa dalej")))
    assert "<img" not in shown(exercise, after(exercise, SHORT, ("own", HOSTILE), "compare"))


def test_the_card_to_take_home_holds_own_words_promises_and_what_is_missing():
    state = after(exercise, *write(), *choose("0"), *choose("1"), SHORT,
                  ("own", "To dla dobra wspólnego, proszę państwa, naprawdę tak."))  # fmt: skip
    said = words_of(exercise.downloads[0].make(state).content)
    for text in (OWN, "wzór listu do rodziców w piątek. Niedotrzymane.", "To dla dobra wspólnego"):
        assert text in said
    assert "Nie ma liczby." in said
    fresh = words_of(exercise.downloads[0].make(exercise.initial()).content)
    assert objection("ZP-01").objection in fresh


def test_the_solution_shows_the_arc_or_the_bank_s_answer_with_its_principles():
    said = str(exercise.solution(exercise.initial()))
    assert "Obiecuj tylko to" in said
    assert "Nie obiecuj tego, na co nie masz wpływu" in said
    assert objection("ZP-01").good_answer in str(exercise.solution(after(exercise, SHORT)))


def test_the_snapshot_shows_the_partner_and_asks_for_own_words():
    html = picture(exercise)
    assert "Do egzaminów trzydzieści cztery dni" in html.replace("\u00a0", " ")
    assert "Najpierw własnymi słowami." in html.replace("\u00a0", " ")
