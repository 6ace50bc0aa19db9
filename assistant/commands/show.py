"""``alliance show``: a document with its passages and locators."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from assistant.commands.options import UsageError, add_texts, new_parser, read_texts, settings_from
from assistant.exit_codes import ExitCode
from assistant.terminal import one_line, style_for
from corpus import cut_into_passages

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from corpus import Collection, Document, Passage

_EXAMPLES = """
alliance show
alliance show --texts reports/
alliance show annual.md --texts reports/
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``show``."""
    parser = new_parser(subparsers, "show", "show a text with its passages and locators", _EXAMPLES)
    parser.add_argument("document", nargs="?", help="which one; may be left out where there is only one")
    add_texts(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object, the whole text in it")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Shows the document named, or lists the documents where several are there and none is named."""
    settings = settings_from(arguments)
    collection = read_texts(arguments)
    style = style_for(arguments.color, sys.stdout)
    if arguments.document is None and len(collection) > 1:
        for document in collection:
            print(f"{style.mark(one_line(document.id))}\t{one_line(document.title)}")
        return ExitCode.OK
    document = _named(collection, arguments.document)
    passages = cut_into_passages([document], settings.index_settings().passages)
    if arguments.json:
        from assistant.json_output import to_json  # noqa: PLC0415

        print(to_json(_object(document, passages), indent=2))
    else:
        from assistant.plain_output import document_lines  # noqa: PLC0415

        print(*document_lines(document, passages, style), sep="\n")
    return ExitCode.OK


def _named(collection: Collection, name: str | None) -> Document:
    if name is None:
        return collection.documents[0]
    try:
        return collection.document(name)
    except KeyError:
        raise UsageError(_no_such_document(collection, name)) from None


def _no_such_document(collection: Collection, name: str) -> str:
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(name, [document.id for document in collection], n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else "`alliance show` without a name lists them."
    return f"There is no document {name!r} in these texts; {hint}"


def _object(document: Document, passages: Sequence[Passage]) -> dict[str, Any]:
    from assistant.locators import locator  # noqa: PLC0415

    return {
        "document": document.id,
        "title": document.title,
        "source": document.facts.source,
        "publisher": document.facts.publisher,
        "date": str(document.facts.date) if document.facts.date else None,
        "sha256": document.sha256,
        "text": document.text,
        "passages": [
            {
                "number": passage.number,
                "locator": locator(document, passage.span),
                "start": passage.span.start,
                "end": passage.span.end,
                "text": passage.text,
            }
            for passage in passages
        ],
    }
