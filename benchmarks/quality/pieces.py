"""The pieces of the assistant, and how each is taken away from the outside, by replacing what the product calls.

What the product keeps between questions depends on nothing that is replaced, for the caches of analysed texts know the
texts alone, and every assistant has a reader of its own; the piece that changes how texts are analysed empties them.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest.mock import patch

from assistant import confidence as confidence_module
from assistant import sentence_terms
from assistant.answer_kind import KINDS, AnswerKind
from assistant.confidence import Signs, read_signs
from assistant.lexicon import Lexicon, compiled
from assistant.lexicon.compiled import read_compiled
from assistant.lexicon.source import entries_of, make_lexicon
from assistant.reading import Reader
from assistant.short_answer import has_kind
from assistant.weights import SIZES, sentence_weights
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assistant.candidate import Candidate
    from assistant.reading import Reading
    from index import Index, QueryWord

#: The mean of each sign of confidence over the questions of a set.
MeanSigns: TypeAlias = "Mapping[str, float]"
_Off: TypeAlias = "Callable[[MeanSigns], AbstractContextManager[object]]"

ALLIANCE, CONVERSATIONS, PAGES = "alliance", "alliance, conversations", "other pages"
SQUAD_ALL, SQUAD_PARAGRAPH = "SQuAD 1.1, all paragraphs", "SQuAD 1.1, paragraph given"
SQUAD2, CLAPNQ = "SQuAD 2.0, article", "CLAPNQ"
OBLIQA, SCIFACT = "ObliQA", "SciFact"
ALL_SETS = frozenset({ALLIANCE, CONVERSATIONS, PAGES, SQUAD_ALL, SQUAD_PARAGRAPH, SQUAD2, CLAPNQ, OBLIQA, SCIFACT})

# Where there are turns before a question, or questions that count or come together.
_TALK = frozenset({ALLIANCE, CONVERSATIONS, PAGES})
# Where confidence decides something; elsewhere nothing is refused.
_CONFIDENT = frozenset({ALLIANCE, CONVERSATIONS, PAGES, SQUAD2, CLAPNQ})
# Where quotes are looked at, and where the passages are.
_QUOTED = frozenset({ALLIANCE, CONVERSATIONS, PAGES, SQUAD_ALL, SQUAD_PARAGRAPH})
_RANKED = frozenset({SQUAD_ALL, OBLIQA, SCIFACT})

#: The features of a sentence; those that are parts of one idea are taken away together.
FEATURES = (
    ("typed",),
    ("served",),
    ("supported", "nearby"),
    ("framed",),
    ("passage",),
    ("kind",),
    ("near",),
    ("brief",),
    ("asks",),
    ("defines",),
    ("explains",),
    ("new",),
    ("recalled",),
    ("continued", "beside"),
    ("amount", "amount_around", "words_around", "words_exact"),
    ("introduces",),
)


# Matches nothing.
_NEVER = Pattern(r"(?!)")
# The weights that every collection has where sizes are not told apart.
_MIDDLE_SIZE = SIZES[1]


def _nothing_replaced(_means: MeanSigns) -> AbstractContextManager[object]:
    return ExitStack()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the assistant.

    Attributes:
        name: what the table calls it.
        off: while the context is entered, the assistant does without it.
        lexicon: makes the lexicon that is left without it; None where it is no part of the lexicon.
        settings: the settings that take it away.
        sets: where it is measured; elsewhere it cannot do anything, or hardly.
    """

    name: str
    off: _Off = _nothing_replaced
    lexicon: Callable[[], Lexicon] | None = None
    settings: Mapping[str, float] = field(default_factory=dict)
    sets: frozenset[str] = ALL_SETS


def pieces() -> tuple[Piece, ...]:
    """Every piece, in the order in which a question meets them."""
    return (*_of_lexicon(), *_of_reading(), *_of_index(), *_of_importance(), *_of_sentences(), *_of_answers())


def _of_lexicon() -> tuple[Piece, ...]:
    return (
        Piece("the whole lexicon", lexicon=lambda: Lexicon({})),
        Piece("lexicon: WordNet", lexicon=lambda: read_compiled(compiled.COMPILED)),
        Piece("lexicon: general thesaurus", lexicon=lambda: _lexicon_without("thesaurus-")),
        Piece("lexicon: communique.yaml", lexicon=lambda: _lexicon_without("communique")),
        Piece("lexicon: spoken words", lexicon=lambda: _lexicon_without("spoken-")),
        Piece("lexicon: loose words", lexicon=lambda: _lexicon_without("loose-")),
        Piece("lexicon: words of those who ask", lexicon=lambda: _lexicon_without("asked-", "phrases-")),
        Piece("lexicon: turns of phrase", lexicon=lambda: _lexicon_without("turns")),
        Piece("lexicon: relations two steps long", _replacing("assistant.reading._EQUIVALENCES", frozenset())),
    )


def _of_reading() -> tuple[Piece, ...]:
    return (
        Piece("words of a known phrase not widened by themselves", _replacing("assistant.reading.AS_GOOD", 0.0)),
        Piece("conditions told from other answers", _without_kind(AnswerKind.CONDITION)),
        Piece("degrees told from other answers", _without_kind(AnswerKind.DEGREE)),
        Piece(
            "of two alternatives, less weight on what the texts lack",
            _replacing_method("_with_known_alternative", lambda _self, _text, query: query),
        ),
        Piece("kin by prefix", _replacing_method("_kin", lambda _self, _term: iter(()))),
        Piece("typing errors corrected", _replacing_method("corrected", lambda _self, question: question)),
        Piece("abbreviations of the texts", _replacing("assistant.reading.find_definitions", lambda _text: iter(()))),
        Piece(
            "less weight on what is said before the question",
            _replacing("assistant.reading.with_background", lambda _text, query: query),
        ),
        Piece(
            "what is in a place told from what acts", _replacing("assistant.reading._stands_in", lambda *_asked: False)
        ),
        Piece(
            "less weight on what an answer is guessed to be",
            _replacing("assistant.reading._with_less_of_guesses", lambda _text, query: query),
        ),
        Piece(
            "two names that a text is all about are not needed",
            _replacing("assistant.reading.without_parties", lambda _text, query, _index: query),
        ),
        Piece(
            "what is said besides the question left out",
            _replacing("assistant.assistant.without_asides", lambda message: message),
        ),
        Piece("words of the turns before", _replacing("assistant.reading.history_words", _none_taken), sets=_TALK),
        Piece(
            "parts of sentences told from questions that stand alone",
            _replacing("assistant.followup._is_fragment", lambda _question: False),
            sets=_TALK,
        ),
        Piece("what turns to another topic, or back", _replacing("assistant.followup._TURNS_AWAY", _NEVER), sets=_TALK),
        Piece("counting and going on", _without_counting, sets=_TALK),
        Piece(
            "what is asked of the last quote itself",
            _replacing("assistant.assistant.told_by_last_quote", _none_taken),
            sets=_TALK,
        ),
        Piece(
            "what the wording of the last quote tells",
            _replacing("assistant.last_quote.tells_of_its_point", lambda _reading, _quote: False),
            sets=_TALK,
        ),
        Piece("corrections", _replacing("assistant.assistant.as_meant", lambda *_asked: None), sets=_TALK),
        Piece("several questions told apart", _replacing("assistant.assistant.questions_in", _none_taken), sets=_TALK),
    )


def _of_index() -> tuple[Piece, ...]:
    return (
        Piece("index: context of passages, labels among it", settings={"context_weight": 0.0}),
        Piece("index: whole documents", settings={"document_weight": 0.0}),
        Piece("index: English prose counted among the passages", _replacing("index.search.PROSE", 0)),
        Piece("index: other words count less", _replacing("index.search._OTHER_WORDS", 1.0)),
        Piece("index: less of given words", _replacing("index.search.GIVEN", 0.0)),
        Piece("index: less of light words", _replacing("index.search._LIGHT", 1.0)),
    )


def _of_importance() -> tuple[Piece, ...]:
    return (
        Piece("importance: light words are light", _replacing("assistant.wanted_words._LIGHT", 1.0)),
        Piece("importance: English prose mixed in", _replacing("assistant.wanted_words.PROSE", 0)),
        Piece("importance: less of given words", _replacing("assistant.wanted_words.GIVEN", 0.0)),
        Piece("importance: a word and its equivalents are one key", _replacing("index.search._of_key", _of_word_alone)),
    )


def _of_sentences() -> tuple[Piece, ...]:
    return (
        *(Piece(f"sentence: {' + '.join(names)}", _without_features(names)) for names in FEATURES),
        Piece("sentence: the label over it", _without_labels),
        Piece(
            "sentence: what names those of whom the one before speaks",
            _replacing("assistant.named_before.says_which", lambda _text: False),
            sets=_QUOTED,
        ),
        Piece(
            "sentence: so many things as are asked for",
            _replacing("assistant.evidence.how_many_asked_for", lambda _question: None),
            sets=_QUOTED,
        ),
        Piece(
            "sentence: countries told from bodies",
            _replacing("assistant.names._may_be_asked_for", lambda *_asked: True),
            sets=_QUOTED,
        ),
        Piece("phrases in quotation marks", _replacing("assistant.evidence._phrases_quoted", lambda _text: ())),
        Piece("words of long names told from words", _without_long_names),
        Piece("of what sort, which one, what is in it", _without_descriptions),
        Piece(
            "found by its kind alone",
            _replacing("assistant.retrieval._TOLD_BY_ITSELF", frozenset()),
            sets=_TALK,
        ),
        Piece(
            "sentence: weights by the size of the collection",
            _replacing("assistant.evidence.sentence_weights", lambda _passages: sentence_weights(_MIDDLE_SIZE)),
        ),
    )


def _of_answers() -> tuple[Piece, ...]:
    signs = (
        Piece(f"confidence: {sign.name}", partial(_with_mean_sign, sign.name), sets=_CONFIDENT)
        for sign in fields(Signs)
    )
    return (
        *signs,
        Piece(
            "confidence: its steps",
            _replacing("assistant.confidence.confidence_steps", lambda _passages: {}),
            sets=_CONFIDENT,
        ),
        Piece("confidence: points that a sentence on the topic misses", _without_missed_points, sets=_CONFIDENT),
        Piece(
            "quoted: the items that a sentence introduces",
            _replacing("assistant.assistant.items_introduced_by", _none_taken),
            sets=_QUOTED,
        ),
        Piece(
            "quoted: the list under the heading that is asked for",
            _replacing("assistant.assistant._items_under_label", _none_taken),
            sets=_QUOTED,
        ),
        Piece(
            "quoted: what is new where more is asked for",
            _replacing("assistant.assistant.asks_for_more", lambda _text: False),
            sets=_TALK,
        ),
        Piece("date lines", _without_date_lines),
        Piece(
            "passages reordered by their best sentence",
            _replacing("assistant.assistant.reordered", lambda _index, _reading, hits, _candidates: hits),
            sets=_RANKED,
        ),
        Piece(
            "passages reordered by neighbouring words",
            _replacing("assistant.passage_order.neighbours", lambda _text: frozenset()),
            sets=_RANKED,
        ),
    )


def _replacing(name: str, value: object) -> _Off:
    """Puts a value in the place of a name of one of the product's modules."""
    return lambda _means: patch(name, value)


def _replacing_method(name: str, method: Callable[..., object]) -> _Off:
    return lambda _means: patch.object(Reader, name, method)


def _none_taken(*_arguments: object) -> tuple[()]:
    return ()


def _of_word_alone(word: QueryWord, frequency: Callable[[str], int]) -> float:
    return min(map(frequency, word.typed))


def _without_date_lines(_means: MeanSigns) -> AbstractContextManager[object]:
    return patch.multiple(
        "assistant.assistant",
        asks_for_date_of_text=lambda _question: False,
        asks_about_publication=lambda _question: False,
        completing_date_line=lambda *_asked: None,
    )


def _without_missed_points(_means: MeanSigns) -> AbstractContextManager[object]:
    return patch.multiple(
        "assistant.confidence",
        tells_no_act=lambda *_asked: False,
        tells_no_consequence=lambda *_asked: False,
        tells_no_difference=lambda *_asked: False,
        tells_no_duty=lambda *_asked: False,
        tells_no_judgement=lambda *_asked: False,
        tells_no_rule=lambda *_asked: False,
        tells_no_translation=lambda *_asked: False,
        tells_nobody=_has_no_person,
        tells_not_what_it_did=lambda *_asked: False,
        tells_not_whether_it_did=lambda *_asked: False,
        tells_of_another_time=lambda *_asked: False,
        tells_of_no_reply=lambda *_asked: False,
    )


def _has_no_person(_index: object, reading: Reading, best: Candidate) -> bool:
    return reading.form.kind is AnswerKind.PERSON and not has_kind(AnswerKind.PERSON, reading.text, best.text)


def _without_descriptions(_means: MeanSigns) -> AbstractContextManager[object]:
    stack = ExitStack()
    for name in ("says_of_what_sort", "says_what_is_in_it", "asks_of_what_sort"):
        stack.enter_context(patch(f"assistant.evidence.{name}", lambda *_asked: False))
    stack.enter_context(patch("assistant.confidence.says_which_one", lambda *_asked: False))
    return stack


def _without_labels(_means: MeanSigns) -> AbstractContextManager[object]:
    stack = ExitStack()
    for module in ("candidate", "coverage"):
        stack.enter_context(patch(f"assistant.{module}.label_terms", lambda _passage: frozenset()))
    return stack


@contextmanager
def _without_long_names(_means: MeanSigns) -> Iterator[None]:
    kept = (sentence_terms.analysed_text, sentence_terms.terms_in, sentence_terms.context_terms)
    with patch.object(sentence_terms, "_LONG_NAME", _NEVER):
        for cached in kept:
            cached.cache_clear()
        yield
    for cached in kept:
        cached.cache_clear()


def _without_kind(left_out: AnswerKind) -> _Off:
    return _replacing("assistant.question.KINDS", {kind: told for kind, told in KINDS.items() if kind is not left_out})


def _without_counting(_means: MeanSigns) -> AbstractContextManager[object]:
    return patch.multiple(
        "assistant.assistant",
        item_asked_for=lambda *_arguments: None,
        with_part_asked_for=lambda *_arguments: None,
        rest_of=_none_taken,
    )


def _without_features(names: tuple[str, ...]) -> _Off:
    return _replacing(
        "assistant.evidence.sentence_weights",
        lambda passages: {**sentence_weights(passages), **dict.fromkeys(names, 0.0)},
    )


def _with_mean_sign(name: str, means: MeanSigns) -> AbstractContextManager[object]:
    """Every question shows as much of a sign as the mean one does, so that the threshold means what it meant."""

    def read(index: Index, reading: Reading, candidates: tuple[Candidate, ...]) -> Signs:
        changed: dict[str, Any] = {name: means[name]}
        return replace(read_signs(index, reading, candidates), **changed)

    return patch.object(confidence_module, "read_signs", read)


@contextmanager
def signs_recorded() -> Iterator[list[Signs]]:
    """The signs of every question that is asked meanwhile."""
    recorded: list[Signs] = []

    def read(index: Index, reading: Reading, candidates: tuple[Candidate, ...]) -> Signs:
        recorded.append(read_signs(index, reading, candidates))
        return recorded[-1]

    with patch.object(confidence_module, "read_signs", read):
        yield recorded


def _lexicon_without(*prefixes: str) -> Lexicon:
    """The lexicon made from WordNet and the files whose names do not begin so; a ValueError where none does."""
    files = sorted(Path(compiled.__file__).parent.glob("*.yaml"))
    left = [file for file in files if not file.name.startswith(prefixes)]
    if len(left) == len(files):
        raise ValueError(f"no file of the lexicon begins with {prefixes}")
    written = make_lexicon(entry for file in left for entry in entries_of(file.read_text(encoding="utf-8"), file.name))
    return read_compiled(compiled.WORDNET).merged_with(written)
