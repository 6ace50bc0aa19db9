"""What a message says besides its question: to whom it speaks, who asks and what for, how the answer should be.

"Quick one, please: when was the summit? Thanks!" asks what "When was the summit?" asks, and a text that has no *thanks*
lacks nothing of it. What is left out here is not looked for, and does not tell which kind of answer is expected.
"""

from __future__ import annotations

import re

from assistant.question_words import AUXILIARY, QUESTION_WORD
from corpus.dates import OPENS_DATE
from corpus.patterns import Pattern

# What follows asks.
_ASKS = rf"(?= (?:(?:in|on|by|with|for|at|from|to|under) )?{QUESTION_WORD}\b| (?:whether|if|{AUXILIARY}) )"
_STOPS = "(?=[,:]| [–—-] )"
_ASKS_OR_STOPS = rf"(?:{_STOPS}|{_ASKS})"
_OPENS = rf"(?= (?:{QUESTION_WORD}|{AUXILIARY}|name|list|give|tell)\b)"

_PLEASE = "(?:please|pls|plz|kindly)"
_THANKS = "(?:thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much|in advance|again))?"
_IN_SHORT = "(?:in short|in brief|in a nutshell|in (?:one|a|two|three|a few|few) (?:words?|sentences?|lines?))"
_TRULY = "(?:honestly|frankly|basically|essentially|seriously|actually|really|generally speaking|in general)"
_CAN_YOU = (
    rf"(?:{_PLEASE} )?(?:can|could|would|will) (?:you|anyone|somebody|someone)(?: (?:{_PLEASE}|maybe|perhaps|just))?"
)
_I = r"(?:i|we)(?:['’](?:d|m|re|ve)| am| are| was| were| have| would)?(?: (?:just|still|also|only|not|so|a bit))*"
_WANTS_TO_KNOW = "(?:asks|is asking|keeps asking|wonders|(?:wants|needs|would like) to (?:know|hear|understand))"
_OURS_ASKS = rf"(?:my|our|an?|one of (?:my|our)) (?:[\w-]+ ){{1,3}}?(?:{_WANTS_TO_KNOW}|asked|wanted to know)"
# Whoever is none of ours may be of the text: "The board asked what the tram cost."
_OTHERS_ASK = rf"the (?:[\w-]+ ){{1,3}}?{_WANTS_TO_KNOW}"
# Who claims what a text is held against; a chair, a board or a minister may be of the text.
_OURS = (
    "(?:colleague|friend|reader|listener|viewer|client|customer|student|pupil|neighbour|opponent|boss|teacher|editor"
    "|supervisor|uncle|aunt|brother|sister|mother|father|wife|husband|son|daughter"
    "|grandson|granddaughter|head of unit)s?"
)
_OURS_SAYS = (
    f"(?:(?:my|our|an?|one of (?:my|our)) (?:[\\w-]+ )?{_OURS} (?:of (?:mine|ours) )?|s?he (?:also |then |even )?)"
    "(?:says?|said|claims?|claimed|thinks?|believes?|insists?|argues?|told|tells|is (?:sure|convinced|certain))"
)
# What one may write is what is so: "Can I say in my report that …?".
_MAY_I = (
    "(?:(?:can|could|may|might) (?:i|we)"
    "|(?:would it be|is it) (?:right|correct|true|fair|accurate|safe|wrong|ok|okay) to)"
)
_IN_WHAT_IS_WRITTEN = r"(?: in (?:my|our|the|an?) (?:[\w-]+ )?[\w-]+)?"
_WRITE = "(?:write|say|state|conclude|put)"
_PURPOSE = (
    "(?:report|quote|slide|caption|headline|briefing"
    "|article|essay|school|class|paper|speech|presentation|newsletter|note|memo|thesis|work|meeting"
    "|interview|client|boss|minister|talk|blog|post)"
)
# Few things besides are written for somebody: money may be asked for a school.
_WHAT_IS_WRITTEN = "(?:pull quote|slides?|caption|footnotes?)"
# "I need a line I can quote for my slide on …".
_LINE, _TO_USE, _FOR_WHAT = (
    "(?:line|sentence|quote|passage|statement)",
    "(?: that)?(?: (?:i|we) can (?:use|quote|cite))?",
    r"(?: (?:in|for) (?:my|our|the|an?|[\w-]+['’]s) (?:[\w-]+ )?[\w-]+)?",
)
_MISSED_IT = "(?:missed|overlooked|forgotten|forgot)(?: (?:it|this|that)(?!\\w)|(?=[,.;:]| but ))"
_TO_LEARN = (
    "(?:know|find out|understand|learn|see|check|hear|ask(?: you)?|be told|figure out|verify|confirm|be sure)"
    "(?: for sure)?"
)
_TEXT = "(?:text|document|article|page|news item|press release|report|passage)"
_AS_WRITTEN = rf"according to (?:the|this|that|your) {_TEXT}"
_SOURCE = (
    "(?:sources?|sentences?|passages?|quotes?|quotations?|references?|citations?|evidence|wording|paragraphs?|lines?)"
)
_CITE = (
    rf"(?:{_CAN_YOU} )?(?:{_PLEASE} |just )?(?:give|cite|quote|show|provide|include|name|add|state)(?: me| us)?"
    rf"(?: (?:the|your|an?|its|any))?(?: (?:exact|precise|original|relevant|full))* (?:{_SOURCE}|{_TEXT})"
    "(?: too| as well)?(?: for (?:this|that|it))?"
)

_NEEDS_WORDING = (
    rf"(?:i )?(?:just )?need the (?:exact |precise |original )*(?:wording|words|text|quote|passage|phrase)"
    rf"(?: for (?:my|our|an?|the) (?:[\w-]+ ){{0,2}}{_PURPOSE})?"
)

# "Did I get that right?".
_THAT, _UNDERSTAND = "(?:that|this|it)", "(?:get|got|understand|understood|read|misread|have)"
_RIGHT = "(?:right|true|correct|so|the case|accurate|what it says)"

# For whom an answer is wanted: "Anything in it for a car maker, say on …?".
_AUDIENCE = r"(?:my|our|us|an?|the) ?(?:[\w'’-]+ ){0,3}?[\w'’-]+"
_SAY_ON = r", (?:say|for (?:example|instance)),?(?= (?:on|about)\b)"

# What a message may open with, and what it may end with; a blank stands for any white space.
_BEFORE = (
    # Words to the one who answers.
    rf"(?:{_CAN_YOU}|{_PLEASE}) (?:check|find out|explain|say|confirm|clarify|look up){_ASKS_OR_STOPS}",
    _PLEASE,
    "(?:btw|fyi|by the way|excuse me|pardon(?: me)?|(?:just )?(?:a )?quick one)",
    r"(?:dear|hey|hi|hello|good (?:morning|afternoon|evening))(?: [\w-]+){0,2}(?=[,!])",
    rf"{_CITE}(?=[.!:])",
    rf"(?:{_CAN_YOU}|{_PLEASE}) (?:help|assist)(?: me| us)?(?: out)?(?: with (?:this|a question))?(?=[:,.?!])",
    r"help me(?: out)?(?: here)?(?=[:,.])",
    rf"(?:(?:{_CAN_YOU}|{_PLEASE}) )?answer(?: me| this| the following)?(?: question)?(?=[:,])",
    rf"(?:(?:{_CAN_YOU}|{_PLEASE}) )?(?:tell|explain to|remind) (?:me|us)(?: again)?{_ASKS_OR_STOPS}",
    rf"(?:do|would|does) (?:you|anyone|anybody|somebody) (?:happen to )?(?:know|remember){_ASKS}",
    rf"any (?:idea|clue){_ASKS}",
    rf"{_AS_WRITTEN}{_ASKS_OR_STOPS}",
    rf"what does the {_TEXT} say(?: about (?:this|it))?(?=:)",
    # What kind of message it is, and which of several.
    r"(?:my |the )?(?:(?:next|last|final|first|second|third|other|quick) )?(?:q|question)(?: ?\d+)?(?=[:)]| [–—-] )",
    rf"(?:my|the) (?:(?:next|last|final|other|real|main) )?question is(?:(?=:)|{_ASKS})",
    rf"(?:\d{{1,2}}[.)](?! {OPENS_DATE})|[a-h]\))(?= [^\W\d_])",
    r"(?:just |only )?(?:(?:to|let me|let us) (?:check|confirm|verify|clarify|be (?:sure|clear)))(?: again)?(?=[:,])",
    rf"{_THANKS}(?=[,!.])",
    rf"(?:just |only )?(?:checking|wondering|curious|asking){_ASKS_OR_STOPS}",
    r"(?:out of curiosity|for the record|fact[ -]check|sanity check|for clarity)(?=[:,])",
    rf"(?:{_IN_SHORT}|briefly|short answer|long story short|simply put|{_TRULY})(?:(?=[,:])|{_OPENS})",
    # Who asks, and what for.
    r"(?:sorry|apologies)(?: (?:to (?:bother|disturb|ask)|for (?:asking|bothering|the))[^,.:?]{0,30})?[,.:;]*(?: but)?",
    rf"(?:(?:sorry|maybe|perhaps),? )?{_I} (?:(?:may|might|must) have )?{_MISSED_IT},?(?: but)?",
    rf"{_I} (?:confused|lost|curious|unsure|puzzled|in a hurry)(?: about (?:this|it))?(?=[:,;.])",
    rf"{_I} (?:sure|certain)(?: {_I} (?:understood|understand|got|follow(?:ed)?)(?: (?:this|it|that))?)?(?=[:,;.])",
    rf"{_I} (?:need|want(?:ed)?|like|love|wish|hoping|trying|keen|eager)(?: you)? to {_TO_LEARN}{_ASKS_OR_STOPS}",
    rf"(?:as|being) an? [^.,;:?]{{3,60}}?,? {_I} (?:need|want|like|love|wish|trying) to {_TO_LEARN}{_ASKS_OR_STOPS}",
    rf"{_I} [^.;:?]{{3,100}}? and (?:(?:i|we) )?(?:would like|want|need|wish|hope) to {_TO_LEARN}{_ASKS_OR_STOPS}",
    rf"(?:i|we) need (?:an?|the) (?:short |good )?{_LINE}{_TO_USE}{_FOR_WHAT}(?= (?:on|about|where)\b)",
    r"what (?:do|can|should|could) (?:i|we) (?:tell|say to|answer) (?:my|our|the) [\w-]+(?=[,:])",
    "in (?:my|other) (?:own )?words(?=[:,])",
    rf"{_I} (?:wonder|wondering|asking(?: myself)?|been asked|asked){_ASKS_OR_STOPS}",
    rf"{_I} (?:need|want) (?:this|it|that) for (?:(?:my|our|an?|the) )?(?:[\w-]+ ){{0,2}}{_PURPOSE}(?=[.!:,])",
    rf"{_I} (?:a|one|another|a quick|one more) question(?=[:,.])",
    rf"(?:{_OURS_ASKS}|(?:somebody|someone) (?:asks|asked)|{_OTHERS_ASK})(?: me| us)?{_ASKS_OR_STOPS}",
    r"for (?:my|our|the|an?|this) (?:[\w'’-]+ ){0,5}[\w'’-]+(?=:)",
    r"(?:my|our) (?:[\w-]+ ){0,2}[\w-]+ (?:needs|wants)(?= the (?:exact )?(?:date|day|month|year|name)s?\b)",
    rf"(?:is there )?(?:anything|something)(?: in (?:it|there|this|here))? for {_AUDIENCE}{_SAY_ON}",
    # What is held against the text, and who says so.
    rf"(?:{_OURS_SAYS})(?: (?:us|me))?(?:,? that)?(?= )",
    rf"{_MAY_I}(?: (?:safely|really|then|also|fairly|now))* {_WRITE}{_IN_WHAT_IS_WRITTEN} that(?= )",
)
#: Asks for a nod and nothing else: "Plus standards, right?"; a blank stands for any white space.
TAG = (
    rf"(?:right|correct|yes|no|yeah|ok|(?:{AUXILIARY}|wo|ca|sha)(?:n['’]t| not)? (?:it|they|there|he|she)"
    rf"|{AUXILIARY} (?:it|they|there|he|she) not)(?=\W*$)"
)
# These may follow a question without a comma; the others do as often belong to it: "Who must provide evidence?".
_AFTER_A_BLANK = (
    rf"for (?:my|our|an?) (?:[\w-]+ ){{0,2}}{_WHAT_IS_WRITTEN}",
    r"that (?:i|we) (?:can|could|may|might) (?:use|quote|cite|show)(?: (?:in|for|on|to) (?:[\w-]+ ){0,2}[\w-]+)?",
    "(?:please|pls|plz|thx|asap)",
    _IN_SHORT,
    _AS_WRITTEN,
)
_AFTER_A_STOP = (
    # The longest first: what is read is not given back.
    _CITE,
    rf"(?:kindly|{_THANKS}|urgent(?:ly)?|(?:it is|it['’]s|this is) (?:very |quite |really )?urgent)",
    rf"(?:briefly|{_TRULY})",
    "to be (?:precise|exact|clear|sure|honest)",
    "in (?:the|both) (?:parties|sides|authors|partners)['’] (?:view|opinion|eyes|words)",
    _NEEDS_WORDING,
    "if (?:i|we) (?:had|have|want|wanted|were) to (?:explain|say|tell|put|sum|describe|present) [^,;?]{2,60}",
    "if (?:you can|you know|(?:that['’]s |that is )?possible|you (?:don['’]t|do not) mind)",
    rf"(?:with|including) (?:the |your |a )?{_SOURCE}",
    rf"(?:source|quote|quotation|citation|reference)s?,? {_PLEASE}",
    "(?:one|a|two) (?:sentences?|words?|lines?) (?:is|are|will|would) (?:be )?(?:enough|do|suffice|fine)",
    "(?:dear|mate|sir|madam|folks|my friend)",
    "(?:a )?(?:short|brief|quick) answer(?: is enough| will do)?",
    "(?:just )?(?:a )?yes or no(?: (?:is enough|will do|suffices))?",
    r"in (?:[\w-]+ ){0,2}[\w'’-]+ own words",
    TAG,
    *_AFTER_A_BLANK,
)
# Asks whether what was said is so, and belongs to it; by itself it is a question.
_ASKS_FOR_A_NOD = (
    rf"(?:or )?(?:is {_THAT}(?: really)? {_RIGHT}|(?:am i|is s?he) (?:right|correct|wrong)|would {_THAT} be {_RIGHT})",
    rf"(?:or )?(?:did|do|have) i {_UNDERSTAND} {_THAT}(?: (?:right|correctly|wrong))?",
    "correct me if i(?:['’]m| am) wrong",
    rf"(?:can|may|could) (?:i|we) (?:print|write|say|publish|quote) {_THAT}(?: (?:so|like that|that way))?",
    "(?:can|could) you (?:tell|help|explain|check)(?: (?:me|us|him|her|them|that|this|it))*",
)
# These stay in the message: they join it to the answer before.
_JOINS = (
    r"(?:and|but|so|ok|okay|now|then|well|right|alright|all right|fine|good|great|nice|cool|noted|hm+"
    r"|i see|too bad|nvm|never ?mind|k|(?:(?:that(?:['’]s| is) )?(?:a|what a) )?(?:pity|shame))\b"
)


def _pattern(expression: str) -> Pattern:
    return Pattern(expression.replace(" ", r"\s+"), re.IGNORECASE)


_OPENING = _pattern(rf"(\W*(?:{_JOINS}[\s,.!:;–—-]*)*)(?:(?:{'|'.join(_BEFORE)})(?!\w)[\s,.!?:;–—-]*)+")
# Possessive throughout: a message of many such words is read in one way only.
_ENDING = _pattern(
    r"(?<!\s)(?:(?:(?:\s*[,;:(]\s*|\s+[–—-]\s+|(?<=[.!?)])\s+)"
    rf"(?>{'|'.join((*_ASKS_FOR_A_NOD, *_AFTER_A_STOP))})|\s+(?>{'|'.join(_AFTER_A_BLANK)}))(?!\w)[.!?)]*+)++\s*$"
)
_ASIDE = _pattern(rf"\W*(?:(?:{'|'.join(_AFTER_A_STOP)})(?!\w)\W*)++$")
# What no question ends with: what follows is a part of it.
_DANGLES = _pattern(rf"\b(?:{AUXILIARY}|to|or|and|if|whether|not|the|an?|by|with|of|in|for|who)\W*$")
_SAYS_MORE = _pattern(rf"\W*(?:{_JOINS}\W*)*(?!{_JOINS})\w")
# Nothing more is said of how to answer than so many characters.
_LONGEST_ENDING = 200
# With these a question begins, so that nothing is said before it; whoever has to start soon need not look.
_PLAIN_OPENERS = frozenset(
    ["what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were"]
)


def without_asides(message: str) -> str:
    """The message without what it says besides its question; as it is where it says nothing else."""
    opening = None if _opens_plainly(message) else _OPENING.match(message)
    kept = message if opening is None else opening[1] + message[opening.end() :]
    if not _SAYS_MORE.match(kept):
        return message
    ending = _ENDING.search(kept, max(0, len(kept) - _LONGEST_ENDING))
    question = kept if ending is None else kept[: ending.start()]
    if (
        ending is None
        or not _SAYS_MORE.match(question)
        or _DANGLES.search(question, max(0, len(question) - _LONGEST_ENDING))
    ):
        return kept
    asks = "?" in ending.group() and not question.endswith(("?", "!", "."))
    return f"{question}?" if asks else question


def is_aside(sentence: str) -> bool:
    """Whether a sentence beside a question only says how to answer it: "Please give the source."."""
    return _ASIDE.match(sentence) is not None


def _opens_plainly(message: str) -> bool:
    words = message.casefold().split(maxsplit=3)
    # "Is it fair to say that …" opens like "Is it new?", and "What do I tell them, …" like "What do they want?".
    is_plain = bool(words) and words[0] in _PLAIN_OPENERS and ":" not in message
    return is_plain and words[:2] != ["is", "it"] and words[2:3] not in (["i"], ["we"])
