"""``alliance ask``: what it prints, what it reads and how it ends."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hostile import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUMMIT = "When did the EU-Japan Summit take place?"
BUDGET = "What is the budget of the alliance?"


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    content = json.loads(files("assistant").joinpath("answer.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content)


def without_time(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name != "elapsed_ms"}


def test_an_answer_is_the_short_answer_the_quotes_and_where_they_stand(run: Callable[..., Any]) -> None:
    ran = run("ask", SUMMIT)
    assert (ran.code, ran.err) == (0, "")
    title = "On May 31, the EU-Japan Summit took place with the Green Alliance as key deliverable"
    assert ran.out.splitlines()[:5] == [
        "May 31",
        "",
        f"“{title}” [1]",
        "",
        f"[1] {title}, title, characters 40–124 of eu-japan-green-alliance",
    ]


def test_a_refusal_says_what_is_missing_and_offers_what_is_near_as_no_answer(run: Callable[..., Any]) -> None:
    ran = run("ask", BUDGET)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("The text does not mention “budget”.\n\nNearest passage, which is not an answer:\n")
    assert "[1]" not in ran.out


def test_an_answer_from_where_the_text_breaks_off_says_so(run: Callable[..., Any]) -> None:
    ran = run("ask", "On what is the special focus of Research and Development?")
    assert "(The published text breaks off there.)" in ran.out


@pytest.mark.parametrize(
    "question",
    [
        SUMMIT,
        BUDGET,
        "What environmental aspects does the Green Alliance include?",
        "What does GACERE stand for?",
        "?!",
        "\x1b[31mplastics\u202e [bold] <b>",
        "Who are you?",
        "What is said about plastics, and what about soil? And what is the budget?",
        "Who sings? Who dances?",
        "Hello!",
    ],
)
def test_json_is_as_its_schema_says(
    run: Callable[..., Any], schema: jsonschema.Draft202012Validator, question: str
) -> None:
    ran = run("ask", "--json", question)
    answer = json.loads(ran.out)
    schema.validate(answer)
    assert answer["question"] == question
    assert not FORBIDDEN.search(ran.out)
    assert ran.code == (1 if answer["status"] == "not_found" else 0)
    for passage in answer["passages"]:
        assert sum(passage["terms"].values()) == pytest.approx(passage["score"], abs=1e-4)


def test_the_schema_refuses_what_is_no_answer(run: Callable[..., Any], schema: jsonschema.Draft202012Validator) -> None:
    answer = json.loads(run("ask", "--json", SUMMIT).out)
    for wrong in (
        {**answer, "another": 1},
        {**answer, "quotes": []},
        {**answer, "status": "not_found"},
        {**answer, "confidence": 1.5},
        without_time(answer),
    ):
        assert not schema.is_valid(wrong)


def test_the_same_question_gives_the_same_bytes_in_every_process(run: Callable[..., Any]) -> None:
    once, again = (
        without_time(json.loads(run("ask", "--json", SUMMIT, env={"PYTHONHASHSEED": seed}).out)) for seed in "12"
    )
    assert once == again


@pytest.mark.parametrize(("k", "number"), [("1", 1), ("3", 3)])
def test_k_sets_how_many_passages(run: Callable[..., Any], k: str, number: int) -> None:
    answer = json.loads(run("ask", "--json", "-k", k, "What is said about the green alliance?").out)
    assert len(answer["passages"]) == number


def test_a_question_may_come_from_standard_input(run: Callable[..., Any]) -> None:
    assert run("ask", "-", stdin=f"{SUMMIT}\n").out == run("ask", SUMMIT).out


@pytest.mark.parametrize(
    ("words", "stdin", "sentence"),
    [
        (["ask"], b"", "Ask something"),
        (["ask", ""], b"", "The question is empty"),
        (["ask", "  \n"], b"", "The question is empty"),
        (["ask", "-"], b"", "The question is empty"),
        (["ask", "-"], b"caf\xe9?", "Byte 3 of standard input is not UTF-8"),
        (["ask", "-"], b"plastics " * 120_000, "The question has 1,079,999 characters"),
        (["ask", "--texts", "a.txt"], b"", "Put the question before --texts"),
        (["ask", "--jsonl", "words"], b"", "--jsonl reads its questions from standard input"),
        (["ask", "--json", "--jsonl"], b"", "not allowed with"),
        (["ask", "-k", "0", "words"], b"", "is not a whole number from 1 upwards"),
        (["ask", "-k", "9" * 5_000, "words"], b"", "is not a whole number from 1 upwards"),
        (["ask", "--set", "k2=1", "words"], b"", "did you mean k1?"),
        (["ask", "--set", "k1", "words"], b"", "name=value"),
        (["ask", "--color", "red", "words"], b"", "none of auto, always, never"),
        (["ask", "--colour", "never", "words"], b"", "--colour"),
        (["ask", "one", "two"], b"", "two"),
        (["search", ""], b"", "The question is empty"),
        (["show", "nowhere"], b"", "There is no document 'nowhere'"),
        (["ask", "\x1b[31m", "\x1b[32m"], b"", "␛[32m"),
        (["nonsense"], b"", "nonsense"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_wrong_usage_is_said_in_a_sentence_on_standard_error(
    run: Callable[..., Any], words: list[str], stdin: bytes, sentence: str
) -> None:
    ran = run(*words, stdin=stdin)
    assert ran.code == 2
    assert ran.out == ""
    assert sentence in ran.err
    assert not FORBIDDEN.search(ran.err)


def test_only_punctuation_is_a_question_without_an_answer(run: Callable[..., Any]) -> None:
    ran = run("ask", "?!…")
    assert ran.code == 1
    assert "no word in the question" in ran.out


def test_an_argument_that_is_no_text_does_no_harm(
    run: Callable[..., Any], tmp_path: Path, alliance_command: str
) -> None:
    del run
    done = subprocess.run([alliance_command, "ask", b"plastics \xff"], capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode in {0, 1}
    assert b"Traceback" not in done.stderr
    done.stdout.decode("utf-8")


def test_jsonl_answers_line_by_line_in_order(run: Callable[..., Any], schema: jsonschema.Draft202012Validator) -> None:
    questions = [{"id": f"q{number}", "question": SUMMIT if number % 2 else BUDGET} for number in range(20)]
    ran = run("ask", "--jsonl", stdin="".join(f"{json.dumps(question)}\n" for question in questions))
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [answer["id"] for answer in answers] == [question["id"] for question in questions]
    assert [answer["status"] for answer in answers] == ["not_found", "answered"] * 10
    for answer in answers:
        schema.validate(answer)
    alone = json.loads(run("ask", "--json", SUMMIT).out)
    assert without_time(answers[1]) == {"id": "q1", **without_time(alone)}


def test_a_bad_line_gets_an_error_and_the_others_go_on(run: Callable[..., Any]) -> None:
    lines = [
        b'{"id": 1, "question": "What is said about plastics?"}',
        b"{",
        b"[1, 2]",
        b'{"id": 4}',
        b'{"id": 5, "question": 5}',
        b'{"id": 6, "question": "  "}',
        b'{"id": 7, "question": "x", "conversation": [1]}',
        b'{"id": 8, "question": "\xff"}',
        b'{"id": NaN, "question": "x"}',
        b'{"id": {}, "question": "x"}',
        b'{"id": 1e999, "question": "x"}',
        b'{"id": ' + b"9" * 5_000 + b', "question": "x"}',
        b"[" * 100_000,
        b'{"id": 14, "question": "' + b"x" * 1_000_000 + b'"}',
        b"",
        b'{"id": 16, "question": "\\u001b[31m\\ud800 plastics?"}',
        b'\xef\xbb\xbf{"id": 17, "question": "plastics?"}',
        b'{"id": null, "question": "plastics?"}',
    ]
    ran = run("ask", "--jsonl", stdin=b"\n".join(lines))
    answers = [json.loads(line, parse_constant=pytest.fail) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert not FORBIDDEN.search(ran.out)
    errors = {answer["line"]: answer["error"] for answer in answers if "error" in answer}
    assert list(errors) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]
    assert all(error.startswith(f"Line {line}: ") and error.endswith(".") for line, error in errors.items())
    assert [answer["id"] for answer in answers if "error" not in answer] == [1, 16, 17, None]
    assert [answer["id"] for answer in answers if answer.get("line") in {4, 6, 14}] == [4, 6, 14]


def test_an_answer_is_written_before_the_next_question_is_read(tmp_path: Path, alliance_command: str) -> None:
    with subprocess.Popen(
        [alliance_command, "ask", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "question": SUMMIT}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


def test_lines_of_one_conversation_are_its_turns(run: Callable[..., Any]) -> None:
    follow_up = {"question": "And with which countries?"}
    lines = [
        {"id": 1, "question": "Does the EU seek similar alliances?", "conversation": "a"},
        {"id": 2, "question": "What is said about plastics?", "conversation": "b"},
        {"id": 3, **follow_up, "conversation": "a"},
        {"id": 4, **follow_up},
    ]
    ran = run("ask", "--jsonl", stdin="".join(f"{json.dumps(line)}\n" for line in lines))
    answers = {answer["id"]: answer for answer in map(json.loads, ran.out.splitlines())}
    assert list(answers) == [1, 2, 3, 4]
    # Read by itself the last line is no follow-up; what the third is read as is for the tests of conversations.
    assert answers[4]["question"] == answers[3]["question"]
    alone = json.loads(run("ask", "--json", follow_up["question"]).out)
    assert without_time(answers[4]) == {"id": 4, **without_time(alone)}


def test_many_conversations_and_lines_are_answered_in_constant_memory(run: Callable[..., Any]) -> None:
    """More conversations than are remembered: the first is forgotten, and nothing else happens."""
    lines = [{"id": number, "question": "plastics?", "conversation": number} for number in range(1_200)]
    ran = run("ask", "--jsonl", "-k", "1", stdin="".join(f"{json.dumps(line)}\n" for line in lines))
    assert len(ran.out.splitlines()) == 1_200
    assert "error" not in ran.out


def test_continue_asks_a_follow_up_of_the_conversation_last_used(run: Callable[..., Any], tmp_path: Path) -> None:
    first = run("ask", "--home", tmp_path, "--continue", "What do they agree on plastics?")
    assert first.code == 0
    assert "this one begins" in first.err
    second = run("ask", "--home", tmp_path, "--continue", "And on biodiversity?")
    assert second.code == 0
    assert second.out.startswith("Read as: And on biodiversity?")
    assert "biodiversity framework" in second.out
    assert run("ask", "--jsonl", "--continue").code == 2


def test_explain_says_how_it_was_read_and_what_counted(run: Callable[..., Any]) -> None:
    plain = run("ask", SUMMIT)
    explained = run("ask", "--explain", SUMMIT)
    assert explained.code == 0
    assert explained.out.startswith(plain.out)
    rest = explained.out.removeprefix(plain.out)
    titles = ["How it was read", "Why it was answered", "What made the best sentence the best"]
    assert [line for line in rest.splitlines() if line in titles] == titles
    refused = run("ask", "--explain", BUDGET)
    assert refused.code == 1
    assert "Why it was refused" in refused.out
    assert "budget (typed): not in the texts" in refused.out


@pytest.mark.parametrize(
    "question", [SUMMIT, BUDGET, "Hello!", "?!", "What is said about plastcs, and what about soil?", "zyzzyva qwxyz?"]
)
def test_an_explanation_in_json_is_as_the_schema_says(
    run: Callable[..., Any], schema: jsonschema.Draft202012Validator, question: str
) -> None:
    answer = json.loads(run("ask", "--json", "--explain", question).out)
    schema.validate(answer)
    explained = [part["explanation"] for part in answer["parts"] or [answer]]
    assert ("explanation" in answer) == (not answer["parts"])
    for explanation in explained:
        if explanation["sum"] is not None:
            given = sum(sign["contribution"] for sign in explanation["signs"])
            assert given == pytest.approx(explanation["sum"], abs=1e-4)
    without = json.loads(run("ask", "--json", question).out)
    schema.validate(without)
    assert "explanation" not in json.dumps(without)


def test_lines_and_follow_ups_are_explained_too(run: Callable[..., Any], tmp_path: Path) -> None:
    lines = [
        {"question": "What is said about plastics?", "conversation": 1},
        {"question": "And soil?", "conversation": 1},
    ]
    ran = run("ask", "--jsonl", "--explain", stdin="\n".join(map(json.dumps, lines)))
    _, second = (json.loads(line)["explanation"] for line in ran.out.splitlines())
    assert "history" in {choice["origin"] for word in second["words"] for choice in word["choices"]}
    run("ask", "--home", tmp_path, "--continue", "What is said about plastics?")
    assert "plastics (history)" in run("ask", "--home", tmp_path, "--continue", "--explain", "And soil?").out
