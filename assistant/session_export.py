"""Conversations for elsewhere: as Markdown that shows every character literally, and as plain values for JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from assistant.kept_turns import turn_to_object
from assistant.model import BREAKS_OFF, Status
from assistant.parts import running_numbers
from assistant.terminal import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.kept_turns import KeptCitation, KeptTurn
    from assistant.sessions import Session

# What Markdown, or the HTML in it, would act on anywhere in a line, and what it acts on only where a line begins.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~]")
_ACTIVE_AT_START = re.compile(r"^(\s*)([#+=-]|\d+[.)])")


def session_object(session: Session) -> dict[str, Any]:
    """The conversation as plain values that JSON can hold."""
    summary = session.summary
    return {
        "name": summary.name,
        "collection": summary.collection,
        "texts": list(summary.texts),
        "created": summary.created.isoformat(),
        "updated": summary.updated.isoformat(),
        "turns": [turn_to_object(turn) for turn in session.turns],
    }


def session_markdown(session: Session) -> str:
    """The conversation as Markdown."""
    return transcript_markdown(session.summary.name, session.turns)


def transcript_markdown(name: str, turns: Iterable[KeptTurn]) -> str:
    """Turns as Markdown: each question a heading, each quote a block quotation with its citation under it."""
    lines = [f"# {literal(one_line(name))}", ""]
    for turn in turns:
        lines.extend([*_turn_lines(turn), ""])
    return "\n".join(lines).rstrip("\n") + "\n"


def citation_text(citation: KeptCitation) -> str:
    """A quote with its citation, as it is put into a letter."""
    return f"“{citation.quote}” ({', '.join(_citation_parts(citation))})"


def literal(text: str) -> str:
    """One line of text as Markdown that shows it as it is."""
    return _ACTIVE_AT_START.sub(_escaped_start, _ACTIVE.sub(r"\\\g<0>", printable(text)))


def _escaped_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def _turn_lines(turn: KeptTurn) -> Iterator[str]:
    yield f"## {literal(one_line(turn.question))}"
    yield ""
    if not turn.parts:
        yield from _answer_lines(turn, range(1, len(turn.quotes) + 1))
        return
    for part, numbers in _numbered_parts(turn):
        yield f"### {literal(one_line(part.question))}"
        yield ""
        yield from _answer_lines(part, numbers)


def _numbered_parts(turn: KeptTurn) -> Iterable[tuple[KeptTurn, Sequence[int]]]:
    """The parts of a turn, each with the numbers of its quotes."""
    return zip(turn.parts, running_numbers(part.quotes for part in turn.parts), strict=True)


def _answer_lines(turn: KeptTurn, numbers: Sequence[int]) -> Iterator[str]:
    if turn.read_as is not None:
        yield f"*Read as:* {literal(one_line(turn.read_as))}"
        yield ""
    if turn.reply is not None:
        yield from _literal_lines(turn.reply)
        yield ""
    if turn.status is Status.ANSWERED and turn.short_answer is not None:
        first = turn.quotes[0]
        short = first.quote[turn.short_answer.start - first.start : turn.short_answer.end - first.start]
        yield f"**{literal(one_line(short))}**"
        yield ""
    for number, citation in zip(numbers, turn.quotes, strict=True):
        yield from [*_quote_lines(citation, number), ""]
    if turn.nearest:
        yield "Nearest passage, which is not an answer:"
        yield ""
        for citation in turn.nearest:
            yield from [*_quote_lines(citation, None), ""]


def _quote_lines(citation: KeptCitation, number: int | None) -> Iterator[str]:
    for line in _literal_lines(citation.quote):
        yield f"> {line}".rstrip()
    if citation.incomplete:
        yield ">"
        yield f"> ({BREAKS_OFF})"
    yield ">"
    label = f"\\[{number}\\] " if number is not None else ""
    yield f"> — {label}{', '.join(literal(part) for part in _citation_parts(citation))}"


def _citation_parts(citation: KeptCitation) -> Sequence[str]:
    parts = [
        one_line(citation.title),
        one_line(citation.locator),
        f"characters {citation.start}–{citation.end} of {one_line(citation.document)}",
        one_line(citation.source or ""),
    ]
    return [part for part in parts if part]


def _literal_lines(text: str) -> list[str]:
    return [literal(line) for line in printable(text).split("\n")]


def session_text(session: Session) -> str:
    """The conversation as it is read on a terminal."""
    return "\n\n".join("\n".join(_plain_lines(turn)) for turn in session.turns)


def _plain_lines(turn: KeptTurn) -> Iterator[str]:
    yield f"You: {one_line(turn.question)}"
    if not turn.parts:
        yield from _plain_answer(turn, range(1, len(turn.quotes) + 1))
        return
    for place, (part, numbers) in enumerate(_numbered_parts(turn), start=1):
        yield f"Question {place}: {one_line(part.question)}"
        yield from _plain_answer(part, numbers)


def _plain_answer(turn: KeptTurn, numbers: Sequence[int]) -> Iterator[str]:
    if turn.read_as is not None:
        yield f"Read as: {one_line(turn.read_as)}"
    yield "Answer:"
    if turn.reply is not None:
        yield printable(turn.reply)
    for number, citation in zip(numbers, turn.quotes, strict=True):
        yield f"“{printable(citation.quote)}” [{number}]"
        if citation.incomplete:
            yield f"  ({BREAKS_OFF})"
        yield f"  {', '.join(_citation_parts(citation))}"
    if turn.nearest:
        yield "Nearest passage, which is not an answer:"
    for citation in turn.nearest:
        yield f"  {printable(citation.quote)} ({', '.join(_citation_parts(citation))})"
