"""Takes the words for people from WordNet: ``python benchmarks/make_roles.py DICT_FOLDER``.

Remakes ``assistant/role_words.txt``, by which "The landlord repairs the roof" tells who repairs it: the words whose
usual sense in WordNet 3.1 (Fellbaum 1998; ``index.sense``) is a person, and the bodies that act as people do. WordNet's
licence stands in ``assistant/lexicon/WORDNET-LICENSE.txt``.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from index.background import known_words

# The number of the lexicographers' file that has the nouns for people.
_NOUN, _PERSON = "1", "18"
# What share of a word's senses are people, by the counts of sense-tagged texts, its first sense counted twice more.
_USUAL = 0.6
_FIRST_SENSE = 2
_SHORTEST = 3
_BODIES = """
    agency administration airline army assembly association authority bank board body bureau buyer cabinet city
    coalition college commission committee company congress consortium corporation council country court department
    directorate employer family federation firm foundation government group house institute institution jury league
    manufacturer member ministry municipality nation office operator organisation organization panel parliament party
    police producer provider region regulator school secretariat senate seller society state supplier team tribunal
    union university user worker
    children men parties people women
"""


def main(folder: Path) -> None:
    """Writes the file."""
    people = sorted({*_people(folder), *_BODIES.split()})
    path = Path(__file__).parent.parent / "assistant" / "role_words.txt"
    path.write_text("\n".join(people) + "\n", encoding="utf-8")
    print(f"{len(people):,} words")


def _people(folder: Path) -> set[str]:
    senses: dict[str, list[tuple[int, str, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, number, tagged = line.split()
        word, sense = key.split("%")
        part, file = sense.split(":")[:2]
        if part == _NOUN and word.isalpha() and len(word) >= _SHORTEST:
            senses[word].append((int(number), file, int(tagged)))
    return {word for word, found in senses.items() if _is_person(found)} & known_words()


def _is_person(senses: list[tuple[int, str, int]]) -> bool:
    counts = [(file, tagged + _FIRST_SENSE * (number == 1)) for number, file, tagged in senses]
    people = sum(count for file, count in counts if file == _PERSON)
    return min(senses)[1] == _PERSON and people >= _USUAL * sum(count for _, count in counts)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
