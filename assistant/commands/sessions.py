"""``alliance sessions``: the kept conversations, listed, shown, exported, deleted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from assistant.commands.options import UsageError, new_parser
from assistant.exit_codes import ExitCode
from assistant.paths import user_paths
from assistant.terminal import one_line, printable, style_for

if TYPE_CHECKING:
    import argparse

    from assistant.sessions import Session, SessionStore, SessionSummary
    from assistant.terminal import Style

_EXAMPLES = """
alliance sessions list plastics
alliance sessions show "What is said about plastics?"
alliance sessions export "What is said about plastics?" > plastics.md
alliance sessions export --json 3 > plastics.json
alliance sessions delete 3
alliance sessions delete --undo
"""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds ``sessions``."""
    parser = new_parser(subparsers, "sessions", "list, show, export and delete kept conversations", _EXAMPLES)
    actions = parser.add_subparsers(metavar="ACTION", required=True, dest="sessions_action")
    listing = actions.add_parser("list", help="list them, the one last used first")
    listing.add_argument("words", nargs="*", help="only those with these words in their name or questions")
    listing.add_argument("--json", action="store_true", help="print one JSON array")
    listing.set_defaults(run_on=_list)
    showing = actions.add_parser("show", help="show one as it was read")
    showing.set_defaults(run_on=_show)
    exporting = actions.add_parser("export", help="print one as Markdown, or as JSON")
    exporting.add_argument("--json", action="store_true", help="as JSON")
    exporting.set_defaults(run_on=_export)
    deleting = actions.add_parser("delete", help="delete one; for a week it can be brought back")
    deleting.add_argument(
        "--undo", action="store_true", help="bring back the one of that name, or the one deleted last"
    )
    deleting.set_defaults(run_on=_delete)
    for action in (showing, exporting):
        action.add_argument("name", help="its name, or its number in the list")
    deleting.add_argument("name", nargs="?", help="its name, or its number in the list")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Does what was asked with the kept conversations."""
    from assistant.sessions import opened_store  # noqa: PLC0415

    with opened_store(user_paths(arguments.home).data) as opened:
        if opened.notice is not None:
            print(one_line(opened.notice), file=sys.stderr)
        return int(arguments.run_on(arguments, opened.store))


def _list(arguments: argparse.Namespace, store: SessionStore) -> int:
    found = store.sessions(" ".join(arguments.words))
    if arguments.json:
        from assistant.json_output import to_json  # noqa: PLC0415

        print(to_json([_summary_object(summary) for summary in found], indent=2))
        return ExitCode.OK
    style = style_for(arguments.color, sys.stdout)
    for summary in found:
        print(_line(summary, style))
    if not found:
        print(
            "No conversation is kept." if not arguments.words else "No conversation has these words.", file=sys.stderr
        )
    return ExitCode.OK if found else ExitCode.NOT_FOUND


def _show(arguments: argparse.Namespace, store: SessionStore) -> int:
    from assistant.session_export import session_text  # noqa: PLC0415

    session = _named(store, arguments.name)
    print(session_text(session))
    return ExitCode.OK


def _export(arguments: argparse.Namespace, store: SessionStore) -> int:
    from assistant.session_export import session_markdown, session_object  # noqa: PLC0415

    session = _named(store, arguments.name)
    if arguments.json:
        from assistant.json_output import to_json  # noqa: PLC0415

        print(to_json(session_object(session), indent=2))
    else:
        print(session_markdown(session), end="")
    return ExitCode.OK


def _delete(arguments: argparse.Namespace, store: SessionStore) -> int:
    if arguments.undo:
        return _undelete(arguments, store)
    if arguments.name is None:
        raise UsageError("Say which conversation: its name, or its number in `alliance sessions list`.")
    summary = _named(store, arguments.name).summary
    store.delete(summary.id)
    print(f"Deleted “{one_line(summary.name)}”; `alliance sessions delete --undo` brings it back.", file=sys.stderr)
    return ExitCode.OK


def _undelete(arguments: argparse.Namespace, store: SessionStore) -> int:
    summary = store.last_deleted(arguments.name)
    if summary is None:
        raise UsageError("No such conversation was deleted in the last week.")
    store.undelete(summary.id)
    print(f"“{one_line(summary.name)}” is back.", file=sys.stderr)
    return ExitCode.OK


def _named(store: SessionStore, name: str) -> Session:
    """The conversation of a name or number.

    Raises:
        UsageError: if there is none.
    """
    summary = store.named(name)
    session = store.session(summary.id) if summary is not None else None
    if session is None and name.isdecimal():
        session = store.session(int(name))
    if session is None:
        raise UsageError(_no_such_session(store, name))
    return session


def _no_such_session(store: SessionStore, name: str) -> str:
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(name, [summary.name for summary in store.sessions()], n=1, cutoff=0.4)
    hint = f"did you mean {near[0]!r}?" if near else "`alliance sessions list` lists them."
    return f"There is no conversation {name!r}; {hint}"


def _line(summary: SessionSummary, style: Style) -> str:
    when = summary.updated.strftime("%Y-%m-%d %H:%M")
    number = style.mark(str(summary.id))
    return f"{number}\t{when}\t{summary.turns}\t{one_line(summary.name)}\t{style.faint(one_line(summary.collection))}"


def _summary_object(summary: SessionSummary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "name": printable(summary.name),
        "collection": summary.collection,
        "texts": list(summary.texts),
        "created": summary.created.isoformat(),
        "updated": summary.updated.isoformat(),
        "turns": summary.turns,
    }
