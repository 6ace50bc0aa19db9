"""What a question asks for, told by its own question word, and what counts as an answer of that kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from assistant.answer_kind import AnswerKind
from assistant.asked_for import asks_for_several, how_many_asked_for
from assistant.openings import without_lead
from assistant.places import says_where
from assistant.question import is_statement, read_form
from assistant.short_answer import cannot_answer, has_kind, short_answer

if TYPE_CHECKING:
    from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When was the bridge built?", AnswerKind.DATE),
        ("Who led the troops when Cyprus was conquered?", AnswerKind.PERSON),
        ("When the emperor died, who followed him?", AnswerKind.PERSON),
        ("By when must it be done?", AnswerKind.DATE),
        ("When a ministry buys, does it buy green?", AnswerKind.ANY),
        ("When it comes to noise, is there a limit?", AnswerKind.ANY),
        ("I want to know what it is for - what is the aim?", AnswerKind.REASON),
        ("How much weight does the noise have?", AnswerKind.DEGREE),
        ("How much weight can the bridge carry?", AnswerKind.NUMBER),
        ("How much of this is really about noise?", AnswerKind.DEGREE),
        ("How far does it go on noise?", AnswerKind.DEGREE),
        ("How far is the station?", AnswerKind.NUMBER),
        ("How far does the pipeline go?", AnswerKind.NUMBER),
        ("How much weight does the bridge carry?", AnswerKind.NUMBER),
        ("Who played the main role in the talks?", AnswerKind.PERSON),
        ("Where is the main place of business?", AnswerKind.PLACE),
        ("When did the board meet, is it known?", AnswerKind.DATE),
        ("How strong is the council?", AnswerKind.DEGREE),
        ("How exactly is it done?", AnswerKind.ANY),
        ("The conditions for a loan", AnswerKind.CONDITION),
        ("What is the whole thing good for?", AnswerKind.REASON),
        ("What is it meant to do at world level?", AnswerKind.REASON),
        ("Which clubs of nations meet there?", AnswerKind.NAMES),
        ("year of the flood", AnswerKind.DATE),
        ("What happened in the year of the flood?", AnswerKind.ANY),
        ("What is the main purpose of the fund?", AnswerKind.REASON),
        ("Where was it held?", AnswerKind.PLACE),
        ("What does the city hope to achieve by it?", AnswerKind.REASON),
        ("What's the point of it?", AnswerKind.REASON),
        ("What is it aiming for?", AnswerKind.ANY),
        ("What is the fund for?", AnswerKind.REASON),
        ("What is the council responsible for?", AnswerKind.ANY),
        ("What is the fund meant to do?", AnswerKind.REASON),
        ("And the point of the whole thing?", AnswerKind.REASON),
        ("The intention behind it is what, exactly?", AnswerKind.REASON),
        ("The point on plastics, please", AnswerKind.ANY),
        ("On what condition, though?", AnswerKind.CONDITION),
        ("What happens if the rent is not paid?", AnswerKind.CONDITION),
        ("What would happen when it rains?", AnswerKind.CONDITION),
        ("What happens to the rent?", AnswerKind.LIST),
        ("Under which circumstances may it be sold?", AnswerKind.CONDITION),
        ("What do they have to show for that?", AnswerKind.CONDITION),
        ("What do applicants have to prove?", AnswerKind.CONDITION),
        ("What do the results show?", AnswerKind.ANY),
        ("Did they set a date for it?", AnswerKind.DATE),
        ("Is there a firm date?", AnswerKind.DATE),
        ("With which other key partner countries is it planned?", AnswerKind.NAMES),
        ("How is it abbreviated?", AnswerKind.EXPANSION),
        ("Why was the course shortened?", AnswerKind.REASON),
        ("By when must the short form be filed?", AnswerKind.DATE),
        ("Who set a date for the gala?", AnswerKind.PERSON),
        ("How many palms have a date fruit?", AnswerKind.NUMBER),
        ("In which case is the violin kept?", AnswerKind.ANY),
        ("The boiling point of the coolant?", AnswerKind.ANY),
        ("What is the tenant charged for?", AnswerKind.ANY),
        ("What are guests expected to bring?", AnswerKind.ANY),
        ("Which countries are named?", AnswerKind.NAMES),
        ("What is a green alliance?", AnswerKind.DEFINITION),
        ("What is the budget of the city?", AnswerKind.NUMBER),
        ("Number of members in the club", AnswerKind.NUMBER),
        ("Give the reference numbers of the standards.", AnswerKind.NUMBER),
        ("Which rules apply?", AnswerKind.LIST),
        ("When can a licence be taken away?", AnswerKind.ANY),
        ("When can I move in?", AnswerKind.DATE),
        ("Since when may they fish?", AnswerKind.DATE),
        ("Who is an operator?", AnswerKind.DEFINITION),
        ("Who is a member of the alliance?", AnswerKind.PERSON),
        ("Who is the operator?", AnswerKind.PERSON),
        ("Who is Ada Quill?", AnswerKind.DEFINITION),
        ("And who is Dr. J. Quill?", AnswerKind.DEFINITION),
        ("Who is Élodie van der Meer?", AnswerKind.DEFINITION),
        ("Who was President?", AnswerKind.PERSON),
        ("WHO IS THE CHAIR?", AnswerKind.PERSON),
        ("Who is Ada Quill's partner?", AnswerKind.PERSON),
        ("Such as?", AnswerKind.NAMES),
        ("What do the boats cost?", AnswerKind.NUMBER),
        ("Price per ticket?", AnswerKind.NUMBER),
        ("What price was agreed?", AnswerKind.NUMBER),
        ("What is the bill about?", AnswerKind.ANY),
        ("Deadline?", AnswerKind.DATE),
        ("Is there a deadline for complaints?", AnswerKind.DATE),
        ("What is the earliest that a tenant can leave?", AnswerKind.DATE),
        ("Who sets the deadline?", AnswerKind.PERSON),
        ("What happens if I miss the deadline?", AnswerKind.CONDITION),
        ("Does the deadline apply to schools?", AnswerKind.YES_NO),
        ("What must be handed in before the deadline?", AnswerKind.ANY),
        ("What does the company say about costs?", AnswerKind.ANY),
        ("What are the fees used for?", AnswerKind.REASON),
        ("What is the total ban?", AnswerKind.DEFINITION),
        ("What are the latest developments in the harbour?", AnswerKind.ANY),
        ("Why was the name of the port changed?", AnswerKind.REASON),
        ("Names of the co-chairs?", AnswerKind.NAMES),
        ("What is done in the name of the king?", AnswerKind.ANY),
        ("The year, please?", AnswerKind.DATE),
        ("Which criteria would apply to them?", AnswerKind.CONDITION),
        ("What is the R&D budget?", AnswerKind.NUMBER),
        ("According to what criterion are they chosen?", AnswerKind.CONDITION),
        ("Which criteria are listed?", AnswerKind.ANY),
        ("Nations next in line after Tokyo?", AnswerKind.NAMES),
        ("Countries named", AnswerKind.NAMES),
        ("Countries that trade with Japan", AnswerKind.ANY),
    ],
)
def test_the_word_that_asks_tells_the_kind(question: str, kind: AnswerKind) -> None:
    assert read_form(question).kind is kind


def test_a_clause_that_only_says_when_asks_for_no_date() -> None:
    assert read_form("What happens when ice melts?").kind is not AnswerKind.DATE


@pytest.mark.parametrize(
    ("question", "framed"),
    [
        ("Which states may get one?", {"may"}),
        ("Who will pay for it?", {"will"}),
        ("Was it in may that they met?", set()),
        ("What happened from may to june?", set()),
        ("Is it the Will of the people?", set()),
        ("What happened on 3 may that year?", set()),
        ("Did they meet in May?", set()),
        ("Who has read his will before?", set()),
    ],
)
def test_a_modal_is_told_from_the_month_and_the_will(question: str, framed: set[str]) -> None:
    spans = {span.of(question) for span in read_form(question).frame}
    assert spans & {"may", "will", "May"} == framed


def test_states_are_countries_unless_a_text_states() -> None:
    question = "And the United States?"
    assert not any("States" in span.of(question) for span in read_form(question).frame)
    question = "What does the text state about fees?"
    assert read_form(question).frame


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("It was founded in the late 1340s by monks.", "late 1340s"),
        ("The Normans came in the 10th century.", "10th century"),
        ("It fell in 476 AD.", "476 AD"),
        ("Doors close at 5 p.m. sharp.", "5 p.m."),
    ],
)
def test_times_that_are_no_calendar_days_answer_when(quote: str, answer: str) -> None:
    span = short_answer(AnswerKind.DATE, "When?", quote)
    assert span is not None
    assert answer in span.of(quote)


@pytest.mark.parametrize(
    ("question", "quote", "answer"),
    [
        ("When will talks resume?", "They said that talks would resume on Monday.", "Monday"),
        ("When was it sold?", "It was sold last year.", "last year"),
        ("At what time is the meeting?", "The meeting is on 18 April at 18:30.", "18:30"),
        ("At which hour does it close?", "It closes at 5 p.m. on Friday.", "5 p.m."),
        ("When is the meeting?", "The meeting is on 18 April at 18:30.", "18 April at 18:30"),
        ("When does it shut?", "It shuts on Friday 27 September at noon; pack by then.", "Friday 27 September at noon"),
        ("When did it open?", "It opened in October 1973 and closed in 1980.", "October 1973"),
        ("When was it flooded?", "Floods occurred in 2018, 2019 and 2020.", "2018"),
        ("What time of the year is best?", "It is best in spring.", "spring"),
    ],
)
def test_a_weekday_and_an_hour_answer_when_and_the_hour_comes_first_where_it_is_asked_for(
    question: str, quote: str, answer: str
) -> None:
    span = short_answer(AnswerKind.DATE, question, quote)
    assert span is not None
    assert span.of(quote) == answer


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("Boxes were visited once a week by volunteers.", "once a week"),
        ("Replace the filter every four weeks or so.", "every four weeks"),
        ("The board meets monthly in the hall.", "monthly"),
        ("It was paid twice per term.", "twice per term"),
        ("It was paid three times a year.", "three times a year"),
        ("The board meets every Monday.", "every Monday"),
        ("It was paid at every second office.", None),
        ("Once it was paid, they left.", None),
        ("The Daily Mail paid it.", None),
    ],
)
def test_how_often_is_told_by_a_frequency(quote: str, answer: str | None) -> None:
    question = "How often was it done?"
    span = short_answer(AnswerKind.NUMBER, question, quote)
    assert (span.of(quote) if span is not None else None) == answer
    assert cannot_answer(AnswerKind.NUMBER, question, quote) == (answer is None)


def test_a_frequency_is_no_count() -> None:
    assert cannot_answer(AnswerKind.NUMBER, "How many boxes are there?", "Boxes were visited every week.")


def test_a_duration_is_told_with_its_unit() -> None:
    quote = "The work takes six weeks at most."
    span = short_answer(AnswerKind.NUMBER, "How long does the work take?", quote)
    assert span is not None
    assert span.of(quote) == "six weeks"


@pytest.mark.parametrize(
    ("quote", "answer"),
    [
        ("The deposit comes back within thirty\ndays.", "within thirty\ndays"),
        ("They answer two weeks after the visit.", "two weeks after the visit"),
        (
            "It enters into force on the twentieth day following its publication.",
            "twentieth day following its publication",
        ),
        ("It opened on 3 May 2020, two days after the storm.", "3 May 2020"),
        ("A shop stands at the end of the pier.", None),
    ],
)
def test_a_term_answers_when_where_no_date_does(quote: str, answer: str | None) -> None:
    span = short_answer(AnswerKind.DATE, "When is that?", quote)
    assert (span.of(quote) if span is not None else None) == answer
    assert has_kind(AnswerKind.DATE, "When is that?", quote) == (answer is not None)


def test_a_term_is_no_year() -> None:
    assert cannot_answer(AnswerKind.DATE, "In which year did it start?", "It starts within thirty days.")


@pytest.mark.parametrize(
    ("kind", "question", "answer"),
    [
        (AnswerKind.DATE, "When does the lease end?", "28 February 2029"),
        (AnswerKind.DATE, "When does it begin?", "1 March 2024"),
        (AnswerKind.NUMBER, "How many rooms are there?", "four"),
        (AnswerKind.NUMBER, "How many windows has it?", "nine"),
    ],
)
def test_of_several_dates_and_numbers_the_one_beside_the_words_of_the_question_answers(
    kind: AnswerKind, question: str, answer: str
) -> None:
    quote = "The lease of four rooms with nine windows begins on 1 March 2024 and ends on 28 February 2029."
    span = short_answer(kind, question, quote)
    assert span is not None
    assert span.of(quote) == answer


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who repairs the roof?", "The landlord repairs the roof."),
        ("Who must report?", "Each member state shall report every year."),
        ("Who signed it?", "It was signed by the prime minister."),
        ("Who must report?", "The competent authorities shall report."),
        ("Who may fish?", "The children may fish."),
        ("By whom were they visited?", "They were visited by trained volunteers."),
        ("For whom is it free?", "It is free for members."),
        ("Who needs a permit?", "Members need a permit."),
        ("Who pays?", "The Finance Ministry pays."),
        ("Who pays?", "Everything is paid by Japan."),
        ("Who wrote it?", "It was written by Rose Green."),
        ("Who leads it?", "Mark and Grace lead it."),
        ("Who made it?", "Apple made it."),
        ("Who runs it?", "Nobody runs it yet."),
    ],
)
def test_who_does_it_may_be_told_by_what_they_are(question: str, quote: str) -> None:
    assert has_kind(AnswerKind.PERSON, question, quote)


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("Who repairs the roof?", "The roof leaks and the paper is wet."),
        ("Who signs it?", "The other partner countries are named."),
        ("Who is the landlord?", "The landlord repairs the roof."),
        ("Who helps the minister?", "The minister must help himself."),
        ("Who owns it?", "The house is old."),
        ("Who pays?", "It is paid by cheque to members."),
        ("Who pays?", "The price rose by five members."),
        ("Who leads it?", "On Research and Development, there is a focus."),
        ("Who leads it?", "Bees carry pollen."),
    ],
)
def test_what_does_nothing_is_nobody_and_who_somebody_is_is_told_by_a_name(question: str, quote: str) -> None:
    assert not has_kind(AnswerKind.PERSON, question, quote)


def test_a_number_inside_a_name_is_no_number() -> None:
    assert cannot_answer(AnswerKind.NUMBER, "How many jobs?", "It follows the post-2020 framework.")
    assert not cannot_answer(AnswerKind.NUMBER, "How many jobs?", "It makes 2020 jobs.")
    assert cannot_answer(AnswerKind.NUMBER, "How many targets are there?", "It names the 30x30 targets.")
    assert cannot_answer(AnswerKind.DATE, "When did they meet?", "They follow the post-2020 framework.")
    assert not cannot_answer(AnswerKind.DATE, "When did they meet?", "They met in mid-2020.")


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("What percentage of the land is it?", "It is 30 % of the land.", "It is underlined by the 30x30 targets."),
        ("How much did it cost?", "It cost €3.", "It took 3 years."),
        ("How much do students pay?", "Students pay half.", "Students pay in 2 parts."),
        ("How much did they charge?", "They charged £5.", "They charged for three hours."),
        ("How many came?", "In 2019 came 1,200.", "They came in 2019."),
    ],
)
def test_a_number_is_of_the_form_that_is_asked_for(question: str, right: str, wrong: str) -> None:
    assert not cannot_answer(AnswerKind.NUMBER, question, right)
    assert cannot_answer(AnswerKind.NUMBER, question, wrong)


def test_a_year_is_not_told_by_a_day() -> None:
    assert cannot_answer(AnswerKind.DATE, "In which year was it?", "It was on May 31.")
    assert not cannot_answer(AnswerKind.DATE, "In which year was it?", "It was on May 31, 2021.")
    assert not cannot_answer(AnswerKind.DATE, "When was it?", "It was on May 31.")


@pytest.mark.parametrize("quote", ["Ash is mixed with water at a ratio of 1:50.", "The house is old."])
def test_what_is_no_time_answers_no_when(quote: str) -> None:
    assert cannot_answer(AnswerKind.DATE, "When is it mixed?", quote)


def test_a_weekday_is_no_year() -> None:
    assert cannot_answer(AnswerKind.DATE, "Which year was it?", "It was on Friday.")


def test_a_month_is_no_name() -> None:
    assert not has_kind(AnswerKind.NAMES, "Which bodies met?", "In January, February and March, it rained.")
    assert not has_kind(AnswerKind.NAMES, "Which bodies met?", "on May 31, they met again.")
    span = short_answer(AnswerKind.NAMES, "Which bodies met?", "On May 31, the Harbour Panel met.")
    assert span is not None
    assert span.of("On May 31, the Harbour Panel met.") == "the Harbour Panel"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Which company built the pier?", "Holm Works"),
        ("Which companies are named?", "Marlow Mills, Tidewell and Quay Lines"),
    ],
)
def test_the_name_of_one_stands_beside_the_words_of_the_question_and_those_of_several_in_a_row(
    question: str, answer: str
) -> None:
    quote = "Marlow Mills, Tidewell and Quay Lines own the ferries, and the pier was built by Holm Works."
    span = short_answer(AnswerKind.NAMES, question, quote)
    assert span is not None
    assert span.of(quote) == answer


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("Which international organisations are named?", {"international", "organisations"}),
        ("What's the aim of the fund?", {"fund"}),
        ("What is the project aim?", {"project"}),
        ("What does cradle mean?", {"cradle"}),
        ("Do mills play a part?", {"mills"}),
        ("Who plays the part of the writer?", {"plays", "writer"}),
        ("Where are mills dealt with?", {"mills"}),
        ("What do the authors say of mills?", {"mills"}),
        ("Did the writer own mills?", {"writer", "mills"}),
        ("Does it state the aim of the fund?", {"aim", "fund"}),
    ],
)
def test_what_tells_the_kind_is_not_looked_for_and_what_narrows_it_is(question: str, looked_for: set[str]) -> None:
    framed = read_form(question).frame
    words = {match.group(): match.span() for match in re.finditer(r"\w+", question)}
    kept = {word for word, (start, end) in words.items() if not any(f.start <= start and end <= f.end for f in framed)}
    told_apart = {"international", "organisations", "aim", "fund", "project", "cradle", "mills", "writer", "authors"}
    told_apart |= {"play", "plays"}
    assert kept & told_apart == looked_for


@pytest.mark.parametrize(
    ("request_", "topic"),
    [
        ("Quote what it says about plastics", {"plastics"}),
        ("Cite the sentence on plastics", {"plastics"}),
        ("Which sentence is about plastics?", {"plastics"}),
        ("Info on plastics", {"plastics"}),
        ("What is the alliance's stance on plastics?", {"alliance's", "plastics"}),
        ("Search for plastics", {"plastics"}),
        ("I need a quote on plastics", {"plastics"}),
        ("What is the search for plastics?", {"search", "plastics"}),
        ("Search warrants on plastics", {"Search", "warrants", "plastics"}),
        ("What is its position on plastics?", {"plastics"}),
        ("Who holds the position on plastics?", {"holds", "position", "plastics"}),
    ],
)
def test_a_request_for_a_passage_is_about_its_topic_alone(alliance: Assistant, request_: str, topic: set[str]) -> None:
    assert {word.text for word in alliance.reader.read(request_).query.needed} == topic


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("What did they agree on plastics?", "agree"),
        ("What exactly have the two sides promised about plastics?", "promised"),
        ("What did they agree?", None),
        ("Who agreed on plastics?", None),
        ("What did they decide on 3 May?", None),
        ("What did they decide on the Monday?", None),
        ("What did they decide on maypoles?", "decide"),
    ],
)
def test_what_was_agreed_on_a_topic_is_what_is_said_of_it(alliance: Assistant, question: str, verb: str | None) -> None:
    reading = alliance.reader.read(question)
    in_passing = reading.form.in_passing
    assert (in_passing.of(question) if in_passing is not None else None) == verb
    assert all((word.text == verb) == (word.weight < 1) for word in reading.query.needed)


def test_what_is_only_wished_for_answers_what_was_agreed(alliance: Assistant) -> None:
    answer = alliance.ask("What did the EU and Japan agree on green finance?").answer
    assert answer.citations[0].quote.startswith("There is an interest to enhance policy dialogue on green finance")


def test_names_of_several_are_told_from_the_name_of_one() -> None:
    assert asks_for_several("Which countries are named?")
    assert asks_for_several("Who is named?")
    assert not asks_for_several("With which country was it made?")
    assert not asks_for_several("What must partner countries show?")


def test_what_opens_a_message_asks_nothing() -> None:
    assert without_lead("Never mind. What is the date?") == "What is the date?"
    assert without_lead("OK, different matter: is finance meant?") == "is finance meant?"
    assert without_lead("Is finance meant?") == "Is finance meant?"


def test_somewhere_may_have_no_name_and_a_day_is_nowhere() -> None:
    assert says_where("They lived along the coast.")
    assert says_where("Standards are promoted globally.")
    assert not says_where("On May 31, the summit took place.")


def test_a_labelled_place_is_one() -> None:
    assert says_where("They move to an office at 14 Canal Street.")
    assert has_kind(AnswerKind.PLACE, "Where is it?", "Address: 14 Canal Street")
    assert not says_where("They meet at 5 PM.")
    assert not says_where("It runs at 50 Hz.")
    assert says_where("**Place:** room 2")
    assert has_kind(AnswerKind.PLACE, "Where was it held?", "Venue: Town Hall")
    assert not has_kind(AnswerKind.PLACE, "Where was it held?", "Present: Anna Keller")


def test_a_stated_purpose_answers_why() -> None:
    assert has_kind(AnswerKind.REASON, "Why?", "The intention is to deepen cooperation.")
    assert not has_kind(AnswerKind.REASON, "Why?", "These include Canada.")


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does HOP stand for?", "Harbour Oversight Panel"),
        ("What is the abbreviation of the Harbour Oversight Panel?", "HOP"),
        ("What is its full name?", "Harbour Oversight Panel"),
        ("And what's the acronym?", "HOP"),
        ("What does NATO stand for?", None),
        ("What does the acronym NATO stand for?", None),
    ],
)
def test_an_abbreviation_is_told_both_ways_and_what_points_to_one_needs_not_name_it(
    question: str, answer: str | None
) -> None:
    quote = "The Harbour Oversight Panel (HOP) meets in March."
    found = short_answer(AnswerKind.EXPANSION, question, quote)
    assert (found.of(quote) if found else None) == answer
    assert cannot_answer(AnswerKind.EXPANSION, question, quote) == (answer is None)


def test_the_first_word_of_a_sentence_is_a_name_only_where_it_is_written_as_one_elsewhere_too() -> None:
    for quote, names in (
        ("Bees are named with Sweden here.", "Sweden"),
        ("Sweden is named.", "Sweden"),
        ("Bank of Japan notes are named.", "Bank of Japan"),
    ):
        found = short_answer(AnswerKind.NAMES, "Which are named?", quote)
        assert found is not None
        assert found.of(quote).strip() == names


@pytest.mark.parametrize(
    ("question", "quote", "answers"),
    [
        ("On what condition?", "A licence is given only where the tank is safe.", True),
        ("On what condition?", "It goes to countries that demonstrate ambition.", True),
        ("On what condition?", "The tank is green.", False),
    ],
)
def test_a_condition_is_told_by_the_words_that_state_one(question: str, quote: str, *, answers: bool) -> None:
    assert has_kind(AnswerKind.CONDITION, question, quote) is answers


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Which four topics have they pledged to work on?", 4),
        ("Trout is one; what are the other three?", 4),
        ("List all five rules.", 5),
        ("What did the three pilots do?", None),
        ("Did the three clubs agree?", None),
        ("What happened in the three years after?", None),
        ("What do the two sides want?", None),
        ("Who were the ten-year-old winners?", None),
    ],
)
def test_a_question_may_say_how_many_things_it_asks_for(question: str, number: int | None) -> None:
    assert how_many_asked_for(question) == number


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Can you list the rules of the lake?", AnswerKind.LIST),
        ("Can you swim in the lake?", AnswerKind.YES_NO),
        ("Can you give notice by email?", AnswerKind.YES_NO),
        ("Could you tell me about the lake?", AnswerKind.ANY),
        ("I want the whole list of rules.", AnswerKind.LIST),
        ("What is covered, point by point?", AnswerKind.LIST),
        ("Where is the permit dealt with?", AnswerKind.ANY),
        ("Where do I find the part on boats?", AnswerKind.ANY),
        ("Where was the permit lost?", AnswerKind.PLACE),
        ("Where can I find the harbour?", AnswerKind.PLACE),
        ("What does the angler have to do?", AnswerKind.ANY),
        ("What would make it rise to the quay?", AnswerKind.ANY),
        ("What makes an angler eligible?", AnswerKind.CONDITION),
        ("What would make a club fit for it?", AnswerKind.CONDITION),
        ("How does a club qualify?", AnswerKind.CONDITION),
        ("How do clubs earn money?", AnswerKind.ANY),
    ],
)
def test_what_is_wanted_of_the_assistant_is_told_from_what_is_asked_of_the_text(
    question: str, kind: AnswerKind
) -> None:
    assert read_form(question).kind is kind


@pytest.mark.parametrize(
    ("question", "quote", "answers"),
    [
        ("Which countries are next?", "These include the US, Canada and the Republic of Korea.", True),
        ("Which countries are next?", "They meet in the G20, the Bank of Trade (BOT) and ASEAN.", False),
        ("Which countries are next?", "These include Osteria and Kelland.", True),
        ("Which country flew first?", "The Soviet Union flew first.", True),
        ("Which lenders left the country?", "Norden Group and Baltic Bank left the country.", True),
        ("Through which bodies do they work?", "These include the US, Canada and the Republic of Korea.", False),
        ("Through which bodies do they work?", "They meet in the G20, the Bank of Trade (BOT) and ASEAN.", True),
    ],
)
def test_countries_are_told_from_bodies(question: str, quote: str, *, answers: bool) -> None:
    assert has_kind(AnswerKind.NAMES, question, quote) is answers


@pytest.mark.parametrize(
    ("message", "states"),
    [
        ("Tomatoes that ripen late hold less water.", True),
        ("Which tomatoes hold less water?", False),
        ("Tell me of tomatoes that hold water.", False),
        ("I am looking for tomatoes with less water.", False),
        ("deadline for filing the tax appeal", False),
        ("Less water.", False),
    ],
)
def test_a_statement_asks_nothing_and_is_a_sentence(message: str, *, states: bool) -> None:
    assert is_statement(message) is states
