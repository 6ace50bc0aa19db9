"""What is found, how it is scored and in which order it comes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hostile import collections, questions
from hypothesis import given
from hypothesis import strategies as st

from corpus import Collection, PassageSettings, SettingsError, read_document
from index import Alternative, Bm25, Bm25Settings, Index, IndexSettings, Origin, Query, read_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index import Hit, TermShare


def index_of(*texts: str, settings: IndexSettings | None = None) -> Index:
    documents = [read_document(text, document_id=f"d{number}") for number, text in enumerate(texts)]
    return Index(documents, settings)


def search(index: Index, words: str, k: int = 10) -> list[tuple[str, str]]:
    return [(hit.passage.document.id, hit.passage.text) for hit in index.search(read_query(words, index), k)]


_WEIGHTS = st.floats(0, 5)
_SETTINGS = st.builds(
    IndexSettings,
    passages=st.integers(1, 4).map(lambda size: PassageSettings(size, size - 1)),
    bm25=st.builds(Bm25Settings, k1=st.floats(0, 3), b=st.floats(0, 1)),
    context_weight=_WEIGHTS,
    document_weight=_WEIGHTS,
)


@given(data=st.data(), settings=_SETTINGS)
def test_the_shares_of_the_words_add_up_to_the_score(data: st.DataObject, settings: IndexSettings) -> None:
    collection = data.draw(collections())
    index = Index(collection, settings)
    query = read_query(data.draw(questions(collection)), index)
    for hit in index.search(query):
        assert hit.score == sum(share.share for share in hit.shares)
        assert all(share.share > 0 for share in hit.shares)


@given(data=st.data(), settings=_SETTINGS)
def test_a_hit_holds_a_term_that_was_looked_for_and_every_passage_that_does_is_a_hit(
    data: st.DataObject, settings: IndexSettings
) -> None:
    collection = data.draw(collections())
    index = Index(collection, settings)
    query = read_query(data.draw(questions(collection)), index)
    hits = index.search(query, len(index.passages))
    expected = {
        number
        for term in query.terms
        for number in [*index.body.scores(term)[0], *(index.context.scores(term)[0] if settings.context_weight else [])]
    }
    assert {index.passages.index(hit.passage) for hit in hits} == expected


@given(data=st.data())
def test_hits_are_ranked_by_score_and_a_shorter_list_is_the_beginning_of_a_longer_one(data: st.DataObject) -> None:
    collection = data.draw(collections())
    index = Index(collection)
    query = read_query(data.draw(questions(collection)), index)
    hits = index.search(query, 100)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    for better, worse in pairwise(hits):
        assert better.score >= worse.score or better.score == pytest.approx(worse.score)
    for k in (0, 1, 3):
        assert index.search(query, k) == hits[:k]


@given(data=st.data(), settings=_SETTINGS)
def test_a_words_share_is_what_rank_bm25_gives_in_the_three_fields(
    data: st.DataObject, settings: IndexSettings
) -> None:
    collection = data.draw(collections())
    index = Index(collection, settings)
    query = read_query(data.draw(questions(collection)), index)
    for hit in index.search(query):
        for share in hit.shares:
            given = sum(_reference_score(index, term, hit) for term in share.alternative.terms)
            counts = _part(share, hit.shares, query) * share.alternative.weight * share.word.weight
            assert share.share == pytest.approx(counts * given * index.emphasis(share.word))


def _part(share: TermShare, shares: Sequence[TermShare], query: Query) -> float:
    """How much of a score counts, where another word or a part of a date scores more than what was typed: a part."""
    is_shared = any(one.word == share.word and not _is_as_typed(one) for one in shares)
    if not is_shared:
        return 1.0
    other_counts = 0.75 * min(1, 6 / len(query.needed))
    return 1 - other_counts if _is_as_typed(share) else other_counts


def _is_as_typed(share: TermShare) -> bool:
    return share.alternative == share.word.alternatives[0] or share.alternative.origin is Origin.WRITING


def _reference_score(index: Index, term: str, hit: Hit) -> float:
    number = index.passages.index(hit.passage)
    score = _score_in(index.body, term, number)
    score += index.settings.context_weight * _score_in(index.context, term, number)
    if index.document.size > 1:
        # What hostile.collections() calls its documents.
        document = int(hit.passage.document.id.removeprefix("hostile "))
        score += index.settings.document_weight * _score_in(index.document, term, document)
    return score


def _score_in(field: Bm25, term: str, number: int) -> float:
    # rank_bm25 divides nothing by nothing where k1 is 0 and a passage lacks the term.
    with np.errstate(invalid="ignore"):
        return float(np.nan_to_num(field.reference.get_scores([term])[number]))


@pytest.mark.parametrize("texts", [(), ("",), ("One passage is here.",)])
def test_empty_and_one_passage_collections_are_searched_like_any_other(texts: tuple[str, ...]) -> None:
    index = index_of(*texts)
    assert search(index, "passage") == ([("d0", "One passage is here.")] if texts == ("One passage is here.",) else [])
    assert search(index, "nothing of it") == []
    assert search(index, "") == []


def test_equal_scores_stand_in_the_order_of_the_documents_and_of_reading() -> None:
    index = index_of("Same words.\n\nSame words.", "Same words.")
    assert [(hit.passage.document.id, hit.passage.number) for hit in index.search(read_query("same words", index))] == [
        ("d0", 1),
        ("d0", 2),
        ("d1", 1),
    ]
    assert len(search(index, "same words", k=2)) == 2


def test_a_passage_is_found_by_the_heading_it_stands_under() -> None:
    text = "A title\n\nScope\n\nIt applies to soil.\n\nTerms\n\nThey are these."
    index = index_of(text)
    assert ("d0", "It applies to soil.") in search(index, "scope")
    assert ("d0", "They are these.") not in search(index, "scope")
    without = index_of(text, settings=IndexSettings(context_weight=0))
    assert search(without, "scope") == [("d0", "Scope")]


def test_a_term_in_half_of_the_passages_still_counts() -> None:
    index = index_of("Soil is here.\n\nSoil is there.\n\nWater is away.")
    hits = index.search(read_query("soil", index))
    assert len(hits) == 2
    assert all(hit.score > 0 for hit in hits)


def test_the_rarer_word_counts_more() -> None:
    index = index_of("Soil and water.", "Soil and air.", "Soil and fire.", "Water and fire.")
    assert search(index, "soil air")[0] == ("d1", "Soil and air.")


def test_a_text_with_a_compound_is_worth_the_whole_and_a_quarter_and_one_with_its_parts_the_parts() -> None:
    index = index_of("Microplastics are here.", "Micro and plastics are there.", "Fire.")
    hits = index.search(read_query("micro-plastics", index))
    whole, parts = sorted(hits, key=lambda hit: hit.passage.document.id)
    assert {share.alternative.terms for share in whole.shares} == {("microplast",)}
    assert sorted(share.share / whole.shares[-1].share for share in whole.shares) == pytest.approx([1, 2, 2])
    assert {share.alternative.terms for share in parts.shares} == {("micro",), ("plastic",)}


def test_the_more_a_question_says_the_less_another_word_counts() -> None:
    index = index_of("Fire and ash.", "Water.", "A mill, a barn, a weir, a lane, a gate, a ford, a well, a yard.")
    relation = Alternative(("fire",), equivalence=0.9, origin=Origin.LEXICON)

    def share_of_fire(words: str) -> float:
        query = read_query(words, index)
        looked_for = (replace(query.words[0], alternatives=(*query.words[0].alternatives, relation)), *query.words[1:])
        (hit,) = (hit for hit in index.search(Query(looked_for)) if hit.passage.document.id == "d0")
        return hit.score

    short = share_of_fire("blaze")
    assert share_of_fire("blaze mill barn weir lane gate") == short
    assert share_of_fire("blaze mill barn weir lane gate ford well yard lane barn mill") == pytest.approx(short / 2)


@pytest.mark.parametrize("k", [1, 10, 10**30])
def test_any_number_of_hits_may_be_asked_for(k: int) -> None:
    index = index_of("Soil.\n\nWater.")
    assert search(index, "soil", k) == [("d0", "Soil.")]


@pytest.mark.parametrize("name", ["context_weight", "document_weight"])
@pytest.mark.parametrize("weight", [-1, float("nan"), float("inf")])
def test_weights_that_mean_nothing_are_refused(name: str, weight: float) -> None:
    with pytest.raises(SettingsError, match=name.replace("_", " ")):
        IndexSettings(**{name: weight})


def test_searching_changes_nothing() -> None:
    collection = Collection("c", (read_document("Soil and water.\n\nAir.", document_id="a"),))
    index = Index(collection)
    query = read_query("soil", index)
    first = index.search(query)
    index.search(read_query("air", index))
    assert index.search(query) == first
    assert isinstance(first[0].score, float)
    assert np.isfinite(first[0].score)


def test_a_part_of_a_date_counts_half_where_the_date_is_not_there() -> None:
    index = index_of("They met in May 2021.", "They met on 31 May 2021.")
    (month, day) = sorted(index.search(read_query("31/05/2021", index)), key=lambda hit: hit.passage.document.id)
    assert month.score < day.score
    assert any(share.alternative.terms == ("2021-05",) for share in month.shares)
