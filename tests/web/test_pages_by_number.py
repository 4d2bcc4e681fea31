"""Pages by number: what is no number, and what lies beyond the last, is refused in words."""

import pytest

from app.filters import PageFilter
from app.filters.values import FilterError
from app.record.story import Story
from tests.checking import CheckingClient


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "two", "01", "100000", "１"])
def test_what_is_no_number_of_a_page_is_refused_by_name(world_client: CheckingClient, page: str) -> None:
    answer = world_client.get(f"/actors?page={page}", 422)
    assert "must be a number from 1 on" in answer.text


def test_a_page_beyond_the_only_one_is_refused_with_how_many_there_are(world_client: CheckingClient) -> None:
    assert world_client.get("/actors").text
    answer = world_client.get("/actors?page=2", 422)
    assert "must be 1: there is one page" in answer.text


def test_of_several_pages_any_may_be_asked_for_and_none_beyond(story: Story) -> None:
    assert [PageFilter(page=number).within(3) for number in (1, 2, 3)] == [1, 2, 3]
    with pytest.raises(FilterError) as refused:
        PageFilter(page=4).within(3)
    assert [(bad.name, bad.value, bad.message) for bad in refused.value.bad] == [
        ("page", "4", "must be a number from 1 to 3")
    ]
    with pytest.raises(FilterError) as alone:
        PageFilter(page=2).within(1)
    assert [bad.message for bad in alone.value.bad] == ["must be 1: there is one page"]
