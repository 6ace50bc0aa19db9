"""Files, folders and JSONL: what is read, what documents are called, and what is said of what cannot be read."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from corpus import BlockKind, Collection, CorpusError, Document, read_collection

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def write_jsonl(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def ids(collection: Collection) -> list[str]:
    return [document.id for document in collection]


def test_a_file_is_called_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, a_txt="Some words.")
    collection = read_collection([tmp_path / "a.txt"])
    assert ids(collection) == ["a.txt"]
    assert collection.name == "a.txt"


def test_a_folder_is_read_to_its_depth_in_the_order_of_its_paths(tmp_path: Path) -> None:
    write(tmp_path, b_txt="B.", a__z_md="# Z", a__a_txt="A.", c_markdown="# C", d_text="D.")
    assert ids(read_collection([tmp_path])) == ["a/a.txt", "a/z.md", "b.txt", "c.markdown", "d.text"]


def test_hidden_files_and_other_kinds_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.", b_py="B", _hidden_txt="C.", _git__d_txt="D.")
    assert ids(read_collection([tmp_path])) == ["a.txt"]


def test_markdown_is_told_by_its_ending_and_anything_else_is_plain_text(tmp_path: Path) -> None:
    write(tmp_path, a_md="# Title\n\nWords.", b_log="# Title\n\nWords.")
    markdown, plain = read_collection([tmp_path / "a.md", tmp_path / "b.log"])
    assert markdown.blocks[0].kind is BlockKind.HEADING
    assert markdown.title == "Title"
    assert plain.quote(plain.blocks[0].span) == "# Title"


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    assert ids(read_collection([tmp_path / "a.txt", tmp_path, tmp_path / "." / "a.txt"])) == ["a.txt"]


def test_two_files_of_one_name_are_called_by_their_paths(tmp_path: Path) -> None:
    write(tmp_path, x__a_txt="One.", y__a_txt="Two.", y__b_txt="Three.")
    assert ids(read_collection([tmp_path / "x", tmp_path / "y"])) == [
        (tmp_path / "x" / "a.txt").as_posix(),
        (tmp_path / "y" / "a.txt").as_posix(),
        "b.txt",
    ]


def test_a_documents_hash_is_that_of_its_file(tmp_path: Path) -> None:
    content = "\ufeffWörter.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(content)
    (document,) = read_collection([tmp_path / "a.txt"])
    assert document.text.encode() == content


def test_jsonl_holds_one_document_a_line(tmp_path: Path) -> None:
    path = write_jsonl(
        tmp_path / "corpus.jsonl",
        {"_id": "d1", "title": "First", "text": "One is here."},
        "",
        {"_id": 7, "text": "Two\n\nis there.", "metadata": {"url": "x"}},
        {"_id": "empty", "title": "", "text": ""},
    )
    first, second, third = read_collection([path])
    assert (first.id, first.title, first.text) == ("d1", "First", "One is here.")
    assert (second.id, second.title, len(second.blocks)) == ("7", "Two", 2)
    assert (third.id, third.blocks) == ("empty", ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1]", "a JSON object with _id, title and text is needed"),
        ("null", "a JSON object"),
        ({"text": "x"}, "has no _id"),
        ({"_id": "", "text": "x"}, "has no _id"),
        ({"_id": True, "text": "x"}, "has no _id"),
        ({"_id": None, "text": "x"}, "has no _id"),
        ('{"_id": NaN, "text": "x"}', "has no _id"),
        ({"_id": "b"}, "has no text"),
        ({"_id": "b", "text": 5}, "has no text"),
        ({"_id": "b", "text": "x", "title": ["x"]}, "title is not a text"),
        ({"_id": "a", "text": "x"}, "stands on line 1 already"),
        ({"_id": "b", "text": "half \ud800"}, "half of a surrogate pair"),
        ('{"_id": ' + "9" * 5_000 + ', "text": "x"}', "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: object, reason: str) -> None:
    path = write_jsonl(tmp_path / "corpus.jsonl", {"_id": "a", "text": "x"}, "", line)
    with pytest.raises(CorpusError) as raised:
        read_collection([path])
    assert raised.value.sentence.startswith(f"{path}, line 3: ")
    assert reason in raised.value.sentence


def test_an_id_that_two_files_share_is_named(tmp_path: Path) -> None:
    one = write_jsonl(tmp_path / "one.jsonl", {"_id": "same", "text": "x"})
    two = write_jsonl(tmp_path / "two.jsonl", {"_id": "same", "text": "y"})
    with pytest.raises(CorpusError, match="'same'"):
        read_collection([one, two])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere\.txt: there is no such file or folder\."):
        read_collection([tmp_path / "nowhere.txt"])


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_a_file_without_a_word_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(content)
    with pytest.raises(CorpusError, match=r"empty\.txt: the file is empty"):
        read_collection([tmp_path / "empty.txt"])


def test_a_file_that_is_not_utf_8_is_named_with_the_byte(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes("Müll".encode("latin-1"))
    with pytest.raises(CorpusError, match=r"latin\.txt: byte 1 is not UTF-8"):
        read_collection([tmp_path / "latin.txt"])


@pytest.mark.parametrize("content", [b"MZ\x00\x00\x01", "words".encode("utf-16-le")])
def test_a_binary_file_that_happens_to_be_utf_8_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "program.txt").write_bytes(content)
    with pytest.raises(CorpusError, match=r"program\.txt: .*not text"):
        read_collection([tmp_path / "program.txt"])


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    write(tmp_path, a_py="x")
    with pytest.raises(CorpusError, match=f"{tmp_path}: no texts in this folder"):
        read_collection([tmp_path])


def test_texts_without_a_block_are_refused_together(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "corpus.jsonl", {"_id": "a", "text": ""})
    with pytest.raises(CorpusError, match="There is no text in"):
        read_collection([path])


def test_links_in_a_circle_are_no_texts(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "folder").symlink_to(tmp_path)
    assert ids(read_collection([tmp_path])) == ["a.txt"]
    with pytest.raises(CorpusError, match=r"loop\.txt: "):
        read_collection([tmp_path / "loop.txt"])


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.")
    os.mkfifo(tmp_path / "pipe.txt")
    assert ids(read_collection([tmp_path])) == ["a.txt"]


def test_a_link_to_a_text_is_read_under_the_links_name(tmp_path: Path) -> None:
    write(tmp_path, elsewhere__real_txt="A.", texts__b_txt="B.")
    (tmp_path / "texts" / "linked.txt").symlink_to(tmp_path / "elsewhere" / "real.txt")
    assert ids(read_collection([tmp_path / "texts"])) == ["b.txt", "linked.txt"]


def test_a_name_that_is_no_text_is_still_a_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Words.", "utf-8")
    (document,) = read_collection([path])
    assert document.id == path.name
    assert isinstance(document, Document)


def test_a_collections_hash_changes_with_its_texts_and_not_with_its_name(tmp_path: Path) -> None:
    write(tmp_path, a_txt="A.", b_txt="B.")
    both = read_collection([tmp_path])
    assert both.sha256 == read_collection([tmp_path], name="another").sha256
    assert both.sha256 != read_collection([tmp_path / "a.txt"]).sha256


def test_what_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is played, because whoever runs the tests may be allowed to read everything."""

    def refuse(path: object, *_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    write(tmp_path, folder__a_txt="A.")
    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    with pytest.raises(CorpusError, match=r"a\.txt: you are not allowed to read it\."):
        read_collection([tmp_path / "folder" / "a.txt"])
    monkeypatch.setattr("os.scandir", refuse)
    with pytest.raises(CorpusError, match=r"folder: you are not allowed to read it\."):
        read_collection([tmp_path / "folder"])
