"""Whichever way a word is written in the text, it is found by every other way of writing it."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from corpus import Collection, read_document
from index import Index, read_query

if TYPE_CHECKING:
    from assistant import Assistant

_FAMILIES = [
    ["EU-Japan", "EU–Japan", "EU/Japan", "EU Japan", "eu-japan"],
    ["micro-plastics", "microplastics", "micro plastics", "Micro-Plastic"],
    ["30x30", "30 x 30", "30×30", "30 × 30", "30X30"],
    ["life-cycle", "lifecycle", "life cycle", "Life-Cycles"],
    ["post-2020", "post 2020", "post–2020", "Post-2020"],
    ["G20", "G-20", "G 20", "g20"],
    ["31/05/2021", "31 May 2021", "May 31, 2021", "2021-05-31", "31.05.2021", "31st of May 2021"],
    ["co-operation", "cooperation", "Co-Operation"],
    ["R&D", "R & D", "r&d"],
    ["U.S.", "US"],
    ["naïve", "naive", "NAÏVE"],
]
_PAIRS = [pair for family in _FAMILIES for pair in permutations(family, 2)]


@pytest.mark.parametrize(("written", "asked"), _PAIRS)
def test_a_text_that_writes_one_is_found_by_the_other(written: str, asked: str) -> None:
    text = f"The report says {written} somewhere.\n\nThis one says nothing of the sort.\n\nNeither does that."
    index = Index([read_document(text, document_id="a")])
    hits = index.search(read_query(f"what about {asked}", index))
    assert hits, f"{asked!r} does not find {written!r}"
    assert written in hits[0].passage.text


@pytest.mark.parametrize(
    ("asked", "quoted"),
    [
        ("micro plastics", "micro-plastics"),
        ("microplastics", "micro-plastics"),
        ("30 x 30", "30x30"),
        ("30×30", "30x30"),
        ("lifecycle", "life-cycle"),
        ("life cycle", "life-cycle"),
        ("post 2020", "post-2020"),
        ("G-20", "G20"),
        ("G 20", "G20"),
        ("31 May 2021", "31/05/2021"),
        ("2021-05-31", "31/05/2021"),
        ("EU–Japan summit", "EU-Japan"),
    ],
)
def test_the_alliance_text_is_found_by_every_writing(alliance: Assistant, asked: str, quoted: str) -> None:
    hits = alliance.search(asked)
    assert any(quoted in hit.passage.text for hit in hits[:4]), [hit.passage.text for hit in hits]


def test_a_number_is_not_found_by_another() -> None:
    collection = Collection("c", (read_document("There were 30 of them.\n\nThere were 300.", document_id="a"),))
    index = Index(collection)
    assert [hit.passage.text for hit in index.search(read_query("300", index))] == ["There were 300."]
