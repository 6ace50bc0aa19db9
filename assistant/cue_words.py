"""Words by which a whole quote tells a reason, a condition or a degree."""

from __future__ import annotations

import re

from assistant.answer_kind import AnswerKind
from assistant.quantities import CURRENCIES, MEASURES
from corpus.patterns import Pattern

# Says what something is for, or why it is.
_REASON = Pattern(
    r"""\b(?:because|due\ to|owing\ to|thanks\ to|in\ order\ to|so\ (?:that|as\ to)|therefore|hence|for\ this\ reason
        |as\ a\ result|with\ (?:a|the)\ (?:view|aim|goal|purpose)|for\ the\ (?:purpose|sake)|aim(?:s|ed)?\ (?:to|at)
        |(?:is|are|was|were)\ (?:intended|meant|designed|to)\b
        |the\ (?:\w+\ )?(?:reason|aim|intention|purpose|goal|objective|idea|rationale|motive)s?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Says on what something depends, or who is meant by what they are or do.
_CONDITION = Pattern(
    r"""\b(?:if|unless|provided|subject\ to|on\ condition|conditional\w*|as\ long\ as|in\ accordance\ with|according\ to
        |depend(?:s|ed|ing|ent)?|except|only\ (?:when|where|to|for|after|with)|whe(?:n|re)ever|in\ cases?\ (?:of|where)
        |on\ (?:the\ )?(?:grounds?|basis|strength)\ of|because
        |with\ (?:[\w-]+\ ){0,3}?(?:consent|permission)
        |must|requir\w+|need(?:s|ed)?\ to
        |qualif\w+|eligib\w+
        |(?:that|which|who|those)\ (?:\w+\ )?(?:demonstrat|meet|fulfil|satisf|show|prov|compl|hold|have|has)\w*)\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Says how much of something there is, or how strong it is.
_DEGREE = Pattern(
    rf"""\b(?:very|strong(?:ly)?|high(?:ly)?|deep(?:ly)?|great(?:ly)?|heavy|heavily|central|essential|crucial|vital|major|minor
        |main(?:ly)?|primar(?:y|ily)|large(?:ly)?|most(?:ly)?|predominantly|particular(?:ly)?|especially|entire(?:ly)?
        |fully|partly|hardly|barely|marginal(?:ly)?|little|slight(?:ly)?|extremely|quite|rather|weak(?:ly)?)\b
      | [0-9]\s?(?:[%°]|(?:{MEASURES}|{CURRENCIES})\b)""",
    re.VERBOSE | re.IGNORECASE,
)
#: What tells kinds of answer that are told by words, whatever the question says.
TOLD_BY_WORDS = {AnswerKind.REASON: _REASON, AnswerKind.CONDITION: _CONDITION, AnswerKind.DEGREE: _DEGREE}
