"""Words that a question is filled out with and that rarely name its point: light verbs, vague nouns, hedges.

Made for this project. They are searched for like any other word, but an answer that lacks them lacks little.
"""

from __future__ import annotations

from index.stemming import stem
from index.stopwords import STOP_WORDS

_WORDS = """
able aboard about across actual actually add again ago ahead allow almost along already alright always amid anybody
anyone anything anyway anywhere apart appear appears area areas around aside ask asked asking attach attached away
back basically become becomes begin behind being believe believes beneath beside besides best better beyond big bit
bits both bring brings bullet bullets by call called calls came care case cases certain certainly check checking clear
clearly closely come comes coming comment concern concerned concerning concerns concrete concretely connect connected
consider considered correct could course cover covers current currently day days deal despite detail details did
different discuss do does doing domain domains done down each easily else elsewhere end ends entire envisage envisaged
envisages especially even ever every everybody everyone everything exact exactly example examples except exist exists
expect expected explain explained face fact feel few field fields find finds first follow following for foresee
foreseen foresees form forms found full fully further future general generally get gets getting give given gives go
goes going gone good got great greater guess half hand happen happens hard have having hear heard heavily help hey hi
hope idea ideas imagine important in include included includes including information inside instead intend intended
interested involve involved involves issue issues it just keep kept kind kinds knew know known late later least leave
left let level like likely line link linked list little long longer look looked looking looks lot lots made main
mainly make makes making manner many matter matters maybe mean meaning means meant measure measures mention mentioned
mentions merely mind moment more most move much must my name named namely names near need needed needs new nobody none
normal note nothing now number objective occur off often oh ok okay old on once one ones only open opinion order other
others otherwise ought our out outside over overall own paragraph part particular particularly parts pass past people
perhaps person piece place places plan planned plans play playing plays please point points possible possibly
precisely present pretty probably problem provide provided provides provision provisions purely purpose put puts quick
quickly quite rather read reading real really reason reasons refer referred refers regard regarding relate related
relating relation remain right role run said same saw say saying says sector sectors see seem seems seen sense
sentence sentences set sets several shall short should show shown shows side sides simple simply since single
situation so some somebody somehow someone something sometimes somewhere soon sort sorts sound speak speaking specific
specifically start started state stated states stay still stop story stuff subject subjects such suggest suppose
supposed sure take taken takes taking talk talked talking talks tell tells term terms text than thank thanks that
theme themes then there thing things think thinking thinks third thought through throughout thus till time times to
today together told too took top topic topics toward towards treat treated treats tried tries true truly try trying
turn two type types under underneath understand understood unit unlike until up upon upper use used uses using usual
usually various version very view views want wanted wants was way ways well went were what whatever while whole why
will willing wish with within without wonder wondering word wording words work works world would write writes writing
written wrong wrote yes yet you
"""

#: The terms of those words: what the analyser makes of plain words in lower case.
LIGHT_TERMS = frozenset(stem(word) for word in _WORDS.split() if word not in STOP_WORDS)
