from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from assistant.cli import main
from assistant.evaluation.run_folder import FORMAT_VERSION, read_run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("_plain_streams")

TIMES = "times.json"


@pytest.fixture
def _plain_streams(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))


@pytest.fixture
def evaluate(
    town_set: Path, town_folder: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs ``alliance eval`` on the town's set, or with the words given alone; exit code, stdout, stderr."""

    def runner(*words: object, on_town: bool = True) -> tuple[int, str, str]:
        own = [str(town_set), "--texts", str(town_folder)] if on_town else []
        capsys.readouterr()
        code = main(["eval", *own, *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return runner


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != TIMES
    }


def test_the_table_shows_figures_with_intervals_and_denominators(evaluate: Callable[..., tuple[int, str, str]]) -> None:
    code, out, err = evaluate("--failures", "all")
    assert code == 0
    assert "town-questions: Questions about Lindvik" in out
    assert re.search(r"^  passed +[01]\.\d{3}   [01]\.\d{3} to [01]\.\d{3} +5$", out, re.MULTILINE)
    assert re.search(r"^  verbatim_rate +1\.000", out, re.MULTILINE)
    assert "questions asked" in err
    assert "\x1b" not in out + err


def test_two_runs_are_the_same_but_for_the_times(evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    for name, jobs in (("a", 1), ("b", 2)):
        code, _, err = evaluate("--out", tmp_path / name, "--baseline", "bm25", "--jobs", jobs)
        assert code == 0, err
    assert _files(tmp_path / "a") == _files(tmp_path / "b")
    assert (tmp_path / "a" / TIMES).is_file()


def test_a_run_says_with_what_it_was_made(evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    evaluate("--out", tmp_path / "run", "--set", "k1=0.9", "--limit", 4)
    manifest = json.loads((tmp_path / "run" / "manifest.json").read_text())
    assert manifest["format_version"] == FORMAT_VERSION
    assert manifest["settings"]["k1"] == 0.9
    assert manifest["options"]["limit"] == 4
    assert manifest["versions"]["alliance"]
    (part,) = manifest["parts"]
    assert len(part["set_sha256"]) == len(part["collection_sha256"]) == 64
    assert str(tmp_path) not in (tmp_path / "run" / "manifest.json").read_text()


def test_a_run_holds_what_other_tools_read(evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    evaluate("--out", tmp_path / "run")
    records = [json.loads(line) for line in (tmp_path / "run" / "questions.jsonl").read_text("utf-8").splitlines()]
    assert [(record["id"], record["history"]) for record in records[:3]] == [
        ("opened", None),
        ("islands", None),
        ("mayor", None),
    ]
    trec = [line.split() for line in (tmp_path / "run" / "run.trec").read_text("utf-8").splitlines()]
    assert all(len(columns) == 6 and columns[1] == "Q0" for columns in trec)
    predictions = json.loads((tmp_path / "run" / "squad-predictions.json").read_text("utf-8"))
    assert predictions["mayor"] == ""
    assert predictions["opened"]
    (part,) = read_run(tmp_path / "run")
    assert [question.id for question in part.judged[:3]] == ["opened", "islands", "mayor"]


def test_ids_with_spaces_stay_one_column_in_a_trec_run(
    evaluate: Callable[..., tuple[int, str, str]], beir_folder: Path, tmp_path: Path
) -> None:
    code, _, _ = evaluate(beir_folder, "--out", tmp_path / "run", on_town=False)
    assert code == 0
    assert "1 Q0 d%201 " in (tmp_path / "run" / "run.trec").read_text()


@pytest.mark.parametrize("fixture", ["squad_file", "beir_folder", "mtrag_folder", "clapnq_folder"])
def test_every_public_form_runs_beside_plain_bm25(
    evaluate: Callable[..., tuple[int, str, str]], request: pytest.FixtureRequest, fixture: str
) -> None:
    code, out, err = evaluate(request.getfixturevalue(fixture), "--baseline", "bm25", on_town=False)
    assert code == 0, err
    assert "difference: assistant less bm25" in out
    assert re.search(r"^  answered +[01]\.\d{3}", out, re.MULTILINE)


def test_figures_can_be_had_as_json(evaluate: Callable[..., tuple[int, str, str]]) -> None:
    _, out, _ = evaluate("--json")
    (part,) = json.loads(out)
    assert set(part["figures"]["passed"]) == {"value", "low", "high", "count"}


def test_conversations_are_asked_after_what_is_wished(evaluate: Callable[..., tuple[int, str, str]]) -> None:
    figures = {name: json.loads(evaluate("--history", name, "--json")[1])[0]["figures"] for name in ("none", "both")}
    assert "none.later.passed" in figures["none"]
    assert "later.passed" not in figures["none"]
    assert {"later.passed", "gold.later.passed", "first.passed"} <= set(figures["both"])


def test_tags_and_limits_choose_questions(evaluate: Callable[..., tuple[int, str, str]]) -> None:
    assert "\n1 question," in evaluate("--tag", "list")[1]
    assert "\n2 questions," in evaluate("--limit", 2)[1]
    code, _, err = evaluate("--tag", "nonsense")
    assert code == 2
    assert "no question has this tag; the tags are date, list, off-topic" in err


def test_only_what_failed_can_be_asked_again(
    evaluate: Callable[..., tuple[int, str, str]], town_set: Path, tmp_path: Path
) -> None:
    town_set.write_text(
        town_set.read_text("utf-8").replace("1874.", "1874.").replace("unanswerable: true", "answers: [Holm]")
    )
    evaluate("--out", tmp_path / "run")
    failed = {question.id for question in read_run(tmp_path / "run")[0].judged if question.passed is False}
    assert "mayor" in failed
    _, out, _ = evaluate("--filter-failing", tmp_path / "run", "--json")
    assert json.loads(out)[0]["figures"]["passed"]["count"] == len(failed)


def test_gates_decide_the_exit_code(evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    assert evaluate("--min", "verbatim_rate=1")[0] == 0
    code, _, err = evaluate("--min", "conversation.all_passed=1.01", "--min", "town-questions:passed=0")
    assert code == 4
    assert "gate failed: town-questions: conversation.all_passed is" in err
    for word, problem in (
        ("passd=1", "did you mean passed?"),
        ("passed", "MEASURE=VALUE"),
        ("x:passed=1", "no such set"),
        ("ECE=1", "less of it is better"),
    ):
        code, _, err = evaluate("--min", word)
        assert code == 2
        assert problem in err
    evaluate("--out", tmp_path / "run")
    assert evaluate("--no-regression", tmp_path / "run")[0] == 0
    code, _, err = evaluate("--no-regression", tmp_path / "run", "--set", "threshold=1")
    assert code == 4
    assert "questions are broken and 0 fixed" in err


def test_two_runs_are_compared_question_by_question(
    evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    evaluate("--out", tmp_path / "a")
    evaluate("--out", tmp_path / "b", "--set", "threshold=1")
    code, out, _ = evaluate("--compare", tmp_path / "a", tmp_path / "b", on_town=False)
    assert code == 0
    assert re.search(r"^0 fixed, \d broken, \d unchanged", out, re.MULTILINE)
    assert "not distinguishable" in out
    assert "before" in out
    assert "The harbour of Lindvik was opened in 1874." in out
    _, out, _ = evaluate("--compare", tmp_path / "a", tmp_path / "a", on_town=False)
    assert "0 fixed, 0 broken, 5 unchanged" in out
    assert "McNemar p = 1.000: not distinguishable" in out


def test_a_folder_without_a_run_and_one_of_another_version_are_refused(
    evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    evaluate("--out", tmp_path / "run")
    manifest = tmp_path / "run" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format_version": 1', '"format_version": 0'))
    code, _, err = evaluate("--compare", tmp_path / "run", tmp_path / "run", on_town=False)
    assert code == 2
    assert "was written in version 0 of the form" in err
    assert "make the run again" in err
    code, _, err = evaluate("--no-regression", tmp_path)
    assert code == 2
    assert "there is no run here" in err
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    code, out, err = evaluate("--out", tmp_path / "mine")
    assert (code, out) == (2, "")
    assert "there is something here that is no run" in err
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


def test_a_run_may_be_written_again_in_its_place(evaluate: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    for _ in range(2):
        assert evaluate("--out", tmp_path / "run")[0] == 0
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".run")]


def test_what_is_wrong_with_a_set_is_said_in_one_line(
    evaluate: Callable[..., tuple[int, str, str]], town_set: Path, tmp_path: Path
) -> None:
    code, _, err = evaluate(town_set, on_town=False)
    assert code == 2
    assert "is not in the alliance text" in err
    assert err.count("\n") == 1
    assert evaluate(town_set, "--texts", tmp_path / "nowhere", on_town=False)[0] == 3
    assert evaluate("--compare", tmp_path, tmp_path)[0] == 2


class _Page(HTMLParser):
    """Collects what a report would fetch, and checks that its tags are closed in order."""

    _VOID = frozenset({"meta", "input", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.references: list[str] = []
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.references += [f"{name}={value}" for name, value in attrs if name in {"src", "href", "action", "data"}]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_report_needs_nothing_but_itself_and_hostile_texts_are_inert(
    evaluate: Callable[..., tuple[int, str, str]], town_folder: Path, town_set: Path, tmp_path: Path
) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)> [red]lamp[/red]"
    (town_folder / "hostile.txt").write_text(
        f"The <b>lamp</b> of Lindvik is \x1b[31m{hostile} \u202e gnorw.\n", "utf-8"
    )
    with town_set.open("a", encoding="utf-8") as file:
        turn = r'{ask: "lamp of Lindvik <i>\e[2J\u202e </details>", unanswerable: true, tags: ["<u>"]}'
        file.write(f"  - id: c2\n    turns: [{turn}]\n")
    code, out, err = evaluate("--out", tmp_path / "run", "--failures", "all", "--baseline", "bm25")
    assert code == 0, err
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err
    html = (tmp_path / "run" / "report.html").read_text("utf-8")
    page = _Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert page.references == []
    assert {"svg", "details", "table", "form"} <= page.tags
    assert not page.tags & {"img", "iframe", "link", "object", "b", "i", "u"}
    assert html.count("<script>") == 1
    assert not re.search(r"https?:|//[a-z]|url\(|@import", html)
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert any("alert(1)" in text for text in page.texts)


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "-h"]) == 0
    out = capsys.readouterr().out
    assert "examples:" in out
    assert "alliance eval --compare run-1 run-2" in out
