"""The search of a static copy holds every record, and says in one line what it lacks."""

import sys
from pathlib import Path

import pytest

from app.exports.static_copy.search_index import UNUSED, MissingPagefind, pagefind
from app.record.search import every_row
from app.record.story import Story


def test_every_record_is_indexed_and_nothing_unused_is_kept(world_copy: Path, story: Story) -> None:
    folder = world_copy / "pagefind"
    assert len(list((folder / "fragment").iterdir())) == len(every_row(story.connection))
    assert (folder / "pagefind.js").is_file()
    assert not [path.name for pattern in UNUSED for path in folder.glob(pattern)]


def test_what_is_missing_is_said_with_the_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    with pytest.raises(MissingPagefind, match=r"pip install --require-hashes -r requirements-export\.lock"):
        pagefind()
