"""What a sentence on the topic does not tell of people and bodies: who does it, who was there, what they promised.

"Who was there from the Swedish side?" is not answered by a sentence that only says that Sweden met somebody.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.actors import somebody_asked_for, tells_actor
from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_which_of_countries
from assistant.candidate import terms_with_label
from assistant.names import countries_named
from assistant.parties import is_party
from assistant.question_words import ASKS, AUXILIARY, QUESTION_WORD
from assistant.served import AS_GOOD, SERVED, degree
from assistant.short_answer import has_kind
from assistant.wanted_words import says_something
from corpus.patterns import Pattern
from index import analyse, terms_of
from index.irregular import BASES as IRREGULAR_BASES

if TYPE_CHECKING:
    from assistant.candidate import Candidate
    from assistant.reading import Reading
    from index import Index

# The verb of what somebody does; verbs that say as little as "is" tell nothing.
_ASKS_WHO_DOES = Pattern(
    rf"""\bwho\ (?!else\b)(?:{AUXILIARY}\ )*(?:(?:going|meant|supposed|expected|likely)\ to\ )?
        (?:(?:first|originally|initially|actually|really|also|ever|finally|officially|then)\ )*
        (?!(?:next|be|been|get|got|come|came|take|took|go|went|have|give|gave|want)s?\b)(?P<verb>\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_WHOSE_IDEA = Pattern(
    r"""\bwhose\ (?:\w+\ )?(?:idea|proposal|initiative|suggestion|invention)\b
      | \bwho\ (?:first\ |originally\ |actually\ )?
        (?:came\ up\ with|(?:had|got)\ the\ (?:first\ )?idea|thought\ (?:of|up)|dream(?:t|ed)\ up)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_HAD_IDEA = Pattern(r"\b(?:idea|propos\w+|initiat\w+|suggest\w+|invent\w+|conceived|devised)\b", re.IGNORECASE)
# Who came, or received them; that two sides met says nothing of who sat there.
_ASKS_WHO_WAS_THERE = Pattern(
    r"""\bwho(?:\ else)?\ (?:
        (?:is|are|was|were|will\ be)\ (?:there|present|sitting|seated|standing|speaking|hosting|in\ attendance
          |at\ the\ table|in\ the\ room|the\ hosts?|on\ the\ \w+\ side)
        |(?:(?:is|are|was|were|will)\ (?:to\ )?)?
          (?P<verb>spoke|speaks?|sat(?!\ down)|sits?|attended|attends?|hosted|hosts?|came(?=\ (?:to|along|from|for)\b)
            |travell?ed|flew|showed\ up|turned\ up)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFICE = r"""(?:(?:director|secretary|attorney)[-\ ]general|directors?|heads?|chair(?:man|woman|person)?s?|presidents?
    |ministers?|commissioners?|ambassadors?|mayors?|spokes(?:man|woman|person)|contact(?:\ (?:point|person))?
    |chiefs?|boss|leaders?|officials?|officers?|experts?|negotiators?|delegates?)"""
_ASKS_WHO_HOLDS_OFFICE = Pattern(
    rf"""\bwho(?:\ (?:is|are|was|were)|['’]s)?\ (?:the|its|their|our|your)\ (?:[\w’'-]+\ ){{0,2}}?
        (?P<office>{_OFFICE})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LEADS_IT = Pattern(
    r"""\b(?:chair(?:s|ed)|leads?|led|head(?:s|ed)|runs?|ran|direct(?:s|ed)|manag(?:es|ed)|presid(?:es|ed)
        |in\ charge)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# That a body is named does not say who its members are.
_ASKS_WHO_BELONGS = Pattern(
    r"\b(?:who|(?:what|which)\ (?:\w+\ ){0,2}?\w+s)\b[^?]{0,30}?\b(?:belongs?|belonged|belonging)\ to\b",
    re.IGNORECASE | re.VERBOSE,
)
_BELONGS = Pattern(
    r"\b(?:belong\w*|members?|(?:has|have)\ (?:\w+\ ){1,4}?\w+s,|made\ up|compris\w+|consist\w*)\b", re.IGNORECASE
)
_TITLE = Pattern(
    r"""\b(?:Mr|Mrs|Ms|Dr|(?:Vice-)?President|Minister|Commissioner|Secretary|Director|Chair\w*|Ambassador|Mayor
        |King|Queen)\b""",
    re.VERBOSE,
)
# "What has Canada promised?", "What did the WTO say about it?", "Canada's promises": what somebody did or has.
_NAME = r"""(?!(?:Article|Section|Clause|Table|Annex|Appendix|Chapter|Paragraph|Figure|Part|Schedule|Rule|Note|Page)\b)
    (?-i:[A-Z])[\w-]*(?:\ (?:of\ )?(?-i:[A-Z])[\w-]*)*"""
_OWN = r"(?:promises?|commitments?|pledges?|targets?|circumstances|reaction)"
_ASKS_WHAT_ONE_DID = Pattern(
    rf"""\bwhat(?:\ exactly)?\ (?:(?:has|have|did|does|do|will|would)\ )?(?:the\ )?(?P<name>{_NAME})\ (?:\w+\ ){{0,2}}?
        (?:promise[sd]?|say|says|said|thinks?|thought|offer(?:ed)?|pledged?|want(?:s|ed)?|commit(?:ted)?|repl(?:y|ied)
          |answer(?:ed)?|decide[sd]?)\b
      | \b(?!{QUESTION_WORD}\b|(?:it|that|there|here)\b)(?P<owner>(?-i:[A-Z])[\w-]+)['’]s?
          \ (?:\w+\ )?(?:{_OWN}|views?|opinion|position)\b
      | \b{_OWN}\ of\ (?:the\ )?(?P<possessor>{_NAME})""",
    re.IGNORECASE | re.VERBOSE,
)
# "Has Canada agreed?": that Canada is named says nothing of that.
_ASKS_WHETHER_ONE_DID = Pattern(
    rf"""^\W*(?:(?:and|so|but)\ )?(?:has|have|did|does|do|will|would)\ (?:the\ )?(?P<name>{_NAME})
        \ (?:(?:already|yet|ever|really)\ )?(?P<verb>agree[ds]?|accept(?:ed)?|promise[ds]?|pledge[ds]?|say|said|wants?
          |offer(?:ed)?|commit(?:ted)?|support(?:s|ed)?|back(?:s|ed)?|oppose[ds]?|critici[sz]e[ds]?|approve[ds]?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# The word after somebody, by which they may act.
_NEXT_WORD = Pattern(r"['’]?s?\)?\s+(?P<word>\w+)")
_MAY_ACT = Pattern(rf"(?:{AUXILIARY}|\w+(?:s|ed))", re.IGNORECASE)


def tells_nobody(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who or which of some, and a sentence names nobody who may be meant."""
    if reading.form.kind is AnswerKind.PERSON and (
        not has_kind(AnswerKind.PERSON, reading.text, best.text)
        or _tells_not_of_doing(reading, best)
        or _tells_not_who_was_there(reading, best)
        or _tells_not_who_holds_office(reading, best)
        or _tells_not_whose_idea_it_was(reading, best)
    ):
        return True
    return (
        _tells_not_who_belongs(reading, best)
        or _names_none_of_them(reading, best)
        or _names_the_parties_only(index, reading, best)
    )


def tells_not_what_it_did(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked what somebody did who is not all that the texts are about, and a sentence only names them."""
    asked = _ASKS_WHAT_ONE_DID.search(reading.text)
    if asked is not None and ASKS.search(reading.text, 0, asked.start()) is not None:
        # "How does it fit with what Sweden wants?" asks how.
        return False
    name = asked and (asked["name"] or asked["owner"] or asked["possessor"])
    if not name or is_party(name, index):
        return False
    return not any(_acts(best.text, end) for end in _ends_of(name, best.text))


def tells_not_whether_it_did(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked if somebody did something who is not all that the texts are about, and is only named.

    "Does Denmark accept that?" may be told by what is accepted in Denmark.
    """
    asked = _ASKS_WHETHER_ONE_DID.search(reading.text)
    if asked is None or is_party(asked["name"], index):
        return False
    own = terms_with_label(best)
    if any(word.span.start == asked.start("verb") and degree(word, own) >= AS_GOOD for word in reading.said):
        return False
    ends = _ends_of(asked["name"], best.text)
    return bool(ends) and not any(_acts(best.text, end) for end in ends)


def _ends_of(name: str, text: str) -> list[int]:
    """Where a word of a name ends in a text."""
    terms = frozenset(terms_of(name))
    return [token.end for token in analyse(text) if token.term in terms]


def _acts(text: str, end: int) -> bool:
    """Whether the word behind a name that ends there may be a verb."""
    match = _NEXT_WORD.match(text, end)
    return match is not None and (
        _MAY_ACT.fullmatch(match["word"]) is not None or match["word"].casefold() in IRREGULAR_BASES
    )


def _tells_not_of_doing(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who does something, and a sentence says nothing of doing it."""
    match = _ASKS_WHO_DOES.search(reading.text)
    if match is None or tells_actor(reading.text, best.text):
        return False
    own = terms_with_label(best)
    return any(word.span.start == match.start("verb") and degree(word, own) < SERVED for word in reading.said)


def _tells_not_who_was_there(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who was somewhere or spoke, and a sentence names nobody by title or by what they are."""
    match = _ASKS_WHO_WAS_THERE.search(reading.text)
    if match is None:
        return False
    own = terms_with_label(best)
    if any(word.span.start == match.start("verb") and degree(word, own) >= AS_GOOD for word in reading.said):
        return False
    return _TITLE.search(best.text) is None and not tells_actor(reading.text, best.text)


def _tells_not_who_holds_office(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who holds an office, and a sentence has neither its title nor the office in its words."""
    match = _ASKS_WHO_HOLDS_OFFICE.search(reading.text)
    if match is None or tells_actor(reading.text, best.text):
        return False
    is_named = terms_with_label(best).issuperset(terms_of(match["office"])) or _LEADS_IT.search(best.text) is not None
    return _TITLE.search(best.text) is None and not is_named


def _tells_not_who_belongs(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who belongs to something, and a sentence has no word for that."""
    match = _ASKS_WHO_BELONGS.search(reading.text)
    return match is not None and _BELONGS.search(best.text) is None


def _tells_not_whose_idea_it_was(reading: Reading, best: Candidate) -> bool:
    return _ASKS_WHOSE_IDEA.search(reading.text) is not None and _HAD_IDEA.search(best.text) is None


def _names_none_of_them(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked which banks, ministers or the like, and a sentence speaks of none and names nobody."""
    asked = somebody_asked_for(reading.text)
    if asked is None or tells_actor(reading.text, best.text) or has_kind(AnswerKind.NAMES, reading.text, best.text):
        return False
    own = terms_with_label(best)
    # A word that is only near speaks of something else: who asks for universities is told of research.
    return any(
        asked.covers(word.span) and says_something(word) and degree(word, own) < AS_GOOD for word in reading.said
    )


def _names_the_parties_only(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked which of some countries, and a sentence names only those that the texts are all about."""
    if not asks_which_of_countries(reading.text):
        return False
    named = countries_named(best.text)
    return bool(named) and all(is_party(name, index) for name in named)
