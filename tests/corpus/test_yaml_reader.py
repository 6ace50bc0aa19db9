"""YAML that somebody else wrote: plain values, or one sentence with file and line."""

from __future__ import annotations

import pytest

from corpus import CorpusError
from corpus.yaml_reader import load_yaml


def test_plain_values_are_read() -> None:
    assert load_yaml("a: [1, two]\n", "facts.yaml", CorpusError) == {"a": [1, "two"]}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: &x 1\nb: *x\n", "facts.yaml, line 2: aliases (*name) are not allowed; write the value out."),
        ("a: 1\nb: {c: 2}\na: 3\n", "facts.yaml, line 3: 'a' stands twice; write its values together, once."),
        (
            "- a: 1\n- b: 2\n  c: [b, b]\n  b: 3\n",
            "facts.yaml, line 4: 'b' stands twice; write its values together, once.",
        ),
        ("a: 1\nb: [\n", "facts.yaml, line 3: this is not valid YAML"),
        ("\n" + "[" * 100_000, "facts.yaml, line 2: brackets or lists stand too deep inside each other."),
        ("a: !!python/object:os.system {}\n", "facts.yaml, line 1: this is not valid YAML"),
    ],
)
def test_what_is_not_is_refused_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(CorpusError) as refused:
        load_yaml(text, "facts.yaml", CorpusError)
    assert refused.value.sentence.startswith(sentence)
