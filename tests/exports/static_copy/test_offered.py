"""A list in a static copy offers only what leads to a file."""

from app.exports import static_copy
from app.exports.static_copy.offered import offered
from app.filters import EventFilter
from app.pages.about import about_page
from app.pages.timeline import timeline_page
from app.record.story import Story
from app.web.application import route_paths


def test_a_view_offers_the_values_whose_views_are_kept(story: Story) -> None:
    copy = static_copy.kept_of(route_paths(), story)
    whole = timeline_page(story, EventFilter())
    assert [f.name for f in offered(whole, copy).facets] == [f.name for f in whole.facets]
    narrowed = offered(timeline_page(story, EventFilter(actor=("nasa",))), copy)
    assert [(f.name, [option.id for option in f.options]) for f in narrowed.facets] == [("actor", ["actor-nasa"])]
    assert {year.label for year in narrowed.years if year.url} == {
        value for address in copy.views if address.startswith("/?actor=nasa&year=") for value in [address[-4:]]
    }
    assert offered(timeline_page(story, EventFilter(importance="headline")), copy).years == []


def test_a_window_leads_to_windows_that_are_kept(story: Story) -> None:
    copy = static_copy.kept_of(route_paths(), story)
    at = offered(timeline_page(story, EventFilter(from_="1969", to="1969")), copy).picture.at
    assert (at.previous, at.following, at.nearer) == ("/?from=1968&to=1968", "/?from=1970&to=1970", None)


def test_a_page_without_filters_stays_as_it_is(story: Story) -> None:
    page = about_page(story)
    assert offered(page, static_copy.kept_of(route_paths(), story)) is page
