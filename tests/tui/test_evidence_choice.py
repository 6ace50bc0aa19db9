from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus import read_document
from corpus.model import Span
from tui.evidence_choice import EvidenceChoice

TEXT = "Whales sing at night. Herons nest in reeds.\n\n漢字 e\u0301t [b]bold[/b] 👩‍👩‍👧 ends here.\n"
DOCUMENT = read_document(TEXT, document_id="a")
FIRST, SECOND, THIRD = (sentence for block in DOCUMENT.blocks for sentence in block.sentences)


def text(span: Span | None) -> str:
    assert span is not None
    return span.of(TEXT)


def test_the_sentences_of_the_quotes_are_chosen_to_begin_with() -> None:
    choice = EvidenceChoice(DOCUMENT, [Span(SECOND.start + 2, SECOND.start + 5)])
    assert choice.evidence == (SECOND,)
    assert choice.here == SECOND


def test_the_ends_move_by_word_and_by_character_and_what_was_chosen_stays_so() -> None:
    choice = EvidenceChoice(DOCUMENT, [FIRST])
    choice.move_end(-1, by_word=True)
    assert text(choice.here) == "Whales sing at"
    choice.move_start(1, by_word=True)
    assert text(choice.here) == "sing at"
    choice.move_end(1, by_word=False)
    choice.move_end(1, by_word=False)
    assert text(choice.here) == "sing at n"
    choice.move_end(-1, by_word=True)
    assert text(choice.here) == "sing at"
    choice.move_start(-1, by_word=False)
    choice.move_start(-1, by_word=False)
    assert text(choice.here) == "s sing at"
    choice.move_start(-1, by_word=True)
    choice.move_end(1, by_word=True)
    assert choice.evidence == (Span(0, TEXT.index(".") + 1),)


def test_a_range_that_grows_over_another_takes_its_place() -> None:
    choice = EvidenceChoice(DOCUMENT, [FIRST, SECOND])
    choice.move_end(1, by_word=True)
    assert [text(span) for span in choice.evidence] == ["Whales sing at night. Herons"]


def test_several_places_of_one_sentence_can_be_evidence() -> None:
    choice = EvidenceChoice(DOCUMENT)
    choice.take(Span(0, 6))
    choice.take(Span(TEXT.index("night") - 1, TEXT.index("night") + 5))
    assert [text(span) for span in choice.evidence] == ["Whales", "night"]
    choice.step(-1)
    assert text(choice.here) == "Whales"
    choice.toggle()
    assert [text(span) for span in choice.evidence] == ["night"]


def test_stepping_goes_through_chosen_ranges_and_the_other_sentences() -> None:
    choice = EvidenceChoice(DOCUMENT)
    choice.take(Span(TEXT.index("Herons"), TEXT.index("Herons") + 6))
    seen = []
    for by in (-1, 1, 1, 1, -1):
        choice.step(by)
        seen.append(text(choice.here))
    assert seen == [text(FIRST), "Herons", text(THIRD), text(THIRD), "Herons"]


def test_a_range_that_was_moved_and_not_chosen_is_left_for_the_sentences_beside_it() -> None:
    choice = EvidenceChoice(DOCUMENT)
    choice.move_start(1, by_word=True)
    choice.step(1)
    assert choice.here == SECOND


def test_white_space_alone_is_no_evidence() -> None:
    choice = EvidenceChoice(DOCUMENT)
    choice.take(Span(TEXT.index("\n"), TEXT.index("\n") + 2))
    assert choice.evidence == ()


def test_a_document_without_sentences_offers_nothing() -> None:
    choice = EvidenceChoice(read_document("", document_id="empty"))
    choice.step(1)
    choice.toggle()
    choice.move_end(1, by_word=True)
    choice.look_at(0)
    assert (choice.here, choice.evidence) == (None, ())


_MOVES = st.lists(
    st.tuples(
        st.sampled_from(["step", "toggle", "take", "look_at", "start", "end"]),
        st.integers(-3, 3).filter(bool),
        st.booleans(),
        st.integers(0, len(TEXT)),
    ),
    max_size=25,
)


@given(_MOVES)
def test_whatever_is_done_evidence_is_of_the_text_and_no_two_pieces_overlap(
    moves: list[tuple[str, int, bool, int]],
) -> None:
    choice = EvidenceChoice(DOCUMENT, [FIRST])
    for what, by, by_word, offset in moves:
        match what:
            case "step":
                choice.step(by)
            case "toggle":
                choice.toggle()
            case "take":
                choice.take(Span(offset, min(len(TEXT), offset + 5)))
            case "look_at":
                choice.look_at(offset)
            case "start":
                choice.move_start(by, by_word=by_word)
            case _:
                choice.move_end(by, by_word=by_word)
        assert choice.here is not None
        assert 0 <= choice.here.start < choice.here.end <= len(TEXT)
        pieces = choice.evidence
        assert all(not one.overlap(other) for one in pieces for other in pieces if one is not other)
        assert all(0 <= piece.start < piece.end <= len(TEXT) for piece in pieces)
