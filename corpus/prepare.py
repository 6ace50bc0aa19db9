"""Remakes the file that spares every start the loading of nltk: ``python -m corpus.prepare``."""

from __future__ import annotations

import json
from pathlib import Path

from corpus import alliance


def main(folder: Path = Path(alliance.__file__).parent) -> None:
    """Writes ``prepared.json`` into ``folder``, by default beside the alliance text."""
    path = folder / "prepared.json"
    path.write_text(json.dumps(alliance.prepare(), ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
