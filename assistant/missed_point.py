"""What a sentence on the topic does not tell though it is asked: what was replied, when it will be, which rule says so.

"Has Canada accepted already?" is not answered by a sentence that only names Canada, however many words they share.
What is asked of people and bodies stands in ``missed_person.py``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.answer_kind import AnswerKind
from assistant.candidate import terms_with_label
from assistant.date_line import is_of_what_was, stands_in_date_line
from assistant.question_words import ASKS, AUXILIARY
from assistant.served import AS_GOOD, degree
from assistant.wanted_words import says_something
from corpus.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Container

    from assistant.candidate import Candidate
    from assistant.reading import Reading

# "Have talks begun?" and "Are talks under way?" are of what was done as "already" is, whatever the sentence hopes for.
_ASKS_WHETHER_DONE = Pattern(
    r"""(?:^\W*|^[^,?]{1,60},\s+)(?:(?:and|so|but)\s+)?(?:
        (?:(?:which|who)\b[^?,]{0,40}?\ )?(?:has|have)\b[^?]*\b(?:already|yet)\b
        |(?:does|do)\b[^?]*\balready\ (?:have|belong|take\ part|exist)\b
        |(?:has|have)\b(?![^?]*\bor\b)[^?]*\b
          (?:begun|started|opened|joined|signed(?!\ up)|accepted|approved|ratified|launched|approached|invited
            |contacted|consulted|notified|confirmed|rejected|refused)\b
        |(?:are|is)\b(?![^?]*\bor\b)[^?]*\b(?:under\ way|underway|in\ progress)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# What all do says nothing of what one of them has done.
_ONE_OF_THEM = Pattern(
    r"\b(?:has|have)\ (?:any|one|some|none|either|which)\ of\ (?:them|these|those)\b",
    re.IGNORECASE | re.VERBOSE,
)
_ANY_OF_THEM_HAS = Pattern(r"\b(?:neither|none|nobody|not|yet|already|any|one)\b", re.IGNORECASE)
_IS_DONE = Pattern(r"\b(?:has|have|had|was|were|did|\w+ed)\b", re.IGNORECASE)
# Verbs alone: who is responsible, or refuse that is collected, is no reply.
_REPLY = r"""(?:answer|react|reject|accept|respond)(?:s|ed|ing)?\b | repl(?:y|ies|ied|ying)\b | refus(?:es|ed|ing)\b
    | (?:say|says|said)\ (?:yes|no)\b(?!\ (?:more|longer|word|thing))
    | turn(?:s|ed|ing)?\ (?:[\w’'-]+\ ){0,3}?down\b(?!\ (?:the\ )?(?:volume|heat|music|road|street)\b)"""
_ASKS_FOR_REPLY = Pattern(
    rf"""(?:^\W*|^[^,?]{{1,60}},\ )(?:(?:and|so|but)\ )?(?:(?:(?:what|how|when|why|how\ come)\ )?(?:has|have|had|did))\b
        [^?]*\b(?:{_REPLY})""",
    re.IGNORECASE | re.VERBOSE,
)
_REPLIES = Pattern(rf"\b(?:{_REPLY})", re.IGNORECASE | re.VERBOSE)
# Tells of what is over, and of nothing to come.
_IS_OVER = Pattern(
    r"""^(?!.*\b(?:will|shall|must|(?-i:may)|can|should|until|till|by|from|to\ be)\b)
        .*\b(?:took|was|were|had|held|met)\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
# "When does the first meeting take place?": what takes place at some time is still to come.
_TAKES_PLACE = Pattern(r"\bwhen\ (?:does|do)\b[^?]{1,80}?\b(?:first|next)\b", re.IGNORECASE | re.VERBOSE)
_ASKS_FOR_NOW = Pattern(
    r"""\bwhat(?:\ time\ is\ it|(?:\ is|['’]?s)\ the\ time)\b
            (?=\W*$|\ (?:right\ )?now\b|\ at\ the\ moment\b|\ in\ (?-i:[A-Z]))
      | \bwhat\ (?:day|date)\ is\ (?:it\ )?today\b
      | \btoday['’]s\ date\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_WHAT_IF = Pattern(
    r"""\bwhat\ (?:(?:would|will|could|might)\ )?happens?\ (?:[\w’'-]+\ ){0,4}(?:if|unless|when|in\ case)\b
      | ^\W*(?:(?:and|but|so)\ )?(?:what\ )?if\b(?!\ (?:possible|you|i|we)\b)
        (?![^?]*\b(?:which|who|whom|whose|where|why|how|what|tell|give)\b)[^,]*\?""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS_WHAT_IF = Pattern(
    r"\b(?:if|unless|in\ case|in\ the\ event|otherwise|where|when\w*|fails?|failing|breach\w*)\b",
    re.IGNORECASE | re.VERBOSE,
)
# Where rules stand: "Under which law?", "Which article says so?".
_ASKS_WHICH_RULE = Pattern(
    r"""\b(?:which|what)\ (?:(?!both\b|they\b|we\b|you\b|it\b|the\b)[\w’'-]+\ )?
        (?P<rule>laws?(?!\ (?:of|firms?)\b)|treat(?:y|ies)
          |articles?(?=\ (?:of\ the|says?|states?|is|are|was|were|does|do)\b|\W*$)
          |directives?|acts?(?!\ (?:as|on|for|like|upon|in|with)\b)|statutes?|legislation)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What somebody must or must not do; that they mean to is no duty.
_ASKS_FOR_DUTY = Pattern(
    r"""\b(?:oblig(?:e[sd]?|ations?|atory)|required|bann(?:ed|ing)|bans?|prohibit(?:ed|s|ions?)?|forbidden
        |compulsory|mandatory|illegal|binding|bound|penalt(?:y|ies)|sanctions?|fined)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAYS_WHAT_MUST_BE = Pattern(
    r"""\b(?:must|shall|(?:has|have|had)\ to|needs?\ to|may\ (?:not|only)
        |(?:not|never|only)\ (?:be\ )?(?:allowed|permitted)|pays?|paid|fees?|costs?|not\ \w+\ without)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_WHETHER = Pattern(rf"(?:^|,)\W*(?:(?:and|so|but|ok)\W+)*(?:{AUXILIARY}|whether|if)\b", re.IGNORECASE | re.VERBOSE)
# "What is the difference between the two?".
_ASKS_FOR_DIFFERENCE = Pattern(
    r"\b(?:differences?\ between|(?:how|does|do|did)\b[^?]{1,60}\bdiffers?\ from)\b", re.IGNORECASE | re.VERBOSE
)
_TELLS_DIFFERENCE = Pattern(
    r"\b(?:differ\w*|whereas|while|unlike|compared|contrast|instead|rather|than)\b", re.IGNORECASE
)
# "How do you say 'cooperation' in Japanese?".
_LANGUAGE = r"""(?:Arabic|Bulgarian|Chinese|Croatian|Czech|Danish|Dutch|English|Estonian|Finnish|French|German|Greek
    |Hindi|Hungarian|Irish|Italian|Japanese|Korean|Latin|Latvian|Lithuanian|Maltese|Norwegian|Polish|Portuguese|Romanian
    |Russian|Slovak|Slovene|Spanish|Swedish|Turkish|Ukrainian)"""
_NAMES_LANGUAGE = Pattern(rf"\b{_LANGUAGE}\b", re.VERBOSE)
_ASKS_FOR_TRANSLATION = Pattern(
    rf"""\bhow\ (?:do|does|would|can|could|should|is|are|to)\b[^?]{{0,40}}?
        \b(?:say|said|put|writ(?:e|ten)|call(?:ed)?|pronounced?|translated?|render(?:ed)?)\b
        [^?]{{0,60}}\b(?:in|into)\ {_LANGUAGE}\b
      | \bwhat(?:\ is|['’]s)\ the\ {_LANGUAGE}\ (?:word|term|expression|name|translation)\ (?:for|of)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Is the deal good?", "Was it a success?": however light the word is, the judgement is what is asked.
_JUDGEMENT = r"""(?:good|bad|better|worse|success(?:ful)?|failure|flop|useful|useless|worth(?:while|less)?|fair|unfair
    |credible|wise|stupid|right|wrong|great|effective|harmful|popular|controversial)"""
_ASKS_FOR_JUDGEMENT = Pattern(
    rf"""^\W*(?:(?:and|so|but)\s+)?(?:is|are|was|were)\b[^?,;]{{1,60}}?\s{_JUDGEMENT}(?:\s+(?:it|idea|thing|deal))?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_JUDGES = Pattern(rf"\b(?:{_JUDGEMENT}\b|fail|succe|benefi|advantag|criti|prais|welcom)", re.IGNORECASE | re.VERBOSE)
# "Was it signed?", "Has parliament approved it?": that something was agreed says nothing of the act that makes it law.
_ASKS_FOR_ACT = Pattern(
    r"""^\W*(?:(?:and|so|but)\s+)?(?![^?]*\bor\b)(?:
        (?:was|were|is|are|has|have|had)\b[^?]*\b(?P<done>signed(?!\ up)|ratified|approved|adopted|enacted|vetoed)
        |did\b[^?]*\b(?P<act>sign(?!\ up)|ratify|approve|adopt|enact|veto))\b""",
    re.IGNORECASE | re.VERBOSE,
)
# On what it rests in law: "What is its legal basis?".
_ASKS_FOR_LEGAL_BASIS = Pattern(r"\b(?:legal|treaty)\ (?:bas[ei]s|article)\b", re.IGNORECASE | re.VERBOSE)
_NAMES_RULE = Pattern(r"\b(?:article|law|act|treaty|directive|basis|section|statute|code|pursuant)\b", re.IGNORECASE)


def tells_no_duty(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked if something must or must not be, and a sentence has no word for that."""
    if ASKS.search(reading.text) is not None or _ASKS_WHETHER.search(reading.text) is None:
        return False
    if _SAYS_WHAT_MUST_BE.search(best.text) is not None:
        return False
    return _lacks_word_at({match.start() for match in _ASKS_FOR_DUTY.finditer(reading.text)}, reading, best)


def tells_no_act(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked if something was signed, ratified or the like, and a sentence has no word for that."""
    asked = _ASKS_FOR_ACT.search(reading.text)
    return asked is not None and _lacks_word_at({asked.start("act"), asked.start("done")}, reading, best)


def tells_no_judgement(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked if a thing is good, fair, a success or the like, and a sentence has no word for that."""
    return _ASKS_FOR_JUDGEMENT.match(reading.text) is not None and _JUDGES.search(best.text) is None


def tells_no_difference(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked in what two things differ, and a sentence compares nothing."""
    if _ASKS_FOR_DIFFERENCE.search(reading.text) is None or _TELLS_DIFFERENCE.search(best.text) is not None:
        return False
    # A sentence that has both speaks of both.
    own = terms_with_label(best)
    return any(says_something(word) and degree(word, own) < AS_GOOD for word in reading.said)


def tells_no_translation(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked how something is said in another language, and a sentence names none."""
    return _ASKS_FOR_TRANSLATION.search(reading.text) is not None and _NAMES_LANGUAGE.search(best.text) is None


def tells_of_no_reply(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked what somebody replied, or has done already, and a sentence tells nothing that was done."""
    already = _ASKS_WHETHER_DONE.search(reading.text) is not None and (
        _IS_DONE.search(best.text) is None
        or (_ONE_OF_THEM.search(reading.text) is not None and _ANY_OF_THEM_HAS.search(best.text) is None)
    )
    return already or (_ASKS_FOR_REPLY.search(reading.text) is not None and _REPLIES.search(best.text) is None)


def tells_of_another_time(reading: Reading, best: Candidate) -> bool:
    """Whether what is to come is asked for, or what is now, and a sentence tells of what is over."""
    if _ASKS_FOR_NOW.search(reading.text) is not None:
        return True
    if reading.form.kind is not AnswerKind.DATE:
        return False
    is_to_come = not is_of_what_was(reading.text) or _TAKES_PLACE.search(reading.text) is not None
    # A text is as old as its date line says, whatever is still to come.
    return is_to_come and (_IS_OVER.search(best.text) is not None or stands_in_date_line(best.document, best.span))


def tells_no_consequence(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked what happens in some case, and a sentence says nothing of any case."""
    return _ASKS_WHAT_IF.search(reading.text) is not None and _SAYS_WHAT_IF.search(best.text) is None


def tells_no_rule(reading: Reading, best: Candidate) -> bool:
    """Whether it is asked in which law, treaty or article something stands, and a sentence speaks of none."""
    if _ASKS_FOR_LEGAL_BASIS.search(reading.text) is not None and _NAMES_RULE.search(best.text) is None:
        return True
    asked = _ASKS_WHICH_RULE.search(reading.text)
    return asked is not None and _lacks_word_at({asked.start("rule")}, reading, best)


def _lacks_word_at(places: Container[int], reading: Reading, best: Candidate) -> bool:
    """Whether a sentence lacks any of the words that stand at some places of the question, and what says the same."""
    own = terms_with_label(best)
    return any(word.span.start in places and degree(word, own) < AS_GOOD for word in reading.said)
