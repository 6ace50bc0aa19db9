"""What a message begins with before it asks: words that ask nothing, turns to another topic and back to one."""

from __future__ import annotations

import re

from corpus.patterns import Pattern

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
#: What a message opens with that asks nothing, where there is some, with the marks behind it.
SOME_LEADS = rf"^\W*(?:{LEAD}\b[\s,.!;:-]*)+"
_OPENS_WITH_LEAD = Pattern(SOME_LEADS, re.IGNORECASE | re.VERBOSE)


def without_lead(question: str) -> str:
    """The question without what it opens with that asks nothing: "Never mind.", "Different matter:"."""
    return _OPENS_WITH_LEAD.sub("", question)
