"""FOG-PL is counted from syllables, sentences and dictionary forms."""

import pytest

from msai_course.content.plain_language import is_hard, measure, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("dom", 1),
        ("miasto", 2),
        ("nauka", 3),
        ("auto", 2),
        ("Europa", 3),
        ("wskaźnik", 2),
        ("mieszkaniec", 3),
        ("rewitalizacja", 6),
        ("społeczność", 3),
        ("w", 0),
    ],
)
def test_syllables_follow_polish_spelling(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["rewitalizacji", "partycypacja", "społeczno-gospodarczy"])
def test_long_words_are_hard(word):
    assert is_hard(word)


@pytest.mark.parametrize("word", ["mieszkańcami", "społecznego", "pracowała", "zaczynamy"])
def test_an_ending_alone_does_not_make_a_word_hard(word):
    assert syllables(word) == 4
    assert not is_hard(word)


def test_index_is_the_published_formula():
    result = measure("Ala ma kota. Rewitalizacja trwa.")
    assert (result.words, result.sentences, result.hard_words) == (5, 2, 1)
    assert result.fog == pytest.approx(0.4 * (5 / 2 + 100 * 1 / 5))


def test_abbreviations_and_numbers_do_not_end_a_sentence():
    assert measure("Art. 10 ust. 2 dopuszcza np. 1,5 ha.").sentences == 1


def test_headings_and_paragraphs_are_sentences_without_a_full_stop():
    assert measure("Co dalej\n\nNic").sentences == 2


def test_an_empty_text_is_easy():
    assert measure("").fog == 0
