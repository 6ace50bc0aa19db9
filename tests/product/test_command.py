"""The command as a whole: help, version, completion, colour, pipes, interruption."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from assistant import __version__
from assistant.cli import build_parser

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUMMIT = "When did the EU-Japan Summit take place?"
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def commands() -> list[str]:
    (subparsers,) = (action for action in build_parser()._actions if action.choices)  # noqa: SLF001 - argparse has no other way
    return list(subparsers.choices or ())


def test_the_version_is_that_of_the_package(run: Callable[..., Any]) -> None:
    assert run("--version").out == f"alliance {__version__}\n"


def test_help_names_every_command_and_the_exit_codes(run: Callable[..., Any]) -> None:
    ran = run("-h")
    assert ran.code == 0
    for command in commands():
        assert re.search(rf"^    {command}\s", ran.out, re.MULTILINE)
    assert "examples:\n  alliance " in ran.out
    assert re.search(r"0 answered.*1 not found.*2 usage.*3 a text.*130 interrupted", ran.out, re.DOTALL)


@pytest.mark.parametrize("command", commands())
def test_help_of_every_command_has_examples_that_are_right(run: Callable[..., Any], command: str) -> None:
    ran = run(command, "-h")
    assert ran.code == 0
    examples = [
        shlex.split(part)
        for line in ran.out.partition("examples:\n")[2].splitlines()
        for part in re.split(r" \| | && | < | > ", line)
    ]
    written = [words[1:] for words in examples if words[:1] == ["alliance"]]
    assert written
    for words in written:
        # The parser of the one command is what runs; that of all is what helps and completes.
        assert build_parser([command]).parse_args(words) == build_parser().parse_args(words)


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_for_each_shell(run: Callable[..., Any], shell: str) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    for command in commands():
        assert command in ran.out
    assert "explain" in ran.out


def test_the_script_for_bash_completes_commands_and_options(run: Callable[..., Any], tmp_path: Path) -> None:
    script = tmp_path / "alliance.bash"
    script.write_text(run("completion", "bash").out, "utf-8")
    complete = (
        f"source {shlex.quote(str(script))}; COMP_WORDS=(alliance {{words}}); COMP_CWORD={{place}}; "
        "_shtab_alliance; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    for words, place, completed in (("sea", 1, "search"), ("search --exp", 2, "--explain")):
        command = complete.format(words=words, place=place)
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
        assert done.stdout.split() == [completed]


@pytest.mark.parametrize(
    "words",
    [
        ["ask", SUMMIT],
        ["ask", "What is the budget of the alliance?"],
        ["ask", "--json", "?"],
        ["search", "--explain", "micro plastics"],
        ["show"],
        ["ask", "-h"],
        ["ask", "--nonsense"],
        ["-h"],
    ],
    ids=" ".join,
)
def test_a_terminal_gets_the_bytes_that_a_pipe_gets_apart_from_colour(
    run: Callable[..., Any], run_in_terminal: Callable[..., tuple[int, str]], words: list[str]
) -> None:
    piped = run(*words)
    code, shown = run_in_terminal(*words)
    if "--json" in words:
        piped_answer, shown_answer = json.loads(piped.out), json.loads(shown)
        assert {**piped_answer, "elapsed_ms": 0} == {**shown_answer, "elapsed_ms": 0}
    else:
        assert COLOR.sub("", shown) == piped.out + piped.err
    assert code == piped.code
    assert "\x1b" not in piped.out


def test_a_terminal_gets_colour_unless_it_does_not_want_any(run_in_terminal: Callable[..., tuple[int, str]]) -> None:
    assert COLOR.search(run_in_terminal("ask", SUMMIT)[1])
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert not COLOR.search(run_in_terminal("ask", SUMMIT, env=env)[1])
    assert not COLOR.search(run_in_terminal("ask", "--color", "never", SUMMIT)[1])


def test_a_pipe_gets_colour_only_where_it_is_asked_for(run: Callable[..., Any]) -> None:
    plain = run("ask", "--color", "never", SUMMIT).out
    colored = run("ask", "--color", "always", SUMMIT, env={"NO_COLOR": "1"}).out
    assert colored != plain
    assert COLOR.sub("", colored) == plain


@pytest.mark.parametrize("command", ["show", "search alliance", "show --json", "-h", "ask -h", "completion bash"])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, alliance_command: str, command: str) -> None:
    pipeline = f"set -o pipefail; {shlex.quote(alliance_command)} {command} | true"
    done = subprocess.run(["bash", "-c", pipeline], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_first_line_of_a_long_text_is_all_that_is_read(tmp_path: Path, alliance_command: str) -> None:
    (tmp_path / "long.txt").write_text("A sentence stands here.\n\n" * 20_000, "utf-8")
    pipeline = f"set -o pipefail; {shlex.quote(alliance_command)} show --texts long.txt | head -1"
    done = subprocess.run(["bash", "-c", pipeline], capture_output=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"long.txt\n", b"")


@pytest.mark.parametrize(
    ("redirection", "code"),
    [(">/dev/full", 2), (">&-", 0), ("2>&-", 0), ("<&-", 0)],
    ids=["full disk", "no standard output", "no standard error", "no standard input"],
)
def test_streams_that_are_not_there_or_full_are_no_accident(
    tmp_path: Path, alliance_command: str, redirection: str, code: int
) -> None:
    line = f"{shlex.quote(alliance_command)} ask {shlex.quote(SUMMIT)} {redirection}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert ("No space left on device" in done.stderr) == ("full" in redirection)


@pytest.mark.parametrize("words", [["ask", "--jsonl"], ["ask", "-"], ["chat", "--plain"]], ids=" ".join)
def test_an_interruption_ends_with_130_and_without_a_word(
    tmp_path: Path, alliance_command: str, words: list[str]
) -> None:
    with subprocess.Popen(
        [alliance_command, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        # Where the tests themselves run in the background, an interruption is ignored, and children inherit that.
        preexec_fn=_can_be_interrupted,  # noqa: PLW1509 - no thread of this process takes a lock that the child needs
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        if words != ["ask", "-"]:
            line = SUMMIT if words[0] == "chat" else json.dumps({"question": SUMMIT})
            process.stdin.write(f"{line}\n".encode())
            process.stdin.flush()
            process.stdout.readline()  # it has begun
        else:
            _wait_until_it_reads(process.pid)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
        assert process.returncode == 130
        assert process.stderr.read() == b""


def _can_be_interrupted() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_until_it_reads(process: int) -> None:
    """Until the process sleeps in a read of its standard input."""
    while not _reads_standard_input(process):
        os.sched_yield()


def _reads_standard_input(process: int) -> bool:
    with open(f"/proc/{process}/syscall", encoding="ascii") as file:  # noqa: PTH123 - no path, a question to the kernel
        return file.read().split()[:2] == ["0", "0x0"]


def test_config_lists_every_setting_as_yaml_that_can_be_read_again(run: Callable[..., Any], tmp_path: Path) -> None:
    listed = run("config", "--home", str(tmp_path / "home")).out
    settings = tmp_path / "home" / "config" / "settings.yaml"
    assert f"# settings file: {settings}" in listed
    settings.parent.mkdir(parents=True)
    settings.write_text(listed.replace("k1: 1.2", "k1: 0.9"), "utf-8")
    again = run("config", "--home", str(tmp_path / "home"))
    assert again.code == 0
    assert "k1: 0.9\n" in again.out


def test_the_settings_file_is_used_and_a_wrong_one_is_named(run: Callable[..., Any], tmp_path: Path) -> None:
    settings = tmp_path / "config" / "settings.yaml"
    settings.parent.mkdir()
    settings.write_text("passages: 2\n", "utf-8")
    moved = {"ALLIANCE_HOME": str(tmp_path)}
    assert len(json.loads(run("ask", "--json", "alliance", env=moved).out)["passages"]) == 2
    assert len(json.loads(run("ask", "--json", "--set", "passages=3", "alliance", env=moved).out)["passages"]) == 3
    settings.write_text("pasages: 2\n", "utf-8")
    ran = run("ask", "alliance", env=moved)
    assert ran.code == 2
    assert f"{settings}: there is no setting 'pasages'; did you mean passages?" in ran.err


def test_python_runs_the_same_command(run: Callable[..., Any]) -> None:
    code = "import sys; from assistant.cli import main; sys.exit(main(sys.argv[1:]))"
    assert run("ask", SUMMIT, command=(sys.executable, "-c", code)).out == run("ask", SUMMIT).out
