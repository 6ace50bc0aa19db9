"""The form of a question: what would answer it, and which of its words only build it.

The words that build it ("what is said about", "stand for") name nothing that a text would have to contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer_kind import KINDS, AnswerKind
from assistant.asked_for import SAYS_HOW_MANY
from assistant.openings import OPENING, RETURNS, SOME_LEADS, TURNS_TO
from assistant.question_words import (
    ALL_OF_THEM,
    AS_DEGREE,
    ASKS,
    AUXILIARY,
    BE,
    PLACE_IN_TEXT,
    QUESTION_WORD,
    TEXTS,
    WEIGHT,
    WHERE_IN_TEXT,
)
from corpus import Span
from corpus.dates import OPENS_DATE
from corpus.patterns import Pattern


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """How a question is built.

    Attributes:
        kind: what would answer it.
        frame: the words that only build the question, as spans of it, in order.
        in_passing: a verb that an answer need not have, though it tells which of two is meant, as a span; None without.
    """

    kind: AnswerKind
    frame: tuple[Span, ...]
    in_passing: Span | None = None


# "States" may as well be countries.
_STATES = r"(?:(?<=\bit\ )|(?<=text\ )|(?<=article\ )|(?<=document\ ))states?"
_SAY = rf"(?:says?|said|tells?|told|{_STATES}|stated|mentions?|mentioned|cited|describe[sd]?|writes?|written)"
# What somebody thinks of a thing, or what there is to hear of it: "What is its stance on plastics?".
_STANCE = r"(?:stance|views?|opinion|attitude|approach|news|latest|info)"
# Nouns of other things, too, unless they are somebody's: "Who holds the position on the board?".
_OWN_STANCE = r"(?:(?<=\bits\ )|(?<=\btheir\ )|(?<=['’]s\ ))(?:position|line|take|word|status|wording)"
# What writers do in what they write.
_OPINES = (
    r"(?:say|state|argue|claim|think|believe|recommend|suggest|conclude|find|propose|report|mention|note|write|mean)"
)
# After these a "may" is a month and a "will" a thing; otherwise, before a word in lower case, both are verbs.
_BEFORE_NOUNS = (
    "in of by from to and or since until before after during between mid early late last next this the a his her my "
    "our your their its own good free living strong political"
)
_NO_MODAL_AFTER = "".join(rf"(?<!\b{word}\ )" for word in _BEFORE_NOUNS.split())
_MODAL = rf"\b(?=(?-i:may|will)\s+(?-i:[a-z])){_NO_MODAL_AFTER}(?<!\d\ )(?:may|will)"
# What only builds a question.
_FRAMES = Pattern(
    rf"""{RETURNS}
      | {SOME_LEADS}
      | {OPENING}{TURNS_TO}
      | \b(?:one|another|a)\ (?:(?:more|other|last|final|further|quick)\ )*(?:thing|question)\s*[:,.-]+
      | \b(?:please|kindly|thanks|(?:tell|show|give|remind)\ me|explain(?:\ to\ me)?|(?:can|could|would)\ you
            |let\ me\ know|i\ wonder|i(?:\ want|\ would\ like|'d\ like|’d\ like)\ to\ know|do\ you\ know)\b
      | \baccording\ to\ {TEXTS}
      | \b(?:what|which)\ (?:kinds?|sorts?|types?)\ of\b
      | \b(?:{BE}\ )?{_SAY}\b
            (?=\s+(?:about|on|for|regarding|concerning|of|that|anything|something|in|here|there|is|are)\b|\W*$)
      | {_MODAL}
      | {ALL_OF_THEM}
      | \b(?:the|that|which|what|any|a)\ {PLACE_IN_TEXT}
            (?=\ (?:(?:is|are)\ )?(?:on|about|where|that|which|with|of|deal(?:s|ing|t)|concern(?:s|ing)|in\ which)\b)
      | \b(?:under|at|in)\ (?:which|what)\ (?:headings?|{PLACE_IN_TEXT})\b
      | \b(?:any|some|the)\ (?:language|wording|provisions?|mention)\ (?=(?:on|about|of|regarding|concerning)\b)
      | (?:\b{_STANCE}|{_OWN_STANCE})(?=\ (?:on|about|regarding|concerning|towards)\b)
      | ^\W*(?:(?:quote|cite|find|look\ up)(?=\ (?:the|what|where|which|me|an?|all|every\w*|any\w*|some\w*)\b)
            |search\ for\b|look(?:ing)?\ for\b)
      | \b(?:the|any|a)\ quotes?(?=\ (?:on|about)\b)
      | ^\W*i(?:['’]m|\ am)\ (?:interested\ in|looking\ for)\b | ^\W*i\ need\b
      | \b(?:background|facts|info)(?:\ information)?\ (?:on|about)\b
      | (?<=\w\ )(?:deals|dealing|dealt)\ with\b
      | \b(?:do|does|did|have|has)\ (?:the\ (?:authors?|writers?)(?=\ {_OPINES}\b)
            |{TEXTS}\ (?:{_SAY}|name|list|cover|address|discuss|contain|refer\ to)\b)
      | {WHERE_IN_TEXT}
      | \b(?:both|the\ two)\ (?:parties|sides|partners)\b
      | \bplays?\ (?:a|any|some|no)\ part\b | (?<=\w\ )actually(?=\W*$)
      | \b(?:comes?|came|crops?|cropped)\ up\b
      | \b(?:in|from|by|of)\ {TEXTS}\b
      | \b(?:means?|meaning|meant|define|definition)\b
      | \b(?:anything|something|everything|information|details?)\b
      | \bhow\ much(?={AS_DEGREE})\ {WEIGHT}\b
      | \bhow\ (?:many|much|long|often)\b
      | \b(?:for|in)\ (?:my|an?)\ (?:\w+\ )?(?:essay|seminar|thesis|dissertation|homework|briefing(?:\ note)?
            |newsletter|blog(?:\ post)?|press\ review)\b
      | \bfor\ my\ (?:boss|minister|client|readers|listeners|viewers|students|class|colleagues?|team|paper)
            (?=\s*(?:[,:;?.!]|$))
      | ^\W*(?:summari[sz]e|sum\ up|outline|describe|sketch|recap)\b
      | (?<=\bthese\ )(?:two|three|four|five|six)\b | (?<=\bthose\ )(?:two|three|four|five|six)\b
      | (?<=\w\ )period(?=\W*$)
      | \b(?:on\ the\ table|into\ account|in\ mind|at\ stake|into\ (?:it|play)|part\ of\ (?:it|this|that|them))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "What did they agree on plastics?" asks what is said of plastics, be it agreed or only wished for.
_ASKS_OF_A_TOPIC = Pattern(
    rf"""\bwhat\ (?:exactly\ |precisely\ |else\ )?{AUXILIARY}\ (?:[\w’'-]+\ ){{0,6}}?
        (?P<verb>agreed?|decided?|settled?|commit(?:ted)?\ to|promised?|pledged?|plan(?:ned)?|proposed?|concluded?
            |undertaken?|envisaged?|foreseen?)
        (?=\ (?:on|about|for|regarding|concerning|as\ regards|in\ terms\ of|when\ it\ comes\ to)\b
        (?!\ (?:the\ )?(?:{OPENS_DATE}|behalf\b|appeal\b|average\b)))""",
    re.IGNORECASE | re.VERBOSE,
)
# Fewer words are a topic.
_SHORTEST_STATEMENT = 5
_ASKS_OR_REQUESTS = Pattern(
    rf"""\? | \b{QUESTION_WORD}\b | ^\W*(?:{AUXILIARY}|please|and|but|so)\b | \b(?:i|me|my|we|us|our|you)\b
      | ^\W*(?:tell|list|name|give|show|explain|describe|find|quote|cite|summari[sz]e|compare|define)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Only when it is made" says of what it is asked, and asks not when.
_ONLY_WHEN = Pattern(r"\b(?P<only>only|even|just)\ when\b", re.IGNORECASE | re.VERBOSE)
# "When a ministry buys, is it to buy greener?" asks whether, and not when.
_OPENS_WITH_CASE = Pattern(rf"{OPENING}(when)\b(?!\ {AUXILIARY}\b)[^,?]*,\s+{AUXILIARY}\b", re.IGNORECASE | re.VERBOSE)
# Before it stands what leads to the question: "I want to know what it is for - what is the aim?".
_ENDS_WHAT_WAS_SAID = Pattern(r"(?:\s[–—-]|:)\s$")
_ITS_LENGTH = 3


def read_form(question: str) -> QuestionForm:
    """The kind of answer a question expects, and the words that only build it."""
    frame = [Span(match.start(), match.end()) for match in _FRAMES.finditer(question)]
    frame.extend(Span(*match.span("number")) for match in SAYS_HOW_MANY.finditer(question))
    topical = _ASKS_OF_A_TOPIC.search(question)
    in_passing = Span(*topical.span("verb")) if topical is not None else None
    asks = _without_joining_words(question)
    for kind, pattern in KINDS.items():
        match = pattern.search(asks)
        if match is not None:
            # A group is what tells the kind and stands behind a word that is looked for.
            told = [Span(*match.span(name)) for name, text in match.groupdict().items() if text]
            return QuestionForm(kind, tuple(sorted([*frame, Span(match.start(), match.end()), *told])), in_passing)
    return QuestionForm(AnswerKind.ANY, tuple(sorted(frame)), in_passing)


def _without_joining_words(question: str) -> str:
    """The question, as long as before, with the question words blanked that only join a clause to it.

    The first asks, unless it opens a clause that a comma ends before another: "When he left, what did they do?".
    """
    case = _OPENS_WITH_CASE.match(question)
    if case is not None:
        question = f"{question[: case.start(1)]}{'-' * len(case[1])}{question[case.end(1) :]}"
    question = _ONLY_WHEN.sub(lambda match: match["only"].ljust(len(match.group()), "-"), question)
    # A word that may ask may as well begin a clause that says of what is asked: "What happens when ice melts?".
    words = list(ASKS.finditer(question))
    if len(words) < 2:  # noqa: PLR2004 - the one there is asks
        return question
    opens_with_clause = words[0].group().casefold() in {"when", "where"} and not question[: words[0].start()].strip()
    begins_anew = [
        word
        for word in words[1:]
        if (opens_with_clause and "," in question[words[0].end() : word.start()])
        or _ENDS_WHAT_WAS_SAID.search(question, max(words[0].end(), word.start() - _ITS_LENGTH), word.start())
    ]
    main = begins_anew[0] if begins_anew else words[0]
    return ASKS.sub(lambda word: word.group() if word.start() == main.start() else "-" * len(word.group()), question)


def is_statement(question: str) -> bool:
    """Whether a message asks and requests nothing, but states something in a sentence, which texts may bear out."""
    is_sentence = len(question.split()) >= _SHORTEST_STATEMENT and question.rstrip().endswith(".")
    return is_sentence and _ASKS_OR_REQUESTS.search(question) is None


def is_name(question: str, span: Span) -> bool:
    """Whether a word of the question is a number, or written as a name: a capital that no sentence begins with."""
    word = span.of(question)
    begins = not question[: span.start].strip(" \t\"'“‘(")
    return any(map(str.isdigit, word)) or (word[0].isupper() and (not begins or word.isupper()))
