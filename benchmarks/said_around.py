"""What the wording around a question costs, which changes nothing of what it asks.

    python benchmarks/said_around.py

First table: the single questions of the development sets over the alliance text that are answered rightly or refused
rightly are asked again with something said around them, or with other names for the parties; a row holds the share of
right answers and of right refusals that are lost. Second: topics of the text in many wordings; a row holds how many
of them are not answered with a sentence of the topic first. No weight is fitted on either.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from own_sets import alliance_sets

from assistant import Assistant, Status
from assistant.evaluation.measures import evidence_hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant import Answer
    from assistant.evaluation.question_set import Question

# ``{}`` is the question as it was written, ``{low}`` with a small letter, ``{bare}`` without its mark.
_AROUND = """
Q: {}|Question: {}|1. {}|Next question: {low}
One more thing: {low}|Quick question: {low}|Please answer: {low}|pls {low}
btw {low}|Hi, {low}|Hello! {}|Dear assistant, {low}|Can you help me? {}|Help me out: {low}|Can you tell me {low}
I need to know {low}|I'd like to know: {low}|I'm trying to find out {low}
I was wondering {low}|Any idea {low}|Remind me, {low}
My boss asks: {low}|A colleague asked me: {low}|The minister wants to know {low}|I'm a journalist. {}
I am a student writing an essay. {}|For a report: {low}|For my summary: {low}|I need this for a briefing. {}
In short, {low}|Honestly, {low}|So basically, {low}|To be clear, {low}|Just to check: {low}|Fact check: {low}
I'm confused, {low}|Maybe I missed it, but {low}|Sorry, {low}|Interesting. {}|According to the article, {low}
What does the text say: {low}|Please quote the text. {}|{bare}, please?
{} Thanks!|{bare}, in a nutshell?|{bare}, briefly?
{bare}, really?|{bare} in detail?|{bare} exactly?
{bare}, to be precise?|{bare} according to the text?|{bare} in this news item?
{bare}, do you know?|{} ASAP|{} It's urgent.
{} Please give the source.|{} Cite the sentence.|{} One sentence is enough.
{bare}|{bare}??
"""
_PARTIES = """
the EU and Japan|Japan and the EU|Europe and Japan|Brussels and Tokyo|Japan and the European Union|the two sides
"""
_THING = "the EU-Japan Green Alliance"

_TOPICS = {
    "plastics": "tackle plastic",
    "plastic pollution": "tackle plastic",
    "micro-plastics": "micro-plastics",
    "batteries": "battery eco",
    "green finance": "green finance",
    "the circular economy": "circular",
    "supply chains": "supply chains",
    "biodiversity": "biodiversity",
    "the biodiversity framework": "biodiversity framework",
    "30x30 targets": "30x30",
    "public procurement": "procurement",
    "research and development": "Research and Dev",
    "ASEAN": "ASEAN",
    "the WTO": "WTO",
    "G20": "G20",
    "GACERE": "GACERE",
    "third countries": "third countries",
    "Canada": "Canada",
    "product policy": "product policy",
    "standards": "standards",
    "resource efficiency": "resource",
    "climate neutrality": "climate neutral",
    "DG ENV": "DG ENV",
    "the European Green Deal": "European Green Deal",
    "innovative solutions": "innovative",
    "the summit": "May 31",
}
_WORDINGS = """
{}|{}?|What about {}?|Anything on {}?|Is there anything about {}?|Tell me about {}.|Info on {}|Details on {}
Show me the part about {}|Find {}|Search for {}|What does it say about {}?|What does the text say on {}?
What is said about {}?|Does it mention {}?|Is {} mentioned?|Is {} in there?|Do they talk about {}?|Any word on {}?
What's the position on {}?|What's planned for {}?|What is agreed on {}?|How does {} come in?|How is {} addressed?
Where is {} mentioned?|Which sentence is about {}?
Quote what it says about {}|I'm interested in {}|I am looking for {}
{} - what does the text say?|What did the EU and Japan agree on {}?|What commitments are there on {}?
Explain the part on {}|Please summarise what is said on {}|What do we know about {}?|What role does {} play?
Give me everything on {}|Give me the passage on {}|And {}?|What should I know about {}?
Does the EU-Japan Green Alliance cover {}?|Does the Green Alliance address {}?|Why is {} important?
Can you tell me more about {}?|What is there to know about {}?|Which measures concern {}?|Are there any plans for {}?
Do they cooperate on {}?|Is there cooperation on {}?
What are the plans regarding {}?|What is the alliance's stance on {}?
How will they deal with {}?|Is {} part of the Alliance?|Is {} covered by the agreement?|What's the news on {}?
I need a quote on {}|Got anything on {}?|{}: details please|Please cite the sentence on {}
"""


@dataclass(frozen=True, slots=True)
class Lost:
    """What a wording loses: of the right answers and of the right refusals, with how many of each were asked."""

    wording: str
    answers: int
    of_answers: int
    refusals: int
    of_refusals: int


def main() -> None:
    """Prints both tables."""
    argparse.ArgumentParser(description="Measure what the wording around a question costs.").parse_args()
    assistant = Assistant()
    right = [question for question in _questions() if _is_right(question, assistant.ask(question.ask).answer)]
    print("| said around it, or instead | right answers lost | right refusals lost |", "|---|--:|--:|", sep="\n")
    for lost in _lost(assistant, right):
        answers, refusals = lost.answers / max(1, lost.of_answers), lost.refusals / max(1, lost.of_refusals)
        print(f"| `{lost.wording}` | {answers:.3f} of {lost.of_answers} | {refusals:.3f} of {lost.of_refusals} |")
    missed = {wording: _missed(assistant, wording) for wording in _items(_WORDINGS)}
    print("", "| wording of a topic | missed |", "|---|--:|", sep="\n")
    for wording, number in missed.items():
        print(f"| `{wording}` | {number} |")
    print(f"| all of {len(missed) * len(_TOPICS):,} | {sum(missed.values())} |")


def _items(table: str) -> list[str]:
    return [item for line in table.strip().splitlines() for item in line.split("|")]


def _questions() -> Iterator[Question]:
    for question_set in alliance_sets("development"):
        yield from (question for question in question_set.questions if question.gold or question.answerable is False)


def _is_right(question: Question, answer: Answer) -> bool:
    if question.answerable is False:
        return answer.status is not Status.ANSWERED
    quoted = [(citation.document.id, citation.span) for citation in answer.citations]
    return bool(evidence_hit(quoted, question.gold, k=1))


def _lost(assistant: Assistant, questions: list[Question]) -> Iterator[Lost]:
    for around in _items(_AROUND):
        yield _lost_with(assistant, around, {question: _around(around, question.ask) for question in questions})
    for parties in _items(_PARTIES):
        yield _lost_with(assistant, f"{parties} (for they)", _instead(questions, r"\bthey\b", parties))
    of_thing = r"\b(?:the |this )?(?:pact|deal|partnership|Alliance)\b(?! with)"
    yield _lost_with(assistant, f"{_THING} (for the deal)", _instead(questions, of_thing, _THING))
    shouted = {question: question.ask.upper() for question in questions}
    yield _lost_with(assistant, "CAPITALS", shouted)


def _around(around: str, question: str) -> str:
    # What begins with a name keeps its capital.
    begins_with_name = not question.split(maxsplit=1)[0].isalpha() or question.split(maxsplit=1)[0].isupper()
    low = question if begins_with_name else question[0].lower() + question[1:]
    return around.format(question, low=low, bare=question.rstrip(" ?.!"))


def _instead(questions: list[Question], pattern: str, other: str) -> dict[Question, str]:
    changed = {question: re.sub(pattern, other, question.ask, flags=re.IGNORECASE) for question in questions}
    return {question: asked for question, asked in changed.items() if asked != question.ask}


def _lost_with(assistant: Assistant, wording: str, asked: dict[Question, str]) -> Lost:
    wrong = [question for question, words in asked.items() if not _is_right(question, assistant.ask(words).answer)]
    refusals = sum(question.answerable is False for question in wrong)
    of_refusals = sum(question.answerable is False for question in asked)
    return Lost(wording, len(wrong) - refusals, len(asked) - of_refusals, refusals, of_refusals)


def _missed(assistant: Assistant, wording: str) -> int:
    answers = {said: assistant.ask(wording.format(topic)).answer for topic, said in _TOPICS.items()}
    return sum(not (answer.citations and said in answer.citations[0].quote) for said, answer in answers.items())


if __name__ == "__main__":
    main()
