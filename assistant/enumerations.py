"""Sentences that enumerate: several names in a row, or what "these include"."""

from __future__ import annotations

import re

from assistant.names import NAMES
from corpus.patterns import Pattern

# "These include a shortage of nurses, …".
_SAYS_WHICH = Pattern(
    r"\W*(?:(?:these|those|such)(?:\s+\w+)?|they)\s+(?:include|comprise|range\s+from)\b[^.]*(?:,|\band\b)",
    re.IGNORECASE,
)


def says_which(quote: str) -> bool:
    """Whether ``quote`` says of what was spoken of before it which they are: "These include …"."""
    return _SAYS_WHICH.match(quote) is not None


def enumerates(quote: str) -> bool:
    """Whether ``quote`` holds several names in a row, or says of what was said before which they are."""
    return says_which(quote) or any("," in match.group() or " and " in match.group() for match in NAMES.finditer(quote))
