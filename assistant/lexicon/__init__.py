"""Words for words: what may stand in a text for a word of a question, and how well it serves.

The lexicon is a folder of YAML files that people write (``general.yaml`` and its neighbours; users add their own) and a
file made from them (``compiled.tsv``), which is all that a question waits for.
"""

from assistant.lexicon.compiled import shipped_lexicon
from assistant.lexicon.model import Lexicon, Relation, RelationKind
from assistant.lexicon.source import LexiconError, read_lexicon_file
from assistant.lexicon.users import UsersFile, read_users_files, with_users_files

__all__ = [
    "Lexicon",
    "LexiconError",
    "Relation",
    "RelationKind",
    "UsersFile",
    "read_lexicon_file",
    "read_users_files",
    "shipped_lexicon",
    "with_users_files",
]
