"""What is installed: the four packages, all that they need to run, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release is: with the build tools that are installed, from the repository as it is."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY)],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_it_holds_the_four_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name.split("/")[0] for name in archive.namelist()}
    packages = {name for name in names if not name.endswith(".dist-info")}
    assert packages == {"assistant", "corpus", "index", "tui"}
    assert len(names - packages) == 1


@pytest.mark.parametrize(
    "name",
    [
        "corpus/alliance/eu-japan-green-alliance.txt",
        "corpus/alliance/eu-japan-green-alliance.yaml",
        "corpus/alliance/prepared.json",
        "assistant/answer.schema.json",
        "assistant/py.typed",
        "corpus/py.typed",
        "index/py.typed",
        "tui/py.typed",
    ],
)
def test_what_the_program_reads_is_in_it_byte_for_byte(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(name) == (REPOSITORY / name).read_bytes()


def test_every_file_of_the_packages_is_in_it(wheel: Path) -> None:
    files = {
        path.relative_to(REPOSITORY).as_posix()
        for package in ("assistant", "corpus", "index", "tui")
        for path in (REPOSITORY / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        assert files <= set(archive.namelist())


def test_it_runs_where_nothing_else_is_installed(wheel: Path, tmp_path: Path) -> None:
    """A new environment, an empty home, another folder: what a user has after the first command of the README."""
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    scripts = environment / "bin"
    clean = {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        # How packages are found is whoever runs the tests' business, as is the cache that spares fetching them again.
        **{name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "UV_"))},
        **{name: value for name, value in os.environ.items() if name.lower().endswith("_proxy")},
    }
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    subprocess.run(
        [scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel],
        check=True, env={**clean, "HOME": str(tmp_path / "installer")}, cwd=elsewhere,
    )  # fmt: skip
    summit = _alliance(scripts, ["ask", "When did the EU-Japan Summit take place?"], clean, elsewhere)
    assert summit.returncode == 0
    assert summit.stdout.startswith("May 31\n")
    assert summit.stderr == ""
    (elsewhere / "notes.md").write_text("# Notes\n\nThe mill was closed in 1900. Dr. Smith said so.\n", "utf-8")
    mill = _alliance(scripts, ["ask", "When was the mill closed?", "--texts", "notes.md"], clean, elsewhere)
    assert mill.stdout.startswith("1900\n")
    assert not (tmp_path / "home").exists()


def _alliance(scripts: Path, words: list[str], env: dict[str, str], cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([scripts / "alliance", *words], capture_output=True, text=True, env=env, cwd=cwd, check=False)
