"""The shipped lexicon, compiled into files in which a phrase is found quickly.

``compiled.tsv`` is made from the YAML files beside it by ``make prepared``, ``wordnet.tsv`` from WordNet by
``benchmarks/make_wordnet.py``. A line has a phrase and what it is related to, and the lines are sorted, so that a
question finds the few that it needs without any of the others being read.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.lexicon.model import Lexicon, Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER = Path(__file__).parent
#: What people wrote, compiled.
COMPILED = _FOLDER / "compiled.tsv"
#: What was taken from WordNet.
WORDNET = _FOLDER / "wordnet.tsv"
# One letter for each kind keeps the files small; what stands in them is read by programs only.
_LETTERS = dict(zip(RelationKind, "sfnmbla", strict=True))
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that ships with the product: what people wrote, over what WordNet says."""
    return read_compiled(WORDNET).merged_with(read_compiled(COMPILED))


def read_compiled(path: Path) -> Lexicon:
    """The lexicon in a file that :func:`write_lexicon` wrote."""
    return _FileLexicon(path)


class _FileLexicon(Lexicon):
    """A compiled file, in which phrases are looked up by bisection."""

    def __init__(self, path: Path) -> None:
        super().__init__({})
        self._bytes = path.read_bytes()
        self.longest = int(self._bytes.partition(b"\n")[0])
        self._blocks: dict[bytes, list[bytes]] = {}
        self._unfolded: dict[tuple[str, ...], tuple[Relation, ...]] = {}

    def relations(self, phrase: tuple[str, ...]) -> tuple[Relation, ...]:
        if phrase not in self._unfolded:
            line = self._line(phrase)
            self._unfolded[phrase] = () if line is None else _relations(line)
        return self._unfolded[phrase]

    def __contains__(self, phrase: object) -> bool:
        return isinstance(phrase, tuple) and bool(self.relations(phrase))

    def __len__(self) -> int:
        return self._bytes.count(b"\n") - 1

    def items(self) -> list[tuple[tuple[str, ...], tuple[Relation, ...]]]:
        lines = (line.partition("\t") for line in self._bytes.decode("utf-8").splitlines()[1:])
        return [(tuple(phrase.split(" ")), _relations(related)) for phrase, _, related in lines]

    def _line(self, phrase: tuple[str, ...]) -> str | None:
        """What stands after a phrase; None where it has no line."""
        wanted = " ".join(phrase).encode("utf-8", "surrogatepass") + b"\t"
        lines = self._lines_beginning(wanted[:1])
        place = bisect_left(lines, wanted)
        if place == len(lines) or not lines[place].startswith(wanted):
            return None
        return lines[place][len(wanted) :].decode("utf-8")

    def _lines_beginning(self, letter: bytes) -> list[bytes]:
        """The lines that begin with a byte; who asks one question need not wait for all of them to be told apart."""
        if letter not in self._blocks:
            before = self._bytes.find(b"\n" + letter)
            end = self._bytes.find(b"\n", self._bytes.rfind(b"\n" + letter) + 1)
            self._blocks[letter] = self._bytes[before + 1 : end].split(b"\n") if before >= 0 else []
        return self._blocks[letter]


def _relations(text: str) -> tuple[Relation, ...]:
    return tuple(Relation(tuple(item[1:].split(" ")), _KINDS[item[0]]) for item in text.split("|"))


def compile_lexicon() -> dict[tuple[str, ...], tuple[Relation, ...]]:
    """What ``compiled.tsv`` must hold, made anew from the YAML files beside it."""
    from assistant.lexicon.source import entries_of, make_lexicon  # noqa: PLC0415 - needs a YAML parser

    files = sorted(_FOLDER.glob("*.yaml"))
    entries = [entry for file in files for entry in entries_of(file.read_text(encoding="utf-8"), file.name)]
    return dict(make_lexicon(entries).items())


def write_lexicon(path: Path, relations: Mapping[tuple[str, ...], tuple[Relation, ...]]) -> None:
    """Writes the relations of phrases as a file that a lexicon can be looked up in."""
    longest = max(map(len, relations), default=0)
    path.write_bytes(b"".join([b"%d\n" % longest, *sorted(_written(relations))]))


def _written(relations: Mapping[tuple[str, ...], tuple[Relation, ...]]) -> Iterator[bytes]:
    for phrase, related in relations.items():
        items = "|".join(_LETTERS[relation.kind] + " ".join(relation.terms) for relation in related)
        if items:
            yield f"{' '.join(phrase)}\t{items}\n".encode()


def main() -> None:
    """Writes ``compiled.tsv``."""
    write_lexicon(COMPILED, compile_lexicon())


if __name__ == "__main__":
    main()
