from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.errors import QuestionSetError
from assistant.evaluation.locate import folded, located
from assistant.evaluation.question_set import ONLY_COLLECTION, Evidence, Question, QuestionSet
from corpus import Collection, read_document

if TYPE_CHECKING:
    from assistant.evaluation.question_set import QuestionSet as Set


def _set(*evidence: Evidence) -> Set:
    question = Question("q", "Why?", evidence=(evidence,), answerable=True, origin="s.yaml, line 3")
    return QuestionSet("s", "s", "alliance", "0", (question,))


def _located(text: str, evidence: str) -> str:
    collection = Collection("c", (read_document(text, document_id="d"),))
    (question,) = located(_set(Evidence(evidence)), {ONLY_COLLECTION: collection}).questions
    ((name, span),) = question.gold[0]
    assert name == "d"
    return span.of(text)


def test_white_space_and_no_break_spaces_are_folded() -> None:
    assert _located("Before. On\u00a031  May\nthey met.\tAfter.", "On 31 May they met.") == "On\u00a031  May\nthey met."


def test_evidence_that_is_not_there_stops_with_its_words(town: Collection) -> None:
    with pytest.raises(
        QuestionSetError, match=r"s\.yaml, line 3: the evidence “The moon is cheese\.” of 'q' is not in the town"
    ):
        located(_set(Evidence("The moon is cheese.")), {ONLY_COLLECTION: town})


def test_evidence_that_is_there_twice_needs_its_document() -> None:
    texts = Collection("two", tuple(read_document("Yes. It is so.", document_id=name) for name in ("a", "b")))
    with pytest.raises(
        QuestionSetError, match="stands more than once in two; say which `document` is meant, for instance 'a'"
    ):
        located(_set(Evidence("It is so.")), {ONLY_COLLECTION: texts})
    (question,) = located(_set(Evidence("It is so.", "b")), {ONLY_COLLECTION: texts}).questions
    assert question.gold[0][0][0] == "b"


def test_evidence_twice_in_one_document_is_to_be_quoted_at_more_length() -> None:
    text = Collection("one", (read_document("It is so. Yes. It is so.", document_id="a"),))
    with pytest.raises(QuestionSetError, match="quote more of the sentence"):
        located(_set(Evidence("It is so.")), {ONLY_COLLECTION: text})


def test_a_document_that_is_not_there_points_to_another_collection(town: Collection) -> None:
    with pytest.raises(QuestionSetError, match="is the set for another collection"):
        located(_set(Evidence("The lamp.", "nowhere")), {ONLY_COLLECTION: town})


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_is_found_is_the_evidence_but_for_white_space(before: str, evidence: str, after: str) -> None:
    text = before + evidence + after
    for span in folded(text).spans_of(evidence):
        assert " ".join(span.of(text).split()) == " ".join(evidence.split())


@given(st.text(alphabet="ab \u00a0\n"), st.text(alphabet="ab \u00a0\n", min_size=1))
def test_what_stands_in_a_text_is_found(before: str, evidence: str) -> None:
    if evidence.split():
        assert list(folded(before + evidence).spans_of(evidence))
