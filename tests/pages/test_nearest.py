"""What a mistyped address may have meant: the nearest page or record, or none."""

import pytest

from app.pages.nearest import MOST, nearest, sought
from app.record.story import Story


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/events/moon-landin", "/events/moon-landing"),
        ("/evnts/moon-landing", "/events/moon-landing"),
        ("/moon-landing", "/events/moon-landing"),
        ("/actors/gagarin", "/actors/yuri-gagarin"),
        ("/korolev", "/actors/sergei-korolev"),
        ("/actors/moon-landing", "/events/moon-landing"),
        ("/evnts", "/"),
        ("/Quotations", "/quotes"),
        ("/storry", "/story"),
        ("/questions/who-reaches-the-moon", "/questions/who-would-reach-the-moon"),
    ],
)
def test_the_nearest_is_offered_first(story: Story, path: str, url: str) -> None:
    assert nearest(path, story.names)[0].url == url


@pytest.mark.parametrize("path", ["/wp-login.php", "/.env", "/", "//", "/%", "/events/zzzzzz", "/x" * 500])
def test_nothing_is_offered_where_nothing_is_like_it(story: Story, path: str) -> None:
    assert nearest(path, story.names) == []


def test_few_are_offered_and_each_once(story: Story) -> None:
    near = nearest("/events/moon", story.names)
    assert 0 < len(near) <= MOST
    assert len({link.url for link in near}) == len(near)


def test_the_words_to_search_for_leave_out_the_kind_of_page() -> None:
    assert sought("/events/moon-landing") == "moon landing"
    assert sought("/moon") == "moon"
    assert sought("/a/" + "-".join("bcdefghijk")) == "b c d e f g"
    assert sought("/") == ""
