"""Reads what a user names: text and Markdown files, folders of them, JSONL files with one document a line."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError
from corpus.model import Collection, Document
from corpus.reader import TextFormat, facts_from, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_FORMATS = {
    ".txt": TextFormat.PLAIN,
    ".text": TextFormat.PLAIN,
    ".md": TextFormat.MARKDOWN,
    ".markdown": TextFormat.MARKDOWN,
}
_JSONL = ".jsonl"
_KNOWN = ", ".join([*_FORMATS, _JSONL])


def read_collection(
    paths: Sequence[Path], name: str | None = None, *, progress: Callable[[float], None] | None = None
) -> Collection:
    """The documents of files and folders, in the order named, those of a folder sorted by path.

    A file's id is its name, or its path inside the folder that was named; where two would be the same, the path as
    given. A JSONL document's id is its ``_id``. Hidden files and files of other kinds in a folder are passed over.

    Args:
        paths: text (``.txt``, ``.text``), Markdown (``.md``, ``.markdown``) and JSONL (``.jsonl``) files, and folders.
            A file of another ending that is named itself is read as plain text.
        name: what the collection is called; by default the last part of each path.
        progress: told now and then what share of the texts is read, from 0 to 1.

    Raises:
        CorpusError: if one cannot be used; the message names it and says why.
    """
    files = _files(paths)
    documents = tuple(_read_all(files) if progress is None else _read_and_tell(files, progress))
    if not any(document.blocks for document in documents):
        raise CorpusError(f"There is no text in {', '.join(map(str, paths))}; name files that hold some.")
    return Collection(name or ", ".join(path.name or str(path) for path in paths), documents)


def _read_all(files: Sequence[tuple[Path, str]]) -> Iterator[Document]:
    for path, document_id in files:
        yield from _read(path, document_id)


def _read_and_tell(files: Sequence[tuple[Path, str]], progress: Callable[[float], None]) -> Iterator[Document]:
    """Reads, and tells the share that is read: by bytes, and inside a file of many documents by their characters."""
    sizes = [path.stat().st_size if path.is_file() else 0 for path, _ in files]
    total, before = sum(sizes) or 1, 0
    for (path, document_id), size in zip(files, sizes, strict=True):
        read = 0
        for document in _read(path, document_id):
            yield document
            read = min(size, read + len(document.text))
            progress((before + read) / total)
        before += size
        progress(before / total)


def _files(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Every file to be read and the id of the document in it; no file twice."""
    # os.path.realpath because Path.resolve raises what is no OSError where links run in a circle.
    found = {os.path.realpath(path): (path, document_id) for root in paths for path, document_id in _files_under(root)}
    counts = Counter(document_id for _, document_id in found.values())
    return [
        (path, document_id if counts[document_id] == 1 else path.as_posix()) for path, document_id in found.values()
    ]


def _files_under(root: Path) -> Iterator[tuple[Path, str]]:
    if not root.is_dir():
        yield root, root.name
        return
    texts = sorted(_texts_in_folder(root), key=lambda path: path.parts)
    if not texts:
        raise CorpusError(f"{root}: no texts in this folder; files ending in {_KNOWN} are read.")
    for path in texts:
        yield path, path.relative_to(root).as_posix()


def _texts_in_folder(root: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise CorpusError(f"{error.filename}: {_reason(error)}.") from error

    for folder, subfolders, names in os.walk(root, onerror=refuse):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            path = Path(folder, name)
            if not name.startswith(".") and path.suffix.lower() in {*_FORMATS, _JSONL} and path.is_file():
                yield path


def _read(path: Path, document_id: str) -> Iterator[Document]:
    text = _decoded(path)
    if path.suffix.lower() == _JSONL:
        yield from _jsonl_documents(path, text)
        return
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise CorpusError(f"{path}: the file is empty; name one that holds text.")
    text_format = _FORMATS.get(path.suffix.lower(), TextFormat.PLAIN)
    yield read_document(text, document_id=document_id, text_format=text_format)


def _decoded(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path}: byte {error.start} is not UTF-8 text; save the file as UTF-8, or name another."
        ) from error
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path}: {_reason(error)}.") from error
    if "\0" in text:
        raise CorpusError(f"{path}: it holds zero bytes and so is not text; save it as UTF-8 text, or name another.")
    return text


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "you are not allowed to read it"
    return (getattr(error, "strerror", None) or str(error)).rstrip(".").lower()


def _jsonl_documents(path: Path, text: str) -> Iterator[Document]:
    seen: dict[str, int] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        if not line.strip():
            continue
        place = f"{path}, line {number}"
        document = _jsonl_document(_json_object(line, place), place)
        first = seen.setdefault(document.id, number)
        if first != number:
            raise CorpusError(f"{place}: the _id {document.id!r} stands on line {first} already; ids are unique.")
        yield document


def _json_object(line: str, place: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise CorpusError(f"{place}: this is not valid JSON ({error}).") from error
    if not isinstance(value, dict):
        raise CorpusError(f"{place}: a JSON object with _id, title and text is needed.")
    return value


def _jsonl_document(value: dict[str, Any], place: str) -> Document:
    document_id = value.get("_id")
    if isinstance(document_id, int) and not isinstance(document_id, bool):
        document_id = str(document_id)
    if not isinstance(document_id, str) or not document_id:
        raise CorpusError(f"{place}: the document has no _id; give it one, a text that no other document has.")
    text = value.get("text")
    if not isinstance(text, str):
        raise CorpusError(f"{place}: the document has no text; give it one, if only an empty one.")
    title = value.get("title")
    if title is not None and not isinstance(title, str):
        raise CorpusError(f"{place}: the title is not a text.")
    try:
        return read_document(text, document_id=document_id, facts=facts_from({"title": title}, place))
    except CorpusError as error:
        raise CorpusError(f"{place}: {error.sentence}") from error
