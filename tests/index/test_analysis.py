"""From text to terms: what is one word, what is found by another writing, and what is no word at all."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hostile import texts
from hypothesis import example, given
from hypothesis import strategies as st

from index import analyse, terms_of
from index.analysis import _ANY, _LATIN, _NOT_LATIN
from index.background import known_words
from index.stemming import stem, stems
from index.stopwords import STOP_WORDS


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Alliances", ["allianc"]),
        ("ALLIANCE", ["allianc"]),
        ("the alliance's", ["allianc"]),
        ("Straße", ["strass"]),
        ("café CAFÉ cafe\u0301", ["cafe", "cafe", "cafe"]),
        ("ｆｕｌｌ ﬁre", ["full", "fire"]),
        ("U.S. US", ["US", "US"]),
        ("R&D, R & D", ["rd", "rd"]),
        ("1,000.50", ["1000.50"]),
        ("2,000,000", ["2000000"]),
        ("G20", ["g20"]),
        ("30×30", ["30x30"]),
        ("30 x 30", ["30", "x", "30", "30x30"]),
        ("", []),
        ("the of and", []),
        ("... !? — «»", []),
    ],
)
def test_words_become_terms(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


def test_a_compound_gives_its_parts_and_the_whole() -> None:
    assert terms_of("micro-plastics") == ["micro", "plastic", "microplast"]
    assert [token.is_whole for token in analyse("micro-plastics")] == [False, False, True]


def test_a_date_gives_all_that_a_less_exact_mention_of_it_would() -> None:
    exact = set(terms_of("31/05/2021"))
    assert {"2021-05", "--05-31", "2021-05-31"} <= exact
    assert set(terms_of("31 May 2021")) >= {"2021-05", "--05-31", "2021-05-31"}
    assert "--05-31" in terms_of("May 31")
    assert "2021-05" in terms_of("May 2021")


def test_words_that_are_not_seen_do_not_part_a_word() -> None:
    assert terms_of("micro\u00adplas\u200btics") == terms_of("microplastics")


def test_capitals_tell_a_name_from_a_function_word_unless_all_is_in_capitals() -> None:
    assert "US" in terms_of("The US joined.")
    assert "WHO" in terms_of("What does WHO say?")
    assert terms_of("THIS IS ALL FOR US") == []


@pytest.mark.parametrize(("several", "one"), [("NGOs", "NGO"), ("SMEs", "SME"), ("DGs", "DG"), ("smes", "SME")])
def test_the_plural_of_an_abbreviation_is_the_abbreviation(several: str, one: str) -> None:
    assert terms_of(several) == terms_of(one)


def test_positions_count_stop_words_and_parts() -> None:
    tokens = analyse("the green micro-plastics of Japan")
    assert [(token.term, token.position) for token in tokens] == [
        ("green", 1),
        ("micro", 2),
        ("plastic", 3),
        ("microplast", 2),
        ("japan", 5),
    ]


def test_function_words_are_written_as_the_analyser_folds_them() -> None:
    assert all(word == word.lower().replace("’", "'") for word in STOP_WORDS)


def test_many_words_are_stemmed_as_one_by_one() -> None:
    words = sorted(word for word in known_words() if word.isalpha())[::50]
    assert stems(words) == [stem(word) for word in words]


def test_a_degree_of_an_adjective_is_a_form_of_it() -> None:
    assert terms_of("greener, greenest, easier, bigger, thinner") == terms_of("green, green, easy, big, thin")
    assert terms_of("number, paper, forest") == ["number", "paper", "forest"]


@given(text=texts())
def test_every_token_stands_inside_the_text_and_is_something(text: str) -> None:
    for token in analyse(text):
        assert 0 <= token.start < token.end <= len(text)
        assert token.term
        assert text[token.start : token.end].strip()
        assert len(token.term) <= 100


@given(text=texts())
def test_positions_never_go_back_by_more_than_a_compound(text: str) -> None:
    own = [token.position for token in analyse(text) if not token.is_whole]
    assert own == sorted(own)


@given(text=texts())
@example(text="30 × 30")
def test_a_token_is_found_again_from_its_own_place(text: str) -> None:
    """What a term was made from gives that term by itself: highlighting what matched needs no more."""
    for token in analyse(text):
        if token.term.isupper():
            continue  # a name only among words in lower case
        assert token.term in terms_of(text[token.start : token.end])


@given(text=texts())
def test_analysis_does_not_depend_on_the_case_of_latin_words(text: str) -> None:
    assert analyse(text) == analyse(text)
    word = "".join(character for character in text if character.isascii() and character.isalpha())
    if word and word.lower() not in STOP_WORDS:
        assert terms_of(word.title()) == terms_of(word.lower())


_LATIN_TEXTS = st.text(
    st.sampled_from("aZxX&éÀßÿ09.,-/_'’–‘“”…•·×€° \u00a0\n\t") | st.characters(max_codepoint=0x17F), max_size=40
)


@given(text=_LATIN_TEXTS)
def test_lists_of_characters_cut_a_latin_text_as_properties_do(text: str) -> None:
    if _NOT_LATIN.search(text):
        return
    for name in ("chunk", "part", "not_in_term"):
        listed, by_property = (
            [(match.span(), match.lastgroup) for match in getattr(chunks, name).finditer(text)]
            for chunks in (_LATIN, _ANY)
        )
        assert listed == by_property


def test_a_plain_text_is_analysed_without_the_properties_of_unicode() -> None:
    program = (
        "import sys; from index import analyse; "
        "analyse('The EU’s “micro-plastics” – 30 × 30, U.S. and café'); assert 'regex' not in sys.modules; "
        "analyse('Ωμέγα'); assert 'regex' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
