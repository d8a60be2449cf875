"""Polish words are found whatever their ending."""

from msai.base.stems import find_words, has_word, starts_with


def test_endings_case_and_words_between_do_not_matter():
    assert find_words("Zwiększenia społecznej ŚWIADOMOŚCI", ["zwiększ świadomoś"])
    assert not has_word("zwiększenie a b c świadomości", ["zwiększ świadomoś"])
    assert has_word("POPRAWĘ", ["popraw"])


def test_polish_letters_matter_and_a_stem_begins_a_word():
    assert not has_word("laka", ["łąka"])
    assert not has_word("niepoprawny", ["popraw"])


def test_a_whole_word_can_be_asked_for():
    assert has_word("brak porad prawnych", ["porad="])
    assert not has_word("wizyta w poradni", ["porad="])


def test_each_found_word_is_given_once_as_written():
    assert find_words("Brak klubu, brak zajęć, Brak", ["brak"]) == ("Brak", "brak")


def test_the_first_word_may_stand_in_quotes():
    assert starts_with("„Wzrost” aktywności", ["wzrost"])
    assert not starts_with("szybki wzrost", ["wzrost"])
