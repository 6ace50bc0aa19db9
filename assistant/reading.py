"""How a question is read: what it asks for, its words, and what may stand in a text for each of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from assistant.abbreviations import find_definitions
from assistant.answer_kind import AnswerKind
from assistant.followup import (
    IN_PASSING,
    Leaning,
    history_words,
    is_taken,
    leaning_of,
    quoted_last,
    returned_to,
)
from assistant.lexicon import Lexicon, Relation, RelationKind
from assistant.lexicon.source import ABROAD, phrase_terms, turning_words
from assistant.parties import without_parties
from assistant.question import QuestionForm, is_name, read_form
from assistant.said_beside import SAID_BESIDE, asked_itself, with_background, with_less_weight
from assistant.served import AS_GOOD, SERVED
from assistant.short_answer import FOUND_IN_QUOTES
from assistant.spelling import Spelling
from corpus import Span
from corpus.patterns import Pattern
from index import Alternative, Origin, Query, QueryWord, read_query
from index.background import known_terms, known_words
from index.light_words import LIGHT_TERMS
from index.stopwords import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.model import Conversation
    from index import Index

    # Where a term of a question begins, the term, and which word of the query it is; -1 for a turning word.
    _Placed: TypeAlias = tuple[int, str, int]

_LETTER = r"[^\W\d_]"
_WORD = Pattern(rf"\b{_LETTER}(?:{_LETTER}|['’])*\b")
_COMPOUND = Pattern(rf"\b{_LETTER}+(?:-{_LETTER}+)+\b")

# What a related phrase is worth: the weight of its terms in BM25, and how much of the meaning is there.
_WORTH: dict[RelationKind, tuple[float, float]] = {
    RelationKind.SAME: (0.9, 0.95),
    RelationKind.FAMILY: (0.8, 0.9),
    RelationKind.NEAR: (0.6, 0.75),
    RelationKind.NARROWER: (0.5, 0.6),
    RelationKind.BROADER: (0.2, 0.35),
    RelationKind.LOOSE: (0.45, 0.56),
}
_EQUIVALENCES = frozenset({RelationKind.SAME, RelationKind.FAMILY})
# Words that are only stressed by capitals.
_STRESSED = Pattern(r"\b(?:IS|ARE|WAS|WERE|DO|DOES|DID|HAS|HAVE|WILL|NOT|REALLY|THE)\b")
# "WTO?" is a name; so many words in capitals are a sentence.
_FEWEST_WORDS = 3
# Between two alternatives, and how many words before it the first may have where the second is no clause of its own.
_OR = Pattern(r",?\s+or\s+(?P<clause>(?:is|are|was|were|do|does|did|has|have|will|would|can)\b)?", re.IGNORECASE)
_LONGEST_ALTERNATIVE = 4
# What a word is worth inside a turn of phrase that says something else: the countries of "for other countries".
_WORTH_INSIDE = (0.6, 0.7)
# What a turn of phrase that points back weighs beside a topic.
_BESIDE_A_TOPIC = 0.5
_POINTS_BACK = Pattern(r"\b(?:them|these|those|it|this|that)$", re.IGNORECASE)
# Tokyo may decide for Japan; who is in Tokyo is in the city.
_FARTHEST_IN = 6
_STANDS_IN = Pattern(r"\b(?:in|at)\s+$", re.IGNORECASE)
# After what is asked, at the end: "Where was it, in Oslo or in Bergen?".
_GUESSES = Pattern(
    r"""(?:,|:|\s[–—-])\s+
        (?P<guess>(?:(?:in|on|at|by|from|the|an?)\s|(?-i:[A-Z0-9])|(?=\w+\sor\s\w+\?))[^?]{0,60}\bor\b[^?]{0,60})\?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# What is left on the way over a third phrase, which may mean something else on either side.
_TWO_STEPS = 0.75
# Words are kin that share a root of this many letters and differ in endings of at most so many.
_SHORTEST_ROOT = 5
_LONGEST_ENDING = 3
_WORTH_OF_KIN = (0.4, 0.6)
# Parts of compounds that mean something else as words of their own: a job is a post, and "post-2020" has none.
_PREFIXES = frozenset({"post", "non", "co", "pre", "anti", "multi", "ex", "self", "sub", "inter", "mid"})
# Words that are written as one and are two or three.
_RUN_TOGETHER = {"aswell": "as well", "alot": "a lot", "infact": "in fact", "gonna": "going to", "wanna": "want to"}
# Words that are written short by whoever is in a hurry.
_CUT_SHORT = {
    "incl": "included",
    "govt": "government",
    "org": "organisation",
    "orgs": "organisations",
    "ppl": "people",
    "intl": "international",
    "enviro": "environment",
    "regs": "regulations",
    "approx": "approximately",
    "pls": "please",
    "thx": "thanks",
}
_WRITTEN_OUT = _RUN_TOGETHER | _CUT_SHORT
# Sounds, in any length.
_SOUND = Pattern(r"h+m+|[ao]+h+|u+h*m*|e+r+m*", re.IGNORECASE)
# The best so many are taken: what follows adds time and little else.
_MOST_RELATED = 8
# A shorter word of the lexicon has too many neighbours to be taken for one of them.
_SHORTEST_DOUBTED = 7
_MOST_KIN = 3
# Of so many phrases what stands for them is kept: questions come to the same ones on many ways.
_MOST_KEPT = 4_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood.

    Attributes:
        text: the question as it stands alone: typing errors corrected, what it leaned on filled in.
        read_as: the same where it differs from what was typed; else None.
        form: what it asks for.
        query: what is looked for.
        leaning: how it leans on the turns before it.
        spoken_of: the document's id and the span of each quote that it points back to; empty where it does not.
        opposites: a term of the question and what says the opposite of it, for each word that has an antonym.
        asks_for_new: whether it is about a part of the last quote, which anything else that is said of it answers.
    """

    text: str
    read_as: str | None
    form: QuestionForm
    query: Query
    leaning: Leaning = Leaning.NONE
    spoken_of: tuple[tuple[str, Span], ...] = ()
    opposites: tuple[tuple[str, frozenset[str]], ...] = ()
    asks_for_new: bool = False

    @property
    def said(self) -> tuple[QueryWord, ...]:
        """The words that the question says itself; the spans of others are places in the turns before."""
        return tuple(word for word in self.query.needed if not is_taken(word))


# What may ask which of two: "Is it firm or voluntary?", "Firm or voluntary?".
_OF_ALTERNATIVES = frozenset({AnswerKind.YES_NO, AnswerKind.ANY})
# What points back points to what was quoted last; "and on plastics?" goes on to something else.
_POINTING_BACK = frozenset({Leaning.PRONOUN, Leaning.WHOLE})


def _read_as(question: str, text: str, query: Query, leaning: Leaning) -> str | None:
    """How the question was read, where not as typed: corrected, and with what it took from the turns before."""
    taken = [word.text for word in query.needed if is_taken(word)] if leaning is not Leaning.NONE else []
    if taken:
        return f"{text} (about: {', '.join(taken)})"
    return None if text == question else text


class Reader:
    """Reads questions for one collection.

    Args:
        index: the collection's.
        lexicon: words for words.
    """

    def __init__(self, index: Index, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon
        self._alternatives = lru_cache(maxsize=_MOST_KEPT)(self._find_alternatives)
        self._one_step = lru_cache(maxsize=_MOST_KEPT)(self._take_one_step)
        # A question is corrected more than once, and questions share most of their words.
        self._corrected_word = lru_cache(maxsize=_MOST_KEPT)(self._correct_word)

    def read(self, question: str, conversation: Conversation | None = None, *, as_typed: bool = False) -> Reading:
        """The reading of a question in its conversation.

        Args:
            question: as typed.
            conversation: the turns before it.
            as_typed: whether to take it word for word: nothing corrected, nothing filled in, no other words.
        """
        plain = question if as_typed else _in_plain_writing(question)
        text = plain if as_typed else self.corrected(plain)
        form = read_form(text)
        query = read_query(text, self._index, form.frame)
        if as_typed:
            return Reading(text, None, form, query if query.words else read_query(text, self._index))
        query = with_background(text, self._widened(query, text, form.frame))
        if form.kind in _OF_ALTERNATIVES:
            query = self._with_known_alternative(text, query)
        elif form.kind in FOUND_IN_QUOTES:
            query = _with_less_of_guesses(text, query)
        whole, query = query, _with_less_of(form.in_passing, without_parties(text, query, self._index))
        leaning = Leaning.NONE
        spoken_of: tuple[tuple[str, Span], ...] = ()
        if conversation is not None and conversation.turns:
            conversation = returned_to(text, conversation) or conversation
            leaning = leaning_of(*asked_itself(text, whole), form.frame)
            if leaning in _POINTING_BACK:
                spoken_of = tuple((quote.document.id, quote.span) for quote in quoted_last(conversation))
            query = Query((*query.words, *history_words(conversation, query, leaning, self._index)))
        if not query.words:
            query = self._widened(read_query(text, self._index), text)
        opposites = tuple(self._opposites(query))
        read_as = _read_as(" ".join(question.split()), text, query, leaning)
        return Reading(text, read_as, form, query, leaning, spoken_of, opposites)

    def _with_known_alternative(self, text: str, query: Query) -> Query:
        """The query with less weight on words that the texts lack, where "or" joins something to them that they have.

        "South Korea or North Korea?" is answered by what is said of either.
        """
        match = _OR.search(text)
        if match is None or _OR.search(text, match.end()) is not None:
            return query
        words = [word for word in query.needed if word.weight >= 1 and word.term not in LIGHT_TERMS]
        before = [word for word in words if word.span.end <= match.start()]
        if not match["clause"]:
            start = _start_of_last_words(text[: match.start()], _LONGEST_ALTERNATIVE)
            before = [word for word in before if word.span.start >= start]
        after = [word for word in words if word.span.start >= match.end()]
        lacking = [[word for word in side if not self._index.has(word, SERVED)] for side in (before, after)]
        for side, unknown in enumerate(lacking):
            others, others_unknown = (after, before)[side], lacking[1 - side]
            if unknown and others and not others_unknown:
                return with_less_weight(query, unknown, SAID_BESIDE)
        return query

    def _opposites(self, query: Query) -> Iterator[tuple[str, frozenset[str]]]:
        """What says the opposite of a word that the question says itself, for each that has an antonym."""
        for word in query.needed:
            if word.weight >= 1:
                for relation in self._lexicon.relations((word.term,)):
                    if relation.kind is RelationKind.ANTONYM:
                        yield word.term, frozenset(relation.terms)

    def corrected(self, question: str) -> str:
        """The question with words that nobody knows replaced by the nearest known ones."""
        return _WORD.sub(lambda match: self._corrected_word(match.group()), question)

    def _correct_word(self, word: str) -> str:
        if _SOUND.fullmatch(word) or word.casefold() in _WRITTEN_OUT:
            return _WRITTEN_OUT.get(word.casefold(), word)
        terms = phrase_terms(word)
        if all(term in self._index for term in terms):
            return (self._spelling.correct_plural(word) if terms else None) or word
        return self._correct_unknown(word, terms)

    def _correct_unknown(self, word: str, terms: tuple[str, ...]) -> str:
        """The word that one which the texts do not have was meant to be; itself where it is right."""
        is_of_lexicon = terms in self._lexicon
        if is_of_lexicon and len(word) < _SHORTEST_DOUBTED:
            return self._function_word_for(word) or word
        if word.isupper():
            return word if is_of_lexicon else self._spelling.correct_capitals(word) or word
        correction = self._spelling.correct(word.casefold())
        if correction is None or phrase_terms(correction) == terms:
            return word
        # The lexicon knows terms: whether the word itself, or another of that stem, it cannot tell.
        is_rare = is_of_lexicon or (known_terms().issuperset(terms) and correction not in STOP_WORDS)
        if is_rare and not self._is_rather(correction, word.casefold()):
            return word
        return correction.capitalize() if word[0].isupper() else correction

    def _function_word_for(self, word: str) -> str | None:
        """The function word that a short word is a slip for, though it has the stem of another: "beeing"; else None."""
        if not word.islower() or word in known_words():
            return None
        correction = self._spelling.correct(word)
        return correction if correction in STOP_WORDS and _is_slip(correction, word) else None

    def _is_rather(self, correction: str, word: str) -> bool:
        """Whether a rare word is more likely one of the texts, or a light one, with a letter left out, or doubled.

        A minster, and a minister; busses, and buses; insted, and instead.
        """
        return _is_slip(correction, word) and all(
            term in self._index or term in LIGHT_TERMS for term in phrase_terms(correction)
        )

    @cached_property
    def _spelling(self) -> Spelling:
        frequencies: Counter[str] = Counter()
        capitals: set[str] = set()
        for passage in self._index.passages:
            words = _WORD.findall(passage.text)
            capitals.update(word for word in words if word.isupper())
            frequencies.update(word.casefold() for word in words)
            # Who writes "micro-plastics" as one word means the same.
            frequencies.update(compound.casefold().replace("-", "") for compound in _COMPOUND.findall(passage.text))
        return Spelling(frequencies, known_words(), capitals)

    def _widened(self, query: Query, text: str, frame: Sequence[Span] = ()) -> Query:
        """The query that ``text`` is, with what the lexicon and the texts' own abbreviations offer for its words."""
        words = list(query.words)
        typed = [(word.span.start, word.term, place) for place, word in enumerate(words) if word.is_needed]
        phrases = [(tuple(term for _, term, _ in run), [place for *_, place in run]) for run in self._runs(typed)]
        known = [places for phrase, places in phrases if len(phrase) > 1 and self._has_synonym(phrase)]
        in_phrases = {place for places in known for place in places}
        for phrase, places in phrases:
            is_single, first = len(phrase) == 1, words[places[0]].span
            least = AS_GOOD if is_single and places[0] in in_phrases else 0.0
            is_named = is_name(text, first)
            is_place = is_single and is_named and _stands_in(text, first)
            for alternative in self._alternatives(phrase, is_named=is_named):
                is_metonym = is_place and SERVED < alternative.equivalence < AS_GOOD
                if alternative.equivalence >= least and not is_metonym:
                    for place in places:
                        words[place] = _with_alternative(words[place], alternative, len(phrase))
        turning = [
            (span, term)
            for span, term in turning_words(text)
            if not any(part.start <= span.start < part.end for part in frame)
        ]
        turning_places = [(span.start, term, -1) for span, term in turning]
        for run in self._runs(sorted([*typed, *turning_places])) if turning else ():
            self._turn(words, text, run)
        for span, term in turning:
            words = self._with_turn_of_phrase(words, text, span, term)
        return Query(tuple(words))

    def _with_turn_of_phrase(self, words: list[QueryWord], text: str, place: Span, term: str) -> list[QueryWord]:
        """The words with a turn of phrase that is known as a whole: "nobody had one before", "more of them"."""
        alternatives = self._alternatives((term,), is_named=True) if " " in term else ()
        if not alternatives:
            return words
        if term.endswith(ABROAD):
            inside = [word for word in words if place.covers(word.span)]
            alternatives += tuple(Alternative(word.typed, *_WORTH_INSIDE) for word in inside if word.is_needed)
        else:
            inside = [word for word in words if word.span.start == place.start]
        taken = {id(word) for word in inside}
        others = [word for word in words if id(word) not in taken]
        # Beside what has a name, "more of them" only points back.
        has_topic = any(word.is_needed and word.term not in LIGHT_TERMS for word in others)
        weight = _BESIDE_A_TOPIC if has_topic and _POINTS_BACK.search(place.of(text)) is not None else 1.0
        return [*others, QueryWord(place.of(text), place, (Alternative((term,)), *alternatives), weight=weight)]

    def _has_synonym(self, phrase: tuple[str, ...]) -> bool:
        return any(relation.kind is RelationKind.SAME for relation in self._lexicon.relations(phrase))

    def _runs(self, terms: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
        """Neighbouring terms, as many together as the longest phrase that is known has."""
        longest = max(self._lexicon.longest, self._definitions.longest)
        for first in range(len(terms)):
            for length in range(1, min(longest, len(terms) - first) + 1):
                yield terms[first : first + length]

    def _turn(self, words: list[QueryWord], text: str, run: Sequence[_Placed]) -> None:
        """Adds what a phrase with a turning word stands for, to its words or as a word of its own."""
        places = [place for _, _, place in run if place >= 0]
        if len(places) == len(run) or len(run) == 1:
            return
        alternatives = self._alternatives(tuple(term for _, term, _ in run), is_named=True)
        if not alternatives:
            return
        if any(words[place].term not in LIGHT_TERMS for place in places):
            for alternative in alternatives:
                for place in places:
                    words[place] = _with_alternative(words[place], alternative, len(places))
            return
        # "Like this before": none of its words says anything, and together they do.
        ends = (run[-1][0] + len(run[-1][1]) - 1, *(words[place].span.end for place in places))
        span = Span(run[0][0], max(ends))
        itself = Alternative((" ".join(term for _, term, _ in run),))
        words.append(QueryWord(span.of(text), span, (itself, *alternatives)))

    def _find_alternatives(self, phrase: tuple[str, ...], *, is_named: bool) -> tuple[Alternative, ...]:
        """What may stand for a phrase in this collection, the best first; a name has no kin."""
        related = (
            Alternative(terms, weight / len(terms), equivalence, self._origin(phrase, terms))
            for terms, (weight, equivalence) in self._related(phrase).items()
            if all(term in self._index for term in terms) and not _PREFIXES.issuperset(terms)
        )
        has_kin = len(phrase) == 1 and phrase[0] not in LIGHT_TERMS and not is_named
        kin = (Alternative((term,), *_WORTH_OF_KIN, Origin.ROOT) for term in (self._kin(phrase[0]) if has_kin else ()))
        return (*islice(related, _MOST_RELATED), *islice(kin, _MOST_KIN))

    def _origin(self, phrase: tuple[str, ...], terms: tuple[str, ...]) -> Origin:
        """Where the relation of two phrases is known from: the texts themselves, or the lexicon."""
        defined = any(relation.terms == terms for relation in self._definitions.relations(phrase))
        return Origin.ABBREVIATION if defined else Origin.LEXICON

    def _related(self, phrase: tuple[str, ...]) -> dict[tuple[str, ...], tuple[float, float]]:
        """Phrases one relation away, and two where one of them is an equivalence, with what they are worth."""
        near = self._one_step(phrase)
        found = dict(near)
        for terms, (kind, worth) in near.items():
            for further, (next_kind, next_worth) in self._one_step(terms).items():
                if further == phrase or not {kind, next_kind} & _EQUIVALENCES:
                    continue
                both = (worth[0] * next_worth[0], worth[1] * next_worth[1] * _TWO_STEPS)
                if further not in found or found[further][1] < both:
                    found[further] = (next_kind, both)
        by_worth = sorted(found.items(), key=lambda item: -item[1][1][1])
        return {terms: worth for terms, (_, worth) in by_worth}

    def _take_one_step(
        self, phrase: tuple[str, ...]
    ) -> dict[tuple[str, ...], tuple[RelationKind, tuple[float, float]]]:
        """What a phrase is related to; what it is only loosely related to where the texts have nothing nearer."""
        related = {
            relation.terms: (relation.kind, _WORTH[relation.kind])
            for lexicon in (self._lexicon, self._definitions)
            for relation in lexicon.relations(phrase)
            if relation.kind in _WORTH
        }
        nearer = {terms: worth for terms, worth in related.items() if worth[0] is not RelationKind.LOOSE}
        if len(nearer) == len(related):
            return related
        # A phrase of several words is not there because its words are.
        own = {phrase} if len(phrase) == 1 else set()
        is_there = any(all(term in self._index for term in terms) for terms in own | nearer.keys())
        return nearer if is_there else related

    def _kin(self, term: str) -> Iterator[str]:
        """Terms of the collection that share all but an ending: families that neither stemmer nor lexicon unites."""
        if not term.isalpha():
            return
        for other in self._by_prefix.get(term[:_SHORTEST_ROOT], ()):
            ending = max(len(term), len(other)) - _shared_letters(term, other)
            if other != term and ending <= _LONGEST_ENDING:
                yield other

    @cached_property
    def _by_prefix(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for term in self._index.body.vocabulary():
            if term.isalpha() and len(term) >= _SHORTEST_ROOT:
                groups[term[:_SHORTEST_ROOT]].append(term)
        return groups

    @cached_property
    def _definitions(self) -> Lexicon:
        """The abbreviations that the texts themselves define, both ways."""
        relations: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
        for passage in self._index.passages:
            if "(" not in passage.text:
                continue
            for definition in find_definitions(passage.text):
                short, long = (phrase_terms(span.of(passage.text)) for span in (definition.short, definition.long))
                if short and long and short != long:
                    relations[short].append(Relation(long, RelationKind.SAME))
                    relations[long].append(Relation(short, RelationKind.SAME))
        return Lexicon({phrase: tuple(dict.fromkeys(found)) for phrase, found in relations.items()})


def _in_plain_writing(question: str) -> str:
    """The question in one line, without capitals that tell no names: "WHO CAME?", "what IS in it"."""
    words = question.split()
    line = " ".join(words)
    if line.isupper() and len(words) >= _FEWEST_WORDS:
        return line.capitalize()
    return _STRESSED.sub(lambda match: match.group().lower(), line)


def _is_slip(correction: str | None, word: str) -> bool:
    """Whether a word is another with a letter left out, or doubled."""
    if correction is None:
        return False
    doubled = (place for place in range(1, len(word)) if word[place] == word[place - 1])
    return len(correction) > len(word) or any(word[:at] + word[at + 1 :] == correction for at in doubled)


def _with_less_of(in_passing: Span | None, query: Query) -> Query:
    """The query with less weight on what a question says in passing, unless it says nothing else."""
    if in_passing is None or all(in_passing.covers(word.span) or word.term in LIGHT_TERMS for word in query.needed):
        return query
    return with_less_weight(query, [word for word in query.words if in_passing.covers(word.span)], IN_PASSING)


def _with_less_of_guesses(text: str, query: Query) -> Query:
    """The query with less weight on what the answer is guessed to be: "Where was it, in Oslo or in Bergen?"."""
    match = _GUESSES.search(text)
    if match is None:
        return query
    return with_less_weight(
        query, [word for word in query.words if word.span.start >= match.start("guess")], SAID_BESIDE
    )


def _start_of_last_words(text: str, count: int) -> int:
    """Where the last so many words of a text begin."""
    words = list(re.finditer(r"\S+", text))
    return words[-count].start() if len(words) >= count else 0


def _shared_letters(term: str, other: str) -> int:
    """How many letters two terms begin with alike."""
    pairs = enumerate(zip(term, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(term), len(other)))


def _stands_in(text: str, name: Span) -> bool:
    """Whether a name follows a word by which it is a place, and nothing that acts."""
    return _STANDS_IN.search(text, max(0, name.start - _FARTHEST_IN), name.start) is not None


def _with_alternative(word: QueryWord, alternative: Alternative, length: int) -> QueryWord:
    """The word with one more alternative, which stands for ``length`` words together."""
    if any(known.terms == alternative.terms for known in word.alternatives):
        return word
    shared = replace(alternative, weight=alternative.weight / length)
    return replace(word, alternatives=(*word.alternatives, shared))
