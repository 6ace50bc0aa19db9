"""How questions are read: typing errors, other words, follow-ups, what was only said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from talking import over, talk

from assistant import Assistant, Status
from assistant.evidence import weigh_sentences
from assistant.followup import Leaning
from assistant.lexicon import shipped_lexicon
from assistant.reading import Reader
from corpus import Collection, read_document
from index import Index, Origin

if TYPE_CHECKING:
    from assistant.features import Features


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("What is said about bidiversity?", "What is said about biodiversity?"),
        ("what does the aliance include", "what does the alliance include"),
        ("Which plastcs are meant?", "Which plastics are meant?"),
        ("waht is agreed on plastics?", "what is agreed on plastics?"),
        ("wen was the summit?", "when was the summit?"),
        ("Wich region do they work in?", "Which region do they work in?"),
        ("Is there a dealdine?", "Is there a deadline?"),
        ("edadline?", "deadline?"),
        ("mircoplastics?", "microplastics?"),
        ("What does GACRE stand for?", "What does GACERE stand for?"),
        ("Does it reflect DG EVN priorities?", "Does it reflect DG ENV priorities?"),
        ("Which countrys are named?", "Which countries are named?"),
        ("What is beeing said about research?", "What is being said about research?"),
    ],
)
def test_a_word_that_nobody_knows_is_read_as_the_nearest_one(alliance: Assistant, typed: str, read_as: str) -> None:
    assert alliance.ask(typed).read_as == read_as


@pytest.mark.parametrize(
    "question",
    [
        "What is said about hydrogen?",  # a word of the language
        "What is the budget?",
        "What does GACR stand for?",  # capitals may be an abbreviation that the texts do not have
        "What does GAXRE stand for?",  # two errors away
        "What did Xi say?",  # too short to tell
        "What about the bees?",  # no slip for "been"
        "How many days and boys?",  # plurals that only add their s
        "Is there anything on B2B?",  # has a digit
        "Is limescale a problem?",  # "timescale" is a word, but no word of the text, and begins otherwise
    ],
)
def test_a_word_that_is_right_is_left_alone(alliance: Assistant, question: str) -> None:
    assert alliance.ask(question).read_as is None


def test_as_typed_means_word_for_word(alliance: Assistant) -> None:
    conversation = talk(alliance, "What do they agree on plastics?")
    turn = alliance.ask("And on bidiversity?", conversation, as_typed=True)
    assert turn.read_as is None
    assert [word.text for word in turn.query.words] == ["bidiversity"]
    assert {choice.origin for word in turn.query.words for choice in word.alternatives} == {Origin.TYPED}


def test_the_lexicon_finds_what_is_said_in_other_words() -> None:
    assistant = over("The council procured forty vehicles.\n\nThe library closes on Sundays.")
    turn = assistant.ask("Did the council buy cars?")
    assert turn.answer.citations[0].quote == "The council procured forty vehicles."


def test_an_exact_word_is_preferred_to_a_related_one() -> None:
    assistant = over("The waste is burnt in Delft.\n\nThe rubbish is burnt in Leiden.")
    assert assistant.ask("Where is the rubbish burnt?").answer.citations[0].quote.endswith("Leiden.")
    assert assistant.ask("Where is the waste burnt?").answer.citations[0].quote.endswith("Delft.")


def test_a_word_of_a_known_phrase_is_not_served_by_what_is_near_it_alone(alliance: Assistant) -> None:
    def served_by(question: str) -> set[tuple[str, ...]]:
        words = {word.text: word for word in alliance.reader.read(question).query.words}
        return {choice.terms for choice in words["power"].alternatives}

    assert ("strong",) in served_by("Has it any power?")
    assert ("strong",) not in served_by("Is nuclear power a part of it?")


def test_a_word_of_a_phrase_that_is_but_near_others_is_widened_as_ever(alliance: Assistant) -> None:
    words = alliance.reader.read("Is there anything on doing science together?").query.words
    (science,) = (word for word in words if word.text == "science")
    assert ("research",) in {choice.terms for choice in science.alternatives}


def test_an_abbreviation_that_the_text_defines_works_both_ways() -> None:
    assistant = over(
        "The Harbour Oversight Panel (HOP) meets in March.\n\nThe HOP has nine members.\n\nFerries run all year."
    )
    words = assistant.reader.read("Has the Harbour Oversight Panel any members?").query.needed
    for word in words[:3]:
        assert ("hop",) in {choice.terms for choice in word.alternatives}, word.text
    assert "Harbour Oversight Panel" in assistant.ask("When does HOP meet?").answer.citations[0].quote


def test_an_ellipsis_takes_what_is_asked_from_the_turn_before(alliance: Assistant) -> None:
    conversation = talk(alliance, "What do they agree on plastics?", "And on biodiversity?")
    turn = conversation.turns[-1]
    assert turn.answer.citations[0].quote.count("biodiversity framework") == 1
    assert turn.read_as is not None
    assert "agree" in turn.read_as


def test_a_pronoun_takes_its_topic_from_the_turn_before() -> None:
    assistant = over(
        "The Marlow bridge was opened in 1832. It was designed by William Clark.\n\n"
        "The Chain pier was opened in 1823. It was designed by Samuel Brown.\n\nTea is served at four."
    )
    conversation = talk(assistant, "When was the Chain pier opened?", "Who designed it?")
    assert conversation.turns[-1].answer.citations[0].quote == "It was designed by Samuel Brown."


def test_a_question_of_its_own_takes_nothing_that_it_would_need(alliance: Assistant) -> None:
    question = "What does GACERE stand for?"
    after = alliance.ask(question, talk(alliance, "What do they agree on plastics?"))
    assert after.read_as is None
    assert after.answer.citations == alliance.ask(question).answer.citations


def test_what_asks_what_a_thing_is_prefers_what_says_what_it_means() -> None:
    assistant = over(
        "Whoever operates a lake without a licence is liable to a fine.\n\nAn operator works by means of a boat.\n\n"
        "For the purposes of these rules, an operator means whoever holds a licence.\n\nFees are due in May."
    )
    for question in ("What is an operator?", "What does operator mean?"):
        assert " means " in assistant.ask(question).answer.citations[0].quote


def test_what_else_is_what_was_not_quoted_yet(alliance: Assistant) -> None:
    conversation = talk(alliance, "What is said about plastics?")
    quoted = {citation.span for citation in conversation.turns[0].answer.citations}
    turn = alliance.ask("What else?", conversation)
    assert not quoted & {citation.span for citation in turn.answer.citations}


def test_the_second_one_is_counted_in_the_list_quoted_before(alliance: Assistant) -> None:
    conversation = talk(alliance, "Which environmental aspects does the Green Alliance include?")
    items = conversation.turns[0].answer.citations
    assert alliance.ask("Tell me the second one", conversation).answer.citations == (items[1],)
    assert alliance.ask("And the last?", conversation).answer.citations == (items[-1],)


def test_what_was_only_said_before_the_question_weighs_less(alliance: Assistant) -> None:
    words = alliance.reader.read("I met a lawyer from Berlin. What is said about plastics?").query.needed
    weights = {word.text: word.weight for word in words}
    assert weights["lawyer"] < weights["plastics"] == 1


@pytest.mark.parametrize(
    ("message", "said_before"),
    [
        ("I am a journalist in Rome: what is said about plastics?", {"journalist", "Rome"}),
        ("As a lawyer from Rome, what can I read about plastics?", {"lawyer", "Rome"}),
        ("A client asks about plastics. What have they agreed?", {"client", "asks"}),
        ("What is said about plastics: anything?", set()),
    ],
)
def test_what_people_say_of_themselves_weighs_less_and_what_sets_the_topic_does_not(
    alliance: Assistant, message: str, said_before: set[str]
) -> None:
    words = alliance.reader.read(message).query.needed
    assert {word.text for word in words if word.weight < 1} == said_before


def test_a_question_may_return_to_the_first_topic(alliance: Assistant) -> None:
    conversation = talk(alliance, "What have they agreed on plastic?", "And on research?")
    turn = alliance.ask("Back to the first point, do they want something worldwide?", conversation)
    assert turn.answer.citations[0] == conversation.turns[0].answer.citations[0]


def test_a_return_is_one_only_where_a_question_opens_with_it(alliance: Assistant) -> None:
    conversation = talk(alliance, "What have they agreed on plastic?", "And on research?")
    turn = alliance.ask("When did they return to the original issue?", conversation)
    assert "research" in (turn.read_as or "")


def test_a_list_is_quoted_where_its_introduction_is_asked_for_and_its_items_are_of_that_kind() -> None:
    assistant = over(
        "The pool has offices in these towns:\n\n- Rooms in Leeds\n- A desk in York\n\n"
        "A refund is given under these conditions:\n\n- The pool is cold.\n- The pool is closed.\n\nFees are due."
    )
    assert len(assistant.ask("Where are the offices of the pool?").answer.citations) == 2
    assert len(assistant.ask("Under what conditions is a refund given?").answer.citations) == 2
    assert len(assistant.ask("When is a refund given under these conditions?").answer.citations) == 1


def test_a_question_of_nothing_but_unknown_names_is_refused_however_long_it_is(alliance: Assistant) -> None:
    assert alliance.ask("Ab " * 3000).answer.status is Status.NOT_FOUND


def test_what_a_quote_leans_on_is_near_to_it(alliance: Assistant) -> None:
    conversation = talk(alliance, "Is the Republic of Korea named?")
    assert conversation.turns[0].answer.citations[0].quote.startswith("These include")
    reading = alliance.reader.read("Why those?", conversation)
    candidates = weigh_sentences(alliance.index, reading, alliance.index.search(reading.query, 30))
    (before,) = (candidate for candidate in candidates if "similar Alliances" in candidate.text)
    assert before.features.beside == 1


@pytest.mark.parametrize(
    ("question", "leaning"),
    [
        ("why?", Leaning.WHOLE),
        ("And on plastics?", Leaning.ELLIPSIS),
        ("Who signed it?", Leaning.PRONOUN),
        ("Through which international bodies?", Leaning.PRONOUN),
        ("On what condition, though?", Leaning.WHOLE),
        ("Is that a firm obligation?", Leaning.PRONOUN),
        ("Ambitious targets as well?", Leaning.PRONOUN),
        ("In respect of plastics and packaging?", Leaning.ELLIPSIS),
        ("In which forums will Japan and the EU cooperate?", Leaning.NONE),
        ("Is it said that the alliance is new?", Leaning.PRONOUN),
        ("On plastics, which countries agree with Japan?", Leaning.NONE),
        ("In which forum doesn't Japan cooperate?", Leaning.NONE),
        ("On what does the document say Japan agrees?", Leaning.NONE),
        ("Which states signed the two treaties of Rome?", Leaning.NONE),
        ("Which of the two will bind Japan?", Leaning.PRONOUN),
        ("Which countries does the EU want similar alliances with?", Leaning.NONE),
        ("What is the capital of the Republic of Korea?", Leaning.NONE),
        ("Back to Japan: is it the first such alliance?", Leaning.NONE),
        ("Different question: which standards do they promote?", Leaning.NONE),
        ("Back to the first point, is it global?", Leaning.PRONOUN),
        ("Hm. To go back to my first question: is it global?", Leaning.PRONOUN),
        ("Back to that, who signed?", Leaning.PRONOUN),
        ("Why these three?", Leaning.WHOLE),
    ],
)
def test_how_a_question_leans(alliance: Assistant, question: str, leaning: Leaning) -> None:
    conversation = talk(alliance, "What is said about biodiversity?")
    assert alliance.reader.read(question, conversation).leaning is leaning


@pytest.mark.parametrize(
    ("message", "start"),
    [
        ("hello", "Hello."),
        ("Thanks a lot!", "You are welcome."),
        ("help", "Ask a question"),
        ("What can I ask?", "Ask a question"),
        ("what texts do you have?", "I have one text: “On May 31"),
        ("When was this published and by whom?", "The text was published on 31 May 2021, by European Commission"),
    ],
)
def test_manners_get_a_true_reply_without_quotes(alliance: Assistant, message: str, start: str) -> None:
    answer = alliance.ask(message).answer
    assert answer.status is Status.REPLY
    assert answer.text.startswith(start)
    assert not answer.citations


def test_nothing_is_made_up_about_a_text_of_which_nothing_is_known() -> None:
    assert over("A line about ferries.").ask("When was this published?").answer.text == (
        "It is not known when or by whom the text was published."
    )


@pytest.mark.parametrize(
    "message",
    [
        "What is this text about?",
        "summarise it",
        "tl;dr",
        "sum it up for my grandmother",
        "What's the news, in one line?",
    ],
)
def test_a_summary_is_quotes_in_the_order_of_the_text(alliance: Assistant, message: str) -> None:
    answer = alliance.ask(message).answer
    spans = [citation.span for citation in answer.citations]
    assert answer.status is Status.ANSWERED
    assert len(spans) > 1
    assert spans == sorted(spans)


def test_a_refusal_names_no_word_that_says_nothing(alliance: Assistant) -> None:
    answer = alliance.ask("What exactly is actually said about hydrogen?").answer
    assert answer.status is Status.NOT_FOUND
    assert answer.missing == ("hydrogen",)


def test_a_name_has_no_kin() -> None:
    assistant = over("The marti is a coin.\n\nThe willing came.")
    origins = {choice.origin for word in assistant.ask("Who is Martin?").query.words for choice in word.alternatives}
    assert Origin.ROOT not in origins


def test_what_a_question_takes_from_before_does_not_outweigh_what_it_says() -> None:
    assistant = over(
        "The mill grinds flour for the town.\n\nThe town and the mill have a clock.\n\nThe bridge has a toll."
    )
    conversation = talk(assistant, "What does the mill grind for the town?", "And the bridge, does it have a toll?")
    assert conversation.turns[-1].answer.citations[0].quote == "The bridge has a toll."


def test_a_question_that_says_a_word_of_an_earlier_turn_returns_to_its_topic(alliance: Assistant) -> None:
    conversation = talk(
        alliance, "What do they agree on plastic pollution?", "Is research mentioned?", "And plastic, is it global?"
    )
    weights = {word.text: word.weight for word in conversation.turns[-1].query.needed}
    assert weights["pollution"] > weights["research"]


@pytest.mark.parametrize(
    ("question", "sign"),
    [("What does the plan never cover?", "negated"), ("When did prices decrease?", "opposed")],
)
def test_what_denies_and_what_opposes_is_told_from_what_affirms(question: str, sign: str) -> None:
    assistant = over("The plan covers rivers and lakes.\n\nPrices increased in May.")
    for asked, expected in ((question, 1.0), (question.replace("never ", "").replace("decrease", "increase"), 0.0)):
        (explanation,) = assistant.explain(assistant.ask(asked))
        (found,) = (one for one in explanation.signs if one.name == sign)
        assert found.value == expected


@pytest.mark.parametrize(("typed", "meant"), [("peice", "piece"), ("insted", "instead")])
def test_a_word_of_the_language_is_mended_by_its_own_letters(alliance: Assistant, typed: str, meant: str) -> None:
    assert alliance.reader.corrected(f"what is the {typed} about") == f"what is the {meant} about"


def test_no_letter_makes_a_negation_of_a_word(alliance: Assistant) -> None:
    assert "not" not in alliance.reader.corrected("wot is the summit about").split()


@pytest.mark.parametrize("word", ["barns", "dearer"])
def test_a_rare_word_of_the_language_is_no_typing_error(word: str) -> None:
    texts = "The dealer has bans on it. A ban is a ban, says the dealer."
    reader = Reader(Index(Collection("c", (read_document(texts, document_id="d"),))), shipped_lexicon())
    assert reader.read(f"Who has {word}?").read_as is None


@pytest.mark.parametrize(
    ("typed", "read"), [("Where is the minster?", "Where is the minister?"), ("Which busses?", "Which buses?")]
)
def test_a_rare_word_with_a_letter_left_out_or_doubled_is_a_word_of_the_texts(typed: str, read: str) -> None:
    texts = "The minister came by one of the buses."
    reader = Reader(Index(Collection("c", (read_document(texts, document_id="d"),))), shipped_lexicon())
    assert reader.read(typed).read_as == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Is the Alliace new?", "Is the Alliance new?"),
        ("Is afforestation meant?", None),
        ("Is there a budge?", None),
    ],
)
def test_a_word_whose_stem_the_lexicon_has_may_be_one_of_the_texts_with_a_letter_left_out(
    alliance: Assistant, typed: str, read: str | None
) -> None:
    assert alliance.ask(typed).read_as == read


@pytest.mark.parametrize("message", ["thnaks", "publicatin date", "whats the date of this news?"])
def test_manners_are_understood_with_typing_errors(alliance: Assistant, message: str) -> None:
    assert alliance.ask(message).answer.status is not Status.NOT_FOUND


def test_a_word_whose_plural_alone_is_known_is_no_typing_error(alliance: Assistant) -> None:
    assert "timestamps" not in (alliance.ask("Does it bear a timestamp?").read_as or "")


def test_an_item_with_a_word_in_another_form_is_quoted_itself_and_not_its_list(alliance: Assistant) -> None:
    (quote,) = (citation.quote for citation in alliance.ask("What about batteries?").answer.citations)
    assert "battery ecosystem" in quote


def test_a_list_that_is_asked_for_is_not_given_for_a_word_of_one_item_in_another_form(alliance: Assistant) -> None:
    for question in ("List the batteries.", "What batteries are there?"):
        assert "battery" in alliance.ask(question).answer.citations[0].quote


def test_the_purpose_and_the_day_are_found_in_a_short_text_without_a_word_of_the_question() -> None:
    pier = over(
        "The pier\n\nThe pier was opened on 3 May 2021.\n\nThe intention is to bring back the ferry.\n\nIt rained."
    )
    assert pier.ask("What is the aim behind all this?").answer.citations[0].quote.startswith("The intention")
    turn = pier.ask("When did Napoleon die?")
    assert turn.answer.status is Status.NOT_FOUND
    assert turn.hits == turn.answer.nearest == ()
    (explanation,) = pier.explain(pier.ask("What is the aim behind all this?"))
    assert explanation.signs


def block_words(assistant: Assistant) -> list[str]:
    """The words of the longest item, as many as a question may have."""
    (document,) = assistant.collection.documents
    return max((document.quote(block.span) for block in document.blocks if block.introduction), key=len).split()


def test_amounts_grow_with_the_question_and_shares_do_not(alliance: Assistant) -> None:
    def best(question: str) -> Features:
        reading = alliance.reader.read(question)
        return weigh_sentences(alliance.index, reading, alliance.index.search(reading.query))[0].features

    short, longer = (
        best("plastic pollution"),
        best("commitment to tackle plastic pollution with a framework on plastics"),
    )
    assert longer.amount > short.amount
    assert longer.words_exact > short.words_exact
    assert max(short.served, longer.served) <= 1
    assert best(" ".join(block_words(alliance))).amount < 20


def test_a_part_of_a_sentence_stands_in_a_question_without_what_joins_it_there(alliance: Assistant) -> None:
    conversation = talk(alliance, "Through which bodies do they work together?")
    turn = alliance.ask("What does the last one do?", conversation)
    assert turn.read_as == "What does the ASEAN region do?"


@pytest.mark.parametrize(
    ("question", "sign"),
    [
        ("Does the text name the G20?", 0),
        ("Name the standards.", 1),
        ("Which standards, exactly?", 1),
        ("How does the article define a circular economy?", 1),
        ("What is meant by the battery ecosystem?", 1),
        ("What is meant by green finance?", 1),
        ("What does 30x30 mean?", 1),
        ("What does GACERE mean?", 0),
        ("How is the life-cycle of a product measured?", 1),
        ("What exactly did they agree on plastics?", 0),
        ("What exactly is said about plastics?", 0),
        ("Which plastics exactly are to be replaced?", 1),
        ("Name the three countries that may follow Japan.", 0),
        ("Must both do exactly the same for biodiversity?", 0),
    ],
)
def test_whether_a_name_is_there_asks_for_no_more(alliance: Assistant, question: str, sign: int) -> None:
    (explanation,) = alliance.explain(alliance.ask(question))
    assert [one.value for one in explanation.signs if one.name == "exactly"] == [sign]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("WHO SIGNED THE ALLIANCE?", "Who signed the alliance?"),
        ("What Does Mr Will Want?", "What Does Mr Will Want?"),
        ("Who Signed Green Alliance?", "Who Signed Green Alliance?"),
        ("WTO and G20?", "WTO and G20?"),
        ("WTO?", "WTO?"),
        ("Who\nsigned  it?", "Who signed it?"),
    ],
)
def test_capitals_that_tell_no_names_and_lines_that_are_broken_say_nothing(
    alliance: Assistant, typed: str, read: str
) -> None:
    reading = alliance.reader.read(typed)
    assert reading.text == read
    assert reading.read_as == (None if typed.split() == read.split() else read)


def test_what_introduces_a_list_is_no_answer_by_itself_unless_a_list_is_asked_for(alliance: Assistant) -> None:
    def of_introduction(question: str) -> float:
        reading = alliance.reader.read(question)
        found = weigh_sentences(alliance.index, reading, alliance.index.search(reading.query))
        return next(candidate.features.introduces for candidate in found if candidate.text.endswith(":"))

    assert of_introduction("Does the Alliance have environmental aspects?") == 1
    assert of_introduction("List the environmental aspects.") == 0


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("Is Canada meant aswell?", "Is Canada meant as well?"),
        ("How are they gonna do it with plastic?", "How are they going to do it with plastic?"),
        ("hmm. Do they mention plastic?", None),
    ],
)
def test_words_that_run_together_are_parted_and_sounds_are_no_words(
    alliance: Assistant, typed: str, read_as: str | None
) -> None:
    assert alliance.reader.read(typed).read_as == read_as


def test_capitals_that_only_stress_tell_no_name(alliance: Assistant) -> None:
    turn = alliance.ask("What IS said about climate neutral economies?")
    assert turn.answer.status is Status.ANSWERED
    assert "IS" not in {word.text for word in turn.query.words}


def test_what_public_authorities_buy_is_no_question_for_authorities(alliance: Assistant) -> None:
    quotes = alliance.ask("Does it say anything about what public authorities buy?").answer.citations
    assert "government procurement" in quotes[0].quote


def test_the_next_time_is_not_told_by_the_date_of_the_text(alliance: Assistant) -> None:
    conversation = talk(alliance, "State the date of the document.")
    assert alliance.ask("When is the following one?", conversation).answer.status is Status.NOT_FOUND
