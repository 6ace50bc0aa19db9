"""The Snowball English stemmer (Porter 2001), through PyStemmer.

nltk has an older Snowball that gives *international* and *internal* one stem, and loading any part of nltk takes longer
than answering a question; PyStemmer binds the reference implementation in C.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from index.irregular import BASES

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - PyStemmer's own name
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802 - PyStemmer's own name


@cache
def _stemmer() -> _Stemmer:
    import Stemmer  # noqa: PLC0415 - untyped, and wanted in this one place

    stemmer: _Stemmer = Stemmer.Stemmer("english")
    return stemmer


def stem(word: str) -> str:
    """The stem of a folded word, an irregular form like its base; a word with a digit in it is its own."""
    return word if any(map(str.isdigit, word)) else _stemmer().stemWord(BASES.get(word, word))


def stems(words: Sequence[str]) -> list[str]:
    """The stems of many folded words without digits, in order; as :func:`stem` of each, in a fraction of the time."""
    return _stemmer().stemWords([BASES.get(word, word) for word in words])
