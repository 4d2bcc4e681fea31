"""Fixtures: the tiny and the real record beside a connection to what was built of each."""

import pytest
from sqlalchemy import Connection

from app import curation
from app.config import ROOT
from tests.record.by_hand import Record


@pytest.fixture(scope="session")
def tiny(world: curation.Seeds) -> Record:
    """The tiny record, to be counted by hand."""
    return Record(world)


@pytest.fixture(scope="session")
def real(real_connection: Connection) -> Record:
    """The real record, to be counted by hand; read while its build is open, so that both are of one time."""
    return Record(curation.load(ROOT / "seeds")[0])
