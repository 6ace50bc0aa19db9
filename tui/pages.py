"""What the conversation shows, as blocks of paragraphs; how they are wrapped and drawn is nothing of theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from assistant.kept_turns import Standing
from assistant.model import BREAKS_OFF, Status
from assistant.terminal import one_line
from tui.places import TurnPlace, places_of_turn, singles
from tui.wording import in_quotes, place_of, sureness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.kept_turns import KeptCitation, KeptTurn
    from corpus.model import Collection, Span

_CHANGED = {
    Standing.CHANGED: "⚠ The text has changed since; this is what it said.",
    Standing.ABSENT: "⚠ This text is not loaded now; this is what it said.",
}


class Look(StrEnum):
    """How something looks, by what it is; the values are the component classes of the transcript."""

    QUESTION = "transcript--question"
    MARK = "transcript--mark"
    ASIDE = "transcript--aside"
    READ_AS = "transcript--read-as"
    REPLY = "transcript--reply"
    QUOTE = "transcript--quote"
    ANSWER = "transcript--answer"
    NUMBER = "transcript--number"
    PLACE = "transcript--place"
    WARNING = "transcript--warning"
    NEAREST = "transcript--nearest"
    EDGE = "transcript--edge"
    TITLE = "transcript--title"
    EXAMPLE = "transcript--example"
    KEY = "transcript--key"


class Tint(NamedTuple):
    """Code points ``[start, end)`` of a paragraph that look otherwise than the rest."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one look, parts of it in others.

    Attributes:
        text: raw; whatever a terminal would obey is replaced when it is drawn, not before.
        look: of all of it.
        tints: the parts that look otherwise, in order; they do not overlap.
    """

    text: str
    look: Look
    tints: tuple[Tint, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs that belong together.

    Attributes:
        paragraphs: one under the other.
        look: of the ground that they stand on, from the left margin to the right one.
        margin: cells left free on either side.
        edge: what stands before the first row.
        further_edge: what stands before every other row; as wide as ``edge``.
        edge_look: how both look.
        choice: what a click on the block chooses, counted from 0 in its page; None where there is nothing to choose.
        gap: how many rows are left free below.
    """

    paragraphs: tuple[Paragraph, ...]
    look: Look
    margin: int = 4
    edge: str = ""
    further_edge: str = ""
    edge_look: Look = Look.EDGE
    choice: int | None = None
    gap: int = 1


def turn_blocks(kept: KeptTurn, collection: Collection) -> Iterator[Block]:
    """A question, how it was read, and its answer; where several were asked at once, so for each of them."""
    places = places_of_turn(kept)
    yield _question(kept.question)
    for place, part in enumerate(singles(kept), start=1):
        if kept.parts:
            heading = f"Question {place}: {one_line(part.question)}"
            yield Block((Paragraph(heading, Look.TITLE),), Look.TITLE)
        if part.read_as is not None:
            yield _aside(f"read as: {one_line(part.read_as)}", Look.READ_AS)
        if part.status is Status.ANSWERED:
            yield from _evidence(part, places, collection)
        else:
            yield from _reply(part, places, collection)


def pending_blocks(question: str) -> Iterator[Block]:
    """A question whose answer is still to come."""
    yield _question(question)
    yield _aside("… looking it up · Esc stops it")


@dataclass(frozen=True, slots=True)
class Welcome:
    """The first screen.

    Attributes:
        title: what one can do now.
        facts: what is loaded, or what is being done.
        examples: questions that the texts answer.
        keys: the keys that matter, and what they do.
    """

    title: str = ""
    facts: str = ""
    examples: tuple[str, ...] = ()
    keys: tuple[tuple[str, str], ...] = field(default=())

    def blocks(self) -> Iterator[Block]:
        """What is loaded, what one can ask, and the keys."""
        yield Block((Paragraph(self.title, Look.TITLE),), Look.TITLE, margin=2, gap=0)
        yield Block((Paragraph(self.facts, Look.ASIDE),), Look.ASIDE, margin=2)
        if self.examples:
            invitation = Paragraph("You can ask, for instance:", Look.ASIDE)
            yield Block((invitation,), Look.ASIDE, margin=2, gap=0)
        for number, question in enumerate(self.examples):
            yield Block(
                (Paragraph(question, Look.EXAMPLE),),
                Look.EXAMPLE,
                margin=2,
                edge=f" {number + 1}  ",
                further_edge="    ",
                edge_look=Look.KEY,
                choice=number,
                gap=1 if number + 1 == len(self.examples) else 0,
            )
        yield from self._taught_keys()

    def _taught_keys(self) -> Iterator[Block]:
        widest = max((len(key) for key, _ in self.keys), default=0)
        for key, what in self.keys:
            edge = f" {key:<{widest}}   "
            yield Block(
                (Paragraph(what, Look.EXAMPLE),),
                Look.EXAMPLE,
                margin=2,
                edge=edge,
                further_edge=" " * len(edge),
                edge_look=Look.KEY,
                gap=0,
            )


def _question(question: str) -> Block:
    return Block(
        (Paragraph(question, Look.QUESTION),),
        Look.QUESTION,
        margin=1,
        edge=" › ",
        further_edge="   ",
        edge_look=Look.MARK,
    )


def _aside(text: str, look: Look = Look.ASIDE, gap: int = 1) -> Block:
    return Block((Paragraph(text, look),), look, gap=gap)


def _evidence(kept: KeptTurn, places: Sequence[TurnPlace], collection: Collection) -> Iterator[Block]:
    choices = {place.citation: choice for choice, place in enumerate(places) if place.number is not None}
    for citation in kept.quotes:
        number = choices[citation]
        short = kept.short_answer if citation is kept.quotes[0] else None
        under = _under(citation, f"[{number + 1}] ", collection)
        yield Block(
            (_quote(citation, short), *under), Look.QUOTE, margin=2, edge="│ ", further_edge="│ ", choice=number
        )
    verdict = sureness(kept.confidence)
    if kept.missing:
        verdict += f" · not in the texts: {in_quotes(kept.missing)}"
    yield _aside(verdict)


def _reply(kept: KeptTurn, places: Sequence[TurnPlace], collection: Collection) -> Iterator[Block]:
    choices = {place.citation: choice for choice, place in enumerate(places) if place.number is None}
    mark = "∅ " if kept.status is Status.NOT_FOUND else "  "
    reply = Paragraph(kept.reply or "", Look.REPLY)
    yield Block((reply,), Look.REPLY, margin=2, edge=mark, further_edge="  ", edge_look=Look.REPLY)
    if kept.nearest:
        yield _aside("Nearest passage, which is not an answer:", gap=0)
    for citation in kept.nearest:
        passage = Paragraph(citation.quote, Look.NEAREST)
        yield Block(
            (passage, *_under(citation, "", collection)),
            Look.NEAREST,
            margin=2,
            edge="┊ ",
            further_edge="┊ ",
            choice=choices[citation],
        )


def _quote(citation: KeptCitation, short_answer: Span | None) -> Paragraph:
    """A quote in quotation marks, with the words in it that answer in a look of their own."""
    tints: tuple[Tint, ...] = ()
    if short_answer is not None:
        # One further than in the quote, for the quotation mark.
        start, end = short_answer.start - citation.start + 1, short_answer.end - citation.start + 1
        tints = (Tint(start, end, Look.ANSWER),)
    return Paragraph(f"“{citation.quote}”", Look.QUOTE, tints)


def _under(citation: KeptCitation, label: str, collection: Collection) -> Sequence[Paragraph]:
    """What stands under a quote: its number, where it stands, and what the user must know of it."""
    place = place_of(citation, with_title=len(collection) > 1)
    numbered = (Tint(0, len(label), Look.NUMBER),) if label else ()
    lines = [Paragraph(f"{label}{place}", Look.PLACE, numbered)]
    if citation.incomplete:
        lines.append(Paragraph(f"({BREAKS_OFF})", Look.WARNING))
    changed = _CHANGED.get(citation.standing(collection))
    if changed is not None:
        lines.append(Paragraph(changed, Look.WARNING))
    return lines
