"""The view models of quotations: the list's facets, and the page of one."""

import pytest

from app.filters import QuoteFilter
from app.pages.quotes import quote_page, quotes_page
from app.record.story import Story


def test_the_list_says_what_it_holds(story: Story) -> None:
    page = quotes_page(story, QuoteFilter(actor=("tass",)))
    assert page.summary.full == page.title == "1 quotation by TASS"
    assert [entry.quote.slug for entry in page.quotes] == ["chief-designer"]
    assert quotes_page(story, QuoteFilter()).title == "Quotations"


def test_only_speakers_are_offered_as_speakers(story: Story) -> None:
    page = quotes_page(story, QuoteFilter())
    offered = {facet.name: {option.label for option in facet.options} for facet in page.facets}
    assert "Neil Armstrong" in offered["actor"]
    assert "Nikita Khrushchev" not in offered["actor"]


def test_passages_are_joined_and_the_title_is_shortened_at_a_word(story: Story) -> None:
    page = quote_page(story, "we-choose-the-moon")
    assert page.quote.text == "We choose to go to the Moon […] not because they are easy, but because they are hard"
    assert page.title == "“We choose to go to the Moon” … “not because they are easy, but…” · John F. Kennedy"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("actor", "tass", "by TASS"), ("about", "nasa", "about NASA"), ("q", "x", "“x”"), ("year", "1961", "1961")],
)
def test_a_value_is_said_in_a_readers_words(story: Story, name: str, value: str, said: str) -> None:
    assert QuoteFilter().label(name, value, story.names) == said
