"""Passages are put in order by what they are seen to hold."""

from __future__ import annotations

from hostile import collections, questions
from hypothesis import given
from hypothesis import strategies as st

from assistant import Assistant
from corpus import Collection, read_document


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


def test_a_document_that_has_all_of_the_question_comes_before_one_that_repeats_a_part_of_it() -> None:
    texts = (
        "Tolls, tolls and tolls: tolls are due.",
        "The bridge is old. It was built of oak and stands by the weir. The toll there is small. It is rarely paid.",
    )
    documents = tuple(read_document(text, document_id=f"d{place}") for place, text in enumerate(texts))
    turn = Assistant(Collection("c", documents)).ask("Is a toll due on the oak bridge by the weir?")
    assert turn.hits[0].passage.document.id == "d1"
