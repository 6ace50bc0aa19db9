"""``alliance ask``: one question, or one a line."""

from __future__ import annotations

import sys
from collections import OrderedDict
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from assistant.commands.options import UsageError, add_passages, add_texts, make_assistant, new_parser
from assistant.exit_codes import ExitCode
from assistant.terminal import one_line, style_for

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.assistant import Assistant
    from assistant.explanation import Explanation
    from assistant.model import Conversation, Turn
    from assistant.sessions import AskedOn
    from assistant.terminal import Style

_EXAMPLES = """
alliance ask "When did the EU-Japan Summit take place?"
echo "What is said about plastics?" | alliance ask -
alliance ask --continue "And about biodiversity?"
alliance ask --explain "Who signed the alliance?"
alliance ask --json "What does GACERE stand for?"
alliance ask "Who is responsible?" --texts contract.txt annexes/
alliance ask --jsonl --texts corpus.jsonl < questions.jsonl > answers.jsonl
"""

# Conversations that go on at the same time; the one that has rested longest is forgotten first, so that any number of
# lines runs in the same memory.
_OPEN_CONVERSATIONS = 1_000
# No follow-up reaches further back than this.
_KEPT_TURNS = 10
# What 1e999 is read as; JSON has no word for it.
_INFINITE = (float("inf"), float("-inf"))


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``ask``."""
    parser = new_parser(subparsers, "ask", "answer a question in the texts' own words", _EXAMPLES)
    parser.add_argument("question", nargs="?", help="the question; - reads it from standard input")
    add_texts(parser)
    add_passages(parser)
    parser.add_argument(
        "--continue",
        action="store_true",
        dest="continues",
        help="ask a follow-up of the conversation last used; it is kept with it",
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say how the question was read, and what counted for and against an answer",
    )
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print one JSON object")
    output.add_argument(
        "--jsonl",
        action="store_true",
        help='read one JSON object a line from standard input, {"id", "question", "conversation"?}, write one a line',
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Answers; the exit code says whether the texts do."""
    if arguments.jsonl:
        if arguments.question not in {None, "-"}:
            raise UsageError("--jsonl reads its questions from standard input; leave the question out.")
        if arguments.continues:
            raise UsageError('--jsonl has conversations of its own; name them in the lines with "conversation".')
        return _answer_lines(arguments)
    return _answer_one(arguments)


def _answer_one(arguments: argparse.Namespace) -> int:
    from assistant.assistant import unreadable  # noqa: PLC0415
    from assistant.model import Status  # noqa: PLC0415

    if arguments.question is None and arguments.texts:
        raise UsageError(
            'Put the question before --texts, which takes every word after it: alliance ask "question" --texts PATH.'
        )
    if arguments.question is None:
        raise UsageError('Ask something: alliance ask "question", or alliance ask - to read it from standard input.')
    question = _from_stdin() if arguments.question == "-" else arguments.question
    problem = unreadable(question)
    if problem is not None:
        raise UsageError(problem)
    assistant, conversation, turn, elapsed_ms = _asked(arguments, question)
    explanations = assistant.explain(turn, conversation) if arguments.explain else ()
    if arguments.json:
        from assistant.json_output import to_json, turn_object  # noqa: PLC0415

        print(to_json(turn_object(turn, elapsed_ms, explanations), indent=2))
    else:
        print(*_plain_lines(turn, explanations, style_for(arguments.color, sys.stdout)), sep="\n")
    return ExitCode.NOT_FOUND if turn.answer.status is Status.NOT_FOUND else ExitCode.OK


def _asked(arguments: argparse.Namespace, question: str) -> tuple[Assistant, Conversation, Turn, float]:
    """Who was asked, the turns before, the turn that the question is, and how long that took in milliseconds."""
    from assistant.model import Conversation  # noqa: PLC0415

    if arguments.continues:
        started = perf_counter()
        asked = _follow_up(arguments, question)
        return asked.assistant, asked.conversation, asked.turn, (perf_counter() - started) * 1000
    assistant, conversation = make_assistant(arguments), Conversation()
    started = perf_counter()
    turn = assistant.ask(question, conversation)
    return assistant, conversation, turn, (perf_counter() - started) * 1000


def _plain_lines(turn: Turn, explanations: Sequence[Explanation], style: Style) -> Iterator[str]:
    from assistant.plain_output import turn_lines  # noqa: PLC0415

    yield from turn_lines(turn, style)
    if explanations:
        from assistant.plain_explanation import explanation_lines  # noqa: PLC0415

        yield from explanation_lines(explanations, style)


def _follow_up(arguments: argparse.Namespace, question: str) -> AskedOn:
    """The turn that a question is in the conversation last used, with which it is kept."""
    from assistant.paths import user_paths  # noqa: PLC0415
    from assistant.sessions import ask_on  # noqa: PLC0415

    def assistant_over(paths: Sequence[str]) -> Assistant:
        arguments.texts = [Path(path) for path in paths]
        return make_assistant(arguments)

    def tell(sentence: str) -> None:
        print(one_line(sentence), file=sys.stderr)

    texts = [str(path.absolute()) for path in arguments.texts or ()]
    return ask_on(user_paths(arguments.home).data, question, texts, assistant_over, tell)


def _from_stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise UsageError(
            f"Byte {error.start} of standard input is not UTF-8 text; send the question as UTF-8."
        ) from error


def _answer_lines(arguments: argparse.Namespace) -> int:
    from assistant.json_output import to_json  # noqa: PLC0415

    assistant = make_assistant(arguments)
    for answer in _answers(assistant, sys.stdin.buffer, explains=arguments.explain):
        print(to_json(answer), flush=True)
    return ExitCode.OK


def _answers(assistant: Assistant, lines: Iterable[bytes], *, explains: bool) -> Iterator[dict[str, Any]]:
    """One object a line, in the order of the lines; for a line that cannot be read, one with ``error``."""
    conversations: OrderedDict[str, Conversation] = OrderedDict()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            request = _request(line)
        except ValueError as error:
            yield {"id": None, "line": number, "error": f"Line {number}: {error}"}
            continue
        yield _answered(assistant, request, conversations, number, explains=explains)


def _request(line: bytes) -> dict[str, Any]:
    """The object of a line.

    Raises:
        ValueError: saying what is wrong with it.
    """
    import json  # noqa: PLC0415

    try:
        request = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise ValueError(f"byte {error.start} is not UTF-8 text.") from error
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is not valid JSON ({error}).") from error
    if not isinstance(request, dict):
        raise ValueError('an object is needed, {"id": ..., "question": ...}.')  # noqa: TRY004 - one kind for the caller
    return request


def _refuse_constant(name: str) -> None:
    """Python reads ``NaN`` and ``Infinity``, which are no JSON and would come back in the answer's ``id``."""
    raise ValueError(f"{name} is no JSON value")


def _answered(
    assistant: Assistant,
    request: dict[str, Any],
    conversations: OrderedDict[str, Conversation],
    number: int,
    *,
    explains: bool,
) -> dict[str, Any]:
    from assistant.assistant import unreadable  # noqa: PLC0415
    from assistant.json_output import turn_object  # noqa: PLC0415
    from assistant.model import Conversation  # noqa: PLC0415

    question, name = request.get("question"), request.get("conversation")
    problem = unreadable(question) if isinstance(question, str) else "The question is missing or is not a text."
    if name is not None and not isinstance(name, (str, int)):
        problem = "The conversation is neither a text nor a number."
    line_id = request.get("id")
    if isinstance(line_id, (dict, list)) or line_id in _INFINITE:
        line_id, problem = None, "The id is neither a text nor a number."
    if problem is not None:
        return {"id": line_id, "line": number, "error": f"Line {number}: {problem}"}
    conversation = conversations.get(str(name)) if name is not None else None
    started = perf_counter()
    turn = assistant.ask(str(question), conversation)
    elapsed_ms = (perf_counter() - started) * 1000
    explanations = assistant.explain(turn, conversation) if explains else ()
    if name is not None:
        turns = (*(conversation or Conversation()).turns, turn)[-_KEPT_TURNS:]
        conversations[str(name)] = Conversation(turns)
        conversations.move_to_end(str(name))
        if len(conversations) > _OPEN_CONVERSATIONS:
            conversations.popitem(last=False)
    return {"id": line_id, **turn_object(turn, elapsed_ms, explanations)}
