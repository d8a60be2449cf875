"""The same name, however it is typed, is the same name."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msai.base.fold import bare, fold, fold_words

POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"


def test_polish_letters_lose_their_signs_and_nothing_else():
    assert bare(POLISH) == "acelnoszzACELNOSZZ"
    assert fold("  Żółć\u00a0 GĘSI\n") == "zolc gesi"
    assert fold_words("Łódź-Śródmieście, nr 7!") == "lodz srodmiescie nr 7"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@given(text=st.text())
def test_how_letters_are_put_together_does_not_matter(form, text):
    assert fold(unicodedata.normalize(form, text)) == fold(text)


@given(st.text())
def test_what_is_folded_stays_as_it_is(text):
    for make in (bare, fold, fold_words):
        assert make(make(text)) == make(text)
