"""Fixtures: a tiny record (`tests/world`) and the real one, each built by the real checker, migrations and loader."""

import fcntl
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, settings
from sqlalchemy import Connection, Engine, event

from app import curation
from app.config import ROOT, Settings
from app.record import database, store
from app.record.database import Generation
from app.record.pointer import read_pointer
from app.record.story import Story, outline
from app.web.application import create_app
from tests.bench.crowd import crowd
from tests.checking import CheckingClient
from tests.exporting import exported

WORLD = ROOT / "tests" / "world"
settings.register_profile(
    "project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)
settings.load_profile("project")


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """A seed file is parsed once, however many tests check or build the record in which it stands unchanged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "compose", cache(yaml.compose))
        yield


@pytest.fixture(scope="session", autouse=True)
def _new_builds_are_seen_at_once() -> Iterator[None]:
    """A server looks for a new build each time it is asked, not only now and then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "PAUSE", 0.0)
        patch.setattr(database, "AGAIN", 0.0)
        yield


def built(folder: Path, data: Path) -> Path:
    """The data folder `data` with the seeds in `folder` checked, built and published."""
    seeds, problems = curation.check(folder)
    assert not problems, "\n".join(map(str, problems))
    store.build(seeds, data)
    return data


def opened(data: Path) -> Generation:
    """The generation published in `data`, open read-only."""
    pointer = read_pointer(data)
    assert pointer, f"nothing is published in {data}"
    return Generation(data, pointer)


@pytest.fixture(scope="session")
def world() -> curation.Seeds:
    """The tiny record as the checker reads it."""
    seeds, problems = curation.check(WORLD)
    assert not problems, "\n".join(map(str, problems))
    return seeds


@pytest.fixture(scope="session")
def seeds() -> curation.Seeds:
    """The record in `seeds/`, whichever it is, as the checker reads it."""
    seeds, problems = curation.check(ROOT / "seeds")
    assert not problems, "\n".join(map(str, problems))
    return seeds


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the tiny record, to be spoilt."""
    return Path(shutil.copytree(WORLD, tmp_path / "world"))


@pytest.fixture(scope="session")
def world_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the tiny record."""
    return built(WORLD, tmp_path_factory.mktemp("world"))


@pytest.fixture
def copied_data(world_data: Path, tmp_path: Path) -> Path:
    """A copy of the data folder with the tiny record, to be spoilt or built into; without the link previews that a
    server of the original may be drawing."""
    return Path(shutil.copytree(world_data, tmp_path / "data", ignore=shutil.ignore_patterns("previews")))


@pytest.fixture(scope="session")
def world_copy(world_data: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A static copy of the tiny record, written once for all workers."""
    room = tmp_path_factory.getbasetemp()
    room = room if worker_id == "master" else room.parent
    with (room / "copy.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (room / "copy").exists():
            exported(world_data, room / "copy", live="https://live.example")
    return room / "copy"


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real record."""
    return built(ROOT / "seeds", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def crowd_data(world: curation.Seeds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a crowd made of the tiny record."""
    data = tmp_path_factory.mktemp("crowd")
    store.build(crowd(world, 150), data)
    return data


@pytest.fixture(scope="session")
def connection(world_data: Path) -> Iterator[Connection]:
    """A connection to the tiny record."""
    generation = opened(world_data)
    with generation.connect() as open_connection:
        yield open_connection
    generation.engine.dispose()


@pytest.fixture(scope="session")
def real_connection(real_data: Path) -> Iterator[Connection]:
    """A connection to the real record."""
    generation = opened(real_data)
    with generation.connect() as open_connection:
        yield open_connection
    generation.engine.dispose()


@pytest.fixture(scope="session")
def story(connection: Connection) -> Story:
    """The tiny record as a request sees it."""
    return outline(connection).at(connection)


@pytest.fixture(scope="session")
def crowd_story(crowd_data: Path) -> Iterator[Story]:
    """A crowd made of the tiny record, as a request sees it."""
    generation = opened(crowd_data)
    with generation.connect() as held:
        yield outline(held).at(held)
    generation.engine.dispose()


@pytest.fixture(scope="session")
def real_story(real_connection: Connection) -> Story:
    """The real record as a request sees it."""
    return outline(real_connection).at(real_connection)


@pytest.fixture(scope="session")
def world_client(world_data: Path) -> Iterator[CheckingClient]:
    """A client of the tiny record that inspects every page it opens."""
    with CheckingClient(create_app(Settings(data_dir=world_data))) as checking_client:
        yield checking_client


@pytest.fixture(scope="session")
def client(real_data: Path) -> Iterator[CheckingClient]:
    """A client of the real record that inspects every page it opens."""
    with CheckingClient(create_app(Settings(data_dir=real_data))) as checking_client:
        yield checking_client


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The statements that are sent to any database while a test runs."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)
