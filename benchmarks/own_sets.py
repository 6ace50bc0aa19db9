"""The question sets that this project wrote, each with the text that it is asked of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.evaluation.detect import SHIPPED, read_question_set
from assistant.evaluation.locate import located
from assistant.evaluation.options import ReadingOptions
from corpus import read_collection
from corpus.alliance import alliance_collection

if TYPE_CHECKING:
    from assistant.evaluation.question_set import QuestionSet
    from corpus import Collection

_PAGES = Path(__file__).parent / "pages"
_QUESTIONS = Path(__file__).parent / "questions"


def alliance_sets(part: str = "") -> list[QuestionSet]:
    """The sets over the alliance text that ship; ``development`` or ``final`` for those of one part."""
    collection = alliance_collection()
    return [_over(collection, name) for name in SHIPPED if part in name]


def reworded_sets() -> list[QuestionSet]:
    """The sets over the alliance text whose questions keep away from its words; development data all of it."""
    collection = alliance_collection()
    return [_over(collection, str(path)) for path in sorted(_QUESTIONS.glob("*.yaml"))]


def page_sets(part: str) -> list[QuestionSet]:
    """The sets over other pages, each over its own; ``part`` is ``development`` or ``final``."""
    paths = page_paths(part)
    return [_over(read_collection([path.with_suffix(".txt")]), str(path)) for path in paths]


def page_paths(part: str) -> list[Path]:
    """The question files of other pages; the page stands beside each as ``.txt``."""
    return sorted((_PAGES / part).glob("*.yaml"))


def _over(collection: Collection, name: str) -> QuestionSet:
    collections = {"": collection}
    return replace(located(read_question_set(name, ReadingOptions()), collections), collections=collections)
