"""The kind of answer that a question expects, and the patterns that tell it.

The kinds follow the coarse classes of question answering (Li and Roth 2002), told by the question's own words.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.question_words import (
    ALL_OF_THEM,
    AS_DEGREE,
    ASKS_FOR_INSTANCES,
    ASSISTANT_TO,
    AUXILIARY,
    BE,
    BODIES,
    COUNTRIES,
    MEANS,
    NAME_THE,
    PART_OF_YEAR_OF,
    QUESTION_WORD,
    WANTS_THE,
    WHERE_IN_TEXT,
    YEAR_OF,
)
from corpus.patterns import Pattern


class AnswerKind(StrEnum):
    """What kind of thing would answer."""

    DATE = "date"
    NUMBER = "number"
    DEGREE = "degree"
    PERSON = "person"
    PLACE = "place"
    NAMES = "names"
    EXPANSION = "expansion"
    DEFINITION = "definition"
    LIST = "list"
    REASON = "reason"
    CONDITION = "condition"
    YES_NO = "yes or no"
    ANY = "any"


# Nouns of purpose, and those that are nouns of purpose only where they are asked for.
_AIM = "purpose|reason|aim|objective|intention|rationale|motive|motivation"
_PURPOSE = rf"(?:{_AIM}|goal|idea|point|thinking)"
# The first point is one of a list.
_COUNTS = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|last|next|other|previous)"
# "Who is Ada Quill?" asks what she is; "Who is President?" asks for a person.
_NAME_WORD = r"(?-i:[A-ZÀ-ÖØ-Þ])(?:\w*(?-i:[a-zà-öø-ÿ])\w*(?:['’-]\w+)*\.?|\.)"
_NAMED = rf"""(?!(?:Prime|President|Minister|Chair|Director|King|Queen|Head|Mayor|Secretary|Governor|Chancellor)\w*\b)
    {_NAME_WORD}(?:\s+(?:(?:von|van|der|den|de|da|di|la|le|el|al|bin)\s+){{0,2}}{_NAME_WORD}){{0,3}}"""
# What a number tells, and what a date does.
_MEASURED = (
    r"budgets?|prices?|costs?|fees?|fines?|salary|salaries|size|sum|amount|duration|length|price\ tag|"
    r"age\ limit|interest\ rate|total|turnout|quorum|numbers?"
)
_LAST_DAY = r"deadlines?|(?:closing|cut-?off|start|end|due)\ date"
# What the assistant is asked to do, so that yes would be no answer.
_SAYING = r"""(?:(?:list|name|enumerate|tell|explain|describe|outline|summari[sz]e|sum\ up)
    |(?:give|show|read|find|quote)\ (?:me|us))\b"""
_GOES_FAR = r"\ (?:do|does|did|will)\ (?:it|this|that|they|both|the\ two)\ go\b"
# No words for a quality after "how", and what is small beside something else.
_NO_DEGREE = r"(?:many|much|long|often|come|exactly|else|then|precisely|well|so|about|soon|old|far|do|does|did)\b"
_LESSER = r"""(?:side\ (?:issue|note|show|matter)|footnote|afterthought|decoration|ornament|window\ dressing|marginal
    |secondary)"""
# A date that is none of a fruit or of how it is written.
_OF_TIME = r"(?!-|\s+(?:palms?|fruits?|trees?|formats?|lines?|stamps?)\b)"
#: What tells each kind; the first that matches decides, and what it matches only builds the question.
KINDS: dict[AnswerKind, Pattern] = {
    AnswerKind.EXPANSION: Pattern(
        r"""\b(?:stands?|standing|short)\s+for\b
          | \b(?:abbreviation|acronym|full\ (?:name|form)|(?:spell(?:ed|s|t)?|written)\ out
            (?!\ (?:anywhere|somewhere|further|more|in\ (?!full\b)))|expand(?:ed|s)?)\b
          | \bhow\ (?:is|are)\ (?:it|this|that|the\ name)\ (?:abbreviated|shortened)\W*$""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.CONDITION: Pattern(
        r"""\b(?:on|under|in)\ (?:what|which)\ (?:other\ )?
            (?:conditions?|(?<!in\ what\ )terms|circumstances|cases|basis)\b
          | \bon\ (?:what|which)\ grounds\b | \b(?:by|on|according\ to)\ (?:what|which)\ criteri(?:on|a)\b
          | \b(?:what|which)\ (?=(?P<applying>conditions?|criteri(?:on|a)|requirements?|prerequisites?)
              \ (?:(?:would|will|do|does|must|should|may)\ )?(?:appl(?:y|ies|ied)|hold)\b)
          | \bon\ the\ (?:basis|strength)\ of\ what\b
          | (?:^\W*(?:(?:and|any)\ )?(?:the\ )?|\b(?:what|which)\ (?:are\ |is\ )?(?:the\ )?)
            (?=(?P<conditions>conditions?|requirements?|criteri(?:on|a)|prerequisites?)
              \ (?:for|to|of|an?|the|that|must|do|does|has|have)\b)
          | ^\W*(?:(?:and|any)\ )?(?:the\ )?(?:conditions?|requirements?|criteri(?:on|a)|prerequisites?)\W*$
          | \bwhat\ (?:(?:would|will|could|might)\ )?happens?\ (?=(?:if|unless|in\ case)\b|-{4}\ )  # "when", blanked
          | \bwhat\ (?=(?:do|does|did|would|will)\ (?:[\w’'-]+\ ){1,4}?
              (?P<need>(?:have|need)\ to\ (?:do(?=\ (?:for|to|in\ order)\b)
                |show|bring(?:\ along)?|demonstrate|prove|meet|fulfil|offer|have\ in\ common))
              (?:\ (?:for|to|in\ order)\b|\W*$))
          | \bwhat\ (?=(?:(?:would|could|might|does|will)\ )?(?:
              makes?\ (?:[\w’'-]+\ ){1,4}?(?:suitable|eligible|fit|worthy|qualified)\b
              |(?:qualif(?:y|ies)|entitles?)\ (?:[\w’'-]+\ ){1,4}?(?:for|to)\b
              |qualifies\ (?:an?|the)\ [\w’'-]+\W*$))
          | \bhow\ (?=(?:do|does|did|can|could|would|will)\ (?:[\w’'-]+\ ){1,4}?
              (?:qualify|be\ eligible|(?:earn|get|win)\ (?:a|its|their|one's)\ (?:place|spot|seat))\b)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.DATE: Pattern(
        rf"""\b(?:since|by)\ when\b
          | \bwhen\b(?!\s+(?:can|may|could|might)\b[^?]*\bbe\b)
          | \b(?:on\ )?(?:what|which)\s+(?:exact\ )?(?:date|day|year|month|time|hour)\b
          | \bdates?\ of\b | \bwhat\s*{BE}\s+the\s+(?:exact\s+)?date\b{_OF_TIME}
          | ^\W*(?:(?:and|but|so)\s+)?(?:is|are|was|were|do|does|did|has|have|had|will|can)\b
            (?=[^?]*\b(?P<date>(?:a|any)\s+(?:(?:fixed|firm|exact)\s+)?date\b{_OF_TIME}))
          | (?:{WANTS_THE}|\bknow\ the\ )(?:date|day|year)\b(?!\ of\b)
          | {YEAR_OF} | {PART_OF_YEAR_OF}
          | \bwhat\s*{BE}\s+the\s+(?=(?:earliest|latest)\b(?:\ (?:possible\ )?(?:date|day|time|moment|point)\b
              |\ (?:that|we|i|one|you|they|it)\b|\W*$))
          | \b(?:earliest|latest)\ (?:possible\ )?date\b
          | (?:\b(?:what|which)\s*{BE}\s+(?:the|its|their)\s+|\bis\ there\ an?\ |^\W*(?:(?:and|any|the)\ )*)
            (?=(?:\w+\ ){{0,2}}?(?:{_LAST_DAY})\b(?:\ (?:for|of|to)\b[^?]*)?\W*$)
          | \bhow\s+(?:long\ ago|soon|recently)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.NUMBER: Pattern(
        rf"""\bhow\s+(?:many|much(?!{AS_DEGREE})|long|often|frequently|regularly)\b
          | \bhow\s+(?=(?:large|big|high|far(?!{_GOES_FAR})|old|tall|wide|deep|fast|heavy)\b
              (?!\ an?\ (?:part|role)\b))
          | \bwhat\s+(?:percentage|proportion|share|number|amount|percent|sum|rate)\b
          | \b(?:what|which)\s+(?:\w+\ )?(?=(?:value|threshold|period)\b)
          | \b(?=(?:reference|registration|serial|case|file|telephone|phone)\ numbers?\b)
          | \bwhat\s+(?=(?:budget|price|fee|fine|salary|size|duration)\b(?:\ per\ \w+)?\ {AUXILIARY}\b)
          | \bwhat\s+(?=(?:do|does|did|will|would|might|could)\b[^?]*\bcost\W*$)
          | (?:\b(?:what|which)\s*{BE}\s+(?:the|its|their)\s+|^\W*(?:(?:and|so|but)\s+)?(?:the\s+)?)
            (?=(?:[\w&]+\ ){{0,2}}?(?:{_MEASURED})\b(?:\ (?:of|for|per|in)\ [^?]*)?\W*$)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.PERSON: Pattern(
        rf"\b(?:who(?!\s*{BE}\s+(?:an?\s+[\w-]+|{_NAMED})\W*$)|whom|whose)\b", re.IGNORECASE | re.VERBOSE
    ),
    AnswerKind.PLACE: Pattern(
        rf"(?!{WHERE_IN_TEXT})\bwhere\b|\b(?:what|which)\s+(?:place|city|town|location|venue)\b",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.NAMES: Pattern(
        rf"""\b(?:what|which)\b(?=\s+(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}
            (?:{COUNTRIES}|{BODIES}|partners?|regions?|groups?)\b)
          | {NAME_THE}(?=(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}?(?:{COUNTRIES}|{BODIES})\b)
          | ^\W*(?:(?:what|which)\s*{BE}\s+|(?:give|tell|show)\ me\ |i\ need\ )?(?:the\ )?(?:\w+\ )?names?\ of\b
          | ^\W*(?:(?:and|so|the|any|other|further)\ )*(?=(?:{COUNTRIES})
              \ (?:next\b|in\ line\b|to\ (?:follow|come)\b|(?:named|mentioned|listed|singled\ out)\W*$))
          | {ASKS_FOR_INSTANCES}""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.REASON: Pattern(
        rf"""\bwhy\b | \bwhat\ for\b | \bhow\ come\b | \bwhat\ good\ (?=is|are|was|were|does|do|did)
          | \b(?:what|which)\s*{BE}\s+(?:the|its|their)\b(?=(?:\s+(?!{_COUNTS}\s)\w+)?\s+
            (?P<noun>{_PURPOSE}s?)\b)
          | \bwhat\ (?=the\ (?:\w+\ )?(?P<indirect>{_PURPOSE}s?)\ (?:of|behind|for)\b
              [^?,;]{{1,80}}?\b(?:is|are|was|were)\b)
          | \b(?:to|with)\ what\ (?=end|purpose|aim|goal|intention)\w*
          | \b(?:what|which)\ (?=(?P<served>{_PURPOSE}s?)\ (?:{AUXILIARY}|lies?|lay|stands?|drives?|drove)\b)
          | ^\W*(?:please\ )?(?:give|tell)\ me\ (?=the\ (?P<given>{_AIM})s?\ (?:of|behind|for)\b)
          | \bfor\ what\ (?=reason|purpose)\w*
          | \bwhat(?:\ |['’](?=s\ ))(?=(?:[\w’'-]+\ ){{1,6}}?(?P<hope>hop(?:e|es|ed|ing)\ for
            |wants?\ out\ of|intend(?:s|ed)?\ with
            |(?:hop(?:e|es|ed|ing)|want(?:s|ed)?|aim(?:s|ed|ing)?|try|tries|trying|seeks?|intends?)
            \ to\ (?:achieve|gain|accomplish|attain|get\ (?:out\ of|from))
            |(?:meant|intended|designed|supposed)\ to\ (?:achieve|accomplish|attain|bring\ about|serve
              |do(?=\W*$|\ (?:at|on|for|in|about)\b)))\b)
          | \bwhat(?=\s*{BE}\ [^,;:?]{{1,60}}
              (?:(?<=\bused)|(?<=\bthing)
                |(?<!ing)(?<!ed)(?<!\bknown)(?<!\w[ai]ble)(?<!\bfamous)(?<!\bvalid)(?<!\bgood))\ for\W*$)
          | \bwhat(?=\s*{BE}\ (?:it|this|that|all\ (?:this|that)|the\ [^,;:?]{{1,40}}?)\ (?:as\ a\ whole\ )?
              (?P<good>good)\ for\W*$)
          | ^\W*(?:(?:and|so|but)\s+)?the\s+(?P<in_place>
              (?:\w+\s+)?(?:{_AIM})s?
              |point(?=\ of\ (?:it|this|that|the\ whole)\b))\b
            (?=(?:\ (?:of|behind|for)\b[^?]*?)?(?:\s+(?:is|was)\s+what\b[^?]*)?\W*$)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.DEGREE: Pattern(
        rf"""\bhow\s+much(?={AS_DEGREE})
          | \bto\s+(?:what|which)\s+(?:extent|degree)\b
          | \bhow\s+(?=far{_GOES_FAR}) | \bhow\s+(?=\w+\ an?\ (?:part|role)\b)
          | \bhow\s+(?=(?!{_NO_DEGREE}|\w+ly\b)[\w-]+\s+(?:is|are|was|were)\b)
          | ^(?![^?]{{0,300}}\b{QUESTION_WORD}\b)(?=[^?]{{0,300}}?(?:
              \b(?:weighs?|weighed)\s+(?:heavily|much|little)\b|\bcarr(?:y|ies)\s+(?:\w+\s+)?weight\b
              |\b(?:an?|the)\s+(?:very\s+)?(?:big|large|major|central|serious|essential|real|main|small|minor|tiny)
                \s+(?:part|role|place|element|concern)\b
              |\b(?P<lesser>(?:just|only|merely|simply|mere)\s+(?:an?\s+)?{_LESSER})\b
              |\bor\s+(?:(?:is|was)\s+(?:it|that)\s+)?(?:\w+\s+)?(?:an?\s+)?(?P<or_less>{_LESSER})\b))""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.DEFINITION: Pattern(
        rf"""^\W*(?:what|who)\s*{BE}\s+(?:an?\s+|the\s+)?
            (?=[\w'’-]+(?:\s+(?!(?:of|for|in|on|with|at|to|by|from|about|behind)\b)[\w'’-]+){{0,2}}\W*$)
          | \bwho\s*{BE}(?=\s+{_NAMED}\W*$)
          | {MEANS}""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.YES_NO: Pattern(
        rf"""^\W*(?!{ASSISTANT_TO}{_SAYING})
            (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must
            |isn't|aren't|doesn't|don't|didn't)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.LIST: Pattern(
        rf"""^\W*(?:please\ )?(?:{ASSISTANT_TO})?(?:list|name|enumerate|give(?:\ me)?)\s+(?:(?:me|all|the|of)\s+)*
          | {ALL_OF_THEM}
          | \bwhat\ are\ all\b
          | \ball\s+(?:of\s+)?(?:the\s+)?(?=(?!this\b)\w+s\b)
          | \b(?:what|which)\b(?!\ about\b)
            (?=(?:\s+(?!{AUXILIARY}\b)\w+){{0,2}}\s+(?!{AUXILIARY}\b)\w+(?<!ss)(?<!us)(?<!is)s\b)""",
        re.IGNORECASE | re.VERBOSE,
    ),
}
