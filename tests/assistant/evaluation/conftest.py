"""Small made-up question sets in each of the field's forms."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from assistant.evaluation import scoring
from assistant.evaluation.outcome import Found, History, Outcome, Quote
from assistant.model import Status
from corpus import Collection, Span, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

HARBOUR = (
    "The harbour of Lindvik was opened in 1874. It was built by Marta Holm, an engineer from Oslo.\n\n"
    "Ferries leave for three islands: Storøy, Lilleøy and Fjelløy. The crossing takes forty minutes."
)
LIGHTHOUSE = (
    "The lighthouse stands on the northern pier. Its lamp burns with 1,000 watts.\n\n"
    "Nobody has lived in the lighthouse since 1962, when the last keeper retired."
)


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing here depends on how exact an interval is, and a bootstrap takes its time."""
    monkeypatch.setattr(scoring, "RESAMPLES", 25)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Writes a file under the test's folder and says where."""

    def writer(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return writer


@pytest.fixture
def write_lines(write: Callable[[str, str], Path]) -> Callable[[str, Iterable[Any]], Path]:
    """Writes a JSONL file."""

    def writer(name: str, values: Iterable[Any]) -> Path:
        return write(name, "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values))

    return writer


@pytest.fixture
def town() -> Collection:
    """Two documents about one harbour town."""
    return Collection(
        "the town",
        (
            read_document(HARBOUR, document_id="harbour"),
            read_document(LIGHTHOUSE, document_id="lighthouse"),
        ),
    )


@pytest.fixture
def town_folder(write: Callable[[str, str], Path]) -> Path:
    """The same two documents as files."""
    write("town/harbour.txt", HARBOUR)
    return write("town/lighthouse.txt", LIGHTHOUSE).parent


@pytest.fixture
def town_set(write: Callable[[str, str], Path]) -> Path:
    """A question set over the town."""
    return write(
        "town-questions.yaml",
        """
title: Questions about Lindvik
questions:
  - id: opened
    ask: When was the harbour of Lindvik opened?
    evidence: ["The harbour of Lindvik was opened in 1874."]
    answers: ["1874"]
    tags: [date]
  - id: islands
    ask: For which islands do ferries leave?
    evidence: ["Ferries leave for three islands: Storøy, Lilleøy and Fjelløy."]
    tags: [list]
  - id: mayor
    ask: Who is the mayor of Copenhagen?
    unanswerable: true
    tags: [off-topic]
conversations:
  - id: c1
    turns:
      - ask: Where does the lighthouse stand?
        evidence: [{text: "The lighthouse stands on the northern pier.", document: lighthouse.txt}]
      - ask: And since when has nobody lived in it?
        evidence: ["Nobody has lived in the lighthouse since 1962, when the last keeper retired."]
""",
    )


@pytest.fixture
def make_outcome() -> Callable[..., Outcome]:
    """Makes what was said to a question."""

    def maker(
        question: str,
        *quotes: tuple[str, int, int],
        status: Status | None = None,
        confidence: float = 0.9,
        found: Iterable[tuple[str, int, int]] = (),
        history: History | None = None,
        short_answer: str | None = None,
        text: str = "quoted",
    ) -> Outcome:
        return Outcome(
            question=question,
            history=history,
            read_as=None,
            status=status or (Status.ANSWERED if quotes else Status.NOT_FOUND),
            short_answer=short_answer,
            quotes=tuple(Quote(name, name, "paragraph 1", Span(a, b), text, is_verbatim=True) for name, a, b in quotes),
            nearest=(),
            reply=None,
            confidence=confidence,
            missing=(),
            found=tuple(Found(name, Span(a, b), 1.0) for name, a, b in found),
            seconds=0.001,
        )

    return maker


@pytest.fixture
def squad_file(write: Callable[[str, str], Path]) -> Path:
    """Two made-up articles in the shape of SQuAD 2.0."""
    harbour, ferries = HARBOUR.split("\n\n")
    value = {
        "version": "v2.0",
        "data": [
            {
                "title": "Lindvik_harbour",
                "paragraphs": [
                    {
                        "context": harbour,
                        "qas": [
                            {
                                "id": "q1",
                                "question": "When was the harbour opened?",
                                "is_impossible": False,
                                "answers": [{"text": "1874", "answer_start": harbour.index("1874")}] * 3,
                            },
                            {"id": "q2", "question": "Who sank the harbour?", "is_impossible": True, "answers": []},
                        ],
                    },
                    {
                        "context": ferries,
                        "qas": [
                            {
                                "id": "q3",
                                "question": "How long does the crossing take?",
                                "answers": [
                                    {"text": "forty minutes", "answer_start": ferries.index("forty")},
                                    {"text": "minutes", "answer_start": ferries.index("minutes")},
                                ],
                            }
                        ],
                    },
                ],
            },
            {"title": "Lighthouse", "paragraphs": [{"context": LIGHTHOUSE, "qas": []}]},
        ],
    }
    return write("town-v2.json", json.dumps(value))


@pytest.fixture
def beir_folder(write: Callable[[str, str], Path], write_lines: Callable[[str, Iterable[Any]], Path]) -> Path:
    """A made-up folder in the shape of BEIR."""
    write_lines("beir/corpus.jsonl", _corpus())
    write_lines(
        "beir/queries.jsonl",
        [
            {"_id": "1", "text": "When was the harbour opened?"},
            {"_id": "2", "text": "Who lived in the lighthouse?"},
            {"_id": "3", "text": "not judged"},
        ],
    )
    return write("beir/qrels.tsv", "query-id\tcorpus-id\tscore\n1\td 1\t2\n1\td2\t0\n2\td2\t1\n2\tgone\t1\n").parent


@pytest.fixture
def mtrag_folder(write: Callable[[str, str], Path], write_lines: Callable[[str, Iterable[Any]], Path]) -> Path:
    """A made-up folder in the shape of MTRAG."""
    write_lines("mtrag/corpus.jsonl", _corpus())
    write("mtrag/qrels.tsv", "query-id\tcorpus-id\tscore\nabc<::>1\td2\t1\nabc<::>2\td2\t1\n")
    write_lines(
        "mtrag/lastturn.jsonl",
        [
            {"_id": "abc<::>1", "text": "|user|: Where does the lighthouse stand?"},
            {"_id": "abc<::>2", "text": "|user|: And its lamp?"},
        ],
    )
    write_lines(
        "mtrag/questions.jsonl",
        [
            {"_id": "abc<::>1", "text": "|user|: Where does the lighthouse stand?"},
            {"_id": "abc<::>2", "text": "|user|: Where does the lighthouse stand?\n|user|: And its lamp?"},
        ],
    )
    user = [("Where does the lighthouse stand?", "ANSWERABLE"), ("And its lamp?", "PARTIAL"), ("Rent?", "UNANSWERABLE")]
    messages = []
    for text, answerability in user:
        enrichments = {"Answerability": [answerability], "Multi-Turn": ["N/A"], "Question Type": ["Factoid"]}
        messages.append({"speaker": "user", "text": text, "enrichments": enrichments})
        messages.append({"speaker": "agent", "text": "Said so.", "contexts": []})
    return write("mtrag/conversations.json", json.dumps([{"domain": "town", "messages": messages}])).parent


@pytest.fixture
def clapnq_folder(write_lines: Callable[[str, Iterable[Any]], Path]) -> Path:
    """Made-up files in the shape of CLAPNQ."""
    sentences = ["The lighthouse stands on the northern pier .", "Its lamp burns with 1,000 watts ."]
    passage = {"title": "Lighthouse", "text": " ".join(sentences), "sentences": sentences}
    answer = {"answer": "On the pier.", "selected_sentences": sentences[:1], "meta": {}}
    both = {"answer": "On the pier, bright.", "selected_sentences": sentences, "meta": {}}
    nothing = {"answer": "", "selected_sentences": [], "meta": {}}
    write_lines(
        "clapnq/answerable.jsonl",
        [{"id": "a", "input": "where is the lighthouse", "passages": [passage], "output": [answer, both]}],
    )
    return write_lines(
        "clapnq/unanswerable.jsonl",
        [{"id": "u", "input": "who paid for it", "passages": [passage], "output": [nothing]}],
    ).parent


def _corpus() -> list[dict[str, str]]:
    return [
        {"_id": "d 1", "title": "Harbour", "text": HARBOUR},
        {"_id": "d2", "title": "Lighthouse", "text": LIGHTHOUSE},
    ]
