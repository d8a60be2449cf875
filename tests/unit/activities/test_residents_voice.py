"""Exercise 15 turns assets and conversations into a conclusion with a number, voice and limit."""

import pytest

from msai.activities.residents_voice.program import program
from msai.base.forms import title_of
from msai.programme import assemble, clarify

from .people import HOSTILE, after, picture, shown, texts, words_of

exercise = program()


def test_the_made_up_yard_shows_what_a_careful_reader_would_ask():
    said = texts(exercise, exercise.initial())
    assert "„niska aktywność” to ocena, a nie czyjeś słowa." in said
    assert "Obietnicę bez daty szybko zapomina" in said
    assert "Tu jeszcze nic nie wpisano: Historie i zaufanie." in said


def test_a_limit_completes_the_conclusion():
    state = after(exercise, ("conclusions:0:limit", "rozmawialiśmy tylko po południu"))
    assert "Jest liczba, głos i ograniczenie." in texts(exercise, state)
    assert "Gotowe wnioski: 1." in texts(exercise, state)
    assert "(2 z 3 rozmów)" in texts(exercise, state)


def test_words_in_place_of_a_judgement_remove_the_question():
    state = after(exercise, ("conversations:2:hardest", "nikt nas nie pytał o światło"))
    assert "to ocena, a nie czyjeś słowa" not in texts(exercise, state)


def test_a_conclusion_without_a_voice_is_refused_with_a_reason():
    state = after(exercise, ("conclusions:0:voices", []))
    assert "Sama liczba nie mówi, jak się z tym żyje." in texts(exercise, state)


def test_a_name_is_asked_about_and_not_repeated():
    state = after(exercise, ("conversations:0:helper", "pani Kowalska spod trójki"))
    messages = [n for n in exercise.view(state)[5].children if type(n).__name__ == "Message"]
    asked = [m.text for m in messages if "imię lub nazwisko" in m.text]
    assert len(asked) == 1
    assert "Kowalska" not in asked[0]


def test_own_place_starts_empty_and_fills():
    state = after(
        exercise, "clear", "assets:add", ("assets:0:name", "ogródek"), ("assets:0:kind", "places")
    )
    assert [one.name for one in state.assets.cards] == ["ogródek"]
    assert "Rozmów jest mniej niż trzy." in texts(exercise, state)


def test_at_most_three_conclusions():
    state = after(exercise, *["conclusions:add"] * 5)
    assert len(state.conclusions.cards) == 3


def test_work_survives_saving_and_loading():
    state = after(exercise, ("conclusions:0:limit", "x"), ("conversations:0:answered", "tak"))
    assert exercise.decode(exercise.encode(state)) == state


def test_assets_and_voices_reach_the_programme():
    programme, problems = assemble({"residents-voice": exercise.encode(exercise.initial())})
    assert problems == []
    assert programme.assets[0].name == "naprawianie rowerów"
    assert title_of(programme.voices[0]) == "młoda matka, podwórko, popołudnie"


def test_a_conclusion_reaches_the_programme_with_its_number_voices_and_limit():
    state = after(exercise, ("conclusions:0:limit", "rozmawialiśmy tylko po południu"))
    programme, problems = assemble({"residents-voice": exercise.encode(state)})
    assert problems == []
    only = programme.conclusions[0]
    assert only.theme.startswith("Droga z przystanku")
    assert only.voices == tuple(map(title_of, programme.voices[:2]))
    assert only.limit == "rozmawialiśmy tylko po południu"
    assert not [entry for entry in clarify(programme) if entry.code == "S4"]


OWN_TABLE = {
    "own-table": {
        "programme": {
            "phenomena": [
                {"name": "Osoby bez pracy", "numerator": 150, "denominator": 2648,
                 "numerator_year": 2024, "source": "PUP", "day": "2024-12-31"},
                {"name": "Zgłoszenia", "numerator": 35},
            ]
        }
    }
}  # fmt: skip


def test_a_number_of_ones_own_table_is_chosen_and_not_typed_again():
    start = exercise.receive(after(exercise, "conclusions:open:0"), OWN_TABLE)
    assert "Liczba z twojej tabeli" in texts(exercise, start)
    chosen = after(
        exercise, ("conclusions:0:figure", ""), ("conclusions:0:phenomenon", "Osoby bez pracy"),
        state=start,
    )  # fmt: skip
    assert "Osoby bez pracy: 150 z 2648 (2024)." in texts(exercise, chosen)
    assert "Nie ma liczby" not in texts(exercise, chosen)
    states = OWN_TABLE | {"residents-voice": exercise.encode(chosen)}
    programme, _problems = assemble(states)
    assert programme.conclusions[0].phenomenon == "Osoby bez pracy"
    assert not [entry for entry in clarify(programme) if entry.code == "S4"]
    document = exercise.downloads[0].make(chosen)
    assert "150 z 2648" in words_of(document.content)


def test_without_an_own_table_only_the_number_in_words_is_asked_for():
    opened = after(exercise, "conclusions:open:0")
    assert "Liczba z twojej tabeli" not in texts(exercise, opened)
    kept = after(exercise, "clear", state=exercise.receive(opened, OWN_TABLE))
    assert kept.conclusions.cards == () and len(kept.figures) == 2


def test_a_number_without_its_base_is_said_as_it_is():
    start = exercise.receive(after(exercise, ("conclusions:0:figure", "")), OWN_TABLE)
    said = after(exercise, ("conclusions:0:phenomenon", "Zgłoszenia"), state=start)
    assert "Zgłoszenia: 35." in texts(exercise, said)


@pytest.mark.parametrize("record", [{}, {"assets": 5}, {"assets": []}])
def test_a_damaged_record_is_refused(record):
    with pytest.raises((ValueError, KeyError, TypeError)):
        exercise.decode(record)


def test_nonsense_events_change_nothing():
    for event in ("assets:x", "conversations:99:who", "voices", "conclusions:open:"):
        assert after(exercise, (event, "x")) == exercise.initial()


def test_hostile_text_stays_text():
    assert "<img" not in shown(exercise, after(exercise, ("assets:0:name", HOSTILE)))


def test_documents_hold_the_cards_and_empty_ones_for_the_street():
    full, empty = (d.make(exercise.initial()) for d in exercise.downloads)
    assert "środowe karty przy trzepaku" in words_of(full.content)
    assert "ostatni autobus jest o 21.40" in words_of(full.content)
    assert words_of(empty.content).count("Co jest najtrudniejsze w zwykły wtorek") == 4


def test_the_snapshot_says_that_the_yard_is_made_up():
    assert "Dane zmyślone: podwórko" in picture(exercise)
    assert "Najpierw oddaj obiecaną odpowiedź" in str(exercise.solution(exercise.initial()))
