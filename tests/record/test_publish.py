"""Building a generation: the same seeds give the same one, another gives another, and only a whole one is published."""

import json
import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app import curation
from app.config import ROOT
from app.record import code, database, store
from app.record.code import MADE_BY
from app.record.pointer import POINTER, Pointer, read_pointer
from app.record.store import KEPT, generation_of
from app.record.story import outline
from tests.conftest import WORLD, built, opened
from tests.contracts.test_imports import imported
from tests.contracts.tree import parsed
from tests.curation.spoiling import proved, spoil
from tests.record.damage import damage

SPUTNIK = "events/sputnik.yaml"


def rebuilt(seeds: Path, data: Path) -> Pointer:
    """The pointer after building the seeds in a folder."""
    return store.build(curation.check(seeds)[0], data)


def identity(seeds: Path) -> str:
    """The generation of the seeds in a folder."""
    return generation_of(curation.check(seeds)[0], curation.read_lock(seeds))


def files(data: Path) -> list[str]:
    return sorted(path.name for path in data.glob("*.sqlite"))


def test_a_build_holds_every_record_of_the_seeds(world_data: Path, world: curation.Seeds) -> None:
    generation = opened(world_data)
    with generation.connect() as connection:
        for kind in ("events", "actors", "places", "quotes", "questions", "sources"):
            table = kind.removesuffix("s")
            slugs = connection.execute(text(f"SELECT slug FROM {table}")).scalars()
            assert set(slugs) == set(getattr(world, kind))
        assert connection.execute(text("SELECT count(*) FROM search")).scalar_one() == 8 + 8 + 5 + 4 + 2 + 2
        outlined = outline(connection)
        assert (outlined.generation, str(outlined.horizon)) == (generation.id, "1979-11-30")
    generation.engine.dispose()


def test_the_same_seeds_give_the_same_generation_anywhere(world_data: Path, copied: Path, tmp_path: Path) -> None:
    pointer = rebuilt(copied, tmp_path / "elsewhere")
    assert pointer == read_pointer(world_data)
    assert pointer.generation == identity(WORLD)


def test_comments_and_folding_do_not_make_a_generation(copied: Path, world: curation.Seeds) -> None:
    spoil(copied, SPUTNIK, "title: The", "# a comment\ntitle:   The")
    assert identity(copied) == identity(WORLD)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SPUTNIK, "launches Sputnik 1", "launches Sputnik I"),
        ("site.yaml", "brand: Sputnik → Moon", "brand: Moon"),
        ("eras.yaml", "Before 1961 · machines first", "Before 1961"),
        ("topics.yaml", "name: Rockets", "name: Engines"),
        ("actors/tass.yaml", "News agency", "Press agency"),
        ("quotes/lets-go.yaml", "told the world", "spread it"),
        ("sources/moon-letter.yaml", "Remembers what", "Recalls what"),
        ("articles/moon-letter.txt", "Armstrong’s words", "The words"),
    ],
)
def test_a_change_makes_another_generation(copied: Path, world: curation.Seeds, file: str, old: str, new: str) -> None:
    spoil(copied, file, old, new)
    assert proved(copied) == []
    assert identity(copied) != identity(WORLD)


def test_what_is_current_is_not_built_again(copied: Path, copied_data: Path) -> None:
    data = copied_data
    before = {path.name: path.stat().st_mtime_ns for path in data.iterdir()}
    rebuilt(copied, data)
    assert {path.name: path.stat().st_mtime_ns for path in data.iterdir()} == before


def test_a_changed_record_is_published_beside_the_old_one(copied: Path, copied_data: Path) -> None:
    data = copied_data
    old = read_pointer(data)
    assert old
    spoil(copied, SPUTNIK, "title: The", "title: At night the")
    new = rebuilt(copied, data)
    assert new.generation != old.generation
    assert read_pointer(data) == new
    assert files(data) == sorted([old.file, new.file])
    assert database.is_whole(data, old)


def test_a_damaged_file_is_built_again(copied: Path, copied_data: Path) -> None:
    data = copied_data
    pointer = read_pointer(data)
    assert pointer
    damage(data / pointer.file)
    assert not database.is_whole(data, pointer)
    assert rebuilt(copied, data) == pointer
    assert database.is_whole(data, pointer)


def test_a_missing_file_is_built_again(copied: Path, copied_data: Path) -> None:
    data = copied_data
    pointer = read_pointer(data)
    assert pointer
    (data / pointer.file).unlink()
    assert rebuilt(copied, data) == pointer
    assert database.is_whole(data, pointer)


@pytest.mark.parametrize("pointer", ["", "{}", "[]", "null", '{"generation": "x"}', "\x00"])
def test_a_damaged_pointer_is_written_again(copied: Path, copied_data: Path, pointer: str) -> None:
    data = copied_data
    (data / POINTER).write_text(pointer, encoding="utf-8")
    assert read_pointer(data) is None
    rebuilt(copied, data)
    assert read_pointer(data)


def test_only_the_last_few_generations_are_kept(copied: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    published = []
    for number in range(KEPT + 2):
        spoil(copied, SPUTNIK, "title: ", f"title: {number} ")
        published.append(rebuilt(copied, data).file)
        os.utime(data / published[-1], (number, number))
    assert files(data) == sorted(published[-KEPT:])


def test_no_draft_is_left_where_the_load_fails(copied: Path, tmp_path: Path) -> None:
    spoil(copied, "eras.yaml", "slug: people", "slug: machines")
    seeds, data = curation.load(copied)[0], tmp_path / "data"
    with pytest.raises(IntegrityError):
        store.build(seeds, data)
    assert list(data.iterdir()) == []


def test_a_failed_build_leaves_the_old_one_published(copied: Path, copied_data: Path) -> None:
    data = copied_data
    before = read_pointer(data)
    spoil(copied, "eras.yaml", "slug: people", "slug: machines")
    with pytest.raises(IntegrityError):
        store.build(curation.load(copied)[0], data)
    assert read_pointer(data) == before
    assert [path.name for path in data.iterdir() if path.name.startswith("building-")] == []


def test_the_pointer_names_the_digest_of_the_file(world_data: Path) -> None:
    pointer = json.loads((world_data / POINTER).read_text(encoding="utf-8"))
    assert pointer["sha256"] == database.file_digest(world_data / pointer["file"])
    assert pointer["file"] == f"{pointer['generation']}-{pointer['sha256'][:8]}.sqlite"


def test_a_folder_with_odd_characters_can_hold_a_build(copied: Path, tmp_path: Path) -> None:
    data = built(copied, tmp_path / "data 100% ?#é")
    generation = opened(data)
    with generation.connect() as connection:
        assert outline(connection).generation == generation.id
    generation.engine.dispose()


def test_a_published_file_can_be_carried_elsewhere(world_data: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(world_data, tmp_path / "copy"))
    generation = opened(copy)
    assert generation.id
    generation.engine.dispose()


def code_behind(start: str) -> set[str]:
    """The files of `app` that a file imports, and those that these import, to the last."""
    reached, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for dotted in imported(parsed(ROOT / name)):
            module, package = f"{dotted.replace('.', '/')}.py", f"{dotted.replace('.', '/')}/__init__.py"
            waiting += [path for path in (module, package) if (ROOT / path).is_file() and path not in reached]
    return reached


def uncounted(made_by: tuple[str, ...]) -> list[str]:
    """The code that makes a file and is none of `made_by`."""
    return sorted(name for name in code_behind("app/record/store.py") if not name.startswith(made_by))


def test_all_code_that_makes_a_file_is_part_of_its_identity() -> None:
    """So that no stale build is served when only that code changed."""
    assert uncounted(MADE_BY) == []


@pytest.mark.parametrize("left_out", [name for name in MADE_BY if name != "migrations"])
def test_code_that_makes_a_file_and_is_not_counted_is_seen(left_out: str) -> None:
    assert uncounted(tuple(name for name in MADE_BY if name != left_out))


def test_other_code_makes_another_generation_of_the_same_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module, package = tmp_path / "words.py", tmp_path / "rules"
    (package / "deep").mkdir(parents=True)
    module.write_text("A = 1", encoding="utf-8")
    monkeypatch.setattr(code, "ROOT", tmp_path)
    monkeypatch.setattr(code, "MADE_BY", ("words.py", "rules"))
    monkeypatch.setattr(store, "code_digest", code.code_digest.__wrapped__)
    generations = [identity(WORLD)]
    for path, content in ((module, "A = 2"), (package / "one.py", "B = 1"), (package / "deep" / "two.py", "C = 1")):
        path.write_text(content, encoding="utf-8")
        generations.append(identity(WORLD))
    assert len(set(generations)) == 4
    (tmp_path / "elsewhere.py").write_text("D = 1", encoding="utf-8")
    assert identity(WORLD) == generations[-1]
