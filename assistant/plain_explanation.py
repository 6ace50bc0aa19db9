"""Explanations as lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.terminal import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assistant.explanation import Contribution, ExplainedChoice, ExplainedWord, Explanation
    from assistant.terminal import Style


def explanation_lines(explanations: Sequence[Explanation], style: Style) -> Iterator[str]:
    """How each question was read, why it was answered or refused, and what made the best sentence the best."""
    for number, explanation in enumerate(explanations, start=1):
        if len(explanations) > 1:
            yield ""
            yield style.strong(f"Question {number}: {one_line(explanation.question)}")
        yield from _reading_lines(explanation, style)
        yield from _verdict_lines(explanation, style)
        yield from _sentence_lines(explanation, style)


def _reading_lines(explanation: Explanation, style: Style) -> Iterator[str]:
    yield ""
    yield style.strong("How it was read")
    if explanation.kind is None:
        yield "  Nothing was looked for in the texts."
        return
    yield f"  Asked for: {explanation.kind.value}. The question {explanation.leaning}."
    for word in explanation.words:
        yield f"  {one_line(word.text)}{_where_from(word)}: {_standing(word)}, weight {word.weight:.2f}"
        yield from (style.faint(f"    {_choice(choice)}") for choice in word.choices[1:])


def _where_from(word: ExplainedWord) -> str:
    if word.typed is not None:
        return f" (corrected from {one_line(word.typed)})"
    return f" ({word.choices[0].origin})"


def _standing(word: ExplainedWord) -> str:
    if not word.importance:
        return "a reward for the exact writing"
    return f"{'in' if word.is_in_texts else 'not in'} the texts, importance {word.importance:.2f}"


def _choice(choice: ExplainedChoice) -> str:
    standing = "" if choice.is_in_texts else ", not in the texts"
    return (
        f"or {one_line(' + '.join(choice.terms))} ({choice.origin}{standing}): "
        f"weight {choice.weight:.2f}, meaning {choice.equivalence:.2f}"
    )


def _verdict_lines(explanation: Explanation, style: Style) -> Iterator[str]:
    is_enough = explanation.probability >= explanation.threshold
    yield ""
    yield style.strong("Why it was answered" if is_enough else "Why it was refused")
    verdict = f"{explanation.probability:.3f}, {'' if is_enough else 'not '}enough: {explanation.threshold:g} is needed"
    if explanation.signs:
        yield from _sum_lines(explanation.signs, style)
        yield f"  sum {explanation.total:.3f}, which is a probability of {verdict}"
    elif explanation.kind is None:
        yield "  It was answered, or could not be read, without looking into the texts."
    elif is_enough:
        yield "  It asks for items of a list or for what goes on; that is told by where they stand."
    else:
        yield "  No passage has a word of it."


def _sentence_lines(explanation: Explanation, style: Style) -> Iterator[str]:
    sentence = explanation.sentence
    if sentence is None:
        return
    yield ""
    yield style.strong("What made the best sentence the best")
    yield f"  “{one_line(sentence.text)}”"
    yield from _sum_lines(sentence.features, style)
    yield f"  score {sentence.score:.3f}"


def _sum_lines(contributions: Iterable[Contribution], style: Style) -> Iterator[str]:
    contributions = tuple(contributions)
    widest = max(len(one.name) for one in contributions)
    have_steps = any(one.steps for one in contributions)
    for one in contributions:
        # Adding nothing turns the zero of a negative weight into one without a sign.
        given = one.given + 0.0
        steps = f" {one.steps:+6.2f}" if one.steps else " " * 7 * have_steps
        yield (
            f"  {one.name:<{widest}}  {one.value:7.3f} × {one.weight:6.2f}{steps} = {given:7.3f}  "
            f"{style.faint(one_line(one.meaning))}"
        )
