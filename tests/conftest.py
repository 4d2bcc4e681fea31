"""Fixtures: a tiny record (`tests/world`) and the real one, each built by the real checker, migrations and loader."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app import build, curation
from app.config import ROOT, Settings
from app.main import create_app
from tests.checking import CheckingClient

WORLD = ROOT / "tests" / "world"


def built(seeds: Path, data: Path) -> Path:
    """The data folder `data` with the seeds in `seeds` checked, built and published."""
    found, problems = curation.check(seeds)
    assert not problems, "\n".join(map(str, problems))
    build.build(found, data)
    return data


@pytest.fixture(scope="session")
def world_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the tiny record."""
    return built(WORLD, tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def real_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the real record."""
    return built(ROOT / "seeds", tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="session")
def world_client(world_data: Path) -> Iterator[CheckingClient]:
    """A client of the tiny record that inspects every page it opens."""
    yield CheckingClient(create_app(Settings(data_dir=world_data)))


@pytest.fixture(scope="session")
def client(real_data: Path) -> Iterator[CheckingClient]:
    """A client of the real record that inspects every page it opens."""
    yield CheckingClient(create_app(Settings(data_dir=real_data)))
