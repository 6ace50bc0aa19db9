"""The lexicon: what people write, what is made of it, and that what ships is made of what is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import assistant.lexicon
from assistant.lexicon import LexiconError, RelationKind, read_lexicon_file, shipped_lexicon
from assistant.lexicon.compiled import compile_lexicon


def lexicon_file(folder: Path, text: str) -> Path:
    path = folder / "my.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_compiled_lexicon_is_made_of_the_files_beside_it() -> None:
    path = Path(assistant.lexicon.__file__).with_name("compiled.json")
    assert json.loads(path.read_text(encoding="utf-8")) == compile_lexicon(), "run make prepared"


def test_relations_go_the_ways_they_are_said_to(tmp_path: Path) -> None:
    lexicon = read_lexicon_file(
        lexicon_file(
            tmp_path,
            "title: T\nentries:\n  - {term: vehicle, same: [conveyance], narrower: [car], antonyms: [pedestrian]}\n",
        )
    )
    kinds = {relation.terms: relation.kind for relation in lexicon.relations(("vehicl",))}
    assert kinds == {
        ("convey",): RelationKind.SAME,
        ("car",): RelationKind.NARROWER,
        ("pedestrian",): RelationKind.ANTONYM,
    }
    assert [r.kind for r in lexicon.relations(("car",)) if r.terms == ("vehicl",)] == [RelationKind.BROADER]


def test_of_two_relations_of_one_pair_the_stronger_counts(tmp_path: Path) -> None:
    text = "entries:\n  - {term: law, near: [statute]}\n  - {term: statute, same: [law]}\n"
    lexicon = read_lexicon_file(lexicon_file(tmp_path, text))
    assert [relation.kind for relation in lexicon.relations(("law",))] == [RelationKind.SAME]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entries:\n  - {term: law, nearby: [x]}\n", "did you mean near"),
        ("entries:\n  - {near: [x]}\n", "an entry has a term"),
        ("entries:\n  - {term: law, near: x}\n", "near is a list"),
        ("entries: 3\n", "a list of entries"),
        ("entries: [", "not valid YAML"),
        ("entries: &a\n  - {term: law, near: *a}\n", "aliases"),
    ],
)
def test_a_broken_file_is_named_with_the_reason(tmp_path: Path, text: str, message: str) -> None:
    path = lexicon_file(tmp_path, text)
    with pytest.raises(LexiconError) as refused:
        read_lexicon_file(path)
    assert str(path) in refused.value.sentence
    assert message in refused.value.sentence


def test_what_ships_is_broad() -> None:
    lexicon = shipped_lexicon()
    assert len(lexicon) > 4_000
    assert any(relation.terms == ("japan",) for relation in lexicon.relations(("japanes",)))


def test_merging_keeps_both_and_prefers_the_other(tmp_path: Path) -> None:
    first = read_lexicon_file(lexicon_file(tmp_path, "entries:\n  - {term: law, near: [rule, act]}\n"))
    other = read_lexicon_file(lexicon_file(tmp_path, "entries:\n  - {term: law, same: [rule]}\n"))
    kinds = {relation.terms: relation.kind for relation in first.merged_with(other).relations(("law",))}
    assert kinds == {("rule",): RelationKind.SAME, ("act",): RelationKind.NEAR}
