"""The fitted weights belong to the features and signs that the code has."""

from __future__ import annotations

from dataclasses import fields

from assistant.confidence import Signs
from assistant.evidence import Features
from assistant.weights import confidence_weights, sentence_weights


def test_every_feature_of_a_sentence_has_a_weight_and_no_other() -> None:
    assert set(sentence_weights()) == {field.name for field in fields(Features)}


def test_every_sign_of_an_answer_has_a_weight_and_no_other() -> None:
    assert set(confidence_weights()) == {"intercept", *(field.name for field in fields(Signs))}
