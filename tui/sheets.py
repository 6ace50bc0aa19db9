"""Pages that lie over the chat; how they look is read when the first of them is opened."""

from __future__ import annotations

from pathlib import Path

#: The style sheet of the pages.
SHEETS = Path(__file__).with_name("sheets.tcss")
