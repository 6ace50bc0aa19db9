"""Words that a question is filled out with and that rarely name its point: light verbs, vague nouns, hedges.

Made for this project. They are searched for like any other word, but an answer that lacks them lacks little.
"""

from __future__ import annotations

from index.stemming import stem
from index.stopwords import STOP_WORDS

_WORDS = """
able aboard about achieve achieved achieves achieving acronym across actual actually add again ago ahead alike allow
almost along already alright always amid anybody anyone anything anyway anywhere apart apparent appear appears applied
applies apply applying approximately area areas arise arises around arrangement arrangements aside ask asked asking
attach attached attribute attributes away back base based basically become becomes begin behind being believe believes
belong belonged belonging belongs beneath beside besides best better beyond big bit bits both bother bothered bottom
brief bring brings broad broadly bullet bullets bunch by call called calls came care careful cares carried carries
carry carrying case cases catch catches categories category certain certainly chance chances check checking choice
choose chooses choosing chose chosen chunk clarify clear clearly closely come comes coming comment comparable compare
compared complete completely concern concerned concerning concerns conclude concluded concludes concluding concrete
concretely confirm confirms connect connected consider considerable considered consist consists contain contained
contains context contexts continue continues correct could count counts couple course cover covers current currently
day days deal decent definite definitely describe described describes deserve deserves desired despite detail details
did different direct directly discuss distinct do does doing domain domains done down due each eager earn easily easy
element elements else elsewhere emerge emerges end ends enjoy enjoys enter entered enters entire enumerate envisage
envisaged envisages especially even eventually ever every everybody everyone everything evident exact exactly example
examples except exist exists expect expected explain explained explicit explicitly express expressed expresses extend
extended extending extends extent extra face fact fair fall falls familiar favour favours feature featured features
feel few field fields figures fill final finally find finds first fit fits flag flagged follow following footnote for
foresee foreseen foresees form former forms found fresh full fully further future general generally genuine genuinely
get gets getting gist give given gives go goes going gone good got great greater guess half hand handle handled handy
happen happened happening happens hard have having heading headings hear heard heart heavily hey hi highlight
highlighted highlights hint hints honest honestly hope huge idea ideas identified identify imagine immediate
immediately implied implies imply important in include included includes including indicate indicated indicates
information initial initially initials inside instance instead intend intended interested introduction involve
involved involves issue issues it item items just keep kept kind kinds knew know known lack lacks last late later
latter least leave left let letters level like likely likewise line link linked list little long longer look looked
looking looks lot lots made main mainly make makes making manner many matter matters maybe mean meaning means meant
measure measures mention mentioned mentions mere merely mind minor mode moment more most move much must my name named
namely names near need needed needs new next nice nobody none normal note nothing now number nutshell objective
observe obtain obvious obviously occasion occur odd off offer offered offering offers often oh ok okay old on once one
ones only open opinion option options order original originally other others otherwise ought our out outline outlined
outside over overall overview own package pair paragraph part particular particularly parts pass passage passages past
people perhaps person phrase pick picked picture pictures piece place places plain plainly plan planned plans play
playing plays please point points portion position possibility possible possibly potential potentially precisely
present pretty previous previously prior probably problem proper properly provide provided provides provision
provisions purely purpose pursue pursued pursues put puts qualities quality quick quickly quite quote quoted quotes
raise raised range rare rather read reading real really reason reasons recall receive receives refer reference
references referred refers regard regarding relate related relating relation remain remark remember remind render
represent represents request respect respective respectively rest reveal revealed reveals right role run rundown sadly
said same saw say saying says scope second section sections sector sectors see seem seems seen sense sentence
sentences separate separately series serious seriously serve served serves serving set sets several shall short should
show shown shows side sides silly simple simply since single situation sketch slight slightly slot snippet so solid
some somebody somehow someone something sometimes somewhere soon sort sorts sound speak speaking specific specifically
spell spelled spelt spot stand standing stands start started state stated states stay step steps stick still stood
stop story straight strange strike strikes struck stuff style subject subjects such suggest sum summarise summarize
summary suppose supposed sure take taken takes taking talk talked talking talks tangible tell tells term terms text
than thank thanks that theme themes then there thing things think thinking thinks third thorough thought through
throughout thus till time times tip to today together told too took top topic topics total totally touch touched
touches touching toward towards trace treat treated treats tried tries true truly try trying turn two type types
typical typically unclear under underneath understand understood undertaking undertakings unfold unlike until up upon
upper use used useful uses using usual usually vague various verdict version very view views vital want wanted wants
was way ways well went were what whatever while whole why wide widely wider will willing wish wishes with within
without wonder wondering word wording words work works world would write writes writing written wrong wrote yes yet
you
"""

#: The terms of those words: what the analyser makes of plain words in lower case.
LIGHT_TERMS = frozenset(stem(word) for word in _WORDS.split() if word not in STOP_WORDS)
