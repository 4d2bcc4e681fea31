"""What other sites put into a frame: the snippet says where it is, what it is called, and how high it stands."""

from html import unescape

import pytest

from app.filters import EventFilter
from app.pages.embeds import (
    BESIDE,
    NARROW,
    WIDTH,
    Snippet,
    Text,
    event_embed,
    event_snippet,
    picture_embed,
    picture_snippet,
    quote_snippet,
)
from app.pages.picture import picture_view
from app.record import records
from app.record.story import Story


def snippet(**parts: object) -> Snippet:
    """A snippet of one text that is 1000 pixels long."""
    whole = {"page": "/x", "path": "/embed/x", "title": "X", "texts": (Text(1000, 20),), "foot": (), "rest": 100}
    return Snippet(**{**whole, "widest": 800, **parts})  # type: ignore[arg-type]


def test_a_frame_is_as_high_as_its_lines_and_never_lower_where_it_is_narrower() -> None:
    assert snippet().height(600) == 140
    heights = [snippet().height(width) for width in range(200, 1200, 50)]
    assert heights == sorted(heights, reverse=True)
    assert all(height % 10 == 0 for height in heights)


def test_a_picture_is_as_high_as_the_drawing_that_is_shown() -> None:
    drawn = snippet(wide=(1000, 500), tall=(300, 600))
    assert drawn.height(1042) == 500 + 100 + 20
    assert drawn.height(342) == 600 + 100 + 80
    assert drawn.height(NARROW - 1) == drawn.height(BESIDE), "beside the tall one stands what it says"


def test_a_frame_is_as_wide_as_it_may_be_and_no_wider_than_helps() -> None:
    assert [snippet().width(most) for most in (None, 320, 5000)] == [WIDTH, 320, 800]


def test_a_snippet_holds_whatever_a_title_does() -> None:
    html = snippet(title='<b>"A" & ’B’</b>', path="/embed?actor=a&year=1").html("https://x.example")
    assert "<b>" not in html
    assert html.startswith(
        '<iframe src="https://x.example/embed?actor=a&amp;year=1" title="&lt;b&gt;&quot;A&quot; &amp; '
    )
    assert '<b>"A" & ’B’</b>' in unescape(html)
    assert 'width="100%" height="140"' in html


def test_each_kind_of_record_has_its_own_address(story: Story) -> None:
    [event], [quote] = story.load(records.Event, ["sputnik"]), story.load(records.Quote, ["lets-go"])
    view = EventFilter(year=(1961,), order="newest", limit=5)
    picture = picture_snippet(story, view, picture_view(story, view))
    snippets = [event_snippet(story, event), quote_snippet(story, quote), picture]
    assert [(one.page, one.path) for one in snippets] == [
        ("/events/sputnik", "/embed/events/sputnik"),
        ("/quotes/lets-go", "/embed/quotes/lets-go"),
        ("/?year=1961", "/embed?year=1961"),
    ]
    assert picture.title == "3 events in 1961"
    assert picture.discovery("https://x.example") == (
        "https://x.example/oembed?format=json&url=https%3A%2F%2Fx.example%2F%3Fyear%3D1961"
    )


def test_a_mark_that_stands_for_a_public_document_leads_to_the_page(story: Story) -> None:
    general = [e.slug for e in story.find(records.Event) if any(s.general for s in e.sentences)]
    for slug in general:
        marks = [mark for sentence in event_embed(story, slug).sentences for mark in sentence.marks]
        assert any(mark.url.startswith(f"/events/{slug}#note-") for mark in marks)
    assert general


@pytest.mark.parametrize("view", [EventFilter(), EventFilter(actor=("nasa",)), EventFilter(from_="1961", to="1961-06")])
def test_no_link_of_a_picture_stays_in_the_frame(crowd_story: Story, view: EventFilter) -> None:
    picture = picture_embed(crowd_story, view).picture
    links = [*(cluster.url for cluster in picture.clusters.values()), *picture.windows.values()]
    assert all(link.startswith("/") for link in links)
