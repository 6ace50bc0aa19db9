"""Irregular English forms that no stemmer unites with their base: ``took`` for *take*, ``children`` for *child*.

Forms that are as often another word (``left``, ``saw``, ``bore``, ``lead``, ``wound``) are out; abbreviations whose
plural the stemmer takes for a word of its own, as people type them, are in.
"""

from __future__ import annotations

_FORMS = """
arise arose arisen; awake awoke awoken; become became; begin began begun; bend bent; bind bound; bite bitten;
break broke broken; breed bred; bring brought; build built; buy bought; catch caught; choose chose chosen; come came;
creep crept; deal dealt; draw drew drawn; dream dreamt; drink drank drunk; drive drove driven; eat ate eaten;
fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden;
foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten;
give gave given; go went gone; grow grew grown; hear heard; hide hid hidden; hold held; keep kept; know knew known;
lay laid; leap leapt; learn learnt; lend lent; lose lost; make made; mean meant; meet met; oversee oversaw overseen;
pay paid; ride rode ridden; ring rang rung; rise rose risen; run ran; say said; see seen; seek sought; sell sold;
send sent; shake shook shaken; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat;
sleep slept; speak spoke spoken; spend spent; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
strike struck; strive strove striven; swear swore sworn; swim swam swum; take took taken; teach taught; tear torn;
tell told; think thought; throw threw thrown; undergo underwent undergone; understand understood;
undertake undertook undertaken; wake woke woken; wear wore worn; weave wove woven; win won; withdraw withdrew withdrawn;
withhold withheld; write wrote written; man men; woman women; child children; foot feet; tooth teeth; goose geese;
mouse mice; crisis crises; analysis analyses; basis bases; criterion criteria; phenomenon phenomena; datum data;
medium media; index indices; matrix matrices; appendix appendices; life lives; knife knives; leaf leaves; shelf shelves;
wolf wolves; half halves; loaf loaves; thief thieves; good better best; bad worse worst; far further furthest;
ngo ngos; cso csos; sme smes; dg dgs; ghg ghgs; sdg sdgs; mp mps; pc pcs; tv tvs
"""
# Degrees of adjectives, which the stemmer leaves as they are: who asks what gets greener is told of what is green.
_DEGREES = """
big bigger biggest; bold bolder boldest; bright brighter brightest; broad broader broadest; busy busier busiest; cheap
cheaper cheapest; cold colder coldest; costly costlier costliest; dark
darker darkest; deep deeper deepest; dense denser densest; dirty dirtier dirtiest; dry drier driest; early earlier
earliest; easy easier easiest; fair fairer fairest; fast faster fastest; friendly friendlier friendliest; great
greater greatest; green greener greenest; happy happier happiest; hard harder hardest; healthy healthier healthiest;
heavy heavier heaviest; high higher highest; kind kinder kindest; large larger largest; long longer longest; loud
louder loudest; low lower lowest; mild milder mildest; moist moister moistest; narrow narrower narrowest; neat neater
neatest; new newer newest; noisy noisier noisiest; old older oldest; plain plainer plainest; poor poorer poorest;
proud prouder proudest; quick quicker quickest; quiet quieter quietest; rare rarer rarest; rich richer richest; risky
riskier riskiest; rough rougher roughest; safe safer safest; sharp sharper sharpest; short shorter shortest; slim
slimmer slimmest; slow slower slowest; small smaller smallest; smart smarter smartest; soft softer softest; steep
steeper steepest; strict stricter strictest; strong stronger strongest; sweet sweeter sweetest; tall taller tallest;
thick thicker thickest; thin thinner thinnest; thirsty thirstier thirstiest; tidy tidier tidiest; tight tighter
tightest; tough tougher toughest; ugly uglier ugliest; warm warmer warmest; weak weaker weakest; wealthy wealthier
wealthiest; wet wetter wettest; wide wider widest; windy windier windiest; wise wiser wisest; worthy worthier
worthiest; young younger youngest
"""

#: From each irregular form to its base.
BASES: dict[str, str] = {
    form: base for base, *forms in (entry.split() for entry in f"{_FORMS};{_DEGREES}".split(";")) for form in forms
}
