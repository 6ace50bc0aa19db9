"""Sentences end where a reader sees them end; abbreviations end none."""

from __future__ import annotations

import pytest

from corpus.sentences import LONGEST_SENTENCE, split_sentences


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "abbreviation",
    ["U.S.", "e.g.", "i.e.", "Art.", "No.", "Dr.", "Mr.", "Prof.", "Fig.", "Sec.", "vs.", "pp.", "St.", "approx."],
)
def test_an_abbreviation_ends_no_sentence(abbreviation: str) -> None:
    text = f"The rule is found in {abbreviation} Seven of the annex. It holds."
    assert sentences(text) == [f"The rule is found in {abbreviation} Seven of the annex.", "It holds."]


def test_an_abbreviation_ends_one_where_the_next_word_can_only_begin_one() -> None:
    assert sentences("The talks were held in the U.S. The next are in Japan.") == [
        "The talks were held in the U.S.",
        "The next are in Japan.",
    ]


def test_a_word_that_is_also_an_abbreviation_ends_one_like_any_word() -> None:
    assert sentences("It rose by 85 per cent. Farmers paid.") == ["It rose by 85 per cent.", "Farmers paid."]
    assert sentences("They own works of art. Museums and Sat. 4 May are none of it.") == [
        "They own works of art.",
        "Museums and Sat. 4 May are none of it.",
    ]
    assert sentences("Under art. II it holds. See art. (2) and tab. A there.") == [
        "Under art. II it holds.",
        "See art. (2) and tab. A there.",
    ]
    assert sentences("See art. 7 and no. 3. Bob left for the sun. Anna sat.") == [
        "See art. 7 and no. 3.",
        "Bob left for the sun.",
        "Anna sat.",
    ]


def test_initials_and_numbers_end_none() -> None:
    text = "J. R. Smith paid 3.50 euros under Art. 5 No. 2 of the Act. Nobody else did."
    assert sentences(text) == ["J. R. Smith paid 3.50 euros under Art. 5 No. 2 of the Act.", "Nobody else did."]


def test_quotation_marks_and_brackets_stay_with_their_sentence() -> None:
    assert sentences("He said “No.” She left. (They stayed.) It was late.")[0] == "He said “No.”"
    assert sentences("(They stayed.) It was late.") == ["(They stayed.)", "It was late."]


def test_what_goes_on_in_lower_case_is_the_same_sentence() -> None:
    assert sentences("Is it true? asked the judge. Nobody knew.") == ["Is it true? asked the judge.", "Nobody knew."]


def test_each_of_several_labelled_lines_is_a_sentence() -> None:
    text = "**Date:** 14 March 2024\n**Place:** Town Library,\nRoom 2\nPresent: Anna Keller (chair)"
    assert sentences(text) == [
        "**Date:** 14 March 2024",
        "**Place:** Town Library,\nRoom 2",
        "Present: Anna Keller (chair)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There are three parts and one more\nNote: the first is the longest",
        "They met in the hall, and the new\nChair: Ada Quill, and not even the\nSecretary: Ben Marlow, came\nto it",
        "They meet at\n18:30 and at\n19:30",
        "It is said that so many words before a mark are no label\nand neither is http://example.org or\nthis: no",
    ],
)
def test_a_colon_alone_labels_nothing(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0"])
def test_white_space_holds_no_sentence(text: str) -> None:
    assert sentences(text) == []


def test_a_line_without_a_mark_is_one_sentence() -> None:
    assert sentences("  a heading  ") == ["a heading"]


def test_a_sentence_that_nobody_can_read_is_cut_at_white_space() -> None:
    text = "word " * 1_000
    cut = sentences(text)
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in cut)
    assert all(set(sentence.split()) == {"word"} for sentence in cut)
    assert sum(len(sentence.split()) for sentence in cut) == 1_000


def test_a_word_without_an_end_is_cut_all_the_same() -> None:
    assert [len(sentence) for sentence in sentences("x" * 3_000)] == [LONGEST_SENTENCE, LONGEST_SENTENCE, 600]
