"""Dates are found however they are written, and only days that the calendar has."""

from __future__ import annotations

import pytest

from corpus.dates import find_dates


def found(text: str) -> list[tuple[str, int | None, int, int | None]]:
    return [(mention.span.of(text), mention.year, mention.month, mention.day) for mention in find_dates(text)]


@pytest.mark.parametrize(
    "written",
    [
        "31/05/2021", "31.05.2021", "31-05-2021", "31/5/2021", "05/31/2021", "2021-05-31", "31 May 2021",
        "31st May 2021", "31st of May, 2021", "May 31, 2021", "May 31st 2021", "31 MAY 2021", "31\u00a0May\u00a02021",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_day(written: str) -> None:
    assert found(f"It was on {written}, a Monday.") == [(written, 2021, 5, 31)]


@pytest.mark.parametrize(
    ("written", "year", "month", "day"),
    [
        ("May 2021", 2021, 5, None),
        ("Sept. 2021", 2021, 9, None),
        ("May 31", None, 5, 31),
        ("3 Sept", None, 9, 3),
        ("29 February", None, 2, 29),
    ],
)
def test_what_a_text_leaves_open_is_left_open(written: str, year: int | None, month: int, day: int | None) -> None:
    (mention,) = find_dates(written)
    assert (mention.year, mention.month, mention.day) == (year, month, day)
    assert mention.date is None


@pytest.mark.parametrize(
    "text", ["31/04/2021", "29 February 2021", "32 May 2021", "2021-13-01", "5 apples", "it may 5", "1/2", "G20", ""]
)
def test_what_is_no_day_of_the_calendar(text: str) -> None:
    assert [mention for mention in find_dates(text) if mention.date is not None] == []


def test_numbers_are_read_day_first_where_both_readings_are_dates() -> None:
    assert found("03/04/2021") == [("03/04/2021", 2021, 4, 3)]


def test_several_stand_in_the_order_of_the_text() -> None:
    text = "From 1 May 2021 to 2 June, or 2021-07-03."
    assert [quote for quote, *_ in found(text)] == ["1 May 2021", "2 June", "2021-07-03"]


def test_a_month_that_is_a_verb_is_none() -> None:
    assert found("It may 2021 times be so") == [("may 2021", 2021, 5, None)]
    assert found("You may go.") == []
