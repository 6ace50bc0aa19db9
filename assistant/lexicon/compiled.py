"""The shipped lexicon, compiled; ``make prepared`` makes ``compiled.json`` anew."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from assistant.lexicon.model import Lexicon, Relation, RelationKind

_FOLDER = Path(__file__).parent
_COMPILED = _FOLDER / "compiled.json"
# One letter for each kind keeps the file small; what stands in the file is read by programs only.
_LETTERS = dict(zip(RelationKind, "sfnmba", strict=True))
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that ships with the product."""
    relations = json.loads(_COMPILED.read_text(encoding="utf-8"))["relations"]
    return _LazyLexicon(relations)


class _LazyLexicon(Lexicon):
    """Looks relations up in their compact form, which spares unfolding thousands of which a question needs three."""

    def __init__(self, compact: dict[str, str]) -> None:
        super().__init__({})
        self._compact = compact
        self._unfolded: dict[tuple[str, ...], tuple[Relation, ...]] = {}
        self.longest = max(phrase.count(" ") + 1 for phrase in compact)

    def relations(self, phrase: tuple[str, ...]) -> tuple[Relation, ...]:
        if phrase not in self._unfolded:
            compact = self._compact.get(" ".join(phrase))
            if compact is None:
                return ()
            self._unfolded[phrase] = tuple(
                Relation(tuple(item[1:].split(" ")), _KINDS[item[0]]) for item in compact.split("|")
            )
        return self._unfolded[phrase]

    def __contains__(self, phrase: object) -> bool:
        return isinstance(phrase, tuple) and " ".join(phrase) in self._compact

    def __len__(self) -> int:
        return len(self._compact)

    def items(self) -> list[tuple[tuple[str, ...], tuple[Relation, ...]]]:
        phrases = [tuple(phrase.split(" ")) for phrase in self._compact]
        return [(phrase, self.relations(phrase)) for phrase in phrases]


def compile_lexicon() -> dict[str, Any]:
    """What ``compiled.json`` must hold, made anew from the YAML files beside it."""
    from assistant.lexicon.source import entries_of, make_lexicon  # noqa: PLC0415 - needs a YAML parser

    files = sorted(_FOLDER.glob("*.yaml"))
    entries = [entry for file in files for entry in entries_of(file.read_text(encoding="utf-8"), file.name)]
    return {
        "relations": {
            " ".join(phrase): "|".join(_LETTERS[relation.kind] + " ".join(relation.terms) for relation in relations)
            for phrase, relations in sorted(make_lexicon(entries).items())
        },
    }


def main() -> None:
    """Writes ``compiled.json``."""
    _COMPILED.write_text(json.dumps(compile_lexicon(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
