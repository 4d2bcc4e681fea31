"""The folder of a static copy is put in its place when it is whole, and nothing of others is lost."""

from pathlib import Path

import pytest

from app.exports.static_copy.folder import MANIFEST, ForeignFolder, replaced


def write(folder: Path, **files: str) -> None:
    """A copy with these files."""
    with replaced(folder) as new:
        for name, text in files.items():
            (new / name).write_text(text, encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    """The files of a folder but for the list of them."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def test_a_copy_is_written_into_a_new_and_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "far/below"):
        write(tmp_path / name, a="1")
        assert content(tmp_path / name) == {"a": "1"}


def test_a_later_copy_takes_the_place_of_an_earlier_one_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    write(tmp_path / "copy", a="1", gone="1")
    write(tmp_path / "copy", a="2")
    assert content(tmp_path / "copy") == {"a": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_what_others_put_beside_a_copy_stays(tmp_path: Path) -> None:
    write(tmp_path / "copy", a="1")
    (tmp_path / "copy" / "CNAME").write_text("timeline.example")
    (tmp_path / "copy" / ".git").mkdir()
    (tmp_path / "copy" / ".git" / "HEAD").write_text("ref")
    write(tmp_path / "copy", a="2")
    assert content(tmp_path / "copy") == {"a": "2", "CNAME": "timeline.example", ".git/HEAD": "ref"}


@pytest.mark.parametrize("name", ["letter", MANIFEST])
def test_a_folder_of_others_is_refused_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / name).write_text("dear")
    with pytest.raises(ForeignFolder, match="holds other files"):
        write(tmp_path / "mine", a="1")
    assert (tmp_path / "mine" / name).read_text() == "dear"
    assert not (tmp_path / "mine" / "a").exists()


def test_a_file_and_a_link_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("dear")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(ForeignFolder, match="is not a folder"):
            write(tmp_path / name, a="1")
    assert (tmp_path / "file").read_text() == "dear"


def test_a_file_of_others_where_the_copy_has_one_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "copy", a="1")
    (tmp_path / "copy" / "b").write_text("mine")
    with pytest.raises(ForeignFolder, match="Move it away"):
        write(tmp_path / "copy", a="2", b="2")
    assert content(tmp_path / "copy") == {"a": "1", "b": "mine"}


def test_a_copy_that_fails_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "copy", a="1")

    def fail() -> None:
        with replaced(tmp_path / "copy") as new:
            (new / "a").write_text("2")
            raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        fail()
    assert content(tmp_path / "copy") == {"a": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
