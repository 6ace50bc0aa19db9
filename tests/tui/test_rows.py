from __future__ import annotations

from itertools import accumulate, compress

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui import rows as rows_module
from tui.clusters import TAB_STOP, clusters, is_simple
from tui.lights import Light, Lights, Role, roles_of
from tui.rows import Rows

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab   \n\t\r•-\u0301\u200d👩👍🏽漢字\u202e\x1b\x00\xad\ufeff\u2028\x85🇪🇺שã"),
    ),
    max_size=300,
)
WIDTHS = st.integers(8, 40)


def wrapped(text: str, width: int) -> Rows:
    rows = Rows(text, width)
    while not rows.is_exact:
        rows.wrap_more()
    return rows


@given(TEXTS)
def test_clusters_cover_every_code_point_once_and_are_as_wide_as_they_say(text: str) -> None:
    end = 0
    column = 0
    for cluster in clusters(text, 0, len(text)):
        assert cluster.start == end
        assert cluster.end > cluster.start
        assert cell_len(cluster.shown) == cluster.width
        if text[cluster.start] == "\t":
            assert (column + cluster.width) % TAB_STOP == 0
        end, column = cluster.end, column + cluster.width
    assert end == len(text)


@given(TEXTS)
def test_what_is_shown_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    shown = "".join(cluster.shown for cluster in clusters(text, 0, len(text)))
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not any(
        character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for character in shown
    )
    assert not any(0xD800 <= ord(character) < 0xE000 for character in shown)


@given(st.text(st.characters(max_codepoint=0x24FF), max_size=50))
def test_simple_text_takes_one_cell_a_code_point_and_stands_for_itself(text: str) -> None:
    if is_simple(text, 0, len(text)):
        assert [cluster.shown for cluster in clusters(text, 0, len(text))] == list(text)
        assert cell_len(text) == len(text)


@example("\x80\t\t", 8, 3)
@example(" \x80", 8, 2)
@example("0000000000\x80\t0", 15, 13)
@given(TEXTS, WIDTHS, st.integers(2, 60))
def test_rows_hold_every_code_point_in_order_and_fit_their_width(text: str, width: int, piece: int) -> None:
    usual, rows_module.PIECE = rows_module.PIECE, piece
    try:
        rows = Rows(text, width)
    finally:
        rows_module.PIECE = usual
    while not rows.is_exact:
        rows.wrap_more()
    found = [rows.row(number) for number in range(rows.count)]
    assert rows.row(rows.count) is None
    end = 0
    for number, row in enumerate(found):
        assert set(text[end : row.start]) <= set("\r\n\u2028\u2029\x85")
        end = row.end
        for offset in range(row.start, row.end):
            assert rows.row_of(offset) == number
        # White space at the end of a row hangs over its edge, where it is not shown.
        ends = accumulate(cluster.width for cluster in clusters(text, row.start, row.end))
        inked = [not cluster.shown.isspace() for cluster in clusters(text, row.start, row.end)]
        cells = max(compress(ends, inked), default=0)
        assert row.indent + cells <= max(width, 8)
    assert set(text[end:]) <= set("\r\n\u2028\u2029\x85")


def test_a_list_item_hangs_under_its_text() -> None:
    rows = wrapped("  • one two three four five", 16)
    assert [rows.row(number).indent for number in range(rows.count)] == [0, 4, 4]


def test_a_word_longer_than_a_row_is_broken() -> None:
    rows = wrapped("x" * 25, 10)
    assert [(row.start, row.end) for row in map(rows.row, range(rows.count))] == [(0, 10), (10, 20), (20, 25)]


def test_a_line_without_spaces_in_a_script_without_them_fills_its_rows() -> None:
    rows = wrapped("漢字" * 10, 20)
    assert [(row.start, row.end) for row in map(rows.row, range(rows.count))] == [(0, 10), (10, 20)]


def test_an_unseen_piece_has_an_estimated_height_until_it_is_wrapped() -> None:
    text = "\n".join("word " * 50 for _ in range(2_000))
    rows = Rows(text, 40)
    assert not rows.is_exact
    offset = len(text) - 10
    number = rows.row_of(offset)
    row = rows.row(number)
    assert row.start <= offset < row.end
    while not rows.is_exact:
        rows.wrap_more()
    again = rows.row(rows.row_of(offset))
    assert again == row


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=12), st.integers(0, 60), st.integers(0, 30))
def test_lights_are_found_by_place(spans: list[tuple[int, int]], start: int, length: int) -> None:
    lights = [Light(begin, begin + size, Role.QUOTE) for begin, size in spans]
    roles = roles_of([Lights(lights)], start, start + length)
    for offset, role in enumerate(roles, start=start):
        assert bool(role) == any(item.start <= offset < item.end for item in lights)
