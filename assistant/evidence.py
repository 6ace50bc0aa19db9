"""From passages to sentences: which sentence, list item or heading of the passages found answers best.

Each sentence is described by a few features between 0 and 1; its score is their weighted sum. The weights stand in
``weights.json``, made by ``benchmarks/fit_weights.py``, for collections of a few passages, of a dozen and of many.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.abbreviations import find_definitions
from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_for_several, asks_what_it_means, how_many_asked_for
from assistant.candidate import Candidate
from assistant.counting import enumerates_as_many
from assistant.coverage import Standing, coverage_of, levelled, nearness, share
from assistant.date_line import completing_date_line, stands_in_date_line
from assistant.described import asks_of_what_sort, says_of_what_sort, says_what_is_in_it
from assistant.enumerations import enumerates
from assistant.features import Features
from assistant.followup import Leaning
from assistant.named_before import ASKS_FOR_NAMES, names_what_is_asked_for
from assistant.passage_sentences import needs_before, sentences_of
from assistant.sentence_terms import analysed_text, terms_in
from assistant.short_answer import FOUND_IN_QUOTES, has_kind
from assistant.wanted_words import Asked
from assistant.weights import sentence_weights
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.passage_sentences import PassageSentence
    from assistant.reading import Reading
    from assistant.wanted_words import Wanted
    from corpus import Document, Span
    from index import Hit, Index

_STATES_PURPOSE = Pattern(
    r"""\W*(?:the|its|their|our)\ (?:\w+\ )?(?:reason|aim|intention|purpose|goal|objective|idea|rationale|motive)s?\b
        [^.;:]{0,60}?\b(?:is|are|was|were)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What joins a thing to what it is (that there is one says nothing of it), and how far that may reach, in code points.
_IS = Pattern(
    r"\b(?:(?<!\b[Tt]here\ )(?:is|are|was|were)"
    r"|(?P<means>(?<!\bby\ )(?<!\bno\ )(?<!\ball\ )means(?!\ of\b)|refers\ to|stands\ for|denotes))\b",
    re.VERBOSE,
)
_LONGEST_PREDICATE = 60
# How much of a definition "is" makes beside "means".
_ONLY_IS = 0.6
# What a sentence may tell that was quoted for something else: "How many?", "By whom?".
_TOLD_IN_PASSING = FOUND_IN_QUOTES - {AnswerKind.NAMES}
# Whoever wants others is none of those who are wanted: "Who is looking for more members?".
_ASKS_WHO_WANTS = Pattern(
    r"""\bwho\ (?:else\ )?(?:(?:is|are|was|were)\ )?
        (?:looking|searching|seeking|out\ to|desirous|keen|eager|hoping|trying|planning|wants?|wanted|seeks?|sought
          |intends?|intended|plans?|planned|hopes?|hoped)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A phrase in quotation marks; an apostrophe opens and closes none.
_IN_QUOTES = Pattern(r"""["“”„«](?P<phrase>[^"“”„«»]{3,300})["“”»]|(?<!\w)['‘](?P<single>[^'‘’]{3,300})['’](?!\w)""")
# How much more a sentence scores that has a quoted phrase word for word, in log-odds.
_VERBATIM = 3.0
# How much more what names them scores than what only speaks of them, in log-odds.
_NAMED = 0.1
_SPEAKS_OF_TIME = Pattern(r"\b(?:days?|dates?|months?|years?|time|when|dated)\b", re.IGNORECASE)
# What may ask for several things.
_OF_SEVERAL = frozenset({AnswerKind.ANY, AnswerKind.LIST, AnswerKind.NAMES})
# How likely a question that points back means another quote than the first.
_OTHER_QUOTE = 0.5


def weigh_sentences(index: Index, reading: Reading, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of the passages found, the best first; equal ones in the order of the hits, then of reading.

    A heading that is a label is weighed only where nothing but labels was found.
    """
    hits = [hit for hit in hits if not hit.passage.is_label] or hits
    asked = Asked.of(index, reading)
    best_hit = max((hit.score for hit in hits), default=0.0)
    weights = sentence_weights(len(index.passages))
    unique: dict[tuple[str, Span], Candidate] = {}
    for hit in hits:
        for sentence in sentences_of(hit):
            key = (hit.passage.document.id, sentence.span)
            if key not in unique:
                unique[key] = _weigh(sentence, reading, asked, best_hit, weights)
    return tuple(sorted(_completed(reading, unique), key=lambda candidate: -candidate.score))


def _completed(reading: Reading, candidates: Mapping[tuple[str, Span], Candidate]) -> Iterator[Candidate]:
    """The sentences; where several are asked for, one that names what the one before speaks of scores no less."""
    wants_names = (
        reading.form.kind in ASKS_FOR_NAMES
        and asks_for_several(reading.text)
        and not asks_of_what_sort(reading.text)
        and _ASKS_WHO_WANTS.search(reading.text) is None
    )
    phrases = () if asks_what_it_means(reading.text) else _phrases_quoted(reading.text)
    for candidate in candidates.values():
        if phrases and _has_verbatim(phrases, candidate.text):
            yield replace(candidate, score=candidate.score + _VERBATIM)
            continue
        before = candidates.get((candidate.document.id, candidate.leans_on)) if candidate.leans_on else None
        speaks_of_them = wants_names and candidate.names_them and before is not None and not enumerates(before.text)
        if speaks_of_them and before is not None and before.score >= candidate.score:
            yield replace(candidate, score=before.score + _NAMED)
        else:
            yield candidate


def _phrases_quoted(question: str) -> tuple[str, ...]:
    """What a question puts in quotation marks, of more words than one, in one line and in small letters."""
    found = (match["phrase"] or match["single"] for match in _IN_QUOTES.finditer(question))
    quoted = (" ".join(phrase.casefold().split()) for phrase in found)
    return tuple(phrase for phrase in quoted if " " in phrase)


def _has_verbatim(phrases: Iterable[str], text: str) -> bool:
    """Whether a sentence has all of some phrases word for word."""
    line = " ".join(text.casefold().split())
    return all(phrase in line for phrase in phrases)


def _weigh(
    sentence: PassageSentence, reading: Reading, asked: Asked, best_hit: float, weights: Mapping[str, float]
) -> Candidate:
    passage = sentence.hit.passage
    document = passage.document
    text = document.quote(sentence.span)
    analysed = analysed_text(text)
    kind = _is_of_kind(reading, document, sentence.span)
    # Whoever asks on after a date asks no more of the date.
    dates_only = (
        not kind and stands_in_date_line(document, sentence.span) and _SPEAKS_OF_TIME.search(reading.text) is None
    )
    leans = sentence.before is not None and needs_before(document, sentence)
    names_them = leans and names_what_is_asked_for(sentence, analysed, reading, asked)
    terms = Standing.of(sentence, analysed, is_named=names_them)
    covered = coverage_of(asked, terms)
    features = Features(
        typed=covered.typed,
        served=covered.served,
        supported=covered.before if leans else 0.0,
        nearby=0.0 if leans else covered.before,
        framed=covered.framed,
        passage=sentence.hit.score / best_hit if best_hit else 0.0,
        kind=float(kind),
        near=nearness(asked.words, analysed.positions),
        brief=1 / (1 + len(terms.own) / 10),
        asks=float(text.endswith("?")),
        defines=_defines(text, asked.words) if reading.form.kind is AnswerKind.DEFINITION else 0.0,
        explains=float(_says_why(text, reading)),
        new=1 - 1 / (1 + len(terms.own - asked.terms) / 5),
        recalled=share(asked.taken, terms.with_context),
        continued=0.0 if dates_only else _continued(reading, (document.id, sentence.span), has_kind=kind),
        beside=_beside(sentence, reading.spoken_of, leans=leans),
        amount=levelled(covered.amount),
        amount_around=levelled(covered.amount_around),
        words_around=levelled(covered.words_around),
        words_exact=levelled(covered.words_exact),
        introduces=float((text.endswith(":") and reading.form.kind is not AnswerKind.LIST) or dates_only),
    )
    leans_on = sentence.before if leans else None
    score = sum(weight * float(getattr(features, name)) for name, weight in weights.items())
    return Candidate(document, passage.block, sentence.span, sentence.hit, features, score, leans_on, names_them)


def _continued(reading: Reading, place: tuple[str, Span], *, has_kind: bool) -> float:
    """How far a question that points back means this place: the first quote it is, or less likely another one.

    One without a word of its own points to what was quoted only where that tells the kind of thing that is asked for.
    """
    points_back = reading.leaning is Leaning.PRONOUN or (has_kind and reading.form.kind in _TOLD_IN_PASSING)
    if not points_back or place not in reading.spoken_of:
        return 0.0
    return 1.0 if place == reading.spoken_of[0] else _OTHER_QUOTE


def _beside(sentence: PassageSentence, quotes: Iterable[tuple[str, Span]], *, leans: bool) -> float:
    """How near a sentence stands to a quote: 1 where one leans on the other, a half where they share a block."""
    document, block = sentence.hit.passage.document, sentence.hit.passage.block
    spans = [span for name, span in quotes if name == document.id and span != sentence.span]
    if (leans and sentence.before in spans) or sentence.after in spans:
        return 1.0
    return 0.5 * any(document.blocks[block].span.overlap(span) for span in spans)


def _defines(text: str, words: Sequence[Wanted]) -> float:
    """How far a sentence says what a thing is: "A summit means …", "A summit is …", "The outcome was a summit".

    What writes an abbreviation out says it, too.
    """
    if not words:
        return 0.0
    if any(all(word.terms <= terms_in(each.short.of(text)) for word in words) for each in find_definitions(text)):
        return 1.0
    match = _IS.search(text)
    if match is None:
        return 0.0
    before, after = terms_in(text[: match.start()]), terms_in(text[match.end() :][:_LONGEST_PREDICATE])
    is_about_it = any(all(word.terms <= side for word in words) for side in (before, after))
    return is_about_it * (1.0 if match["means"] else _ONLY_IS)


def _is_of_kind(reading: Reading, document: Document, sentence: Span) -> bool:
    """Whether a sentence has an answer of the kind asked for: so many things, where a question says how many."""
    kind, text = reading.form.kind, document.quote(sentence)
    number = how_many_asked_for(reading.text) if kind in _OF_SEVERAL else None
    if number is None:
        is_told = (
            has_kind(kind, reading.text, text) or says_of_what_sort(reading, text) or says_what_is_in_it(reading, text)
        )
        # The year of a day that the text's own date names stands beside it.
        return is_told or (
            kind is AnswerKind.DATE and completing_date_line(reading.text, document, sentence) is not None
        )
    # Nothing but their number tells things of any kind.
    return enumerates_as_many(text, number) and (kind is not AnswerKind.NAMES or has_kind(kind, reading.text, text))


def _says_why(text: str, reading: Reading) -> bool:
    """Whether a reason or a purpose is asked for and a sentence begins with one: "The intention is to …"."""
    return reading.form.kind is AnswerKind.REASON and _STATES_PURPOSE.match(text) is not None
