"""What other sites show of a link."""

from app import urls
from app.filters import EventFilter, SearchFilter
from app.pages.about import about_page
from app.pages.errors import error_page
from app.pages.events import event_page
from app.pages.quotes import quote_page
from app.pages.search import search_page
from app.pages.sharing import sharing
from app.record.story import Story
from tests.pages.asking import timeline


def test_a_record_is_shown_by_its_own_card(story: Story) -> None:
    event = sharing(event_page(story, "sputnik", EventFilter()), story)
    quote = sharing(quote_page(story, "lets-go"), story)
    assert event
    assert quote
    assert (event.card, event.kind, event.path) == ("/previews/sputnik.png", "article", "/events/sputnik")
    assert quote.card == "/previews/quotes/lets-go.png"


def test_any_other_page_is_shown_by_the_card_of_the_site(story: Story) -> None:
    shared = sharing(about_page(story), story)
    assert shared
    assert (shared.card, shared.path, shared.kind) == (urls.SITE_PREVIEW, "/about", "website")


def test_a_view_is_shared_with_its_filters(story: Story) -> None:
    shared = sharing(timeline(story, year=(1961,)), story)
    assert shared
    assert shared.path == "/?year=1961"
    assert shared.title.startswith("3 events in 1961")


def test_a_search_and_an_error_are_not_shared(story: Story) -> None:
    assert sharing(search_page(story, SearchFilter(q="moon")), story) is None
    assert sharing(error_page(500), story) is None
