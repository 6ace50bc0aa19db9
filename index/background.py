"""How common words are in English prose: what a small collection cannot know of itself.

Made by ``benchmarks/make_background.py`` from 34,501 passages of public evaluation sets; only counts are kept.
``known_terms.txt`` is made from WordNet by ``benchmarks/make_wordnet.py``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
# A term that the background does not have stands in fewer than 20 of its 34,501 passages.
_RARE = 1e-4


@cache
def _shares() -> dict[str, float]:
    shares: dict[str, float] = json.loads((_FOLDER / "background.json").read_text(encoding="utf-8"))["shares"]
    return shares


def background_share(term: str) -> float:
    """In what share of English passages a term stands, from 0 to 1."""
    return _shares().get(term, _RARE)


@cache
def known_words() -> frozenset[str]:
    """Words of the language, in lower case: none of them is a typing error."""
    return frozenset(map(str.lower, _words_as_written()))


@cache
def common_words() -> frozenset[str]:
    """Those of them that are mostly written in lower case, and so hardly names."""
    return frozenset(filter(str.islower, _words_as_written()))


@cache
def known_terms() -> frozenset[str]:
    """Terms of rarer words of the language, which are no typing errors either: those of WordNet."""
    return frozenset((_FOLDER / "known_terms.txt").read_text(encoding="utf-8").split())


def _words_as_written() -> list[str]:
    return (_FOLDER / "known_words.txt").read_text(encoding="utf-8").split()
