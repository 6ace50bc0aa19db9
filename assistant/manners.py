"""What is said to a greeting, to thanks, to a call for help, and to questions about the texts as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus import Collection, Document

_TEXT = r"""(?:this|it|that|the|these|your)?\s*
    (?:texts?|documents?|article|page|piece|item|news(?:\ item|\ story)?|story|announcement|publication|source
        |press\ release|collection)?"""
_GREETING = Pattern(
    r"""(?:hi|hello|hey|good\ (?:morning|afternoon|evening|day)|greetings|konnichiwa|bonjour)
        (?:\ (?:there|all|alliance))?""",
    re.IGNORECASE | re.VERBOSE,
)
_THANKS = Pattern(
    r"""(?:(?:ok\w*|great|perfect)[\ ,]+)?(?:thanks?|thank\ you|many\ thanks|cheers|thx)
        (?:\ (?:a\ lot|so\ much|very\ much|you|again|for\ \w+(?:\ \w+)?))?""",
    re.IGNORECASE | re.VERBOSE,
)
_FAREWELL = Pattern(r"(?:bye|good\s*bye|see\ you(?:\ later)?|that(?:\ is|'?s)\ all)", re.IGNORECASE | re.VERBOSE)
_HELP = Pattern(
    r"""help(?:\ me)?(?:\ please)?
      | (?:what|which\ questions)\ (?:can|could|may|should)\ (?:i|we|one)\ (?:ask|do)(?:\ (?:you|here|about))?
      | what\ (?:can|do)\ you\ (?:do|know|answer)
      | how\ (?:does|do)\ (?:this|it|you)\ work
      | (?:who|what)\ are\ you
      | how\ (?:can|do)\ i\ (?:use|ask)(?:\ (?:this|you|it))?""",
    re.IGNORECASE | re.VERBOSE,
)
_TEXTS = Pattern(
    rf"""(?:what|which)\ (?:texts?|documents?|sources?|articles?|files?)
        \ (?:do\ you\ (?:have|know|use)|are\ (?:there|loaded|available|here)|have\ you(?:\ got)?
            |is\ (?:this|loaded|here))
      | (?:list|show)\ (?:me\ )?(?:the\ |your\ )?(?:texts|documents|sources)
      | (?:what|which)\ is\ the\ title\ of\ {_TEXT}""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFICE = "(?:office|department|body|ministry|agency|authority|institution|organi[sz]ation|unit)"
_ISSUED = r"(?:publish(?:ed|es)?|wrote|written|issued|released|posted|put\ out|made\ public)"
_PUBLISHED = Pattern(
    rf"""(?:when|(?:on\ )?(?:what|which)\ (?:day|date)|by\ whom|who|where|(?:by\ )?(?:what|which)\ {_OFFICE})
        \ (?:(?:was|were|is|did|has|have)\ )?(?:{_TEXT}\ )?(?:been\ )?
        (?:{_ISSUED}(?:\ {_TEXT})?|(?:put|made)\ {_TEXT}\ (?:out|public))
        (?:\ and\ (?:by\ whom|when|where|by\ who|who\ by))?
      | (?:when|(?:on\ )?(?:what|which)\ (?:day|date))\ (?:did|was|has)\ {_TEXT}\ (?:come|came|gone|put)\ out
      | (?:what|which)\ is\ the\ (?:date|publisher|author)\ of\ {_TEXT}
      | (?:how\ old|from\ when)\ is\ {_TEXT}""",
    re.IGNORECASE | re.VERBOSE,
)
_SOURCE = Pattern(
    rf"""(?:what|which)\ is\ the\ (?:source|url|address)\ of\ {_TEXT}
      | (?:what|where)\ (?:is|does)\ (?:the\ source|{_TEXT}\ come\ from)""",
    re.IGNORECASE | re.VERBOSE,
)
_GIST = r"the\ (?:news|gist|bottom\ line|key\ takeaway|main\ message)"
# Said so, none of the things that were spoken of before.
_THIS_TEXT = r"(?:this|that|the)\ (?:text|document|article|page|piece|item|news(?:\ item)?|press\ release)"
_MAINLY = r"(?:(?:all|mainly|mostly|basically|essentially|really|actually|primarily|generally|chiefly)\ )?"
_SUMMARY = Pattern(
    rf"""(?:please\ )?(?:(?:summari[sz]e|sum\ up|give\ (?:me\ )?(?:a|the)\ (?:short\ )?summary\ of|outline)\s*{_TEXT}
          |sum\ {_TEXT}\ up)
        (?:\ (?:for\ (?:me|us|(?:my|our|an?|the)\ [\w-]+(?:\ [\w-]+)?)|please|briefly|in\ short))?
      | (?:a\ |short\ )?summary(?:\ please)?
      | tl;?dr
      | (?:(?:and|so|ok|now)\W+)?(?:what(?:\ is|'?s)\ (?:{_GIST}|{_TEXT}\ about)\W*)?
        in\ (?:a\ nutshell|short|brief|one\ (?:line|sentence)|a\ few\ words)(?:\ please)?
      | (?:(?:and|so|ok|now)\W+)?what(?:\ is|'?s)\ {_GIST}(?:\ (?:of|in)\ {_TEXT})?
      | what(?:\ is|'?s)\ {_TEXT}\ {_MAINLY}about
      | what\ does\ {_TEXT}\ say
      | what\ does\ {_THIS_TEXT}\ {_MAINLY}(?:say|cover|deal\ with|talk\ about|tell\ (?:me|us))
      | (?:(?:please\ )?(?:give|show)\ me\ )?(?:an?\ (?:short\ |brief\ |quick\ )?|the\ )?overview
        (?:\ (?:of|over)\ {_TEXT})?(?:\ please)?
      | what(?:\ is|'?s)\ {_THIS_TEXT}
      | what\ are\ the\ (?:main|key)\ (?:points|messages|ideas)(?:\ (?:of|in)\ {_TEXT})?""",
    re.IGNORECASE | re.VERBOSE,
)


# Every message that any of these match has one of these words; the others are spared the compiling of patterns.
_CUE_WORDS = """
    hi hello hey morning afternoon evening day greetings konnichiwa bonjour thank thanks cheers thx bye goodbye by all
    later help ask you work texts text documents document sources source articles article files file page piece item
    office department body ministry agency authority institution organisation organization unit public day
    publish published publishes publisher wrote written issued released posted out date author title url address old
    from news story announcement publication
    summarise summarize sum summary outline tl;dr tldr about say points messages ideas this it that
    gist line takeaway message nutshell short brief sentence words overview cover deal talk tell
"""
_CUES = frozenset(_CUE_WORDS.split())


def asks_for_summary(question: str) -> bool:
    """Whether a message asks what the texts are about."""
    return _matches(_SUMMARY, question)


def asks_about_publication(question: str) -> bool:
    """Whether a question asks when or by whom the text was published, and nothing else."""
    return _matches(_PUBLISHED, question)


def reply_to(question: str, collection: Collection) -> str | None:
    """A short, true reply to what is no question to the texts; None for what is one."""
    for pattern, reply in _REPLIES:
        if _matches(pattern, question):
            return reply(collection)
    return None


def _matches(pattern: Pattern, question: str) -> bool:
    if _CUES.isdisjoint(question.casefold().replace("’", " ").replace("'", " ").strip("?!.,;: ").split()):
        return False
    words = " ".join(question.strip("?!.,;: \t\n").replace("’", "'").split())
    return pattern.fullmatch(words) is not None


def _greet(collection: Collection) -> str:
    return f"Hello. Ask me about {_named(collection)}; I answer in its own words and say where they stand."


def _thank(_: Collection) -> str:
    return "You are welcome."


def _part(_: Collection) -> str:
    return "Goodbye."


def _help(collection: Collection) -> str:
    return (
        f"Ask a question about {_named(collection)}. I quote the sentences that answer it, word for word, each with "
        "the place where it stands, and I say so when the texts do not answer. You can ask in your own words, follow "
        'up ("and on plastics?"), or ask what the text is about.'
    )


def _list_texts(collection: Collection) -> str:
    titles = [f"{_described(document)}" for document in collection.documents[:_MOST_LISTED]]
    more = len(collection) - len(titles)
    count = "one text" if len(collection) == 1 else f"{len(collection):,} texts"
    rest = f"; and {more:,} more" if more else ""
    return f"I have {count}: {'; '.join(titles)}{rest}."


def _published(collection: Collection) -> str:
    if len(collection) > 1:
        return _list_texts(collection)
    facts = collection.documents[0].facts
    told = [f"on {facts.date.day} {facts.date:%B %Y}"] if facts.date else []
    told += [f"by {facts.publisher}"] if facts.publisher else []
    told += [f"at {facts.source}"] if facts.source else []
    if not told:
        return "It is not known when or by whom the text was published."
    return f"The text was published {', '.join(told)}."


def _described(document: Document) -> str:
    facts = document.facts
    known = [part for part in (facts.publisher, str(facts.date) if facts.date else None) if part]
    return f"“{document.title}”" + (f" ({', '.join(known)})" if known else "")


def _named(collection: Collection) -> str:
    return collection.name if len(collection) == 1 else f"the {len(collection):,} texts of {collection.name}"


_MOST_LISTED = 10
_REPLIES: tuple[tuple[Pattern, Callable[[Collection], str]], ...] = (
    (_GREETING, _greet),
    (_THANKS, _thank),
    (_FAREWELL, _part),
    (_HELP, _help),
    (_TEXTS, _list_texts),
    (_PUBLISHED, _published),
    (_SOURCE, _published),
)
