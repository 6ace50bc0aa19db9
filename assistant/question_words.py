"""Words and turns of phrase that questions are built of, as parts of the patterns that read them."""

from __future__ import annotations

import re

from corpus.patterns import Pattern

#: Forms of *to be*, contracted or not.
BE = r"(?:is|are|was|were|'s|’s)"
#: What people call the texts that are asked.
TEXTS = r"(?:(?:the|this|that|these|your)\ )?(?:text|document|article|page|news\ item|press\ release|report|passage)s?"
#: Words that ask.
QUESTION_WORD = r"(?:what|which|who|whom|whose|when|where|why|how)"
#: A word that asks.
ASKS = Pattern(rf"\b{QUESTION_WORD}\b", re.IGNORECASE)
#: Verbs that may open a question without a word that asks.
AUXILIARY = (
    r"(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|need|ought)"
)
#: Has the assistant do something, so that yes would be no answer.
ASSISTANT_TO = r"(?:can|could|will|would)\ you\ (?:please\ |kindly\ |just\ )?"
#: What people call the parts of a text.
PLACE_IN_TEXT = r"(?:passage|part|bit|sentence|line|item|point|bullet(?:\ point)?|section|paragraph|clause)s?"
#: Asks in which sentence: "Where is climate neutrality dealt with?".
WHERE_IN_TEXT = rf"""\bwhere\b(?=[^?]*?\b
    (?:mention(?:s|ed)?|occurs?|appears?|address(?:es|ed)?|dealt\ with|deals?\ with|comes?\ in
      |(?:is|are)\ (?:covered|discussed|treated|stated|named|taken\ up|referred\ to|described|explained)
      |(?:written|printed|quoted|stated)(?=\W*$)
      |(?:does|do)\ (?:it|they|{TEXTS})\ (?:say|speak|talk|mention|refer)
      |(?:it|they|{TEXTS})\ (?:says?|speaks?|talks?|mentions?|refers?)
      |(?:focus|emphasis|accent|stress|weight|priorit(?:y|ies)|difference)(?:\ [\w’'-]+){{0,6}}?\ (?:lies?|lay)
      |(?:do|can|could|might|may)\ (?:i|we|one)\ find\ (?:anything|something|(?:the\ )?{PLACE_IN_TEXT}))\b)"""
#: Wants a list to its end.
ALL_OF_THEM = r"""\b(?:(?:the\ )?(?:whole|full|complete|entire)\ (?:list|inventory)(?:\ of)?
    |point\ by\ point|item\ by\ item|one\ by\ one|one\ after\ (?:the\ other|another)
    |all\ (?:of\ )?(?:the\ )?bullet\ points)\b"""
#: Asks what something means.
MEANS = r"""\b(?:define[sd]?|definition\ of|meaning\ of)\b | \b(?:is|are|was|were)\ meant\ by\b
    | \bwhat\ (?:exactly\ |precisely\ )?(?:do|does|did)\b
      (?=\ [^?]{1,200}?\bmean\b(?!\ (?:for|to|that)\b))"""
#: Asks for the year, or a part of it, in which something was.
YEAR_OF, PART_OF_YEAR_OF = (rf"^\W*(?:and\s+)?(?:the\s+)?{part}\ of\b" for part in ("year", "(?:month|day)"))
#: Wants what is named next: "The year, at least?", "I need the exact date."
WANTS_THE = r"^\W*(?:(?:and|i\ need|i\ want|give\ me|tell\ me)\s+)*the\s+(?:exact\ )?"
#: What countries are called.
COUNTRIES = r"countr(?:y|ies)|nations?|states|governments?"
#: What bodies are called.
BODIES = r"organi[sz]ations?|institutions?|bod(?:y|ies)|compan(?:y|ies)|forums?|fora|clubs?|agenc(?:y|ies)|channels?"
#: Has countries or bodies listed that follow.
NAME_THE = rf"^\W*(?:please\s+)?(?:{ASSISTANT_TO})?(?:list|name|give\s+me)\s+(?:(?:all|the|of|some|any)\s+)*"
#: Asks for instances of what was said before, and nothing else.
ASKS_FOR_INSTANCES = r"^\W*(?:and\s+)?(?:such\ as|like\ (?:who|what|which)|namely|for\ (?:instance|example))\W*$"
#: Nouns for how much is thought of a thing.
WEIGHT = r"(?:weight|importance|emphasis|attention|significance|prominence|priority)"
#: Asks to what degree and not for a number: "How much weight does it have?", "How much is this about trade?".
AS_DEGREE = rf"""\ (?:{WEIGHT}\ (?:(?:is|are|was|were)\ (?:given|attached|placed|put|paid)
      |(?:do|does|did)\b[^?]{{1,80}}?\b(?:have|give|attach|place|put|pay|enjoy|carry(?=\ (?:in|with)\b))\b)
    |(?:of\ [\w\ ]{{1,30}}\ )?(?:is|are|was|were)\ (?:[\w’'-]+\ ){{0,4}}?about\b)"""
