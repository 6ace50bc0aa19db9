"""English function words: they say how a sentence is built and not what it is about.

Made for this project from the closed word classes (articles, pronouns, prepositions, conjunctions, auxiliaries, question
words, and the adverbs that only join or grade); ``may`` and ``will`` are out because they are also a month and a noun.
"""

from __future__ import annotations

STOP_WORDS = frozenset(
    """
    a an the this that these those
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves one's oneself
    who whom whose which what when where why how whoever whatever whichever whenever wherever
    am is are was were be been being do does did doing done have has had having
    can could shall should would might must ought cannot
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't shouldn't wouldn't won't
    mustn't mightn't needn't ain't i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd
    she'd we'd they'd i'll you'll he'll she'll we'll they'll that's who's what's where's when's why's how's there's
    here's let's
    of in to for on at by from with without about into onto upon over under between among amongst through during
    before after above below up down out off again against as than per via within
    and or but nor so if because while until although though unless whether either neither both
    not no yes there here then thus hence therefore however moreover also too very just only even still yet ever
    such same own other another any some all each every few more most less least
    s t d ll ve re m
    etc
    """.split()
)
