"""The pieces that the ablation takes away are there to be taken: a name that was changed is not missed for an hour."""

import importlib.util
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from assistant.confidence import Signs
from assistant.lexicon import shipped_lexicon
from assistant.settings import Settings
from assistant.weights import sentence_weights

PIECES = Path(__file__).parents[2] / "benchmarks" / "quality" / "pieces.py"
MEANS = {sign.name: 0.0 for sign in fields(Signs)}


def the_pieces() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pieces", PIECES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", [piece.name for piece in the_pieces().pieces()])
def test_what_a_piece_is_taken_away_by_is_there(name: str) -> None:
    (piece,) = (piece for piece in the_pieces().pieces() if piece.name == name)
    with piece.off(MEANS):
        Settings(**piece.settings)
    if piece.lexicon is not None:
        assert len(piece.lexicon()) < len(shipped_lexicon())


def test_every_feature_of_a_sentence_is_taken_away_once() -> None:
    taken = [name for names in the_pieces().FEATURES for name in names]
    assert sorted(taken) == sorted(sentence_weights(1))
