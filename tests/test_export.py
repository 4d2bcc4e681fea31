"""`timeline export` as a user runs it: what it says, its exit codes, and that nothing of others is lost."""

import sys
from pathlib import Path

import pytest

from app.exports.static_copy.folder import replaced
from app.web import application
from tests.conftest import WORLD
from tests.curation.spoiling import spoil
from tests.test_cli import one_line, timeline


def run(folder: Path, *arguments: str, seeds: Path = WORLD, **environment: str) -> tuple[int, str, str]:
    """The exit code, and what was said on both streams."""
    data = str(folder.parent / "data")
    result = timeline("export", str(folder), *arguments, SEEDS_DIR=str(seeds), DATA_DIR=data, **environment)
    return result.returncode, result.stdout, result.stderr


def test_an_export_says_how_far_it_is_and_what_it_wrote_and_replaces_an_earlier_one(tmp_path: Path) -> None:
    with replaced(tmp_path / "copy") as earlier:
        (earlier / "old.html").write_text("old")
    code, said, progress = run(tmp_path / "copy")
    assert code == 0
    assert said.startswith(f"{tmp_path / 'copy'} holds ")
    done, _, known, _ = progress.splitlines()[-1].split()
    assert done == known
    assert not (tmp_path / "copy" / "old.html").exists()
    html = (tmp_path / "copy" / "events" / "moon-landing" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="./">' in html
    assert "http://localhost" not in html
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "data"]


def test_a_folder_of_others_is_a_wrong_use_and_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("dear")
    code, _, error = run(tmp_path / "mine")
    assert (code, error) == (
        2,
        f"{tmp_path / 'mine'} holds other files. Name a new or empty folder, or one of an earlier export.\n",
    )
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter"]


@pytest.mark.parametrize("address", ["host.example", "ftp://host.example", "https://host.example/?q=1", "https://"])
def test_an_address_that_is_none_is_a_wrong_use(tmp_path: Path, address: str) -> None:
    code, _, error = run(tmp_path / "copy", "--base-url", address)
    assert code == 2
    assert "is no address of a site" in error
    assert not (tmp_path / "copy").exists()


def test_a_record_that_is_wrong_is_not_exported(copied: Path, tmp_path: Path) -> None:
    spoil(copied, "events/sputnik.yaml", "kind: flight", "kind: launch")
    code, said, _ = run(tmp_path / "copy", seeds=copied)
    assert code == 1
    assert "there is no kind of event 'launch'" in said
    assert not (tmp_path / "copy").exists()


def test_a_route_that_nobody_filled_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "route_paths", lambda: ["/weather/{day}"])
    code, _, error = run(tmp_path / "copy")
    assert code == 1
    assert error.startswith("The route /weather/{day} is new to the static copy")
    assert not (tmp_path / "copy").exists()


def test_without_the_tools_one_line_says_how_to_get_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    line = one_line(timeline("export", str(tmp_path / "copy"), SEEDS_DIR=str(WORLD)))
    assert line == "The export needs pagefind: .venv/bin/pip install --require-hashes -r requirements-export.lock"
    assert not (tmp_path / "copy").exists()
