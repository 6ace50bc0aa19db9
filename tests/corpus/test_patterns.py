"""Expressions that are compiled when they are first used do what compiled ones do."""

from __future__ import annotations

import re
import subprocess
import sys

from corpus.patterns import Pattern


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    text = "One two, ONE three"
    for made, flags in ((Pattern("one", re.IGNORECASE), re.IGNORECASE), (Pattern("one"), 0)):
        own = re.compile("one", flags)
        assert [match.span() for match in made.finditer(text)] == [match.span() for match in own.finditer(text)]
        assert made.findall(text) == own.findall(text)
        assert made.sub("1", text) == own.sub("1", text)
        for name in ("search", "match", "fullmatch"):
            found, expected = getattr(made, name)(text), getattr(own, name)(text)
            assert (found and found.span()) == (expected and expected.span())
        assert [match.span() for match in made.finditer(text, 5)] == [match.span() for match in own.finditer(text, 5)]


def test_a_property_is_understood() -> None:
    assert Pattern(r"\p{Lu}\p{L}+").findall("Ωμέγα alpha") == ["Ωμέγα"]


def test_nothing_is_compiled_before_it_is_used() -> None:
    Pattern("(")
    program = (
        "import sys; from corpus.patterns import Pattern; pattern = Pattern(r'\\p{L}'); "
        "assert 'regex' not in sys.modules; assert pattern.match('é'); assert 'regex' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
