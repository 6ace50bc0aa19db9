"""Addresses of documents: which may be opened, and whether there is anything here to open them with."""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit

from assistant.terminal import printable


def is_web_address(source: str | None) -> bool:
    """Whether a document's source is an address that a web browser opens, and nothing that runs."""
    if source is None or printable(source) != source or " " in source:
        return False
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def has_desktop() -> bool:
    """Whether a browser has a screen of its own to open on; one in this terminal would write over the chat."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
