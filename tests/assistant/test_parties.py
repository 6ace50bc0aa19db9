"""Names of what a text is all about are needed in no sentence that answers."""

from __future__ import annotations

import pytest

from assistant import Assistant
from corpus import Collection, read_document

PLASTICS = "There is a commitment to tackle plastic pollution and an agreement to engage towards a global framework"


def needed(assistant: Assistant, question: str) -> list[str]:
    return [word.text for word in assistant.reader.read(question).query.needed]


@pytest.mark.parametrize(
    "parties",
    ["the EU and Japan", "Japan and the EU", "Europe and Japan", "Brussels and Tokyo", "Japan and the European Union"],
)
def test_the_two_that_a_text_is_about_are_no_more_than_they(alliance: Assistant, parties: str) -> None:
    assert needed(alliance, f"What do {parties} promise about plastics?") == ["promise", "plastics"]
    plain, named = (alliance.ask(f"What do {who} promise about plastics?").answer for who in ("they", parties))
    assert named.citations[0] == plain.citations[0]
    assert named.citations[0].quote.startswith(PLASTICS)


def test_a_long_name_of_the_one_thing_is_no_more_than_it(alliance: Assistant) -> None:
    assert needed(alliance, "What does the EU-Japan Green Alliance plan on plastics?") == ["plan", "plastics"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What about the EU and Japan?", ["EU", "Japan"]),
        ("What is the EU-Japan Green Alliance?", ["EU", "Japan", "Green", "Alliance"]),
        ("Did Canada and Japan sign?", ["Canada", "Japan", "sign"]),
        ("Which standards does the EU promote?", ["standards", "EU", "promote"]),
        ("Is green the colour of the alliance and plastics?", ["green", "colour", "alliance", "plastics"]),
    ],
)
def test_a_name_is_needed_where_it_is_all_or_is_not_of_the_whole_text(
    alliance: Assistant, question: str, words: list[str]
) -> None:
    assert needed(alliance, question) == words


def test_a_name_is_needed_among_texts_that_are_not_all_about_it() -> None:
    texts = ("# Oslo and Bergen agree\n\nBoth build a tram.", "# Rome\n\nIt builds a tram.", "# Turin\n\nIt digs.")
    documents = tuple(read_document(text, document_id=f"town-{place}") for place, text in enumerate(texts))
    assert needed(Assistant(Collection("towns", documents)), "What do Oslo and Bergen build?") == [
        "Oslo",
        "Bergen",
        "build",
    ]


def test_a_long_name_that_the_text_says_itself_is_needed_there() -> None:
    text = "# Staff of Nordic Green Energy Bank\n\nNordic Green Energy Bank has 300 staff. Green Energy Ltd has 40."
    bank = Assistant(Collection("bank", (read_document(text, document_id="bank"),)))
    answer = bank.ask("How many staff does Nordic Green Energy Bank have?").answer
    assert answer.citations[0].quote == "Nordic Green Energy Bank has 300 staff."
