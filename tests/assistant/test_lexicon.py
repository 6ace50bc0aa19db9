"""The lexicon: what people write, what is made of it, and that what ships is made of what is written."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from assistant import Assistant, Status
from assistant.lexicon import LexiconError, RelationKind, read_lexicon_file, shipped_lexicon
from assistant.lexicon.compiled import COMPILED, WORDNET, compile_lexicon, read_compiled, write_lexicon
from assistant.reading import _WORTH, Reader
from corpus import Collection, read_document
from index import Index


def lexicon_file(folder: Path, text: str) -> Path:
    path = folder / "my.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_compiled_lexicon_is_made_of_the_files_beside_it(tmp_path: Path) -> None:
    made = tmp_path / "compiled.tsv"
    write_lexicon(made, compile_lexicon())
    assert COMPILED.read_bytes() == made.read_bytes(), "run make prepared"


@pytest.mark.parametrize("path", [COMPILED, WORDNET])
def test_every_phrase_of_a_compiled_file_is_found_and_no_other(path: Path) -> None:
    lexicon = read_compiled(path)
    for phrase, relations in lexicon.items():
        assert lexicon.relations(phrase) == relations
    for phrase in [("",), ("zzzz",), ("~",), ("countri", "zzzz"), ("\ud800",)]:
        assert phrase not in lexicon
        assert lexicon.relations(phrase) == ()


def test_what_people_wrote_counts_before_what_wordnet_says() -> None:
    first, second = read_compiled(WORDNET), read_compiled(COMPILED)
    both = shipped_lexicon()
    shared = [phrase for phrase, _ in first.items() if phrase in second][:200]
    assert shared
    for phrase in shared:
        kinds = {relation.terms: relation.kind for relation in both.relations(phrase)}
        of_first = {relation.terms: relation.kind for relation in first.relations(phrase)}
        for relation in second.relations(phrase):
            is_loose = relation.kind is RelationKind.LOOSE
            expected = of_first.get(relation.terms, relation.kind) if is_loose else relation.kind
            assert kinds[relation.terms] is expected
        assert {relation.terms for relation in first.relations(phrase)} <= kinds.keys()


def test_a_turning_word_is_a_part_of_its_phrase_and_is_looked_for_in_no_text(tmp_path: Path) -> None:
    path = lexicon_file(tmp_path, "title: T\nentries:\n  - {term: third country, same: [other country]}\n")
    lexicon = shipped_lexicon().merged_with(read_lexicon_file(path))
    collection = Collection(
        "c", (read_document("They help third countries.\n\nOne country is large.", document_id="d"),)
    )
    assistant = Assistant(collection, lexicon=lexicon)
    assert assistant.ask("Do they help other countries?").answer.citations[0].quote == "They help third countries."
    assert ("countri",) not in [relation.terms for relation in lexicon.relations(("third", "countri"))]


def test_a_phrase_of_light_words_with_a_turning_word_says_something(alliance: Assistant) -> None:
    turn = alliance.ask("Had there been one like it before?")
    assert turn.answer.status is Status.ANSWERED
    assert "first of it" in turn.answer.citations[0].quote
    assert turn.answer.missing == ()


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
        ("", "a list of entries"),
        ("entries:\n  - {term: no}\n", "entry 1, term: False is no word or phrase"),
        ("entries:\n  - {term: law}\n  - {term: fine, same: [30]}\n", "entry 2 (fine), same: 30 is no word or phrase"),
        ("entries:\n  - {term: law, same: ['…']}\n", "'…' has no word"),
        (f"entries:\n  - {{term: {'long ' * 13}}}\n", "more than 12 words"),
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


def documentation() -> str:
    return (Path(__file__).parents[2] / "docs" / "lexicon.md").read_text(encoding="utf-8")


def test_the_example_of_the_documentation_is_a_lexicon_and_does_what_it_says(tmp_path: Path) -> None:
    match = re.search(r"```yaml\n(.*?)```.*?“(?P<question>[^”]*)” finds “(?P<text>[^”]*)”", documentation(), re.DOTALL)
    assert match is not None
    lexicon = shipped_lexicon().merged_with(read_lexicon_file(lexicon_file(tmp_path, match[1])))
    collection = Collection("c", (read_document(f"Rules\n\n{match['text']}\n", document_id="rules.txt"),))
    assert Assistant(collection).ask(match["question"]).answer.status is Status.NOT_FOUND
    answer = Assistant(collection, lexicon=lexicon).ask(match["question"]).answer
    assert [citation.quote for citation in answer.citations] == [match["text"]]


def test_the_documentation_says_what_a_relation_is_worth() -> None:
    rows = re.findall(r"^\| (.*?) \| ([\d.]+) \| ([\d.]+) \|$", documentation(), re.MULTILINE)
    names = ["`same`", "`family`", "`near`", "`narrower`", "`narrower`, the other way", "`loose`"]
    worth = dict(zip(names, _WORTH.values(), strict=True))
    assert {name: (float(weight), float(meaning)) for name, weight, meaning in rows} == worth


def test_a_comparative_is_kin_of_its_adjective_and_a_noun_that_only_looks_like_one_is_not() -> None:
    lexicon = shipped_lexicon()
    for compared, adjective in ((("wealthier",), "wealthi"), (("dearer",), "dear"), (("drier",), "dri")):
        assert RelationKind.FAMILY in {r.kind for r in lexicon.relations(compared) if r.terms == (adjective,)}
    assert ("fore",) not in {relation.terms for relation in lexicon.relations(("forest",))}


def test_a_loose_relation_gives_way_to_any_other(tmp_path: Path) -> None:
    loose = read_lexicon_file(lexicon_file(tmp_path, "entries:\n  - {term: skipper, loose: [captain, boss]}\n"))
    near = read_lexicon_file(lexicon_file(tmp_path, "entries:\n  - {term: skipper, near: [captain]}\n"))
    for both in (loose.merged_with(near), near.merged_with(loose)):
        assert {r.terms: r.kind for r in both.relations(("skipper",))} == {
            ("captain",): RelationKind.NEAR,
            ("boss",): RelationKind.LOOSE,
        }


def test_what_is_loosely_related_is_looked_for_only_where_the_texts_have_nothing_nearer(tmp_path: Path) -> None:
    entries = "entries:\n  - {term: zorkmid, loose: [levy, dues], near: [ducat]}\n"
    lexicon = read_lexicon_file(lexicon_file(tmp_path, entries))

    def looked_for(text: str) -> set[str]:
        reader = Reader(Index(Collection("c", (read_document(text, document_id="d"),))), lexicon)
        (word,) = reader.read("Zorkmid?").query.words
        return {" ".join(choice.terms) for choice in word.alternatives}

    assert looked_for("The levy is due. So are the dues.") == {"zorkmid", "levi", "due"}
    assert looked_for("The levy is paid in ducats.") == {"zorkmid", "ducat"}
    assert looked_for("The levy is one zorkmid.") == {"zorkmid"}


def test_a_relation_that_is_called_an_antonym_is_switched_off(tmp_path: Path) -> None:
    other = read_lexicon_file(lexicon_file(tmp_path, "entries:\n  - {term: Japanese, antonyms: [Japan]}\n"))
    merged = shipped_lexicon().merged_with(other)
    assert RelationKind.ANTONYM in {r.kind for r in merged.relations(("japanes",)) if r.terms == ("japan",)}
    assert len(merged) == len(shipped_lexicon())
    assert ("japanes",) in merged
    assert dict(merged.items())["japanes",] == merged.relations(("japanes",))


def test_a_lexicon_can_be_sent_to_another_process_once_it_was_used() -> None:
    lexicon = shipped_lexicon()
    assert lexicon.relations(("pact",))
    sent = pickle.loads(pickle.dumps(lexicon))  # noqa: S301 - what is read was written here
    assert sent.relations(("pact",)) == lexicon.relations(("pact",))
