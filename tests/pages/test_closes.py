"""Where a story closes before its sources appeared, what is drawn ends there."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app import curation
from app.record import store
from app.record.story import Story, outline
from tests.conftest import opened
from tests.pages.asking import timeline


@pytest.fixture(scope="module")
def closed(world: curation.Seeds, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny record, closed at the end of 1972, years before its articles were written."""
    assert world.site
    data = tmp_path_factory.mktemp("closed")
    store.build(replace(world, site=world.site.model_copy(update={"closes": "1972-12-31"})), data)
    return data


def test_picture_years_and_last_era_end_with_the_story(closed: Path, story: Story) -> None:
    generation = opened(closed)
    with generation.connect() as connection:
        told = outline(connection).at(connection)
        page = timeline(told)
        assert (page.picture.strip.first, page.picture.strip.last) == (date(1961, 1, 1), date(1972, 12, 31))
        assert [option.label for option in page.years][-1] == "1972"
        assert told.eras[-1].last == date(1972, 12, 31)
        assert told.horizon == story.horizon
    generation.engine.dispose()
    assert story.closes == story.horizon
