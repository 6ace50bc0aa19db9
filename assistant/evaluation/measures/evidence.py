"""Whether what is quoted is the evidence, judged by the characters that quotes and gold evidence share.

Gold evidence comes as alternatives: each is a set of spans that together are enough to answer the question,
and any one of them will do. A span without characters is no evidence, and an alternative without any is no
alternative; where none is left there is nothing to judge by, and every measure is None.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from corpus import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The id of a document and a span of its text.
Located: TypeAlias = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class EvidenceScores:
    """How the characters that are quoted and those of the gold evidence agree.

    Attributes:
        precision: the share of the quoted characters that are gold evidence, from 0 to 1; None where not one
            character is quoted.
        recall: the share of the characters of the gold evidence that are quoted, from 0 to 1.
        f1: their harmonic mean, from 0 to 1; 0 where nothing is quoted.
    """

    precision: float | None
    recall: float
    f1: float


def evidence_scores(quoted: Sequence[Located], gold_alternatives: Sequence[Sequence[Located]]) -> EvidenceScores | None:
    """Precision, recall and F1 in characters, of the alternative with the best F1.

    A character counts once however often it is quoted. It is the token-level agreement of ERASER (DeYoung et
    al. 2020) in characters; the best alternative is taken as SQuAD takes the best gold answer (Rajpurkar et
    al. 2016).

    Args:
        quoted: what is quoted, in any order.
        gold_alternatives: sets of evidence, each of them enough.

    Returns:
        The scores; None where there is no gold evidence.
    """
    quotes = _merged(quoted)
    scores = [_scores(quotes, _merged(gold)) for gold in _judgeable(gold_alternatives)]
    return max(scores, key=lambda score: score.f1, default=None)


def evidence_hit(
    quoted: Sequence[Located],
    gold_alternatives: Sequence[Sequence[Located]],
    k: int,
    threshold: float = 0.5,
) -> bool | None:
    """Whether one of the first ``k`` quotes shows a piece of evidence, and shows little else.

    It does if it covers at least ``threshold`` of one span of gold evidence *and* at least ``threshold`` of
    its own characters are evidence of the same alternative. Without the second half, to quote the whole
    document would always be right; with it, at 0.5, a quote may be at most twice as long as the evidence in
    it. Its own characters are held against all spans of the alternative, so that a quote which runs over two
    neighbouring pieces of evidence is not held to be half beside the point. ERASER (DeYoung et al. 2020)
    matches spans in the same spirit, by intersection over union.

    Args:
        quoted: what is quoted, the best first.
        gold_alternatives: sets of evidence, each of them enough.
        k: how many quotes are looked at; 1 or more.
        threshold: above 0, up to 1.

    Returns:
        None where there is no gold evidence.

    Raises:
        ValueError: if ``k`` or ``threshold`` is out of range.
    """
    if k < 1:
        raise ValueError(f"k must be 1 or more, not {k}")
    _check(threshold)
    alternatives = _judgeable(gold_alternatives)
    if not alternatives:
        return None
    return any(
        _is_evidence(quote, gold, threshold) and any(_is_covered(span, [quote], threshold) for span in gold)
        for quote in quoted[:k]
        for gold in alternatives
    )


def citation_precision(
    quoted: Sequence[Located], gold_alternatives: Sequence[Sequence[Located]], threshold: float = 0.5
) -> float | None:
    """The share of the quotes that are evidence.

    A quote is evidence if at least ``threshold`` of its characters are that of one alternative, whichever it is.
    The idea is ALCE's (Gao et al. 2023): a citation is precise if it supports what is said. ALCE lets a
    language model judge whether a cited passage entails a generated sentence; here what is said *is* the
    quote, and it is judged by its overlap with evidence that people have marked.

    Args:
        quoted: what is quoted, in any order; a quote made twice counts twice.
        gold_alternatives: sets of evidence, each of them enough.
        threshold: above 0, up to 1.

    Returns:
        From 0 to 1; None where nothing is quoted or there is no gold evidence.

    Raises:
        ValueError: if ``threshold`` is out of range.
    """
    _check(threshold)
    alternatives = _judgeable(gold_alternatives)
    if not alternatives or not quoted:
        return None
    precise = sum(any(_is_evidence(quote, gold, threshold) for gold in alternatives) for quote in quoted)
    return precise / len(quoted)


def citation_recall(
    quoted: Sequence[Located], gold_alternatives: Sequence[Sequence[Located]], threshold: float = 0.5
) -> float | None:
    """The share of the spans of gold evidence that are supported by quotes, of the alternative that has most.

    A span is supported if the quotes cover at least ``threshold`` of its characters, together if need be, as
    ALCE (Gao et al. 2023) puts the passages together that a sentence cites. Only precise quotes count (see
    :func:`citation_precision`), so that to quote the whole document supports nothing. ALCE asks which share
    of the sentences said is supported by what is cited; here which share of what must be cited is.

    Args:
        quoted: what is quoted, in any order.
        gold_alternatives: sets of evidence, each of them enough.
        threshold: above 0, up to 1.

    Returns:
        From 0 to 1, 0 where nothing is quoted; None where there is no gold evidence.

    Raises:
        ValueError: if ``threshold`` is out of range.
    """
    _check(threshold)
    shares = []
    for gold in _judgeable(gold_alternatives):
        precise = _merged([quote for quote in quoted if _is_evidence(quote, gold, threshold)])
        shares.append(sum(_is_covered(span, precise, threshold) for span in gold) / len(gold))
    return max(shares, default=None)


def _check(threshold: float) -> None:
    if not 0 < threshold <= 1:
        raise ValueError(f"threshold must be above 0 and at most 1, not {threshold}")


def _judgeable(gold_alternatives: Sequence[Sequence[Located]]) -> list[list[Located]]:
    """The alternatives that have characters, without the spans that have none."""
    alternatives = ([(document, span) for document, span in gold if len(span)] for gold in gold_alternatives)
    return [gold for gold in alternatives if gold]


def _scores(quotes: Sequence[Located], gold: Sequence[Located]) -> EvidenceScores:
    """The scores of disjoint quotes against one alternative, disjoint too."""
    quoted, marked, shared = _length(quotes), _length(gold), _shared(quotes, gold)
    return EvidenceScores(
        precision=shared / quoted if quoted else None,
        recall=shared / marked,
        f1=2 * shared / (quoted + marked),
    )


def _is_evidence(quote: Located, gold: Sequence[Located], threshold: float) -> bool:
    return _is_covered(quote, _merged(gold), threshold)


def _is_covered(one: Located, others: Sequence[Located], threshold: float) -> bool:
    """Whether disjoint spans cover at least that share of another; they cover none without characters."""
    length = len(one[1])
    return length > 0 and _shared([one], others) / length >= threshold


def _shared(some: Sequence[Located], others: Sequence[Located]) -> int:
    """The characters that two collections of disjoint spans have in common."""
    return sum(
        span.overlap(other) for document, span in some for other_document, other in others if document == other_document
    )


def _length(located: Sequence[Located]) -> int:
    return sum(len(span) for _, span in located)


def _merged(located: Sequence[Located]) -> list[Located]:
    """The same characters as disjoint spans."""
    by_document: defaultdict[str, list[Span]] = defaultdict(list)
    for document, span in sorted(located):
        spans = by_document[document]
        if spans and span.start <= spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return [(document, span) for document, spans in by_document.items() for span in spans]
