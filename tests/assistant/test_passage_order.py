"""Passages are put in order by what they are seen to hold."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hostile import collections, questions
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from assistant.evidence import weigh_sentences
from assistant.lexicon import Lexicon, Relation, RelationKind
from assistant.passage_order import passage_features, reordered
from assistant.reading import Reader
from corpus import read_document
from index import Index


@given(data=st.data())
def test_every_passage_that_was_found_is_kept_once_and_ranks_count_from_one(data: st.DataObject) -> None:
    collection = data.draw(collections())
    assistant = Assistant(collection)
    turn = assistant.ask(data.draw(questions(collection)))
    if turn.parts:
        return
    assert [hit.rank for hit in turn.hits] == list(range(1, len(turn.hits) + 1))
    places = [(hit.passage.document.id, hit.passage.span) for hit in turn.hits]
    assert len(set(places)) == len(places)


def test_what_a_document_has_of_the_question_speaks_for_each_of_its_passages() -> None:
    bridge = "The toll is due.\n\nThe oak bridge stands by the weir."
    texts = (("bridge", bridge), ("road", "The toll is due."))
    index = Index(read_document(text, document_id=name) for name, text in texts)
    reading = Reader(index, Lexicon({})).read("Is the toll due at the oak bridge by the weir?")
    hits = index.search(reading.query)
    found = passage_features(index, reading, hits, weigh_sentences(index, reading, hits))
    told = {(hit.passage.document.id, hit.passage.number): found[hit.rank].told for hit in hits}
    assert told["bridge", 1] == told["bridge", 2] == pytest.approx(1)
    assert 0 < told["road", 1] < 1
    lowest = hits[-1]
    weights = {"relevance": 0.0, "sentence": 0.0, "phrases": 0.0}
    weights["told"] = -1.0 if lowest.passage.document.id == "road" else 1.0
    with patch("assistant.passage_order.passage_weights", lambda **_asked: weights):
        order = reordered(index, reading, hits, weigh_sentences(index, reading, hits))
    by_told = [weights["told"] * told[hit.passage.document.id, hit.passage.number] for hit in order]
    assert by_told == sorted(by_told, reverse=True)


def test_neighbours_of_the_question_speak_for_a_passage_that_has_them_side_by_side_in_a_sentence() -> None:
    texts = (
        "The board loses its vote.",
        "Loss of species is feared.",
        "The species is at a loss.",
        "Feared is the loss. Species are many.",
        "Extinction of species is near.",
    )
    index = Index(read_document(text, document_id=str(number)) for number, text in enumerate(texts))
    lexicon = Lexicon({("loss",): (Relation(("extinct",), RelationKind.SAME),)})
    reading = Reader(index, lexicon).read("loss of species")
    hits = index.search(reading.query)
    found = passage_features(index, reading, hits, weigh_sentences(index, reading, hits))
    phrases = {hit.passage.document.id: found[hit.rank].phrases for hit in hits}
    assert phrases.pop("1") == phrases.pop("4") == pytest.approx(index.body.idf("loss") + index.body.idf("speci"))
    assert set(phrases.values()) == {0.0}
