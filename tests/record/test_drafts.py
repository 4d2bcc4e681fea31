"""What dead builds leave is swept by the next one and at start; what a living one holds is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import curation
from app.cli.building import current_build
from app.record import store
from app.record.database import Generation, is_whole
from app.record.drafts import draft, is_left, sweep_at_start
from app.record.holding import BrokenGeneration
from app.record.pointer import POINTER, read_pointer, write_pointer
from app.record.sameness import published
from tests.conftest import WORLD
from tests.curation.spoiling import spoil
from tests.record.damage import damage
from tests.record.test_publish import rebuilt

KILLED = """
import os, signal
from pathlib import Path
from app.record.drafts import draft
with draft(Path({data!r})) as path:
    for ending in ("", "-journal", "-wal"):
        Path(str(path) + ending).write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def names(data: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in data.iterdir()}


def three(copied: Path, data: Path) -> list[str]:
    """Three generations more, built one after another; their names."""
    made = []
    for number in range(3):
        spoil(copied, "events/sputnik.yaml", "title: ", f"title: {number} ")
        made.append(rebuilt(copied, data).generation)
    return made


def test_a_draft_goes_whatever_happens(tmp_path: Path) -> None:
    def failing() -> None:
        with draft(tmp_path / "data") as path:
            Path(f"{path}-journal").write_text("half")
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        failing()
    assert names(tmp_path / "data") == set()


def test_what_a_killed_build_left_is_swept_by_the_next_one_and_at_start(copied: Path, copied_data: Path) -> None:
    before = names(copied_data)
    code = KILLED.format(data=str(copied_data))
    for sweeping in (lambda: sweep_at_start(copied_data), lambda: three(copied, copied_data)):
        done = subprocess.run([sys.executable, "-c", code], check=False)
        assert done.returncode == -signal.SIGKILL
        (copied_data / f".{POINTER}.4711").write_text("{")
        (copied_data / "building-gone.sqlite-journal").write_text("half")
        assert len(names(copied_data) - before) == 5
        sweeping()
        left = names(copied_data) - before
        assert not [name for name in left if name.startswith(("building-", "."))]


def test_a_start_sweeps_where_there_is_nothing_to_build(copied: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    current = current_build(copied, data)
    before = names(data)
    subprocess.run([sys.executable, "-c", KILLED.format(data=str(data))], check=False)
    assert names(data) > before
    assert current_build(copied, data) == current
    assert names(data) == before


def test_a_build_of_what_is_current_sweeps_too(copied: Path, copied_data: Path) -> None:
    before = names(copied_data)
    subprocess.run([sys.executable, "-c", KILLED.format(data=str(copied_data))], check=False)
    assert names(copied_data) > before
    rebuilt(copied, copied_data)
    assert names(copied_data) == before


def test_what_a_living_build_holds_stays(copied_data: Path) -> None:
    with draft(copied_data) as path:
        Path(f"{path}-journal").write_text("half")
        assert not is_left(path)
        sweep_at_start(copied_data)
        assert path.exists()
        assert Path(f"{path}-journal").exists()


def test_where_the_pointer_cannot_be_read_no_generation_is_removed(copied_data: Path) -> None:
    (copied_data / POINTER).write_text("{", encoding="utf-8")
    before = names(copied_data)
    sweep_at_start(copied_data)
    assert names(copied_data) == before


def test_a_folder_that_is_not_there_or_only_read_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sweep_at_start(tmp_path / "nowhere")
    (tmp_path / "building-a.sqlite").write_text("half")
    monkeypatch.setattr(os, "access", lambda *_: False)
    sweep_at_start(tmp_path)
    assert names(tmp_path) == {"building-a.sqlite"}


@pytest.mark.parametrize("keep", [1, 2, 5])
def test_so_many_generations_are_kept_as_the_setting_says(copied: Path, copied_data: Path, keep: int) -> None:
    for number in range(4):
        spoil(copied, "events/sputnik.yaml", "title: ", f"title: {number} ")
        store.build(curation.check(copied)[0], copied_data, keep=keep)
    assert len(list(copied_data.glob("*.sqlite"))) == keep


def test_to_roll_back_is_to_serve_the_one_before_until_the_next_build(copied: Path, copied_data: Path) -> None:
    _, two, last = three(copied, copied_data)
    assert store.roll_back(copied_data).generation == two
    held = read_pointer(copied_data)
    assert held
    assert held.held
    assert published(copied, copied_data) == held  # so that no start builds the seeds as they are
    assert published(WORLD, copied_data) == held
    again = rebuilt(copied, copied_data)
    assert (again.generation, again.held) == (last, False)
    assert published(copied, copied_data) is None  # no digest of the seeds was given
    assert again.earlier[0].generation == two


def test_a_build_of_what_is_held_holds_it_no_longer(copied: Path, copied_data: Path) -> None:
    first = read_pointer(copied_data)
    three(copied, copied_data)
    for _ in range(2):
        store.roll_back(copied_data)
    with pytest.raises(BrokenGeneration, match="no earlier generation"):
        store.roll_back(copied_data)
    assert first
    held = read_pointer(copied_data)
    assert held
    assert held.held
    for number in (2, 1):
        spoil(copied, "events/sputnik.yaml", f"title: {number} ", "title: ")
    assert rebuilt(copied, copied_data).generation == held.generation
    now = read_pointer(copied_data)
    assert now
    assert not now.held


def test_a_damaged_one_is_passed_over_on_the_way_back(copied: Path, copied_data: Path) -> None:
    one, _, _ = three(copied, copied_data)
    pointer = read_pointer(copied_data)
    assert pointer
    damage(copied_data / pointer.earlier[0].file)
    assert store.roll_back(copied_data).generation == one


def test_one_of_other_code_is_not_gone_back_to(
    copied: Path, copied_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(copied, copied_data)
    before = read_pointer(copied_data)
    monkeypatch.setattr("app.record.database.made_by", lambda: "other")
    with pytest.raises(BrokenGeneration, match="another version"):
        store.roll_back(copied_data)
    assert read_pointer(copied_data) == before


def test_builds_at_once_all_end_well(copied: Path, tmp_path: Path) -> None:
    """Each publishes what it made; the last one is current, and whatever the pointer names is whole."""
    data = tmp_path / "data"
    code = (
        "import sys; from pathlib import Path; from app import curation; from app.record import store;"
        "store.build(curation.check(Path(sys.argv[1]))[0], Path(sys.argv[2]))"
    )
    running = []
    for number in range(4):
        spoil(copied, "events/sputnik.yaml", "title: ", f"title: {number} ")
        folder = tmp_path / f"seeds{number}"
        subprocess.run(["cp", "-r", copied, folder], check=True)
        running.append(subprocess.Popen([sys.executable, "-c", code, folder, data]))
    assert [process.wait(120) for process in running] == [0] * 4
    pointer = read_pointer(data)
    assert pointer
    assert all(is_whole(data, one) for one in pointer.whole_line)
    assert names(data) == {POINTER, *(one.file for one in pointer.whole_line)}
    Generation(data, pointer).let_go()


def test_a_pointer_that_was_written_by_hand_is_no_obstacle(copied: Path, copied_data: Path) -> None:
    pointer = read_pointer(copied_data)
    assert pointer
    os.utime(copied_data / pointer.file, (0, 0))  # clocks say nothing
    write_pointer(copied_data, pointer)
    made = three(copied, copied_data)
    now = read_pointer(copied_data)
    assert now
    assert [one.generation for one in now.whole_line] == made[::-1]
