"""Counts how common words are in English prose: ``python benchmarks/make_background.py EVALUATION_FOLDER``.

Remakes ``index/background.json`` (in what share of passages a term stands) and ``index/known_words.txt`` (words that
are no typing errors) from the texts of the public evaluation sets. Only counts are kept, nothing of the texts.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from index.analysis import terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

# A term in fewer passages than this is as rare as a background can say.
_FEWEST_PASSAGES = 20
# A word in lower case this often is a word; a capitalised one, which may be a rare name, needs more.
_FEWEST_AS_WORD = 3
_FEWEST_AS_NAME = 6
# A word that fewer of its passages have in lower case may well be a name: mark, green, grace.
_LEAST_IN_LOWER_CASE = 0.6
_WORD = regex.compile(r"\b\p{L}+(?:['’]\p{L}+)?\b")


def main(folder: Path) -> None:
    """Writes both files."""
    passages = 0
    terms: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    any_case: Counter[str] = Counter()
    for text in texts(folder):
        passages += 1
        terms.update(set(terms_of(text)))
        words = set(_WORD.findall(text))
        lower.update(word for word in words if word.islower())
        any_case.update({word.casefold() for word in words})
    index = Path(__file__).parent.parent / "index"
    shares = {
        term: round(count / passages, 5)
        for term, count in sorted(terms.items())
        if count >= _FEWEST_PASSAGES and term.isalpha()
    }
    background = {"passages": passages, "shares": shares}
    (index / "background.json").write_text(json.dumps(background, indent=0) + "\n", encoding="utf-8")
    known = {word for word, count in lower.items() if count >= _FEWEST_AS_WORD}
    known |= {word for word, count in any_case.items() if count >= _FEWEST_AS_NAME}
    lines = [_as_written(word, lower[word] / any_case[word]) for word in sorted(known) if word.isascii()]
    (index / "known_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{passages} passages, {len(shares)} terms, {len(lines)} known words")


def _as_written(word: str, share_in_lower_case: float) -> str:
    """A word in lower case, or with a capital where it is often written with one."""
    return word if share_in_lower_case >= _LEAST_IN_LOWER_CASE else word.capitalize()


def texts(folder: Path) -> Iterator[str]:
    """Every passage of the public sets."""
    for corpus in sorted(folder.rglob("corpus.jsonl")):
        for line in corpus.open(encoding="utf-8"):
            yield json.loads(line)["text"]
    squad = json.loads((folder / "squad" / "dev-v1.1.json").read_text(encoding="utf-8"))
    for article in squad["data"]:
        for paragraph in article["paragraphs"]:
            yield paragraph["context"]
    for name in ("answerable", "unanswerable"):
        for line in (folder / "clapnq" / f"{name}.jsonl").open(encoding="utf-8"):
            for passage in json.loads(line)["passages"]:
                yield passage["text"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
