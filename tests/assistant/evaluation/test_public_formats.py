from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.evaluation.detect import read_question_set
from assistant.evaluation.errors import EvaluationUsageError, QuestionSetError
from assistant.evaluation.options import CollectionPer, ReadingOptions, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import Any


def test_squad_puts_each_question_to_its_article(squad_file: Path) -> None:
    found = read_question_set(str(squad_file), ReadingOptions())
    assert found.format == "SQuAD"
    assert list(found.collections or {}) == ["Lindvik_harbour", "Lighthouse"]
    first, impossible, third = found.questions
    assert (first.collection, first.relevant, first.answers) == (
        "Lindvik_harbour",
        (("Lindvik_harbour:1", 1),),
        ("1874",),
    )
    assert [item.text for item in first.evidence[0]] == ["The harbour of Lindvik was opened in 1874."]
    assert (impossible.answerable, impossible.relevant, impossible.evidence) == (False, (), ())
    assert len(third.answer_spans) == 2
    assert len(third.evidence) == 1


@pytest.mark.parametrize(
    ("per", "keys"),
    [
        (CollectionPer.ALL, ["all articles"]),
        (CollectionPer.PARAGRAPH, ["Lindvik_harbour:1", "Lindvik_harbour:2", "Lighthouse:1"]),
    ],
)
def test_squad_takes_other_collections(squad_file: Path, per: CollectionPer, keys: list[str]) -> None:
    found = read_question_set(str(squad_file), ReadingOptions(collection_per=per))
    assert list(found.collections or {}) == keys


def test_squad_questions_put_elsewhere_have_no_answer_there(squad_file: Path) -> None:
    found = read_question_set(str(squad_file), ReadingOptions(is_put_elsewhere=True))
    elsewhere = [question for question in found.questions if "elsewhere" in question.tags]
    assert [question.id for question in elsewhere] == ["q1::elsewhere", "q3::elsewhere"]
    assert {question.collection for question in elsewhere} == {"Lighthouse"}
    assert not any(question.answerable for question in elsewhere)


def test_squad_answers_must_stand_where_they_are_said_to(squad_file: Path) -> None:
    text = squad_file.read_text().replace('"answer_start": 37', '"answer_start": 36')
    squad_file.write_text(text)
    with pytest.raises(QuestionSetError, match="article 1, paragraph 1, question 1: the answer '1874' does not stand"):
        read_question_set(str(squad_file), ReadingOptions())


def test_beir_reads_texts_queries_and_judgements(beir_folder: Path) -> None:
    found = read_question_set(str(beir_folder), ReadingOptions())
    assert [(question.id, question.relevant) for question in found.questions] == [
        ("1", (("d 1", 2), ("d2", 0))),
        ("2", (("d2", 1), ("gone", 1))),
    ]
    assert all(question.answerable is None for question in found.questions)
    assert any("1 of 3 judged documents are not in beir" in note for note in found.notes)
    assert any("1 of 3 questions have no judgements" in note for note in found.notes)


def test_beir_reads_the_split_that_is_named(beir_folder: Path) -> None:
    (beir_folder / "qrels").mkdir()
    (beir_folder / "qrels" / "dev.tsv").write_text("query-id\tcorpus-id\tscore\n2\td2\t1\n")
    found = read_question_set(str(beir_folder), ReadingOptions(split="dev"))
    assert [question.id for question in found.questions] == ["2"]
    with pytest.raises(QuestionSetError, match="no judgements for 'test'; the splits here are dev"):
        read_question_set(str(beir_folder), ReadingOptions(split="test"))


def test_judgements_of_another_collection_are_refused(beir_folder: Path) -> None:
    (beir_folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\tx\t1\n")
    with pytest.raises(QuestionSetError, match="the set is for another collection"):
        read_question_set(str(beir_folder), ReadingOptions())


def test_trec_topics_with_qrels(beir_folder: Path, write: Callable[[str, str], Path]) -> None:
    topics = write(
        "topics.txt",
        "<top>\n<num> Number: 1\n<title> harbour opened\n\n<desc> Description:\nWhen?\n</top>\n"
        "<top><num>2</num><title>lighthouse keeper</title></top>\n",
    )
    qrels = write("qrels.txt", "1 0 d2 1\n2 0 d2 2\n")
    options = ReadingOptions(qrels=qrels, texts=(beir_folder / "corpus.jsonl",))
    found = read_question_set(str(topics), options)
    assert [(q.id, q.ask, q.relevant) for q in found.questions] == [
        ("1", "harbour opened", (("d2", 1),)),
        ("2", "lighthouse keeper", (("d2", 2),)),
    ]
    with pytest.raises(EvaluationUsageError, match="name their file with --qrels"):
        read_question_set(str(topics), ReadingOptions())
    with pytest.raises(EvaluationUsageError, match="name them with --texts"):
        read_question_set(str(topics), ReadingOptions(qrels=qrels))


def test_topics_may_be_separated_by_tabs(beir_folder: Path, write: Callable[[str, str], Path]) -> None:
    topics, qrels = write("topics.tsv", "1\tharbour opened\n"), write("qrels.txt", "1 0 d2 1\n")
    options = ReadingOptions(qrels=qrels, texts=(beir_folder / "corpus.jsonl",))
    assert [q.ask for q in read_question_set(str(topics), options).questions] == ["harbour opened"]


@pytest.mark.parametrize(
    ("line", "message"),
    [("1\td2\tmany", "line 1: the grade 'many'"), ("1 d2", "line 1: a judgement is"), ("", "no judgements")],
)
def test_broken_judgements_are_named(beir_folder: Path, line: str, message: str) -> None:
    (beir_folder / "qrels.tsv").write_text(line)
    with pytest.raises(QuestionSetError, match=message):
        read_question_set(str(beir_folder), ReadingOptions())


def test_mtrag_conversations_get_their_ids_from_the_tasks(mtrag_folder: Path) -> None:
    found = read_question_set(str(mtrag_folder), ReadingOptions())
    (conversation,) = found.conversations
    assert conversation.id == "abc"
    assert [(turn.id, turn.answerable, turn.relevant) for turn in conversation.turns] == [
        ("abc<::>1", True, (("d2", 1),)),
        ("abc<::>2", True, (("d2", 1),)),
        ("abc<::>3", False, ()),
    ]
    assert conversation.turns[1].tags == ("partial", "factoid")


@pytest.mark.parametrize(
    ("task", "last"),
    [
        (Task.LAST_TURN, "And its lamp?"),
        (Task.QUESTIONS, "Where does the lighthouse stand?\nAnd its lamp?"),
    ],
)
def test_mtrag_retrieval_tasks_are_asked_without_the_speakers_name(mtrag_folder: Path, task: Task, last: str) -> None:
    found = read_question_set(str(mtrag_folder), ReadingOptions(task=task))
    assert [question.ask for question in found.questions] == ["Where does the lighthouse stand?", last]
    with pytest.raises(QuestionSetError, match="the file of the task 'rewrite' is not here"):
        read_question_set(str(mtrag_folder), ReadingOptions(task=Task.REWRITE))


def test_clapnq_puts_each_question_to_its_passage(clapnq_folder: Path) -> None:
    found = read_question_set(str(clapnq_folder), ReadingOptions())
    answerable, unanswerable = found.questions
    assert [len(group) for group in answerable.gold] == [1, 2]
    assert (answerable.answerable, unanswerable.answerable) == (True, False)
    assert set(found.collections or {}) == {"a", "u"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("x.json", "[]", "this JSON is no SQuAD file"),
        ("x.json", "{", "this is not valid JSON"),
        ("x.csv", "a,b", "this file is no question set"),
        ("x.json", '{"data": [{"title": "T"}]}', "there are no questions"),
        (
            "x.json",
            '{"data": [{"title": "T", "paragraphs": [{"context": []}]}]}',
            "paragraph 1: 'context' is missing or",
        ),
        ("x.json", '{"data": [7]}', "article 1: a JSON object is needed"),
    ],
)
def test_what_is_no_set_is_refused(write: Callable[[str, str], Path], name: str, text: str, message: str) -> None:
    with pytest.raises(QuestionSetError) as error:
        read_question_set(str(write(name, text)), ReadingOptions())
    assert message in error.value.sentence


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(QuestionSetError, match="this folder is no question set"):
        read_question_set(str(tmp_path / "empty"), ReadingOptions())


def test_sets_that_bring_their_texts_take_no_others(squad_file: Path, clapnq_folder: Path) -> None:
    for path in (squad_file, clapnq_folder):
        with pytest.raises(QuestionSetError, match="brings its own texts"):
            read_question_set(str(path), ReadingOptions(texts=(path,)))


def test_bad_lines_of_every_form_raise_a_sentence_only(
    beir_folder: Path, write_lines: Callable[[str, Iterable[Any]], Path]
) -> None:
    write_lines("beir/queries.jsonl", [{"_id": "1"}])
    with pytest.raises(QuestionSetError, match="line 1: 'text' is missing"):
        read_question_set(str(beir_folder), ReadingOptions())
    path = write_lines("c.jsonl", [{"id": "a", "input": "x", "passages": [3], "output": []}])
    with pytest.raises(QuestionSetError, match="'passages' is missing or is not a list of objects"):
        read_question_set(str(path), ReadingOptions())


def test_json_that_nests_without_end_is_refused(write: Callable[[str, str], Path]) -> None:
    with pytest.raises(QuestionSetError, match="not valid JSON"):
        read_question_set(str(write("deep.json", "[" * 200_000)), ReadingOptions())
