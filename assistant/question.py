"""What a question asks for: the kind of answer it expects, and which of its words only build the question.

The kinds follow the coarse classes of question answering (Li and Roth 2002), told by the question's own words; the
words that build it ("what is said about", "stand for") name nothing that a text would have to contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from corpus import Span
from corpus.dates import OPENS_DATE
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


_BE = r"(?:is|are|was|were|'s|’s)"
_TEXTS = r"(?:(?:the|this|that|these|your)\ )?(?:text|document|article|page|news\ item|press\ release|report|passage)s?"
#: Words that ask, and those that may open a question without such a word.
QUESTION_WORD = r"(?:what|which|who|whom|whose|when|where|why|how)"
#: A word that asks.
ASKS = Pattern(rf"\b{QUESTION_WORD}\b", re.IGNORECASE)
AUXILIARY = (
    r"(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|need|ought)"
)
# "States" may as well be countries.
_STATES = r"(?:(?<=\bit\ )|(?<=text\ )|(?<=article\ )|(?<=document\ ))states?"
_SAY = rf"(?:says?|said|tells?|told|{_STATES}|stated|mentions?|mentioned|describe[sd]?|writes?|written)"

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

# Has the assistant say something, so that yes would be no answer.
_ASSISTANT_TO = r"(?:can|could|will|would)\ you\ (?:please\ |kindly\ |just\ )?"
_SAYING = r"""(?:(?:list|name|enumerate|tell|explain|describe|outline|summari[sz]e|sum\ up)
    |(?:give|show|read|find|quote)\ (?:me|us))\b"""

_PLACE_IN_TEXT = r"(?:passage|part|bit|sentence|line|item|point|bullet(?:\ point)?|section|paragraph|clause)s?"
# What somebody thinks of a thing, or what there is to hear of it: "What is its stance on plastics?".
_STANCE = r"(?:stance|views?|opinion|attitude|approach|news|latest|info)"
# Nouns of other things, too, unless they are somebody's: "Who holds the position on the board?".
_OWN_STANCE = r"(?:(?<=\bits\ )|(?<=\btheir\ )|(?<=['’]s\ ))(?:position|line|take|word|status|wording)"
# Asks in which sentence: "Where is climate neutrality dealt with?".
_WHERE_IN_TEXT = rf"""\bwhere\b(?=[^?]*?\b
    (?:mention(?:s|ed)?|occurs?|appears?|address(?:es|ed)?|dealt\ with|deals?\ with|comes?\ in
      |(?:is|are)\ (?:covered|discussed|treated|stated|named|taken\ up|referred\ to|described|explained)
      |(?:written|printed|quoted|stated)(?=\W*$)
      |(?:does|do)\ (?:it|they|{_TEXTS})\ (?:say|speak|talk|mention|refer)
      |(?:it|they|{_TEXTS})\ (?:says?|speaks?|talks?|mentions?|refers?)
      |(?:focus|emphasis|accent|stress|weight|priorit(?:y|ies)|difference)(?:\ [\w’'-]+){{0,6}}?\ (?:lies?|lay)
      |(?:do|can|could|might|may)\ (?:i|we|one)\ find\ (?:anything|something|(?:the\ )?{_PLACE_IN_TEXT}))\b)"""
# Wants a list to its end.
_ALL_OF_THEM = r"""\b(?:(?:the\ )?(?:whole|full|complete|entire)\ (?:list|inventory)(?:\ of)?
    |point\ by\ point|item\ by\ item|one\ by\ one|one\ after\ (?:the\ other|another)
    |all\ (?:of\ )?(?:the\ )?bullet\ points)\b"""

# Asks what something means.
_MEANS = r"""\b(?:define[sd]?|definition\ of|meaning\ of)\b | \b(?:is|are|was|were)\ meant\ by\b
    | \bwhat\ (?:exactly\ |precisely\ )?(?:do|does|did)\b
      (?=\ [^?]{1,200}?\bmean\b(?!\ (?:for|to|that)\b))"""
# The year, or a part of it, in which something was.
_YEAR_OF, _PART_OF_YEAR_OF = (rf"^\W*(?:and\s+)?(?:the\s+)?{part}\ of\b" for part in ("year", "(?:month|day)"))

_COUNTRIES = r"countr(?:y|ies)|nations?|states|governments?"
_BODIES = r"organi[sz]ations?|institutions?|bod(?:y|ies)|compan(?:y|ies)|forums?|fora|clubs?|agenc(?:y|ies)|channels?"

# Asks to what degree and not for a number: "How much weight does it have?", "How much is this about trade?".
_WEIGHT = r"(?:weight|importance|emphasis|attention|significance|prominence|priority)"
_AS_DEGREE = rf"""\ (?:{_WEIGHT}\ (?:(?:is|are|was|were)\ (?:given|attached|placed|put|paid)
      |(?:do|does|did)\b[^?]{{1,80}}?\b(?:have|give|attach|place|put|pay|enjoy|carry(?=\ (?:in|with)\b))\b)
    |(?:of\ [\w\ ]{{1,30}}\ )?(?:is|are|was|were)\ (?:[\w’'-]+\ ){{0,4}}?about\b)"""

_GOES_FAR = r"\ (?:do|does|did|will)\ (?:it|this|that|they|both|the\ two)\ go\b"
# No words for a quality after "how", and what is small beside something else.
_NO_DEGREE = r"(?:many|much|long|often|come|exactly|else|then|precisely|well|so|about|soon|old|far|do|does|did)\b"
_LESSER = r"""(?:side\ (?:issue|note|show|matter)|footnote|afterthought|decoration|ornament|window\ dressing|marginal
    |secondary)"""

# Has countries or bodies listed that follow.
_NAME_THE = rf"^\W*(?:please\s+)?(?:{_ASSISTANT_TO})?(?:list|name|give\s+me)\s+(?:(?:all|the|of|some|any)\s+)*"

# What writers do in what they write.
_OPINES = (
    r"(?:say|state|argue|claim|think|believe|recommend|suggest|conclude|find|propose|report|mention|note|write|mean)"
)

# "The year, at least?", "I need the exact date."
_WANTS_THE = r"^\W*(?:(?:and|i\ need|i\ want|give\ me|tell\ me)\s+)*the\s+(?:exact\ )?"

#: Asks for instances of what was said before, and nothing else.
ASKS_FOR_INSTANCES = r"^\W*(?:and\s+)?(?:such\ as|like\ (?:who|what|which)|namely|for\ (?:instance|example))\W*$"

#: Announces that something else is asked about.
ANOTHER_TOPIC = (
    r"(?:(?:a\ )?(?:different|another|other|new|next)\ (?:matter|topic|subject|question|point|thing)"
    r"|(?:a\ )?change\ of\ (?:subject|topic))"
)
#: What a message opens with that asks nothing.
LEAD = rf"""(?:
    ok(?:ay)?|fine|all\ right|alright|right|well|hm+|i\ see|thanks|thank\ you|good|great|sorry|so|then|now|hi|hello|hey
  | very\ well|(?:a\ |what\ a\ )?(?:pity|shame)|too\ bad|no\ matter|noted
  | o+h+|a+h+|wow|nice|cool|lovely|perfect|excellent|plus
  | never\ ?mind | nvm | k
  | that(?:['’]s|\ is)\ (?:an?\ )?(?:pity|shame|too\ bad|nice|great|good|fine|interesting|clear|all\ right)
  | fair\ enough|understood|got\ it|interesting|i\ mean
  | {ANOTHER_TOPIC} | one\ more\ (?:thing|question) | (?:on\ an?\ )?(?:un|not\ )related(?:\ (?:note|question|matter))?
  | back\ to\ basics
  | it\ looks\ cut\ off)"""

#: What a message opens with that asks nothing, where there is any.
LEADS = rf"^\W*(?:{LEAD}\b\W*)*"
#: How a message begins, whatever it asks.
OPENING = rf"^\W*(?:(?:and|but|{LEAD})\b\W*)*"
#: Goes on to what is named next.
TURNS_TO = r"(?:turning|(?:let['’]?s|let\ us)\ (?:turn|go|move|switch|come)(?:\ (?:on|over))?)\ to\b"
#: Goes on to what was spoken of before.
GOES_BACK = r"(?:let\ (?:me|us)\ |let['’]?s\ |i\ )?(?:(?:going|coming|to\ go|to\ come)\ )?(?:back|return(?:ing)?)\ to"
#: Opens a question that returns to what was spoken of first, or before.
RETURNS = rf"""{OPENING}{GOES_BACK}\ (?:the|that|my|your|our)\ (?:very\ )?
    (?:(?P<first>first|original|initial)|previous|earlier)\ (?:point|topic|question|subject|matter|thing|issue|one)\b"""

# After these a "may" is a month and a "will" a thing; otherwise, before a word in lower case, both are verbs.
_BEFORE_NOUNS = (
    "in of by from to and or since until before after during between mid early late last next this the a his her my "
    "our your their its own good free living strong political"
)
_NO_MODAL_AFTER = "".join(rf"(?<!\b{word}\ )" for word in _BEFORE_NOUNS.split())
_MODAL = rf"\b(?=(?-i:may|will)\s+(?-i:[a-z])){_NO_MODAL_AFTER}(?<!\d\ )(?:may|will)"

# A date that is none of a fruit or of how it is written.
_OF_TIME = r"(?!-|\s+(?:palms?|fruits?|trees?|formats?|lines?|stamps?)\b)"

# The first that matches decides; what it matches only builds the question.
_KINDS: dict[AnswerKind, Pattern] = {
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
          | \bon\ (?:what|which)\ grounds\b | \b(?:by|on)\ (?:what|which)\ criteri(?:on|a)\b
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
          | \bdates?\ of\b | \bwhat\s*{_BE}\s+the\s+(?:exact\s+)?date\b{_OF_TIME}
          | ^\W*(?:(?:and|but|so)\s+)?(?:is|are|was|were|do|does|did|has|have|had|will|can)\b
            (?=[^?]*\b(?P<date>(?:a|any)\s+(?:(?:fixed|firm|exact)\s+)?date\b{_OF_TIME}))
          | (?:{_WANTS_THE}|\bknow\ the\ )(?:date|day|year)\b(?!\ of\b)
          | {_YEAR_OF} | {_PART_OF_YEAR_OF}
          | \bwhat\s*{_BE}\s+the\s+(?=(?:earliest|latest)\b(?:\ (?:possible\ )?(?:date|day|time|moment|point)\b
              |\ (?:that|we|i|one|you|they|it)\b|\W*$))
          | \b(?:earliest|latest)\ (?:possible\ )?date\b
          | (?:\b(?:what|which)\s*{_BE}\s+(?:the|its|their)\s+|\bis\ there\ an?\ |^\W*(?:(?:and|any|the)\ )*)
            (?=(?:\w+\ ){{0,2}}?(?:{_LAST_DAY})\b(?:\ (?:for|of|to)\b[^?]*)?\W*$)
          | \bhow\s+(?:long\ ago|soon|recently)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.NUMBER: Pattern(
        rf"""\bhow\s+(?:many|much(?!{_AS_DEGREE})|long|often|frequently|regularly)\b
          | \bhow\s+(?=(?:large|big|high|far(?!{_GOES_FAR})|old|tall|wide|deep|fast|heavy)\b
              (?!\ an?\ (?:part|role)\b))
          | \bwhat\s+(?:percentage|proportion|share|number|amount|percent|sum|rate)\b
          | \b(?:what|which)\s+(?:\w+\ )?(?=(?:value|threshold|period)\b)
          | \b(?=(?:reference|registration|serial|case|file|telephone|phone)\ numbers?\b)
          | \bwhat\s+(?=(?:budget|price|fee|fine|salary|size|duration)\b(?:\ per\ \w+)?\ {AUXILIARY}\b)
          | \bwhat\s+(?=(?:do|does|did|will|would|might|could)\b[^?]*\bcost\W*$)
          | (?:\b(?:what|which)\s*{_BE}\s+(?:the|its|their)\s+|^\W*(?:(?:and|so|but)\s+)?(?:the\s+)?)
            (?=(?:\w+\ ){{0,2}}?(?:{_MEASURED})\b(?:\ (?:of|for|per|in)\ [^?]*)?\W*$)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.PERSON: Pattern(
        rf"\b(?:who(?!\s*{_BE}\s+(?:an?\s+[\w-]+|{_NAMED})\W*$)|whom|whose)\b", re.IGNORECASE | re.VERBOSE
    ),
    AnswerKind.PLACE: Pattern(
        rf"(?!{_WHERE_IN_TEXT})\bwhere\b|\b(?:what|which)\s+(?:place|city|town|location|venue)\b",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.NAMES: Pattern(
        rf"""\b(?:what|which)\b(?=\s+(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}
            (?:{_COUNTRIES}|{_BODIES}|partners?|regions?|groups?)\b)
          | {_NAME_THE}(?=(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}?(?:{_COUNTRIES}|{_BODIES})\b)
          | ^\W*(?:(?:what|which)\s*{_BE}\s+|(?:give|tell|show)\ me\ |i\ need\ )?(?:the\ )?(?:\w+\ )?names?\ of\b
          | {ASKS_FOR_INSTANCES}""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.REASON: Pattern(
        rf"""\bwhy\b | \bwhat\ for\b | \bhow\ come\b | \bwhat\ good\ (?=is|are|was|were|does|do|did)
          | \b(?:what|which)\s*{_BE}\s+(?:the|its|their)\b(?=(?:\s+(?!{_COUNTS}\s)\w+)?\s+
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
          | \bwhat(?=\s*{_BE}\ [^,;:?]{{1,60}}
              (?:(?<=\bused)|(?<=\bthing)
                |(?<!ing)(?<!ed)(?<!\bknown)(?<!\w[ai]ble)(?<!\bfamous)(?<!\bvalid)(?<!\bgood))\ for\W*$)
          | \bwhat(?=\s*{_BE}\ (?:it|this|that|all\ (?:this|that)|the\ [^,;:?]{{1,40}}?)\ (?:as\ a\ whole\ )?
              (?P<good>good)\ for\W*$)
          | ^\W*(?:(?:and|so|but)\s+)?the\s+(?P<in_place>
              (?:\w+\s+)?(?:{_AIM})s?
              |point(?=\ of\ (?:it|this|that|the\ whole)\b))\b
            (?=(?:\ (?:of|behind|for)\b[^?]*?)?(?:\s+(?:is|was)\s+what\b[^?]*)?\W*$)""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.DEGREE: Pattern(
        rf"""\bhow\s+much(?={_AS_DEGREE})
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
        rf"""^\W*(?:what|who)\s*{_BE}\s+(?:an?\s+|the\s+)?
            (?=[\w'’-]+(?:\s+(?!(?:of|for|in|on|with|at|to|by|from|about|behind)\b)[\w'’-]+){{0,2}}\W*$)
          | \bwho\s*{_BE}(?=\s+{_NAMED}\W*$)
          | {_MEANS}""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.YES_NO: Pattern(
        rf"""^\W*(?!{_ASSISTANT_TO}{_SAYING})
            (?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must
            |isn't|aren't|doesn't|don't|didn't)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    AnswerKind.LIST: Pattern(
        rf"""^\W*(?:please\ )?(?:{_ASSISTANT_TO})?(?:list|name|enumerate|give(?:\ me)?)\s+(?:(?:me|all|the|of)\s+)*
          | {_ALL_OF_THEM}
          | \bwhat\ are\ all\b
          | \ball\s+(?:of\s+)?(?:the\s+)?(?=(?!this\b)\w+s\b)
          | \b(?:what|which)\b(?!\ about\b)
            (?=(?:\s+(?!{AUXILIARY}\b)\w+){{0,2}}\s+(?!{AUXILIARY}\b)\w+(?<!ss)(?<!us)(?<!is)s\b)""",
        re.IGNORECASE | re.VERBOSE,
    ),
}

_LEADS = rf"^\W*(?:{LEAD}\b[\s,.!;:-]*)+"
_FRAMES = Pattern(
    rf"""{RETURNS}
      | {_LEADS}
      | {OPENING}{TURNS_TO}
      | \b(?:one|another|a)\ (?:(?:more|other|last|final|further|quick)\ )*(?:thing|question)\s*[:,.-]+
      | \b(?:please|kindly|thanks|(?:tell|show|give|remind)\ me|explain(?:\ to\ me)?|(?:can|could|would)\ you
            |let\ me\ know|i\ wonder|i(?:\ want|\ would\ like|'d\ like|’d\ like)\ to\ know|do\ you\ know)\b
      | \baccording\ to\ {_TEXTS}
      | \b(?:what|which)\ (?:kinds?|sorts?|types?)\ of\b
      | \b(?:{_BE}\ )?{_SAY}\b
            (?=\s+(?:about|on|regarding|concerning|of|that|anything|something|in|here|there|is|are)\b|\W*$)
      | {_MODAL}
      | {_ALL_OF_THEM}
      | \b(?:the|that|which|what|any|a)\ {_PLACE_IN_TEXT}
            (?=\ (?:(?:is|are)\ )?(?:on|about|where|that|which|with|of|deal(?:s|ing|t)|concern(?:s|ing)|in\ which)\b)
      | \b(?:under|at|in)\ (?:which|what)\ (?:headings?|{_PLACE_IN_TEXT})\b
      | \b(?:any|some|the)\ (?:language|wording|provisions?|mention)\ (?=(?:on|about|of|regarding|concerning)\b)
      | (?:\b{_STANCE}|{_OWN_STANCE})(?=\ (?:on|about|regarding|concerning|towards)\b)
      | ^\W*(?:(?:quote|cite|find|look\ up)(?=\ (?:the|what|where|which|me|an?|all|every\w*|any\w*|some\w*)\b)
            |search\ for\b|look(?:ing)?\ for\b)
      | \b(?:the|any|a)\ quotes?(?=\ (?:on|about)\b)
      | ^\W*i(?:['’]m|\ am)\ (?:interested\ in|looking\ for)\b | ^\W*i\ need\b
      | \b(?:background|facts|info)(?:\ information)?\ (?:on|about)\b
      | (?<=\w\ )(?:deals|dealing|dealt)\ with\b
      | \b(?:do|does|did|have|has)\ (?:the\ (?:authors?|writers?)(?=\ {_OPINES}\b)
            |{_TEXTS}\ (?:{_SAY}|name|list|cover|address|discuss|contain|refer\ to)\b)
      | {_WHERE_IN_TEXT}
      | \b(?:both|the\ two)\ (?:parties|sides|partners)\b
      | \bplays?\ (?:a|any|some|no)\ part\b
      | \b(?:comes?|came|crops?|cropped)\ up\b
      | \b(?:in|from|by|of)\ {_TEXTS}\b
      | \b(?:means?|meaning|meant|define|definition)\b
      | \b(?:anything|something|everything|information|details?)\b
      | \bhow\ much(?={_AS_DEGREE})\ {_WEIGHT}\b
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

_FEWEST_SAID = 3
#: Words for how many things a question may ask for, the fewest first.
NUMBERS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Says how many things it asks for: "Which four topics?", "What are the other three?". Fewer are as often parties.
_SAYS_HOW_MANY = Pattern(
    rf"""(?:\b(?:which|what)\ (?:(?:is|are|was|were)\ (?:all\ )?(?:the|these|those)\ )?
        |^\W*(?:please\ )?(?:{_ASSISTANT_TO})?(?:list|name|enumerate|give|tell|show|sum\ up)\b[^?.]{{0,40}}?
            \b(?:the|all|these|those)\ )
        (?:(?:main|key|big|top|(?P<other>other))\ )?(?P<number>{"|".join(NUMBERS)})\b
        (?!-|\ (?:\w+\ )?(?:hours?|days?|weeks?|months?|years?|times|per\ cent)\b)""",
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
_WHOLE_LIST = Pattern(
    rf"""^\W*(?:(?:and|so|now|then|ok(?:ay)?|please|just|i\ (?:want|need)|(?:can|could)\ (?:you|i|we)
          |(?:give|show|tell|read|see|have|get)(?:\ (?:me|us))?|let\ me\ see|what(?:\ is|'s|’s|\ about))\b[\s,]*)*
        (?:(?:the\ (?:contents?|list|points|items)|everything|all|what(?:\ is|'s|’s)(?=\ (?:in\ it|covered)\b))
          (?:\ (?:that\ (?:is|are)\ )?(?:in\ (?:it|there|this)|covered))?[,\s]+)?
        {_ALL_OF_THEM}(?:\ (?:them|it|those|these|this|that|all|everything))?(?:[\s,]+please)?\W*$""",
    re.IGNORECASE | re.VERBOSE,
)

_OPENS_WITH_LEAD = Pattern(_LEADS, re.IGNORECASE | re.VERBOSE)

_ASKS_WHAT_IT_MEANS = Pattern(
    rf"""{_MEANS} | ^\W*(?:and\ )?meaning\W*$
      | ^\W*(?:(?:and|so|but)\ )?(?:which|what)\ (?!(?:is|are|was|were|parts?|stages?|phases?)\b)[^?,]{{1,80}}
        \b(?:is|are|was|were)\ meant(?:\ (?:there|here|exactly|by\ (?:that|this|it)))?\W*$
      | ^\W*(?:(?:and|so|but)\ )?which\ [^?,]{{1,60}}\ (?:do|does|did)\ (?:they|it|the\ \w+)\ mean\W*$
      | \bwhich\ ones?\ (?:is|are)\ meant\W*$
      | ["“”'‘’]\W{{1,5}}which\ [\w’'-]+\ (?:is|are)\ (?:those|these|they|that|meant)\W*$
      | \bwhat\ (?:is|are)\ (?:that|this|it|they)\ supposed\ to\ mean\b
      | \bhow\ (?:is|are|was|were)\b[^?]{{0,200}}?\b(?:defined|measured|calculated|counted|computed|assessed)\W*$
      | \bhow\ (?:do|does|did|would)\b[^?]{{0,200}}?\b(?:measures?|calculates?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS_FOR_YEAR = Pattern(
    rf"\b(?:what|which)\s+years?\b | {_WANTS_THE}year\b(?!\ of\b) | {_YEAR_OF}", re.IGNORECASE | re.VERBOSE
)
_ASKS_FOR_TIME_OF_DAY = Pattern(r"\b(?:what|which)\s+(?:exact\s+)?(?:time|hour)\b", re.IGNORECASE | re.VERBOSE)
_ASKS_FOR_SEVERAL = Pattern(
    rf"""\b(?:what|which)\s+(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}(?!{AUXILIARY}\b)\w+s\b
      | \bwho(?:m|se)?\b(?![^?]*\b(?:between|part(?:y|ies)|sides)\b) | \b(?:list|name|ones)\b | {ASKS_FOR_INSTANCES}""",
    re.IGNORECASE | re.VERBOSE,
)
# What narrows the noun that is asked for; after an article another noun begins, "Which lenders left the country?", and
# so it does after "of": "Which clubs of nations?".
_WHICH = rf"""\b(?:what|which)\s+(?:of\s+(?:the|these|those)\s+)?
    (?:(?!(?:of|the|an?|this|that|these|those|its|their|his|her|our|your|my|both|no|any|{AUXILIARY})\b)
      [\w'’-]+\s+){{0,3}}?"""
_ASKS_FOR_COUNTRIES, _ASKS_FOR_BODIES = (
    Pattern(rf"(?:{_WHICH}|{_NAME_THE}(?:(?!{AUXILIARY}\b)\w+\s+){{0,3}}?)(?:{noun})\b", re.IGNORECASE | re.VERBOSE)
    for noun in (_COUNTRIES, _BODIES)
)
# Of what kind they are, which of all there are, or which come first.
_ASKS_WHICH_OF_COUNTRIES = Pattern(
    rf"""\b(?:what|which)\s+(?:
        (?:of\s+(?:the|these|those|its|their)\s+(?:\w+\s+)?|
           (?!(?:an?|any|one|two|three|four|five|six|both|the|{AUXILIARY})\b)[\w'’-]+\s+
           (?:(?!(?:an?|any|the)\b)[\w'’-]+\s+)?
          )(?:{_COUNTRIES})\b
        | (?:{_COUNTRIES})\s+(?:(?:of|in|from)\s+(?:the\s+)?(?-i:[A-Z])|exactly\b
            |[^?]*\b(?:first|by\s+name|exactly)\W*$))""",
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
    frame.extend(Span(*match.span("number")) for match in _SAYS_HOW_MANY.finditer(question))
    topical = _ASKS_OF_A_TOPIC.search(question)
    in_passing = Span(*topical.span("verb")) if topical is not None else None
    asks = _without_joining_words(question)
    for kind, pattern in _KINDS.items():
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


def asks_for_several(question: str) -> bool:
    """Whether the names of several are asked for: which countries, and not which country; and what is such as it."""
    return _ASKS_FOR_SEVERAL.search(question) is not None


@lru_cache(maxsize=64)
def how_many_asked_for(question: str) -> int | None:
    """How many things a question says that it asks for: four for "Which four topics?" and "the other three"."""
    match = _SAYS_HOW_MANY.search(question)
    if match is None:
        return None
    number = NUMBERS.index(match["number"].casefold()) + _FEWEST_SAID
    # The others are not all: one is known.
    return number + 1 if match["other"] else number


def says_number(number: int, text: str) -> bool:
    """Whether a text spells a number that a question may ask for."""
    place = number - _FEWEST_SAID
    words = (word.strip(".,;:()") for word in text.casefold().split())
    return 0 <= place < len(NUMBERS) and NUMBERS[place] in words


def asks_for_whole_list(question: str) -> bool:
    """Whether a question asks for a list to its end and says nothing else: "The whole list, please."."""
    return _WHOLE_LIST.search(question) is not None


def asks_for_countries(question: str) -> bool:
    """Whether countries are asked for: "Which of the partner countries?"."""
    return _ASKS_FOR_COUNTRIES.search(question) is not None


def asks_which_of_countries(question: str) -> bool:
    """Whether countries of a kind are asked for, or some of them: "Which ASEAN countries?", "Which states first?"."""
    return _ASKS_WHICH_OF_COUNTRIES.search(question) is not None


def asks_for_bodies(question: str) -> bool:
    """Whether organisations are asked for: "Through which bodies?"."""
    return _ASKS_FOR_BODIES.search(question) is not None


def asks_what_it_means(question: str) -> bool:
    """Whether it is asked what something means or how it is found out: "How is the size measured?"."""
    return _ASKS_WHAT_IT_MEANS.search(question) is not None


def asks_for_year(question: str) -> bool:
    """Whether a year is asked for, so that a day without one is no answer."""
    return _ASKS_FOR_YEAR.search(question) is not None


def asks_for_time_of_day(question: str) -> bool:
    """Whether the hour is asked for, so that a day is the lesser answer."""
    return _ASKS_FOR_TIME_OF_DAY.search(question) is not None


def without_lead(question: str) -> str:
    """The question without what it opens with that asks nothing: "Never mind.", "Different matter:"."""
    return _OPENS_WITH_LEAD.sub("", question)
