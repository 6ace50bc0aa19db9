"""What a sentence on the topic does not tell though it is asked: who does it, what was replied, when it will be.

"Has Canada accepted already?" is not answered by a sentence that only names Canada, however many words they share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.date_line import is_of_what_was
from assistant.evidence import SERVED, degree, says_something, terms_with_label
from assistant.parties import is_party
from assistant.question import AUXILIARY, AnswerKind, asks_which_of_countries
from assistant.reading import AS_GOOD
from assistant.short_answer import countries_named, has_kind, somebody_asked_for, tells_actor
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from assistant.evidence import Candidate
    from assistant.reading import Reading
    from index import Index

_ASKS_WHETHER_DONE = Pattern(r"^\W*(?:(?:and|so|but)\s+)?(?:has|have)\b[^?]*\b(?:already|yet)\b", re.IGNORECASE)
_IS_DONE = Pattern(r"\b(?:has|have|had|was|were|did|\w+ed)\b", re.IGNORECASE)
# Verbs alone: who is responsible, or refuse that is collected, is no reply.
_REPLY = r"""(?:answer|react|reject|accept|respond)(?:s|ed|ing)?\b | repl(?:y|ies|ied|ying)\b | refus(?:es|ed|ing)\b
    | (?:say|says|said)\ (?:yes|no)\b(?!\ (?:more|longer|word|thing))"""
_ASKS_FOR_REPLY = Pattern(
    rf"""^\W*(?:(?:and|so|but)\ )?(?:(?:(?:what|how|when)\ )?(?:has|have|had|did))\b
        [^?]*\b(?:{_REPLY})""",
    re.IGNORECASE | re.VERBOSE,
)
_REPLIES = Pattern(rf"\b(?:{_REPLY})", re.IGNORECASE | re.VERBOSE)
# The verb of what somebody does; verbs that say as little as "is" tell nothing.
_ASKS_WHO_DOES = Pattern(
    rf"""\bwho\ (?!else\b)(?:{AUXILIARY}\ )*(?:(?:going|meant|supposed|expected|likely)\ to\ )?
        (?!(?:next|be|been|get|got|come|came|take|took|go|went|have|give|gave|want)s?\b)(?P<verb>\w+)""",
    re.IGNORECASE | re.VERBOSE,
)
# Tells of what is over, and of nothing to come.
_IS_OVER = Pattern(
    r"""^(?!.*\b(?:will|shall|must|(?-i:may)|can|should|until|till|by|from|to\ be)\b)
        .*\b(?:took|was|were|had|held|met)\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ASKS_FOR_NOW = Pattern(
    r"""\bwhat(?:\ time\ is\ it|(?:\ is|['’]?s)\ the\ time)\b
            (?=\W*$|\ (?:right\ )?now\b|\ at\ the\ moment\b|\ in\ (?-i:[A-Z]))
      | \bwhat\ (?:day|date)\ is\ (?:it\ )?today\b
      | \btoday['’]s\ date\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_WHAT_IF = Pattern(
    r"\bwhat\ (?:(?:would|will|could|might)\ )?happens?\ (?:if|unless|when|in\ case)\b", re.IGNORECASE | re.VERBOSE
)
_SAYS_WHAT_IF = Pattern(
    r"\b(?:if|unless|in\ case|in\ the\ event|otherwise|where|when\w*|fails?|failing|breach\w*)\b",
    re.IGNORECASE | re.VERBOSE,
)


def tells_nobody(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who or which of some, and a sentence names nobody who may be meant."""
    if reading.form.kind is AnswerKind.PERSON and (
        not has_kind(AnswerKind.PERSON, reading.text, best.text) or _tells_not_of_doing(reading, best)
    ):
        return True
    return _names_none_of_them(reading, best) or _names_the_parties_only(index, reading, best)


def tells_of_no_reply(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked what somebody replied, or has done already, and a sentence tells nothing that was done."""
    already = _ASKS_WHETHER_DONE.search(reading.text) is not None and _IS_DONE.search(best.text) is None
    return already or (_ASKS_FOR_REPLY.search(reading.text) is not None and _REPLIES.search(best.text) is None)


def tells_of_another_time(reading: Reading, best: Candidate) -> bool:
    """Whether what is to come is asked for, or what is now, and a sentence tells of what is over."""
    if _ASKS_FOR_NOW.search(reading.text) is not None:
        return True
    is_to_come = reading.form.kind is AnswerKind.DATE and not is_of_what_was(reading.text)
    return is_to_come and _IS_OVER.search(best.text) is not None


def tells_no_consequence(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked what happens in some case, and a sentence says nothing of any case."""
    return _ASKS_WHAT_IF.search(reading.text) is not None and _SAYS_WHAT_IF.search(best.text) is None


def _tells_not_of_doing(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked who does something, and a sentence says nothing of doing it."""
    match = _ASKS_WHO_DOES.search(reading.text)
    if match is None or tells_actor(reading.text, best.text):
        return False
    own = terms_with_label(best)
    return any(word.span.start == match.start("verb") and degree(word, own) < SERVED for word in reading.query.needed)


def _names_none_of_them(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked which banks, ministers or the like, and a sentence speaks of none and names nobody."""
    asked = somebody_asked_for(reading.text)
    if asked is None or tells_actor(reading.text, best.text) or has_kind(AnswerKind.NAMES, reading.text, best.text):
        return False
    own = terms_with_label(best)
    # A word that is only near speaks of something else: who asks for universities is told of research.
    return any(
        asked.covers(word.span) and says_something(word) and degree(word, own) < AS_GOOD
        for word in reading.query.needed
    )


def _names_the_parties_only(index: Index, reading: Reading, best: Candidate) -> bool:
    """Whether it is asked which of some countries, and a sentence names only those that the texts are all about."""
    if not asks_which_of_countries(reading.text):
        return False
    named = countries_named(best.text)
    return bool(named) and all(is_party(name, index) for name in named)
