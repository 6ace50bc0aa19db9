"""Items of a list that are asked for by their place: "the second one", "the last bullet", "the one after that"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from assistant.asked_for import NUMBERS, how_many_asked_for, says_number
from assistant.enumerations import says_which
from assistant.followup import quoted_last
from assistant.locators import block_at
from assistant.openings import RETURNS
from assistant.question_words import AUXILIARY, QUESTION_WORD
from corpus import BlockKind, Span
from corpus.patterns import Pattern
from index import terms_of
from index.light_words import LIGHT_TERMS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from assistant.model import Citation, Conversation, Turn
    from corpus import Block, Document

_ORDINALS = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "sixth": 5,
    "seventh": 6,
    "eighth": 7,
    "ninth": 8,
    "tenth": 9,
    "last": -1,
    "final": -1,
}
_ITEM = r"(?:one|point|item|aspect|bullet|topic|element|entry)"
_IN_THE_LIST = r"(?:\w+\s+){0,3}(?:in|on|of)\s+(?:the|this|that)\s+list"
_ORDINAL = Pattern(
    rf"""\b(?P<ordinal>{"|".join(_ORDINALS)})\b
        (?=\s+(?:\w+\s+){{0,2}}{_ITEM}\b | \s+{_IN_THE_LIST}\b | \s+of\ (?:them|these|those|the)\b | \W*$)
      | \b(?:point|item|bullet|entry)\s+(?:no\.?\s*|number\s+)?(?P<number>[1-9][0-9]?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The ordinal and what is counted, as far as it goes.
_COUNTED = Pattern(
    rf"(?:{'|'.join(_ORDINALS)})(?:\s+(?:\w+\s+){{0,2}}{_ITEM}\b|\s+{_IN_THE_LIST}\b)?|[a-z]+\s+[a-z.]*\s*[0-9]+",
    re.IGNORECASE | re.VERBOSE,
)
# A part that is asked for by what it is about: "the biodiversity one", "the one on plastics".
_THE_ONE_ON = Pattern(
    rf"""\bthe\ (?!\w+est\b|(?:same|only|other|right|new|next|previous|{"|".join(_ORDINALS)})\b)
        (?:(?P<before>[\w-]+)\ one\b|one\ (?:on|about|regarding|concerning)\ (?P<after>[\w-]+))""",
    re.IGNORECASE | re.VERBOSE,
)
# Asked is which of the parts it is.
_WHICH_OF_THEM = Pattern(r"\bwhich\ (?:one\ )?of\ (?:them|these|those)\b", re.IGNORECASE | re.VERBOSE)
# A part or an item that is named after it was counted: "the first of these, the biodiversity framework", "the last one,
# on plastics".
_COUNTED_AND_NAMED = Pattern(
    rf"""\b(?:the|that|this)\ (?:very\ )?(?:{"|".join(_ORDINALS)})
        (?:\ (?:\w+\ )?(?:{_ITEM}|thing|bit|part))?(?:,\ please)?
        (?:\ (?:of|on|in)\ (?:(?:these|those)\ \w+|these|those|them|(?:the|that|this)\ list))?
        ,\ (?:(?:on|about)\ )?(?:the\ )?(?P<named>
          (?!(?:{AUXILIARY}|{QUESTION_WORD}|it|they|we|you|and|or|as|by|after|according|if|please|however|exactly)\b)
          [^\W\d_][\w’'&-]*(?:\ [\w’'&-]+){{0,4}}?)
        (?=\ (?:one|thing|bit|part)\b|\W*[,:;?.!]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
# "When do the talks with the second one begin?" counts in what was said, whatever else it says.
_THE_ONE_COUNTED = Pattern(
    rf"the\ (?:{'|'.join(_ORDINALS)})\ (?:one\b|of\ (?:them|these|those)\b)", re.IGNORECASE | re.VERBOSE
)
_NEXT = Pattern(
    rf"""\bthe\s+(?:one\s+(?:after|following)|next(?:\s+{_ITEM})?\s*\W*$|following\s+{_ITEM})
      | \bwhat\s+(?:comes?|stands?|follows)\s+(?:next|(?:right\s+)?after\s+(?:that|it|this))\b
        (?:\s+(?:one|in\s+the\s+list))*\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = Pattern(rf"\bthe\s+(?:one\s+before|previous\s+{_ITEM}|preceding\s+{_ITEM})", re.IGNORECASE | re.VERBOSE)
# "Was it the first one?" asks whether it was; "What do they show first?" asks when.
_ASKS_WHETHER = Pattern(
    r"""^\W*(?:(?:and|so|but)\W+)?(?:(?:is|was|are|were)\s+(?:it|this|that|these|those|they)\b
        |(?:it|this|that)(?:['’]s|\ (?:is|was))\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS_WHEN = Pattern(
    rf"^\W*(?:\w+\W+){{3,}}(?<!\ba\ )(?<!\bthe\ )(?<!\bthe\ very\ )(?:{'|'.join(_ORDINALS)})\W*$",
    re.IGNORECASE | re.VERBOSE,
)
# "Back to the first point: is it agreed?" goes back in the conversation, and not in a list.
_RETURNS_AND_ASKS = Pattern(rf"{RETURNS}\W+\w", re.IGNORECASE | re.VERBOSE)
# What tells that a question without a conversation speaks of a list.
_NAMES_A_LIST = Pattern(
    r"\b(?:list(?:ed)?|bullets?|enumerat\w+|items?|point\s+(?:no\.?\s*|number\s+)?[0-9]+)\b", re.IGNORECASE | re.VERBOSE
)
# What is said to go from one place of a list to another, and how many places there are.
_GOES_OR_COUNTS = f"go skip jump move turn take through straight read show two {' '.join(NUMBERS)}"
# Fewer quotes are no list that a person counts in.
_SHORTEST_LIST = 2

_BETWEEN_PARTS = Pattern(
    r",\s+(?:and\s+)?|\s+and\s+(?=(?:(?:in|with|of|for)\s+)?(?:the\s+)?\w+(?:\s+\w+){0,2}\W*$)",
    re.IGNORECASE | re.VERBOSE,
)
# After this, up to its end, a sentence enumerates.
_BEGINS_ENUMERATION = Pattern(r"\b(?:including|such as|namely|notably)\b:?(?=.*,)", re.IGNORECASE)
# What joins a thing to an enumeration: "G20, the WTO and in the ASEAN region".
_BEFORE_NOUN = Pattern(r"^(?:(?:in|on|at|with|by|for|of|to|from)\s+)?(?:the\s+|an?\s+)?", re.IGNORECASE)
# A name of one word has no article.
_THE, _IS_NAME = Pattern(r"\bthe\s+$", re.IGNORECASE), Pattern(r"[A-Z][\w-]*")
# Opens a sentence and is none of what it enumerates: "As such, …", "In relation to trade, …".
_OPENING_PART = Pattern(
    r"""^\W*(?:(?:in|on|with|for|by|under|at|from|as|to|after|before|since|during|when|while|if|where|although|because
          |regarding|concerning)\b[^,;:]*
        |moreover|however|furthermore|therefore|thus|finally|also|today),\s+(?!(?-i:[A-Z])\w*(?:\s+\w+){0,2}(?:,|\s+and\b))""",
    re.IGNORECASE | re.VERBOSE,
)
# Fewer parts are no enumeration.
_SHORTEST_ENUMERATION = 3
_LONGEST_FIRST_PART = 4
_STATEMENTS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW})

Places = tuple[tuple["Document", Span], ...]


def item_asked_for(
    question: str, conversation: Conversation, documents: Sequence[Document]
) -> tuple[Document, Span] | None:
    """The item that a question asks for by its place: of the list spoken of last, or of the list that it names.

    Returns:
        The document and the item's span; None where no item is asked for so, or where there is none at that place.
    """
    step = 1 if _NEXT.search(question) else -1 if _BEFORE.search(question) else None
    match = _counted(question)
    if step is None and match is None:
        return None
    spoken_of = quoted_last(conversation)
    items = _items_spoken_of(spoken_of)
    if step is not None:
        return _beside(items, spoken_of, step)
    names_it: frozenset[str] = frozenset()
    if _NAMES_A_LIST.search(question) and not _are_of_a_list(spoken_of):
        items = _list_named(question, documents)
        names_it = _terms_naming(items)
    place = _place(match) if match is not None else 0
    if not -len(items) <= place < len(items):
        return None
    return items[place] if match is not None and not _says_more(question, match, names_it) else None


def list_asked_for(conversation: Conversation, documents: Sequence[Document]) -> Places:
    """The items of the list spoken of last; where none was, of the only list there is; else nothing."""
    spoken_of = quoted_last(conversation)
    if spoken_of and (_are_of_a_list(spoken_of) or items_introduced_by(spoken_of[0].document, spoken_of[0].span)):
        return _items_spoken_of(spoken_of)
    lists = list(_lists(documents))
    return _items_beside(*lists[0]) if len(lists) == 1 else ()


def _counted(question: str) -> re.Match[str] | None:
    """The ordinal or number by which a question counts in a list; None where it counts in none."""
    counts = all(pattern.search(question) is None for pattern in (_ASKS_WHETHER, _SAYS_WHEN, _RETURNS_AND_ASKS))
    return _ORDINAL.search(question) if counts else None


def _place(counted: re.Match[str]) -> int:
    """The place that is asked for, from 0; from -1 downwards it is counted from the end."""
    return int(counted["number"]) - 1 if counted["number"] else _ORDINALS[counted["ordinal"].casefold()]


def _says_more(question: str, counted: re.Match[str], names_list: frozenset[str] = frozenset()) -> bool:
    """Whether a question says more than to count and what names the list, by which it is answered as any other is."""
    besides = question[: counted.start()] + _COUNTED.compiled.sub("", question[counted.start() :], count=1)
    return not (_terms_that_count() | names_list).issuperset(terms_of(_NAMES_A_LIST.sub("", besides)))


def _terms_naming(items: Places) -> frozenset[str]:
    """The terms of what introduces a list."""
    block = block_at(*items[0]) if items else None
    return _introducing_terms(items[0][0], block) if block is not None else frozenset()


@cache
def _terms_that_count() -> frozenset[str]:
    """The terms of words that say nothing besides counting."""
    return LIGHT_TERMS.union(terms_of(_GOES_OR_COUNTS))


def with_part_asked_for(question: str, conversation: Conversation) -> str | None:
    """The question with what it asks for by its place in the sentence that was quoted last: "and the third?".

    Returns:
        The question with the words between two commas of the quote in the place of the ordinal; None where nothing is
        asked for so, where the quote enumerates nothing, or where a list is what is counted in.
    """
    turns = conversation.questions
    if not turns:
        return None
    named = _with_named(question, turns) or _with_part_named(question, turns[-1].answer.citations)
    match = _counted(question)
    if named is not None or match is None:
        return named
    if _says_more(question, match) and _THE_ONE_COUNTED.match(question, max(0, match.start() - len("the "))) is None:
        return None
    parts, place = _parts_spoken_of(turns), _place(match)
    if not -len(parts) <= place < len(parts):
        return None
    counted = _COUNTED.match(question, match.start())
    end = counted.end() if counted is not None else match.end()
    part = _BEFORE_NOUN.compiled.sub("", parts[place])
    before = question[: match.start()]
    return f"{_THE.compiled.sub('', before) if _IS_NAME.fullmatch(part) else before}{part}{question[end:]}"


def _parts_spoken_of(turns: Sequence[Turn]) -> tuple[str, ...]:
    """What the last quote enumerates that was not counted in; nothing where a list is what is counted in.

    What was counted in before is counted in again: "Is there more about the last of these?", "And the second?".
    """
    back = next((age for age, turn in enumerate(reversed(turns), start=1) if not _counted(turn.question)), None)
    quotes = turns[-back].answer.citations if back is not None else ()
    if back is None or not quotes or _list_was_spoken_of(quotes, turns[:-back]):
        return ()
    named = next((quote for quote in quotes if says_which(quote.quote)), None)
    parts = parts_of((named or quotes[0]).quote)
    is_asked_for = len(quotes) == 1 or named is not None or len(parts) == how_many_asked_for(turns[-back].question)
    return parts if is_asked_for and _counted_in_parts(turns[-back:]) else ()


def _counted_in_parts(turns: Sequence[Turn]) -> bool:
    """Whether the turns after the first were read as counting in what that enumerates, and not in a list."""
    return all(turn.read_as is None or _counted(turn.read_as) is None for turn in turns[1:])


def _with_named(question: str, turns: Sequence[Turn]) -> str | None:
    """The question with the name alone of what it counts and names, of things quoted before; else None."""
    match = _COUNTED_AND_NAMED.search(question)
    if match is None:
        return None
    terms = frozenset(terms_of(match["named"])) - LIGHT_TERMS
    quoted = (frozenset(terms_of(citation.quote)) for turn in turns for citation in turn.answer.citations)
    if not any(terms & quote for quote in quoted):
        return None
    return f"{question[: match.start()]}{match['named']}{question[match.end() :]}"


def _with_part_named(question: str, quotes: Sequence[Citation]) -> str | None:
    """The question with what names a part of the last quote in place of "the one on …"; None where none is named."""
    named = _THE_ONE_ON.search(question) if _WHICH_OF_THEM.search(question) is None else None
    if named is None or len(quotes) != 1:
        return None
    topic = named["before"] or named["after"]
    terms = frozenset(terms_of(topic)) - LIGHT_TERMS
    if not any(terms & frozenset(terms_of(part)) for part in parts_of(quotes[0].quote)):
        return None
    return f"{question[: named.start()]}{topic}{question[named.end() :]}"


def _list_was_spoken_of(quotes: Sequence[Citation], turns: Sequence[Turn]) -> bool:
    """Whether earlier turns quoted other items of the list that the quotes are of, or what introduces it."""
    block = block_at(quotes[0].document, quotes[0].span) if _are_of_a_list(quotes) else None
    if block is None:
        return False
    document = quotes[0].document
    of_list = {span for _, span in _items_beside(document, block)} - {quotes[0].span} | {block.introduction}
    return any(said.document is document and said.span in of_list for turn in turns for said in turn.answer.citations)


def parts_of(quote: str) -> tuple[str, ...]:
    """What a sentence enumerates; nothing where that is less than three things."""
    cue = _BEGINS_ENUMERATION.search(quote)
    parts = _split(quote[cue.end() :]) if cue is not None else []
    if len(parts) < _SHORTEST_ENUMERATION:
        parts = _split(_OPENING_PART.compiled.sub("", quote))
    if len(parts) < _SHORTEST_ENUMERATION:
        return ()
    # The first stands at the end of what comes before the enumeration.
    return (" ".join(parts[0].split()[-_LONGEST_FIRST_PART:]), *parts[1:])


def enumerates_as_many(quote: str, number: int) -> bool:
    """Whether a sentence enumerates just so many things, or says that there are as many."""
    return len(parts_of(quote)) == number or says_number(number, quote)


def _split(enumeration: str) -> list[str]:
    parts = (part.strip(" .;:,") for part in _BETWEEN_PARTS.compiled.split(enumeration))
    return [part for part in parts if part]


def rest_of(quotes: Sequence[Citation], said: Container[tuple[str, Span]]) -> Places:
    """What goes on where the quotes stand and was not said yet.

    The other items of their list; where they are of none, the sentences after them in their section.
    """
    if not quotes:
        return ()
    document = quotes[0].document
    block = block_at(document, quotes[0].span)
    if block is None:
        return ()
    for places in _going_on(document, block):
        new = tuple(place for place in places if (document.id, place[1]) not in said)
        # A list goes on with what comes after, and then with what stands before.
        rest = tuple(sorted(new, key=lambda place: place[1].start < quotes[0].span.start))
        if block.kind is not BlockKind.LIST_ITEM:
            rest = tuple(place for place in rest if place[1].start > quotes[0].span.start)
        if rest:
            return rest
    return ()


def _going_on(document: Document, block: Block) -> Iterator[Places]:
    yield _items_beside(document, block)
    following = [
        other
        for other in document.blocks
        if other.section == block.section and other.span.start >= block.span.start and other.kind in _STATEMENTS
    ]
    yield tuple((document, sentence) for other in following for sentence in other.sentences)


def _items_spoken_of(quotes: Sequence[Citation]) -> Places:
    """The items of the list that the first quote is of; where it is of none, the quotes, if there are several."""
    if not quotes:
        return ()
    block = block_at(quotes[0].document, quotes[0].span)
    if block is not None and _are_of_a_list(quotes):
        return _items_beside(quotes[0].document, block)
    introduced = items_introduced_by(quotes[0].document, quotes[0].span)
    if introduced or len(quotes) < _SHORTEST_LIST:
        return tuple((quotes[0].document, block.span) for block in introduced)
    return tuple((quote.document, quote.span) for quote in quotes)


def items_introduced_by(document: Document, sentence: Span) -> tuple[Block, ...]:
    """The items of the list that a sentence introduces; nothing where it introduces none."""
    return tuple(
        block for block in document.blocks if block.kind is BlockKind.LIST_ITEM and block.introduction == sentence
    )


def _are_of_a_list(quotes: Sequence[Citation]) -> bool:
    block = block_at(quotes[0].document, quotes[0].span) if quotes else None
    return block is not None and block.kind is BlockKind.LIST_ITEM


def _items_beside(document: Document, item: Block) -> Places:
    return tuple((document, block.span) for block in document.blocks if _is_of_one_list(block, item))


def _is_of_one_list(block: Block, other: Block) -> bool:
    return (
        block.kind is other.kind is BlockKind.LIST_ITEM
        and block.section == other.section
        and block.list_number == other.list_number
    )


def _beside(items: Places, quotes: Sequence[Citation], step: int) -> tuple[Document, Span] | None:
    """The item so many places after the last one quoted."""
    places = [place for place, (_, span) in enumerate(items) for quote in quotes if span.overlap(quote.span)]
    if not places:
        return None
    place = max(places) + step
    return items[place] if 0 <= place < len(items) else None


def _list_named(question: str, documents: Iterable[Document]) -> Places:
    """The list whose introduction has most of the question's words; the only list there is has it anyway."""
    asked = frozenset(terms_of(question)) - LIGHT_TERMS
    lists = list(_lists(documents))
    if len(lists) == 1:
        return _items_beside(*lists[0])
    shared = [(len(asked & _introducing_terms(document, first)), document, first) for document, first in lists]
    best = max(shared, key=lambda scored: scored[0], default=None)
    return _items_beside(best[1], best[2]) if best is not None and best[0] > 0 else ()


def _lists(documents: Iterable[Document]) -> Iterator[tuple[Document, Block]]:
    """Every list, as its document and its first item."""
    for document in documents:
        for block in document.blocks:
            if block.kind is BlockKind.LIST_ITEM and block.ordinal == 1:
                yield document, block


def _introducing_terms(document: Document, item: Block) -> frozenset[str]:
    spans = [item.introduction] if item.introduction is not None else []
    if item.section is not None:
        spans.append(document.sections[item.section].heading)
    return frozenset(term for span in spans for term in terms_of(document.quote(span)))
