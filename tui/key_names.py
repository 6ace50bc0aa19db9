"""What keys are called: as they are printed on a keyboard."""

from __future__ import annotations

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "delete": "Del",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "full_stop": ".",
    "comma": ",",
}


def key_name(key: str) -> str:
    """How a key is called, ``Ctrl+N`` for ``ctrl+n``."""
    *modifiers, last = key.split("+") if key != "+" else [key]
    is_letter_with_modifier = len(last) == 1 and modifiers
    name = _NAMES.get(last) or (last.upper() if is_letter_with_modifier or _is_function_key(last) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def _is_function_key(key: str) -> bool:
    return key[:1] == "f" and key[1:].isdecimal()
