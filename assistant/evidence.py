"""From passages to sentences: which sentence, list item or heading of the passages found answers best.

Each sentence is described by a few features between 0 and 1; its score is their weighted sum. The weights stand in
``weights.json``, made by ``benchmarks/fit_weights.py``, for collections of a few passages, of a dozen and of many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from assistant.abbreviations import find_definitions
from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_for_several, asks_what_it_means, how_many_asked_for
from assistant.counting import enumerates_as_many
from assistant.date_line import completing_date_line, stands_in_date_line
from assistant.described import asks_of_what_sort, says_of_what_sort, says_what_is_in_it
from assistant.enumerations import enumerates, says_which
from assistant.followup import Leaning, is_taken
from assistant.lexicon.source import is_turn_of_phrase
from assistant.locators import block_at
from assistant.names import countries_named
from assistant.question_words import AUXILIARY
from assistant.served import AS_GOOD, SERVED, choices, degree
from assistant.short_answer import FOUND_IN_QUOTES, has_kind
from assistant.weights import sentence_weights
from corpus.patterns import Pattern
from index import analyse
from index.bm25 import lucene_idf
from index.light_words import LIGHT_TERMS
from index.search import GIVEN, PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assistant.reading import Reading
    from corpus import Document, Passage, Span
    from index import Hit, Index, QueryWord

# A sentence that begins so leans on the one before it.
_LEANS = Pattern(
    r"""\W*(?:as\ such|in\ (?:this|these|that)|(?:for|of|to)\ (?:this|these)|this|these|those|it|its|they|their|them
      |both|such|he|she|his|her)\b""",
    re.IGNORECASE | re.VERBOSE,
)
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
# Neighbouring words of the question count as near where they stand at most this many words apart.
_NEAR = 3
# How much a word counts that stands in the label over a sentence, beside one in it: "Rent: The tenant pays …".
_UNDER_LABEL = 0.9
# What a sentence may tell that was quoted for something else: "How many?", "By whom?".
_TOLD_IN_PASSING = FOUND_IN_QUOTES - {AnswerKind.NAMES}
# From this degree on a sentence that names nothing itself speaks of what is asked for.
_SPEAKS_OF = 0.7
# The nouns of those whose names are asked for.
_NOUN_OF_THEM = Pattern(r"(?:countr|nation|state|government|partners?\b(?!\s+(?:countr|nation|state)))", re.IGNORECASE)
_WHICH_THINGS = Pattern(
    rf"\b(?:what|which)\ (?:(?!{AUXILIARY}\b)[\w’'-]+\ ){{0,2}}?(?P<thing>(?!{AUXILIARY}\b)[\w’'-]+s)\ {AUXILIARY}\b",
    re.IGNORECASE | re.VERBOSE,
)
# Whoever wants others is none of those who are wanted: "Who is looking for more members?".
_ASKS_WHO_WANTS = Pattern(
    r"""\bwho\ (?:else\ )?(?:(?:is|are|was|were)\ )?
        (?:looking|searching|seeking|out\ to|desirous|keen|eager|hoping|trying|planning|wants?|wanted|seeks?|sought
          |intends?|intended|plans?|planned|hopes?|hoped)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Whoever asks for others asks for none of those that the texts are all about.
_ASKS_FOR_OTHERS = Pattern(
    r"\b(?:others?|else|further|more|additional|next|besides|apart\s+from|except|beyond)\b", re.IGNORECASE
)
# A phrase in quotation marks; an apostrophe opens and closes none.
_IN_QUOTES = Pattern(r"""["“”„«](?P<phrase>[^"“”„«»]{3,300})["“”»]|(?<!\w)['‘](?P<single>[^'‘’]{3,300})['’](?!\w)""")
# How much more a sentence scores that has a quoted phrase word for word, in log-odds.
_VERBATIM = 3.0
# How much more what names them scores than what only speaks of them, in log-odds.
_NAMED = 0.1
_SPEAKS_OF_TIME = Pattern(r"\b(?:days?|dates?|months?|years?|time|when|dated)\b", re.IGNORECASE)
# A word of a long name tells what somebody is called: the Fund for Clean Rivers is no clean river.
_LONG_NAME = Pattern(
    r"\b(?!The\b)[A-Z][\w-]*\s+(?:[A-Z][\w-]*\s+)?(?:for|of)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+(?:and\s+)?){1,4}[A-Z][\w-]*"
)
# What asks for names.
_ASKS_FOR_NAMES = frozenset({AnswerKind.LIST, AnswerKind.NAMES, AnswerKind.PERSON})
# What may ask for several things.
_OF_SEVERAL = frozenset({AnswerKind.ANY, AnswerKind.LIST, AnswerKind.NAMES})
# How likely a question that points back means another quote than the first.
_OTHER_QUOTE = 0.5
# Where an amount counts a half.
_LEVEL = 20.0
# How much a light word weighs beside any other.
_LIGHT = 0.15


@dataclass(frozen=True, slots=True)
class Features:
    """What speaks for a sentence: shares and degrees from 0 to 1, and amounts, which grow with the question.

    A sentence that has four of a question's five words is surer to be meant than one that has its only word, though
    its share is less: what words tell of a sentence adds up (Robertson and Spärck Jones 1976).

    Attributes:
        typed: the share of the question's words, by idf, that stand in it or in the label over it as they were typed
            and as words of their own.
        served: the share by importance that stand there, with what may stand for them, by how well it serves.
        supported: what the sentence before adds to that, where this one leans on it.
        nearby: what the sentence before adds to that, where this one does not.
        framed: what title, headings and the sentence that introduces the list add to that.
        passage: the score of its passage, as a share of the best passage's.
        kind: whether it has an answer of the kind that is asked for.
        near: the share of neighbouring words of the question that stand near each other in it.
        brief: how short it is.
        asks: whether it is itself a question.
        defines: whether a definition is asked for and it says what the thing means or, less, what it is, or that
            something is it.
        explains: whether a reason or a purpose is asked for and it begins with one ("The intention is to …").
        new: how much it says that the question does not.
        recalled: the share of the words taken from the turns before, by importance, that it has or stands beside.
        continued: 1 where it was quoted first just before, and the question points back to that; a half where it was
            quoted beside.
        beside: 1 where it leans on what was, or that on it; a half where it stands in one block with it.
        amount: how much of the question stands in it, by importance, in idf; as the next three, it levels off.
        amount_around: how much stands in it, in the sentence before or in its context, likewise.
        words_around: how many words of the question stand there.
        words_exact: how many stand in it as they were typed or by what says the same.
        introduces: whether it only introduces what follows ("… includes the following aspects:"), and no list is asked
            for; or is the line that dates the text, and nothing of time is asked.
    """

    typed: float
    served: float
    supported: float
    nearby: float
    framed: float
    passage: float
    kind: float
    near: float
    brief: float
    asks: float
    defines: float
    explains: float
    new: float
    recalled: float
    continued: float
    beside: float
    amount: float
    amount_around: float
    words_around: float
    words_exact: float
    introduces: float

    @property
    def coverage(self) -> float:
        """The share of the question's words, by importance, that stand in the sentence or in what it leans on."""
        return self.served + self.supported + self.framed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be the answer.

    Attributes:
        document: where it stands.
        block: index of its block in the document.
        span: the sentence.
        hit: the passage through which it was found.
        features: what speaks for it.
        score: what candidates are ordered by.
        leans_on: the sentence before, where it begins with *these*, *it* or the like; else None.
        names_them: whether names are asked for, or one of its own, and it names what that sentence speaks of.
    """

    document: Document
    block: int
    span: Span
    hit: Hit
    features: Features
    score: float
    leans_on: Span | None = None
    names_them: bool = False

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.document.quote(self.span)


def weigh_sentences(index: Index, reading: Reading, hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """The sentences of the passages found, the best first; equal ones in the order of the hits, then of reading.

    A heading that is a label is weighed only where nothing but labels was found.
    """
    hits = [hit for hit in hits if not hit.passage.is_label] or hits
    asked = _Asked.of(index, reading)
    best_hit = max((hit.score for hit in hits), default=0.0)
    weights = sentence_weights(len(index.passages))
    unique: dict[tuple[str, Span], Candidate] = {}
    for hit in hits:
        for sentence in _sentences(hit):
            key = (hit.passage.document.id, sentence.span)
            if key not in unique:
                unique[key] = _weigh(sentence, reading, asked, best_hit, weights)
    return tuple(sorted(_completed(reading, unique), key=lambda candidate: -candidate.score))


def _completed(reading: Reading, candidates: Mapping[tuple[str, Span], Candidate]) -> Iterator[Candidate]:
    """The sentences; where several are asked for, one that names what the one before speaks of scores no less."""
    wants_names = (
        reading.form.kind in _ASKS_FOR_NAMES
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


def importance(index: Index, word: QueryWord) -> float:
    """How much a word of the question says: the idf of its key, with passages of English prose mixed in.

    A collection of a dozen passages cannot tell rare words from common ones; one of thousands is not moved by the
    mixture.
    """
    term = word.term
    idf = lucene_idf(term, index.key_frequency(word), index.body.size, PROSE)
    return idf * word.weight * (_LIGHT if term in LIGHT_TERMS else 1.0) * (1 - GIVEN * index.given(word))


def is_mentioned(index: Index, word: QueryWord) -> bool:
    """Whether the collection has the word itself, an equivalent or one of its family: nothing less is a mention.

    A turn of phrase is no word that a text could lack.
    """
    return is_turn_of_phrase(word.term) or index.has(word, AS_GOOD)


def says_something(word: QueryWord) -> bool:
    """Whether it says something about the texts that they lack a word: typed, no light one, no stray letter."""
    term = word.term
    return word.weight >= 1 and term not in LIGHT_TERMS and (len(term) > 1 or not term.isalpha())


def terms_with_label(candidate: Candidate) -> frozenset[str]:
    """The terms of a sentence and of the label that it stands under."""
    terms = _terms(candidate.text) | _label_terms(candidate.hit.passage)
    if candidate.names_them and candidate.leans_on is not None:
        terms |= _terms(candidate.document.quote(candidate.leans_on))
    return terms


def terms_around(candidate: Candidate) -> frozenset[str]:
    """The terms of a sentence, of what it leans on and of what it stands in."""
    terms = _terms(candidate.text) | _context_terms(candidate.hit.passage.context)
    if candidate.leans_on is not None:
        terms |= _terms(candidate.document.quote(candidate.leans_on))
    return terms


def neighbours(text: str) -> frozenset[tuple[str, str]]:
    """The terms of a sentence that follow each other in it, stop words left out."""
    return _analysed(text).neighbours


def named_in(document: Document, sentence: Span) -> Span | None:
    """The sentence before, whose things another one names, "These include …"; None where it names none."""
    block = block_at(document, sentence)
    if block is None or not says_which(document.quote(sentence)):
        return None
    return next((before for before in reversed(block.sentences) if before.end <= sentence.start), None)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A word of the question, made ready to be looked for in many sentences.

    Attributes:
        terms: the terms of the word as typed.
        choices: the terms of what may stand for it with how well they serve, the best first.
        importance: how much it says.
        idf: its idf in the collection; 0 for a word that was not asked with.
        is_taken: whether it was taken from the turns before.
    """

    terms: frozenset[str]
    choices: tuple[tuple[float, frozenset[str]], ...]
    importance: float
    idf: float
    is_taken: bool

    @classmethod
    def of(cls, index: Index, word: QueryWord) -> _Wanted:
        typed = word.typed
        # What was taken from the turns before, or only said before the question, is not what is asked.
        idf = index.body.idf(typed[0]) * (1 - GIVEN * index.given(word)) if word.weight >= 1 else 0.0
        return cls(frozenset(typed), choices(word), importance(index, word), idf, is_taken(word))

    def degree(self, terms: frozenset[str]) -> float:
        """How much of the word's meaning stands among ``terms``, from 0 to 1."""
        return next((equivalence for equivalence, choice in self.choices if choice <= terms), 0.0)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is looked for in the sentences.

    Attributes:
        words: what a question says itself; all it looks for where that is nothing.
        taken: what it took from the turns before, which tells which of two sentences is meant.
        terms: the terms of all that may stand for any of it.
        importance: that of the words together; 1 where they say nothing.
        idf: that of the words together; 1 where it is 0.
    """

    words: tuple[_Wanted, ...]
    taken: tuple[_Wanted, ...]
    terms: frozenset[str]
    importance: float
    idf: float

    @classmethod
    def of(cls, index: Index, reading: Reading) -> _Asked:
        words = tuple(_Wanted.of(index, word) for word in reading.query.needed)
        terms = frozenset().union(*(choice for word in words for _, choice in word.choices))
        own = tuple(word for word in words if not word.is_taken)
        taken = tuple(word for word in words if word.is_taken)
        if reading.leaning is Leaning.WHOLE or not own:
            own, taken = words, ()
        total = sum(word.importance for word in own) or 1.0
        return cls(own, taken, terms, total, sum(word.idf for word in own) or 1.0)


@dataclass(frozen=True, slots=True)
class _Sentence:
    hit: Hit
    span: Span
    before: Span | None
    """The sentence before it in its block."""
    after: Span | None
    """The sentence after it there that leans on it."""


def _sentences(hit: Hit) -> Iterator[_Sentence]:
    """The sentences of a passage, and the one after it where that leans on its last."""
    passage = hit.passage
    block = passage.document.blocks[passage.block]
    first = bisect_left(block.sentences, passage.span.start, key=lambda sentence: sentence.start)
    last = first + len(passage.sentences)
    if last < len(block.sentences) and _leans(passage.document, block.sentences[last]):
        last += 1
    for place in range(first, last):
        before = block.sentences[place - 1] if place else _question_before(passage)
        after = block.sentences[place + 1] if place + 1 < len(block.sentences) else None
        leaning = after if after is not None and _leans(passage.document, after) else None
        yield _Sentence(hit, block.sentences[place], before, leaning)


def _question_before(passage: Passage) -> Span | None:
    """The question that a block answers, where the one before it is a question, as on a page of frequent questions."""
    if passage.block == 0:
        return None
    before = passage.document.blocks[passage.block - 1]
    is_question = before.sentences and passage.document.quote(before.span).endswith("?")
    return before.sentences[-1] if is_question else None


def _weigh(
    sentence: _Sentence, reading: Reading, asked: _Asked, best_hit: float, weights: Mapping[str, float]
) -> Candidate:
    passage = sentence.hit.passage
    document = passage.document
    text = document.quote(sentence.span)
    analysed = _analysed(text)
    kind = _is_of_kind(reading, document, sentence.span)
    # Whoever asks on after a date asks no more of the date.
    dates_only = (
        not kind and stands_in_date_line(document, sentence.span) and _SPEAKS_OF_TIME.search(reading.text) is None
    )
    leans = sentence.before is not None and _needs_before(document, sentence)
    names_them = leans and _names_what_is_asked_for(sentence, analysed, reading, asked)
    terms = _Standing.of(sentence, analysed, is_named=names_them)
    covered = _covered(asked, terms)
    features = Features(
        typed=covered.typed,
        served=covered.served,
        supported=covered.before if leans else 0.0,
        nearby=0.0 if leans else covered.before,
        framed=covered.framed,
        passage=sentence.hit.score / best_hit if best_hit else 0.0,
        kind=float(kind),
        near=_nearness(asked.words, analysed.positions),
        brief=1 / (1 + len(terms.own) / 10),
        asks=float(text.endswith("?")),
        defines=_defines(text, asked.words) if reading.form.kind is AnswerKind.DEFINITION else 0.0,
        explains=float(_says_why(text, reading)),
        new=1 - 1 / (1 + len(terms.own - asked.terms) / 5),
        recalled=_share(asked.taken, terms.with_context),
        continued=0.0 if dates_only else _continued(reading, (document.id, sentence.span), has_kind=kind),
        beside=_beside(sentence, reading.spoken_of, leans=leans),
        amount=_levelled(covered.amount),
        amount_around=_levelled(covered.amount_around),
        words_around=_levelled(covered.words_around),
        words_exact=_levelled(covered.words_exact),
        introduces=float((text.endswith(":") and reading.form.kind is not AnswerKind.LIST) or dates_only),
    )
    leans_on = sentence.before if leans else None
    score = sum(weight * float(getattr(features, name)) for name, weight in weights.items())
    return Candidate(document, passage.block, sentence.span, sentence.hit, features, score, leans_on, names_them)


class _Standing(NamedTuple):
    """The terms that stand in a sentence, and further and further around it."""

    words: frozenset[str]
    """Those of whole words in it, and of the label over it."""
    own: frozenset[str]
    label: frozenset[str]
    with_before: frozenset[str]
    with_context: frozenset[str]

    @classmethod
    def of(cls, sentence: _Sentence, analysed: _Analysed, *, is_named: bool) -> _Standing:
        passage = sentence.hit.passage
        own, label = frozenset(analysed.positions), _label_terms(passage)
        if is_named and sentence.before is not None:
            label |= _analysed(passage.document.quote(sentence.before)).words
        with_before = own | _terms(passage.document.quote(sentence.before)) if sentence.before else own
        with_context = with_before | _context_terms(passage.context)
        return cls(analysed.words | label, own, label, with_before, with_context)


class _Covered(NamedTuple):
    """What share of the question a sentence has, what the one before it and its context add to that, and how much."""

    typed: float
    served: float
    before: float
    framed: float
    amount: float
    amount_around: float
    words_around: int
    words_exact: int


def _covered(asked: _Asked, terms: _Standing) -> _Covered:
    with_label = terms.own | terms.label
    typed = served = added_before = framed = 0.0
    words_around = words_exact = 0
    for word in asked.words:
        typed += word.idf * (word.terms <= terms.words)
        by_itself = word.degree(terms.own)
        if terms.label:
            by_itself = max(by_itself, _UNDER_LABEL * word.degree(with_label))
        before = max(by_itself, word.degree(terms.with_before))
        around = max(before, word.degree(terms.with_context))
        served += word.importance * by_itself
        added_before += word.importance * (before - by_itself)
        framed += word.importance * (around - before)
        words_around += around >= SERVED
        words_exact += by_itself >= AS_GOOD
    total = asked.importance
    return _Covered(
        typed=typed / asked.idf,
        served=served / total,
        before=added_before / total,
        framed=framed / total,
        amount=served,
        amount_around=served + added_before + framed,
        words_around=words_around,
        words_exact=words_exact,
    )


def _share(words: Sequence[_Wanted], terms: frozenset[str]) -> float:
    """The share of words, by importance, that stand among terms; 0 where there are no words."""
    total = sum(word.importance for word in words)
    return sum(word.importance * word.degree(terms) for word in words) / total if total else 0.0


def _continued(reading: Reading, place: tuple[str, Span], *, has_kind: bool) -> float:
    """How far a question that points back means this place: the first quote it is, or less likely another one.

    One without a word of its own points to what was quoted only where that tells the kind of thing that is asked for.
    """
    points_back = reading.leaning is Leaning.PRONOUN or (has_kind and reading.form.kind in _TOLD_IN_PASSING)
    if not points_back or place not in reading.spoken_of:
        return 0.0
    return 1.0 if place == reading.spoken_of[0] else _OTHER_QUOTE


def _beside(sentence: _Sentence, quotes: Iterable[tuple[str, Span]], *, leans: bool) -> float:
    """How near a sentence stands to a quote: 1 where one leans on the other, a half where they share a block."""
    document, block = sentence.hit.passage.document, sentence.hit.passage.block
    spans = [span for name, span in quotes if name == document.id and span != sentence.span]
    if (leans and sentence.before in spans) or sentence.after in spans:
        return 1.0
    return 0.5 * any(document.blocks[block].span.overlap(span) for span in spans)


def _defines(text: str, words: Sequence[_Wanted]) -> float:
    """How far a sentence says what a thing is: "A summit means …", "A summit is …", "The outcome was a summit".

    What writes an abbreviation out says it, too.
    """
    if not words:
        return 0.0
    if any(all(word.terms <= _terms(each.short.of(text)) for word in words) for each in find_definitions(text)):
        return 1.0
    match = _IS.search(text)
    if match is None:
        return 0.0
    before, after = _terms(text[: match.start()]), _terms(text[match.end() :][:_LONGEST_PREDICATE])
    is_about_it = any(all(word.terms <= side for word in words) for side in (before, after))
    return is_about_it * (1.0 if match["means"] else _ONLY_IS)


def _levelled(amount: float) -> float:
    """An amount that grows ever less, and counts a half at ``_LEVEL``: a long question says much more than once."""
    return amount / (1 + amount / _LEVEL)


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


def _names_what_is_asked_for(sentence: _Sentence, analysed: _Analysed, reading: Reading, asked: _Asked) -> bool:
    """Whether a sentence names what the one before speaks of, and that is asked for: names, or one that it has."""
    document = sentence.hit.passage.document
    text = document.quote(sentence.span)
    if sentence.before is None or not says_which(text):
        return False
    if reading.form.kind not in _ASKS_FOR_NAMES:
        own = frozenset(analysed.positions)
        return any(word.importance >= 1 and not word.is_taken and word.degree(own) >= SERVED for word in asked.words)
    spoken_of = _terms(document.quote(sentence.before))
    if _asks_for_other_things(reading, text, spoken_of):
        return False
    if _ASKS_FOR_OTHERS.search(reading.text) is None:
        # Of what the title names, the one before speaks anyway: who is in the alliance is none of those it may grow by.
        spoken_of -= _context_terms(sentence.hit.passage.context)
    return any(
        degree(word, spoken_of) >= _SPEAKS_OF
        for word in reading.query.needed
        if _NOUN_OF_THEM.match(reading.text, word.span.start) is None
    )


def _asks_for_other_things(reading: Reading, text: str, spoken_of: frozenset[str]) -> bool:
    """Whether it is asked which things of a name, of which the sentence before speaks, and a sentence names countries.

    "Which commitments does it contain?" asks for none of the countries that show commitments.
    """
    match = _WHICH_THINGS.search(reading.text) if reading.form.kind is AnswerKind.LIST else None
    if match is None or not countries_named(text):
        return False
    thing = match.start("thing")
    return any(word.span.start == thing and degree(word, spoken_of) >= AS_GOOD for word in reading.said) and (
        _NOUN_OF_THEM.match(reading.text, thing) is None
    )


def _says_why(text: str, reading: Reading) -> bool:
    """Whether a reason or a purpose is asked for and a sentence begins with one: "The intention is to …"."""
    return reading.form.kind is AnswerKind.REASON and _STATES_PURPOSE.match(text) is not None


def _nearness(words: Iterable[_Wanted], own: Mapping[str, tuple[int, ...]]) -> float:
    """The share of neighbouring words of the question that stand near each other."""
    places = [_places(word, own) for word in words]
    pairs = list(pairwise(places))
    if not pairs:
        return 0.0
    return sum(any(0 < abs(b - a) <= _NEAR for a in left for b in right) for left, right in pairs) / len(pairs)


def _places(word: _Wanted, own: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    keys = own.keys()
    return tuple(place for _, choice in word.choices if choice <= keys for place in own[min(choice)])


def _label_terms(passage: Passage) -> frozenset[str]:
    """The terms of the words of the label that a passage stands under."""
    label = passage.label
    return _analysed(passage.document.quote(label)).words if label is not None else frozenset()


def _needs_before(document: Document, sentence: _Sentence) -> bool:
    before = document.quote(sentence.before) if sentence.before else ""
    return before.endswith("?") or _leans(document, sentence.span)


def _leans(document: Document, sentence: Span) -> bool:
    return _LEANS.match(document.quote(sentence)) is not None


class _Analysed(NamedTuple):
    """A text as sentences are held against it."""

    positions: dict[str, tuple[int, ...]]
    """Each term and the words at which it stands."""
    words: frozenset[str]
    """The terms of whole words; a part of a compound is no word."""
    neighbours: frozenset[tuple[str, str]]
    """The terms that follow each other, stop words left out."""


@lru_cache(maxsize=50_000)
def _analysed(text: str) -> _Analysed:
    tokens = analyse(text)
    positions: dict[str, tuple[int, ...]] = {}
    for token in tokens:
        positions[token.term] = (*positions.get(token.term, ()), token.position)
    wholes = [(token.start, token.end) for token in tokens if token.is_whole]
    wholes.extend(match.span() for match in _LONG_NAME.finditer(text))
    words = [
        token for token in tokens if token.is_whole or not any(start <= token.start < end for start, end in wholes)
    ]
    parts = [token.term for token in tokens if not token.is_whole]
    return _Analysed(positions, frozenset(token.term for token in words), frozenset(pairwise(parts)))


@lru_cache(maxsize=50_000)
def _terms(text: str) -> frozenset[str]:
    return frozenset(_analysed(text).positions)


@lru_cache(maxsize=50_000)
def _context_terms(context: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_terms, context))
